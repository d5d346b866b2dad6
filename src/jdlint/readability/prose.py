"""The prose of a posting, as textstat is to see it.

Invariant: textstat counts every text of `prose_sentences` as one sentence, so that its sentences are ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import GAP, JOIN, Posting, Sentence

NO_PROSE = frozenset({"heading", "code", "field"})
"""Kinds of block that hold no sentences. A link's text is prose; its target is masked by the reader."""

BOILERPLATE = frozenset({"equal-opportunity", "legal"})
"""Kinds of section that lawyers wrote: the same in every posting, and nobody is asked to reword them."""

FEWEST_WORDS = 3
"""textstat counts no sentence of one or two words but does count its words: ten items such as "Docker" would
be ten words more in the other sentences. They are left out whole, as a name in a list is no sentence."""

WORD = Lazy(r"\w\S*")
"""What textstat counts as a word: anything between blanks that holds a letter, a digit or an underscore."""

_WRITTEN = Lazy(r"\w[^\s—–]*")
"""A word as a person counts it: "state-of-the-art", "and/or" and "C++" are one each, and a dash parts two."""

_STOPS = str.maketrans({".": None, "!": None, "?": None, JOIN: None, "’": "'", "—": " ", "–": " "})


def prose_sentences(posting: Posting, section: str | None = None) -> list[str]:
    """The sentences whose readability is measured, each ended by one full stop and by no other.

    `section` is a kind of section: only what stands there is given, then also where it is boilerplate. Inline
    code and sentences of fewer than FEWEST_WORDS words are left out; addresses are masked by the reader.
    """
    masked = _without_code(posting)
    given = (plain(masked[place.start : place.end]) for place in prose_places(posting, section))
    return [text for text in given if text]


def prose_places(posting: Posting, section: str | None = None) -> Iterator[Sentence]:
    """The sentences of the posting that are prose."""
    kinds = posting.block_kinds
    for sentence in posting.sentences:
        kind = kinds[sentence.block]
        wanted = kind not in BOILERPLATE if section is None else kind == section
        if wanted and posting.blocks[sentence.block].kind not in NO_PROSE:
            yield sentence


def count_words(posting: Posting, sentence: Sentence) -> int:
    """The words of a sentence as a person counts them."""
    return len(_WRITTEN.findall(posting.masked, sentence.start, sentence.end))


def plain(sentence: str) -> str:
    """A sentence as textstat is given it, empty where textstat would not count it.

    The full stops inside names and abbreviations go (`Node.js` is `Nodejs`); dashes between words become
    blanks, lest textstat glue the words; a curly apostrophe becomes straight, the only one textstat knows.
    """
    text = " ".join(sentence.translate(_STOPS).split())
    return text + "." if len(WORD.findall(text)) >= FEWEST_WORDS else ""


def _without_code(posting: Posting) -> str:
    pieces, at = [], 0
    for code in posting.code:
        pieces += [posting.masked[at : code.start], GAP * (code.end - code.start)]
        at = code.end
    return "".join(pieces) + posting.masked[at:] if pieces else posting.masked
