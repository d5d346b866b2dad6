"""What build services show of a step as annotations: those printed first of each level."""

from __future__ import annotations

from collections.abc import Collection

from jdlint.report import Report

SHOWN = 10
"""Annotations of one level that GitHub shows of a step, and issues that Azure keeps."""


def left_out(report: Report, levels: Collection[str]) -> int:
    """How many findings of these levels, and failures among the errors, are not shown."""
    counts = report.counts()
    counts["error"] += len(report.failures)
    return sum(max(0, counts[level] - SHOWN) for level in levels)
