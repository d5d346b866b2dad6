"""The line of a finding with the place underlined.

Invariant: the marks stand under the place, whatever tabs, wide or combining characters come before it, and no line
is wider than the style allows.
"""

from __future__ import annotations

from jdlint.lines import Lines
from jdlint.report.terminal import Style, cells, width_of

_CUT = "…"


def snippet(lines: Lines, start: int, end: int, level: str, style: Style) -> list[str]:
    """Up to three lines: the source line, the marks, and `…` with the last line where the place goes on.

    `start` and `end` are offsets in code points. Nothing for an empty line.
    """
    row = lines.row(start)
    first, last = lines.bounds(row)
    if first == last:
        return []
    gutter = f"{row:5} | "
    room = max(20, style.width - len(gutter)) - (start >= last)  # a mark behind the line's end takes a column too
    before, middle, after = in_its_line(lines, start, end, room)
    mark = "^" * max(1, width_of(middle))
    written = [
        style.paint(gutter, "dim") + before + middle + after,
        style.paint("      | ", "dim") + " " * width_of(before) + style.paint(mark, level),
    ]
    last_row = lines.last_row(start, end)
    if last_row > row:
        written.append(style.paint("      | ", "dim") + f"{_CUT} to line {last_row}")
    return [line.rstrip() for line in written]


def in_its_line(lines: Lines, start: int, end: int, room: int) -> tuple[str, str, str]:
    """The place in its (first) line, and what stands before and after it, in at most `room` columns."""
    first, last = lines.bounds(lines.row(start))
    stop = max(start + 1, min(end, last))
    # Of a line as long as a book only the neighbourhood is looked at.
    first, stop, last = max(first, start - 2 * room), min(stop, start + 2 * room), min(last, start + 4 * room)
    return _window(cells(lines.text[first:last]), start - first, stop - first, room)


def _window(shown: list[str], begin: int, stop: int, room: int) -> tuple[str, str, str]:
    """What stands before, in and after the place, cut so that all of it takes at most `room` columns."""
    begin = min(begin, len(shown))
    before, middle, after = shown[:begin], shown[begin:stop], shown[stop:]
    while before and before[0].isspace():
        before = before[1:]
    if _width(before) + _width(middle) + _width(after) <= room:
        return "".join(before), "".join(middle), "".join(after)
    middle = _cut(middle, room - 2)
    spare = room - _width(middle)
    left = min(_width(before), max(spare // 2, spare - _width(after)))
    before = _cut(before[::-1], left)[::-1]
    after = _cut(after, spare - _width(before))
    return "".join(before), "".join(middle), "".join(after)


def _cut(shown: list[str], room: int) -> list[str]:
    """The first of `shown` that fit into `room` columns; where some do not, a mark of the cut comes last."""
    if _width(shown) <= room:
        return shown
    kept: list[str] = []
    used = len(_CUT)
    for cell in shown:
        used += width_of(cell)
        if used > room:
            break
        kept.append(cell)
    return [*kept, _CUT] if room else []


def _width(shown: list[str]) -> int:
    return width_of("".join(shown))
