"""Where a rule holds: the one place that asks which jurisdictions a run is about.

Invariant: a rule that names no jurisdictions holds everywhere; one that names some is silent in a run that names none.
"""

from __future__ import annotations

from jdlint.checks import Context
from jdlint.rule import Rule


def holds_here(rule: Rule, context: Context) -> bool:
    """Whether the run's jurisdictions and the rule's have one in common; "us" holds in "us-ny" too."""
    wanted = rule.options["jurisdictions"]
    if not wanted:
        return True
    here = context.jurisdictions
    return any(code == place or code.startswith(f"{place}-") for code in here for place in wanted)
