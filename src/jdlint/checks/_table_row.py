"""Where the row of a table begins in which a cell stands: its first cells may say whom or what it is for.

Invariant: a row is what its source marks as one, a line of Markdown or a `<tr>` of HTML.
"""

from __future__ import annotations

from jdlint.posting.model import Posting

_OF_ROWS = ("cell", "heading")


def row_start(posting: Posting, number: int) -> int:
    """The offset, in code points, at which the row of a block begins; of what is no cell, where itself does."""
    blocks, first = posting.blocks, number
    while first and blocks[first].kind == "cell" and blocks[first - 1].kind in _OF_ROWS:
        between = posting.text[blocks[first - 1].end : blocks[first].start].lower()
        if "<tr" in between or ("\n" in between and "<" not in between):
            break
        first -= 1
    return blocks[first].start
