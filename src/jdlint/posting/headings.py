"""What a heading announces, by the vocabulary of headings.

Invariant: headings and vocabulary are compared as folded words, so spelling, numbering and emoji play no part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN
from jdlint.posting.words import words_of

_LONGEST = 8
"""Most words of a phrase that is looked for inside a heading."""
_FEW = 4
"""Most words of a heading in which a phrase of a single word, at its start or end, tells its kind."""
_MANY = 12
"""Most words of a heading that is looked into; longer ones are sentences."""


_JOB = ("role", "position", "job", "opportunity", "team")
"""What may follow as "for the role" without telling anything."""
_PERSONS = ("you", "you'll", "you've", "we", "we'll", "we're")
"""Words that make a phrase of two words tell enough to count anywhere: `the bits you'll bring to us`."""
_ASIDE = Lazy(r"\([^()]*\)?")
_MARKS = Lazy(r"[(/|:;,–—]|\s-")
_PARTS = Lazy(r"\s[-–—]+\s|[/|:;,–—]")
_WOULD = Lazy(r"\b(you|we)(?:'d| would)\b")
_GENERAL = ("role", "company", "other")
"""Kinds that give way where a heading names another beside them."""


def heading_kind(text: str, headings: Mapping[str, str], words: Sequence[str]) -> str | None:
    """The kind of a heading from its masked text and its folded words.

    What stands in brackets is an aside; of things that a heading names side by side (`Qualifications / Application`)
    the first tells its kind. `What you'd bring` is what you'll bring.
    """
    if kind := _as_written(text, headings, words):
        return kind
    said = " ".join(words)
    willing = _WOULD.sub(r"\1'll", said)
    return kind_of(willing.split(), headings) if willing != said else None


def _as_written(text: str, headings: Mapping[str, str], words: Sequence[str]) -> str | None:
    text = text.replace(JOIN, "")
    if kind := exact_kind(words, headings):
        return kind
    if not _MARKS.search(text):
        return kind_of(words, headings)
    bare = _ASIDE.sub(" ", text)
    named = [kind for part in _PARTS.split(bare) if (kind := exact_kind(_folded(part), headings))]
    if named:
        return next((kind for kind in named if kind not in _GENERAL), named[0])
    return kind_of(_folded(bare), headings)


def _folded(text: str) -> list[str]:
    return words_of(text, 0, len(text))[0]


def exact_kind(words: Sequence[str], headings: Mapping[str, str]) -> str | None:
    """The kind of a heading that is, but for numbering, one of the vocabulary's phrases."""
    if kind := headings.get(" ".join(words)):
        return kind
    first = 0
    while first < len(words) - 1 and (words[first].isdigit() or words[first] in ("a", "the", "and", "so")):
        first += 1
    return headings.get(" ".join(words[first:])) if first else None


def kind_of(words: Sequence[str], headings: Mapping[str, str]) -> str | None:
    """The kind of a heading: by the whole of it, else by the longest phrase of the vocabulary inside it.

    Phrases of one or two words are too common to count anywhere but at the start or the end, save those that speak of
    "you" or "we".
    """
    if kind := exact_kind(words, headings):
        return kind
    if len(words) > 3 and words[-1] in _JOB and words[-3] in ("for", "in", "of", "to"):
        return kind_of(words[:-3], headings)
    if len(words) > _MANY:
        return None
    for length in range(min(len(words) - 1, _LONGEST), 0, -1):
        for first in _places(words, length):
            if kind := headings.get(" ".join(words[first : first + length])):
                return kind
    return None


def _places(words: Sequence[str], length: int) -> Sequence[int]:
    """Where in a heading a phrase of some words may stand to tell its kind."""
    last = len(words) - length
    if length > 2:
        return range(last + 1)
    if length == 2:
        return [last, 0, *(i for i in range(1, last) if words[i] in _PERSONS)]
    return (last, 0) if len(words) <= _FEW else ()
