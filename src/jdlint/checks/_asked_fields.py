"""Fields of the front matter that ask applicants for something: `photo: required`, `documents: CV, photograph`.

Invariant: a field whose value is data of the page (a file, a link, "no") asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.rule import Rule

_WANTED = Lazy(
    r"\b(?:yes|true|required?|mandatory|must|compulsory|needed|essential|expected|obligatory|please|wanted|necessary|asked|preferred"
    r"|[$€£₹¥]\s?\d|\d+\s?[$€£₹¥]|\d[\d,.]*\s(?:eur|usd|gbp|inr|aed|dollars?|euros?|pounds?|rupees)|(?:aed|rs|inr|usd|eur|gbp|kes|ngn)\.?\s?\d)",
)
_DENIED = Lazy(r"\b(?:no|not|none|never|false|free|optional|without|waived|0)\b")
_PAPERS = Lazy(r"appl|document|required|questions?|attach|submission|enclos")
"""In a key: its value says what applicants send."""


def asked_fields(rule: Rule, posting: Posting) -> Iterator[tuple[int, int]]:
    """The places of the fields that ask for one of the rule's `fields`."""
    wanted = rule.options["fields"]
    for field in posting.fields.values():
        key, value = f" {_PARTING.sub(' ', field.key.lower())} ", field.value.lower()
        if _DENIED.search(value):
            continue
        named = any(f" {name} " in key for name in wanted) and _WANTED.search(value)
        listed = _PAPERS.search(key) and _says(value, wanted)
        if named:
            yield field.key_span.start, field.value_span.end
        elif listed:
            yield field.value_span


def _says(value: str, wanted: tuple[str, ...]) -> bool:
    words = f" {' '.join(_WORD.findall(value))} "
    return any(f" {name} " in words for name in wanted)


_PARTING = Lazy(r"[_.-]+")
_WORD = Lazy(r"[\w'’]+")
