"""All phrases of all rules found in a posting, in one pass over its folded words.

Invariant: a hit begins and ends at a word, and never crosses a sentence.
The literals are a tree of words: from each word of the posting its branches are followed as long as the next words are
in them. The tree is kept as one packed piece for each first word, and only the pieces of words that occur are ever
unpacked, so that a run on one posting does not pay for the thousands of phrases that it does not hold. Of a word that
very many phrases begin with, each branch is a piece of its own.
A pattern of one part is a hit where a literal of it stands; a chain of parts is looked for only where its rarest part
stands in one sentence with the next rarest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.heap import Bytes, Heap, WordHeap
from jdlint.hits import Found, Hits
from jdlint.posting.model import Sentence, Words
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Place = tuple[int, int]
"""First word and end word (exclusive)."""

END, CASED = "", "="
"""Keys in a node of the tree. Under END stands what the literal that ends there is good for; under CASED the spellings
of literals that count in one only, each with the same."""


class Chain(Record):
    """A pattern of several parts."""

    group: str
    phrase: int
    first: bool
    """Whether it counts only at the start of a sentence."""
    parts: Sequence[frozenset[int]]
    """The numbers of the literals that each part may be."""
    gaps: Sequence[int]
    """After each part but the last, the most words that may stand before the next one."""
    leads: bool
    """Whether its key is its first part."""
    rest: Sequence[frozenset[int]]
    """The parts that are neither its rarest nor its next rarest."""


Keyed = tuple[frozenset[int], Sequence[int]]
"""The literals of the next rarest part of some chains, and the numbers of the chains."""

Entry = tuple[int, Sequence[tuple[str, int, bool]], Sequence[tuple[int, Sequence[int]]]]
"""What a literal is good for: its number, the patterns of one part that it is, and the chains that it is the key to,
by their next rarest parts."""

Literal = tuple[int, Entry, int]
"""A literal in a sentence: its first word, what it is good for, its end word."""

Starts = dict[int, list[Literal]]
"""The literals of a sentence by their first word."""


class Matcher:
    """The phrases of a pack, ready to be searched for."""

    def __init__(self, tables: Mapping[str, Bytes]) -> None:
        self._packed = WordHeap(tables["tree"])
        self._branches = Heap(tables["branches"])
        self._parts = Heap(tables["parts"])
        self._chains = Heap(tables["chains"])
        self._tree: dict[str, Any] = {}
        self._sets: dict[int, frozenset[int]] = {}
        self._keyed: dict[int, Sequence[Keyed]] = {}
        self._ready: dict[int, Chain] = {}

    def knows(self, word: str) -> bool:
        """Whether some phrase, or a part of one, begins with this folded word."""
        return word in self._packed

    def find(self, text: str, words: Words, sentences: Sequence[Sentence]) -> Hits:
        """Search the sentences; `text` is the untouched text, for phrases that insist on capitals."""
        found: dict[str, list[Found]] = defaultdict(list)
        tree = self._unpacked(words.folded)
        for sentence in sentences:
            opening = sentence.first_word
            literals = self._literals(tree, text, words, opening, sentence.end_word)
            for start, entry, end in literals:
                for group, phrase, first in entry[1]:
                    if not first or start == opening:
                        found[group].append((start, -end, phrase))
            for chain, (start, end) in self._chained(literals):
                if not chain[2] or start == opening:
                    found[chain[0]].append((start, -end, chain[1]))
        return Hits(found, words)

    def _unpacked(self, folded: Sequence[str]) -> Mapping[str, Any]:
        """The tree, with the branches that begin with these words."""
        for word in set(folded).difference(self._tree):
            self._tree[word] = self._packed.get(word)
        return self._tree

    def _literals(self, tree: Mapping[str, Any], text: str, words: Words, first: int, stop: int) -> list[Literal]:
        """What stands in a sentence, whose words begin and stop there, in reading order."""
        folded, found = words.folded, []
        for at in range(first, stop):
            node, end = tree.get(folded[at]), at + 1
            while node:
                if END in node:
                    found.append((at, node[END], end))
                if CASED in node:
                    found += [(at, entry, end) for cased, entry in node[CASED] if _same_case(cased, text, words, at)]
                if end == stop:
                    break
                branch = node.get(folded[end])
                if branch.__class__ is int:
                    branch = node[folded[end]] = self._branches[branch]
                node = branch
                end += 1
        return found

    def _chained(self, literals: Sequence[Literal]) -> Iterable[tuple[Chain, Place]]:
        """The chains that stand in a sentence, each with its first and end word.

        Each is looked for where its key stands, and only if all of its parts are in the sentence.
        """
        numbers = {entry[0] for _, entry, _ in literals}
        is_absent = numbers.isdisjoint
        led: list[tuple[int, int, Chain]] = []
        others: dict[int, Chain] = {}
        for start, entry, end in literals:
            for rare, indexes in (self._keyed.get(entry[0]) or self._key(entry)) if entry[2] else ():
                if is_absent(rare):
                    continue
                for index in indexes:
                    chain = self._ready.get(index) or self._make(index)
                    if chain[6] and any(map(is_absent, chain[6])):
                        continue
                    if chain[5]:
                        led.append((start, end, chain))
                    else:
                        others[index] = chain
        for chain in others.values():
            opening = chain[3][0]
            led += [(start, end, chain) for start, entry, end in literals if entry[0] in opening]
        return _placed(led, literals) if led else ()

    def _key(self, entry: Entry) -> Sequence[Keyed]:
        """The chains that a literal is the key to, each behind the literals of its next rarest part."""
        number, _, keyed_by = entry
        self._keyed[number] = [(self._set(rare), indexes) for rare, indexes in keyed_by]
        return self._keyed[number]

    def _make(self, index: int) -> Chain:
        group, phrase, first, parts, gaps, leads, rest = self._chains[index]
        sets = [self._set(part) for part in parts]
        chain = Chain(group, phrase, first, sets, gaps, leads, [self._set(part) for part in rest])
        self._ready[index] = chain
        return chain

    def _set(self, part: int) -> frozenset[int]:
        if part not in self._sets:
            self._sets[part] = frozenset(self._parts[part])
        return self._sets[part]


def _same_case(cased: str, text: str, words: Words, first: int) -> bool:
    """Whether the words from `first` on are spelt as `cased` says, where a word there begins with `=`."""
    for number, word in enumerate(cased.split(), first):
        if word.startswith("=") and text[words.starts[number] : words.ends[number]] != word[1:]:
            return False
    return True


def _placed(led: Sequence[tuple[int, int, Chain]], literals: Sequence[Literal]) -> Iterator[tuple[Chain, Place]]:
    """The chains whose other parts follow where the part before a link stands, each with its first and end word."""
    starts: Starts = defaultdict(list)
    for literal in literals:
        starts[literal[0]].append(literal)
    for start, end, chain in led:
        if last := _end(chain[3], chain[4], starts, end):
            yield chain, (start, last)


def _end(parts: Sequence[frozenset[int]], gaps: Sequence[int], starts: Starts, end: int, link: int = 0) -> int:
    """The end word of a chain whose part before a link ends at a word; 0 where the other parts do not follow.

    Each part is followed by the nearest next one from which all the others can be reached.
    """
    part = parts[link + 1]
    for start in range(end, end + gaps[link] + 1):
        for _, (number, _, _), stop in starts.get(start, ()):
            if number in part:
                last = stop if link + 1 == len(gaps) else _end(parts, gaps, starts, stop, link + 1)
                if last:
                    return last
    return 0
