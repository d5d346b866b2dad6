"""Where the output goes and how it may look: standard output or a file, colour, width.

Invariant: a file that `--output-file` names holds the whole output or what it held before.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from jdlint.errors import JdlintError
from jdlint.report.terminal import Style, harmless

_NARROWEST, _WIDEST = 40, 120
_PIPE_CLOSED = 141
"""The exit code of programs whose output nobody reads any more, as shells know it."""


def open_streams() -> None:
    """Let no character that the terminal's encoding lacks end the run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def style_for(color: str, output_file: str | None) -> Style:
    """The style of the output. `color` is auto, always or never."""
    signs = output_file is not None or (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return Style(color == "always" or (color == "auto" and not output_file and _wants_color()), _width(), signs)


def _wants_color() -> bool:
    """NO_COLOR beats FORCE_COLOR beats CLICOLOR_FORCE beats CLICOLOR; an empty variable counts as unset."""
    get = os.environ.get
    if get("NO_COLOR"):
        return False
    if any(get(name, "0").lower() not in ("", "0", "false") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return get("CLICOLOR") != "0" and get("TERM") != "dumb" and sys.stdout.isatty()


def _width() -> int:
    """COLUMNS, else what the terminal says; 80 where nobody knows (a pseudo-terminal may say 0)."""
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else 0
    if not width:
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            width = 0
    return max(_NARROWEST, min(width or 80, _WIDEST))


def tell(message: str) -> None:
    """A message for people, on standard error, so that machine formats stay whole."""
    over_progress = "\r\x1b[K" if sys.stderr.isatty() else ""
    sys.stderr.write(f"{over_progress}jdlint: {harmless(message)}\n")


def write(pieces: Iterable[str], output_file: str | None) -> None:
    """Write the output. Raises JdlintError when the file cannot be written."""
    if output_file is None:
        _write_stdout(pieces)
        return
    try:
        _write_file(pieces, os.path.realpath(output_file))
    except OSError as error:
        raise JdlintError(f"{output_file}: cannot be written: {error.strerror}.") from error


def write_new(text: str, path: str) -> None:
    """Write a file that is not there yet. Raises JdlintError where it is, or cannot be written."""
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        if os.path.lexists(path):
            raise FileExistsError
        _write_file([text], beside)
        _put_in_place(beside, path)
    except FileExistsError:
        raise JdlintError(f"{path}: is there already and stays as it is. Choose another name.") from None
    except OSError as error:
        raise JdlintError(f"{path}: cannot be written: {error.strerror}.") from error


def _put_in_place(beside: str, path: str) -> None:
    """Give a written file its name, unless the name has been taken meanwhile, which a plain rename would not tell."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError from None
        os.replace(beside, path)
    finally:
        if os.path.exists(beside):
            os.unlink(beside)


def _write_stdout(pieces: Iterable[str]) -> None:
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has gone: say nothing, and keep Python from saying it at exit.
        _be_silent()
        sys.exit(_PIPE_CLOSED)
    except OSError as error:
        _be_silent()
        raise JdlintError(f"the output cannot be written: {error.strerror}.") from error


def _be_silent() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(pieces: Iterable[str], path: str) -> None:
    if os.path.exists(path) and not os.path.isfile(path):  # a device or pipe: there is nothing to replace
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(pieces)
        return
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(beside, "x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(pieces)
        if os.path.exists(path):
            os.chmod(beside, os.stat(path).st_mode & 0o7777)
        os.replace(beside, path)
    except BaseException:
        if os.path.exists(beside):
            os.unlink(beside)
        raise
