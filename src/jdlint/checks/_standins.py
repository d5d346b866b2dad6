"""Letters and marks that stand in for a figure, a date or an address: XX years, €XX,000, DD/MM/YYYY, ____, ???.

Invariant: what is returned is prose (the masked text shows it), or a run of marks that no prose has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span

_UNITS = "years?|yrs?|months?|weeks?|days?|hours?|hrs?"
_LETTERS = Lazy(
    rf"\b[XNY]{{1,2}}\s?\+?(?:\s?(?:-|–|to)\s?[XNY]{{1,2}}\s?\+?)?\s(?:{_UNITS})\b"
    r"|\bx\s?\+?(?:\s?(?:-|–|to)\s?[xy]\s?\+?)?\s(?:years?|yrs?)\b"
    rf"|\bxx\s?\+?(?:\s?(?:-|–|to)\s?(?:xx|yy)\s?\+?)?\s(?:{_UNITS})\b"
    r"|[€£$]\s?0[0,.]{3,}0\b|\(?\b(?:000|XXX)\)?[-. ](?:000|XXX)[-. ](?:0000|XXXX)\b"
    r"|(?:[€£$¥₹]|\b(?:USD|EUR|GBP|INR|CHF)\s)\s?[XY]{1,3}(?:[.,]?[X0]{3})*[kK]?\b"
    r"(?:\s?(?:-|–|to)\s?[€£$¥₹]?\s?[XYZ]{1,3}(?:[.,]?[X0]{3})*[kK]?\b)?"
    r"|(?<![\w.@/\\-])X{2,}(?:[.,][X0]{3})*(?:[kK%]|(?![\w.@/\\-])|(?=\.\s|\.\Z))"
    r"|(?<![\w.@/\\-])x{2,}(?:(?![\w.@/\\-])|(?=\.\s|\.\Z))"
)
_DATES = Lazy(
    r"\b(?:DD|dd|MM|mm|D|M)[./-](?:MM|mm|DD|dd|M|D)[./-](?:YYYY|yyyy|YY|yy)\b|\bYYYY-MM(?:-DD)?\b|\b20XX\b"
    r"|\b(?:XX|DD|xx)[./-](?:XX|MM|xx)[./-](?:\d{4}|XX(?:XX)?|xx(?:xx)?)\b"
)
_FORMAT = Lazy(r"\b(?:format|iso|parse|written as|validate|input)", re.IGNORECASE)
_BLANKS = Lazy(r"(?<![\w_*])_{3,}(?![\w_*])")
_MARKS = Lazy(r"(?:(?<=[:\s(])|^)\?{2,}(?![\w?!])|(?<=:)[ \t]+(?:\.{3,}|…)[ \t]*$", re.MULTILINE)
_DOTS = Lazy(r"(?:^[ \t]*(?:[-*+•]|\d+[.)])[ \t]+|<li>\s*)(\.{2,}|…)[ \t]*(?=$|\r|</li>)", re.MULTILINE)
_ASIDE = Lazy(r"@@[A-Z][a-z]+\s?:[^.;\n]{0,80}?(?=[?.;,\n]|\Z)")
"""A question to a colleague: "@@Jo: may we say so?"."""
_ADDRESS = Lazy(
    r"\b(?:[\w.+-]+@)?(?:www\.)?(?:your-?company|company-?name|your-?domain|your-?organi[sz]ation)\.[a-z]{2,7}\b"
    r"|\byour-?(?:e-?mail|name)@[\w.-]+\b|\bx{2,}@[\w.-]+\b|\b[\w.+-]+@(?:company|domain|employer|my-?company)\.(?:com|org|net|io)\b",
    re.IGNORECASE,
)


def stand_ins(posting: Posting) -> Iterator[Span]:
    """The places where letters or marks stand in for a value. Each is looked for only after a quick look."""
    masked, text, words = posting.masked, posting.text, set(posting.words.folded)
    if not words.isdisjoint(_FIGURES):
        yield from (Span(*found.span()) for found in _LETTERS.finditer(masked))
    if not words.isdisjoint(_DATE_WORDS):
        yield from (Span(*f.span()) for f in _DATES.finditer(masked) if not _FORMAT.search(_line(masked, f.start())))
    if "??" in masked or "..." in text or "…" in text:
        yield from (_trimmed(found) for found in _MARKS.finditer(masked))
        yield from (Span(*found.span(1)) for found in _DOTS.finditer(text))
    if "___" in text:
        yield from (Span(*f.span()) for f in _BLANKS.finditer(text) if _has_words(text, f.start()))
    if not words.isdisjoint(_EMPLOYERS):
        yield from (Span(*found.span()) for found in _ADDRESS.finditer(masked))
    if "@@" in text:
        yield from (Span(*found.span()) for found in _ASIDE.finditer(masked))
    for link in posting.links:
        if link.target in _NO_TARGETS or _ADDRESS.search(text, link.start, link.end):
            yield Span(link.start, link.end)


def undated_fields(posting: Posting) -> Iterator[Span]:
    """The values of fields for a date that show its form alone: `deadline: YYYY-MM-DD`."""
    for name in ("deadline", "posted", "start-date"):
        field = posting.fields.get(name)
        if field and _DATES.fullmatch(field.value.strip()):
            yield field.value_span


_FIGURES = frozenset(
    "x xx xxx xxxx xxxxx xxxxxx n nn y yy xy xk xxk xxxk 000 0000 0,000 00,000 000,000 0.000 00.000".split()
)
_DATE_WORDS = frozenset("dd mm yy yyyy 20xx xx".split())
_EMPLOYERS = frozenset("yourcompany companyname yourdomain yourorganisation yourorganization".split())
"""The words without which the expressions of the same name find nothing."""
_NO_TARGETS = frozenset(("LINK", "URL", "TODO", "TBD", "XXX", "link", "url", "insert-link-here"))


def _trimmed(found: re.Match[str]) -> Span:
    blank = len(found.group()) - len(found.group().lstrip())
    return Span(found.start() + blank, found.start() + len(found.group().rstrip()))


def _line(text: str, at: int) -> str:
    """The line that holds a place, or as much of it as is near."""
    before, after = text[max(0, at - 200) : at], text[at : at + 200]
    return before.rpartition("\n")[2] + after.partition("\n")[0]


def _has_words(text: str, at: int) -> bool:
    """Whether more than the marks stands in the line: a line of nothing else is a rule across the page."""
    return any(c.isalnum() for c in _line(text, at))
