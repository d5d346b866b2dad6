"""What the names in a configuration and on the command line stand for in a pack.

Invariant: every name of a rule, topic, role, element, place, profile or field is known, or a ConfigError says where it
stands, which name may be meant, and which there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.errors import ConfigError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.config import Config, Name
    from jdlint.pack import Pack

ALL = "all"
"""Selects every rule."""

GRAMMAR = "grammar"
"""The one rule, and the kind, of the grammar engine."""

BELOW = f"{GRAMMAR}/"
"""What the names of the engine's own rules begin with."""


def rules_meant(name: Name, pack: Pack) -> set[str]:
    """The ids that a rule's name, a former name or a topic stands for."""
    if name.text.lower() == ALL:
        return set(pack.rules)
    if name.text in pack.topics and name.text not in pack.rules:
        return {rule.id for rule in pack.rules.values() if rule.topic == name.text}
    return {rule_named(name, pack, pack.topics)}


def rule_named(name: Name, pack: Pack, or_topics: Iterable[str] = ()) -> str:
    """The id of the rule with a name or former name. Raises ConfigError."""
    id = pack.was.get(name.text, name.text)
    if id in pack.rules:
        return id
    if id.startswith(BELOW):
        from jdlint.grammar.names import below

        return below(name)
    topics = sorted(or_topics)
    what = "rule or topic" if topics else "rule"
    raise ConfigError(
        f'{name.where}: there is no {what} "{name.text}".{did_you_mean(name.text, [*pack.rules, *topics])} '
        "`jdlint rule --all` lists the rules."
    )


def role_named(name: Name | None, pack: Pack) -> str | None:
    """The id of a role, where one is named. Raises ConfigError."""
    if name is not None and name.text not in pack.roles:
        raise ConfigError(
            f'{name.where}: there is no role "{name.text}".{did_you_mean(name.text, pack.roles)} '
            f"Roles: {', '.join(sorted(pack.roles))}."
        )
    return name.text if name else None


def element_named(name: Name, pack: Pack) -> str:
    """The id of an element. Raises ConfigError."""
    elements = {rule.id for rule in pack.rules.values() if rule.kind == "evidence"}
    if name.text not in elements:
        raise ConfigError(
            f'{name.where}: there is no element "{name.text}".{did_you_mean(name.text, elements)} '
            "`jdlint rule --all` lists them under completeness."
        )
    return name.text


def place_named(name: Name, pack: Pack) -> str:
    """A place that some rule depends on, or a part of one: "us-ca-sf" where a rule holds in "us-ca".

    Raises ConfigError.
    """
    known = {code for rule in pack.rules.values() for code in rule.options.get("jurisdictions") or ()}
    known.update(pack.tables.get("pay-laws", ()))
    if not any(name.text == code or name.text.startswith(f"{code}-") for code in known):
        hint = did_you_mean(name.text, known)
        raise ConfigError(
            f'{name.where}: no rule knows the place "{name.text}".{hint} Known: {", ".join(sorted(known))}.'
        )
    return name.text


def profile_named(name: Name, pack: Pack) -> str:
    """The id of a job board for which some rule is. Raises ConfigError."""
    known = sorted({profile for rule in pack.rules.values() for profile in rule.profiles})
    if name.text not in known:
        hint = did_you_mean(name.text, known)
        raise ConfigError(f'{name.where}: there is no profile "{name.text}".{hint} Profiles: {", ".join(known)}.')
    return name.text


def front_matter_aliases(config: Config, pack: Pack) -> Mapping[str, str]:
    """Front-matter key (as `fold_key` writes it) to the name that jdlint knows it by. Raises ConfigError."""
    if not config.fields:
        return pack.aliases
    from jdlint.posting.front import fold_key

    known = set(pack.aliases.values())
    aliases = dict(pack.aliases)
    for name, keys in config.fields:
        if name.text not in known:
            raise ConfigError(
                f'{name.where}: jdlint reads no front-matter field "{name.text}".{did_you_mean(name.text, known)} '
                f"Fields: {', '.join(sorted(known))}."
            )
        aliases |= {fold_key(key): name.text for key in keys}
    return aliases
