"""All phrases of all rules as the tables that the matcher searches with.

Invariant: the result is plain data (dicts, tuples, texts, numbers), so that it can be cached and read back as it was.
The tree of words is packed by first word (see matcher).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.heap import pack, pack_words
from jdlint.matcher import CASED, END
from jdlint.pack.nodes import Node
from jdlint.pack.phrases import Pattern, PhraseError, Row, compile_phrase, expand_phrase
from jdlint.pack.vocabulary import Vocabularies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MOST_BRANCHES = 4
"""Of a node of the tree that is unpacked with all of them."""


Keyed = tuple[int, str, int]
"""The next rarest part of a chain, its group and its number."""


class Compiler:
    """Collects patterns by group (`rule id/key`) and numbers the distinct parts they are made of."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self._parts: dict[frozenset[Row], int] = {}
        self._singles: dict[int, list[tuple[str, int, bool]]] = {}
        self._chains: list[tuple[str, int, bool, tuple[int, ...], tuple[int, ...]]] = []

    def add(self, group: str, node: Node) -> list[Any]:
        """Compile the phrases of a list, or of a mapping from phrase to replacement, and return what was read."""
        if node.is_mapping():
            pairs = [(key, value.text()) for key, value in node.pairs()]
            for index, (key, _) in enumerate(pairs):
                self._add_one(group, index, key)
            return [(key.text(), better) for key, better in pairs]
        for index, item in enumerate(node.items()):
            self._add_one(group, index, item)
        return node.words()

    def expand(self, node: Node) -> list[str]:
        """The rows of words that the phrases of a list stand for, none of them with a gap, each as one text."""
        rows: set[Row] = set()
        for item in node.items():
            try:
                rows |= expand_phrase(item.text(), self._vocabularies.rows)
            except PhraseError as error:
                item.fail(f'"{item.text()}" does not read: {error}')
        return sorted(" ".join(row) for row in rows)

    def wordset(self, node: Node) -> list[str]:
        """The single words that the phrases of a list stand for: a check asks whether a word is among them."""
        words = self.expand(node)
        for phrase in words:
            if " " in phrase:
                node.fail(f'"{phrase}" is more than one word, and only single words can stand here.')
        return words

    def _add_one(self, group: str, index: int, node: Node) -> None:
        try:
            patterns = compile_phrase(node.text(), self._vocabularies.rows)
        except PhraseError as error:
            node.fail(f'"{node.text()}" does not read: {error}')
        for pattern in patterns:
            self._add_pattern(group, index, pattern)

    def _add_pattern(self, group: str, index: int, pattern: Pattern) -> None:
        parts = tuple(self._parts.setdefault(part, len(self._parts)) for part in pattern.parts)
        if len(parts) == 1:
            self._singles.setdefault(parts[0], []).append((group, index, pattern.first))
        else:
            self._chains.append((group, index, pattern.first, parts, pattern.gaps))

    def tables(self) -> dict[str, bytes]:
        """The heaps that `matcher.Matcher` searches with: a run uses little of what is in them."""
        literals = self._literals()
        numbers = {parts: number for number, parts in enumerate(dict.fromkeys(map(tuple, literals.values())))}
        members, common = self._members(list(numbers))
        chains, keyed = self._found_by(members, common, len(numbers))
        entries = {parts: (n, self._singles_of(parts), _grouped(keyed[n])) for parts, n in numbers.items()}
        tree, branches = _cut(_tree({row: entries[tuple(parts)] for row, parts in literals.items()}))
        return {
            "tree": pack_words(tree),
            "branches": pack(branches),
            "parts": pack(map(tuple, members)),
            "chains": pack(chains),
        }

    def _found_by(
        self, members: Sequence[Sequence[int]], common: Sequence[int], numbers: int
    ) -> tuple[list[tuple[Any, ...]], list[list[Keyed]]]:
        """The chains, and for each literal those whose rarest part it may be, each behind its next rarest part."""
        keyed: list[list[Keyed]] = [[] for _ in range(numbers)]
        chains: list[tuple[Any, ...]] = []
        for chain in self._chains:
            key, next_key, *rest = sorted(chain[3], key=lambda part: common[part])
            for number in members[key]:
                keyed[number].append((next_key, chain[0], len(chains)))
            chains.append((*chain[1:], key == chain[3][0], tuple(rest)))
        return chains, keyed

    def _singles_of(self, parts: Sequence[int]) -> tuple[tuple[str, int, bool], ...]:
        """The patterns of one part that a literal is, by the parts that it may be."""
        return tuple(one for part in parts for one in self._singles.get(part, ()))

    def _members(self, numbers: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[int]]:
        """The literals of each part that is of a chain, and how common the words of each are: of how many parts."""
        linked = {part for chain in self._chains for part in chain[3]}
        members: list[list[int]] = [[] for _ in self._parts]
        common = [0] * len(self._parts)
        for number, parts in enumerate(numbers):
            for part in linked.intersection(parts):
                members[part].append(number)
                common[part] = max(common[part], len(parts))
        return members, common

    def _literals(self) -> dict[tuple[Row, str], list[int]]:
        """The parts that each row of folded words stands for, apart for each spelling that counts."""
        found: dict[tuple[Row, str], list[int]] = {}
        for part, number in self._parts.items():
            for row in part:
                literal = tuple(word.lstrip("=").lower() for word in row)
                found.setdefault((literal, "" if literal == row else " ".join(row)), []).append(number)
        return found


def _grouped(keyed: Sequence[Keyed]) -> tuple[tuple[str, tuple[tuple[int, tuple[int, ...]], ...]], ...]:
    """The chains that a literal is the key to, by their groups, and by their next rarest parts."""
    alike: dict[str, dict[int, list[int]]] = {}
    for rare, group, index in keyed:
        alike.setdefault(group, {}).setdefault(rare, []).append(index)
    return tuple(
        (group, tuple((rare, tuple(indexes)) for rare, indexes in by_rare.items())) for group, by_rare in alike.items()
    )


def _tree(entries: Mapping[tuple[Row, str], Any]) -> dict[str, Any]:
    """The tree of all literals, with what each is good for."""
    tree: dict[str, Any] = {}
    for (literal, cased), entry in entries.items():
        node = tree
        for word in literal:
            node = node.setdefault(word, {})
        if cased:
            node[CASED] = (*node.get(CASED, ()), (cased, entry))
        else:
            node[END] = entry
    return tree


def _cut(tree: Mapping[str, Any]) -> tuple[dict[str, Any], list[Any]]:
    """The tree with the branches of its large nodes replaced by numbers, and those branches."""
    branches: list[Any] = []
    kept: dict[str, Any] = {}
    for word, node in tree.items():
        kept[word] = node
        if len(node) > MOST_BRANCHES:
            kept[word] = {}
            for key, branch in node.items():
                if key in (END, CASED):
                    kept[word][key] = branch
                else:
                    kept[word][key] = len(branches)
                    branches.append(branch)
    return kept, branches
