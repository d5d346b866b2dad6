"""`jdlint check`: the findings of postings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, write
from jdlint.cli.session import FAILED, FINE, FOUND, Loaded, Session
from jdlint.report import WITH_VERDICTS, Checked, Report, format_of
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS, Finding

if TYPE_CHECKING:
    from jdlint.report.coverage import Covered

_FOR_PEOPLE = ("full", "concise")


def run(options: Options) -> int:
    """Check the postings, print what was found, and answer with the exit code."""
    session = Session(options)
    fails: list[bool] = []
    basics: list[bool] = []

    def one(loaded: Loaded) -> Checked:
        findings, fail_on = loaded.engine.check(loaded.posting, loaded.name), loaded.engine.config.fail_on
        fails.append(_fails(findings, fail_on))
        basics.append(loaded.engine.is_for_no_role(loaded.posting, loaded.name))
        return Checked(
            loaded.name, loaded.posting.text if findings else "", findings, fail_on, _covered(loaded, options)
        )

    checked = list(session.each(one, options.skip_non_postings))
    report = Report(checked, session.skipped, session.failed, session.rules(), sum(basics), tuple(session.told))
    write(_pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    if options.output_format == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        from jdlint.cli.job_summary import add_to_job_summary

        add_to_job_summary(report, path)
    if session.failed:
        return FAILED
    return FOUND if any(fails) and not options.exit_zero else FINE


def _covered(loaded: Loaded, options: Options) -> Covered | None:
    """The verdicts on a posting, where the output shows them."""
    if options.output_format not in WITH_VERDICTS:
        return None
    from jdlint.cli.coverage import covered_of

    return covered_of(loaded)


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
