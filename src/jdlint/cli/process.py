"""One worker process, as the run sees it.

Invariant: a Worker that was ended is gone and waited for, however it went.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import time

from jdlint.cli.options import Options
from jdlint.cli.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_PARTING = 5.0
"""Seconds that an idle worker has to end by itself."""
_SLOW_START = 60.0
_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from jdlint.cli.worker import serve; serve()"


class WorkerDiedError(Exception):
    """A worker ended before it answered."""


class Worker:
    """A process that checks postings. `due` is when it must have answered (of time.monotonic)."""

    def __init__(self, options: Options) -> None:
        """Raises OSError where no process can be started."""
        told = None if os.environ.get("JDLINT_TRACEBACK") == "1" else subprocess.DEVNULL
        # -P: a module in the folder of the postings is none of ours. An own group: Ctrl-C reaches the run alone, which
        # ends its workers.
        own_group: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {"creationflags": 0x200}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _SERVE, *sys.path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told, **own_group,
        )  # fmt: skip
        self._options = options
        self.due = time.monotonic() + _SLOW_START
        self.is_late = False

    def greet(self, limit: float) -> None:
        """Tell it what run it works for, and wait until it is ready. Raises WorkerDiedError."""
        self._exchange((tuple(self._options), limit), _SLOW_START)

    def ask(self, source: Source, limit: float) -> bytes:
        """What comes of a source, packed. Raises WorkerDiedError, also where it takes more seconds than the limit."""
        return self._exchange((tuple(source.file), source.name, source.text, source.config.source), limit)

    def _exchange(self, question: Any, limit: float) -> bytes:
        assert self._process.stdin
        assert self._process.stdout
        self.due = time.monotonic() + limit
        try:
            marshal.dump(question, self._process.stdin)
            self._process.stdin.flush()
            answer = marshal.load(self._process.stdout)
        except (OSError, ValueError, EOFError, TypeError) as error:
            raise WorkerDiedError from error
        finally:
            self.due = float("inf")
        if not isinstance(answer, bytes):
            raise WorkerDiedError
        return answer

    def kill(self) -> None:
        """Stop it at once; the thread that waits for it sees it off."""
        self._process.kill()

    def end(self) -> int:
        """Let it end by itself, or else make it; its exit status, negative for a signal."""
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass
        try:
            return self._process.wait(_PARTING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()
