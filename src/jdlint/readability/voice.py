"""Whom the prose of a posting speaks of: the employer, the reader, or nobody (the passive voice).

Invariant: each figure is a share of things that a person can count; a text too short to have any gives 0.
"""

from __future__ import annotations

from jdlint.posting.model import Posting, Sentence
from jdlint.readability.prose import FEWEST_WORDS, prose_places

_WE = frozenset("we we're we've we'll we'd us our ours ourselves".split())
_YOU = frozenset("you you're you've you'll you'd your yours yourself".split())
_BE = frozenset("is are was were be been being gets get".split())
_BETWEEN = frozenset(
    "also often always usually currently not never mainly mostly fully well highly then already only".split()
)
_IRREGULAR = frozenset(
    "built made done given taken written chosen held kept led sent shown told seen found put run brought bought sold"
    " paid taught driven drawn grown known set spent read understood begun broken spoken worn won met let left".split()
)
_STATES = frozenset(
    "located based interested excited experienced skilled committed dedicated motivated qualified required needed"
    " expected passionate related involved used supposed allowed entitled invited encouraged welcomed preferred"
    " advanced certified organized organised detailed focused driven limited distributed united mixed married"
    " prepared tired pleased proud determined engaged concerned embedded headquartered".split()
)
"""Words in the form of a participle that tell what something is like: no passive."""


def passive_share(posting: Posting) -> float:
    """How many sentences of prose in a hundred are in the passive: "is built", "are being tested"."""
    sentences = [s for s in prose_places(posting) if s.end_word - s.first_word >= FEWEST_WORDS]
    return 100 * sum(_is_passive(posting, s) for s in sentences) / len(sentences) if sentences else 0.0


def we_share(posting: Posting) -> float:
    """How many in a hundred of the words for the employer and the reader are for the employer: we, us, our."""
    counts = [0, 0]
    for sentence in prose_places(posting):
        for word in posting.words.folded[sentence.first_word : sentence.end_word]:
            counts[0] += word in _WE
            counts[1] += word in _YOU
    return 100 * counts[0] / sum(counts) if sum(counts) else 0.0


def _is_passive(posting: Posting, sentence: Sentence) -> bool:
    words = posting.words.folded
    for at in range(sentence.first_word, sentence.end_word - 1):
        if words[at] in _BE:
            after = at + 1
            while after < sentence.end_word - 1 and (words[after] in _BETWEEN or words[after].endswith("ly")):
                after += 1
            if _is_participle(words[after]):
                return True
    return False


def _is_participle(word: str) -> bool:
    return word not in _STATES and (word in _IRREGULAR or (word.endswith("ed") and len(word) > 4))
