"""`--output-format github`: GitHub Actions workflow commands, which become annotations on a pull request.

Invariant: no text of a posting and no file name can begin a command of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Report
from jdlint.report.annotations import data, left_out
from jdlint.report.repository import relative, root
from jdlint.report.said import said
from jdlint.report.terminal import Style, harmless
from jdlint.rule import LEVELS, Finding

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_LONGEST = 4000
"""GitHub cuts a message at 4,096 characters."""


def github(report: Report, style: Style) -> Iterator[str]:
    """What could not be checked, then one command a finding, the worst first, and how many GitHub does not show."""
    del style
    folder = root()
    for message in report.failures:
        yield f"::error title=jdlint::{data(harmless(message)[:_LONGEST])}\n"
    for at, _, finding, lines in report.worst_first():
        yield _command(relative(report.checked[at].name, folder), finding, lines)
    if number := left_out(report, LEVELS):
        places = "log and job summary" if os.environ.get("GITHUB_STEP_SUMMARY") else "log"
        yield f"::notice title=jdlint::{number:,} more in the {places}: GitHub shows ten of each level.\n"


def _command(path: str, finding: Finding, lines: Lines) -> str:
    start, end = lines.place(finding.start), lines.place(finding.end)
    properties = {"file": path, "line": start.row}
    if end.row == start.row:
        properties |= {"endLine": end.row, "col": start.column, "endColumn": end.column}
    else:
        properties["endLine"] = lines.last_row(finding.start, finding.end)
    properties["title"] = f"jdlint {finding.rule}"
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {written}::{data(said(finding)[:_LONGEST].strip())}\n"


def _property(text: str) -> str:
    return data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
