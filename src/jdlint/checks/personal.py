"""Contact data of a private person in a text that everybody can read.

Invariant: only what shows itself as private is told: an address at a free mail service, or a telephone number that the
text calls mobile, private or a messenger's; the company's own addresses and numbers are what a posting needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from jdlint.checks import Context, Option
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "mail_services": Option("words", (), required=True),
    "labels": Option("words", (), required=True),
}
"""`mail_services`: where private people have their mail. `labels`: words that show a number to be private."""

VALUES: tuple[str, ...] = ("match",)

_BEFORE_AT = Lazy(r"[\w.+-]+\Z")
_AFTER_AT = Lazy(r"@([\w-]+)\.[a-z]{2,4}(?:\.[a-z]{2})?\b", re.IGNORECASE)
_OFFICE = Lazy(r"jobs?\b|career|applica|apply|hiring|recruit|talent|\bhr\b|team|office|info|contact", re.IGNORECASE)
"""Names of a mailbox that several people read, wherever it is kept."""
_NUMBER = Lazy(r"\d[\d\s().-]{6,18}\d(?![\w%€$£])")
_NO_START = Lazy(r"[\w.,/€$£-]\Z")
_AMOUNT = Lazy(r"\d{1,3}(?:[ .]\d{3})+")
_NEAR = 40
"""Characters between a number and the word that shows what it is."""
_LONGEST_NAME = 64
_DIGITS = range(8, 16)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every private address and number that the text shows."""
    for start, end in (*_addresses(context.posting.text, rule), *_numbers(context.posting.masked, rule)):
        yield Match(start, end, values={"match": context.posting.text[start:end]})


def _addresses(text: str, rule: Rule) -> Iterator[tuple[int, int]]:
    """Each private address once, where it stands first: a link names it twice."""
    seen = set()
    at = text.find("@")
    while at >= 0:
        name = _BEFORE_AT.search(text[max(0, at - _LONGEST_NAME) : at])
        service = _AFTER_AT.match(text, at)
        private = service is not None and service[1].lower() in rule.options["mail_services"]
        if name and service and private and not _OFFICE.search(name.group()):
            start, end = at - len(name.group()), service.end()
            if text[start:end].lower() not in seen:
                seen.add(text[start:end].lower())
                yield start, end
        at = text.find("@", at + 1)


def _numbers(masked: str, rule: Rule) -> Iterator[tuple[int, int]]:
    """Numbers that the words before them on the line, or a bracket after them, call private."""
    before, after = _patterns(tuple(rule.options["labels"]))
    for found in _NUMBER.finditer(masked):
        opening = re.search(r"\+?\(?\Z", masked[max(0, found.start() - 2) : found.start()])
        start = found.start() - len(opening.group() if opening else "")
        near = masked[max(0, start - _NEAR) : start].replace(JOIN, " ")
        digits = sum(c.isdigit() for c in found.group())
        if digits not in _DIGITS or _AMOUNT.fullmatch(found.group()) or _NO_START.search(near):
            continue
        if before.search(near) or after.match(masked, found.end()):
            yield start, found.end()


@lru_cache(maxsize=4)
def _patterns(labels: tuple[str, ...]) -> tuple[Lazy, Lazy]:
    """A label just before a number, with small words between; one in a bracket after it."""
    label = rf"\b(?:{'|'.join(map(re.escape, labels))})\b"
    named = rf"(?:{label}|\b(?:text|message|messaging)\b)\W+(?-i:[A-Z]\w+)(?:\W+(?:directly|on|at|via|under|using))+"
    return (
        Lazy(
            rf"(?:{label}(?:\W+(?:phone|number|no|nr|is|at|on|me|us|via|under))*|{named}(?:\W+{label})?)\W*\Z",
            re.IGNORECASE,
        ),
        Lazy(rf"\W*\({label}", re.IGNORECASE),
    )
