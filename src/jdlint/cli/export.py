"""`jdlint export`: postings as data for search engines and job boards.

Invariant: the data go to the output and what they lack to standard error, so that a program can read the one and a
person the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jdlint.cli.options import Options
from jdlint.cli.output import tell, write
from jdlint.cli.session import FAILED, FINE, FOUND, Loaded, Session
from jdlint.errors import ConfigError, did_you_mean
from jdlint.export.jobposting import Asked, Exported, as_json, export, way_to_state


def run(options: Options) -> int:
    """Write the data, tell what they lack, and answer with the exit code."""
    session = Session(options)
    asked = Asked(options.company or "", _country(options.country, session) if options.country else "")

    def one(loaded: Loaded) -> tuple[str, Exported]:
        return loaded.name, export(loaded.engine.context(loaded.posting, loaded.name), asked)

    exported = list(session.each(one))
    for name, each in exported if not options.quiet else ():
        for message in _messages(each):
            tell(f"{name}: {message}")
    if exported or not session.failed:
        is_one = len(options.paths) == 1 and len(exported) == 1 and not os.path.isdir(options.paths[0])
        write(_written([each for _, each in exported], is_one, options.format), options.output_file)
    if session.failed:
        return FAILED
    return FOUND if any(each.missing for _, each in exported) and not options.exit_zero else FINE


def _country(written: str, session: Session) -> str:
    """The code of the country that --country names, by code or name. Raises ConfigError for another word."""
    names = session.engine_for("").pack.tables["countries"]["names"]
    known = {word: code for code, words in names.items() for word in (code.lower(), *words)}
    if written.lower() not in known:
        raise ConfigError(f'--country: there is no country "{written}".{did_you_mean(written.lower(), known)}')
    return str(known[written.lower()])


def _messages(exported: Exported) -> Iterator[str]:
    for name in exported.missing:
        way = way_to_state(name)
        yield f"it does not state {name}, which Google requires." + (f" Add {way}." if way else "")
    for note in exported.notes:
        yield f"{note}."


def _written(exported: list[Exported], is_one: bool, form: str) -> Iterator[str]:
    if form == "html":
        yield '<script type="application/ld+json">\n'
    yield from as_json(exported, is_one)
    if form == "html":
        yield "</script>\n"
