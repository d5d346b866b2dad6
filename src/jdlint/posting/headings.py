"""What a heading announces, by the vocabulary of headings.

Invariant: headings and vocabulary are compared as folded words, so spelling, numbering and emoji play no part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LONGEST = 8
"""Most words of a phrase that is looked for inside a heading."""
_FEW = 4
"""Most words of a heading in which a phrase of a single word, at its start or end, tells its kind."""
_MANY = 12
"""Most words of a heading that is looked into; longer ones are sentences."""


_JOB = ("role", "position", "job", "opportunity", "team")
"""What may follow as "for the role" without telling anything."""


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

    Phrases of one or two words are too common to count anywhere but at the start or the end.
    """
    if kind := exact_kind(words, headings):
        return kind
    if len(words) > 3 and words[-1] in _JOB and words[-3] in ("for", "in", "of", "to"):
        return kind_of(words[:-3], headings)
    if len(words) > _MANY:
        return None
    for length in range(min(len(words) - 1, _LONGEST), 0, -1):
        last = len(words) - length
        if length > 2:
            places = range(last + 1)
        elif length == 2 or len(words) <= _FEW:
            places = range(last, -1, -last)
        else:
            return None
        for first in places:
            if kind := headings.get(" ".join(words[first : first + length])):
                return kind
    return None
