"""Years asked of a technology that is younger than that.

Invariant: a number of years is held against a technology only where the words between the two bind them; a number that
several technologies share is told only where every one of them is too young.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._facts import asked_years
from jdlint.checks._since import since
from jdlint.detect.dates import field_date
from jdlint.detect.years import Years
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN
from jdlint.record import Record
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OPTIONS: Mapping[str, Option] = {
    "grace": Option("number", 0.5),
    "binding": Option("words", (), required=True),
    "about_software": Option("words", (), required=True),
    "shared": Option("flag", False),
}
"""`grace`: years by which a date of the table may be wrong. `binding`: words that may stand between the years and what
they are years of. `about_software`: words of which one must stand in the posting before a name that is also a plain
word counts. `shared`: whether to tell of a number that older technologies share, not of one that none can have."""
VALUES = ("years", "name", "since", "age")

_LONGEST = 4
"""Words in the longest name of the table."""
_BEFORE = Lazy(
    r"\s*(?:development|programming|administration|experience|exp\.?|skills?|expertise|practice|(?:power )?user|veteran"
    r"|,?\sused(?:\s\w+)?(?=\sfor))?\s*(?:[:(\[|–—-]+|\bof\b|\bfor\b)?\s*"
    r"(?:(?:at\sleast|(?:a\s)?min(?:imum)?(?:\sof)?\.?|over|more\sthan|>=?|the\s(?:last|past))\s*)*"
)
"""What stands between a technology and the years behind it: "Kubernetes (10+ years)", "worked with Go for 20 years"."""
_AFTER = Lazy(
    r"\s*(?:of\s)?(?:experience|exp\b|required|preferred|minimum|is a must|or (?:more|longer)|and more|plus)?"
    r"(?:\sat the (?:very )?least)?\s*(?:[.,;)\]|]|$)",
    re.I,
)
_BREAK = Lazy(r"[,;:(–—]")
_ALL_OF_THEM = Lazy(
    r"[^.;:\n]{0,60}?,\s(?:all|each|every one)\sof\s(?:them|it|that|which|those)\s"
    r"(?:\w+\s)?(?:with|in|on|using|writing)\s"
)
"""What binds years to a technology over a comma: "ten years of baking, all of them with Rye"."""
_LISTING = Lazy(r"[\s\0]*(?:,|/|&|\+|\bor\b|\band\b|,\s?or\b|,\s?and\b|and/or)[\s\0]*\Z", re.IGNORECASE)
_CLAUSE = frozenset(
    "preferably ideally including plus with who which where you we on in at as is are minimum required must for since "
    "because so but while this that it if when".split()
)
"""Words behind a comma that begin something else than the next entry of a list."""

_BESIDES = frozenset("a an the good strong solid modern deep some other related basic your".split())
"""Words behind "and" with which something begins that is wanted besides: the years are years of what stands before."""


class Named(Record):
    """A technology in the text: its entry in the table, and its words as a range."""

    entry: Mapping[str, Any]
    first: int
    end: int


class _Reader:
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


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each number of years that no one can have yet."""
    reader = _Reader(rule, context)
    if not rule.options["shared"]:
        yield from _too_early(reader, context)
    found = [years for years in context.once("years", asked_years) if years.least > 1]
    for years in found:
        named = _years_of(reader, years)
        day = day_of(context) if named else ""
        if not day:
            continue
        young = [one for one in named if years.least > age(one.entry, day) + rule.options["grace"]]
        if young and (len(young) < len(named)) == rule.options["shared"]:
            yield _match(years, young[0], named, reader, day)


def _too_early(reader: _Reader, context: Context) -> Iterator[Match]:
    """What is said to have been in use since a year in which it was not public."""
    for named, year, end in since(reader.posting, reader.ending):
        if day := day_of(context):
            values = {
                "years": int(day[:4]) - year, "name": named.entry["name"], "since": named.entry["since"],
                "age": f"{age(named.entry, day):.1f}",
            }  # fmt: skip
            yield Match(
                reader.words.starts[named.first], end, values, level=None if "source" in named.entry else "info"
            )


def day_of(context: Context) -> str:
    """The day that counts: that on which the posting says it was published, else that of the run."""
    posted = context.posting.fields.get("posted")
    return (posted and field_date(posted.value)) or context.today


def age(entry: Mapping[str, Any], day: str) -> float:
    """Years from the month in which a technology became public to a day."""
    since = str(entry["since"])
    return int(day[:4]) - int(since[:4]) + (int(day[5:7]) - int(since[5:7])) / 12


def _years_of(reader: _Reader, years: Years) -> Sequence[Named]:
    """The technologies that the years are years of; empty where that is not certain."""
    sentence = reader.posting.sentences[years.sentence]
    first = bisect_left(reader.words.starts, years.span.start)
    after = bisect_left(reader.words.starts, years.span.end)
    if bound := _ALL_OF_THEM.match(reader.posting.masked, years.span.end, sentence.end):
        return _list_from(reader, bisect_left(reader.words.starts, bound.end()), sentence.end_word)
    at = after
    while at < sentence.end_word and at - after <= 10 and not _BREAK.search(reader.gap(at)):
        if reader.at(at, sentence.end_word):
            return _list_from(reader, at, sentence.end_word)
        if reader.words.folded[at] not in reader.binding and not _joins_verbs(reader.words.folded, at):
            break
        at += 1
    return _before(reader, years, sentence.first_word, first)


def _joins_verbs(folded: Sequence[str], at: int) -> bool:
    """Whether a word stands between two things done: "designing and operating"."""
    if folded[at] not in ("and", "or") or at + 1 == len(folded):
        return False
    return folded[at - 1].endswith("ing") and folded[at + 1].endswith("ing")


def _list_from(reader: _Reader, at: int, end: int) -> Sequence[Named]:
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
    return word in _CLAUSE or (not joined and word.endswith("ly")) or word[:1].isdigit()


def _before(reader: _Reader, years: Years, first: int, end: int) -> Sequence[Named]:
    """The technologies that stand before their years."""
    masked = reader.posting.masked
    rest = masked[years.span.end : reader.posting.sentences[years.sentence].end].replace(JOIN, " ")
    at = end
    while at > first and end - at < 8 and not reader.ending(first, at):
        at -= 1
    if at == first or not _AFTER.match(rest):
        return []
    between = masked[reader.words.ends[at - 1] : years.span.start].replace(JOIN, " ")
    begins = between.strip() == "," and reader.at(first, at) is not None and len(_list_to(reader, first, at, True)) == 1
    if not (begins or _BEFORE.fullmatch(between)):
        return []
    return _list_to(reader, first, at, near=re.search(r"[:(\[]", between) is not None)


def _list_to(reader: _Reader, first: int, end: int, near: bool) -> Sequence[Named]:
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


def _match(years: Years, one: Named, named: Sequence[Named], reader: _Reader, day: str) -> Match:
    """The finding, from the years to the last technology, or the other way round."""
    words = reader.words
    start = min(years.span.start, *(words.starts[n.first] for n in named))
    end = max(years.span.end, *(words.ends[n.end - 1] for n in named))
    if reader.posting.masked[end : end + 1] in (")", "]"):
        end += 1
    old = age(one.entry, day)
    values = {
        "years": years.least, "name": one.entry["name"], "since": one.entry["since"], "age": f"{old:.1f}",
    }  # fmt: skip
    return Match(start, end, values, level=None if "source" in one.entry else "info")
