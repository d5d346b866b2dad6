"""Names of technologies among the words of a posting, one alone or several in a row.

Invariant: a row counts only if it is whole: where a part of it is no technology of the table, it has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jdlint.checks import Context
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN
from jdlint.record import Record
from jdlint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LONGEST = 4
"""Words in the longest name of the table."""
_LISTING = Lazy(r"[\s\0]*(?:,|/|&|\+|\bor\b|\band\b|,\s?or\b|,\s?and\b|and/or)[\s\0]*\Z", re.IGNORECASE)
_CLAUSE = frozenset(
    "preferably ideally including plus with who which where you we on in at as is are minimum required must for since "
    "because so but while this that it if when our".split()
)
"""Words behind a comma that begin something else than the next entry of a list."""

_BESIDES = frozenset("a an the good strong solid modern deep some other related basic your".split())
"""Words behind "and" with which something begins that is wanted besides: the years are years of what stands before."""
_MORE = frozenset("sure sound good strong solid working fluent knowledge experience familiarity".split())
"""Words behind a comma with which something begins that is wanted besides: "years of Rye, sound knowledge of flour"."""


class Named(Record):
    """A technology in the text: its entry in the table, and its words as a range."""

    entry: Mapping[str, Any]
    first: int
    end: int


class Reader:
    """Finds names of technologies among the words of a posting."""

    def __init__(self, rule: Rule, context: Context) -> None:
        self.posting = context.posting
        self.words = context.posting.words
        self.table = context.tables["technology"]
        self.binding = frozenset(rule.options["binding"])
        self._about = frozenset(rule.options["about_software"])
        self._software: bool | None = None

    def at(self, first: int, end: int) -> Named | None:
        """The longest name that begins at a word and ends before `end`."""
        for stop in range(min(end, first + _LONGEST), first, -1):
            entry = self.table.get(" ".join(self.words.folded[first:stop]))
            entry = self.table[entry] if isinstance(entry, str) else entry
            if entry and self._is_meant(entry, first, stop):
                return Named(entry, first, stop)
        return None

    def ending(self, first: int, end: int) -> Named | None:
        """The longest name that ends before the word `end`, none of its words before `first`."""
        for start in range(max(first, end - _LONGEST), end):
            if (named := self.at(start, end)) and named.end == end:
                return named
        return None

    def gap(self, word: int) -> str:
        """What stands between the word before and this one."""
        return self.posting.masked[self.words.ends[word - 1] : self.words.starts[word]]

    def _is_meant(self, entry: Mapping[str, Any], first: int, stop: int) -> bool:
        """Whether a name that is also a plain word is the technology: by its spelling and the rest of the posting."""
        if "spelt" not in entry or stop - first > 1:
            return True
        written = self.posting.masked[self.words.starts[first] : self.words.ends[first]].replace(JOIN, "")
        if written != entry["spelt"] and written.lower() == entry["spelt"].lower():
            return False
        if self._software is None:
            self._software = not self._about.isdisjoint(self.words.folded)
        return self._software


def list_from(reader: Reader, at: int, end: int) -> Sequence[Named]:
    """The technologies listed from a word on; empty when the list holds what is no technology of the table."""
    found: list[Named] = []
    while named := reader.at(at, end):
        found.append(named)
        at = named.end
        between = reader.gap(at) if at < end else ""
        joined = at < end and reader.words.folded[at] in ("or", "and")
        if joined:
            at += 1
        elif not (between and _LISTING.match(between)):
            return found
        if at < end and reader.words.folded[at] in ("or", "and"):
            at, joined = at + 1, True
    if at >= end or _is_other(reader.words.folded[at], joined):
        return found
    return found if reader.words.folded[at - 1] == "and" and reader.words.folded[at] in _BESIDES else []


def _is_other(word: str, joined: bool) -> bool:
    """Whether a word behind a comma, "and" or "or" begins something else than an entry of the list."""
    return word in _CLAUSE or (not joined and (word in _MORE or word.endswith("ly"))) or word[:1].isdigit()


def list_to(reader: Reader, first: int, end: int, near: bool) -> Sequence[Named]:
    """The technologies listed up to a word, backwards; `near` where a colon or bracket ties the years to the last."""
    found: list[Named] = []
    while named := reader.ending(first, end):
        found.append(named)
        end = named.first
        if end > first and reader.words.folded[end - 1] in ("or", "and"):
            end -= 1
        elif not (end > first and re.fullmatch(r"[\s\0]*[,/&+][\s\0]*", reader.gap(end))):
            return found
    return found if near or end <= first else []
