"""A lock between processes: one at a time starts a LanguageTool.

Invariant: the system holds the lock, not the file: whoever holds it and dies, however, has let it go.
"""

from __future__ import annotations

import errno
import os
import sys
import time

from jdlint.grammar import GrammarError

_PAUSE = 0.1
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Lock:
    """Held within a `with`. Raises GrammarError where another process holds it for more than `timeout` seconds."""

    def __init__(self, path: str, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._file = -1

    def __enter__(self) -> None:
        try:
            self._file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            try:
                self._wait()
            except BaseException:
                os.close(self._file)
                raise
        except OSError as error:
            raise GrammarError(f"{self._path}: cannot be locked: {error.strerror}.") from error

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    def _wait(self) -> None:
        end = time.monotonic() + self._timeout
        while not _taken(self._file):
            if time.monotonic() > end:
                raise GrammarError(
                    f"another jdlint has been starting LanguageTool for {self._timeout:.0f} seconds. Try again later."
                )
            time.sleep(_PAUSE)


def _taken(file: int) -> bool:
    """Whether the lock is ours now. Raises OSError where the file system knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True
