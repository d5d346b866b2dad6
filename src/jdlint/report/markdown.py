"""`--output-format markdown`: for a comment on a pull request or the summary of a job.

Invariant: whatever stands in a posting, a file name or a message is shown as text (see `inert`); the whole is never
longer than its limit, and says how many findings were left out: those of the lowest level.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lines import Lines
from jdlint.report import Checked, Report, plural
from jdlint.report.inert import inert
from jdlint.report.repository import relative, root
from jdlint.report.summary import summary
from jdlint.report.terminal import Style
from jdlint.rule import Finding

_LONGEST = 60_000
"""Bytes. GitHub takes comments of 65,536 characters."""
_SPARE = 200
"""Bytes kept for the lines that say how much was left out."""
_SIGNS = {"error": "❌ error", "warning": "⚠️ warning", "info": "ℹ️ info"}
_HEAD = "| Line | Level | What to mend | Rule |\n| ---: | --- | --- | --- |\n"


def markdown(report: Report, style: Style) -> Iterator[str]:
    """A headline, what could not be checked, and a table for each posting with findings."""
    del style
    yield from markdown_within(report, _LONGEST)


def markdown_within(report: Report, longest: int) -> Iterator[str]:
    """The same in at most `longest` bytes of UTF-8."""
    folder = root()
    head = f"### jdlint\n\n{summary(report, Style())}\n"
    room = longest - _SPARE - _size(head)
    failures = _failures(report, room // 2)
    yield head + failures
    rows = _rows(report, folder, room - _size(failures))
    for at, file in enumerate(report.checked):
        if shown := [rows[at, number] for number in range(len(file.findings)) if (at, number) in rows]:
            yield _heading(file, folder) + "".join(shown)
    left_out = sum(report.counts().values()) - len(rows)
    if left_out:
        yield f"\n{plural(left_out, 'finding')} more: too long for one page.\n"


def _failures(report: Report, room: int) -> str:
    """What could not be checked, as far as there is room, and how much more there is."""
    lines = [f"- ❌ {inert(message)}\n" for message in report.failures]
    shown = 0
    while shown < len(lines) and (room := room - _size(lines[shown])) >= 0:
        shown += 1
    more = f"- {len(lines) - shown:,} more: too long for one page.\n" if shown < len(lines) else ""
    return "".join(lines[:shown]) + more


def _heading(file: Checked, folder: str) -> str:
    return f"\n#### {inert(relative(file.name, folder))}\n\n{_HEAD}"


def _rows(report: Report, folder: str, room: int) -> dict[tuple[int, int], str]:
    """The rows of the findings that fit, by the numbers of file and finding; the worst come first."""
    rows: dict[tuple[int, int], str] = {}
    headed: set[int] = set()
    for at, number, finding, lines in report.worst_first():
        row = _row(finding, lines)
        room -= _size(row) + (0 if at in headed else _size(_heading(report.checked[at], folder)))
        if room < 0:
            break
        headed.add(at)
        rows[at, number] = row
    return rows


def _row(finding: Finding, lines: Lines) -> str:
    better = ""
    if finding.better is not None:
        better = f"<br>Better: “{inert(finding.better)}”" if finding.better else "<br>Better: leave it out"
    what = f"{inert(finding.message)}{better}"
    return f"| {lines.row(finding.start)} | {_SIGNS[finding.level]} | {what} | {inert(finding.rule)} |\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
