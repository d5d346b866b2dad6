"""Reads text without markup: paragraphs are parted by blank lines, their line ends are kept for blocks.refine.

Invariant: nothing is masked but invisible characters and addresses.
"""

from __future__ import annotations

from jdlint.posting.draft import Draft
from jdlint.posting.model import Layout


def read(text: str, start: int) -> Layout:
    """The layout of plain text from offset `start` on. Reads any text, in linear time."""
    draft = Draft(text, start)
    read_lines(draft, start, len(text))
    return draft.layout()


def read_lines(draft: Draft, start: int, end: int) -> None:
    """Add the lines of a stretch of the text as paragraphs."""
    at = start
    for line in draft.clean[start:end].split("\n"):
        if line.strip(" \t\0\v"):
            if draft.first >= 0:
                draft.write(draft.at, at, draft.clean[draft.at : at])
            draft.prose(at, at + len(line))
        else:
            draft.end_block()
        at += len(line) + 1
    draft.end_block()
