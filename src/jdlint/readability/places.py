"""jdlint's own metrics: figures of the posting as a whole, and figures of single sentences and paragraphs.

Invariant: each is a count that a person could make with a pencil, so that a message may say it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jdlint.lazy import Lazy
from jdlint.posting.branches import most_shown
from jdlint.posting.model import Posting, Sentence, Span
from jdlint.readability.prose import count_words, prose_places
from jdlint.readability.voice import passive_share, we_share

LONG_PARAGRAPH = 100
"""Words from which `share_in_long_paragraphs` calls a paragraph long: about eight lines on a screen."""

_FEWEST_PARTS, _LONGEST_PART = 4, 30
_LETTERED = Lazy(r"(?<!\w)\(?[\0]*[a-h]\)")


def sentence_words(posting: Posting) -> list[tuple[Span, float]]:
    """Each sentence of prose with its number of words.

    An enumeration of names is no sentence, however long, nor is a text whose parts are lettered (a), (b), (c).
    """
    counted = ((sentence, count_words(posting, sentence)) for sentence in prose_places(posting))
    return [
        (Span(sentence.start, sentence.end), count)
        for sentence, count in counted
        if not _is_enumeration(posting, sentence, count)
    ]


def _is_enumeration(posting: Posting, sentence: Sentence, count: int) -> bool:
    """Whether there is a comma to every four words or fewer (countries, technologies), or it is a list in all but form.

    Such a list has two or more letters, or four or more parts between semicolons, each as short as an item.
    """
    masked, (start, end) = posting.masked, sentence[:2]
    parts = masked[start:end].split(";")
    if len(parts) >= _FEWEST_PARTS and max(len(part.split()) for part in parts) <= _LONGEST_PART:
        return True
    if 4 * (masked.count(",", start, end) + masked.count(";", start, end)) >= count:
        return True
    return masked.count(")", start, end) > 1 and len(_LETTERED.findall(masked, start, end)) > 1


def paragraph_words(posting: Posting) -> list[tuple[Span, float]]:
    """Each paragraph or item of prose with its number of words."""
    counts: dict[int, int] = {}
    for sentence in prose_places(posting):
        counts[sentence.block] = counts.get(sentence.block, 0) + count_words(posting, sentence)
    return [(Span(posting.blocks[at].start, posting.blocks[at].end), count) for at, count in counts.items()]


def words(posting: Posting) -> float:
    """Words in the posting as people count them: all that is not in a block of code, also headings.

    Of the branches of a template's condition only the longer counts, as no reader sees both.
    """
    counts = {
        sentence.start: count_words(posting, sentence)
        for sentence in posting.sentences
        if posting.blocks[sentence.block].kind not in ("code", "field")
    }
    return most_shown(posting.branches, counts)


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
    "passive_share": passive_share,
    "we_share": we_share,
}
"""Metrics that have one figure for the posting."""
