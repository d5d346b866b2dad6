"""Where the phrases of the rules stand in a posting.

Invariant: a hit is a range of words and the span from its first to its last; asked for twice, hits are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.posting.model import Words
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Found = tuple[int, int, int]
"""A hit in short, so that hits sort in reading order, longest first: first word, end word below zero, phrase."""


class Hit(Record):
    """A place where a phrase of a rule stands: span in code points, words as a range, its sentence, which phrase."""

    start: int
    end: int
    first_word: int
    end_word: int
    sentence: int
    phrase: int


class Hits:
    """What was found, by rule id and key; hits are made out when somebody asks for them."""

    __slots__ = ("_found", "_made", "_rules", "_words", "nature")

    def __init__(self, found: Mapping[str, list[Found]], words: Words) -> None:
        self._found = found
        self._words = words
        self._made: dict[str, Sequence[Hit]] = {}
        self._rules = {group.partition("/")[0] for group in found}
        self.nature: Any = None
        """What the text is, once somebody has asked (see checks.nature): it is asked several times of each."""

    def any_of(self, rule: str) -> bool:
        """Whether some phrase of a rule stands in the posting."""
        return rule in self._rules

    def of(self, rule: str, key: str) -> Sequence[Hit]:
        """The hits of the phrases under `key` in a rule, in reading order, longest first where two start alike."""
        group = f"{rule}/{key}"
        if group not in self._made:
            self._made[group] = self._make(group) if group in self._found else ()
        return self._made[group]

    def _make(self, group: str) -> Sequence[Hit]:
        _, starts, ends, sentence = self._words
        make = tuple.__new__  # hits are many, and a call of the class takes thrice as long
        return [
            make(Hit, (starts[first], ends[-end - 1], first, -end, sentence[first], phrase))
            for first, end, phrase in sorted(set(self._found[group]))
        ]
