"""Divides the paragraphs of a Layout where their lines stand for themselves: bullets, `##Foo`, one statement a line.

Invariant: the lines are in order, do not overlap and together hold every word of the block they come from.
"""

from __future__ import annotations

import re
from itertools import pairwise

from jdlint.lazy import Lazy
from jdlint.posting.draft import BREAK, trim
from jdlint.posting.model import Block
from jdlint.record import Record

_LINE = Lazy(r"[^\n\v]+")
_BULLET = Lazy(
    r"(?P<sure>[•●▪■◦‣⁃∙□➢➤►▶✓✔✅◆◇❖·][\s\0]*|\*(?!\*)[\s\0]*|-{1,2}>\s+|o\t)|(?P<maybe>[-–—o+][\s\0]+|[-–—](?=[^\W\d_])|\(?\d{1,2}[.)][\s\0]+)"
)
_HASHES = Lazy(r"(#{2,6})(?=[^\s#])|(#{1,6})[\s\0]+(?=\S)|(#)(?=[A-Z][^\s#]* [^#]*$)", re.MULTILINE)
_RUN_MARKS = "•●▪■◦‣⁃➢►▶✓✔"
_RUN = Lazy(rf"[\s\0]([{_RUN_MARKS}][\s\0]*)(?=[^\s\0])")
"""A bullet inside a line: three of them, or two after a first one, are items that were written in a row."""
_LEAD = 60
_NARROW = 50
"""Nobody wraps prose at less than this width."""


class Line(Record):
    """A block with its place among the lines around it."""

    block: Block
    alone: bool
    """Whether it is a paragraph by itself, not one of several lines."""
    first: bool
    """Whether it is the first line of its paragraph."""


def count_bullets(masked: str, blocks: list[Block]) -> int:
    """How many blocks begin with what may be a bullet."""
    return sum(1 for block in blocks if _BULLET.match(masked, block.start, block.end))


def has_runs(masked: str) -> bool:
    """Whether a text holds marks of which several in one line are items in a row."""
    return not masked.isascii() and any(mark in masked for mark in _RUN_MARKS)


def split_lines(masked: str, block: Block, plain: bool, bulleted: bool, runs: bool) -> list[Line]:
    """The block as one line, or its lines where they stand for themselves.

    `plain` says that the text has no markup, `bulleted` that even a lone dash at the start of a line is a bullet,
    `runs` that items may stand in a row.
    """
    part = masked[block.start : block.end]
    if block.kind == "code":
        return [Line(block, True, True)]
    if block.kind == "heading":
        start, end = trim(masked, block.start, block.end)
        return [Line(block._replace(start=start, end=end), True, True)]
    spans = _spans(masked, block) if "\n" in part or BREAK in part else [(*trim(masked, block.start, block.end), False)]
    spans = [span for span in spans if span[0] < span[1]]
    if runs:
        spans = [part for span in spans for part in _run(masked, span)]
    bullets = _bullets(masked, spans, bulleted)
    if len(spans) > 1:
        spans, bullets = _joined(masked, spans, bullets, plain)
    blocks = [_block(masked, block, span, bullet) for span, bullet in zip(spans, bullets, strict=True)]
    if block.kind in ("item", "cell") and len(blocks) > 1:
        blocks[0] = blocks[0]._replace(kind=block.kind, level=block.level)
    return [Line(made, len(blocks) == 1, not i) for i, made in enumerate(blocks)]


def _spans(masked: str, block: Block) -> list[tuple[int, int, bool]]:
    """The lines with prose; the flag tells whether a break that is meant stands before the line."""
    spans, hard = [], False
    for found in _LINE.finditer(masked, block.start, block.end):
        hard = hard or (found.start() > block.start and masked[found.start() - 1] == BREAK)
        start, end = trim(masked, found.start(), found.end())
        if start < end:
            spans.append((start, end, hard))
            hard = False
    return spans


