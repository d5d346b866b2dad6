"""`--output-format sarif`: SARIF 2.1.0, for GitHub code scanning and other services and editors.

Invariant: everything that GitHub asks for is there and not empty; paths are relative to the root of the repository;
columns count code points, and the document says so; what is cut for GitHub's limits is told in a notification.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint import __version__
from jdlint.lines import Lines
from jdlint.record import Record
from jdlint.report import Checked, Placed, Report
from jdlint.report.documents import json_text
from jdlint.report.fingerprint import line_hashes, own
from jdlint.report.repository import root, uri
from jdlint.report.said import said
from jdlint.report.sarif_rule import LEVELS, descriptor, unlinked
from jdlint.report.terminal import Style, harmless
from jdlint.rule import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST = 5_000
"""Results of a run that GitHub keeps."""
_BASE = "%SRCROOT%"


class _Where(Record):
    """A file with what its results need."""

    lines: Lines
    artifact: dict[str, str]
    hashes: Sequence[str]
    keys: Sequence[str]
    """The own fingerprint of each finding."""


def sarif(report: Report, style: Style) -> Iterator[str]:
    """The document: one run, in which every rule with a finding is described."""
    del style
    folder = root()
    kept = report.worst_first()[:_MOST]
    lines_of = {placed.file: placed.lines for placed in kept}
    places = {at: _where(report.checked[at], lines, folder) for at, lines in lines_of.items()}
    pages = {placed.finding.rule: placed.finding.url for placed in kept}
    rules = sorted(pages)
    results = [_result(placed, places[placed.file], rules) for placed in kept]
    run = {
        "tool": {
            "driver": {
                "name": "jdlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [descriptor(rule, report.rule(rule), pages[rule]) for rule in rules],
            }
        },
        "invocations": [_invocation(report, sum(report.counts().values()) - len(kept))],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The root of the repository."}}},
        "automationDetails": {"id": "jdlint/"},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    yield json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _where(file: Checked, lines: Lines, folder: str) -> _Where:
    written, inside = uri(file.name, folder)
    artifact = {"uri": written, "uriBaseId": _BASE} if inside else {"uri": written}
    return _Where(lines, artifact, line_hashes(file.text), own(file))


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    notes = [("error", harmless(message)) for message in report.failures]
    if left_out:
        notes.append(("warning", f"{left_out:,} findings of the lowest levels were left out: GitHub keeps {_MOST:,}."))
    notifications = [{"level": level, "message": {"text": unlinked(text)}} for level, text in notes]
    return {
        "executionSuccessful": not report.failed,
        **({"toolExecutionNotifications": notifications} if notifications else {}),
    }


def _result(placed: Placed, where: _Where, rules: Sequence[str]) -> dict[str, Any]:
    finding = placed.finding
    row = where.lines.row(finding.start)
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": LEVELS[finding.level],
        "message": {"text": unlinked(said(finding))},
        "locations": [_location(where, finding.start, finding.end)],
        "partialFingerprints": {
            "primaryLocationLineHash": where.hashes[row - 1],
            "jdlint/v1": where.keys[placed.number],
        },
        **_related(finding, where),
        **_fixes(finding, where),
    }


def _location(where: _Where, start: int, end: int) -> dict[str, Any]:
    """The part in the first line, as pull requests show no finding over lines of which one did not change."""
    _, line_end = where.lines.bounds(where.lines.row(start))
    place: dict[str, Any] = {
        "artifactLocation": where.artifact,
        "region": _region(where.lines, start, max(start, min(end, line_end))),
    }
    if end > line_end >= start:
        place["contextRegion"] = _region(where.lines, start, end)
    return {"physicalLocation": place}


def _region(lines: Lines, start: int, end: int) -> dict[str, int]:
    first, last = lines.place(start), lines.place(end)
    return {
        "startLine": first.row, "startColumn": first.column, "endLine": last.row, "endColumn": last.column,
    }  # fmt: skip


def _related(finding: Finding, where: _Where) -> dict[str, Any]:
    related = [
        {"id": number, "message": {"text": "See also here."}, **_location(where, start, end)}
        for number, (start, end) in enumerate(finding.also, start=1)
    ]
    return {"relatedLocations": related} if related else {}


def _fixes(finding: Finding, where: _Where) -> dict[str, Any]:
    if finding.better is None:
        return {}
    replacement = {
        "deletedRegion": _region(where.lines, finding.start, finding.end),
        "insertedContent": {"text": finding.better},
    }
    change = {"artifactLocation": where.artifact, "replacements": [replacement]}
    return {"fixes": [{"description": {"text": "Put the better wording in place."}, "artifactChanges": [change]}]}
