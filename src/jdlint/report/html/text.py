"""A stretch of a posting as a reader sees it, with the findings and the evidence in it marked.

Invariant: the text is cut at the marks' own offsets and nowhere searched for; mark-up of the posting is not shown, its
words are, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from jdlint.posting.model import GAP, JOIN, Posting, Span
from jdlint.record import Record
from jdlint.report.documents import html_text
from jdlint.report.html.notes import Note, sign
from jdlint.rule import LEVELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_HIDDEN = "\x01"
"""Stands for mark-up that parts words."""
_BEFORE_MARK = re.compile(rf"{_HIDDEN}+(?=[,.;:!?)])")


_Held = tuple[str, "Any"]
"""What holds over a part of the text: which kind of thing, and the tag, Anchor or Note."""
_STYLED, _ANCHOR, _NOTE = "styled", "anchor", "note"


class Anchor(Record):
    """A place that is linked to: where an element is stated."""

    id: str
    span: Span


class Marks(Record):
    """What is marked in a stretch."""

    notes: Sequence[Note]
    last: Collection[str]
    """The ids of those that are marked nowhere behind it: there stands the number that leads to the note."""
    anchors: Sequence[Anchor]
    styled: Sequence[tuple[Span, str]]
    """Spans with their tags: inline code, links."""


def marked(posting: Posting, start: int, end: int, marks: Marks) -> str:
    """The stretch as a part of the page."""
    seen = _seen(posting, start, end)
    spans = [
        *((span, (_STYLED, tag)) for span, tag in marks.styled),
        *((anchor.span, (_ANCHOR, anchor)) for anchor in marks.anchors),
        *((Span(note.finding.start, note.finding.end), (_NOTE, note)) for note in marks.notes),
    ]
    cuts = sorted({start, end, *(at for span, _ in spans for at in span if start < at < end)})
    return "".join(
        _piece("".join(seen[first - start : last - start]), Span(first, last), here, Span(start, end), marks.last)
        for (first, last), here in zip(pairwise(cuts), _holding(spans, cuts), strict=True)
    )


def _holding(spans: Sequence[tuple[Span, _Held]], cuts: Sequence[int]) -> Iterator[list[_Held]]:
    """For each part between two cuts what holds over all of it, in one pass over both."""
    waiting = sorted(spans, key=lambda each: each[0].start, reverse=True)
    active: list[tuple[Span, _Held]] = []
    for first, last in pairwise(cuts):
        while waiting and waiting[-1][0].start <= first:
            active.append(waiting.pop())
        active = [each for each in active if each[0].end >= last]
        yield [held for _, held in active]


def _piece(text: str, part: Span, here: Sequence[_Held], whole: Span, last: Collection[str]) -> str:
    written = html_text(text)
    for kind, tag in here:
        if kind == _STYLED:
            written = f"<{tag}>{written}</{tag}>"
    for kind, anchor in here:
        if kind == _ANCHOR:
            id = f' id="{anchor.id}"' if part.start == max(whole.start, anchor.span.start) else ""
            written = f"<span class=said{id}>{written}</span>"
    notes = [note for kind, note in here if kind == _NOTE]
    if notes:
        level = max((note.finding.level for note in notes), key=LEVELS.index)
        written = f"<mark class={level}>{written}</mark>"
    ends = [note for note in notes if min(note.finding.end, whole.end) == part.end and note.id in last]
    return written + "".join(map(_reference, ends))


def _reference(note: Note) -> str:
    """The number behind a mark, which leads to the note."""
    level = note.finding.level
    return (
        f'<a class="reference {level}" id="{note.id}-m" href="#{note.id}" '
        f'aria-label="{level} {note.number}: {note.title}">{sign(level)}{note.number}</a>'
    )


def _seen(posting: Posting, start: int, end: int) -> list[str]:
    """What is seen of each code point; of what is wholly masked (code, front matter, placeholders) all of it."""
    text, masked = posting.text[start:end], posting.masked[start:end]
    if not masked.strip(GAP + JOIN + "\n"):
        return list(text)
    seen = [_HIDDEN if m == GAP and not t.isspace() else m for t, m in zip(text, masked, strict=True)]
    for link in posting.links:  # addresses are masked, as they are no words
        first, last = max(start, link.start), min(end, link.end)
        if first < last and not posting.masked[first:last].strip(GAP + JOIN + "\n"):
            seen[first - start : last - start] = posting.text[first:last]
    for gap in _BEFORE_MARK.finditer("".join(seen)):
        seen[gap.start() : gap.end()] = [""] * (gap.end() - gap.start())
    return ["" if char == JOIN else " " if char == _HIDDEN else char for char in seen]
