"""The configuration file, read strictly.

Invariant: nothing in it passes silently: an unknown key or a value of the wrong type is an error with file and line.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from jdlint.config import Config, Name, parse_size, shown
from jdlint.errors import ConfigError
from jdlint.pack.nodes import Node, read_yaml
from jdlint.rule import LEVELS


class RuleSetting(NamedTuple):
    """What a configuration says of one rule: its level (None: as the rule file says) and its options, still unread."""

    rule: Name
    level: str | None
    options: Mapping[str, Node]


class Override(NamedTuple):
    """Other settings for the files that match a glob."""

    glob: str
    role: Name | None
    rules: tuple[RuleSetting, ...]


_KEYS = (
    "role", "packs", "include", "exclude", "site-provides", "select", "extend-select", "ignore", "fail-on", "max-size",
    "front-matter", "jurisdiction", "rules", "overrides",
)  # fmt: skip


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
    keys = root.mapping(_KEYS)

    def texts(key: str) -> tuple[str, ...]:
        return tuple(keys[key].words()) if key in keys else ()

    return empty._replace(
        role=_name(keys["role"]) if "role" in keys else None,
        packs=tuple(os.path.join(empty.folder, pack) for pack in texts("packs")),
        include=texts("include"),
        exclude=texts("exclude"),
        provides=_names(keys.get("site-provides")),
        jurisdictions=_names(keys.get("jurisdiction")),
        select=_names(keys["select"]) if "select" in keys else None,
        extend_select=_names(keys.get("extend-select")),
        ignore=_names(keys.get("ignore")),
        fail_on=keys["fail-on"].choice(LEVELS) if "fail-on" in keys else empty.fail_on,
        max_size=_size(keys["max-size"]) if "max-size" in keys else empty.max_size,
        fields=_fields(keys.get("front-matter")),
        rules=_rules(keys.get("rules")),
        overrides=_overrides(keys.get("overrides")),
    )


def _name(node: Node) -> Name:
    return Name(node.text(), f"{node.path}:{node.line}")


def _names(node: Node | None) -> tuple[Name, ...]:
    return tuple(map(_name, node.items())) if node else ()


def _fields(node: Node | None) -> tuple[tuple[Name, tuple[str, ...]], ...]:
    return tuple((_name(key), tuple(value.words())) for key, value in node.pairs()) if node else ()


def _rules(node: Node | None) -> tuple[RuleSetting, ...]:
    return tuple(_rule(key, value) for key, value in node.pairs()) if node else ()


def _rule(key: Node, value: Node) -> RuleSetting:
    if not value.is_mapping():
        return RuleSetting(_name(key), value.choice(_LEVELS), {})
    options = {option.text(): setting for option, setting in value.pairs()}
    level = options.pop("level", None)
    return RuleSetting(_name(key), level.choice(_LEVELS) if level else None, options)


def _overrides(node: Node | None) -> tuple[Override, ...]:
    return tuple(_override(key, value) for key, value in node.pairs()) if node else ()


def _override(key: Node, value: Node) -> Override:
    keys = value.mapping(("role", "rules"))
    return Override(key.text(), _name(keys["role"]) if "role" in keys else None, _rules(keys.get("rules")))


def _size(node: Node) -> int:
    try:
        return parse_size(node.text())
    except ValueError as error:
        node.fail(str(error))
