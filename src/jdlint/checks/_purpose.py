"""Whether a text says a thing twice on purpose: for two grades or places, in two branches, as a milestone.

Invariant: what excuses a repetition is what stands over the two places or round them, never what they say themselves.
"""

from __future__ import annotations

from functools import cached_property

from jdlint.checks import Context
from jdlint.checks._repeats import SAID_BY_LAW
from jdlint.posting.branches import never_together
from jdlint.posting.model import Block
from jdlint.rule import Rule

_SHORT = 40
"""Characters of a paragraph that may be the label of a list also without a colon ("4-6 months")."""
_LABEL_LEVEL = 7
"""Labels that are no headings stand under all of these."""


class Purpose:
    """Knows what stands over each place of a posting. Made for one rule, of whose phrases it uses two groups:

    `grades`, words in which two headings may differ that head the same list, and `skip_under`, for headings under which
    a thing may be said again.
    """

    def __init__(self, rule: Rule, context: Context) -> None:
        self._posting = context.posting
        self._grades = context.hits.of(rule.id, "grades")
        self._skip_under = context.hits.of(rule.id, "skip_under")

    def excuses(self, first: int, again: int) -> bool:
        """Whether the second of two sentences, given by their indexes, may say again what the first says."""
        posting = self._posting
        one, other = posting.sentences[first], posting.sentences[again]
        if never_together(posting.branches, one.start, other.start):
            return True
        if self._follows_law(one.block) and self._follows_law(other.block):
            return True
        ours, theirs = self._labels[one.block], self._labels[other.block]
        return not self._excused.isdisjoint((*ours, *theirs)) or self._differ_in_grade(ours, theirs)

    def _follows_law(self, block: int) -> bool:
        """Whether the block before is what lawyers wrote, so that this one is most likely its end."""
        return block > 0 and self._posting.block_kinds[block - 1] in SAID_BY_LAW

    def _differ_in_grade(self, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
        """Whether the labels over two places are the same, one by one, but for numbers, grades and places."""
        pairs = [self._words[one] ^ self._words[other] for one, other in zip(ours, theirs, strict=False)]
        grades = self._grade_words
        return (
            len(ours) == len(theirs)
            and any(pairs)
            and all(word in grades or any(c.isdigit() for c in word) for words in pairs for word in words)
        )

    @cached_property
    def _excused(self) -> set[int]:
        return {self._posting.sentences[hit.sentence].block for hit in self._skip_under}

    @cached_property
    def _grade_words(self) -> set[str]:
        folded = self._posting.words.folded
        return {folded[i] for hit in self._grades for i in range(hit.first_word, hit.end_word)}

    @cached_property
    def _words(self) -> dict[int, set[str]]:
        """The words of each block."""
        words: dict[int, set[str]] = {}
        for first, end, block in ((s.first_word, s.end_word, s.block) for s in self._posting.sentences):
            words.setdefault(block, set()).update(self._posting.words.folded[first:end])
        return words

    @cached_property
    def _labels(self) -> list[tuple[int, ...]]:
        """For each block the headings and labels over it, outermost first; the title is none of them."""
        over: list[tuple[int, ...]] = []
        above: list[tuple[int, int]] = []
        for i, block in enumerate(self._posting.blocks):
            level = self._level(block)
            while level and above and above[-1][0] >= min(level, _LABEL_LEVEL):
                above.pop()
            over.append(tuple(index for _, index in above))
            if 0 < level <= _LABEL_LEVEL and block.start != self._posting.title.start:
                above.append((level, i))
        return over

    def _level(self, block: Block) -> int:
        """How high a block stands: a heading by its level, a label under all headings, prose lower, an item nowhere."""
        if block.kind != "paragraph":
            return block.level if block.kind == "heading" else 0
        text = self._posting.masked[block.start : block.end].rstrip("\0 \n*_")
        short = block.end - block.start <= _SHORT and text[-1:] not in (".", "!", "?")
        return _LABEL_LEVEL if short or text.endswith(":") else _LABEL_LEVEL + 1
