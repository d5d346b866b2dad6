"""Sentences as the network takes them: word pieces, the case of each, and the class of mistake it has part in.

Invariant: pieces and cases are made as src/jdlint/grammar/reader.py makes them, by its own function.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from marked import CLASSES, Wrong
from tokenizers import BertWordPieceTokenizer

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src"))
from jdlint.grammar.reader import WORDS, case_of

NOT_COUNTED = -1
MOST = 96
"""Pieces of a sentence that is trained on."""
_PIECES = BertWordPieceTokenizer(WORDS, lowercase=True)


class Coded(NamedTuple):
    """A sentence by pieces."""

    ids: list[int]
    classes: list[int]
    """NOT_COUNTED: of the marks at both ends, and of a right word's further pieces."""
    cases: list[int]


def coded(text: str, wrong: Sequence[Wrong] = ()) -> Coded | None:
    """A sentence with what is wrong in it; None where it is too long."""
    code = _PIECES.encode(text)
    if len(code.ids) > MOST:
        return None
    classes = [_class(text, start, end, wrong) for start, end in code.offsets]
    return Coded(code.ids, classes, [case_of(text, start, end) for start, end in code.offsets])


def _class(text: str, start: int, end: int, wrong: Sequence[Wrong]) -> int:
    if start == end:
        return NOT_COUNTED
    name = next((w.name for w in wrong if start < w.end and w.start < end), None)
    is_further = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return CLASSES.index(name) if name else NOT_COUNTED if is_further else 0
