"""The prose of a posting as the engine gets it: one piece a sentence, with the place of every character.

Invariant: `places[i]` is the offset in the posting of the character `text[i]`, and no character lies beyond the Basic
Multilingual Plane: so an offset in a piece is the same in code points and in UTF-16 units, in which engines count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jdlint.posting.model import JOIN, Posting, Sentence
from jdlint.record import Record

_STAND_IN = "□"
_CLOSING = ".,;:!?)"
_NO_PROSE = ("code", "field")
_LEAD_IN = re.compile(r"\w+,? [a-z].{,50} [a-z]+:")
"""What looks like a heading and is a sentence that a list ends: "In this position, you will:"."""


class Piece(Record):
    """A sentence without its mark-up. `kind` is that of its block; of a line that leads into a list, "paragraph"."""

    text: str
    places: Sequence[int]
    kind: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the piece stands in the posting."""
        return self.places[start], self.places[end - 1] + 1


def pieces_of(posting: Posting) -> Iterator[Piece]:
    """The sentences of a posting in order; front matter and code are no prose."""
    for sentence in posting.sentences:
        kind = posting.blocks[sentence.block].kind
        if kind not in _NO_PROSE:
            piece = _piece(posting, sentence, kind)
            if any(c.isalpha() for c in piece.text):
                yield piece


def _piece(posting: Posting, sentence: Sentence, kind: str) -> Piece:
    """The sentence with marks left out and blanks run together."""
    written: list[str] = []
    places: list[int] = []
    gap = -1  # where the run of blanks, and of what is masked by blanks, begins
    for at in range(sentence.start, sentence.end):
        c = posting.masked[at]
        if c == JOIN:
            continue
        if c.isspace():
            gap = at if gap < 0 else gap
            continue
        if gap >= 0 and _parts(posting.text[gap:at], c):
            written.append(" ")
            places.append(gap)
        gap = -1
        written.append(c if ord(c) < 0x10000 else _STAND_IN)
        places.append(at)
    text = "".join(written)
    return Piece(text, places, "paragraph" if kind == "heading" and _LEAD_IN.fullmatch(text) else kind)


def _parts(hidden: str, following: str) -> bool:
    """Whether a gap is seen as a blank: a mark alone, as that of a link's target, is not before a comma."""
    return following not in _CLOSING or hidden[0].isspace() or hidden[-1].isspace()
