"""Which kind of section each block counts for: its section's, unless its own words clearly say another.

Invariant: every block has one kind, and a heading keeps the kind of its section.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.content import ANYWHERE, Content, labelled
from jdlint.posting.model import Block, Link, Section

_VAGUE = ("other", "title", "role", "company")
"""Kinds of section whose blocks may show another kind by their own words."""
_PROSE = ("paragraph", "quote", "cell")
_MOST = 0.7
"""Share of the items that say something with which one kind speaks for the whole list."""
_ENOUGH = 0.25
"""Share of all items that must say something at all."""
_SINGLE = (*ANYWHERE, "nice-to-have")
"""Kinds that an item has for itself, and not for the list it stands in."""
_SKILLS = ("requirements", "nice-to-have")
"""Kinds of section in which `leading a team` is something to have done."""
_TAGS = 60
"""Characters of a paragraph of tags: `#remote #go`."""
_FIRST_BLOCKS = 3
"""The last block with which a section begins that may introduce the text: after the title, a place and a date."""
_VALUES = 6
"""Items of a list about a company that is too long to be its values: `build for the long run, share what you know`."""
_TASKS = Lazy(r"\bmissions?\W*\Z", re.IGNORECASE)
_SILENT = 160
"""Characters up to which an item that says nothing of itself goes with its list."""
_ITEM = 300
"""Characters of an item that is one; a longer one is a paragraph of the list."""


def block_kinds(
    blocks: Sequence[Block],
    sections: tuple[Sequence[Section], set[int]],
    masked: str,
    headings: Mapping[str, str],
    links: Sequence[Link],
    content: Content,
) -> list[str]:
    """The kind of each block. `sections` are what sections.find_sections gives."""
    judge = _Judge(blocks, masked, headings, content)
    judge.mailed = set(_with_mail(blocks, links))
    for number, section in enumerate(sections[0]):
        judge.section(section, told=number in sections[1])
    return judge.kinds


class _Judge:
    """Goes through the sections in order and gives each block its kind."""

    def __init__(self, blocks: Sequence[Block], masked: str, headings: Mapping[str, str], content: Content) -> None:
        self.blocks = blocks
        self.masked = masked
        self.headings = headings
        self.content = content
        self.kinds: list[str] = []
        self.mailed: set[int] = set()

    def section(self, section: Section, told: bool) -> None:
        """Add the kinds of a section's blocks."""
        if not told and section.heading >= 0 and section.kind != "title":
            section = section._replace(kind=next(self.content.kinds(section.heading), section.kind))
        base = "other" if section.kind == "title" else section.kind
        self.kinds += [base] * (section.end - section.first)
        if section.first == section.heading or self.blocks[section.first].kind == "field":
            self.kinds[section.first] = section.kind
        vague = section.kind in _VAGUE
        listed, at = vague, section.first
        while at < section.end:
            end = at + 1
            if self.blocks[at].kind == "item":
                listed = True
                end = self._list_end(at, section.end)
                self._list(at, end, vague or not told, told and section.kind == "company" and not self._tasks(section))
            elif self.blocks[at].kind in _PROSE:
                self._paragraph(at, section, told, loose=listed)
            at = end

    def _tasks(self, section: Section) -> bool:
        """Whether a heading may call the duties what others call the aim of a company: "Mission"."""
        if section.heading < 0:
            return False
        heading = self.blocks[section.heading]
        return _TASKS.search(self.masked, heading.start, heading.end) is not None

    def _list_end(self, at: int, end: int) -> int:
        while at < end and self.blocks[at].kind == "item":
            at += 1
        return at

    def _paragraph(self, block: int, section: Section, told: bool, loose: bool) -> None:
        kind = self._own(block, loose, told, section.kind in _VAGUE)
        introduces = section.kind in ("title", "other") and section.first <= _FIRST_BLOCKS
        if kind is None and introduces and self.blocks[block].kind == "paragraph":
            kind = self.content.voice(block)
        if kind:
            self.kinds[block] = kind

    def _own(self, block: int, loose: bool, told: bool, vague: bool) -> str | None:
        """The kind that a paragraph shows by its label, a cue or an address; `loose` where its heading says little."""
        start, end = self.blocks[block].start, self.blocks[block].end
        if self.masked[start] == "#" and end - start < _TAGS:
            return "other"
        label = labelled(self.masked, self.blocks[block], self.headings) if loose else None
        if label and (vague or label not in _VAGUE):
            return label
        for kind in self.content.kinds(block, told):
            if loose or kind in ANYWHERE:
                return kind
        mailed = loose and block in self.mailed
        return "apply" if mailed and (not vague or self.content.is_brief(block)) else None

    def _list(self, first: int, end: int, open_minded: bool, company: bool) -> None:
        """Give the items of a list the kind that they speak for, if their heading leaves it open."""
        said = [self._item(i, open_minded) for i in range(first, end)]
        if self.kinds[first] in _SKILLS or (company and end - first < _VALUES):
            said = [None if kind == "duties" else kind for kind in said]
        for i, kind in enumerate(self._agreed(said, first) if open_minded else said, first):
            self.kinds[i] = kind or self.kinds[i]

    def _agreed(self, said: list[str | None], first: int) -> list[str | None]:
        """What the items of a list say: what nearly all say holds for all, else a silent one follows the one before."""
        votes = Counter(kind for kind in said if kind and kind not in _SINGLE)
        if not votes or votes.total() < _ENOUGH * len(said):
            return said
        top, count = votes.most_common(1)[0]
        one_minded = count >= _MOST * votes.total()
        before = [None, *said]
        for i, kind in enumerate(said):
            if kind in _SINGLE or (kind is None and not self._is_short(first + i, _SILENT)):
                continue
            said[i] = top if one_minded else kind or before[i]
        return said

    def _item(self, block: int, open_minded: bool) -> str | None:
        """What an item says of itself; one as long as a paragraph only by its cues."""
        if open_minded and self._is_short(block, _ITEM):
            said = self.content.item(block)
        else:
            said = next(self.content.kinds(block), None) if open_minded else None
        return next((kind for kind in self.content.kinds(block) if kind in ANYWHERE), said)

    def _is_short(self, block: int, most: int) -> bool:
        return self.blocks[block].end - self.blocks[block].start <= most


def _with_mail(blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[int]:
    """The blocks in which a mail address stands."""
    starts = [block.start for block in blocks]
    for link in links:
        if link.target.startswith("mailto:") and (place := bisect_right(starts, link.start)):
            yield place - 1
