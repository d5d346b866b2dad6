"""Patterns of several parts, and where they stand in a sentence whose literals are known.

Invariant: each part of a chain is followed by the nearest next one from which all the others can be reached.
A chain is likely where its rarest part, its key, stands. Most of the likely ones are never asked for, so only those of
the groups that somebody asks for are looked at (see hits), and those first whose next rarest part is there, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from jdlint.heap import Bytes, Heap
from jdlint.record import Record

Keyed = Sequence[tuple[int, Sequence[int]]]
"""The chains of one group that a literal is the key to: their next rarest parts, and the numbers of those with it."""

Entry = tuple[int, Sequence[tuple[str, int, bool]], Sequence[tuple[str, Keyed]]]
"""What a literal is good for: its number, the patterns of one part that it is, the chains that it is the key to."""

Found = tuple[int, int, int]
"""A hit in short, so that hits sort in reading order, longest first: first word, end word below zero, phrase."""

Literal = tuple[int, Entry, int]
"""A literal in a sentence: its first word, what it is good for, its end word."""


class Chain(Record):
    """A pattern of several parts."""

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


class Line(Record):
    """The literals of one sentence."""

    opening: int
    """The first word of the sentence."""
    literals: Sequence[Literal]
    """In reading order, the shorter first of two that begin with one word."""
    numbers: Set[int]
    """Those of the literals."""


Likely = tuple[Line, int, Keyed]
"""A sentence, the place of a literal in it, and what it is the key to."""


class Chains:
    """The chains of a pack, each unpacked when it is first likely."""

    def __init__(self, parts: Bytes, chains: Bytes) -> None:
        self._parts = Heap(parts)
        self._chains = Heap(chains)
        self._sets: dict[int, frozenset[int]] = {}
        self._ready: dict[int, Chain] = {}

    def part(self, number: int) -> frozenset[int]:
        """The numbers of the literals that a part may be."""
        if number not in self._sets:
            self._sets[number] = frozenset(self._parts[number])
        return self._sets[number]

    def places(self, likely: Iterable[Likely]) -> list[Found]:
        """The places of the likely chains that do stand there; some of them twice."""
        found: list[Found] = []
        sets, part_of = self._sets, self.part
        for line, key, keyed in likely:
            is_absent = line[2].isdisjoint
            for rare, indexes in keyed:
                if not is_absent(sets.get(rare) or part_of(rare)):
                    for index in indexes:
                        self._add(index, line, key, found)
        return found

    def _add(self, index: int, line: Line, key: int, found: list[Found]) -> None:
        """Add the places of a chain in a sentence: at its key if that leads it, else wherever it begins before."""
        phrase, first, parts, gaps, leads, rest = self._ready.get(index) or self._make(index)
        opening, literals, numbers = line
        if rest and any(map(numbers.isdisjoint, rest)):
            return
        part = parts[0]
        for at in (key,) if leads else [at for at in range(key) if literals[at][1][0] in part]:
            start = literals[at][0]
            if not first or start == opening:
                last = _end(parts, gaps, literals, at)
                if last:
                    found.append((start, -last, phrase))

    def _make(self, index: int) -> Chain:
        phrase, first, parts, gaps, leads, rest = self._chains[index]
        sets = [self.part(part) for part in parts]
        self._ready[index] = Chain(phrase, first, sets, gaps, leads, [self.part(part) for part in rest])
        return self._ready[index]


def _end(
    parts: Sequence[frozenset[int]], gaps: Sequence[int], literals: Sequence[Literal], at: int, link: int = 0
) -> int:
    """The end word of a chain whose part before a link is the literal at a place; 0 where the others do not follow."""
    soonest, part = literals[at][2], parts[link + 1]
    latest = soonest + gaps[link]
    for next in range(at + 1, len(literals)):
        start, entry, end = literals[next]
        if start > latest:
            break
        if start >= soonest and entry[0] in part:
            last = end if link + 1 == len(gaps) else _end(parts, gaps, literals, next, link + 1)
            if last:
                return last
    return 0
