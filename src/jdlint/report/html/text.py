"""A stretch of a posting as a reader sees it, with the findings and the evidence in it marked.

Invariant: the text is cut at the marks' own offsets and nowhere searched for; mark-up of the posting is not shown, its
words are, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jdlint.posting.model import GAP, JOIN, Posting, Span
from jdlint.report.documents import html_text
from jdlint.report.html.notes import Note, sign
from jdlint.rule import LEVELS

_HIDDEN = "\x01"
"""Stands for mark-up that parts words."""
_BEFORE_MARK = re.compile(rf"{_HIDDEN}+(?=[,.;:!?)])")


class Anchor(NamedTuple):
    """A place that is linked to: where an element is stated."""

    id: str
    span: Span


class Marks(NamedTuple):
    """What is marked in a stretch."""

    notes: Sequence[Note]
    last: Sequence[Note]
    """Those that are marked nowhere behind it: there stands the number that leads to the note."""
    anchors: Sequence[Anchor]
    styled: Sequence[tuple[Span, str]]
    """Spans with their tags: inline code, links."""


def marked(posting: Posting, start: int, end: int, marks: Marks) -> str:
    """The stretch as a part of the page."""
    seen = _seen(posting, start, end)
    return "".join(
        _piece("".join(seen[first - start : last - start]), first, last, marks, start, end)
        for first, last in _stretches(start, end, marks)
    )


def _stretches(start: int, end: int, marks: Marks) -> Iterator[tuple[int, int]]:
    """The stretch in parts, in each of which the same things hold."""
    spans = [
        *((note.finding.start, note.finding.end) for note in marks.notes),
        *(anchor.span for anchor in marks.anchors),
        *(span for span, _ in marks.styled),
    ]
    cuts = sorted({start, end, *(at for span in spans for at in span if start < at < end)})
    return pairwise(cuts)


def _piece(text: str, first: int, last: int, marks: Marks, start: int, end: int) -> str:
    written = html_text(text)
    for span, tag in marks.styled:
        if span.start <= first and last <= span.end:
            written = f"<{tag}>{written}</{tag}>"
    for anchor in marks.anchors:
        if anchor.span.start <= first and last <= anchor.span.end:
            id = f' id="{anchor.id}"' if first == max(start, anchor.span.start) else ""
            written = f"<span class=said{id}>{written}</span>"
    here = [note for note in marks.notes if note.finding.start <= first and last <= note.finding.end]
    if here:
        level = max((note.finding.level for note in here), key=LEVELS.index)
        written = f"<mark class={level}>{written}</mark>"
    ends = [note for note in here if min(note.finding.end, end) == last and note in marks.last]
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
