"""`--output-format json`: one document for programs.

Rows and columns count from 1, columns and offsets in code points, ends are exclusive; offsets count from the first
character after a byte order mark. Characters other than ASCII are escaped, so that the document survives any pipe.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint import __version__
from jdlint.lines import Lines
from jdlint.report import Checked, Report
from jdlint.report.documents import json_text
from jdlint.report.terminal import Style
from jdlint.rule import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


SCHEMA = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""


def json(report: Report, style: Style) -> Iterator[str]:
    """The document: `schema`, `version`, `findings`, `summary`."""
    del style
    document = {
        "schema": SCHEMA,
        "version": __version__,
        "findings": [entry for file in report.checked for entry in entries(file)],
        "summary": _summary(report),
    }
    yield json_text(document, indent=1) + "\n"


def _summary(report: Report) -> dict[str, Any]:
    return {
        "files": len(report.checked),
        "skipped": report.skipped,
        "failed": report.failed,
        "failures": list(report.failures),
        **report.counts(),
        "rules": [{"code": rule, "severity": level, "count": number} for rule, level, number in report.by_rule()],
    }


def entries(file: Checked) -> Iterator[dict[str, Any]]:
    """An object for each finding of a file."""
    lines = Lines(file.text)
    for finding in file.findings:
        yield _entry(file, finding, lines)


def _entry(file: Checked, finding: Finding, lines: Lines) -> dict[str, Any]:
    return {
        "code": finding.rule,
        "topic": finding.topic,
        "severity": finding.level,
        "message": finding.message,
        "filename": file.name,
        **_place(lines, finding.start, finding.end),
        "excerpt": file.text[finding.start : finding.end],
        "evidence": [_evidence(lines, start, end) for start, end in finding.also],
        "fix": _fix(finding, lines),
        "url": finding.url,
    }


def _place(lines: Lines, start: int, end: int) -> dict[str, Any]:
    return {
        "location": lines.place(start)._asdict(),
        "end_location": lines.place(end)._asdict(),
        "offset": start,
        "end_offset": end,
    }


def _evidence(lines: Lines, start: int, end: int) -> dict[str, Any]:
    return {**lines.place(start)._asdict(), "text": lines.text[start:end]}


def _fix(finding: Finding, lines: Lines) -> dict[str, Any] | None:
    if finding.better is None:
        return None
    edit = {"content": finding.better, **_place(lines, finding.start, finding.end)}
    return {"applicability": "safe" if finding.safe else "unsafe", "edits": [edit]}
