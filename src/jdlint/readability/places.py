"""jdlint's own metrics: figures of the posting as a whole, and figures of single sentences and paragraphs.

Invariant: each is a count that a person could make with a pencil, so that a message may say it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jdlint.posting.model import Posting, Sentence, Span
from jdlint.readability.prose import prose_places

LONG_PARAGRAPH = 100
"""Words from which `share_in_long_paragraphs` calls a paragraph long: about eight lines on a screen."""


def sentence_words(posting: Posting) -> list[tuple[Span, float]]:
    """Each sentence of prose with its number of words. An enumeration of names is no sentence, however long."""
    return [
        (Span(sentence.start, sentence.end), sentence.end_word - sentence.first_word)
        for sentence in prose_places(posting)
        if not _is_enumeration(posting, sentence)
    ]


def _is_enumeration(posting: Posting, sentence: Sentence) -> bool:
    """Whether there is a comma to every four words or fewer: countries, technologies, benefits by name."""
    commas = posting.masked.count(",", sentence.start, sentence.end)
    return 4 * commas >= sentence.end_word - sentence.first_word


def paragraph_words(posting: Posting) -> list[tuple[Span, float]]:
    """Each paragraph or item of prose with its number of words."""
    counts: dict[int, int] = {}
    for sentence in prose_places(posting):
        counts[sentence.block] = counts.get(sentence.block, 0) + sentence.end_word - sentence.first_word
    return [(Span(posting.blocks[at].start, posting.blocks[at].end), count) for at, count in counts.items()]


def words(posting: Posting) -> float:
    """Words in the posting as people count them: all that is not in a block of code, also headings."""
    return sum(
        sentence.end_word - sentence.first_word
        for sentence in posting.sentences
        if posting.blocks[sentence.block].kind not in ("code", "field")
    )


def prose_words(posting: Posting) -> float:
    """Words in the posting's prose."""
    return sum(count for _, count in paragraph_words(posting))


def longest_sentence(posting: Posting) -> float:
    """Words of the longest sentence, 0 where there is none; enumerations do not count."""
    return max((count for _, count in sentence_words(posting)), default=0)


def share_in_long_paragraphs(posting: Posting) -> float:
    """How much of the prose, in words of a hundred, stands in paragraphs of LONG_PARAGRAPH words and more."""
    counts = [count for _, count in paragraph_words(posting)]
    return 100 * sum(count for count in counts if count >= LONG_PARAGRAPH) / sum(counts) if counts else 0.0


PLACES: Mapping[str, Callable[[Posting], list[tuple[Span, float]]]] = {
    "sentence_words": sentence_words,
    "paragraph_words": paragraph_words,
}
"""Metrics that have a figure for every place; a rule that names one points at each place beyond its limit."""

WHOLE: Mapping[str, Callable[[Posting], float]] = {
    "words": words,
    "prose_words": prose_words,
    "longest_sentence": longest_sentence,
    "share_in_long_paragraphs": share_in_long_paragraphs,
}
"""Metrics that have one figure for the posting."""
