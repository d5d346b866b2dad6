"""From offsets to lines and columns, the one conversion at the edge.

Invariant: a line ends at LF, CRLF or CR and nowhere else; rows and columns count from 1, columns in one of UNITS.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from jdlint.lazy import Lazy
from jdlint.record import Record

_LINE_END = Lazy(r"\r\n?|\n")


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def _utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


CODE_POINTS, UTF16, BYTES = "code points", "UTF-16 units", "UTF-8 bytes"

UNITS: Mapping[str, Callable[[str], int]] = {CODE_POINTS: len, UTF16: _utf16, BYTES: _utf8}
"""What consumers count columns in, and how many of them a stretch of text takes."""


class Place(Record):
    """A position as people and most tools count it."""

    row: int
    column: int


class Lines:
    """The lines of one text."""

    __slots__ = ("_last", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: dict[str, tuple[int, int, int]] = {}
        """For each unit the last place that was asked for: the start of its line, its offset, and what lies between."""
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def row(self, offset: int) -> int:
        """The number of the line that holds `offset`."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int, unit: str = CODE_POINTS) -> Place:
        """Row and column of `offset`, the column in a unit of UNITS; the end of the text has a place too."""
        row = self.row(offset)
        start = self.starts[row - 1]
        return Place(row, 1 + (offset - start if unit == CODE_POINTS else self._units(start, offset, unit)))

    def _units(self, start: int, offset: int, unit: str) -> int:
        """How many units lie between a line's start and `offset`, counted from the last place in the same line."""
        line, last, counted = self._last.get(unit, (start, start, 0))
        if line != start:
            last, counted = start, 0
        if offset >= last:
            counted += UNITS[unit](self.text[last:offset])
        else:
            counted -= UNITS[unit](self.text[offset:last])
        self._last[unit] = start, offset, counted
        return counted

    def bounds(self, row: int) -> tuple[int, int]:
        """Where the line `row` starts and ends, its line end left out."""
        start = self.starts[row - 1]
        end = self.starts[row] if row < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def last_row(self, start: int, end: int) -> int:
        """The line that holds the last code point of the stretch from `start` to `end` (exclusive)."""
        return self.row(max(start, end - 1))
