"""Contact data of a private person in a text that everybody can read.

Invariant: only what shows itself as private is told: an address at a free mail service, a telephone number that the
text calls mobile, private or a messenger's, or by which a person is to be texted, and a street or an account that the
text calls somebody's own; the company's addresses and numbers are what a posting needs.
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
    "homes": Option("phrases", ()),
    "accounts": Option("phrases", ()),
}
"""`mail_services`: where private people have their mail. `labels`: words that show a number to be private.
`homes` and `accounts`: phrases beside which a street is somebody's home, and behind which an account is private."""

VALUES: tuple[str, ...] = ("match",)

_BEFORE_AT = Lazy(r"[\w.+-]+\Z")
_AFTER_AT = Lazy(r"@([\w-]+)\.[a-z]{2,4}(?:\.[a-z]{2})?\b", re.IGNORECASE)
_OFFICE = Lazy(r"jobs?\b|career|applica|apply|hiring|recruit|talent|\bhr\b|team|office|info|contact", re.IGNORECASE)
"""Names of a mailbox that several people read, wherever it is kept."""
_INITIAL = Lazy(r"(?:^|[._-])[a-z](?:[._-]|$)", re.IGNORECASE)
"""A letter by itself is somebody's initial, whatever else stands in the name of the mailbox."""
_NUMBER = Lazy(r"\d[\d\s().-]{6,18}\d(?![\w%€$£])")
_NO_START = Lazy(r"[\w.,/€$£-]\Z")
_AMOUNT = Lazy(r"\d{1,3}(?:[ .]\d{3})+")
_NEAR = 40
"""Characters between a number and the word that shows what it is."""
_FAR = 150
_ADJUSTMENT = Lazy(r"adjustment|accommodation|accessib|disabilit", re.IGNORECASE)
"""Near it a number is that of whoever arranges help: "to ask for an adjustment, text Jane Doe on"."""
_STREET = Lazy(
    r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court"
    r"|Crescent|Place|Terrace|Way|Gardens|Grove|Square|Park|Row|Mews|Hill|Boulevard|Blvd|Heights|Estate|Quay|Walk|View|Rise|Green)\b"
    r"|\b(?:[A-Z]\w+(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee)"
    r"|(?:Calle|Rue|Via|Ulica|ul\.)(?: \w+){1,3}),? \d{1,4}\b"
)
_ACCOUNT = Lazy(r"(?<![\w@])(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@[\w.]{2,}\w|live:[\w.]+\w|[a-z]\w+(?:\.[a-z]\w+){2,})")
_BESIDE = 80
"""Characters between a home or an account and the words that show it to be private."""
_NAMED = r"(?-i:(?:\s+(?!HR\b|Support|Team|Recruit|Career|Talent)[A-Z][\w.'’-]+){1,3})"
_TO_NAMED = rf"\b(?:text|message|ping|sms|buzz)(?:\s+to)?{_NAMED}(?:\W+(?:at|on|via|under)|\W)"
"""Who is texted is a person: "text Jane Doe on"."""
_OWN = Lazy(
    r"\b(?:(?:his|her|their|my|whose|(?-i:[A-Z]\w+['’]s))\s(?:own\s|private\s|personal\s|home\s)?(?:house|home|flat|phone|cell|mobile|handset|landline)"
    r"|(?:own|private|personal)\s(?:cell|phone|mobile|handset|landline|line|number|telephone)"
    r"|['’]s\s(?:wife|husband|partner|mother|father|son|daughter|brother|sister)"
    r"|(?:person|colleague|engineer|developer)\s(?:whom\s|who\s)?you\s(?:would|will|are\sto)\sreplace"
    r"|(?:cell|mobile)\s(?:phone\s)?(?:number\s)?of\s(?:the|our)\s(?:\w+\s)?(?:lead|manager|director|founder|owner|chair|cto|ceo))\b",
    re.IGNORECASE,
)
"""What makes the number behind it somebody's own: "at her house", "on his personal phone"."""
_DESK = Lazy(
    r"\b(?:office|reception|switchboard|desk|helpline|hotline|company phone|extension|work phone|charity|customers?"
    r"|users?|patients?|never|not)\b",
    re.IGNORECASE,
)
_MESSENGER = r"\b(?:whatsapp|signal|telegram|viber|sms|wechat)(?:\s+me)?[,:]\s*(?-i:[A-Z][a-z'’-]+),\s*(?:at|on|under)?"
"""A messenger and whose it is: "Signal: Jane, +44"."""
_LONGEST_NAME = 64
_DIGITS = range(8, 16)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every private address and number that the text shows."""
    text, masked = context.posting.text, context.posting.masked
    found = [*_addresses(text, rule), *_numbers(masked, rule), *_homes(masked, rule, context)]
    taken = {end for _, end in found}
    for start, end in (*found, *sorted(span for span in _accounts(text, rule, context) if span[1] not in taken)):
        yield Match(start, end, values={"match": text[start:end]})


def _addresses(text: str, rule: Rule) -> Iterator[tuple[int, int]]:
    """Each private address once, where it stands first: a link names it twice."""
    seen = set()
    at = text.find("@")
    while at >= 0:
        name = _BEFORE_AT.search(text[max(0, at - _LONGEST_NAME) : at])
        service = _AFTER_AT.match(text, at)
        private = service is not None and service[1].lower() in rule.options["mail_services"]
        if name and service and private and not _is_office(name.group()):
            start, end = at - len(name.group()), service.end()
            if text[start:end].lower() not in seen:
                seen.add(text[start:end].lower())
                yield start, end
        at = text.find("@", at + 1)


def _is_office(mailbox: str) -> bool:
    return _OFFICE.search(mailbox) is not None and not _INITIAL.search(mailbox)


def _numbers(masked: str, rule: Rule) -> Iterator[tuple[int, int]]:
    """Numbers that the words before them on the line, or a bracket after them, call private."""
    before, after = _patterns(tuple(rule.options["labels"]))
    for found in _NUMBER.finditer(masked):
        opening = re.search(r"\+?\(?\Z", masked[max(0, found.start() - 2) : found.start()])
        start = found.start() - len(opening.group() if opening else "")
        near = masked[max(0, start - _NEAR) : start].replace(JOIN, " ")
        digits = sum(c.isdigit() for c in found.group())
        amount = _AMOUNT.fullmatch(found.group()) and "+" not in masked[start : found.start()]
        if digits not in _DIGITS or amount or _NO_START.search(near):
            continue
        is_for_help = _ADJUSTMENT.search(masked, max(0, start - _FAR), found.end())
        is_private = before.search(near) or after.match(masked, found.end()) or _is_own(masked, start, digits)
        if is_private and not is_for_help:
            yield start, found.end()


def _is_own(masked: str, start: int, digits: int) -> bool:
    """Whether what stands before a number on its line, in the same sentence, says that it is a person's own."""
    said = re.split(r"\n|[.!?]\s", masked[max(0, start - _FAR) : start])[-1].replace(JOIN, "")
    return digits >= _LEAST and _OWN.search(said) is not None and _DESK.search(said) is None


