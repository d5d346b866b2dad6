"""Which of LanguageTool's rules a run wants to hear, and at which level: the rule file, then the configuration.

Invariant: what is set by id beats what is said of families and categories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.grammar import RULE
from jdlint.grammar.client import Raw
from jdlint.record import Record
from jdlint.rule import Rule


class Wanted(Record):
    """The choice of one run."""

    rule: Rule | None
    """The rule for all that have no setting of their own; None: only those that have are heard."""
    own: Mapping[str, Rule]
    """LanguageTool's id to the rule as it was set for that id."""
    on: frozenset[str]
    off: frozenset[str]
    off_families: tuple[str, ...]
    off_categories: frozenset[str]
    headings: frozenset[str]
    allowed: Mapping[str, Sequence[str]]
    """By id, phrases with which it is right as it stands."""
    counted: frozenset[str] = frozenset()
    """Nouns of one that need an article, where the engine takes them for such as may do without."""
    qualified: frozenset[str] = frozenset()
    """Those that need one beside an adjective or another noun only."""

    def rule_for(self, raw: Raw, kind: str) -> Rule | None:
        """The rule that a match in a block of that kind falls under; None where it is not heard."""
        if raw.id in self.own:
            return self.own[raw.id]
        if raw.id in self.off or (kind == "heading" and self.headings.isdisjoint((raw.category, raw.id))):
            return None
        is_off = raw.category in self.off_categories or raw.id.startswith(self.off_families)
        return None if is_off and raw.id not in self.on else self.rule


def wanted_of(rules: Mapping[str, Rule], on: Sequence[str], off: Sequence[str]) -> Wanted:
    """What the rules of a run ask for; `on` and `off` are ids that the configuration names under `grammar:`."""
    own = {id.partition("/")[2]: rule for id, rule in rules.items() if id.startswith(f"{RULE}/")}
    rule = rules.get(RULE)
    options = (rule or next(iter(own.values()))).options
    return Wanted(
        rule=rule,
        own=own,
        on=frozenset(on),
        off=frozenset((*options["off"], *options.get("refused", ()), *off)).difference(on),
        off_families=tuple(options["off_families"]),
        off_categories=frozenset(options["off_categories"]),
        headings=frozenset(options["headings"]),
        allowed=_by_id(options["allowed"]),
    )


def _by_id(entries: Sequence[str]) -> dict[str, list[str]]:
    """`ID: phrase` entries by id."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        id, _, phrase = entry.partition(": ")
        found.setdefault(id, []).append(phrase)
    return found
