"""`jdlint check`: the findings of postings."""

from __future__ import annotations

import os
from collections.abc import Sequence

from jdlint.cli.examine import Examined
from jdlint.cli.options import Options
from jdlint.cli.output import style_for, tell, write
from jdlint.cli.session import FAILED, FINE, FOUND, Loaded, Session
from jdlint.report import WITH_VERDICTS, Checked, Report, format_of
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS

_FOR_PEOPLE = ("full", "concise")


def run(options: Options) -> int:
    """Check the postings, print what was found, and answer with the exit code."""
    session = Session(options)
    examined = session.examine()
    for trouble in dict.fromkeys(trouble for one in examined for trouble in one.troubles):
        tell(trouble)
    found = [_found(one, options) for one in examined]
    checked, failed, failures, notes, texts = _gated(found, examined, session)
    failed += session.failed
    if options.output_format in WITH_VERDICTS:
        checked = [_with_verdicts(file, session) for file in checked]
    basics = sum(one.for_no_role for one in examined)
    told = tuple(dict.fromkeys([*session.told, *failures]))
    report = Report(checked, session.skipped, failed, session.rules(), basics, notes, told)
    _print(report, texts, session)
    if failed or any(one.unanswered for one in examined):
        return FAILED
    is_found = bool(texts) if options.diff else any(map(_fails, checked))
    return FOUND if is_found and not options.exit_zero else FINE


def _found(one: Examined, options: Options) -> Checked:
    """What was found in a file, with its text where anybody will need it."""
    needs_text = one.findings or options.fixes or options.write_baseline or options.output_format in WITH_VERDICTS
    return Checked(one.name, one.text if needs_text else "", one.findings, one.fail_on)


def _print(report: Report, texts: Sequence[str], session: Session) -> None:
    options = session.options
    if options.diff or options.fixes_stdin:
        from jdlint.cli.fix import write_texts

        write_texts(texts, report, _pieces, session)
    else:
        write(_pieces(report, options, style_for(options.color, options.output_file)), options.output_file)
    if options.output_format == "github" and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        from jdlint.cli.job_summary import add_to_job_summary

        add_to_job_summary(report, path)


Gated = tuple[Sequence[Checked], int, Sequence[str], Sequence[str], Sequence[str]]


def _gated(found: Sequence[Checked], examined: Sequence[Examined], session: Session) -> Gated:
    """What baseline, diff base and fixes make of the findings (see jdlint.cli.gate), where one of them is asked for."""
    options = session.options
    in_config = not options.no_baseline and any(session.config_for(file.name).baseline for file in found)
    if not (options.asks_gate or in_config):
        return found, 0, (), (), ()
    from jdlint.cli.gate import gate

    return gate(found, examined, session)


def _with_verdicts(file: Checked, session: Session) -> Checked:
    """The same with the verdicts on all elements, for outputs that show them."""
    from jdlint.cli.coverage import covered_of

    engine = session.engine_for(file.name)
    return file._replace(covered=covered_of(Loaded(file.name, engine.read(file.text, file.name), engine)))


def _fails(file: Checked) -> bool:
    return any(LEVELS.index(finding.level) >= LEVELS.index(file.fail_on) for finding in file.findings)


def _pieces(report: Report, options: Options, style: Style) -> list[str]:
    """The text of the output: findings or statistics, and for people a last line that sums up."""
    for_people = options.output_format in _FOR_PEOPLE
    if not for_people:
        return list(format_of(options.output_format)(report, style))
    from jdlint.report.summary import statistics, summary

    pieces = list(statistics(report, style) if options.statistics else format_of(options.output_format)(report, style))
    return pieces if options.quiet else [*pieces, summary(report, style)]
