"""Phrases said over and over: the longest ones, each counted where no longer one covers it.

Invariant: two phrases that are returned share no place in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain

from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record

_LONGEST = 8
_OPENING = 4
"""How many words of a list item are its opening: items are meant to begin alike ("Experience with …")."""

Places = Mapping[tuple[str, ...], list[int]]


class Phrase(Record):
    """A phrase and the indexes of the words at which it begins."""

    words: tuple[str, ...]
    at: list[int]


def frequent_phrases(posting: Posting, sentences: Sequence[int], least: int) -> Iterator[Phrase]:
    """Every phrase of three to eight words that stands at least `least` times in these sentences.

    Openings of list items are not counted.
    """
    folded = posting.words.folded
    ranges = [_counted(posting, index) for index in sentences]
    counts = Counter(
        chain.from_iterable(zip(folded[a:b], folded[a + 1 : b], folded[a + 2 : b], strict=False) for a, b in ranges)
    )
    often = {gram for gram, count in counts.items() if count >= least}
    if not often:
        return
    starts = [i for a, b in ranges for i in range(a, b - 2) if (folded[i], folded[i + 1], folded[i + 2]) in often]
    size = 3
    places = _places(folded, starts, size)
    while places and size <= _LONGEST:
        places = {words: at for words, at in places.items() if len(at) >= least}
        yield from (Phrase(words, at) for words, at in places.items())
        kept = {i for at in places.values() for i in at}
        size += 1
        places = _places(folded, [i for i in sorted(kept) if i + 1 in kept], size)


def _counted(posting: Posting, index: int) -> tuple[int, int]:
    """The words of a sentence that count, as a range."""
    sentence = posting.sentences[index]
    block = posting.blocks[sentence.block]
    alone = sentence.start <= block.start + 2 and sentence.end >= block.end - 2
    opens = sentence.start <= block.start + 2 and (block.kind == "item" or alone)
    return sentence.first_word + (_OPENING if opens else 0), sentence.end_word


def _places(folded: Sequence[str], starts: Sequence[int], size: int) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for i in starts:
        found.setdefault(tuple(folded[i : i + size]), []).append(i)
    return found


def written_length(posting: Posting, start: int, size: int) -> int:
    """How many words a reader counts in these ("server-side" is one); 0 where a comma or the like parts them."""
    length = 1
    for i in range(start, start + size - 1):
        gap = posting.masked[posting.words.ends[i] : posting.words.starts[i + 1]].replace(JOIN, "")
        if gap.isspace():
            length += 1
        elif gap not in ("-", "‐", "‑", ""):
            return 0
    return length


def apart(phrases: Collection[Phrase], needed: Callable[[Phrase], float]) -> list[Phrase]:
    """The phrases that say most, none overlapping another, each still as often as `needed` says; in text order."""
    taken: set[int] = set()
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda p: (-len(p.at) * (len(p.words) - 1), -len(p.words), p.at[0])):
        size = len(phrase.words)
        free = [i for i in phrase.at if taken.isdisjoint(range(i, i + size))]
        if len(free) >= needed(phrase):
            kept.append(Phrase(phrase.words, free))
            taken.update(i for start in free for i in range(start, start + size))
    return sorted(kept, key=lambda p: p.at[0])
