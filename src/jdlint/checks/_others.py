"""Whom a phrase is about: the applicant, or others of whom the posting speaks (patients, users, the head of a team).

Invariant: others count only where they stand before the phrase, in its sentence or, where it begins its own, in the
sentence before, and where no word for the applicant comes in between.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.hits import Hit
from jdlint.posting.model import Posting

_APPLICANT = frozenset(
    "you your candidate candidates applicant applicants applying apply incumbent jobholder hire".split()
)
"""Words for whoever is hired: after them, a sentence is about that person again."""


def about_others(hit: Hit, others: Sequence[Hit], posting: Posting) -> bool:
    """Whether one of `others` is whom the hit is about."""
    first = _begin(hit, posting) if others else 0
    return any(
        other.first_word >= first
        and other.end_word <= hit.first_word
        and _APPLICANT.isdisjoint(posting.words.folded[other.end_word : hit.first_word])
        for other in others
    )


def _begin(hit: Hit, posting: Posting) -> int:
    """The first word of the hit's sentence; where the hit begins it, of the sentence before in the same block."""
    sentence = posting.sentences[hit.sentence]
    if hit.sentence == 0 or hit.first_word > sentence.first_word:
        return sentence.first_word
    before = posting.sentences[hit.sentence - 1]
    return before.first_word if before.block == sentence.block else sentence.first_word
