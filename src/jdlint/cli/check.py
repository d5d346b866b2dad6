"""`jdlint check`: the findings of postings."""

from __future__ import annotations

import os
from collections.abc import Sequence

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, tell, write
from jdlint.cli.session import FAILED, FINE, FOUND, Session
from jdlint.report import Checked, Report, format_of
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS

_FOR_PEOPLE = ("full", "concise")


def run(options: Options) -> int:
    """Check the postings, print what was found, and answer with the exit code."""
    session = Session(options)
    examined = session.examine()
    keeps_text = options.fixes
    found = [Checked(one.name, one.text if one.findings or keeps_text else "", one.findings) for one in examined]
    for trouble in dict.fromkeys(trouble for one in examined for trouble in one.troubles):
        tell(trouble)
    basics = sum(one.for_no_role for one in examined)
    checked, failed, notes, texts = _gated(found, session, options)
    failed += session.failed
    report = Report(checked, session.skipped, failed, session.rules(), basics, notes)
    if options.diff or options.fixes_stdin:
        from jdlint.cli.fix import write_texts

        write_texts(texts, report, _pieces, options)
    else:
        write(_pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    if failed or any(one.unanswered for one in examined):
        return FAILED
    is_found = bool(texts) if options.diff else any(_fails(file, session) for file in checked)
    return FOUND if is_found and not options.exit_zero else FINE


Gated = tuple[Sequence[Checked], int, Sequence[str], Sequence[str]]


def _gated(found: Sequence[Checked], session: Session, options: Options) -> Gated:
    """What baseline, diff base and fixes make of the findings (see jdlint.cli.gate), where one of them is asked for."""
    in_config = not options.no_baseline and any(session.config_for(_folder(file)).baseline for file in found)
    if not (options.asks_gate or in_config):
        return found, 0, (), ()
    from jdlint.cli.gate import gate

    return gate(found, session, options)


def _folder(file: Checked) -> str:
    return os.path.dirname(file.name) or os.curdir


def _fails(file: Checked, session: Session) -> bool:
    if not file.findings:
        return False
    least = LEVELS.index(session.config_for(_folder(file)).fail_on)
    return any(LEVELS.index(finding.level) >= least for finding in file.findings)


def _pieces(report: Report, options: Options, style: Style) -> list[str]:
    """The text of the output: findings or statistics, and for people a last line that sums up."""
    for_people = options.output_format in _FOR_PEOPLE
    if not for_people:
        return list(format_of(options.output_format)(report, style))
    from jdlint.report.summary import statistics, summary

    pieces = list(statistics(report, style) if options.statistics else format_of(options.output_format)(report, style))
    return pieces if options.quiet else [*pieces, summary(report, style)]
