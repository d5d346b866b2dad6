"""Folders of rule files to the plain data of a Pack. Imported only when there is no cache to read.

Invariant: an id stands for one rule over all packs; a later pack replaces no earlier rule in silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.errors import RuleError
from jdlint.expressions import packed
from jdlint.heap import pack
from jdlint.pack.compile import Compiler
from jdlint.pack.files import ROLES, TABLES, VOCABULARY, PackFile, pack_files
from jdlint.pack.headings import load_headings, load_skeleton
from jdlint.pack.nodes import read_yaml
from jdlint.pack.roles import load_roles
from jdlint.pack.rules import check_ids, load_rule
from jdlint.pack.tables import load_tables
from jdlint.pack.vocabulary import Vocabularies
from jdlint.posting.front import fold_key
from jdlint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


HEADINGS, FRONT_MATTER, SKELETON = "headings", "front-matter", "skeleton"
"""Files among the vocabularies that are mappings: section kinds, front-matter keys, headings of a new posting."""


def build_data(folders: Sequence[str]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Everything a Pack needs, as data that can be cached, and the heaps that stand beside it. Raises RuleError."""
    files = pack_files(folders)
    words = _by_id([file for file in files if file.topic == VOCABULARY])
    special = {name: words.pop(name, None) for name in (HEADINGS, FRONT_MATTER, SKELETON)}
    vocabularies = Vocabularies(words)
    compiler = Compiler(vocabularies)
    rules = _load_rules([file for file in files if file.topic not in (ROLES, VOCABULARY, TABLES)], compiler)
    roles, titles = load_roles(_by_id([file for file in files if file.topic == ROLES]), rules, compiler)
    check_ids(rules, roles, files)
    headings, cues = load_headings(special[HEADINGS])
    facts = load_tables([file for file in files if file.topic == TABLES], vocabularies.rows)
    heaps = {
        "expressions": packed(facts),
        "pages": pack(dict(rule.page) for rule in rules.values()),
        "facts": pack(facts.values()),
    }
    data = {
        "rules": [tuple(rule[:-1]) for rule in rules.values()],
        "roles": roles,
        "titles": titles,
        "headings": headings,
        "cues": cues,
        "skeleton": load_skeleton(special[SKELETON], headings),
        "aliases": _aliases(special[FRONT_MATTER]),
        "facts": list(facts),
    }
    return data, {**heaps, **compiler.tables()}


def _by_id(files: Sequence[PackFile]) -> dict[str, PackFile]:
    found: dict[str, PackFile] = {}
    for file in files:
        if file.id in found:
            raise RuleError(f'{file.shown}:1: the id "{file.id}" is taken by {found[file.id].shown}; choose another.')
        found[file.id] = file
    return found


def _load_rules(files: Sequence[PackFile], compiler: Compiler) -> dict[str, Rule]:
    return {id: load_rule(file, compiler) for id, file in _by_id(files).items()}


def _aliases(file: PackFile | None) -> dict[str, str]:
    if file is None:
        return {}
    found: dict[str, str] = {}
    for key, value in read_yaml(file.path, file.shown).pairs():
        for item in value.items():
            alias = fold_key(item.text())
            if found.setdefault(alias, key.text()) != key.text():
                item.fail(f'"{item.text()}" stands under {found[alias]} already.')
    return found
