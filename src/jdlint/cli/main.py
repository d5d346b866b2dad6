"""The entry of the `jdlint` command: reads the command line, and turns every way to end into an exit code.

Invariant: whatever happens, people see a sentence, not a traceback (`JDLINT_TRACEBACK=1` shows it).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from jdlint.cli.output import open_streams, tell
from jdlint.cli.plain import read_plain
from jdlint.errors import JdlintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


_FAILED, _INTERRUPTED = 2, 130


def main(args: Sequence[str] | None = None) -> None:
    """Run the command with `args` (those of the process by default) and exit."""
    open_streams()
    words = list(sys.argv[1:] if args is None else args)
    options = None if os.environ.get("_JDLINT_COMPLETE") else read_plain(words)
    if options is None:
        sys.exit(_guarded(lambda: _by_click(words)))
    from jdlint.cli.check import run

    code = _guarded(lambda: run(options))
    if args is None:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> NoReturn:
    """End the process without taking its memory apart piece by piece, a fifth of the run on one posting.

    What was written is out by then; where it cannot be, Python's own way out tells so.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(code)
    os._exit(code)


def _by_click(words: list[str]) -> int:
    import click

    from jdlint.cli.clicked import commands

    try:
        code = commands.main(args=words, prog_name="jdlint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _guarded(run: Callable[[], int]) -> int:
    try:
        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except JdlintError as error:
        tell(str(error))
        return _FAILED
    except Exception as error:
        if os.environ.get("JDLINT_TRACEBACK") == "1":
            raise
        told = f"{type(error).__name__}: {error}"
        tell(f"a mistake in jdlint itself: {told}. Please report it; JDLINT_TRACEBACK=1 shows more.")
        return _FAILED
