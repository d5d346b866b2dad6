"""The one item of a list that ends without a stop, where all the others are sentences that have theirs.

Invariant: a list counts only where every other item ends with a stop, so that the lack cannot be its style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Block, Posting

_EDGES = " \t\r\n*_~" + JOIN
_STOPPED = Lazy(r"[.!?][)\"”’']*\Z")
_PLAIN = Lazy(r"(?P<word>[A-Za-z][\w’'-]*)[)\"”’']?\Z")
_SENTENCE = Lazy(
    r"[\s*_\0]*(?:You|We|It|They|There|This|Nobody|Everyone|(?:Our|Your|The)\s[\w-]+\s(?:is|are|has|have|will|can))\b"
)
"""How an item begins that is a whole sentence."""
_FEWEST_ITEMS = 3
_FEWEST_WORDS = 5
"""Words of an item that is more than a name or a keyword."""


def unstopped(posting: Posting) -> Iterator[tuple[int, int]]:
    """The last word of each item that alone lacks its stop, with what closes behind it: from where to where."""
    for items in _lists(posting):
        texts = [posting.masked[one.start : one.end].rstrip(_EDGES) for one in items]
        lacking = [i for i, text in enumerate(texts) if not _STOPPED.search(text)]
        if len(items) < _FEWEST_ITEMS or len(lacking) != 1:
            continue
        block, text = items[lacking[0]], texts[lacking[0]]
        word = _PLAIN.search(text)
        if (
            word
            and _SENTENCE.match(text)
            and text.count(" ") >= _FEWEST_WORDS - 1
            and _is_end(posting, block, block.start + word.end())
        ):
            yield block.start + word.start("word"), block.start + word.end()


def _lists(posting: Posting) -> Iterator[Sequence[Block]]:
    """The items that stand one behind the other."""
    items: list[Block] = []
    for block in posting.blocks:
        if block.kind == "item":
            items.append(block)
        elif items:
            yield items
            items = []
    if items:
        yield items


def _is_end(posting: Posting, block: Block, end: int) -> bool:
    """Whether what is written ends there, too: no link, code or tag stands behind it, and no link holds it."""
    linked = any(link.start < end <= link.end for link in posting.links)
    return not linked and not posting.text[end : block.end].strip(" \t\r\n*_~")
