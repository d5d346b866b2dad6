"""The summary of a GitHub job: where findings stand that GitHub does not show as annotations.

Invariant: what other tools wrote into the summary stays, and the file never grows over GitHub's limit.
"""

from __future__ import annotations

import os

from jdlint.cli.output import tell
from jdlint.report import Report
from jdlint.rule import LEVELS

_LONGEST = 1_048_576
"""Bytes that GitHub takes for the summary of a step; of a longer one it shows nothing."""
_LEAST = 4_096
"""Bytes under which nothing of use fits in."""


def add_to_job_summary(report: Report, path: str) -> None:
    """Add all findings to the file at `path` where some are no annotations; tell where it cannot be written."""
    from jdlint.report.annotations import left_out
    from jdlint.report.markdown import markdown_within

    if not left_out(report, LEVELS):
        return
    try:
        room = _LONGEST - (os.path.getsize(path) if os.path.exists(path) else 0) - 2
        if room < _LEAST:
            tell(f"{path}: the job summary is full; nothing was added to it.")
            return
        text = "".join(markdown_within(report, room))
        with open(path, "a", encoding="utf-8", errors="replace", newline="") as file:
            file.write(f"\n{text}\n")
    except OSError as error:
        tell(f"{path}: the job summary cannot be written: {error.strerror}.")
