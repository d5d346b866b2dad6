"""`--output-format full`: findings for people who never saw the tool.

Each finding shows where, what, the line with the place underlined, why it matters, and the better wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Report
from jdlint.report.snippet import snippet
from jdlint.report.terminal import Style, harmless, wrap
from jdlint.rule import Finding, Rule

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z])")


def full(report: Report, style: Style) -> Iterator[str]:
    """A paragraph a finding, an empty line after each."""
    for file in report.checked:
        name, lines = harmless(file.name), Lines(file.text)
        for finding in file.findings:
            yield _finding(name, finding, lines, report.rule(finding.rule), style)


def _finding(name: str, finding: Finding, lines: Lines, rule: Rule | None, style: Style) -> str:
    row, column = lines.place(finding.start)
    written = [
        f"{style.paint(f'{name}:{row}:{column}', 'bold')} {style.paint(finding.level, finding.level)} "
        f"{style.paint(f'[{finding.rule}]', 'dim')}",
        *_paragraph("", finding.message, style),
        *snippet(lines, finding.start, finding.end, finding.level, style),
        *_also(finding, lines),
        *_better(finding, style),
        *_paragraph("Why: ", first_sentence(str(rule.page.get("why", ""))) if rule else "", style),
    ]
    return "\n".join(written) + "\n\n"


def _paragraph(label: str, text: str, style: Style) -> list[str]:
    if not text:
        return []
    room = max(20, style.width - 2 - len(label))
    first, *rest = wrap(harmless(text), room)
    return [f"  {style.paint(label, 'bold')}{first}", *(f"  {' ' * len(label)}{line}" for line in rest)]


def _also(finding: Finding, lines: Lines) -> list[str]:
    rows = list(dict.fromkeys(lines.row(start) for start, _ in finding.also))
    noun = "line" if len(rows) == 1 else "lines"
    return [f"  See also {noun} {', '.join(map(str, rows))}."] if rows else []


def _better(finding: Finding, style: Style) -> list[str]:
    if finding.better is None:
        return []
    return _paragraph("Better: ", f'"{finding.better}"' if finding.better else "leave it out", style)


def first_sentence(text: str) -> str:
    """`text` up to the first mark that ends a sentence: one that a capital follows (so not that of "e.g.")."""
    text = " ".join(text.split())
    end = _SENTENCE_END.search(text)
    return text[: end.start() + 1] if end else text
