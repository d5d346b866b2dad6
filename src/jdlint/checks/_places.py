"""One job in two towns: the place in the front matter against the lines of the text that are labelled as place.

Invariant: a town counts only where it is known, or where a state or country stands behind it; a district, a street or
"Remote" is held against nothing, and nor is a list of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from jdlint.checks import Context
from jdlint.detect import place
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PARTS = Lazy(r"\s*[,(]\s*")
_SEVERAL = Lazy(
    r"[/;|&+•]|\b(?:or|and|und|remote(?:ly)?|hybrid|anywhere|several|various|multiple|from)\b", re.IGNORECASE
)
_END = Lazy(r"\.\s|\s\s|\s[–—-]\s|;\s(?:hybrid|remote|on-?site|partly|fully)\b", re.IGNORECASE)
"""Where the place ends, and something else begins."""
_OFFICE = Lazy(
    r"\s(?:office|studio|site|headquarters|hub|campus|branch|lab|bakery|plant|team|building|store|warehouse"
    r"|factory)\b|,?\s(?:for|with|where|but|near|close|from|on|and|every)\b",
    re.IGNORECASE,
)
_SITUATED = Lazy(
    r"\b(?:(?:position|job|role|post|vacancy|internship|work|[Yy]ou)\s(?:is|will be|are)\s(?:based|located)\s"
    r"(?:in|at)\s(?:our\s|the\s)?(?:(?:\w+\s){0,2}?(?:office|studio|headquarters|hub|site|lab|branch)s?\sin\s)?"
    r"|[Yy]ou\s(?:will\s)?work\s(?:at|in|from)\s(?:the|our)\s[^.;:,\n]{3,25}\sin\s"
    r"|\bBased\s(?:in|at)\s(?:our\s|the\s)?"
    r"|[Yy]ou\s(?:will\s)?work\s(?:in\s)?(?:a\s)?hybrid(?:ly|\s(?:setting|pattern|set-up|setup|way|mode|model))?\sin\s"
    r"|[Yy]ou\s(?:will\s)?(?:spend|work|come|are|sit)\s(?![^.;\n]{0,120}\b(?:year|month|quarter|first|twice|visit))"
    r"[^.;\n]{0,30}(?:days?|(?:Mon|Tues|Wednes|Thurs|Fri)days?)\b[^.;\n]{0,40}\s(?:at|in|from|to)\sour\s"
    r"(?:\w+\s){0,2}?(?:office|studio|site|headquarters|hub|lab|branch)\sin\s)"
    r"(?P<place>[A-Z][^.;:\n]{2,60})"
    r"|\b[Yy]ou\s(?:will\s)?come\s(?:in\s)?(?:to|into)\sour\s(?:\w+\s){0,2}?(?:office|studio|hub|headquarters)\sin\s"
    r"(?P<visited>[A-Z][^.;:,\n]{2,25}?)(?=\s(?:city\s)?(?:on\s(?:\w+\s)?(?:days?|(?:Mon|Tues|Wednes|Thurs|Fri)days?)\b|(?:one|two|three|four|five|\d)\sdays)"
    r"|\severy\sday)"
    r"|\b(?:[Jj]oin|[Yy]ou(?:['’]ll| will)?\s(?:work|sit|be))\s(?:[^.;:,\n]{3,40}\s)?(?:at|in|from)\sour\s"
    r"(?P<office>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s(?:office|studio|site|headquarters|hub|campus|branch|lab"
    r"|(?:development|delivery|technology|tech|engineering|innovation)\s(?:cent(?:er|re)|hub))\b",
)
_WHERE = Lazy(
    r"\b(?:(?:role|post|posts|position|job|vacancy|applicant|holder|[Yy]ou|[Yy]our\sdesk|headquarters|council|bank|team)\b"
    r"[^.;:,\n]{0,25}?\s(?:(?:is|are|will\sbe|be|been)\s(?:tied\sto|stationed|located|placed|performed|carried\sout|done|put|at|in)"
    r"|stands?|will\sstand|reports?\sto|needs\syou|exists|find\syourself|has\sput\sthis\steam|must\sbe|can\sbe\sat)"
    r"|[Ww]here\s(?:you(?:['’](?:d|ll)|\swill)?\swork|will\sI\swork|is\sthe\sjob)\s?(?:is|\?)"
    r"|[Yy]our\splace\son\sthe\smap)"
    r"(?:\s(?:at|in|to))?:?\s(?:the\s|our\s|its\s|a\s|downtown\s|their\s)?"
    r"(?:(?:site|plant|depot|desk|office|premises|hub|branch|practice|mill|dairy|lab)\s(?:at|in)\s)?"
    r"(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,\s[A-Z][\w.]+(?:\s[A-Z]\w+)?)?)"
)
"""Where the job is, in other words than that it is based or located there."""
_NOISE = Lazy(r"^(?:greater|central|downtown|near|in|the city of|metro)\s", re.IGNORECASE)


def place_in_field(context: Context, options: Mapping[str, Any]) -> Iterator[Match]:
    """The first labelled place in another town than the front matter names; one in the same town confirms that."""
    posting = context.posting
    field = posting.fields.get("location")
    ours = _town(field.value, options) if field else None
    if not field:
        yield from _twice(posting, options)
    if not field or not ours:
        return
    labelled = [*_labelled(posting), *place.under_headings(posting), *_situated(posting)]
    said = [" ".join(posting.text[span.start : span.end].split()) for span in labelled]
    if any(ours in _plain(text) for text in said):
        return
    for span, text in zip(labelled, said, strict=True):
        town = _town(text, options)
        if town and town != ours and town not in _plain(field.value):
            yield Match(*span, {"match": text, "other": field.value}, also=[field.value_span])
            return
    for span, town in _told_in_passing(posting, ours, options):
        if town not in _plain(field.value):
            yield Match(*span, {"match": posting.quoted(span), "other": field.value}, also=[field.value_span])


_OF_THE_JOB = Lazy(
    r"\b(?:you|your|candidate|applicant|role|post|position|job|vacancy|developers?|engineers?|holder|appointee|hire"
    r"|working (?:here|out of)|work (?:location|base|out of|from|in|at)|workplace|place of work|on-?\s?site|site|based"
    r"|report(?:s|ing)?|shortlisted|people)\b",
    re.IGNORECASE,
)
_A_WORKPLACE = Lazy(
    r"\b(?:offices?|hospital|facility|premises|floor|hall|(?:works?|working) (?:from|out of)|plant|branch|campus|studio"
    r"|cent(?:re|er)|headquarters|hub|lab|workshop|terminal|on-?site|site|workplace"
    r"|building|subsidiary|based|located|posted|stationed|employed|work (?:location|base)|place of work"
    r"|on site|in person|working (?:on site|here)|sit)\b",
    re.IGNORECASE,
)
_ELSEWHERE = Lazy(
    r"\b(?:customers?|clients? (?:in|are|across)|also|other|another|second|further|both|either|founded|visit\w*"
    r"|travel\w*|trips?|twice|quarter\w*|once|conferences?|colleagues|abroad|relocat\w*|moved?|grew|until|former\w*"
    r"|from home|remote\w*|anywhere|or|between|sister|of whom|some|few"
    r"|with (?:our|the|a)|whom?|which(?! you)|build|head of|manager|director"
    r"|for (?:the|our) (?:new )?(?:branch|plant|site)"
    r"|meet(?:s|up|ing)?|train(?:ed|ing)|first (?:week|month)s?|partners?|suppliers?)\b",
    re.IGNORECASE,
)
"""Words by which a town in such a sentence may be another one than that of the job."""


def _told_in_passing(posting: Posting, ours: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """The only other known town in which sentences put the job, where the text never names the town of the field."""
    folded, cities = posting.words.folded, _names(tuple(options["cities"]))
    ours_too = {ours, *(name for pair in _same(tuple(options["same"])).items() if ours in pair for name in pair)}
    whole = f" {' '.join(folded)} "
    if any(f" {name} " in whole for name in ours_too):
        return
    text = posting.masked.replace(JOIN, " ").lower()
    found = list[tuple[Span, str]]()
    for at, size in _named(folded, cities):
        start, end = posting.words.starts[at], posting.words.ends[at + size - 1]
        sentence = posting.sentences[posting.words.sentence[at]]
        said = text[sentence.start : sentence.end]
        if posting.block_kinds[sentence.block] in _NOT_THERE or not posting.text[start].isupper():
            continue
        if _OF_THE_JOB.search(said) and _A_WORKPLACE.search(said) and not _ELSEWHERE.search(said):
            found.append((Span(start, end), " ".join(folded[at : at + size])))
    if len({town for _, town in found}) == 1:
        yield found[0]


def _named(folded: Sequence[str], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where names of up to three words stand, and of how many words they are, the longest first."""
    at = 0
    while at < len(folded):
        sizes = range(min(3, len(folded) - at), 0, -1)
        size = next((size for size in sizes if " ".join(folded[at : at + size]) in names), 0)
        if size:
            yield at, size
        at += size or 1


