"""YAML read strictly: every value keeps its line, and every mistake is told as `file:line: message`.

Invariant: only `true` and `false` are truth values; `no`, `on` and dates stay words; a key stands once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from jdlint.errors import RuleError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")


class Node:
    """A YAML node with the file it stands in; each method answers with a value of one type or raises RuleError."""

    __slots__ = ("_yaml", "path")

    def __init__(self, node: yaml.Node, path: str) -> None:
        self._yaml = node
        self.path = path

    @property
    def line(self) -> int:
        """The line of the value, from 1."""
        return int(self._yaml.start_mark.line) + 1

    def fail(self, message: str) -> NoReturn:
        """Raise RuleError for this node."""
        raise RuleError(f"{self.path}:{self.line}: {message}")

    def text(self) -> str:
        """A scalar as text, in the words of the file."""
        if not isinstance(self._yaml, yaml.ScalarNode):
            self.fail("expected a text here, not a list or mapping.")
        if not self._yaml.value.strip():
            self.fail("this value is empty; give it a text or take the key out.")
        return " ".join(self._yaml.value.split()) if self._yaml.style == ">" else str(self._yaml.value)

    def number(self) -> float:
        """A number, whole numbers as int."""
        value = self.text()
        if not _NUMBER.match(value):
            self.fail(f'expected a number here, not "{value}".')
        return float(value) if "." in value else int(value)

    def flag(self) -> bool:
        """A truth value, spelt `true` or `false`."""
        value = self.text()
        if value not in ("true", "false"):
            self.fail(f'expected true or false here, not "{value}".')
        return value == "true"

    def choice(self, known: tuple[str, ...]) -> str:
        """One of the known words."""
        value = self.text()
        if value not in known:
            self.fail(f'"{value}" is none of: {", ".join(known)}.{did_you_mean(value, known)}')
        return value

    def items(self) -> list[Node]:
        """The entries of a list; a single text counts as a list of one."""
        if isinstance(self._yaml, yaml.ScalarNode):
            return [self]
        if not isinstance(self._yaml, yaml.SequenceNode):
            self.fail("expected a list here.")
        return [Node(item, self.path) for item in self._yaml.value]

    def words(self) -> list[str]:
        """A list of texts."""
        return [item.text() for item in self.items()]

    def is_mapping(self) -> bool:
        """Whether the node is a mapping."""
        return isinstance(self._yaml, yaml.MappingNode)

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Keys and values of a mapping, in the order of the file."""
        if not isinstance(self._yaml, yaml.MappingNode):
            self.fail("expected keys with values here.")
        seen = set()
        for key, value in self._yaml.value:
            name = Node(key, self.path)
            if name.text() in seen:
                name.fail(f'the key "{name.text()}" stands twice; merge the two.')
            seen.add(name.text())
            yield name, Node(value, self.path)

    def mapping(self, known: tuple[str, ...], required: tuple[str, ...] = ()) -> dict[str, Node]:
        """A mapping with none but the known keys, and with all the required ones."""
        found: dict[str, Node] = {}
        for key, value in self.pairs():
            name = key.text()
            if name not in known:
                key.fail(f'unknown key "{name}".{did_you_mean(name, known)} Known keys: {", ".join(known)}.')
            found[name] = value
        for name in required:
            if name not in found:
                self.fail(f'the key "{name}" is missing.')
        return found

    def plain(self) -> Any:
        """The value as lists, dicts, texts, numbers and truth values; quoted numbers stay texts."""
        if self.is_mapping():
            return {key.text(): value.plain() for key, value in self.pairs()}
        if isinstance(self._yaml, yaml.SequenceNode):
            return [item.plain() for item in self.items()]
        value = self.text()
        quoted = isinstance(self._yaml, yaml.ScalarNode) and self._yaml.style in ("'", '"')
        if quoted or not (_NUMBER.match(value) or value in ("true", "false")):
            return value
        return self.number() if _NUMBER.match(value) else value == "true"

    def each(self, convert: Callable[[Node], Any]) -> dict[str, Any]:
        """A mapping from text to what `convert` makes of each value."""
        return {key.text(): convert(value) for key, value in self.pairs()}


def read_yaml(path: str, shown: str) -> Node:
    """The root of a YAML file. `shown` is the path as people see it. Raises RuleError."""
    try:
        with open(path, encoding="utf-8") as file:
            root = yaml.compose(file, Loader=_LOADER)
    except OSError as error:
        raise RuleError(f"{shown}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{shown}: is not UTF-8 text; save it as UTF-8.") from error
    except yaml.YAMLError as error:
        raise RuleError(_yaml_error(error, shown)) from error
    if root is None:
        raise RuleError(f"{shown}:1: the file is empty.")
    return Node(root, shown)


def _yaml_error(error: yaml.YAMLError, shown: str) -> str:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    problem = getattr(error, "problem", None) or str(error)
    return f"{shown}:{line}: not valid YAML: {problem}. Check indentation, quotes and colons near this line."
