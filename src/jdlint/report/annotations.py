"""What the log commands of build services have in common: how text is written, and how many are shown."""

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


def data(text: str, percent: str = "%25") -> str:
    """Text in one line of a command, in which `%` begins an escape."""
    return text.replace("%", percent).replace("\r", "%0D").replace("\n", "%0A")
