"""JSON schemas of the configuration and of rule files, for editors: made from the tables that validate them.

Invariant: a file that jdlint accepts fits its schema; what only the packs know (ids, topics, roles) is listed in it.
Draft 7, which the YAML support of editors reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.checks import KINDS, PATTERNS, Option, check_of
from jdlint.config_file import KEYS
from jdlint.pack.rules import COMMON, EXAMPLE
from jdlint.posting.model import SECTION_KINDS
from jdlint.rule import LEVELS, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.pack import Pack

Schema = dict[str, "Any"]

DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A scalar: YAML reads 2024 and true as other types, and jdlint takes the words of the file."""
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}

_ENGINES = "^grammar/[A-Z0-9_-]+$"
"""A rule of a grammar engine, by its own id."""

SAYS = {
    "role": "The role of postings that name none in their front matter.",
    "packs": "Folders of own rules.",
    "include": "What `jdlint check` checks when no path is named.",
    "exclude": "What is left out in folders, as in .gitignore.",
    "site-provides": "Elements that the site's template states on every page.",
    "select": "Run only these rules or topics.",
    "extend-select": "Run these rules or topics, too.",
    "ignore": "Leave these rules or topics out.",
    "baseline": "The file of findings that were there before, from this folder.",
    "fail-on": "The least level that makes the exit code 1.",
    "max-size": "Refuse larger files, for instance 1MB.",
    "front-matter": "Further keys of your front matter, by the names that jdlint knows.",
    "jurisdiction": "Where the jobs are, as codes such as us-ca.",
    "profile": "The job boards whose demands postings are held against: google, indeed, linkedin.",
    "rules": "Levels and options of rules.",
    "overrides": "Other settings for the files that match a glob.",
    "grammar": "How grammar and spelling are checked, where a run asks for it.",
}
"""What an editor shows of each key of the configuration."""


def config_schema(pack: Pack) -> Schema:
    """The schema of a configuration file, with the rules of `pack`."""
    settings = _object({id: _setting(rule) for id, rule in sorted(pack.rules.items())})
    settings["patternProperties"] = {_ENGINES: {"$ref": "#/definitions/grammar"}}
    role: Schema = {"enum": sorted(pack.roles)}
    named = {
        "anyOf": [
            {"enum": sorted({"all", *pack.rules, *pack.topics, *pack.was})},
            {"type": "string", "pattern": _ENGINES},
        ]
    }
    elements = {"enum": sorted(id for id, rule in pack.rules.items() if rule.kind == "evidence")}
    override = _object({"role": role, "rules": {"$ref": "#/properties/rules"}})
    types: dict[str, Schema] = {
        "role": role,
        "texts": _TEXTS,
        "elements": _one_or_more(elements),
        "rules and topics": _one_or_more(named),
        "level": {"enum": list(LEVELS)},
        "size": _TEXT,
        "file": _TEXT,
        "fields": {"type": "object", "additionalProperties": _TEXTS},
        "rule settings": settings,
        "overrides": {"type": "object", "additionalProperties": override},
        "grammar": _grammar(),
    }
    keys = {key: {"description": SAYS[key], **types[KEYS[key].type]} for key in KEYS}
    kinds = {kind: _setting_of_kind(kind) for kind in KINDS}
    return {"$schema": DRAFT, "title": "jdlint configuration", **_object(keys), "definitions": kinds}


def _grammar() -> Schema:
    from jdlint.grammar.setting import HEAPS, LONGEST, MODES
    from jdlint.grammar.setting import KEYS as GRAMMAR_KEYS

    types: dict[str, Schema] = {
        "mode": {"enum": [*MODES, False, True]}, "text": _TEXT, "texts": _TEXTS, "flag": {"type": "boolean"},
        "seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": LONGEST},
        "megabytes": {"type": "integer", "minimum": HEAPS[0], "maximum": HEAPS[1]},
    }  # fmt: skip
    return _object({key: types[type] for key, type in GRAMMAR_KEYS.items()})


def rule_schema(pack: Pack) -> Schema:
    """The schema of a rule file: the keys of every rule, and those of its kind."""
    kinds = [_of_kind(kind, pack) for kind in KINDS]
    required = [key for key, option in COMMON.items() if option.required]
    head = {"type": "object", "required": required, "properties": {"kind": {"enum": list(KINDS)}}}
    return {"$schema": DRAFT, "title": "jdlint rule", **head, "allOf": kinds}


def _of_kind(kind: str, pack: Pack) -> Schema:
    own: Mapping[str, Option] = check_of(kind).OPTIONS
    keys = {key: _typed(option, pack) for key, option in {**COMMON, **own}.items()}
    keys["examples"] = _examples(getattr(check_of(kind), "EXAMPLES", ("bad", "good")))
    then = {**_object(keys), "required": [key for key, option in own.items() if option.required]}
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _examples(kinds: tuple[str, ...]) -> Schema:
    one = {"anyOf": [{"type": "string"}, {**_object(dict.fromkeys(EXAMPLE, True)), "required": ["text"]}]}
    return _object({kind: _one_or_more(one) for kind in kinds})


def _setting(rule: Rule) -> Schema:
    return {"description": rule.title, "allOf": [{"$ref": f"#/definitions/{rule.kind}"}]}


def _setting_of_kind(kind: str) -> Schema:
    """What a configuration may say of a rule: a level, or a mapping with the level and the rule's own limits."""
    options: Mapping[str, Option] = check_of(kind).OPTIONS
    own = {key: _typed(option, None) for key, option in options.items() if option.type not in PATTERNS}
    # `off` without quotes is a truth value to some readers of YAML.
    level: Schema = {"enum": ["off", *LEVELS, False]}
    return {"anyOf": [level, _object({"level": level, **own})]}


def _typed(option: Option, pack: Pack | None) -> Schema:
    """The schema of a value of an option's type; `pack` tells the ids of elements and roles, where it is known."""
    if option.type == "choice":
        return {"enum": list(option.choices)}
    elements = sorted(id for id, rule in pack.rules.items() if rule.kind == "evidence") if pack else []
    words = {
        "sections": list(SECTION_KINDS), "words": list(option.choices), "elements": elements,
        "roles": sorted(pack.roles) if pack else [], "wordset": [], "rowset": [],
    }  # fmt: skip
    if option.type in words:
        return _one_or_more({"enum": words[option.type]}) if words[option.type] else _TEXTS
    phrases = {"anyOf": [*_TEXTS["anyOf"], {"type": "object", "additionalProperties": _TEXT}]}
    plain: dict[str, Schema] = {"number": {"type": "number"}, "flag": {"type": "boolean"}, "phrases": phrases}
    return plain.get(option.type, _TEXT)


def _one_or_more(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _object(properties: Mapping[str, Any]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}
