"""Role specs: which elements a posting for a kind of job must state, and which it should.

Invariant: every element a role names is an evidence rule of the packs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jdlint.errors import did_you_mean
from jdlint.pack.files import PackFile
from jdlint.pack.nodes import Node, read_yaml
from jdlint.posting.words import fold_phrase
from jdlint.rule import Rule

_KEYS = ("id", "title", "titles", "required", "recommended", "sources", "why")


def load_role(file: PackFile, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The spec in a file: `id`, `title`, `titles` (folded words of job titles), `required`, `recommended`."""
    keys = read_yaml(file.path, file.shown).mapping(_KEYS, ("id", "title", "required"))
    if keys["id"].text() != file.id:
        keys["id"].fail(f'the id must be the name of the file, "{file.id}".')
    return {
        "id": file.id,
        "title": keys["title"].text(),
        "titles": [" ".join(fold_phrase(text)) for text in keys["titles"].words()] if "titles" in keys else [],
        "required": _elements(keys["required"], rules),
        "recommended": _elements(keys["recommended"], rules) if "recommended" in keys else [],
    }


def _elements(node: Node, rules: Mapping[str, Rule]) -> list[str]:
    elements = {rule.id for rule in rules.values() if rule.kind == "evidence"}
    for item in node.items():
        if item.text() not in elements:
            item.fail(f'there is no element "{item.text()}".{did_you_mean(item.text(), elements)}')
    return node.words()
