"""What is done for one file of `jdlint check`: its text and a configuration in, an Examined out.

Invariant: an Examined is plain data (texts, numbers, tuples), whatever went wrong is in it as a message, and nothing in
it depends on other files: so it can be kept between runs and sent between processes.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Sequence

from jdlint.errors import JdlintError
from jdlint.heap import FORMAT
from jdlint.posting.model import Span
from jdlint.record import Record
from jdlint.rule import LEVELS, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.cli.source import Source
    from jdlint.engine import Engine


class Examined(Record):
    """What came of one file: the name it is shown by, its text, what was found."""

    name: str
    text: str
    findings: Sequence[Finding] = ()
    fail_on: str = LEVELS[-1]
    """The least level of a finding that fails the run, by the configuration of the file."""
    is_posting: bool = True
    """False: the file is passed over, as it is no job posting and nobody asked for it."""
    for_no_role: bool = False
    """A posting for none of the known roles, of which only the basics were asked."""
    dated: bool = False
    """Whether all of this holds on the day of the run only."""
    digest: Sequence[Any] | None = None
    """The Digest for rules that compare postings, as plain data; empty where none does, None: it was not asked for."""
    error: str = ""
    """Why it could not be checked."""
    troubles: Sequence[str] = ()
    """What went wrong with a grammar engine that was asked, while all else was checked."""
    unanswered: bool = False
    """Whether such an engine did not answer though the run insists on it."""


def examine(engine: Engine, source: Source, among_others: bool) -> Examined:
    """Check one text; its digest is asked for where it is checked among others."""
    name, text = source.name, source.text
    try:
        posting = engine.read(text, name)
        if source.may_pass and not engine.is_posting(posting, chosen=False):
            return Examined(name, text, is_posting=False, digest=())
        findings, dated, whole = engine.linted(posting, name)
        for_no_role = engine.is_for_no_role(posting, name)
        digest = tuple(engine.digest(posting, name) or ()) if among_others else None
        done = Examined(name, text, findings, engine.config.fail_on, True, for_no_role, dated, digest)
        return done if whole else _unanswered(done, engine)
    except JdlintError as error:
        return Examined(name, text, error=str(error))
    except Exception as error:
        return Examined(name, text, error=internal(name, error))


def _unanswered(done: Examined, engine: Engine) -> Examined:
    grammar = engine.grammar
    if grammar is None:
        return done
    return done._replace(troubles=tuple(grammar.troubles), unanswered=grammar.setting.mode == "on")


def with_findings(examined: Examined, more: Sequence[Finding]) -> Examined:
    """The same with further findings, in the order of the text."""
    return examined._replace(findings=sorted([*examined.findings, *more], key=lambda f: (f.start, f.end, f.rule)))


def packed(examined: Examined) -> bytes:
    """As marshal data, without what whoever reads it knows: name, text, and what fails the run."""
    findings: list[Any] = [{**one._asdict(), "also": [tuple(span) for span in one.also]} for one in examined.findings]
    rest: tuple[Any, ...] = examined[_KNOWN:]
    return marshal.dumps((findings, rest), FORMAT)


def unpacked(data: bytes, source: Source) -> Examined:
    """What was packed, of the file `source`. Raises ValueError, TypeError or EOFError for other data."""
    findings, rest = marshal.loads(data)
    found = [Finding(**{**one, "also": tuple(Span(*span) for span in one["also"])}) for one in findings]
    return Examined(source.name, source.text, found, source.config.fail_on, *rest)


_KNOWN = Examined._fields.index("fail_on") + 1


def internal(path: str, error: Exception) -> str:
    """What to say of a mistake in jdlint itself; the notes of the error name the rule."""
    if os.environ.get("JDLINT_TRACEBACK") == "1":
        from traceback import print_exception

        print_exception(error)
    notes = "; ".join(getattr(error, "__notes__", ())) or "while reading the file"
    return (
        f"{path}: a mistake in jdlint itself, {notes}: {type(error).__name__}: {error}. Please report it with the "
        "posting's text; JDLINT_TRACEBACK=1 shows where it happened, and --ignore leaves a rule out."
    )
