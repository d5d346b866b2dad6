"""The configuration file, read strictly.

Invariant: nothing in it passes silently: an unknown key or a value of the wrong type is an error with file and line.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from jdlint.config import Config, Name, parse_size, shown
from jdlint.errors import ConfigError
from jdlint.pack.nodes import Node, read_yaml
from jdlint.record import Record
from jdlint.rule import LEVELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.grammar.setting import Setting as GrammarSetting


class RuleSetting(Record):
    """What a configuration says of one rule: its level (None: as the rule file says) and its options, still unread."""

    rule: Name
    level: str | None
    options: Mapping[str, Node]


class Override(Record):
    """Other settings for the files that match a glob."""

    glob: str
    role: Name | None
    rules: tuple[RuleSetting, ...]


_LEVELS = ("off", *LEVELS)


def read_config(path: str) -> Config:
    """The configuration in a file. Raises ConfigError or RuleError, with file and line."""
    whole = os.path.abspath(path)
    shown_as = shown(whole)
    source = _source(whole, shown_as)
    empty = Config(path=shown_as, folder=os.path.dirname(whole), source=source or "")
    return empty if source is not None and _says_nothing(source) else _config(read_yaml(whole, shown_as), empty)


def _source(path: str, name: str) -> str | None:
    """The text of the file; None where it is none in UTF-8, which the YAML reader tells."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise ConfigError(f"{name}: the configuration cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        return None


def _says_nothing(source: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n"))


def _config(root: Node, empty: Config) -> Config:
    found = root.mapping(tuple(KEYS))
    return empty._replace(**{KEYS[key].field: KEYS[key].read(node, empty) for key, node in found.items()})


def _grammar(node: Node, empty: Config) -> GrammarSetting:
    from jdlint.grammar.setting import read_setting

    return read_setting(node, empty.folder)


def _name(node: Node) -> Name:
    return Name(node.text(), f"{node.path}:{node.line}")


def _names(node: Node) -> tuple[Name, ...]:
    return tuple(map(_name, node.items()))


def _fields(node: Node) -> tuple[tuple[Name, tuple[str, ...]], ...]:
    return tuple((_name(key), tuple(value.words())) for key, value in node.pairs())


def _rules(node: Node | None) -> tuple[RuleSetting, ...]:
    return tuple(_rule(key, value) for key, value in node.pairs()) if node else ()


def _rule(key: Node, value: Node) -> RuleSetting:
    if not value.is_mapping():
        return RuleSetting(_name(key), value.choice(_LEVELS), {})
    options = {option.text(): setting for option, setting in value.pairs()}
    level = options.pop("level", None)
    return RuleSetting(_name(key), level.choice(_LEVELS) if level else None, options)


def _overrides(node: Node) -> tuple[Override, ...]:
    return tuple(_override(key, value) for key, value in node.pairs())


def _override(key: Node, value: Node) -> Override:
    keys = value.mapping(("role", "rules"))
    return Override(key.text(), _name(keys["role"]) if "role" in keys else None, _rules(keys.get("rules")))


def _size(node: Node) -> int:
    try:
        return parse_size(node.text())
    except ValueError as error:
        node.fail(str(error))


class Key(Record):
    """A key of the configuration file: the field of Config that it fills, what its value is, how that is read."""

    field: str
    type: str
    read: Callable[[Node, Config], Any]


def _texts(node: Node, empty: Config) -> tuple[str, ...]:
    del empty
    return tuple(node.words())


def _paths(node: Node, empty: Config) -> tuple[str, ...]:
    return tuple(os.path.join(empty.folder, path) for path in node.words())


KEYS: Mapping[str, Key] = {
    "role": Key("role", "role", lambda node, _: _name(node)),
    "packs": Key("packs", "texts", _paths),
    "include": Key("include", "texts", _texts),
    "exclude": Key("exclude", "texts", _texts),
    "site-provides": Key("provides", "elements", lambda node, _: _names(node)),
    "select": Key("select", "rules and topics", lambda node, _: _names(node)),
    "extend-select": Key("extend_select", "rules and topics", lambda node, _: _names(node)),
    "ignore": Key("ignore", "rules and topics", lambda node, _: _names(node)),
    "baseline": Key("baseline", "file", lambda node, _: _name(node)),
    "fail-on": Key("fail_on", "level", lambda node, _: node.choice(LEVELS)),
    "max-size": Key("max_size", "size", lambda node, _: _size(node)),
    "front-matter": Key("fields", "fields", lambda node, _: _fields(node)),
    "jurisdiction": Key("jurisdictions", "texts", lambda node, _: _names(node)),
    "profile": Key("profiles", "texts", lambda node, _: _names(node)),
    "rules": Key("rules", "rule settings", lambda node, _: _rules(node)),
    "overrides": Key("overrides", "overrides", lambda node, _: _overrides(node)),
    "grammar": Key("grammar", "grammar", _grammar),
}
"""Every key that a configuration file may have; the JSON schema is made from this table, too (see schema)."""
