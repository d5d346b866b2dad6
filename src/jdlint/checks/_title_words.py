"""A rule's own words in a title, and whether a title is more than words at all.

Invariant: of words that begin alike the longest are taken, and what stands under `never` is passed over whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jdlint.checks._titles import Title
from jdlint.posting.words import fold_phrase, words_of
from jdlint.rule import Rule

_LONGEST = 4
"""Words in the longest phrase that a rule may look for in a title."""
WORDS_ONLY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz '’-.")
"""Characters of a title without figures and marks."""


@lru_cache(maxsize=16)
def _phrases(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold_phrase(text)) for text in words)


@lru_cache(maxsize=64)
def _words(title: str) -> tuple[list[str], list[int], list[int]]:
    return words_of(title, 0, len(title))


def named_words(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    """The rule's own words, the longest first."""
    folded, starts, ends = _words(title.text)
    never = _phrases((*rule.options["never"],))
    phrases = never | _phrases((*rule.options["words"], *rule.options["rows"]))
    at = 0
    while at < len(folded):
        most = min(_LONGEST, len(folded) - at)
        size = max((n for n in range(1, most + 1) if tuple(folded[at : at + n]) in phrases), default=0)
        if size and tuple(folded[at : at + size]) not in never:
            yield starts[at], ends[at + size - 1]
        at += size or 1