_NOT_THERE = ("company", "title", "equal-opportunity", "benefits")
"""Sections in which a town may be anybody's."""


def _twice(posting: Posting, options: Mapping[str, Any]) -> Iterator[Match]:
    """Another town in a sentence than in the only line that is labelled as place."""
    lines = [*_labelled(posting), *place.under_headings(posting)]
    spans = [*lines, *_situated(posting)]
    towns = [_town(" ".join(posting.text[span.start : span.end].split()), options) for span in spans]
    labelled = {town for town in towns[: len(lines)] if town}
    if len(labelled) != 1 or len(set(towns) - {None}) != 2 or None in towns:
        return
    other = next(span for span, town in zip(spans, towns, strict=True) if town not in labelled)
    values = {"match": posting.quoted(other), "other": posting.quoted(lines[0])}
    yield Match(*other, values, also=[lines[0]])


def _labelled(posting: Posting) -> Iterator[Span]:
    """What lines of the body say that are labelled as place."""
    text = posting.masked.replace(JOIN, " ")
    for block in posting.blocks:
        for start, end in place.labelled(text[block.start : block.end]):
            said = _END.split(text[block.start + start : block.start + end], maxsplit=1)[0]
            yield Span(block.start + start, block.start + start + len(said.rstrip(" .")))


