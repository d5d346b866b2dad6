"""`--output-format full`: findings for people who never saw the tool.

Each finding shows where, what, the line with the place underlined, why it matters, and the better wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Report
from jdlint.report.said import better, why
from jdlint.report.snippet import snippet
from jdlint.report.terminal import Style, harmless, wrap
from jdlint.rule import Finding, Rule


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
        *_paragraph("Better: ", better(finding), style),
        *_paragraph("Why: ", why(rule), style),
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
