"""The last line of a run, and its statistics, for people."""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.report import Report, plural
from jdlint.report.terminal import Style


def summary(report: Report, style: Style) -> str:
    """How many findings of each level in how many postings, and what was not looked at."""
    counts = report.counts()
    found = ", ".join(
        style.paint(f"{number:,} info" if level == "info" else plural(number, level), level)
        for level, number in counts.items()
        if number
    )
    first = f"{found} in {plural(len(report.checked), 'posting')}." if found else nothing(report)
    parts = [first, *beside(report, style)]
    if fixable := _fixable(report):
        parts.append(style.paint(fixable, "dim"))
    if found:
        parts.append(style.paint("`jdlint rule ID` explains a rule.", "dim"))
    return " ".join(parts) + "\n"


def nothing(report: Report) -> str:
    """What is said where there is no finding; not that all is well, where findings are there and not shown."""
    checked = plural(len(report.checked), "posting")
    if not report.checked:
        return "No posting was checked."
    return f"{checked} checked." if report.notes else f"Nothing to mend in {checked}."


def beside(report: Report, style: Style) -> list[str]:
    """Sentences on what was looked at in part or not at all, and on findings that are not shown."""
    parts = []
    if report.basics:
        parts.append(f"{plural(report.basics, 'posting')} for none of the known roles: asked for the basics only.")
    if report.skipped:
        parts.append(f"{plural(report.skipped, 'file')} skipped: no job posting.")
    if report.failed:
        parts.append(style.paint(f"{plural(report.failed, 'path')} could not be checked.", "error"))
    return [*parts, *report.notes]


def _fixable(report: Report) -> str:
    """How many findings can be fixed, and by which option."""
    safe, unsafe = report.fixable()
    if not safe:
        return f"{unsafe:,} can be fixed with --fix --unsafe-fixes." if unsafe else ""
    more = f", {unsafe:,} more with --unsafe-fixes" if unsafe else ""
    return f"{safe:,} can be fixed with --fix{more}."


def statistics(report: Report, style: Style) -> Iterator[str]:
    """One line a rule: how often, level, id, what the rule is about."""
    rows = report.by_rule()
    wide = max((len(rule) for rule, _, _ in rows), default=0)
    for rule, level, number in rows:
        known = report.rule(rule)
        title = known.title if known else ""
        yield f"{number:6,}  {style.paint(f'{level:7}', level)}  {rule:{wide}}  {title}".rstrip() + "\n"
