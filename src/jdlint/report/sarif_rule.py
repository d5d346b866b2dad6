"""A rule as SARIF describes it: its `reportingDescriptor`.

Invariant: the texts that GitHub asks for are never empty and never longer than it takes.
"""

from __future__ import annotations

from jdlint.report.inert import inert
from jdlint.report.rule_page import GRADES
from jdlint.report.terminal import harmless
from jdlint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_LONGEST = 1_024


def descriptor(id: str, rule: Rule | None, page: str | None = None) -> dict[str, Any]:
    """What SARIF says of a rule; the little that is known of one whose file is not there. `page` is one on the web."""
    linked = {"helpUri": page} if page else {}
    if rule is None:
        text = {"text": f"jdlint: {id}."}
        return {"id": id, **linked, "shortDescription": text, "fullDescription": text, "help": text}
    return {
        "id": id,
        **linked,
        "name": _name(id, rule),
        "shortDescription": {"text": _cut(f"{harmless(rule.title).rstrip('.')}.")},
        "fullDescription": {"text": _cut(harmless(str(rule.page.get("why") or rule.title)))},
        "help": {"text": unlinked("\n\n".join(_help(rule))), "markdown": "\n\n".join(map(inert, _help(rule)))},
        "defaultConfiguration": {"level": LEVELS[rule.level], "enabled": rule.on},
        "properties": {
            "tags": [tag for tag in (rule.topic, str(rule.page.get("grade", ""))) if tag],
            "precision": "high" if rule.on else "medium",
            "problem.severity": _PROBLEMS[rule.level],
        },
    }


def unlinked(text: str) -> str:
    """Text in which a viewer sees no link, which SARIF writes as `[words](address)`."""
    return text.replace("](", "]\u200b(")


def _name(id: str, rule: Rule) -> str:
    """A name that is not the id, as SARIF asks: topic and id in one word."""
    return "".join(part.capitalize() for part in f"{rule.topic}-{id}".replace("/", "-").split("-"))[:255]


def _help(rule: Rule) -> list[str]:
    """The paragraphs of the help: what, what to write, why, who says so, and how to wave a finding through."""
    page = rule.page
    grade = str(page.get("grade", ""))
    return [
        f"{rule.title}.",
        *([str(rule.options["ask"])] if "ask" in rule.options else []),
        *([f"Why: {page['why']}"] if page.get("why") else []),
        *([f"Grade: {grade} ({GRADES.get(grade, grade)})."] if grade else []),
        *(f"Source: {source}." for source in page.get("sources", ())),
        f'A comment in the posting waves one through: "jdlint-disable-next-line {rule.id} -- the reason".',
    ]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
