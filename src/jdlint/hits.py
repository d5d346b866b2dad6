"""Where the phrases of the rules stand in a posting.

Invariant: a hit is a range of words and the span from its first to its last; asked for twice, hits are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.chains import Chains, Found, Likely
from jdlint.posting.model import Words
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


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

    __slots__ = ("_chains", "_found", "_likely", "_made", "_words", "nature")

    def __init__(
        self, words: Words, found: Mapping[str, list[Found]], likely: Mapping[str, list[Likely]], chains: Chains
    ) -> None:
        """Take what was found and which chains are likely, both by group (`rule id/key`)."""
        self._found = found
        self._likely = likely
        self._chains = chains
        self._words = words
        self._made: dict[str, Sequence[Hit]] = {}
        self.nature: Any = None
        """What the text is, once somebody has asked (see checks.nature): it is asked several times of each."""

    def of(self, rule: str, key: str) -> Sequence[Hit]:
        """The hits of the phrases under `key` in a rule, in reading order, longest first where two start alike."""
        return self._of(f"{rule}/{key}")

    def any_of(self, groups: Sequence[str]) -> bool:
        """Whether any of some groups (`rule id/key`) has a hit."""
        found, likely = self._found, self._likely
        return any(self._of(group) for group in groups if group in found or group in likely)

    def _of(self, group: str) -> Sequence[Hit]:
        if group not in self._made:
            self._made[group] = self._make(group) if group in self._found or group in self._likely else ()
        return self._made[group]

    def count(self, rule: str, key: str) -> int:
        """How many hits `of` gives: for phrases that stand everywhere and of which only the number matters."""
        return len(self._places(f"{rule}/{key}"))

    def _make(self, group: str) -> Sequence[Hit]:
        places = self._places(group)
        if not places:
            return ()
        _, starts, ends, sentence = self._words
        make = tuple.__new__  # hits are many, and a call of the class takes thrice as long
        return [
            make(Hit, (starts[first], ends[-end - 1], first, -end, sentence[first], phrase))
            for first, end, phrase in sorted(places)
        ]

    def _places(self, group: str) -> set[Found]:
        found = set(self._found.get(group, ()))
        if group in self._likely:
            found.update(self._chains.places(self._likely[group]))
        return found
