"""Many pieces of data in one run of bytes, each unpacked when somebody asks for it.

Invariant: piece `n` is what was put in at place `n`, made anew each time; None where nothing was put in.
A run on one posting needs a few hundred of tens of thousands of pieces, and making an object of the bytes of each would
cost more than the rest of the run. Layout: the number of pieces, the offset of each and of the end, the pieces.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


FORMAT = 4
"""Of marshal: every Python from 3.4 on reads it."""
_WIDE = 4
"""Bytes of a number, the least first."""

Bytes = bytes | memoryview


class Heap:
    """Pieces of data by number."""

    __slots__ = ("_bytes", "_first", "_pieces")

    def __init__(self, packed: Bytes) -> None:
        self._bytes = packed
        self._pieces = self._number(0)
        self._first = _WIDE * (self._pieces + 2)

    def __getitem__(self, piece: int) -> Any:
        start, end = self._number(piece + 1), self._number(piece + 2)
        return marshal.loads(self._bytes[self._first + start : self._first + end]) if start < end else None

    def __len__(self) -> int:
        return self._pieces

    def _number(self, at: int) -> int:
        return int.from_bytes(self._bytes[_WIDE * at : _WIDE * (at + 1)], "little")


class WordHeap:
    """Pieces of data by word: a heap of drawers, each with the words whose checksum leads to it."""

    __slots__ = ("_drawers",)

    def __init__(self, packed: Bytes) -> None:
        self._drawers = Heap(packed)

    def get(self, word: str) -> Any:
        """The piece of a word, or None."""
        packed = self._packed(word)
        return None if packed is None else marshal.loads(packed)

    def __contains__(self, word: str) -> bool:
        return self._packed(word) is not None

    def _packed(self, word: str) -> bytes | None:
        drawer: dict[str, bytes] | None = self._drawers[_drawer_of(word, len(self._drawers))]
        return drawer.get(word) if drawer else None


def pack(pieces: Iterable[Any]) -> bytes:
    """What a Heap of these pieces is made from."""
    rows = [b"" if piece is None else marshal.dumps(piece, FORMAT) for piece in pieces]
    numbers = [len(rows), 0]
    for row in rows:
        numbers.append(numbers[-1] + len(row))
    return b"".join([*(number.to_bytes(_WIDE, "little") for number in numbers), *rows])


def pack_words(pieces: Mapping[str, Any]) -> bytes:
    """What a WordHeap of these pieces is made from."""
    drawers: Sequence[dict[str, bytes]] = [{} for _ in pieces]
    for word, piece in pieces.items():
        drawers[_drawer_of(word, len(drawers))][word] = marshal.dumps(piece, FORMAT)
    return pack(drawer or None for drawer in drawers or [{}])


def _drawer_of(word: str, drawers: int) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % drawers
