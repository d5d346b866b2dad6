"""Role specs: which elements a posting for a kind of job must state, which it should, and how the job is recognised.

Invariant: what a role asks for is an evidence rule of the packs; what it inherits is already in it, so that nobody
else needs to know of `extends`.
"""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.errors import did_you_mean
from jdlint.pack.compile import Compiler
from jdlint.pack.files import PackFile
from jdlint.pack.nodes import Node, read_yaml
from jdlint.roles import SIGNS_OF
from jdlint.rule import LEVELS, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_KEYS = (
    "id", "title", "extends", "titles", "open_titles", "names", "signs", "required", "recommended", "drop", "sources",
    "why",
)  # fmt: skip

TITLES = ("titles", "open_titles")
"""The keys under which a spec has job titles: those that name the role, and those that leave open which one it is."""

Role = dict[str, "Any"]
"""A spec: `id`, `title`, `signs` (whether a text can show it), `required` (element to level), `recommended`."""

Titles = dict[str, dict[str, str]]
"""For each key of TITLES, the folded words of a title with the id of its role."""


def load_roles(
    files: Mapping[str, PackFile], rules: Mapping[str, Rule], compiler: Compiler
) -> tuple[dict[str, Role], Titles]:
    """All specs by id, and all titles; of two roles with one title the later pack's has it. Raises RuleError.

    The phrases of `names` and `signs` become groups of hits (see SIGNS_OF).
    """
    loader = _Loader(files, rules, compiler)
    return loader.load_all(), {key: loader.titles(key) for key in TITLES}


class _Loader:
    """Loads each role after the one that it extends."""

    def __init__(self, files: Mapping[str, PackFile], rules: Mapping[str, Rule], compiler: Compiler) -> None:
        self._nodes = {
            id: read_yaml(file.path, file.shown).mapping(_KEYS, ("id", "title")) for id, file in files.items()
        }
        self._levels = {rule.id: rule.level for rule in rules.values() if rule.kind == "evidence"}
        self._compiler = compiler
        self._loaded: dict[str, Role] = {}
        self._open: list[str] = []

    def load_all(self) -> dict[str, Role]:
        return {id: self._load(id) for id in self._nodes}

    def titles(self, key: str) -> dict[str, str]:
        """The titles under one key of all specs."""
        found = [(id, keys[key]) for id, keys in self._nodes.items() if key in keys]
        return {words: id for id, node in found for words in self._compiler.expand(node)}

    def _load(self, id: str) -> Role:
        if id not in self._loaded:
            self._open.append(id)
            self._loaded[id] = self._made(id, self._nodes[id])
            self._open.pop()
        return self._loaded[id]

    def _made(self, id: str, keys: Mapping[str, Node]) -> Role:
        if keys["id"].text() != id:
            keys["id"].fail(f'the id must be the name of the file, "{id}".')
        if "extends" not in keys and "required" not in keys:
            keys["id"].fail('one of the keys "extends" and "required" must be there: they say what is asked for.')
        required, recommended = self._asked(keys)
        for key in ("names", "signs"):
            if key in keys:
                self._compiler.add(f"{SIGNS_OF}{id}/{key}", keys[key])
        return {
            "id": id,
            "title": keys["title"].text(),
            "signs": "names" in keys or "signs" in keys,
            "required": required,
            "recommended": recommended,
        }

    def _asked(self, keys: Mapping[str, Node]) -> tuple[dict[str, str], list[str]]:
        """What the role requires and recommends: what it inherits, less what it drops, and its own on top."""
        above = self._above(keys.get("extends"))
        required, recommended = dict(above["required"]), list(above["recommended"])
        for item in keys["drop"].items() if "drop" in keys else ():
            if item.text() not in (*required, *recommended):
                near = did_you_mean(item.text(), (*required, *recommended))
                item.fail(f'"{item.text()}" is not asked for by the role that this one extends.{near}')
            required.pop(item.text(), None)
            recommended = [element for element in recommended if element != item.text()]
        own = self._required(keys["required"]) if "required" in keys else {}
        should = self._recommended(keys["recommended"], own) if "recommended" in keys else []
        required = {element: level for element, level in required.items() if element not in should} | own
        recommended = [e for e in recommended if e not in own and e not in should] + should
        return required, recommended

    def _above(self, extends: Node | None) -> Mapping[str, Any]:
        """The role that is extended; one that asks for nothing where there is none."""
        if extends is None:
            return {"required": {}, "recommended": []}
        id = extends.text()
        if id not in self._nodes:
            extends.fail(f'there is no role "{id}".{did_you_mean(id, self._nodes)} Roles: {", ".join(self._nodes)}.')
        if id in self._open:
            round = " -> ".join([*self._open[self._open.index(id) :], id])
            extends.fail(f"the role extends itself: {round}.")
        return self._load(id)

    def _required(self, node: Node) -> dict[str, str]:
        """Element to level; an element in a plain list has the level of its own rule file."""
        if not node.is_mapping():
            return {item.text(): self._levels[self._element(item)] for item in node.items()}
        return {self._element(key): level.choice(LEVELS) for key, level in node.pairs()}

    def _recommended(self, node: Node, required: Mapping[str, str]) -> list[str]:
        for item in node.items():
            if self._element(item) in required:
                item.fail(f'"{item.text()}" stands under "required" too; leave it in one of the two.')
        return node.words()

    def _element(self, node: Node) -> str:
        id = node.text()
        if id not in self._levels:
            node.fail(f'there is no element "{id}".{did_you_mean(id, self._levels)}')
        return id
