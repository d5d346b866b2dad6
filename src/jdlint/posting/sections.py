"""Groups blocks to sections, and says what the heading of each announces.

Invariant: the sections are in order and cover all blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from jdlint.posting.headings import exact_kind, heading_kind
from jdlint.posting.model import Block, Section, Sentence, Words
from jdlint.record import Record

_NO_TITLE = ("about", "who", "what", "why", "how", "our", "your")
"""Words with which headings begin, but not job titles."""


class Above(Record):
    """A heading that others may stand under; `bare` where nothing but a heading of the same level follows it."""

    level: int
    kind: str
    bare: bool


def find_sections(
    blocks: Sequence[Block],
    shown: int,
    masked: str,
    sentences: Sequence[Sentence],
    words: Words,
    headings: Mapping[str, str],
) -> tuple[list[Section], set[int]]:
    """The sections, each with its kind by its heading, else by the heading that it stands under; and which of them
    have their kind by a heading of their own.

    The first `shown` blocks are of the front matter; its fields make a section of kind "title" before all others.
    """
    fields = next((number for number, block in enumerate(blocks) if block.kind != "field"), len(blocks))
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    title = _title_of(blocks, [start for start in starts if start >= shown], shown)
    sections = [Section("title", -1, 0, fields)] if fields else []
    folded = {s.block: words.folded[s.first_word : s.end_word] for s in sentences if blocks[s.block].kind == "heading"}
    above: list[Above] = []
    told: set[int] = set()
    firsts = sorted({fields, shown, *starts} - {len(blocks)})
    for start, end in pairwise([*firsts, len(blocks)]):
        if start == shown:
            above.clear()
        if blocks[start].kind != "heading":
            sections.append(Section("other", -1, start, end))
            continue
        text = masked[blocks[start].start : blocks[start].end]
        of = _first_kind if start == title else heading_kind
        kind = of(text, headings, folded.get(start, []))
        if kind and kind != "title":
            told.add(len(sections))
        bare = end == start + 1 < len(blocks) and blocks[end].level == blocks[start].level
        kind = _placed(kind, blocks[start].level, above, bare)
        sections.append(Section(kind, start, start, end))
    return sections, told


def _title_of(blocks: Sequence[Block], starts: Sequence[int], body: int) -> int:
    """The heading that can be the title: the first of level 1 among the first ones, or one before all prose.

    `body` is the first block after the front matter.
    """
    if not starts:
        return -1
    tops = [i for i in starts[:3] if blocks[i].level == 1]
    if tops and tops[0] <= body + 3:
        return tops[0]
    return starts[0] if starts[0] == body else -1


def _placed(kind: str | None, level: int, above: list[Above], bare: bool) -> str:
    """The kind of a heading among those it stands under, which are kept up to date.

    A heading that tells nothing stands under a bare one of its own level: people use one size for both.
    """
    while above and (above[-1].level > level or (above[-1].level == level and (kind or not above[-1].bare))):
        above.pop()
    under = bool(above) and above[-1].level == level
    kind = kind or (above[-1].kind if above else "other")
    if kind != "title" and not under:
        above.append(Above(level, kind, bare))
    return kind


def _first_kind(text: str, headings: Mapping[str, str], words: Sequence[str]) -> str:
    """The kind of a first heading: "title", unless it is a known phrase, or one that begins as no title does."""
    if words and words[0] in _NO_TITLE:
        return heading_kind(text, headings, words) or "title"
    return exact_kind(words, headings) or "title"
