"""What a rule on hyphens lists, indexed by the words with which a posting is looked through.

Invariant: all words are folded, as those of a posting are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.checks._forms import plural
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_NONE: frozenset[str] = frozenset()
ONES = frozenset("one two three four five six seven eight nine".split())
_NUMBERS = (
    ONES | TENS | frozenset("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())
)

UNITED = frozenset(
    "day shift,day shifts,day trip,day trips,day visit,day visits,day ticket,day tickets,day job,day jobs,"
    "day nurse,day nurses,day nursery,day nurseries,week day,week days,month end,month ends,year end,year ends,"
    "year group,year groups,day rate,day rates,hour mark,minute mark".split(",")
)
"""What is one with its noun, so that a number counts both: "two day shifts"."""
AS_PLURAL = frozenset("experience notice".split())
"""Behind a time that should be in the plural rather: "3 years' experience"."""

_BE = ("is", "are", "was", "were", "be", "been", "am", "it's", "you're", "we're", "they're")
NO_BEFORE = {
    "real": ("in", "near"),
    "hands": ("your", "our", "their", "my", "his", "her", "all", "both", "get", "gets", "getting", "lay", "laying"),
    "end": ("from",),
    "day": ("from", "to"),
    "well": (*_BE, "as", "how", "so", "not"),
    "on": _BE,
    "up": ("keep", "keeps", "keeping", "kept", "stay", "stays", "staying", "bring", "brings", "bringing"),
    "high": ("at", "at a", "on a", "in the"),
    "low": ("at", "at a", "on a", "in the"),
    "entry": ("at",),
    "long": ("in the", "over the"),
    "short": ("in the", "over the"),
    "medium": ("in the", "over the"),
    "face": ("come", "comes", "came", "coming"),
    "half": ("and",),
    "server": ("on the", "on our", "on your"),
    "client": ("on the", "on our", "on your"),
}
"""By the first word of a compound, the words behind which it is none: "in real time data flows"."""


class Words:
    """What a rule lists, made once for its options."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.self, self.units, self.parts, self.no_nouns = (
            frozenset(options[key]) for key in ("self", "units", "parts", "no_nouns")
        )
        self.plurals = frozenset(map(plural, options["nouns"]))
        self.nouns = self.plurals.union(options["nouns"])
        self.compounds: dict[str, list[Compound]] = {}
        for key in ("compounds", "guarded"):
            for one in options[key]:
                joined, _, before = one.partition(" ")
                for compound in joined.split("|"):
                    self._add(compound.split("-"), frozenset(before.split("|")) if before else None, key == "guarded")
        for row in options["joined"]:
            last, *firsts = row.casefold().split()
            for first in firsts:
                self._add((first, last), None, False)
        self.seconds = {first: frozenset(one.words[1] for one in ones) for first, ones in self.compounds.items()}
        self.seconds["self"] = self.self
        self.seconds |= {ten: self.seconds.get(ten, _NONE) | ONES for ten in TENS}
        self.watched = self.units.union(self.parts, self.seconds)

    def _add(self, words: Sequence[str], nouns: frozenset[str] | None, is_guarded: bool) -> None:
        self.compounds.setdefault(words[0], []).append(Compound(tuple(words), nouns, is_guarded))

    def may_stand(self, folded: Sequence[str], i: int) -> bool:
        """A quick look at whether a word that is watched may begin what needs a hyphen, or be the unit in it."""
        word = folded[i]
        if word in self.seconds and folded[i + 1 : i + 2] and folded[i + 1] in self.seconds[word]:
            return True
        return is_count(folded[i - 1]) and (word in self.units or word in self.parts)


class Compound(Record):
    """Words that are one before a noun, the nouns before which alone, and whether what goes before has to show it."""

    words: tuple[str, ...]
    nouns: frozenset[str] | None
    is_guarded: bool


def is_count(word: str) -> bool:
    """Whether a word is a number of which a unit may follow."""
    return word in _NUMBERS or (word.isdecimal() and len(word) < 4)
