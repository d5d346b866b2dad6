"""All phrases of all rules found in a posting, in one pass over its folded words.

Invariant: a hit begins and ends at a word, and never crosses a sentence.
The literals are a tree of words: from each word of the posting its branches are followed as long as the next words are
in them. The tree is kept as one piece of marshal data for each first word, and only the pieces of words that occur are
ever unpacked, so that a run on one posting does not pay for the thousands of phrases that it does not hold.
"""

from __future__ import annotations

import marshal
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.posting.model import Sentence, Words

Places = list[tuple[int, int]]
"""Where a part was found: first word and end word (exclusive), in order."""

END = ""
"""The key in a node of the tree under which stand the parts that end there, each with its spelling if that counts."""


class Hit(NamedTuple):
    """A place where a phrase of a rule stands: span in code points, words as a range, its sentence, which phrase."""

    start: int
    end: int
    first_word: int
    end_word: int
    sentence: int
    phrase: int


class Hits:
    """What was found, by rule id and key."""

    __slots__ = ("_groups",)

    def __init__(self, groups: Mapping[str, list[Hit]]) -> None:
        self._groups = groups

    def of(self, rule: str, key: str) -> Sequence[Hit]:
        """The hits of the phrases under `key` in a rule, in reading order, longest first where two start alike."""
        return self._groups.get(f"{rule}/{key}", ())


class Matcher:
    """The phrases of a pack, ready to be searched for."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._packed: Mapping[str, bytes] = tables["tree"]
        self._singles = tables["singles"]
        self._chains = tables["chains"]
        self._tree: dict[str, Any] = {}

    def find(self, text: str, words: Words, sentences: Sequence[Sentence]) -> Hits:
        """Search the sentences; `text` is the untouched text, for phrases that insist on capitals."""
        parts = self._find_parts(text, words)
        groups: dict[str, set[Hit]] = {}
        for part, places in parts.items():
            for group, index, first in self._singles.get(part, ()):
                for place in places:
                    _add(groups, group, index, first, place, words, sentences)
            for group, index, first, chain, gaps in self._chains.get(part, ()):
                if all(other in parts for other in chain):
                    for place in _follow([parts[other] for other in chain], gaps, words.sentence):
                        _add(groups, group, index, first, place, words, sentences)
        return Hits({group: sorted(hits, key=_order) for group, hits in groups.items()})

    def _find_parts(self, text: str, words: Words) -> dict[int, Places]:
        """Where each part stands, in reading order."""
        parts: dict[int, Places] = {}
        folded, sentence = words.folded, words.sentence
        for at, word in enumerate(folded):
            node = self._tree[word] if word in self._tree else self._unpack(word)
            end = at + 1
            while node:
                for part, cased in node.get(END, ()):
                    if not cased or _same_case(cased, text, words, at):
                        parts.setdefault(part, []).append((at, end))
                if end == len(folded) or sentence[end] != sentence[at]:
                    break
                node = node.get(folded[end])
                end += 1
        return parts

    def _unpack(self, word: str) -> Any:
        packed = self._packed.get(word)
        self._tree[word] = marshal.loads(packed) if packed else None
        return self._tree[word]


def _same_case(cased: str, text: str, words: Words, first: int) -> bool:
    """Whether the words from `first` on are spelt as `cased` says, where a word there begins with `=`."""
    for number, word in enumerate(cased.split(), first):
        if word.startswith("=") and text[words.starts[number] : words.ends[number]] != word[1:]:
            return False
    return True


def _follow(chain: Sequence[Places], gaps: Sequence[int], sentence: Sequence[int]) -> Places:
    """The places where the parts of a chain stand in order, each within its gap, in one sentence."""
    found = []
    for start, end in chain[0]:
        stop = _reach(end, chain[1:], gaps, sentence, sentence[start])
        if stop:
            found.append((start, stop))
    return found


def _reach(end: int, rest: Sequence[Places], gaps: Sequence[int], sentence: Sequence[int], number: int) -> int:
    """The end word of the nearest completion of a chain whose first part ends at `end`; 0 when there is none."""
    if not rest:
        return end
    places, most = rest[0], end + gaps[0]
    at = bisect_left(places, (end, 0))
    while at < len(places) and places[at][0] <= most and sentence[places[at][0]] == number:
        stop = _reach(places[at][1], rest[1:], gaps[1:], sentence, number)
        if stop:
            return stop
        at += 1
    return 0


def _add(
    groups: dict[str, set[Hit]], group: str, index: int, first: bool, place: tuple[int, int],
    words: Words, sentences: Sequence[Sentence],
) -> None:  # fmt: skip
    number = words.sentence[place[0]]
    if first and sentences[number].first_word != place[0]:
        return
    hit = Hit(words.starts[place[0]], words.ends[place[1] - 1], place[0], place[1], number, index)
    groups.setdefault(group, set()).add(hit)


def _order(hit: Hit) -> tuple[int, int, int]:
    return (hit.start, -hit.end, hit.phrase)
