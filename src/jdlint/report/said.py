"""What is said of a finding, in one harmless line, for formats that have one place for it."""

from __future__ import annotations

from jdlint.report.full import first_sentence
from jdlint.report.terminal import harmless
from jdlint.rule import Finding, Rule


def better(finding: Finding) -> str:
    """The better wording in quotes, or to leave it out; empty where there is none."""
    if finding.better is None:
        return ""
    return f'"{harmless(finding.better)}"' if finding.better else "leave it out"


def said(finding: Finding) -> str:
    """The message, with the better wording where there is one."""
    wording = better(finding)
    return f"{harmless(finding.message)} Better: {wording}" if wording else harmless(finding.message)


def why(rule: Rule | None) -> str:
    """The first sentence of the rule's reason; empty without one."""
    return harmless(first_sentence(str(rule.page.get("why", "")))) if rule else ""
