"""`--output-format json-lines`: the findings of `json`, one object a line; a clean run prints no line."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.report import Report
from jdlint.report.documents import json_text
from jdlint.report.json import entries
from jdlint.report.terminal import Style


def json_lines(report: Report, style: Style) -> Iterator[str]:
    """One line a finding."""
    del style
    for file in report.checked:
        for entry in entries(file):
            yield json_text(entry) + "\n"
