"""Commas that nothing follows: the last mark of a paragraph, of a cell, or of an item in a list that has no commas.

Invariant: lists whose items all end with a comma but the last, salutations, and lines that go on in the next are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Block, Posting
from jdlint.rule import Match

_COMMA = Lazy(r"(?<=[\w)%*_\0])(?P<comma>,)[\s*_~\0]*\Z")
_GREETS = Lazy(
    r"(?:Dear|Hi|Hello|Hey|Kind|Best|Yours|Thanks|Thank|With|Sincerely|Many|Warm|Cheers|Regards|Good|All|Respectfully)\b"
)
_CLOSES = Lazy(r"(?:\w+ ){0,2}(?:regards|wishes|greetings|sincerely|faithfully|truly|thanks|cheers)\W*$", re.IGNORECASE)
"""The end of a letter, whose lines plain text may take for a list."""
_GOES_ON = Lazy(r"[\s*_~]*(?:https?:|www\.|<a\b|\[|`|<code\b|<http)")
"""What is no prose for a reader of the source, yet follows the comma: an address, a link, code."""
_NEAR = 40
_BEGINS = Lazy(r"[\s*_\0]*[A-Z][a-z]+")
_FEWEST = 5
"""Words in a paragraph that is none of the lines of a letter or an address."""
_FEWEST_ITEMS = 3


def trailing(posting: Posting) -> Iterator[Match]:
    """A match for each comma at the end of what nothing goes on from."""
    ends = [_comma(posting, block) for block in posting.blocks]
    for number, at in enumerate(ends):
        if at is not None and _is_left(posting, ends, number):
            stop = "." if _is_stopped(posting, number) else ""
            yield Match(at, at + 1, {"match": ",", "better": stop}, stop)


def _is_stopped(posting: Posting, number: int) -> bool:
    """Whether a full stop belongs where the comma stands: in a paragraph, and in an item whose neighbour has one."""
    kind = posting.blocks[number].kind
    if kind != "item":
        return kind == "paragraph"
    beside = [*posting.blocks[max(0, number - 1) : number], *posting.blocks[number + 1 : number + 2]]
    return any(
        one.kind == "item" and posting.masked[one.start : one.end].rstrip(" \n*_\0").endswith(".") for one in beside
    )


def _comma(posting: Posting, block: Block) -> int | None:
    """Where the comma stands that ends a block in its text as in what a reader sees."""
    if block.kind not in ("paragraph", "item", "cell"):
        return None
    found = _COMMA.search(posting.masked[block.start : block.end])
    at = block.start + found.start("comma") if found else None
    behind = posting.text[at + 1 : block.end + _NEAR] if at is not None else ""
    return None if _GOES_ON.match(behind) or behind[: block.end - (at or 0) - 1].strip(" *_~\n\t") else at


def _is_left(posting: Posting, ends: list[int | None], number: int) -> bool:
    """Whether the comma that ends a block is a mistake, by the kind of block and its neighbours."""
    block = posting.blocks[number]
    shown = posting.masked[block.start : block.end].replace(JOIN, "")
    if _CLOSES.match(shown) or shown.count("(") != shown.count(")"):
        return False
    if block.kind == "cell":
        return True
    following = posting.blocks[number + 1] if number + 1 < len(posting.blocks) else None
    if following and not _BEGINS.match(posting.masked[following.start : following.end]):
        return False
    if block.kind == "item":
        return _is_odd(posting, ends, number)
    is_prose = shown.count(" ") >= _FEWEST - 1 and not _GREETS.match(shown)
    return is_prose and (following is None or following.kind in ("paragraph", "heading"))


def _is_odd(posting: Posting, ends: list[int | None], number: int) -> bool:
    """Whether an item is the only one of its list that ends with a comma."""
    first = last = number
    while first > 0 and posting.blocks[first - 1].kind == "item":
        first -= 1
    while last + 1 < len(ends) and posting.blocks[last + 1].kind == "item":
        last += 1
    return last - first + 1 >= _FEWEST_ITEMS and sum(end is not None for end in ends[first : last + 1]) == 1
