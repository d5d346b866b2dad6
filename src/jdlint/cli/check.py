"""`jdlint check`: the findings of postings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, tell, write
from jdlint.cli.session import FAILED, FINE, FOUND, Loaded, Session
from jdlint.report import Checked, Report, format_of
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS, Finding

if TYPE_CHECKING:
    from jdlint.engine import Engine

_FOR_PEOPLE = ("full", "concise")


def run(options: Options) -> int:
    """Check the postings, print what was found, and answer with the exit code."""
    session = Session(options)
    fails: list[bool] = []
    basics: list[bool] = []
    missing: dict[str, bool] = {}

    def one(loaded: Loaded) -> Checked:
        findings = loaded.engine.check(loaded.posting, loaded.name)
        missing.update(tell_troubles(loaded.engine, missing) if loaded.engine.grammar else ())
        fails.append(_fails(findings, loaded.engine.config.fail_on))
        basics.append(loaded.engine.is_for_no_role(loaded.posting, loaded.name))
        return Checked(loaded.name, loaded.posting.text if findings else "", findings)

    checked = list(session.each(one, options.skip_non_postings))
    report = Report(checked, session.skipped, session.failed, session.rules(), sum(basics))
    write(_pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    if session.failed or any(missing.values()):
        return FAILED
    return FOUND if any(fails) and not options.exit_zero else FINE


def tell_troubles(engine: Engine, told: Collection[str]) -> dict[str, bool]:
    """What went wrong with the grammar engine, told unless it was, and whether that fails the run."""
    grammar = engine.grammar
    if grammar is None:
        return {}
    troubles = dict.fromkeys(grammar.troubles, grammar.setting.mode == "on")
    for message in troubles.keys() - set(told):
        tell(message)
    return troubles


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
