"""`--output-format rdjson`: for reviewdog, which puts findings into reviews on many code hosts.

Invariant: columns count bytes of UTF-8, ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import BYTES, Lines
from jdlint.report import Checked, Report
from jdlint.report.documents import json_text
from jdlint.report.repository import relative, root
from jdlint.report.said import said
from jdlint.report.terminal import Style, harmless
from jdlint.rule import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def rdjson(report: Report, style: Style) -> Iterator[str]:
    """The document: a DiagnosticResult. It has no place for files that could not be checked."""
    del style
    folder = root()
    worst = next((level for level, number in report.counts().items() if number), "info")
    document = {
        "source": {"name": "jdlint"},
        "severity": _SEVERITIES[worst],
        "diagnostics": [entry for file in report.checked for entry in _entries(file, folder)],
    }
    yield json_text(document, indent=1) + "\n"


def _entries(file: Checked, folder: str) -> Iterator[dict[str, Any]]:
    lines, path = Lines(file.text), relative(file.name, folder)
    for finding in file.findings:
        yield {
            "message": said(finding),
            "location": {"path": path, "range": _range(lines, finding.start, finding.end)},
            "severity": _SEVERITIES[finding.level],
            "code": {"value": finding.rule, **({"url": finding.url} if finding.url else {})},
            **_suggestions(finding, lines),
            **_related(finding, lines, path),
        }


def _range(lines: Lines, start: int, end: int) -> dict[str, Any]:
    return {key: _position(lines, offset) for key, offset in (("start", start), ("end", end))}


def _position(lines: Lines, offset: int) -> dict[str, int]:
    row, column = lines.place(offset, BYTES)
    return {"line": row, "column": column}


def _suggestions(finding: Finding, lines: Lines) -> dict[str, Any]:
    if finding.better is None:
        return {}
    return {"suggestions": [{"range": _range(lines, finding.start, finding.end), "text": finding.better}]}


def _related(finding: Finding, lines: Lines, path: str) -> dict[str, Any]:
    related = [
        {"message": harmless(lines.text[start:end]), "location": {"path": path, "range": _range(lines, start, end)}}
        for start, end in finding.also
    ]
    return {"related_locations": related} if related else {}
