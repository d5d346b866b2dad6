"""Short claims side by side that ask for one thing in two ways: "You know Python well", "Good knowledge of Python".

Invariant: two claims are one only where all that they have beside the words of claiming is the same, and none of the
words by which they differ is one of contrast (not, experience, two).
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.checks import Context
from jdlint.checks._repeats import Unit, stem, units_of, words_as_set
from jdlint.posting.model import Posting
from jdlint.record import Record
from jdlint.rule import Rule

_APART = 2
"""Claims further apart than so many sentences are no neighbours."""
_LONGEST = 14
"""Words in the longest sentence that counts as a short claim."""


class Claim(Record):
    """A short sentence that claims something: its number, all of its words, and what is claimed."""

    sentence: int
    words: frozenset[str]
    content: frozenset[str]


def claimed_again(rule: Rule, context: Context) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of sentences, by number, that claim the same."""
    claiming, small = (words_as_set(tuple(rule.options[key])) for key in ("claim_words", "small_words"))
    claims: list[Claim] = []
    for unit in units_of(context):
        claim = _claim(unit, claiming, small)
        if not claim:
            continue
        for one in claims[-_APART:]:
            if _is_same(context.posting, one, claim) and not _is_contrast(rule, context, one, claim, claiming):
                yield one.sentence, claim.sentence
                break
        claims.append(claim)


def _is_contrast(rule: Rule, context: Context, one: Claim, other: Claim, claiming: frozenset[str]) -> bool:
    """Whether a word by which two claims differ sets them apart."""
    folded, differing = context.posting.words.folded, (one.words ^ other.words) - claiming
    return any(folded[hit.first_word] in differing for hit in context.hits.of(rule.id, "contrasts"))


def _claim(unit: Unit, claiming: frozenset[str], small: frozenset[str]) -> Claim | None:
    """What a sentence claims; None where it is long, no word of it claims, or nothing else is left."""
    words = frozenset(unit.words)
    if len(unit.words) > _LONGEST or claiming.isdisjoint(words):
        return None
    content = frozenset(stem(word) for word in words - claiming - small)
    return Claim(unit.sentence, words, content) if content else None


def _is_same(posting: Posting, one: Claim, other: Claim) -> bool:
    """Whether two claims are neighbours under one heading, and claim the same."""
    if one.content != other.content or other.sentence - one.sentence > _APART:
        return False
    between = range(posting.sentences[one.sentence].block, posting.sentences[other.sentence].block)
    return all(posting.blocks[number].kind != "heading" for number in between)
