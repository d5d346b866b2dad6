"""From a configuration and a pack to the Settings that `lint` works by.

Invariant: what is typed beats what a file says, the id of a rule beats its topic, and a later change an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jdlint.checks.evidence import ASKED, LEVEL_GIVEN
from jdlint.config import Config, Name
from jdlint.errors import ConfigError, did_you_mean
from jdlint.lint import Settings
from jdlint.names import (
    ALL,
    BELOW,
    GRAMMAR,
    element_named,
    place_named,
    profile_named,
    role_named,
    rule_named,
    rules_meant,
)
from jdlint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.config_file import Override, RuleSetting
    from jdlint.pack import Pack
    from jdlint.pack.nodes import Node

ALWAYS = ("not-a-posting", "not-english", "empty-posting", "broken-front-matter")
"""Rules that tell why others say nothing: a selection does not leave them out, only `ignore` or `off` does."""


def settings_for(config: Config, overrides: Sequence[Override], pack: Pack, today: str) -> Settings:
    """The settings for a file that the given overrides of the configuration hold for. Raises ConfigError."""
    role, changes = config.role, list(config.rules)
    for override in overrides:
        changes.extend(override.rules)
        if override.role and not (config.role and _is_typed(config.role)):
            role = override.role
    return Settings(
        rules=select_rules(config, changes, pack),
        asked_role=role_named(role, pack) if role and _is_typed(role) else None,
        role=role_named(role, pack),
        provides=frozenset(element_named(name, pack) for name in config.provides),
        today=today,
        jurisdictions=frozenset(place_named(name, pack) for name in config.jurisdictions),
    )


def _is_typed(name: Name) -> bool:
    """Whether the name stands on the command line, not in a file."""
    return name.where.startswith("--")


def select_rules(config: Config, changes: Sequence[RuleSetting], pack: Pack) -> dict[str, Rule]:
    """The rules that are to run, with the levels and options that the configuration gives them."""
    profiles = {profile_named(name, pack) for name in config.profiles}
    elsewhere = {id for id, rule in pack.rules.items() if not _holds(rule, profiles)}
    rules = _with_engines_rules(pack.rules, config, changes)
    rules = {**rules, **{id: pack.rules[id]._replace(on=False) for id in elsewhere}}
    off: set[str] = set()
    asked = {id for name in _named(config, pack) for id in rules_meant(name, pack)}
    for change in changes:
        id = rule_named(change.rule, pack)
        rules[id] = _changed(rules[id], change, pack)
        if change.level == "off":
            off.add(id)
            asked.discard(id)
        elif change.level:
            off.discard(id)
            elsewhere.discard(id)
            asked.add(id)
    chosen = _chosen(config, rules, (off, elsewhere), pack)
    for name in config.ignore:
        chosen -= rules_meant(name, pack)
        chosen -= {id for id in chosen if name.text == GRAMMAR and id.startswith(BELOW)}
    selected = {id: _on(rule, id in asked) for id, rule in rules.items() if id in chosen}
    return _for_engine(selected, rules, config)


def _with_engines_rules(rules: Mapping[str, Rule], config: Config, changes: Iterable[RuleSetting]) -> dict[str, Rule]:
    """The rules, with those of the grammar engine that the configuration names (see grammar.names)."""
    names = (*(config.select or ()), *config.extend_select, *config.ignore, *(change.rule for change in changes))
    named = [name for name in names if name.text.startswith(BELOW)]
    if not named:
        return dict(rules)
    from jdlint.grammar.names import with_below

    return with_below(rules, named)


def _for_engine(selected: dict[str, Rule], rules: Mapping[str, Rule], config: Config) -> dict[str, Rule]:
    """The selected rules, without those of an engine that is not asked. Raises ConfigError where they are typed."""
    if config.grammar and config.grammar.mode != "off":
        from jdlint.grammar.names import with_refused

        return with_refused(selected, rules)
    for name in (*(config.select or ()), *config.extend_select):
        if _is_typed(name) and name.text.partition("/")[0] == GRAMMAR:
            raise ConfigError(f'{name.where}: "{name.text}" is found by a grammar engine; add `--grammar on`.')
    return {id: rule for id, rule in selected.items() if rule.kind != GRAMMAR}


def _holds(rule: Rule, profiles: set[str]) -> bool:
    """Whether the rule is for every job board, or for one that the run names."""
    return not rule.profiles or not profiles.isdisjoint(rule.profiles)


def _named(config: Config, pack: Pack) -> list[Name]:
    """The names in `select` and `extend-select` that stand for one rule."""
    names = (*(config.select or ()), *config.extend_select)
    return [name for name in names if name.text != ALL and name.text not in pack.topics]


def _on(rule: Rule, is_asked: bool) -> Rule:
    """The rule, on; an element that is asked for by its id is reported whatever the role's spec says."""
    options = {**rule.options, ASKED: True} if is_asked and rule.kind == "evidence" else rule.options
    return rule._replace(on=True, options=options)


def _chosen(config: Config, rules: Mapping[str, Rule], out: tuple[set[str], set[str]], pack: Pack) -> set[str]:
    """What `select` and `extend-select` name, else the rules that are on.

    A topic leaves out what is switched off and what holds only for other job boards (the two sets of `out`).
    """
    off, elsewhere = out
    chosen = {id for id, rule in rules.items() if rule.on and (config.select is None or id in ALWAYS)}
    for name in (*(config.select or ()), *config.extend_select):
        # Whoever types the id of a rule wants to see it, even where the configuration switches it off.
        is_rule = name.text not in (ALL, *pack.topics)
        left_out = off | elsewhere if name.text in pack.topics else off
        left_out = set() if is_rule and _is_typed(name) else left_out
        chosen |= rules_meant(name, pack) - left_out
    return chosen


def _changed(rule: Rule, change: RuleSetting, pack: Pack) -> Rule:
    options = {**rule.options, **{key: _option(rule, key, node, pack) for key, node in change.options.items()}}
    if change.level is None:
        return rule._replace(options=options)
    if change.level == "off":
        return rule._replace(on=False, options=options)
    return rule._replace(on=True, level=change.level, options={**options, LEVEL_GIVEN: True})


def _option(rule: Rule, key: str, node: Node, pack: Pack) -> Any:
    from jdlint.checks import PATTERNS, check_of
    from jdlint.pack.rules import check_known, read_option

    known = check_of(rule.kind).OPTIONS
    if key not in known:
        names = ("level", *(name for name, option in known.items() if option.type not in PATTERNS))
        node.fail(f'the rule "{rule.id}" has no option "{key}".{did_you_mean(key, names)} It has: {", ".join(names)}.')
    if known[key].type in ("elements", "roles"):
        check_known(node, known[key], pack.rules, pack.roles)
    return read_option(node, known[key])
