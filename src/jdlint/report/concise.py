"""`--output-format concise`: one line a finding, as compilers write it, for editors and `grep`."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Report
from jdlint.report.terminal import Style, harmless


def concise(report: Report, style: Style) -> Iterator[str]:
    """`path:row:column: level: message [rule]`."""
    for file in report.checked:
        name, lines = harmless(file.name), Lines(file.text)
        for finding in file.findings:
            row, column = lines.place(finding.start)
            level = style.paint(finding.level, finding.level)
            yield f"{name}:{row}:{column}: {level}: {harmless(finding.message)} [{finding.rule}]\n"
