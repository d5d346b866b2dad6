"""`jdlint coverage`: what postings state, with the words that state it."""

from __future__ import annotations

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, tell, write
from jdlint.cli.session import FAILED, FINE, Loaded, Session
from jdlint.report import plural
from jdlint.report.coverage import Covered, format_of


def run(options: Options) -> int:
    """Judge the postings, print the verdicts, and answer with the exit code."""
    session = Session(options)
    postings = list(session.each(covered_of))
    style = style_for(options.color, options.output_file)
    write(format_of(options.output_format)(postings, style, options.summary), options.output_file)
    if session.skipped and not options.quiet:
        tell(f"{plural(session.skipped, 'file')} skipped: no job posting.")
    return FAILED if session.failed else FINE


def covered_of(loaded: Loaded) -> Covered:
    """The posting with the verdicts on it, and where what it lacks belongs."""
    from jdlint.checks.evidence import where_it_belongs
    from jdlint.posting.model import Words

    posting, engine = loaded.posting, loaded.engine
    verdicts = engine.coverage(posting, loaded.name)
    rules = engine.pack.rules
    lacking = [verdict.element for verdict in verdicts if verdict.verdict != "met"]
    return Covered(
        posting=posting._replace(words=Words([], [], [], [])),  # of many postings they fill the memory
        is_posting=engine.is_posting(posting),
        role=engine.role(posting, loaded.name),
        verdicts=verdicts,
        rules=rules,
        places={id: where_it_belongs(posting, rules[id].options["belongs"]) for id in lacking},
        headings=engine.pack.skeleton,
    )
