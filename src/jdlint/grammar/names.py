"""Rules of a grammar engine as they are named and set: `grammar/ID`, below our one rule `grammar`.

Invariant: a rule below is our rule under another id; which of them are off is an option (`refused`) of our rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.config import Name
from jdlint.errors import ConfigError
from jdlint.grammar import RULE
from jdlint.rule import Rule

BELOW = f"{RULE}/"


def below(name: Name) -> str:
    """The id of an engine's rule that is named. Raises ConfigError for what cannot be one."""
    id = name.text.removeprefix(BELOW)
    if not id or not all(c.isupper() or c.isdigit() or c in "_-" for c in id):
        raise ConfigError(
            f'{name.where}: "{name.text}" names no rule of LanguageTool; their ids are written {BELOW}EN_A_VS_AN.'
        )
    return name.text


def with_below(rules: Mapping[str, Rule], names: Iterable[Name]) -> dict[str, Rule]:
    """The rules with one more for each engine's rule that is named."""
    return {**rules, **{name.text: rules[RULE]._replace(id=below(name)) for name in names}}


def with_refused(selected: dict[str, Rule], rules: Mapping[str, Rule]) -> dict[str, Rule]:
    """The selected rules; ours knows which of the named ones below it were not selected."""
    if RULE not in selected:
        return selected
    refused = [id.removeprefix(BELOW) for id in rules if id.startswith(BELOW) and id not in selected]
    ours = selected[RULE]
    return {**selected, RULE: ours._replace(options={**ours.options, "refused": refused})}
