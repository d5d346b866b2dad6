"""Remote, hybrid or on site, where front matter says it in a field that is meant for something else.

Invariant: only the words for the mode are found, as in `location: Berlin or remote`; prose is left to phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span

_FIELDS = ("location", "employment-type", "type", "tags")
_MODE = Lazy(
    r"\b(?:(?:fully |100% )?remote(?: only| first| ok)?|hybrid|on-?site|in-?office|telecommute|telework"
    r"|work(?:ing)? from home|home[ -]?office|wfh|anywhere)\b",
    re.IGNORECASE,
)


def find(posting: Posting) -> Iterator[Span]:
    """Spans of the words for the mode, in the order of the fields."""
    for name in _FIELDS:
        if field := posting.fields.get(name):
            for found in _MODE.finditer(posting.text, *field.value_span):
                yield Span(*found.span())
