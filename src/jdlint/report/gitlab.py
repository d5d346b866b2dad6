"""`--output-format gitlab`: a GitLab Code Quality report, a JSON array.

Invariant: no two findings have the same fingerprint, as GitLab shows one of them only; no fingerprint holds a line.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Checked, Report
from jdlint.report.documents import json_text
from jdlint.report.fingerprint import own
from jdlint.report.repository import key as path_key
from jdlint.report.repository import relative, root
from jdlint.report.said import said
from jdlint.report.terminal import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(report: Report, style: Style) -> Iterator[str]:
    """The array; `[]` when clean. GitLab has no place in it for files that could not be checked."""
    del style
    folder = root()
    yield json_text([entry for file in report.checked for entry in _entries(file, folder)], indent=1) + "\n"


def _entries(file: Checked, folder: str) -> Iterator[dict[str, Any]]:
    from hashlib import sha256

    lines, path = Lines(file.text), relative(file.name, folder)
    named = path_key(file.name, folder) + b"\0"
    for finding, key in zip(file.findings, own(file), strict=True):
        yield {
            "description": said(finding),
            "check_name": finding.rule,
            "fingerprint": sha256(named + key.encode()).hexdigest(),
            "severity": _SEVERITIES[finding.level],
            "location": {"path": path, "lines": {"begin": lines.row(finding.start)}},
        }
