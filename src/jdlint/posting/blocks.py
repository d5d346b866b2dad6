"""Refines the blocks of a Layout: bullets, bold lines and short lines with a colon become what they are used as.

Invariant: blocks stay sorted, do not overlap, and lose no prose.
"""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.lazy import Lazy
from jdlint.posting.draft import BREAK
from jdlint.posting.headings import exact_kind, heading_kind
from jdlint.posting.lines import Line, count_bullets, has_runs, split_lines
from jdlint.posting.model import GAP, JOIN, Block, Layout, Span
from jdlint.posting.words import words_of

_LONG_HEADING = 130
_SHORT_LINE = 80
_ANY_WORD = Lazy(r"[^\W_]")
_LABEL = Lazy(r"[^:.]{1,60}:\s+\S")
_DASH = Lazy(r"[-–—•●▪*]\s+")
_LIST_LINE = 250
_CRY = 5
"""A line all in capitals is longer than this, if it is a heading and no abbreviation."""


def refine(layout: Layout, headings: Mapping[str, str], plain: bool) -> Layout:
    """The layout with its blocks as a reader sees them. `plain` says that the text has no markup at all."""
    bulleted = plain or count_bullets(layout.masked, layout.blocks) > 1
    runs = has_runs(layout.masked)
    lines = [line for block in layout.blocks for line in split_lines(layout.masked, block, plain, bulleted, runs)]
    lines = [line for line in lines if line.block.kind == "code" or _has_word(layout.masked, line.block)]
    blocks = _Guesser(layout.masked.replace(BREAK, GAP), lines, layout.strong, headings, plain).blocks()
    return layout._replace(masked=layout.masked.replace(BREAK, GAP), blocks=blocks)


def _has_word(masked: str, block: Block) -> bool:
    return _ANY_WORD.search(masked, block.start, block.end) is not None


