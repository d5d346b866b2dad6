"""Reads Markdown (CommonMark and tables) from pyromark's events; HTML in it goes through the HTML scanner.

Invariant: pyromark is given a *shadow*, an ASCII text of the same length and structure, so that its byte offsets are
our offsets and Unicode bullets and blanks count as what they look like.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy
from jdlint.posting.draft import PARAGRAPH, Draft, clean
from jdlint.posting.model import Block, Layout, Link, Span
from jdlint.posting.plain import read_lines
from jdlint.posting.shadow import shadow
from jdlint.posting.templates import word_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.posting.html import Scanner

_OPTIONS = 1 << 1 | 1 << 3 | 1 << 4  # tables, strikethrough, task lists
_CODE = Lazy(r"[{};]\s*$|^\s*(?:\$ |</?\w+)|\w\(\)|=>|==", re.MULTILINE)


def read(text: str, start: int) -> Layout:
    """The layout of a Markdown text from offset `start` on. Reads any text, in linear time."""
    import pyromark

    draft = Draft(text, start)
    source = word_tags(draft.clean, draft.tags) if draft.tags else draft.clean
    reader = _Reader(draft, shadow(source[start:]), start)
    options = pyromark.Options(_OPTIONS)
    for event, place in pyromark.events_with_range(reader.source, options=options):
        reader.take(event, start + place["start"], start + place["end"])
    return draft.layout()


class _Reader:
    """Turns events into calls of a draft."""

    def __init__(self, draft: Draft, source: str, offset: int) -> None:
        self.draft = draft
        self.source = source
        self.offset = offset
        self.scanner: Scanner | None = None
        self.depth = 0
        self.quotes = 0
        self.mute = 0
        """How many images and code blocks are open: their text is no prose."""
        self.begun: list[int] = []
        """Where the open strong spans begin."""

    def take(self, event: Any, start: int, end: int) -> None:
        """Handle one event with its span."""
        if event.__class__ is str:
            self._point(event, start, end)
            return
        for name, value in event.items():
            if name == "Text":
                self._text(value, start, end)
            elif name == "Start":
                self._start(value, start, end)
            elif name == "End":
                self._end(value, start, end)
            elif name == "InlineHtml":
                self._html(start, end)
            elif name == "Code":
                self._code(start, end)
            elif name != "Html":  # the whole block was fed at its start
                self.draft.part()

    def _html(self, start: int, end: int) -> None:
        if not self.scanner:
            from jdlint.posting.html import Scanner

            self.scanner = Scanner(self.draft)
        self.scanner.feed(start, end)

    def _text(self, value: str, start: int, end: int) -> None:
        if self.mute:
            return
        if len(value) == end - start:
            self.draft.prose(start, end)
        else:
            self.draft.write(start, end, clean(value))

    def _point(self, event: str, start: int, end: int) -> None:
        if event == "SoftBreak":
            self.draft.part()
            self.draft.write(start, end, "\n".rjust(end - start))
            self.draft.part()
        elif event == "HardBreak":
            self.draft.end_line(start, end)
        else:
            self.draft.end_block()

    def _code(self, start: int, end: int) -> None:
        if self.mute:
            return
        source = self.draft.clean[start:end]
        ticks = len(source) - len(source.lstrip("`"))
        self.draft.prose(start + ticks, end - ticks)
        self.draft.code.append(Span(start + ticks, end - ticks))

    def _start(self, tag: Any, start: int, end: int) -> None:
        draft = self.draft
        if tag.__class__ is dict:
            ((tag, value),) = tag.items()
            self._start_more(tag, value, start, end)
        elif tag == "Paragraph":
            draft.end_block()
        elif tag == "Item":
            draft.end_block()
            draft.next = ("item", self.depth)
        elif tag == "Strong":
            self.begun.append(start)
        elif tag == "TableCell":
            draft.end_block()
            draft.next = ("cell", 0)
        elif tag == "HtmlBlock":
            draft.part()
            self._html(start, end)

    def _start_more(self, tag: str, value: Any, start: int, end: int) -> None:
        draft = self.draft
        if tag == "Heading":
            draft.end_block()
            draft.next = ("heading", int(value["level"][1]))
        elif tag == "List":
            draft.end_block()
            self.depth += 1
        elif tag == "BlockQuote":
            draft.end_block()
            self.quotes += 1
            draft.base = draft.next = ("quote", 0)
        elif tag == "Image":
            self.mute += 1
        elif tag == "CodeBlock":
            draft.end_block()
            self.mute += 1
            self._code_block(value, start, end)
        elif tag == "Link":
            self._link(value["dest_url"], start, end)

    def _code_block(self, kind: Any, start: int, end: int) -> None:
        """Indented code that reads as prose is prose: people indent paragraphs."""
        source = self.draft.clean[start:end]
        if kind == "Indented" and not _CODE.search(source):
            read_lines(self.draft, start, end)
        else:
            self.draft.blocks.append(Block("code", start, start + len(source.rstrip())))

    def _link(self, target: str, start: int, end: int) -> None:
        """Keep a link's target as written, not as the shadow shows it."""
        place = self.source.find(target, start - self.offset, end - self.offset)
        if place >= 0:
            place += self.offset
            target = self.draft.text[place : place + len(target)]
        self.draft.links.append(Link(start, end, target))

    def _end(self, tag: Any, start: int, end: int) -> None:
        draft = self.draft
        if tag.__class__ is dict:
            (tag,) = tag
        if tag == "Strong":
            draft.strong.append(Span(self.begun.pop(), end))
        elif tag == "Link":
            draft.part()
        elif tag == "Image" or tag == "CodeBlock":
            self.mute -= 1
            draft.part()
        elif tag == "List":
            draft.end_block()
            self.depth -= 1
            draft.next = draft.base
        elif tag == "BlockQuote":
            draft.end_block()
            self.quotes -= 1
            draft.base = draft.next = ("quote", 0) if self.quotes else PARAGRAPH
        elif tag in ("Paragraph", "Heading", "Item", "TableCell"):
            draft.end_block()
            draft.next = draft.base