def _situated(posting: Posting) -> Iterator[Span]:
    """The towns in which the text says in a sentence that the job is."""
    text = posting.masked.replace(JOIN, " ")
    for found in (*_SITUATED.finditer(text), *_WHERE.finditer(text)):
        name = found.lastgroup or "place"
        town = _OFFICE.split(found[name], maxsplit=1)[0]
        yield Span(found.start(name), found.start(name) + len(town))


@lru_cache(maxsize=8)
def _names(rows: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_plain, rows))


def _plain(text: str) -> str:
    """A name as it stands among the folded words of a posting: small letters without accents."""
    return " ".join(fold_phrase(text.replace("=", "")))


@lru_cache(maxsize=8)
def _same(rows: tuple[str, ...]) -> Mapping[str, str]:
    """Names of towns and the others that they go by."""
    return {_plain(one): _plain(other) for one, _, other in (row.partition(" = ") for row in rows)}


def _town(value: str, options: Mapping[str, Any]) -> str | None:
    """The town that a value names, in small letters; None where it names none for certain, or several."""
    if _SEVERAL.search(value):
        return None
    parts = [_plain(_NOISE.sub("", part.strip(" ).*_"))) for part in _PARTS.split(value)]
    cities, behind = _names(tuple(options["cities"])), _names(tuple(options["behind"]))
    if len(parts) > 1 and parts[0] in cities and parts[1] in cities - behind:
        return None  # two towns
    is_known = (
        parts[0] in cities or parts[0].removesuffix(" city") in cities or any(part in behind for part in parts[1:])
    )
    parts[0] = _same(tuple(options["same"])).get(parts[0], parts[0])
    return parts[0] if is_known and parts[0] not in behind and parts[0] not in options["districts"] else None
