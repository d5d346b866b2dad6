"""Compiled packs kept as data between runs.

Invariant: a cache that is broken, foreign, of another version or cannot be written costs time and nothing else.
Layout: MAGIC, a CRC-32 of the rest, the key (length and bytes), then marshal data. Only texts, bytes, numbers, tuples,
lists and dicts are in it: reading it runs no code.
"""

from __future__ import annotations

import marshal
import os
import zlib
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MAGIC = b"jdlint-pack 3\n"
FORMAT = 4
"""Of marshal: every Python from 3.4 on reads it."""


def read_cache(path: str, key: bytes) -> Any:
    """The data stored at `path` under `key`, or None when there is none that can be used."""
    try:
        with open(path, "rb") as file:
            data = memoryview(file.read())
    except OSError:
        return None
    head = len(MAGIC)
    body = data[head + 4 :]
    if data[:head] != MAGIC or zlib.crc32(body) != int.from_bytes(data[head : head + 4], "big"):
        return None
    if body[: len(key) + 2] != len(key).to_bytes(2, "big") + key:
        return None
    try:
        return marshal.loads(body[len(key) + 2 :])
    except (ValueError, EOFError, TypeError):
        return None


def write_cache(path: str, key: bytes, data: Any) -> bool:
    """Store data at `path` under `key`, whole or not at all; whether it could be stored."""
    body = len(key).to_bytes(2, "big") + key + marshal.dumps(data, FORMAT)
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)  # findings quote postings, which may be drafts
        with open(beside, "wb") as file:
            file.write(MAGIC + zlib.crc32(body).to_bytes(4, "big") + body)
        os.replace(beside, path)
    except OSError:
        _remove(beside)
        return False
    return True


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
