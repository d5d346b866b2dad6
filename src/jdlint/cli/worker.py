"""What a worker process does: answers for one posting after the other until nobody asks any more.

Invariant: nothing but answers goes to its standard output.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys

from jdlint.cli.examine import Examined, packed
from jdlint.cli.find import Found
from jdlint.cli.options import Options
from jdlint.cli.session import Session
from jdlint.errors import JdlintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


_GRACE = 30
"""Seconds after its time that a worker ends itself, should nobody be there any more to end it."""


def serve() -> None:
    """Answer the questions that come on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    options, limit = marshal.load(sys.stdin.buffer)
    session = Session(Options._make(options))
    session.among_others = True
    _answer(b"", answers)
    while True:
        try:
            found, name, text, config = marshal.load(sys.stdin.buffer)
        except EOFError:
            return
        if hasattr(signal, "alarm"):
            signal.alarm(int(limit) + _GRACE)
        _answer(packed(_examined(session, Found._make(found), name, text, config)), answers)


def _answer(data: bytes, answers: BinaryIO) -> None:
    marshal.dump(data, answers)
    answers.flush()


def _examined(session: Session, found: Found, name: str, text: str, config: str) -> Examined:
    try:
        source = session.source(found, name, text)
        if source.config.source != config:
            return Examined(name, text, error=f"{name}: its configuration was changed during the run; run again.")
        return session.examine_one(source)
    except JdlintError as error:
        return Examined(name, text, error=str(error))
