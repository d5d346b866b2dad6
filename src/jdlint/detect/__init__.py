"""Detectors: what phrases cannot say (amounts of pay, numbers of years, addresses), found by grammar in Python.

Invariant: a detector is a pure function from a posting to spans; a rule file names it under `detect:`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from importlib import import_module

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Sentence, Span

DETECTORS = ("closing", "contact", "mode", "pay", "place", "purpose", "years")


FIGURE = Lazy(r"\d")
"""What every amount, date and version holds."""


def sentences_with(sign: Lazy, posting: Posting) -> Iterator[tuple[int, Sentence]]:
    """The sentences that hold what a detector's findings all hold, with their numbers: a quick look that saves much."""
    for number, sentence in enumerate(posting.sentences):
        if sign.search(posting.masked, sentence[0], sentence[1]):
            yield number, sentence


def detect(name: str, posting: Posting) -> Iterator[tuple[Span, str]]:
    """The places that a detector finds, each with the kind of section it stands in."""
    find = import_module(f"jdlint.detect.{name}").find
    starts = [block.start for block in posting.blocks]
    for span in find(posting):
        block = bisect_right(starts, span.start) - 1
        yield span, posting.block_kinds[block] if block >= 0 else "title"
