"""Round brackets and double quotation marks, and which of them have no partner.

Invariant: a mark that may be something else (a smiley, the "a)" of a list, inches, speech over several paragraphs) is
never said to lack a partner, nor one whose partner stands in a block near by.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Block, Posting

_MARKS = Lazy(r"[()\"“”„]")
_QUOTES = '"“”„'
_PARTNERS = {"(": ")", "“": "”", '"': '"'}
_NO_PROSE = Lazy(
    r"[:;=8xX][-'^o]?[()]|[()][-']?[:;=](?!\w)|<\(|\)>|://"
    r"|(?:^|[\s\0(])(?:[a-zA-Z]|\d{1,2}|[ivxIVX]{1,4})\)"
)
"""Smileys, addresses, and the marks of a list: "a)", "1)", "iv)"."""
_INCHES = Lazy(r"\d\"")
_NEAR = 2
"""Blocks between which a bracket may be opened and closed."""


def unpaired(posting: Posting) -> Iterator[int]:
    """The offsets of marks without a partner, in order."""
    alone = [(number, at) for number, marks in _by_block(posting) for at in _alone(posting, number, marks)]
    skipped = -1
    for (number, at), (following, other) in pairwise([*alone, (len(posting.blocks) + _NEAR, -1)]):
        if at == skipped:
            continue
        mark = posting.masked[at]
        if following - number <= _NEAR and posting.masked[other] == _PARTNERS.get(mark):
            skipped = other  # opened in one line, closed in the next
        else:
            yield at


def _by_block(posting: Posting) -> Iterator[tuple[int, list[int]]]:
    """The number of each block that has marks, and where they stand."""
    places = [found.start() for found in _MARKS.finditer(posting.masked)]
    at = 0
    for number, block in enumerate(posting.blocks):
        while at < len(places) and places[at] < block.start:
            at += 1
        first = at
        while at < len(places) and places[at] < block.end:
            at += 1
        if at > first and block.kind not in ("code", "field"):
            yield number, places[first:at]


def _alone(posting: Posting, number: int, marks: list[int]) -> list[int]:
    """Those of a block's marks that have no partner in it."""
    masked, block = posting.masked, posting.blocks[number]
    quotes = [at for at in marks if masked[at] in _QUOTES]
    found = _brackets(masked, marks)
    if len(quotes) % 2 and not _may_be_speech(posting, block):
        found.append(quotes[-1])
    if found and _NO_PROSE.search(masked[block.start : block.end]):
        return []
    return sorted(found)


def _brackets(masked: str, marks: list[int]) -> list[int]:
    opened: list[int] = []
    closed: list[int] = []
    for at in marks:
        if masked[at] == "(":
            opened.append(at)
        elif masked[at] == ")":
            if opened:
                opened.pop()
            else:
                closed.append(at)
    return opened + closed


def _may_be_speech(posting: Posting, block: Block) -> bool:
    """Whether an odd quotation mark may stand for inches, or belong to speech that other paragraphs go on with."""
    text = posting.masked[block.start : block.end]
    if _INCHES.search(text) or text.lstrip(JOIN)[:1] in _QUOTES:
        return True
    return any(_opens_speech(posting, other) for other in posting.blocks if other.end <= block.start)


def _opens_speech(posting: Posting, block: Block) -> bool:
    text = posting.masked[block.start : block.end].lstrip(JOIN)
    return text[:1] in _QUOTES and sum(map(text.count, _QUOTES)) % 2 == 1
