"""What is said of a finding, in one harmless line, for formats that have one place for it."""

from __future__ import annotations

from jdlint.lazy import Lazy
from jdlint.report.terminal import harmless
from jdlint.rule import Finding, Rule

_SENTENCE_END = Lazy(r"[.!?](?=\s+[A-Z])")


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
    return harmless(_first_sentence(str(rule.page.get("why", "")))) if rule else ""


def _first_sentence(text: str) -> str:
    """`text` up to the first mark that ends a sentence: one that a capital follows (so not that of "e.g.")."""
    text = " ".join(text.split())
    end = _SENTENCE_END.search(text)
    return text[: end.start() + 1] if end else text