_LEAST = 9
"""Digits of a number that is a telephone's, where no label stands beside it."""


def _homes(masked: str, rule: Rule, context: Context) -> Iterator[tuple[int, int]]:
    """The streets in the sentences that speak of somebody's home."""
    for number in sorted({hit.sentence for hit in context.hits.of(rule.id, "homes")}):
        sentence = context.posting.sentences[number]
        if street := _STREET.search(masked, sentence.start, sentence.end + _BESIDE):
            yield street.span()


def _accounts(text: str, rule: Rule, context: Context) -> set[tuple[int, int]]:
    """The accounts and addresses that follow words for a private one."""
    ends = (hit.end for hit in context.hits.of(rule.id, "accounts"))
    found = (_ACCOUNT.search(text, end, end + _BESIDE) for end in ends)
    return {account.span() for account in found if account and not _OFFICE.search(account.group())}


@lru_cache(maxsize=4)
def _patterns(labels: tuple[str, ...]) -> tuple[Lazy, Lazy]:
    """A label just before a number, with small words between; one in a bracket after it."""
    label = rf"\b(?:{'|'.join(map(re.escape, labels))})\b"
    small = (
        r"(?:\W+(?:dinner|lunch|work|hours|six|seven|eight|\d{1,2}(?:\s?[ap]m)?|phone|number|no|nr|is|at|on|me|us|via|under|to|or|directly|only|in|the|evenings?|after|any|time|weekends?"
        rf"|your|cv|resume|résumé|application|details))*(?:{_NAMED}\W+(?:at|on|via|under))?\W*\Z"
    )
    return (
        Lazy(rf"(?:{label}(?:{_NAMED}\W+(?:at|on|via|under))?|{_TO_NAMED}|{_MESSENGER}){small}", re.IGNORECASE),
        Lazy(rf"\W*\({label}", re.IGNORECASE),
    )
