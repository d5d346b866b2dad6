"""`jdlint check`: the findings of postings."""

from __future__ import annotations

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, write
from jdlint.cli.session import FAILED, FINE, FOUND, Session
from jdlint.report import Checked, Report, format_of
from jdlint.report.terminal import Style

_FOR_PEOPLE = ("full", "concise")


def run(options: Options) -> int:
    """Check the postings, print what was found, and answer with the exit code."""
    session = Session(options)
    examined = session.examine()
    checked = [Checked(one.name, one.text if one.findings else "", one.findings) for one in examined]
    basics = sum(one.for_no_role for one in examined)
    report = Report(checked, session.skipped, session.failed, session.rules(), basics)
    write(_pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    if session.failed:
        return FAILED
    return FOUND if any(one.fails for one in examined) and not options.exit_zero else FINE


def _pieces(report: Report, options: Options, style: Style) -> list[str]:
    """The text of the output: findings or statistics, and for people a last line that sums up."""
    for_people = options.output_format in _FOR_PEOPLE
    if not for_people:
        return list(format_of(options.output_format)(report, style))
    from jdlint.report.summary import statistics, summary

    pieces = list(statistics(report, style) if options.statistics else format_of(options.output_format)(report, style))
    return pieces if options.quiet else [*pieces, summary(report, style)]
