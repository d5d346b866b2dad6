"""Tables of facts, and of words that checks ask for: mappings of which a check knows the keys.

Invariant: a table is plain data, fit for a cache; a list of phrases is in it as the expression that finds them.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.pack.files import PackFile
from jdlint.pack.nodes import Node, read_yaml
from jdlint.pack.phrases import PhraseError, Vocabulary
from jdlint.pack.regex import regex_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PHRASES, UNLESS = "phrases", "unless"
"""Keys of an entry that is a list of phrases, and of the phrases that take one back which they overlap."""


def load_tables(files: Sequence[PackFile], vocabulary: Vocabulary) -> dict[str, dict[str, Any]]:
    """Tables by name; a later pack adds to and overrides entries of an earlier one. Raises RuleError."""
    tables: dict[str, dict[str, Any]] = {}
    for file in files:
        table = tables.setdefault(file.id, {})
        for key, node in read_yaml(file.path, file.shown).pairs():
            entry = _entry(node, vocabulary)
            known = _form(table.get(key.text(), entry))
            if _form(entry) != known:
                node.fail(f'"{key.text()}" is {known} in the table that this one adds to; write it so here.')
            table[key.text()] = entry
    return tables


def _entry(node: Node, vocabulary: Vocabulary) -> Any:
    if not node.is_mapping() or PHRASES not in {key.text() for key, _ in node.pairs()}:
        return node.plain()
    keys = node.mapping((PHRASES, UNLESS))
    return {key: _regex(value, vocabulary) for key, value in keys.items()}


def _form(entry: Any) -> str:
    """What an entry is, for who overrides it: a check counts on that."""
    if isinstance(entry, dict):
        return f"a list under `{PHRASES}`" if PHRASES in entry else "a mapping"
    return "a list" if isinstance(entry, list) else "a single value"


def _regex(node: Node, vocabulary: Vocabulary) -> str:
    for item in node.items():
        try:
            regex_of([item.text()], vocabulary)
        except PhraseError as error:
            item.fail(f'"{item.text()}" does not read: {error}')
    return regex_of(node.words(), vocabulary)
