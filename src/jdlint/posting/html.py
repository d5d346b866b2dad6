"""Reads HTML, whole documents or pieces inside Markdown, keeping the offset of every character.

Invariant: the scanner never fails: what is no tag, comment or entity is prose, and a tag that is never closed ends
with its parent or with the text.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy
from jdlint.posting.draft import PARAGRAPH, Draft, clean
from jdlint.posting.entities import decode, without_entities
from jdlint.posting.model import Layout, Link, Span

# Repetitions are bounded and never tried again, so that no text can make the scanner slow. What a lookahead has found
# is as final as a possessive group, of which Python before 3.11.5 matches some wrongly (python/cpython#106052).
_MARK = Lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,40})"
    r"(?=(?P<attributes>(?:[^<>\"']*+(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|(?<![=\s])['\"])){0,60}[^<>\"']*+))"
    r"(?P=attributes)>"
    r"|<!--|<[!?][^<>]{0,1000}>"
    r"|&(?P<entity>\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"
)
_HREF = Lazy(r"""(?i:\bhref)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BLANK_LINE = Lazy(r"\n[ \t\v\0]*\n\s*")

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "head header hr html legend main p pre section summary table tbody td tfoot th thead title tr option".split()
)
_LEFT_OUT = frozenset("script style svg template noscript iframe object select textarea math canvas nav".split())
_STRONG = frozenset(("b", "strong"))


def read(text: str, start: int) -> Layout:
    """The layout of an HTML text from offset `start` on. Reads any text, in linear time."""
    draft = Draft(text, start)
    scanner = Scanner(draft)
    scanner.feed(start, len(text))
    layout = draft.layout()
    return _without_title(layout) if scanner.title >= 0 else layout


def _without_title(layout: Layout) -> Layout:
    """A page's `<title>` is its heading only where the page shows none."""
    if any(block.kind == "heading" and block.level <= 2 for block in layout.blocks[1:]):
        return layout._replace(blocks=layout.blocks[1:])
    return layout


class Scanner:
    """Feeds a draft from HTML, piece by piece; remembers open elements between the pieces."""

    __slots__ = ("_closers", "_code_from", "_depth", "_draft", "_firm", "_link", "_quotes", "_strong", "title")

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._depth = 0
        self._quotes = 0
        self._code_from = -1
        self._firm = 0
        """How many elements are open in which a blank line parts nothing (p, li, headings, cells)."""
        self._link: tuple[int, str] | None = None
        self._strong = -1
        self._closers: dict[str, int] = {}
        """For a closer that was not found, the end of the stretch that was searched."""
        self.title = -1
        """Where the page's `<title>` begins, or -1."""

    def feed(self, start: int, end: int) -> None:
        """Scan a stretch of the text."""
        at = start
        text = self._draft.clean
        found = _MARK.search(text, at, end)
        while found:
            self._text(at, found.start())
            at = self._mark(found, end)
            found = _MARK.search(text, at, end)
        self._text(at, end)

    def _text(self, start: int, end: int) -> None:
        draft = self._draft
        if start >= end:
            return
        if draft.first < 0:
            start = end - len(draft.clean[start:end].lstrip())
            if start == end:
                return
        if not self._firm:
            for found in _BLANK_LINE.finditer(draft.clean, start, end):
                draft.prose(start, found.start())
                draft.end_block()
                start = found.end()
        if start < end:
            draft.prose(start, end)

    def _mark(self, found: re.Match[str], end: int) -> int:
        """Handle a tag, comment or entity; gives the offset where scanning goes on."""
        if found["entity"]:
            self._entity(found)
        elif found["name"]:
            name = found["name"].lower()
            if name in _LEFT_OUT and not found["close"]:
                self._draft.part()
                return self._past(f"</{name}", found.end(), end)
            self._tag(name, found)
        elif found.group() == "<!--":
            after = self._past("-->", found.end(), end)
            self._draft.comments.append(Span(found.start(), after))
            self._draft.part()
            return after
        else:
            self._draft.part()
        return found.end()

    def _past(self, closer: str, start: int, end: int) -> int:
        """The offset after `closer`, or the end of the stretch. A closer that is missing is looked for only once."""
        if self._closers.get(closer) != end:
            place = self._draft.clean.find(closer, start, end)
            if place < 0:
                place = self._draft.clean.lower().find(closer, start, end)
            if place >= 0:
                return place + len(closer)
            self._closers[closer] = end
        return end

    def _entity(self, found: re.Match[str]) -> None:
        decoded = decode(found["entity"])
        if decoded is None:
            self._text(found.start(), found.end())
        elif self._draft.first >= 0 or not decoded.isspace():
            self._draft.write(found.start(), found.end(), clean(decoded))

    def _tag(self, name: str, found: re.Match[str]) -> None:
        draft = self._draft
        closes = bool(found["close"])
        if name == "br":
            draft.end_line(found.start(), found.end())
        elif name == "a":
            self._anchor(found, closes)
        elif name in _STRONG:
            self._bold(found, closes)
        elif name == "code":
            self._code(found, closes)
        elif name == "img":
            draft.part()
        elif name == "li":
            draft.end_block()
            draft.next = draft.base if closes else ("item", max(self._depth, 1))
            self._firm = 0 if closes else 1
        elif name in _LISTS:
            draft.end_block()
            self._depth = max(0, self._depth + (-1 if closes else 1))
            draft.next = draft.base
        elif name in _BLOCKS or name in _HEADINGS:
            draft.end_block()
            self._block(name, found, closes)

    def _code(self, found: re.Match[str], closes: bool) -> None:
        """Inline code counts from its tag to the one that closes it."""
        self._draft.part()
        if not closes:
            self._code_from = found.end()
        elif self._code_from >= 0:
            self._draft.code.append(Span(self._code_from, found.start()))
            self._code_from = -1

    def _block(self, name: str, found: re.Match[str], closes: bool) -> None:
        draft = self._draft
        if name in _HEADINGS:
            draft.next = draft.base if closes else ("heading", _HEADINGS[name])
            self._firm = 0 if closes else 1
        elif name in ("td", "th"):
            draft.base = PARAGRAPH if closes else ("cell", 0)
            draft.next = draft.base
            self._firm = 0 if closes else 1
        elif name == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if closes else 1))
            draft.base = draft.next = ("quote", 0) if self._quotes else PARAGRAPH
        elif name == "title" and self.title < 0 and not closes and not draft.blocks:
            draft.next = ("heading", 1)
            self.title = found.end()
        elif name == "p":
            self._firm = 0 if closes else 1

    def _anchor(self, found: re.Match[str], closes: bool) -> None:
        if self._link:
            self._draft.links.append(Link(self._link[0], found.start(), self._link[1]))
            self._link = None
        if not closes and (href := _HREF.search(self._draft.text, *found.span("attributes"))):
            self._link = (found.end(), without_entities(href[1] or href[2] or href[3] or "").strip())

    def _bold(self, found: re.Match[str], closes: bool) -> None:
        if closes and self._strong >= 0:
            self._draft.strong.append(Span(self._strong, found.start()))
            self._strong = -1
        elif not closes and self._strong < 0:
            self._strong = found.end()
