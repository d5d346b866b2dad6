"""Named word lists: `{data-store}` in a phrase is any entry of `vocabulary/data-store.yaml`.

Invariant: a vocabulary may use others, but never itself, at any distance.
"""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.errors import did_you_mean
from jdlint.pack.files import PackFile
from jdlint.pack.nodes import Node, read_yaml
from jdlint.pack.phrases import PhraseError, Row, expand_phrase


class Vocabularies:
    """The vocabularies of a set of packs, read and expanded when a phrase first names them."""

    def __init__(self, files: Mapping[str, PackFile]) -> None:
        self._files = files
        self._rows: dict[str, frozenset[Row]] = {}
        self._open: list[str] = []

    def rows(self, name: str) -> frozenset[Row]:
        """All rows of words in a vocabulary. Raises PhraseError for an unknown name, RuleError for a bad file."""
        if name not in self._rows:
            self._rows[name] = self._expand(name)
        return self._rows[name]

    def read_all(self) -> None:
        """Expand every vocabulary, so that a mistake in one that no rule uses is told too."""
        for name in self._files:
            self.rows(name)

    def _expand(self, name: str) -> frozenset[Row]:
        if name not in self._files:
            raise PhraseError(f'there is no vocabulary "{name}".{did_you_mean(name, self._files)}')
        if name in self._open:
            raise PhraseError(f"the vocabulary {{{name}}} uses itself.")
        self._open.append(name)
        rows: set[Row] = set()
        for entry in _entries(read_yaml(self._files[name].path, self._files[name].shown)):
            try:
                rows |= expand_phrase(entry.text(), self.rows)
            except PhraseError as error:
                entry.fail(f'"{entry.text()}" does not read: {error}')
        self._open.pop()
        return frozenset(rows)


def _entries(root: Node) -> list[Node]:
    if root.is_mapping():
        return root.mapping(("title", "source", "as_of", "entries"), ("entries",))["entries"].items()
    return root.items()
