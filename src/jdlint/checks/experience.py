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
from jdlint.checks._technologies import Named, Reader, list_from, list_to
from jdlint.detect.dates import field_date
from jdlint.detect.years import Years, part_of
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN
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

_BEFORE = Lazy(
    r"\s*(?:development|programming|administration|experience|exp\.?|skills?|expertise|practice|(?:power )?user|veteran"
    r"|(?:developers?|engineers?|programmers?) (?:with|who have)"
    r"|,?\sused(?:\s\w+)?(?=\sfor))?\s*(?:[:(\[|–—-]+|\bof\b|\bfor\b)?\s*"
    r"(?:(?:at\sleast|(?:a\s)?min(?:imum)?(?:\sof)?\.?|over|(?:more|less|fewer)\sthan|>=?|the\s(?:last|past))\s*)*"
)
"""What stands between a technology and the years behind it: "Kubernetes (10+ years)", "worked with Go for 20 years"."""
_AFTER = Lazy(
    r"\s*(?:of\s)?(?:experience|exp\b|in (?:the language|it)\b|required"
    r"|preferred|minimum|is a must|or (?:more|longer)|and more|plus)?"
    r"(?:\sat the (?:very )?least)?\s*(?:[.,;)\]|]|$)",
    re.I,
)
_BREAK = Lazy(r"[,;:(–—]")
_ALL_OF_THEM = Lazy(
    r"[^.;:\n]{0,60}?,\s(?:all|each|every one)\sof\s(?:them|it|that|which|those)\s"
    r"(?:\w+\s)?(?:with|in|on|using|writing)\s"
)
"""What binds years to a technology over a comma: "ten years of baking, all of them with Rye"."""
_LONGEST_DEED = 7
"""Words in what is done, up to the means by which it is done."""
_BY_MEANS_OF = frozenset("with in using on".split())
_BY_TOOLS = frozenset(("with", "using"))
"""Behind a technology that is worked on: "managing Python projects with uv"."""
_PRACTICE = frozenset("experience practice work".split())
"""What is had with a thing that is done by other means: "experience with game servers in Rye 5"."""
_NO_DEED = frozenset("and or plus that who which where for at including like such".split())


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each number of years that no one can have yet."""
    reader = Reader(rule, context)
    if not rule.options["shared"]:
        yield from _too_early(reader, context)
    found = [years for years in context.once("years", asked_years) if years.least > 1]
    for years in (*found, *filter(None, (part_of(years, reader.posting) for years in found))):
        named = _years_of(reader, years)
        day = day_of(context) if named else ""
        if not day:
            continue
        young = [one for one in named if years.least > age(one.entry, day) + rule.options["grace"]]
        if young and (len(young) < len(named)) == rule.options["shared"]:
            yield _match(years, young[0], named, reader, day)


def _too_early(reader: Reader, context: Context) -> Iterator[Match]:
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


def _years_of(reader: Reader, years: Years) -> Sequence[Named]:
    """The technologies that the years are years of; empty where that is not certain."""
    sentence = reader.posting.sentences[years.sentence]
    first = bisect_left(reader.words.starts, years.span.start)
    after = bisect_left(reader.words.starts, years.span.end)
    if bound := _ALL_OF_THEM.match(reader.posting.masked, years.span.end, sentence.end):
        return list_from(reader, bisect_left(reader.words.starts, bound.end()), sentence.end_word)
    at = after
    while at < sentence.end_word and at - after <= 10 and not _BREAK.search(reader.gap(at)):
        if named := reader.at(at, sentence.end_word):
            means = _means(reader, after, sentence.end_word, _BY_TOOLS) if at > after else 0
            return list_from(reader, means if means > named.end else at, sentence.end_word)
        if reader.words.folded[at] not in reader.binding and not _joins_verbs(reader.words.folded, at):
            break
        at += 1
    if means := _means(reader, after, sentence.end_word):
        return list_from(reader, means, sentence.end_word)
    return _before(reader, years, sentence.first_word, first)


def _means(reader: Reader, after: int, end: int, joins: frozenset[str] = _BY_MEANS_OF) -> int:
    """Where that begins by which a thing was done for years: "years of packaging projects with uv"; 0 if nowhere."""
    folded = reader.words.folded
    at = after + (folded[after : after + 1] == ["of"])
    if at < end and folded[at] in _PRACTICE and folded[at + 1 : at + 2] and folded[at + 1] in _BY_MEANS_OF | {"of"}:
        at += 1
    elif at >= end or not folded[at].endswith("ing"):
        return 0
    for word in range(at + 1, min(end - 1, at + _LONGEST_DEED)):
        if _BREAK.search(reader.gap(word)) or folded[word] in _NO_DEED:
            return 0
        if folded[word] in joins:
            return word + 1 if reader.at(word + 1, end) else 0
    return 0


def _joins_verbs(folded: Sequence[str], at: int) -> bool:
    """Whether a word stands between two things done: "designing and operating"."""
    if folded[at] not in ("and", "or") or at + 1 == len(folded):
        return False
    return folded[at - 1].endswith("ing") and folded[at + 1].endswith("ing")


def _before(reader: Reader, years: Years, first: int, end: int) -> Sequence[Named]:
    """The technologies that stand before their years."""
    masked = reader.posting.masked
    rest = masked[years.span.end : reader.posting.sentences[years.sentence].end].replace(JOIN, " ")
    at = end
    while at > first and end - at < 8 and not reader.ending(first, at):
        at -= 1
    if at == first or not _AFTER.match(rest):
        return []
    between = masked[reader.words.ends[at - 1] : years.span.start].replace(JOIN, " ")
    begins = between.strip() == "," and reader.at(first, at) is not None and len(list_to(reader, first, at, True)) == 1
    if not (begins or _BEFORE.fullmatch(between)):
        return []
    return list_to(reader, first, at, near=re.search(r"[:(\[]", between) is not None)


def _match(years: Years, one: Named, named: Sequence[Named], reader: Reader, day: str) -> Match:
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