class _Guesser:
    """Goes through the lines in order and decides which are headings, and which runs of lines are lists."""

    def __init__(
        self, masked: str, lines: list[Line], strong: list[Span], headings: Mapping[str, str], plain: bool
    ) -> None:
        self.masked = masked
        self.lines = lines
        self.headings = headings
        self.plain = plain
        self.strong = _Strong(strong)
        self.level = 1
        """The level of the last heading that the markup shows."""
        alone = sum(1 for line in lines if line.alone)
        self.spaced = alone * 10 > len(lines) * 8
        """Whether nearly every line is a paragraph, so that standing alone says nothing."""

    def blocks(self) -> list[Block]:
        """The refined blocks."""
        made = [self._refined(i, line) for i, line in enumerate(self.lines)]
        return _with_lists(self.masked, self.lines, made)

    def _refined(self, i: int, line: Line) -> Block:
        block = line.block
        if block.kind == "heading":
            return self._checked_heading(block)
        if block.kind == "cell":
            return self._label_cell(i, block)
        if block.kind not in ("paragraph", "item", "quote") or block.end - block.start > _LONG_HEADING:
            return block
        text = self.masked[block.start : block.end].replace(JOIN, "").replace("\n", " ").rstrip("*_ ")
        if len(text) > _SHORT_LINE or not any(c.isalpha() for c in text) or text[0] == "#" or _LABEL.match(text):
            return block
        level = self._heading_level(i, line, text)
        return Block("heading", block.start, block.end, level) if level else block

    def _label_cell(self, i: int, block: Block) -> Block:
        """The label at the left of a table of two columns heads the text at its right."""
        following = self.lines[i + 1].block if i + 1 < len(self.lines) else None
        if not following or following.kind not in ("cell", "item", "paragraph"):
            return block
        size = block.end - block.start
        words = words_of(self.masked, block.start, block.end)[0] if size <= _SHORT_LINE else []
        if not exact_kind(words, self.headings) or following.end - following.start < 2 * size:
            return block
        return Block("heading", block.start, block.end, self._sub(1))

    def _checked_heading(self, block: Block) -> Block:
        """A heading that is really an item or a paragraph in large type is made one."""
        text = self.masked[block.start : block.end]
        if dash := _DASH.match(text):
            return Block("item", block.start + dash.end(), block.end, 1)
        if len(text) > _LONG_HEADING and (text[-1] in ".!" or len(text) > 2 * _LONG_HEADING):
            return Block("paragraph", block.start, block.end)
        self.level = block.level
        return block

    def _heading_level(self, i: int, line: Line, text: str) -> int:
        """The level of the heading that a short line is, or 0."""
        block = line.block
        words = words_of(self.masked, block.start, block.end)[0]
        following = self.lines[i + 1].block if i + 1 < len(self.lines) else None
        if not words or following is None or following.kind == "heading":
            return self._last_resort(words, following)
        known = exact_kind(words, self.headings)
        if block.kind == "item":
            return self._sub(1) if known and following.kind == "item" and following.level > block.level else 0
        if known and text[-1] not in ".,;":
            return self._sub(1)
        if text[-1] == ":":
            return self._before_colon(text, words, following, line)
        if text.endswith(("…", "...")) and following.kind == "item":
            return self._sub(1 if heading_kind(text, self.headings, words) else 2)
        if text.isupper() and len(text) > _CRY and line.alone and heading_kind(text, self.headings, words):
            return self._sub(1)
        if text[-1] in ".,;!" or text[0].islower():
            return 0
        if self.strong.covers(block):
            return self._sub(1)
        return self._sub(2) if self._stands_out(i, line, text, words, following) else 0

    def _last_resort(self, words: list[str], following: Block | None) -> int:
        """Before another heading, or at the end, only a known phrase makes a heading."""
        return self._sub(1) if following and exact_kind(words, self.headings) else 0

    def _sub(self, below: int) -> int:
        return min(6, self.level + below)

    def _before_colon(self, text: str, words: list[str], following: Block, line: Line) -> int:
        if heading_kind(text, self.headings, words):
            return self._sub(1)
        return self._sub(2) if self.strong.covers(line.block) or following.kind == "item" or self.plain else 0

    def _stands_out(self, i: int, line: Line, text: str, words: list[str], following: Block) -> bool:
        """Whether a line without any mark is a heading by its looks: short, by itself, before something longer."""
        if len(words) > 8 or line.block.kind != "paragraph":
            return False
        if not line.first:
            return self.plain and text[-1] == "?" and heading_kind(text, self.headings, words) is not None
        if text.isupper() and len(text) > _CRY:
            return True
        known = heading_kind(text, self.headings, words) is not None
        run = self._run_after(i)
        longer = following.end - following.start > 1.5 * len(text)
        if line.alone and (known or (self.plain and not self.spaced)):
            return following.kind == "item" or longer or run > 1
        return known and self.plain and len(words) <= 6 and (longer or run > 2)

    def _run_after(self, i: int) -> int:
        """How many lines the paragraph after line `i` has."""
        end = i + 2
        while end < len(self.lines) and not self.lines[end].first:
            end += 1
        return end - i - 1


class _Strong:
    """The strong spans, asked in the order of the text."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def covers(self, block: Block) -> bool:
        """Whether the whole block is strong (a colon or a note after it aside)."""
        spans = self._spans
        while self._next < len(spans) and spans[self._next].end <= block.start:
            self._next += 1
        covered, i = 0, self._next
        while i < len(spans) and spans[i].start < block.end:
            covered += min(spans[i].end, block.end) - max(spans[i].start, block.start)
            i += 1
        return covered >= 0.9 * (block.end - block.start) - 1


def _with_lists(masked: str, lines: list[Line], blocks: list[Block]) -> list[Block]:
    """Three or more lines in a row that are no paragraphs, each a statement, are the items of a list."""
    first = 0
    for i in range(len(blocks) + 1):
        runs_on = i < len(blocks) and blocks[i].kind == "paragraph" and not lines[i].alone
        if runs_on and (i == first or not lines[i].first):
            continue
        if i - first >= 3 and _is_list(masked, blocks[first:i]):
            blocks[first:i] = [block._replace(kind="item", level=1) for block in blocks[first:i]]
        first = i if runs_on else i + 1
    return blocks


def _is_list(masked: str, blocks: list[Block]) -> bool:
    """Whether most lines are short and hold one statement."""
    single = sum(
        1 for block in blocks
        if block.end - block.start <= _LIST_LINE and ". " not in masked[block.start : block.end - 2]
    )  # fmt: skip
    return single >= 0.8 * len(blocks)
