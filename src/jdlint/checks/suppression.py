"""Comments that hold findings back, and hold nothing back or name no rule.

The findings of these rules come from `jdlint.suppress`, which alone knows what a comment held back; `run` yields none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {}
VALUES: tuple[str, ...] = ("directive", "name", "hint", "rule")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """Nothing: see `jdlint.suppress.suppress`."""
    del rule, context
    return iter(())
