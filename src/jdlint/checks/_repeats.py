"""What the repetition rules read: the sentences that count, and the runs of them that stand in the text twice.

Invariant: legal, equal-opportunity and code text, headings and table cells never count as repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jdlint.checks import Context
from jdlint.posting.model import Posting, Span
from jdlint.record import Record

SAID_BY_LAW = frozenset(("legal", "equal-opportunity"))
_PROSE = frozenset(("paragraph", "item", "quote"))
_FRAME = 0.15
_FRAME_WORDS = 60
_GAP = 2


class Unit(Record):
    """A sentence that counts: its index in `Posting.sentences` and its folded words."""

    sentence: int
    words: tuple[str, ...]


class Run(Record):
    """Sentences said again in the same words: units [first, first + size) and [again, again + size)."""

    first: int
    again: int
    size: int


def units_of(context: Context) -> list[Unit]:
    """The sentences of the posting that may be called repeated, worked out once for all rules (see Context.once)."""
    units: list[Unit] = context.once("units", _units)
    return units


def _units(context: Context) -> list[Unit]:
    """The sentences of a posting that may be called repeated, in order."""
    posting = context.posting
    folded, blocks, kinds = posting.words.folded, posting.blocks, posting.block_kinds
    return [
        Unit(index, tuple(folded[sentence.first_word : sentence.end_word]))
        for index, sentence in enumerate(posting.sentences)
        if blocks[sentence.block].kind in _PROSE and kinds[sentence.block] not in SAID_BY_LAW
    ]


def pasted_runs(context: Context, least: int) -> list[Run]:
    """Stretches of at least `least` words that stand twice, word for word: several sentences, or a whole paragraph.

    A teaser (the first paragraph, said again below) and a notice at head and foot are no paste.
    """
    runs: list[Run] = context.once(f"pasted from {least} words on", lambda context: _pasted_runs(context, least))
    return runs


def _pasted_runs(context: Context, least: int) -> list[Run]:
    posting, units = context.posting, units_of(context)
    first_at: dict[tuple[str, ...], int] = {}
    runs: list[Run] = []
    at = 0
    while at < len(units):
        words = units[at].words
        first = first_at.setdefault(words, at)
        run = _run(units, first, at) if first < at and len(words) > 3 else None
        if run and _is_paste(posting, units, run, least) and not is_frame(posting, units, run):
            runs.append(run)
            at += run.size
        else:
            at += 1
    return runs


def _run(units: Sequence[Unit], first: int, again: int) -> Run:
    """The longest run from two equal units on; up to two sentences that differ do not end it."""
    size = at = 1
    while again + at < len(units) and first + at < again and at - size < _GAP + 1:
        at += 1
        if units[first + at - 1].words == units[again + at - 1].words:
            size = at
    return Run(first, again, size)


def _is_paste(posting: Posting, units: Sequence[Unit], run: Run, least: int) -> bool:
    pairs = zip(units[run.first : run.first + run.size], units[run.again : run.again + run.size], strict=True)
    same = sum(len(one.words) for one, other in pairs if one.words == other.words)
    return same >= least and (run.size > 1 or _is_paragraph(posting, units[run.again]))


def _is_paragraph(posting: Posting, unit: Unit) -> bool:
    sentence = posting.sentences[unit.sentence]
    block = posting.blocks[sentence.block]
    return block.kind == "paragraph" and sentence.start <= block.start + 2 and sentence.end >= block.end - 2


def is_frame(posting: Posting, units: Sequence[Unit], run: Run) -> bool:
    """Whether the first copy is a teaser, the first paragraph of all, or the two are a notice at head and foot."""
    first, again = units[run.first], units[run.again]
    if sum(len(unit.words) for unit in units[run.again : run.again + run.size]) > _FRAME_WORDS:
        return False
    block = posting.sentences[first.sentence].block
    last = posting.sentences[units[run.first + run.size - 1].sentence].block
    if block == last == posting.sentences[units[0].sentence].block != posting.sentences[again.sentence].block:
        heads = [at for at, one in enumerate(posting.blocks) if one.kind == "heading"]
        return len(heads) > 1 and sum(at < block for at in heads) <= 1
    count = len(posting.sentences)
    return first.sentence < _FRAME * count and again.sentence >= (1 - _FRAME) * count


def span_of(posting: Posting, units: Sequence[Unit]) -> Span:
    """From the start of the first of these units to the end of the last."""
    return Span(posting.sentences[units[0].sentence].start, posting.sentences[units[-1].sentence].end)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that "designing" and "designs" are one; rough, but the same for both."""
    if len(word) > 4:
        for ending in ("ing", "ies", "ed", "es", "ly", "s", "e", "y"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
    return word


@lru_cache(maxsize=16)
def words_as_set(words: tuple[str, ...]) -> frozenset[str]:
    """These words as a set, made once."""
    return frozenset(words)
