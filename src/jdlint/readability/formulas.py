"""The few metrics that rules use, without importing textstat, which costs more than the rest of a run.

Invariant: `FAST[name](Counts(text))` equals textstat 0.7.13's function of that name to the last digit, for
every text (tests/test_readability.py). The formulas are written in textstat's order of operations for that
reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jdlint.lazy import Lazy
from jdlint.readability.prose import FEWEST_WORDS, WORD
from jdlint.readability.table import syllables

_OTHER_APOSTROPHE = Lazy(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = Lazy(r"[^\w\s']")
_SENTENCE = Lazy(r"\b[^.!?]+[.!?]*")


class Counts:
    """What the formulas need to know of a text, as textstat counts it."""

    __slots__ = ("_by_word", "_words", "sentences", "words")

    def __init__(self, text: str) -> None:
        self._words = words_of(text)
        self._by_word: list[int] | None = None
        self.words = len(self._words)
        self.sentences = sentences_in(text)

    @property
    def _syllables(self) -> list[int]:
        """Of each word; looked up when they are first asked for, as not all figures need them."""
        if self._by_word is None:
            self._by_word = [*map(syllables().__getitem__, self._words)]
        return self._by_word

    @property
    def syllables(self) -> int:
        """In the whole text."""
        return sum(self._syllables)

    @property
    def words_per_sentence(self) -> float:
        """Words in an average sentence, 0 for an empty text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def syllables_per_word(self) -> float:
        """Syllables in an average word, 0 for a text without words."""
        return self.syllables / self.words if self.words else 0.0

    @property
    def complex_words(self) -> int:
        """Gunning's complex words: three syllables or more, and not one of Dale and Chall's easy words."""
        pairs = zip(self._words, self._syllables, strict=True)
        return sum(_is_complex(word, count) for word, count in pairs)


def words_of(text: str) -> list[str]:
    """textstat's words, in lower case: no punctuation, but the apostrophe of an English contraction stays."""
    if "'" in text:
        text = _OTHER_APOSTROPHE.sub("", text)
    return _PUNCTUATION.sub("", text).lower().split()


def sentences_in(text: str) -> int:
    """textstat's number of sentences: those of one or two words are left out, but any text has one."""
    if not text:
        return 0
    return max(1, sum(len(WORD.findall(part)) >= FEWEST_WORDS for part in _SENTENCE.findall(text)))


def _is_complex(word: str, count: int) -> bool:
    if not word.isascii():
        # textstat cleans the word once more here: the lower case of "İ" holds a combining dot, which goes.
        count = sum(map(syllables().__getitem__, words_of(word)))
    return count >= 3 and not syllables().is_easy(word)


def _flesch_reading_ease(counts: Counts) -> float:
    """Flesch 1948: 206.835 - 1.015 words per sentence - 84.6 syllables per word; 100 is easy, 0 very hard."""
    if not counts.words_per_sentence or not counts.syllables_per_word:
        return 0.0
    return 206.835 - 1.015 * counts.words_per_sentence - 84.6 * counts.syllables_per_word


def _flesch_kincaid_grade(counts: Counts) -> float:
    """Kincaid 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59, in years of schooling (US)."""
    if not counts.words_per_sentence or not counts.syllables_per_word:
        return 0.0
    return (0.39 * counts.words_per_sentence) + (11.8 * counts.syllables_per_word) - 15.59


def _gunning_fog(counts: Counts) -> float:
    """Gunning 1952: 0.4 (words per sentence + complex words in a hundred), in years of schooling (US)."""
    if not counts.words:
        return 0.0
    return 0.4 * (counts.words_per_sentence + 100 * counts.complex_words / counts.words)


FAST: Mapping[str, Callable[[Counts], float]] = {
    "flesch_reading_ease": _flesch_reading_ease,
    "flesch_kincaid_grade": _flesch_kincaid_grade,
    "gunning_fog": _gunning_fog,
    "lexicon_count": lambda counts: counts.words,
    "sentence_count": lambda counts: counts.sentences,
    "syllable_count": lambda counts: counts.syllables,
    "words_per_sentence": lambda counts: counts.words_per_sentence,
    "avg_syllables_per_word": lambda counts: counts.syllables_per_word,
}
"""textstat's function names with a fast path."""
