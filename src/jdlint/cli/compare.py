"""What only shows when the postings of a run are compared, for their texts as they are, as they were or as they become.

Invariant: postings are compared in the order of the run, whichever text of theirs it is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.across import Posting, across
from jdlint.checks.across import KIND
from jdlint.digest import Digest
from jdlint.engine import Engine
from jdlint.rule import Finding, Rule, rule_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Digests = Mapping[str, "Sequence[Any] | None"]
"""Digests as plain data by the names of the postings, empty or None for one that is not compared."""


def compared(digests: Digests, rules: Mapping[str, Rule]) -> dict[str, list[Finding]]:
    """The findings that postings give each other, by the name of the one that has them."""
    postings = [Posting(name, Digest._make(one) if one else None) for name, one in digests.items()]
    found = zip(digests, across(postings, rules), strict=True)
    return {name: findings for name, findings in found if findings}


def digest_of(text: str, name: str, engine: Engine) -> Sequence[Any]:
    """The digest of a text as plain data; empty where no rule compares it."""
    return tuple(engine.digest(engine.read(text, name), name) or ())


def is_compared(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether other postings gave the finding."""
    rule = rule_of(finding.rule, rules)
    return rule is not None and rule.kind == KIND
