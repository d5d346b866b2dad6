"""`jdlint check`: the findings of postings."""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, write
from jdlint.cli.session import FAILED, FINE, FOUND, Loaded, Session
from jdlint.report import Checked, Report, format_of
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS, Finding

_FOR_PEOPLE = ("full", "concise")


def run(options: Options) -> int:
    """Check the postings, print what was found, and answer with the exit code."""
    session = Session(options)
    fails: list[bool] = []
    basics: list[bool] = []

    def one(loaded: Loaded) -> Checked:
        findings = loaded.engine.check(loaded.posting, loaded.name)
        fails.append(_fails(findings, loaded.engine.config.fail_on))
        basics.append(loaded.engine.is_for_no_role(loaded.posting, loaded.name))
        return Checked(loaded.name, loaded.posting.text if findings else "", findings)

    checked = list(session.each(one, options.skip_non_postings))
    report = Report(checked, session.skipped, session.failed, session.rules(), sum(basics))
    write(_pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    if session.failed:
        return FAILED
    return FOUND if any(fails) and not options.exit_zero else FINE


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    return any(LEVELS.index(finding.level) >= LEVELS.index(fail_on) for finding in findings)


def _pieces(report: Report, options: Options, style: Style) -> list[str]:
    """The text of the output: findings or statistics, and for people a last line that sums up."""
    for_people = options.output_format in _FOR_PEOPLE
    if not for_people:
        return list(format_of(options.output_format)(report, style))
    from jdlint.report.summary import statistics, summary

    pieces = list(statistics(report, style) if options.statistics else format_of(options.output_format)(report, style))
    return pieces if options.quiet else [*pieces, summary(report, style)]
