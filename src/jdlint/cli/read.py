"""Bytes from files and standard input, checked before they are believed.

Invariant: no more than the limit and one byte is ever read.
"""

from __future__ import annotations

import os
import sys

from jdlint.errors import ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


_MARK = 4
"""Bytes that a byte order mark has at most."""


def read_text(path: str, limit: int) -> str:
    """The text of the file at `path`, of at most `limit` bytes. Raises ReadError with the path in front."""
    from jdlint.posting.read import decode

    try:
        size = os.stat(path).st_size
        if size > limit:
            raise ReadError(_too_large(path, limit, size))
        with open(path, "rb") as file:
            return decode(_read(file, path, limit), path)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or error}.") from error


def read_stdin(name: str, limit: int) -> tuple[str, bytes]:
    """The text on standard input, called `name` in messages, and its first bytes, which tell its encoding.

    Raises ReadError.
    """
    from jdlint.posting.read import decode

    data = _read(sys.stdin.buffer, name, limit)
    return decode(data, name), data[:_MARK]


def _read(file: BinaryIO, name: str, limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ReadError(_too_large(name, limit))
    return data


def _too_large(name: str, limit: int, size: int | None = None) -> str:
    is_size = f"it has {_size(size)}" if size else "it goes on"
    return (
        f"{name}: too large for a posting: {is_size}, over the limit of {_size(limit)}. "
        "Leave it out with --exclude, or raise the limit with --max-size."
    )


def _size(number: int) -> str:
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if number >= factor:
            return f"{number / factor:.1f}".removesuffix(".0") + f" {unit}"
    return f"{number} bytes"
