"""Whom a phrase is about: the applicant, or others of whom the posting speaks (patients, users, the head of a team).

Invariant: others count only where they stand before the phrase, in its sentence or, where it begins its own, in the
sentence before, and where no word for the applicant comes in between; a sentence before
counts not where its subject is the applicant.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.hits import Hit
from jdlint.posting.model import Posting

_APPLICANT = frozenset(
    "you your candidate candidates applicant applicants applying apply incumbent jobholder hire".split()
)
"""Words for whoever is hired: after them, a sentence is about that person again."""

_HIRED = _APPLICANT | frozenset("engineer developer programmer holder postholder appointee".split())
_NAMING = frozenset("the a an our every each any whoever".split())
"""With which a phrase names whom it is about: "The person we have in mind builds it, and he"."""
_SUBJECT = 4
"""Words at the head of a sentence that may name its subject: "The new engineer reports to"."""


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
    names_its_own = posting.words.folded[hit.first_word] in _NAMING
    if hit.sentence == 0 or hit.first_word > sentence.first_word or names_its_own:
        return sentence.first_word
    before = posting.sentences[hit.sentence - 1]
    subject = posting.words.folded[before.first_word : before.first_word + _SUBJECT]
    is_of_applicant = subject[:1] == ["the"] and not _HIRED.isdisjoint(subject)
    return sentence.first_word if is_of_applicant or before.block != sentence.block else before.first_word
