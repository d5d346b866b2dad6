"""Reads text without markup: paragraphs are parted by blank lines, their line ends are kept for blocks.refine.

Invariant: nothing is masked but invisible characters and addresses.
"""

from __future__ import annotations

from itertools import zip_longest

from jdlint.lazy import Lazy
from jdlint.posting.draft import Draft
from jdlint.posting.model import Layout

_UNDERLINE = Lazy(r"""[ \t]*([=\-~^"'`#*+_:.])\1{2,}[ \t]*$""")
_LEVELS = {"=": 1, "-": 2, "~": 3}


def read(text: str, start: int) -> Layout:
    """The layout of plain text from offset `start` on. Reads any text, in linear time."""
    draft = Draft(text, start)
    read_lines(draft, start, len(text))
    return draft.layout()


def read_lines(draft: Draft, start: int, end: int) -> None:
    """Add the lines of a stretch of the text as paragraphs."""
    at = start
    lines = draft.clean[start:end].split("\n")
    level = 0
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        row, level = level > 0, _underlined(line, below)
        if level:
            draft.end_block()
            draft.next = ("heading", level)
            draft.prose(at, at + len(line))
        if level or row:
            draft.end_block()
        elif line.strip(" \t\0\v"):
            if draft.first >= 0:
                draft.write(draft.at, at, draft.clean[draft.at : at])
            draft.prose(at, at + len(line))
        else:
            draft.end_block()
        at += len(line) + 1
    draft.end_block()


def _underlined(line: str, below: str) -> int:
    """The level of a heading by the row of marks under it, as long as itself; 0 for any other line."""
    row = _UNDERLINE.match(below)
    text = line.strip()
    if not row or not text or _UNDERLINE.match(line) or len(below.strip()) < len(text) - 2:
        return 0
    return _LEVELS.get(row[1], 4)
