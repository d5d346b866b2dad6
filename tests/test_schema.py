"""The JSON schemas say of a file what jdlint itself says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import PACK
from test_cli import Run, run, write

from jdlint.config_file import KEYS, read_config
from jdlint.engine import Engine
from jdlint.errors import JdlintError
from jdlint.schema import SAYS, config_schema, rule_schema

__all__ = ["run"]
ROOT = Path(__file__).parent.parent
CONFIG, RULE = config_schema(PACK), rule_schema(PACK)
RULES = [
    path
    for path in sorted((ROOT / "rules").glob("*/*.yaml"))
    if path.parent.name not in ("roles", "vocabulary", "tables")
]
GOOD = """
role: backend
include: content/jobs
site-provides: [apply]
ignore: [wording, long-list]
max-size: 1MB
front-matter: {salary: [pay_band]}
rules:
  long-sentence: off
  posting-too-long: {level: warning, max: 1200}
overrides:
  interns/**: {role: frontend, rules: {education: info}}
"""
BAD = [
    "rolle: backend", "role: bakend", "fail-on: fatal", "ignore: [wordin]", "rules: {mission: loud}",
    "rules: {mision: off}", "rules: {posting-too-long: {maximum: 3}}", "rules: {posting-too-long: {max: many}}",
    "overrides: {a: {ignore: [mission]}}", "site-provides: [tea]",
]  # fmt: skip


def is_valid(document: Any, schema: dict[str, Any]) -> bool:
    return bool(jsonschema.Draft7Validator(schema).is_valid(document))


def accepts(text: str, path: Path) -> bool:
    path.write_text(text, encoding="utf-8")
    try:
        Engine(read_config(str(path)), "")
    except JdlintError:
        return False
    return True


@pytest.mark.parametrize("schema", [CONFIG, RULE])
def test_a_schema_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(schema)


def test_a_good_configuration_fits(tmp_path: Path) -> None:
    assert accepts(GOOD, tmp_path / "c.yaml")
    assert is_valid(yaml.safe_load(GOOD), CONFIG)


@pytest.mark.parametrize("text", BAD)
def test_what_jdlint_refuses_does_not_fit(text: str, tmp_path: Path) -> None:
    assert not accepts(text, tmp_path / "c.yaml")
    assert not is_valid(yaml.safe_load(text), CONFIG)


def test_every_key_of_the_configuration_is_explained() -> None:
    assert list(SAYS) == list(KEYS)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_rule_file_fits(path: Path) -> None:
    # As jdlint reads YAML: only `true` and `false` are truth values.
    errors = jsonschema.Draft7Validator(RULE).iter_errors(yaml.load(path.read_text(encoding="utf-8"), Loader=Words))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("change", [{"kind": "magic"}, {"levl": "info"}, {"level": "bad"}, {"avoid": {"a": ["b"]}}])
def test_a_broken_rule_file_does_not_fit(change: dict[str, Any]) -> None:
    path = next(path for path in RULES if "kind: wording" in path.read_text(encoding="utf-8"))
    rule = yaml.load(path.read_text(encoding="utf-8"), Loader=Words)
    assert is_valid(rule, RULE)
    assert not is_valid({**rule, **change}, RULE)


def test_the_command_prints_them(run: Run) -> None:
    assert json.loads(run("schema", "rule").stdout) == RULE
    write(".jdlint.yaml", "role: backend\n")
    assert json.loads(run("schema", "config").stdout) == CONFIG
    assert run("schema", "posting").code == 2


class Words(yaml.SafeLoader):
    """YAML in which dates and `no` stay words."""


Words.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in ways if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, ways in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
yaml.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(?:true|false)$"), list("tf"), Words)
