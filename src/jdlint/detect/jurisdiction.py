"""The places with laws of their own in which a posting says that the job is.

Invariant: only what states the place of the job is read: the front matter's location, a line labelled as place, the
title and the short lines under it, and sentences on working there under a heading for the place; a name elsewhere may
be that of the head office, of customers or of a place left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from jdlint.detect import place
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_NONE = "\n"
"""What no line holds: for a place without letters of its own."""
_HEAD = 5
"""Blocks at the top of a text among which a short line may name the place."""
_LABEL = 40
"""Characters of a block among which the first label ends, where it has any."""
_SHORT = 90
"""Characters above which a line tells something else, too."""
_SENTENCE = Lazy(r"[.!?]\s|[.!?]$|\b(?:we|our|you|is|are|not|except|excluding|headquarter\w*|HQ)\b", re.IGNORECASE)
_IN_A_ROW = Lazy(r"\s[·•|]\s")
_NOT_THERE = Lazy(r"\b(?:not|except|excluding|excl|outside|other than|time ?zones?|hours)\b", re.IGNORECASE)
_REMOTE = Lazy(r"\b(?:remote|anywhere|telecommute|work from home)\b", re.IGNORECASE)
_COUNTRIES = {
    "us": Lazy(r"\b(?:U\.?S\.?A?(?![\w-])|United States|(?:50|fifty) states)"),
    "ca": Lazy(r"\bCanada\b"),
}


class Where(Record):
    """Codes of the places named, and those of the countries in all of which the job can be done."""

    named: frozenset[str]
    anywhere_in: frozenset[str]


def where_is(posting: Posting, places: Mapping[str, Mapping[str, Any]], data: Iterable[str] = ()) -> Where:
    """Where the posting says that the job is, among the places of a table with `words`, `letters` and `never`.

    `data`: the places that structured data in the page name, as "Guelph, ON".
    """
    named: set[str] = set()
    countries: set[str] = set()
    mode = posting.fields.get("work-mode")
    for text, is_place in (*_stated(posting), *((text, True) for text in data)):
        found = {code for code, entry in places.items() if _names(text, entry, is_place)}
        named |= found
        if not found and _REMOTE.search(f"{text} {mode.key + ' ' + mode.value if mode else ''}"):
            countries |= {code for code, country in _COUNTRIES.items() if country.search(text)}
    return Where(frozenset(named), frozenset(countries) if not named else frozenset())


def _stated(posting: Posting) -> Iterator[tuple[str, bool]]:
    """The texts that say where the job is, and whether they tell nothing else."""
    if (field := posting.fields.get("location")) and not _NOT_THERE.search(field.value):
        yield field.value, True
    for number, block in enumerate(posting.blocks):
        text = posting.masked[block.start : block.end]
        if number >= _HEAD and ":" not in text[:_LABEL] and text.isascii():
            continue  # neither a label nor a pin
        text = text.replace(JOIN, "")
        labelled = [text[start:end] for start, end in place.labelled(text)]
        lines = labelled or (list(_parts_of(text)) if number < _HEAD else [])
        for line in lines:
            if not _NOT_THERE.search(line) and (labelled or (len(line) <= _SHORT and not _SENTENCE.search(line))):
                yield line, bool(labelled)
    yield from ((sentence, False) for sentence in _under_heading(posting))


_PLACE_HEADING = Lazy(r"\W*(?:(?:work )?location|where|place of work|office)\b", re.IGNORECASE)
_WORKED_THERE = Lazy(
    r"\b(?:work|working|works|based|come|meet|days|hybrid|home|remote(?:ly)?)\b[^.!?]{0,60}\b(?:in|from|at|within)\s",
    re.IGNORECASE,
)
_LONGEST = 120
"""Characters of a sentence that says where the work is done and no more."""


def _under_heading(posting: Posting) -> Iterator[str]:
    """The sentences under a heading for the place that say where the work is done."""
    under, is_under = set(), False
    for number, block in enumerate(posting.blocks):
        if block.kind == "heading":
            is_under = _PLACE_HEADING.match(posting.masked, block.start, block.end) is not None
        elif is_under:
            under.add(number)
    for sentence in posting.sentences if under else ():
        text = posting.masked[sentence.start : sentence.end].replace(JOIN, "")
        is_short = sentence.block in under and len(text) <= _LONGEST
        if is_short and _WORKED_THERE.search(text) and not _NOT_THERE.search(text):
            yield text


def _parts_of(text: str) -> Iterator[str]:
    """The lines of a block, one that tells several things in a row parted: "Acme · Denver, Colorado · full-time"."""
    for line in text.splitlines():
        yield from (part.strip() for part in _IN_A_ROW.split(line))


def _names(text: str, entry: Mapping[str, Any], is_place: bool) -> bool:
    """Whether a text names a place, and no word beside it that another one, or a firm named after it, is meant."""
    letters = entry.get("letters", _NONE)
    named = letters in text and re.search(rf"[a-z],\s?{letters}\b(?!-)", text) is not None
    for word in () if named else entry["words"]:
        if word in text:
            end = r"\b" if is_place else r"\b(?!\s[A-Z][a-z])"
            named = named or re.search(rf"\b{re.escape(word)}{end}", text) is not None
    return named and not any(re.search(rf"\b{re.escape(word)}", text) for word in entry.get("never", ()))
