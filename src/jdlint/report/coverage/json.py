"""`jdlint coverage --output-format json`: verdicts for programs.

Without `--summary` a list with one object a posting, whatever the number; keys may be added, none changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.lines import Lines
from jdlint.posting.model import Span
from jdlint.report.coverage import Covered
from jdlint.report.coverage.summary import postings_only, summarised
from jdlint.report.terminal import Style
from jdlint.rule import Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


LONGEST = 300
"""Characters of a piece of evidence that are given."""


def json(postings: Sequence[Covered], style: Style, only_summary: bool) -> Iterator[str]:
    """The list; with `only_summary` an object with the number of postings and what they lack, worst first."""
    del style
    from json import dumps

    document = _summary(postings) if only_summary else [_posting(covered) for covered in postings]
    yield dumps(document, indent=1) + "\n"


def _summary(postings: Sequence[Covered]) -> dict[str, Any]:
    elements = [
        {"id": lack.element, "title": lack.title, "asked": lack.asked, "postings": lack.postings,
         "missing": lack.missing, "weak": lack.weak, "missing_share": round(lack.share, 4)}
        for lack in summarised(postings)
    ]  # fmt: skip
    return {"postings": len(postings_only(postings)), "elements": elements}


def _posting(covered: Covered) -> dict[str, Any]:
    lines = Lines(covered.posting.text)
    return {
        "path": covered.posting.name,
        "is_posting": covered.is_posting,
        "role": covered.role["id"],
        "elements": [_element(verdict, covered, lines) for verdict in covered.verdicts],
    }


def _element(verdict: Verdict, covered: Covered, lines: Lines) -> dict[str, Any]:
    element: dict[str, Any] = {
        "id": verdict.element,
        "title": covered.title(verdict.element),
        "verdict": verdict.verdict,
        "asked": covered.asked(verdict.element),
        "evidence": [_quote(lines, span) for span in verdict.evidence if span.start < span.end],
    }
    if verdict.verdict != "met":
        element["place"] = _quote(lines, covered.places[verdict.element])
        if heading := covered.new_heading(verdict.element):
            element["place"]["new_heading"] = heading
        element["ask"] = covered.rules[verdict.element].options["ask"]
    return element


def _quote(lines: Lines, span: Span) -> dict[str, Any]:
    row, column = lines.place(span.start)
    return {"line": row, "column": column, "text": lines.text[span.start : min(span.end, span.start + LONGEST)]}
