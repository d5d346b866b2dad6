"""One job in two towns: the place in the front matter against the lines of the text that are labelled as place.

Invariant: a town counts only where it is known, or where a state or country stands behind it; a district, a street or
"Remote" is held against nothing, and nor is a list of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jdlint.checks import Context
from jdlint.checks._town_names import plain, town_in
from jdlint.detect import place
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Field, Posting, Span
from jdlint.rule import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_END = Lazy(r"\.\s|\s\s|\s[–—-]\s|;\s(?:hybrid|remote|on-?site|partly|fully)\b", re.IGNORECASE)
"""Where the place ends, and something else begins."""
_OFFICE = Lazy(
    r"\s(?:office|studio|site|headquarters|hub|campus|branch|lab|bakery|plant|team|building|store|warehouse"
    r"|factory)\b|,\sthe\srest\b|,?\s(?:for|with|where|but|near|close|from|on|and|every)\b",
    re.IGNORECASE,
)
_SITUATED = Lazy(
    r"\b(?:(?:position|job|role|post|vacancy|internship|work|[Yy]ou)\s(?:is|will be|are)\s(?:based|located)\s"
    r"(?:in|at)\s(?:our\s|the\s)?(?:(?:\w+\s){0,2}?(?:office|studio|headquarters|hub|site|lab|branch)s?\sin\s)?"
    r"|[Yy]ou\s(?:will\s)?work\s(?:at|in|from)\s(?:the|our)\s[^.;:,\n]{3,25}\sin\s"
    r"|\bBased\s(?:in|at)\s(?:our\s|the\s)?"
    r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d)\sdays?\s(?:a|per|each)\sweek\s(?:in|at|from)\sour\s"
    r"(?:\w+\s){0,2}?(?:office|studio|site|headquarters|hub|lab|branch)\sin\s"
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
_TOWN_KEYS = ("addresslocality", "locality", "town", "city")
_TOWN = Lazy(r"(?!Remote)[A-Z][^\W\d]+(?:[ -][A-Z][^\W\d]+){0,2}")
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


def _town_of(field: Field) -> str | None:
    """What a field for nothing but a town names, known or not: "addressLocality: Nelson"."""
    is_town = field.key.rpartition(".")[2].lower() in _TOWN_KEYS
    return plain(field.value) if is_town and _TOWN.fullmatch(field.value) else None


def place_in_field(context: Context, options: Mapping[str, Any]) -> Iterator[Match]:
    """The first labelled place in another town than the front matter names; one in the same town confirms that."""
    posting = context.posting
    field = posting.fields.get("location")
    ours = town_in(field.value, options) or _town_of(field) if field else None
    if not field:
        yield from _twice(posting, options)
    if not field or not ours:
        return
    labelled = [*_labelled(posting), *place.under_headings(posting), *_situated(posting)]
    said = [" ".join(posting.text[span.start : span.end].split()) for span in labelled]
    if any(ours in plain(text) for text in said):
        return
    for span, text in zip(labelled, said, strict=True):
        town = town_in(text, options)
        if town and town != ours and town not in plain(field.value):
            yield Match(*span, {"match": text, "other": field.value}, also=[field.value_span])
            return
    from jdlint.checks._in_passing import told_in_passing

    for span, town in told_in_passing(context, ours, options):
        if town not in plain(field.value):
            yield Match(*span, {"match": posting.quoted(span), "other": field.value}, also=[field.value_span])


def _twice(posting: Posting, options: Mapping[str, Any]) -> Iterator[Match]:
    """Another town in a sentence than in the only line that is labelled as place."""
    lines = [*_labelled(posting), *place.under_headings(posting)]
    spans = [*lines, *_situated(posting)]
    towns = [town_in(" ".join(posting.text[span.start : span.end].split()), options) for span in spans]
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
