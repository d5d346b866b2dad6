"""`jdlint stats`: the readability figures of postings, whole and by section."""

from __future__ import annotations

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, write
from jdlint.cli.session import FAILED, FINE, Loaded, Session
from jdlint.report.stats import Measured, as_json, as_text


def run(options: Options) -> int:
    """Measure the postings, print the figures, and answer with the exit code."""
    session = Session(options)
    measured = list(session.each(_measured))
    style = style_for(options.color, options.output_file)
    write(as_json(measured) if options.output_format == "json" else as_text(measured, style), options.output_file)
    return FAILED if session.failed else FINE


def _measured(loaded: Loaded) -> Measured:
    from jdlint.readability import all_metrics, prose_sentences

    posting = loaded.posting
    kinds = [kind for kind in dict.fromkeys(posting.block_kinds) if prose_sentences(posting, kind)]
    return Measured(loaded.name, all_metrics(posting), {kind: all_metrics(posting, kind) for kind in kinds})
