"""Placeholders: text in square brackets that stands for what is still to be written.

Invariant: only a whole paragraph, item, cell, quote or front-matter value in square brackets is a placeholder, and it
counts as nothing; brackets inside a sentence are the writer's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jdlint.lazy import Lazy
from jdlint.posting.model import GAP, JOIN, Block, Field, Layout, Link, Span

_PLACEHOLDER = Lazy(rf"[\s{JOIN}]*(?:\[[^\[\]]*\][\s.{JOIN}]*)+\Z")
_KINDS = ("paragraph", "item", "cell", "quote")


def is_placeholder(text: str) -> bool:
    """Whether a text is nothing but square brackets with what stands in them."""
    return _PLACEHOLDER.match(text) is not None


def without_placeholders(layout: Layout) -> Layout:
    """The layout with its placeholders masked: their blocks stay, without words and links."""
    if "[" not in layout.masked:
        return layout
    spans = _spans(layout.masked, layout.blocks)
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += layout.masked[at:start], GAP * (end - start)
        at = end
    starts = [span.start for span in spans]
    links = [link for link in layout.links if not _is_in(link, spans, starts)]
    return layout._replace(masked="".join(pieces) + layout.masked[at:], links=links)


def _is_in(link: Link, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    last = bisect_right(starts, link.start) - 1
    return last >= 0 and link.start < spans[last].end


def _spans(masked: str, blocks: Sequence[Block]) -> list[Span]:
    return [
        Span(block.start, block.end)
        for block in blocks
        if block.kind in _KINDS and is_placeholder(masked[block.start : block.end])
    ]


def emptied(entries: Sequence[Field]) -> list[Field]:
    """The entries of front matter, those without a value that hold but a placeholder."""
    return [entry._replace(value="") if is_placeholder(entry.value) else entry for entry in entries]
