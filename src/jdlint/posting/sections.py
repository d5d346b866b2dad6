"""Groups blocks to sections, and says what each section and each block is about.

Invariant: the sections are in order and cover all blocks; every block has one kind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from jdlint.posting.headings import exact_kind, kind_of
from jdlint.posting.model import Block, Link, Section, Sentence, Words

_ANYWHERE = ("equal-opportunity", "legal")
"""Kinds that a block shows by its own words, whatever the section it stands in."""
_VAGUE = ("other", "title", "role", "company")
"""Kinds of section whose blocks may show another kind by their own words."""
_LONG = 500
"""Characters of a paragraph that is about more than one thing."""
_NO_TITLE = ("about", "who", "what", "why", "how", "our", "your")
"""Words with which headings begin, but not job titles."""


def find_sections(
    blocks: Sequence[Block], sentences: Sequence[Sentence], words: Words, headings: Mapping[str, str]
) -> list[Section]:
    """The sections, each with its kind by its heading, else by the heading that it stands under.

    Fields of the front matter make a section of kind "title" of their own, before all others.
    """
    body = sum(1 for block in blocks if block.kind == "field")
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    title = _title_of(blocks, starts, body)
    by_block = _words_by_block(sentences)
    sections = [Section("title", -1, 0, body)] if body else []
    if body < (first_heading := starts[0] if starts else len(blocks)):
        sections.append(Section("other", -1, body, first_heading))
    above: list[tuple[int, str]] = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        first, last = by_block.get(start, (0, 0))
        kind = _kind(words.folded[first:last], blocks[start].level, above, headings, start == title)
        sections.append(Section(kind, start, start, end))
    return sections


def _words_by_block(sentences: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        first = ranges[sentence.block][0] if sentence.block in ranges else sentence.first_word
        ranges[sentence.block] = first, sentence.end_word
    return ranges


def _title_of(blocks: Sequence[Block], starts: Sequence[int], body: int) -> int:
    """The heading that can be the title: the first of level 1 among the first ones, or one before all prose.

    `body` is the first block after the fields of the front matter.
    """
    if not starts:
        return -1
    tops = [i for i in starts[:3] if blocks[i].level == 1]
    if tops and tops[0] <= body + 3:
        return tops[0]
    return starts[0] if starts[0] == body else -1


def _kind(
    words: Sequence[str], level: int, above: list[tuple[int, str]], headings: Mapping[str, str], title: bool
) -> str:
    """The kind of one heading; `above` holds level and kind of those it stands under, and is kept up to date."""
    while above and above[-1][0] >= level:
        above.pop()
    if title:
        kind = _kind_of_first(words, headings) or "title"
    else:
        kind = kind_of(words, headings) or (above[-1][1] if above else "other")
    if kind != "title":
        above.append((level, kind))
    return kind


def _kind_of_first(words: Sequence[str], headings: Mapping[str, str]) -> str | None:
    """The kind of a first heading that is no title: a known phrase, or one that begins as no title does."""
    if words and words[0] in _NO_TITLE:
        return kind_of(words, headings)
    return exact_kind(words, headings)


def block_kinds(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    sentences: Sequence[Sentence],
    words: Words,
    links: Sequence[Link],
    cues: CueIndex,
) -> list[str]:
    """The kind that each block counts for: its section's, unless its own words clearly say another."""
    kinds = [section.kind for section in sections for _ in range(section.first, section.end)]
    loose: set[int] = set()
    for section in sections:
        loose.update(_loose(blocks, section))
        if section.kind == "title":
            kinds[section.first + 1 : section.end] = ["other"] * (section.end - section.first - 1)
    for block in _with_mail(blocks, links):
        if block in loose and _fits(blocks[block], "apply"):
            kinds[block] = "apply"
    cued = {
        block: kind
        for block, kind in _cued(sentences, words, cues)
        if blocks[block].kind != "heading" and (kind in _ANYWHERE or (block in loose and _fits(blocks[block], kind)))
    }
    for block, kind in _spread(blocks, cued, kinds):
        kinds[block] = kind
    return kinds


def _spread(blocks: Sequence[Block], cued: Mapping[int, str], kinds: Sequence[str]) -> list[tuple[int, str]]:
    """The cued blocks with their kinds. What two items of a list say, or each fourth, holds for the whole list."""
    found, done = list(cued.items()), -1
    for block, kind in sorted(cued.items()):
        if blocks[block].kind != "item" or block < done or kind in _ANYWHERE:
            continue
        first, end = block, block + 1
        while first > 0 and blocks[first - 1].kind == "item" and kinds[first - 1] == kinds[block]:
            first -= 1
        while end < len(blocks) and blocks[end].kind == "item" and kinds[end] == kinds[block]:
            end += 1
        said = sum(1 for i in range(first, end) if cued.get(i) == kind)
        if said > 1 or 4 * said >= end - first:
            found += ((i, kind) for i in range(first, end) if i not in cued)
            done = end
    return found


def _fits(block: Block, kind: str) -> bool:
    """Whether a cue speaks for the whole block: a long paragraph may end with how to apply and be about the work."""
    return block.end - block.start <= _LONG or kind in ("role", "company", "duties")


def _with_mail(blocks: Sequence[Block], links: Sequence[Link]) -> list[int]:
    """The blocks in which a mail address stands."""
    starts = [block.start for block in blocks]
    places = [bisect_right(starts, link.start) - 1 for link in links if link.target.startswith("mailto:")]
    return [i for i in places if i >= 0 and blocks[i].kind == "paragraph"]


def _loose(blocks: Sequence[Block], section: Section) -> Iterator[int]:
    """The blocks of a section of which the heading says little: all, or the paragraphs after the list."""
    listed = section.kind in _VAGUE
    for i in range(section.first, section.end):
        if blocks[i].kind == "item":
            listed = True
        if listed and (section.kind in _VAGUE or blocks[i].kind == "paragraph"):
            yield i


CueIndex = Mapping[str, Sequence[tuple[Sequence[str], str]]]
"""Cues by their first word: all words of each, and its kind."""


def index_cues(cues: Mapping[str, str]) -> dict[str, list[tuple[list[str], str]]]:
    """The form in which cues are looked up, from folded phrases with their kinds. Plain data, fit for a cache."""
    index: dict[str, list[tuple[list[str], str]]] = {}
    for phrase, kind in cues.items():
        words = phrase.split()
        index.setdefault(words[0], []).append((words, kind))
    return index


def _cued(sentences: Sequence[Sentence], words: Words, cues: CueIndex) -> list[tuple[int, str]]:
    """Blocks in which a cue stands, with its kind; a block's first cue last, so that it counts."""
    folded = words.folded
    hits = []
    for i, word in enumerate(folded):
        if word in cues:
            for phrase, kind in cues[word]:
                end = i + len(phrase)
                if folded[i:end] == phrase and words.sentence[i] == words.sentence[end - 1]:
                    hits.append((sentences[words.sentence[i]].block, kind))
                    break
    hits.reverse()
    return hits
