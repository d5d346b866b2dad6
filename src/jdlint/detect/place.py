"""Places that a list of names cannot hold: a town with its state or province, and what a line labelled as place says.

Invariant: only forms that are places by their shape count ("Golden, CO", "Location: Naarden"); a name alone does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.posting.model import Posting, Span

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC"
    "|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|D\\.?C|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|NSW|VIC|QLD|ACT"
)
_TOWN_AND_STATE = re.compile(
    rf"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}},?[ \0]+(?:{_STATES})\b(?! [a-z]{{2,}} )|\b(?:{_STATES}) - [A-Z][a-z]+"
)
_LABELLED = re.compile(
    r"^[\s\0*_•-]*(?:job |work |duty )?(?:location|place|office|city|where|country)s?[\s\0*_]*[:：][\s\0*_]*"
    r"(?!remote\b|n/?a\b)([^\W\d_][^\n]{2,60})",
    re.IGNORECASE | re.MULTILINE,
)
_PIN = re.compile(r"[🌎🌍🌏📍🗺][\ufe0f\s\0]*([^\W\d_][^\n\0`]{2,60})")


def find(posting: Posting) -> Iterator[Span]:
    """Spans of places, in the order of the three forms."""
    for found in _TOWN_AND_STATE.finditer(posting.masked):
        yield Span(*found.span())
    for form in (_LABELLED, _PIN):
        for found in form.finditer(posting.masked):
            yield Span(found.start(1), found.start(1) + len(found.group(1).rstrip(" \0")))
