"""Rows of three whose first comma is missing, where the words are known to be names of one kind each.

Invariant: two words count only where no reader takes them for one thing: "gender identity" is one, "gender
age" are two.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lazy import Lazy

_GROUNDS = Lazy(
    r"\b(?P<word>race|religion|belief|creed|gender|ethnicity|age|disability|origin|orientation|identity|expression|pregnancy|colou?r"
    r"|ancestry|nationality|caste|citizenship)\s(?=(?:race|religion|creed|ethnicity|age|disability|sexual|national|marital|veteran|political"
    r"|pregnancy|ancestry|nationality|religious)\b(?!-)(?:\s(?:orientation|origin|status|identity|belief|beliefs|opinion))?(?:,|\s(?:and|or)\b))"
)
"""What nobody is treated worse for, one behind the other: "age religion or origin"."""
_COVER = Lazy(r"\b(?P<word>[Mm]edical|[Hh]ealth)\s(?=dental(?:,\s|\s|,?\sand\s)vision\b)")
_PRIVATE = Lazy(
    r"\b(?P<word>photo|photograph|picture|age|birth|nationality|gender)\s(?=(?:photo|photograph|age|nationality|gender|religion|salary"
    r"|(?:marital|family)\s(?:status|details))(?:,|\s(?:and|or)\b))"
)
"""What applicants should leave out."""
_KINDS = (_GROUNDS, _COVER, _PRIVATE)
IN_ROWS = frozenset("dental age religion marital but".split())
"""Words of which one is in nearly every such row, or before a contrast: a quick look before any expression."""


def unparted(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a sentence that a comma belongs behind: from where to where, and what is right."""
    for kind in _KINDS:
        for found in kind.finditer(text):
            yield found.start("word"), found.end("word"), found["word"] + ","
