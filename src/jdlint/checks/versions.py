"""Versions that do not exist: "Java 47", "Angular 3", "Python 3.98".

Invariant: only names of the table count, and only where the number stands right behind the name and counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OPTIONS: Mapping[str, Option] = {}
VALUES = ("version", "name", "newest")

_LAST_OF_A_CENTURY = 999
"""Above this a number is that of a year, and a version only of what is numbered by years."""
AS_OF = "2025-12"
"""The month in which the table was true; the rule that reads it names the same."""
_AGED = 2
"""The second number from which on a version has been out for a while, which the next one cannot have."""
_LAST = frozenset("0123456789+x")
"""What a version ends with."""
_NUMBER = Lazy(r"v?(\d{1,4})(?:\.(\d{1,3}|x))?(?:\.\d+)*\+?")
_GLUED = Lazy(r"(html|php|java|python)(\d{1,2})")
"""Names that are written in one word with their version."""
_AFTER = Lazy(
    r"\s*(?:[.,;:()/\]|•]|$|\+?\s*(?:or|and|experience|development|developer|skills|with|in|on|is|are|to|features"
    r"|helps|required|preferred|knowledge|programming|a|an|as|for|at|well|plus|would|clients?|machines?|devices"
    r"|pcs|servers?|instances?|databases?|lts|codebase|apps?|applications?|backend|services?|that|which|from|by"
    r"|since|under|because|but|so|while|when|if|where|daily|today|throughout|every|last|before|after|until|this"
    r"|next|within|across|over|when|via|into|onto|already|now|only|here|than|up to date|right|too|again|also|we"
    r"|you|our|your|they|it|there|last|should|must|will|have|has|clusters?|flows?|images?|modules?|pages?|sites?"
    r"|projects?|models?|monolith|scripts?|code|jobs?|tools?|replication|administration|migration|certification|tuning)\b)",
    re.I,
)
"""What follows a version; a number that counts something has that behind it ("React 20 hours a week")."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each version above the newest that can be out on the day of the run, and each that was left out."""
    posting, table = context.posting, context.tables["versions"]
    folded = posting.words.folded
    for at in [at for at, word in enumerate(folded) if word[-1] in _LAST]:
        if glued := _GLUED.fullmatch(folded[at]):
            yield from _glued(context, at, glued[1], int(glued[2]))
        if not at:
            continue
        if (number := _NUMBER.fullmatch(folded[at])) and (name := _name_before(posting, table, at)):
            first, entry = name
            newest = _wrong(entry, int(number[1]), number[2], context.today)
            if newest and _is_spelt(posting, entry, first) and _is_version(posting, first, at):
                yield _match(posting, entry, first, at, newest)


def _glued(context: Context, at: int, name: str, number: int) -> Iterator[Match]:
    """A match for "HTML6", where there is no such version."""
    posting, entry = context.posting, context.tables["versions"].get(name)
    newest = entry and _wrong(entry, number, None, context.today)
    if entry and newest and posting.text[posting.words.starts[at]].isupper():
        yield _match(posting, entry, at, at, newest)


def _name_before(posting: Posting, table: Mapping[str, Any], at: int) -> tuple[int, Mapping[str, Any]] | None:
    """The entry whose name ends before a word, and the word that it begins with."""
    folded = posting.words.folded
    at -= folded[at - 1] == "version" and at > 1
    for first in (at - 2, at - 1):
        entry = table.get(" ".join(folded[first:at])) if first >= 0 else None
        if entry:
            return first, table[entry] if isinstance(entry, str) else entry
    return None


def _wrong(entry: Mapping[str, Any], major: int, minor: str | None, today: str) -> str:
    """The newest version, when there is none with these numbers; else nothing. What came out since is allowed for."""
    since = max(entry["on"], AS_OF)
    today = today or since  # a run without a date is one on the day of the table
    years = max(0.0, int(today[:4]) - int(since[:4]) + (int(today[5:7]) - int(since[5:7])) / 12)
    newest = f"{entry['newest']}"
    if major in entry.get("older", ()) or (major > _LAST_OF_A_CENTURY >= entry["newest"]):
        return ""  # a year in which it was used, perhaps
    if major in entry.get("never", ()):
        return newest
    if major > entry["newest"]:
        more = entry["newest"] + years * entry["a_year"]
        has_aged = minor is not None and minor.isdigit() and int(minor) >= _AGED
        is_late = major > more + 1 or (major > more and has_aged and entry["a_year"] <= 1)
        return newest if is_late or not entry["a_year"] else ""
    if last := entry.get("last", {}).get(str(major)):  # "PostgreSQL 9.9": after 9.6 came 10
        return newest if minor and minor.isdigit() and int(minor) > last else ""
    if major < entry["newest"] or "minor" not in entry or not (minor and minor.isdigit()):
        return ""
    return f"{newest}.{entry['minor']}" if int(minor) > entry["minor"] + years * entry["minor_a_year"] + 1 else ""


def _is_version(posting: Posting, first: int, at: int) -> bool:
    """Whether name and number stand side by side in one sentence, and the number counts nothing."""
    words = posting.words
    if words.sentence[first] != words.sentence[at] or posting.masked[words.ends[at - 1] : words.starts[at]].strip():
        return False
    end = posting.sentences[words.sentence[at]].end
    return _AFTER.match(posting.masked[words.ends[at] : end].replace(JOIN, " ")) is not None


def _is_spelt(posting: Posting, entry: Mapping[str, Any], first: int) -> bool:
    written = posting.text[posting.words.starts[first] : posting.words.ends[first]]
    return "spelt" not in entry or written == entry["spelt"]


def _match(posting: Posting, entry: Mapping[str, Any], first: int, at: int, newest: str) -> Match:
    start, end = posting.words.starts[first], posting.words.ends[at]
    values = {"version": " ".join(posting.text[start:end].split()), "name": entry["name"], "newest": newest}
    return Match(start, end, values)
