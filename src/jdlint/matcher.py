"""All phrases of all rules found in a posting, in one pass over its folded words.

Invariant: a hit begins and ends at a word, and never crosses a sentence.
The literals are a tree of words: from each word of the posting its branches are followed as long as the next words are
in them. The tree is kept as one piece of marshal data for each first word, and only the pieces of words that occur are
ever unpacked, so that a run on one posting does not pay for the thousands of phrases that it does not hold.
A pattern of one part is a hit where a literal of it stands; a chain of parts is followed only when all of them occur.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.posting.model import Sentence, Words
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Place = tuple[int, int]
"""First word and end word (exclusive)."""

Found = tuple[int, int, int]
"""A hit in short, so that hits sort in reading order, longest first: first word, end word below zero, phrase."""

END, CASED = "", "="
"""Keys in a node of the tree. Under END stands the number of the literal that ends there; under CASED numbers of
literals that do so in one spelling only, each with that spelling. A number tells what a literal is good for."""


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

    __slots__ = ("_found", "_made", "_words", "nature")

    def __init__(self, found: Mapping[str, list[Found]], words: Words) -> None:
        self._found = found
        self._words = words
        self._made: dict[str, Sequence[Hit]] = {}
        self.nature: Any = None
        """What the text is, once somebody has asked (see checks.nature): it is asked several times of each."""

    def of(self, rule: str, key: str) -> Sequence[Hit]:
        """The hits of the phrases under `key` in a rule, in reading order, longest first where two start alike."""
        group = f"{rule}/{key}"
        if group not in self._made:
            self._made[group] = self._make(group) if group in self._found else ()
        return self._made[group]

    def _make(self, group: str) -> Sequence[Hit]:
        _, starts, ends, sentence = self._words
        return [
            Hit(starts[first], ends[-end - 1], first, -end, sentence[first], phrase)
            for first, end, phrase in sorted(set(self._found[group]))
        ]


class Matcher:
    """The phrases of a pack, ready to be searched for."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._packed: Mapping[str, bytes] = tables["tree"]
        self._singles: Sequence[Any] = tables["singles"]
        self._parts: Sequence[tuple[int, ...]] = tables["parts"]
        self._chains: Sequence[Any] = tables["chains"]
        self._tree: dict[str, Any] = {}

    def knows(self, word: str) -> bool:
        """Whether some phrase, or a part of one, begins with this folded word."""
        return word in self._packed

    def find(self, text: str, words: Words, sentences: Sequence[Sentence]) -> Hits:
        """Search the sentences; `text` is the untouched text, for phrases that insist on capitals."""
        literals = self._find_literals(text, words, sentences)
        openings = {sentence.first_word for sentence in sentences}
        found: dict[str, list[Found]] = defaultdict(list)
        for number, (start, end) in literals:
            for group, phrase, first in self._singles[number]:
                if not first or start in openings:
                    found[group].append((start, -end, phrase))
        for (group, phrase, first, _, gaps), places in self._find_chains(literals, words.sentence):
            for start, end in follow(places, gaps, words.sentence):
                if not first or start in openings:
                    found[group].append((start, -end, phrase))
        return Hits(found, words)

    def _find_literals(self, text: str, words: Words, sentences: Sequence[Sentence]) -> list[tuple[int, Place]]:
        """The number and place of each literal, in reading order."""
        folded, tree = words.folded, self._unpacked(words.folded)
        found = []
        for sentence in sentences:
            stop = sentence.end_word
            for at in range(sentence.first_word, stop):
                node, end = tree.get(folded[at]), at + 1
                while node:
                    if END in node:
                        found.append((node[END], (at, end)))
                    if CASED in node:
                        found += [(n, (at, end)) for n, cased in node[CASED] if _same_case(cased, text, words, at)]
                    node = node.get(folded[end]) if end < stop else None
                    end += 1
        return found

    def _unpacked(self, folded: Sequence[str]) -> Mapping[str, Any]:
        """The tree, with the branches that begin with these words."""
        for word in set(folded).difference(self._tree):
            packed = self._packed.get(word)
            if packed:
                self._tree[word] = marshal.loads(packed)
        return self._tree

    def _find_chains(
        self, literals: Sequence[tuple[int, Place]], sentence: Sequence[int]
    ) -> Iterator[tuple[Any, list[list[Place]]]]:
        """The chains whose parts all stand in some sentence, each with the places of its parts."""
        parts_of = {number: self._parts[number] for number, _ in literals}
        parts = set().union(*parts_of.values())
        chains = [chain for chain in self._chains if parts.issuperset(chain[3])]
        kept = _only(parts_of, chains)
        where = _sentences_of_parts(literals, kept, sentence)
        chains = [chain for chain in chains if _meet(chain[3], where)]
        kept = _only(kept, chains)
        places = defaultdict(list)
        for number, place in literals:
            for part in kept[number]:
                places[part].append(place)
        for chain in chains:
            yield chain, [places[part] for part in chain[3]]


def _only(parts_of: Mapping[int, Iterable[int]], chains: Iterable[Any]) -> dict[int, set[int]]:
    """The parts of each literal, without those that no chain needs."""
    wanted = {part for chain in chains for part in chain[3]}
    return {number: wanted.intersection(parts) for number, parts in parts_of.items()}


def _sentences_of_parts(
    literals: Sequence[tuple[int, Place]], parts_of: Mapping[int, Iterable[int]], sentence: Sequence[int]
) -> Mapping[int, int]:
    """The sentences that each part stands in, as a number with one bit for each."""
    masks: dict[int, int] = defaultdict(int)
    for number, (start, _) in literals:
        masks[number] |= 1 << sentence[start]
    where: dict[int, int] = defaultdict(int)
    for number, mask in masks.items():
        for part in parts_of[number]:
            where[part] |= mask
    return where


def _meet(parts: Iterable[int], where: Mapping[int, int]) -> bool:
    """Whether some sentence holds all the parts."""
    shared = -1
    for part in parts:
        shared &= where[part]
    return shared != 0


def _same_case(cased: str, text: str, words: Words, first: int) -> bool:
    """Whether the words from `first` on are spelt as `cased` says, where a word there begins with `=`."""
    for number, word in enumerate(cased.split(), first):
        if word.startswith("=") and text[words.starts[number] : words.ends[number]] != word[1:]:
            return False
    return True


def follow(chain: Sequence[Sequence[Place]], gaps: Sequence[int], sentence: Sequence[int]) -> Sequence[Place]:
    """The places where the parts of a chain stand in order, each within its gap, in one sentence.

    A place reaches from its first part to the end of the nearest last one. All places are in reading order.
    """
    found = chain[-1]
    for places, gap in zip(reversed(chain[:-1]), reversed(gaps), strict=True):
        found = _followed(places, gap, found, sentence)
    return found


def _followed(places: Sequence[Place], gap: int, after: Sequence[Place], sentence: Sequence[int]) -> Sequence[Place]:
    """The places that something follows within a gap in their sentence, each reaching to the end of the nearest."""
    found, at, last = [], 0, len(after)
    for start, end in places:
        while at < last and after[at][0] < start:
            at += 1
        near = at
        while near < last and after[near][0] < end:
            near += 1
        if near < last and after[near][0] <= end + gap and sentence[after[near][0]] == sentence[start]:
            found.append((start, after[near][1]))
    return found