def _run(masked: str, span: tuple[int, int, bool]) -> list[tuple[int, int, bool]]:
    """The line, or its parts where bullets stand inside it."""
    start, end, hard = span
    cuts = [found.start(1) for found in _RUN.finditer(masked, start, end)]
    if len(cuts) < (2 if _BULLET.match(masked, start, end) else 3):
        return [span]
    edges = [start, *cuts, end]
    return [(*trim(masked, a, b), hard or a > start) for a, b in pairwise(edges)]


def _bullets(masked: str, spans: list[tuple[int, int, bool]], bulleted: bool) -> list[int]:
    """For each line the length of its bullet, or 0. A lone dash or number may be prose."""
    found = [_BULLET.match(masked, start, end) for start, end, _ in spans]
    enough = bulleted or sum(1 for bullet in found if bullet) > 1
    return [
        bullet.end() - bullet.start() if bullet and (enough or bullet["sure"]) and bullet.end() < span[1] else 0
        for bullet, span in zip(found, spans, strict=True)
    ]


def _joined(
    masked: str, spans: list[tuple[int, int, bool]], bullets: list[int], plain: bool
) -> tuple[list[tuple[int, int, bool]], list[int]]:
    """The lines, each with those that only continue it."""
    width = max(end - start for start, end, _ in spans)
    statements = _are_statements(masked, spans, plain, width)
    lines, marks = [spans[0]], [bullets[0]]
    for span, bullet in zip(spans[1:], bullets[1:], strict=True):
        start, _, hard = lines[-1]
        apart = bullet or _HASHES.match(masked, span[0]) or _HASHES.match(masked, start)
        if (
            apart
            or _leads_in(masked, lines[-1], width)
            or ((statements or span[2]) and not _continues(masked, lines[-1], span))
        ):
            lines.append(span)
            marks.append(bullet)
        else:
            lines[-1] = (start, span[1], hard)
    return lines, marks


def _leads_in(masked: str, line: tuple[int, int, bool], width: int) -> bool:
    """Whether a line ends in a colon long before the margin: what follows it begins a new block."""
    return masked[line[1] - 1] == ":" and 4 * (line[1] - line[0]) < 3 * width and line[1] - line[0] <= _LEAD


def _continues(masked: str, before: tuple[int, int, bool], line: tuple[int, int, bool]) -> bool:
    return _goes_on(masked, line[0]) and masked[before[1] - 1] not in ".!?:;…"


def _goes_on(masked: str, at: int) -> bool:
    """Whether a line starts in lower case, as a sentence that goes on does, and not with a name (`iOS`)."""
    return masked[at].islower() and not masked[at + 1 : at + 2].isupper()


def _are_statements(masked: str, spans: list[tuple[int, int, bool]], plain: bool, width: int) -> bool:
    """Whether the lines stand for themselves: most begin as a sentence does, and were not broken for lack of room."""
    breaks = list(pairwise(spans))
    if plain:
        return 3 * sum(1 for _, line in breaks if _goes_on(masked, line[0])) < len(breaks)
    alone = running = 0
    for before, line in breaks:
        word = masked[line[0] : min(line[1], line[0] + 40)].split(" ", 1)[0]
        full = width >= _NARROW and before[1] - before[0] + 1 + len(word) > width
        last = masked[before[1] - 1]
        if masked[line[0]].islower() or last in ",-" or (full and last not in ".!?:"):
            running += 1
        elif not full:
            alone += 1
    return alone > running


def _block(masked: str, block: Block, span: tuple[int, int, bool], bullet: int) -> Block:
    start, end, _ = span
    if hashes := _HASHES.match(masked, start, end):
        return Block("heading", hashes.end(), end, len(hashes[hashes.lastindex or 0]))
    if bullet:
        start, end = trim(masked, start + bullet, end)
        return Block("item", start, end, block.level if block.kind == "item" else 1)
    if block.kind == "item" and block.start < start and masked[block.start : start].strip(" \0\n\v"):
        return Block("paragraph", start, end)
    return Block(block.kind, start, end, block.level)
