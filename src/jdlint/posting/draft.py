"""A Layout in the making: readers say in order what is prose, everything else is masked.

Invariant: `pieces` joined are as long as the text up to `at`, so offsets never shift.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy
from jdlint.posting.branches import find_branches
from jdlint.posting.model import GAP, JOIN, Block, Branch, Layout, Link, Span
from jdlint.posting.templates import blank_tags, find_tags

BREAK = "\v"
"""Stands in a reader's masked text for a line end that is meant (`<br>`, two blanks); blocks.refine takes it out."""

PARAGRAPH = ("paragraph", 0)

_ODD = Lazy(
    "\r\n?|[\t\f\x1c-\x1f\x85\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufe00-\ufe0f\ufeff]"
)
_LINE_ENDS = {"\r\n": " \n", "\r": "\n", "\x85": BREAK, "\u2028": BREAK, "\u2029": BREAK, "\f": BREAK}
_BLANKS = (
    "\t\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_ADDRESS_MARK = Lazy(r":/\0*/|@|www\.", re.IGNORECASE)
"""What every address holds; its slashes may be entities, which leave JOIN behind."""
_BEFORE = {":": Lazy(r"https?$", re.IGNORECASE), "@": Lazy(r"[\w.+-]{1,64}$")}
_AFTER = Lazy(r"(?:[^\s<>()\[\]\"'`|\v\0]+|(?<=/)\0+)*")
_AFTER_AT = Lazy(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def clean(text: str) -> str:
    """The text with odd blanks made blanks, invisible characters made JOIN and line ends made LF; length is kept."""
    return _ODD.sub(_replace_odd, text) if "\r" in text or "\t" in text or not text.isascii() else text


def _replace_odd(found: re.Match[str]) -> str:
    odd = found.group()
    return _LINE_ENDS.get(odd) or (GAP if odd in _BLANKS else JOIN)


class Draft:
    """Collects prose and blocks from a reader. All offsets are those of the untouched text and must not go back."""

    __slots__ = (
        "at", "base", "blocks", "branches", "clean", "code", "comments", "fill", "first", "links", "next", "pieces",
        "strong", "tags", "text",
    )  # fmt: skip

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.clean = clean(text)
        """The text as prose is taken from it: odd blanks evened, template tags blanked."""
        self.tags, self.comments = find_tags(self.clean, start)
        self.branches: list[Branch] = []
        if self.tags:
            self.branches = find_branches(self.clean, self.tags)
            self.clean = blank_tags(self.clean, self.tags)
        self.pieces: list[str] = [GAP * start]
        self.at = start
        self.fill = GAP
        """What masks the characters between the last prose and the next."""
        self.first = -1
        """Where the open block began, or -1."""
        self.next = PARAGRAPH
        """Kind and level of the block that is open or opens next."""
        self.base = PARAGRAPH
        """Kind and level of the blocks after that."""
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.code: list[Span] = []
        self.strong: list[Span] = []

    def prose(self, start: int, end: int) -> None:
        """Take a stretch of the text as prose."""
        self.write(start, end, self.clean[start:end])

    def write(self, start: int, end: int, prose: str) -> None:
        """Take a stretch of the text as standing for `prose` (a decoded entity, a line break), padded with JOIN."""
        if start > self.at:
            self.pieces.append(self.fill * (start - self.at))
        elif start < self.at:
            return
        self.pieces.append(prose if len(prose) == end - start else prose[: end - start].ljust(end - start, JOIN))
        self.at = end
        self.fill = JOIN
        if self.first < 0:
            self.first = start

    def part(self) -> None:
        """What follows up to the next prose parts words."""
        self.fill = GAP

    def end_line(self, start: int, end: int) -> None:
        """A line break that is meant; two with nothing but blanks between end the block."""
        if self.first < 0:
            return
        if "".join(self.pieces[-4:]).rstrip(_BLANK).endswith(BREAK):
            self.end_block()
            return
        self.fill = GAP
        self.write(start, end, BREAK.rjust(end - start))
        self.fill = GAP

    def end_block(self) -> None:
        """Close the open block, if there is one; blocks without prose are dropped in the end."""
        if self.first >= 0:
            kind, level = self.next
            self.blocks.append(Block(kind, self.first, self.at, level))
            self.first = -1
            self.next = self.base
        self.fill = GAP

    def layout(self) -> Layout:
        """Everything that was collected, with spans cut to their prose."""
        self.end_block()
        masked = "".join(self.pieces) + GAP * (len(self.clean) - self.at)
        links = [_visible(masked, link) for link in self.links]
        if links or "@" in masked or ":/" in masked or "www." in masked:
            masked = _mask_addresses(masked, links)
        return Layout(masked, self.blocks, links, self.code, self.strong, self.comments, self.branches)


def trim(masked: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and marks at its ends; empty at `start` if there is nothing else."""
    part = masked[start:end]
    rest = part.lstrip(_AROUND)
    if not rest:
        return start, start
    start = end - len(rest)
    return start, start + len(rest.rstrip(_AROUND))


_BLANK = JOIN + " \n"
_AROUND = JOIN + BREAK + " \t\n\r\f"


def _visible(masked: str, link: Link) -> Link:
    start, end = trim(masked, link.start, link.end)
    return Link(start, end, link.target)


def _mask_addresses(masked: str, links: list[Link]) -> str:
    """Mask web and mail addresses in the prose, which are no words, and add those that are no links yet."""
    pieces: list[str] = []
    at = 0
    linked = {link.start for link in links}
    for mark in _ADDRESS_MARK.finditer(masked):
        start, end = _address(masked, mark, at)
        if start >= end:
            continue
        if start not in linked:
            address = masked[start:end].replace(JOIN, "")
            links.append(Link(start, end, f"mailto:{address}" if mark.group() == "@" else address))
        pieces += masked[at:start], GAP * (end - start)
        at = end
    links.sort()
    return "".join(pieces) + masked[at:]


def _address(masked: str, mark: re.Match[str], at: int) -> tuple[int, int]:
    """The span of the address round a mark, not before offset `at`; empty where there is none."""
    start, end = mark.span()
    if start < at:
        return at, at
    if before := _BEFORE.get(mark.group()[0]):
        found = before.search(masked, max(at, start - 64), start)
        if not found:
            return at, at
        start = found.start()
    after = (_AFTER_AT if mark.group() == "@" else _AFTER).match(masked, mark.start())
    if not after or (mark.group() != "@" and after.end() - end < 3):
        return at, at
    return start, start + len(masked[start : after.end()].rstrip(".,;:!?*_~" + JOIN))
