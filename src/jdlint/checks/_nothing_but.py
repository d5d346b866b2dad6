"""Items that hold nothing but words of a table: "Good knowledge of relevant systems", "Beer, pizza and board games".

Invariant: an item with a figure, a name or any other word that the tables lack is left alone, and so is one that more
follows: a colon, brackets, a second sentence, or items that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks._made import made_once
from jdlint.hits import Hit
from jdlint.posting.model import JOIN, Posting, Sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MOST = 16
"""Words of the longest item that is looked at."""
_SAYS_MORE = frozenset('():"“”[]{}')
"""Marks with which an item explains what its words leave open, or quotes them."""


def bare_items(options: Mapping[str, Any], posting: Posting) -> Iterator[Hit]:
    """The items and short paragraphs, in `bare_in`, whose words are all among `bare` and `beside`, one among `bare`."""
    bare, words = _tables(options)
    folded, kinds = posting.words.folded, options["bare_in"]
    for number, sentence in enumerate(posting.sentences):
        first, end = sentence.first_word, sentence.end_word
        # The first word settles nearly all of them, and costs least.
        if not first < end <= first + _MOST or folded[first] not in words:
            continue
        said = folded[first:end]
        if posting.block_kinds[sentence.block] not in kinds or not words.issuperset(said) or bare.isdisjoint(said):
            continue
        if _is_whole(number, sentence, posting):
            yield Hit(posting.words.starts[first], posting.words.ends[end - 1], first, end, number, -1)


@made_once
def _tables(options: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(options["bare"]), frozenset((*options["bare"], *options["beside"]))


def _is_whole(number: int, sentence: Sentence, posting: Posting) -> bool:
    """Whether a sentence is all that its item or paragraph says, and nothing hangs on it."""
    near = posting.sentences[max(0, number - 1) : number + 2]
    block = posting.blocks[sentence.block]
    if block.kind not in ("item", "paragraph") or sum(other.block == sentence.block for other in near) > 1:
        return False
    following = posting.blocks[sentence.block + 1 : sentence.block + 2]
    if following and following[0].kind == "item" and following[0].level > block.level:
        return False
    return _SAYS_MORE.isdisjoint(posting.masked[block.start : block.end].replace(JOIN, ""))
