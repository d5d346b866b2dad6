"""The posting as people read it, from its blocks, each followed by the notes on it.

Invariant: every note is shown once: behind the block where its finding ends, else behind the last block before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from jdlint.posting.model import Block, Posting, Span
from jdlint.record import Record
from jdlint.report.coverage import Covered
from jdlint.report.documents import html_text
from jdlint.report.html.notes import Note, note
from jdlint.report.html.text import Anchor, Marks, marked

_LONGEST_QUOTE = 160


class _Piece(Record):
    """A block, or a field of the front matter with its key, and what is marked in it."""

    block: Block
    key: str
    notes: list[Note]
    """Marked in it."""
    boxes: list[Note]
    """Shown behind it."""
    anchors: list[Anchor]
    styled: list[tuple[Span, str]]


def body(number: int, covered: Covered, notes: Sequence[Note]) -> Iterator[str]:
    """The article with the posting and the notes."""
    posting = covered.posting
    pieces = _pieces(posting)
    early = _place_notes(pieces, notes)
    _place_anchors(pieces, number, covered)
    yield f'<article aria-label="The posting with its findings" id="p{number}-text" dir=auto>\n'
    yield from (_box(posting, each) for each in early)
    at = 0
    while at < len(pieces):
        run = _run(pieces, at)
        yield from _RENDER.get(pieces[at].block.kind, _single)(posting, run)
        at += len(run)
    yield "</article>\n"


def _pieces(posting: Posting) -> list[_Piece]:
    fields = [
        _Piece(Block("field", *field.value_span), field.key, [], [], [], [])
        for field in posting.fields.values()
        if field.value_span.start < field.value_span.end
    ]
    blocks = [_Piece(block, "", [], [], [], []) for block in posting.blocks if block.kind != "field"]
    pieces = sorted([*fields, *blocks], key=lambda piece: (piece.block.start, piece.block.end))
    starts = [piece.block.start for piece in pieces]
    for span, tag in [*((span, "code") for span in posting.code), *((Span(*link[:2]), "u") for link in posting.links)]:
        for piece in _within(pieces, starts, span):
            piece.styled.append((span, tag))
    return pieces


def _within(pieces: Sequence[_Piece], starts: Sequence[int], span: Span) -> Iterator[_Piece]:
    """The pieces that a span overlaps, in order."""
    at = max(0, bisect_right(starts, span.start) - 1)
    while at < len(pieces) and pieces[at].block.start < max(span.end, span.start + 1):
        if span.start < pieces[at].block.end:
            yield pieces[at]
        at += 1


def _place_notes(pieces: Sequence[_Piece], notes: Sequence[Note]) -> list[Note]:
    """Give each note to the pieces where it is marked and shown; those that come before all pieces are left."""
    starts = [piece.block.start for piece in pieces]
    early = []
    for each in notes:
        span = Span(each.finding.start, each.finding.end)
        inside = list(_within(pieces, starts, span)) if span.start < span.end else []
        before = bisect_right(starts, span.start) - 1
        if inside:
            inside[-1].boxes.append(each)
            for piece in inside if not each.is_missing else []:
                piece.notes.append(each)
        elif before >= 0:
            pieces[before].boxes.append(each)
        else:
            early.append(each)
    return early


def _place_anchors(pieces: Sequence[_Piece], number: int, covered: Covered) -> None:
    starts = [piece.block.start for piece in pieces]
    places = {verdict.element: verdict.evidence[0] for verdict in covered.verdicts if verdict.evidence}
    for element, span in {**covered.places, **places}.items():
        nearest = pieces[max(0, bisect_right(starts, span.start) - 1) :][:1]
        for piece in list(_within(pieces, starts, span))[:1] or nearest:  # an address may stand in no block
            piece.anchors.append(Anchor(f"p{number}-{element}", span))


def _run(pieces: Sequence[_Piece], at: int) -> Sequence[_Piece]:
    """The pieces from `at` on that make one list, table or set of fields; a single one of other kinds."""
    kind, end = pieces[at].block.kind, at + 1
    while kind in ("item", "cell", "field") and end < len(pieces) and pieces[end].block.kind == kind:
        end += 1
    return pieces[at:end]


def _text(posting: Posting, piece: _Piece) -> str:
    block = piece.block
    inside = [each for each in piece.anchors if block.start < each.span.end and each.span.start < block.end]
    ids = {anchor.span: anchor for anchor in inside}  # of several at one place one is marked
    others = "".join(f'<span id="{each.id}"></span>' for each in piece.anchors if ids.get(each.span) != each)
    marks = Marks(piece.notes, {note.id for note in piece.boxes}, list(ids.values()), piece.styled)
    return others + marked(posting, block.start, block.end, marks)


def _boxes(posting: Posting, piece: _Piece) -> str:
    in_text = {note.id for note in piece.notes}
    return "".join(note(each) if each.id in in_text else _box(posting, each) for each in piece.boxes)


def _box(posting: Posting, each: Note) -> str:
    """The box of a note that no mark in the text shows."""
    if each.is_missing:
        return note(each)
    quoted = posting.quoted(Span(each.finding.start, min(each.finding.end, each.finding.start + _LONGEST_QUOTE)))
    return note(each, html_text(quoted) or "(an empty line)")


def _single(posting: Posting, run: Sequence[_Piece]) -> Iterator[str]:
    for piece in run:
        tag = {"heading": f"h{min(6, piece.block.level + 2)}", "quote": "blockquote", "code": "pre"}.get(
            piece.block.kind, "p"
        )
        yield f"<{tag}>{_text(posting, piece)}</{tag}>\n{_boxes(posting, piece)}"


def _items(posting: Posting, run: Sequence[_Piece]) -> Iterator[str]:
    """Items as lists in lists."""
    open_levels: list[int] = []
    for piece in run:
        level = piece.block.level
        while open_levels and open_levels[-1] > level:
            open_levels.pop()
            yield "</li></ul>"
        if open_levels and open_levels[-1] == level:
            yield "</li>\n"
        else:
            open_levels.append(level)
            yield "<ul>\n"
        yield f"<li>{_text(posting, piece)}{_boxes(posting, piece)}"
    yield "</li></ul>" * len(open_levels) + "\n"


def _cells(posting: Posting, run: Sequence[_Piece]) -> Iterator[str]:
    """Cells that share a line as the rows of a table."""
    yield "<div class=scroll><table class=cells>"
    row_start = 0
    for number, piece in enumerate(run):
        between = posting.text[run[number - 1].block.end : piece.block.start]
        if number == 0 or "\n" in between or "\r" in between:
            yield "</tr>\n<tr>" if row_start else "\n<tr>"
            row_start = 1
        yield f"<td>{_text(posting, piece)}{_boxes(posting, piece)}</td>"
    yield "</tr>\n</table></div>\n"


def _fields(posting: Posting, run: Sequence[_Piece]) -> Iterator[str]:
    yield "<dl class=fields>\n"
    for piece in run:
        boxes = _boxes(posting, piece)
        yield f"<div><dt>{html_text(piece.key)}</dt><dd>{_text(posting, piece)}</dd></div>\n"
        if boxes:
            yield f"<div class=boxes><dt class=hidden>Notes</dt><dd>{boxes}</dd></div>"
    yield "</dl>\n"


_RENDER = {"item": _items, "cell": _cells, "field": _fields}
