"""All phrases of all rules found in a posting, in one pass over its folded words.

Invariant: a hit begins and ends at a word, and never crosses a sentence.
The literals are a tree of words: from each word of the posting its branches are followed as long as the next words are
in them. The tree is kept as one packed piece for each first word, and only the pieces of words that occur are ever
unpacked, so that a run on one posting does not pay for the thousands of phrases that it does not hold. Of a word that
very many phrases begin with, each branch is a piece of its own.
A pattern of one part is a hit where a literal of it stands; chains of parts are looked for when somebody asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jdlint.chains import Chains, Found, Likely, Line, Literal
from jdlint.heap import Bytes, Heap, WordHeap
from jdlint.hits import Hits
from jdlint.posting.model import Sentence, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


END, CASED = "", "="
"""Keys in a node of the tree. Under END stands what the literal that ends there is good for; under CASED the spellings
of literals that count in one only, each with the same."""


class Matcher:
    """The phrases of a pack, ready to be searched for."""

    def __init__(self, tables: Mapping[str, Bytes]) -> None:
        self._packed = WordHeap(tables["tree"])
        self._branches = Heap(tables["branches"])
        self._chains = Chains(tables["parts"], tables["chains"])
        self._tree: dict[str, Any] = {}

    def knows(self, word: str) -> bool:
        """Whether some phrase, or a part of one, begins with this folded word."""
        return word in self._packed

    def find(self, text: str, words: Words, sentences: Sequence[Sentence]) -> Hits:
        """Search the sentences; `text` is the untouched text, for phrases that insist on capitals."""
        found: dict[str, list[Found]] = defaultdict(list)
        likely: dict[str, list[Likely]] = defaultdict(list)
        tree = self._unpacked(words.folded)
        for sentence in sentences:
            opening = sentence.first_word
            literals = self._literals(tree, text, words, opening, sentence.end_word)
            line = Line(opening, literals, {entry[0] for _, entry, _ in literals})
            for at, (start, (_, alone, key_to), end) in enumerate(literals):
                for group, phrase, first in alone:
                    if not first or start == opening:
                        found[group].append((start, -end, phrase))
                for group, keyed in key_to:
                    likely[group].append((line, at, keyed))
        return Hits(words, found, likely, self._chains)

    def _unpacked(self, folded: Sequence[str]) -> Mapping[str, Any]:
        """The tree, with the branches that begin with these words."""
        for word in set(folded).difference(self._tree):
            self._tree[word] = self._packed.get(word)
        return self._tree

    def _literals(self, tree: Mapping[str, Any], text: str, words: Words, first: int, stop: int) -> list[Literal]:
        """What stands in a sentence, whose words begin and stop there, in reading order."""
        folded, found = words.folded, []
        for at in range(first, stop):
            node, end = tree.get(folded[at]), at + 1
            while node:
                if END in node:
                    found.append((at, node[END], end))
                if CASED in node:
                    found += [(at, entry, end) for cased, entry in node[CASED] if _same_case(cased, text, words, at)]
                if end == stop:
                    break
                branch = node.get(folded[end])
                if branch.__class__ is int:
                    branch = node[folded[end]] = self._branches[branch]
                node = branch
                end += 1
        return found


def _same_case(cased: str, text: str, words: Words, first: int) -> bool:
    """Whether the words from `first` on are spelt as `cased` says, where a word there begins with `=`."""
    for number, word in enumerate(cased.split(), first):
        if word.startswith("=") and text[words.starts[number] : words.ends[number]] != word[1:]:
            return False
    return True
