"""Ways to apply that stand in the text: a mail address, a link or form to apply, a telephone number to call for it.

Invariant: a bare homepage is no way to apply; a link counts by its words or by its target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.posting.model import Posting, Span

_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\s?(?:\.|\[dot\])\s?[\w-]+)+")
_TARGET = re.compile(
    r"^mailto:|apply|application|/jobs?/|career|greenhouse\.io|lever\.co|workable|ashbyhq|recruitee|smartrecruiters|breezy|bamboohr"
    r"|personio|teamtailor|typeform|forms\.|goo\.gl/forms|jobvite|icims|myworkdayjobs|usajobs",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\b(?:apply|application|submit|send (?:us|your)|get in touch|join us|contact)\b", re.IGNORECASE)
_URL = re.compile(r"https?://\S+|www\.\S+")


def find(posting: Posting) -> Iterator[Span]:
    """Spans of addresses and of the visible text of links that lead to an application."""
    for found in _MAIL.finditer(posting.masked):
        yield Span(*found.span())
    for link in posting.links:
        text = posting.text[link.start : link.end]
        if link.end > link.start and (
            link.target.startswith("mailto:") or _WORDS.search(text) or _TARGET.search(link.target)
        ):
            yield Span(link.start, link.end)
    for found in _URL.finditer(posting.masked):
        near = posting.masked[max(0, found.start() - 120) : found.start()]
        if _TARGET.search(found.group()) or _WORDS.search(near):
            yield Span(*found.span())
