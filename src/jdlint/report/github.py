"""`--output-format github`: GitHub Actions workflow commands, which become annotations on a pull request.

Invariant: no text of a posting and no file name can begin a command of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Checked, Report
from jdlint.report.terminal import Style, harmless
from jdlint.rule import LEVELS, Finding

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_SHOWN_BY_GITHUB = 10
"""Annotations of one level that GitHub shows for a step; it keeps those printed first."""
_LONGEST = 4000
"""GitHub cuts a message at 4,096 characters."""


def github(report: Report, style: Style) -> Iterator[str]:
    """One command a finding, the worst first, because GitHub shows only the first ten of each level."""
    del style
    for level in reversed(LEVELS):
        for file in report.checked:
            lines = Lines(file.text)
            for finding in file.findings:
                if finding.level == level:
                    yield _command(file, finding, lines)
    left_out = sum(max(0, number - _SHOWN_BY_GITHUB) for number in report.counts().values())
    if left_out:
        yield f"::notice title=jdlint::{left_out:,} more in the log: GitHub shows ten of each level.\n"


def _command(file: Checked, finding: Finding, lines: Lines) -> str:
    start, end = lines.place(finding.start), lines.place(finding.end)
    properties = {"file": _relative(file.name), "line": start.row}
    if end.row == start.row:
        properties |= {"endLine": end.row, "col": start.column, "endColumn": end.column}
    else:
        properties["endLine"] = lines.last_row(finding.start, finding.end)
    properties["title"] = f"jdlint {finding.rule}"
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {written}::{_data(harmless(_message(finding)).strip())}\n"


def _message(finding: Finding) -> str:
    better = f' Better: "{finding.better}"' if finding.better else ""
    return (finding.message + better)[:_LONGEST]


def _relative(name: str) -> str:
    """Annotations find their file only by its path from the root of the checkout."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    path = os.path.abspath(name)
    inside = path.startswith(os.path.join(root, ""))
    return (os.path.relpath(path, root) if inside else name).replace(os.sep, "/")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
