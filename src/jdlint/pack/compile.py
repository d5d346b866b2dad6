"""All phrases of all rules as the tables that the matcher searches with.

Invariant: the result is plain data (dicts, tuples, texts, numbers), so that it can be cached and read back as it was.
The tree of words is packed by first word (see matcher).
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any

from jdlint.matcher import END
from jdlint.pack.cache import FORMAT
from jdlint.pack.nodes import Node
from jdlint.pack.phrases import Pattern, PhraseError, Row, compile_phrase, expand_phrase
from jdlint.pack.vocabulary import Vocabularies


class Compiler:
    """Collects patterns by group (`rule id/key`) and numbers the distinct parts they are made of."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self._parts: dict[frozenset[Row], int] = {}
        self._singles: dict[int, list[tuple[str, int, bool]]] = {}
        self._chains: dict[int, list[tuple[str, int, bool, tuple[int, ...], tuple[int, ...]]]] = {}

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
            self._chains.setdefault(parts[0], []).append((group, index, pattern.first, parts, pattern.gaps))

    def tables(self) -> dict[str, Any]:
        """What `matcher.Matcher` is made from."""
        tree: dict[str, Any] = {}
        for part, number in self._parts.items():
            for row in part:
                node = tree
                for word in row:
                    node = node.setdefault(word.lstrip("=").lower(), {})
                cased = " ".join(row) if any(word.startswith("=") for word in row) else ""
                node[END] = (*node.get(END, ()), (number, cased))
        return {
            "tree": {word: marshal.dumps(node, FORMAT) for word, node in tree.items()},
            "singles": _freeze(self._singles),
            "chains": _freeze(self._chains),
        }


def _freeze(table: Mapping[int, list[Any]]) -> dict[int, tuple[Any, ...]]:
    return {key: tuple(values) for key, values in table.items()}
