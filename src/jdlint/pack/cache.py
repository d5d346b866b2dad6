"""Compiled packs, and other answers, kept as data between runs.

Invariant: a cache that is broken, foreign, of another version or cannot be written costs time and nothing else.
Layout: MAGIC, a CRC-32 of the rest, the length of a head, the head, the heaps. The head is marshal data: the key, the
data, the length of each heap. Only texts, bytes, numbers, tuples, lists and dicts are in it: reading it runs no code.
"""

from __future__ import annotations

import marshal
import os
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress

from jdlint.heap import FORMAT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MAGIC = b"jdlint-pack 4\n"
_WIDE = 4
"""Bytes of the checksum, and of the length of the head."""


def read_cache(path: str, key: bytes) -> Any:
    """The data stored at `path` under `key`, or None when there is none that can be used."""
    try:
        with open(path, "rb") as file:
            found = _parts(file.read(), key)
    except OSError:
        return None
    return found and found[0]


def map_cache(path: str, key: bytes) -> tuple[Any, Mapping[str, memoryview]] | None:
    """As `read_cache`, with the heaps stored beside the data; of the file no more is read than is looked at."""
    import mmap

    try:
        with open(path, "rb") as file:
            found = _parts(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), key)
    except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
        return None
    return found


def write_cache(path: str, key: bytes, data: Any, heaps: Mapping[str, bytes] | None = None) -> bool:
    """Store data, and heaps beside it, at `path` under `key`, whole or not at all; whether it could be stored."""
    heaps = heaps or {}
    head = marshal.dumps((key, data, [(name, len(heap)) for name, heap in heaps.items()]), FORMAT)
    return _write(path, [len(head).to_bytes(_WIDE, "big"), head, *heaps.values()])


def _parts(whole: Any, key: bytes) -> tuple[Any, Mapping[str, memoryview]] | None:
    """The data and the heaps in the bytes of a file, or None."""
    view = memoryview(whole)
    start = len(MAGIC) + _WIDE
    if view[: len(MAGIC)] != MAGIC or zlib.crc32(view[start:]) != int.from_bytes(view[len(MAGIC) : start], "big"):
        return None
    end = start + _WIDE + int.from_bytes(view[start : start + _WIDE], "big")
    try:
        found, data, lengths = marshal.loads(view[start + _WIDE : end])
    except (ValueError, EOFError, TypeError):
        return None
    return (data, _heaps(view[end:], lengths)) if found == key else None


def _heaps(view: memoryview, lengths: Sequence[tuple[str, int]]) -> dict[str, memoryview]:
    heaps: dict[str, memoryview] = {}
    for name, length in lengths:
        heaps[name], view = view[:length], view[length:]
    return heaps


def _write(path: str, pieces: Sequence[bytes]) -> bool:
    beside = f"{path}.{os.getpid()}"
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)  # findings quote postings, which may be drafts
        with open(beside, "wb") as file:
            file.writelines([MAGIC, checksum.to_bytes(_WIDE, "big"), *pieces])
        os.replace(beside, path)
    except OSError:
        _remove(beside)
        return False
    return True


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
