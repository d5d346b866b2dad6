"""Ways to apply that stand in the text: a mail address, a link or form to apply, spelt-out addresses.

Invariant: a bare homepage is no way to apply, nor is the address for adjustments or privacy; a link counts by its
words or by its target.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span

_MAIL = Lazy(
    r"(?<![\w.+-])[\w.+-]+(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]+(?:\s?(?:\.|\[dot\]|\(dot\))\s?[\w-]+)+"
    r"|\b(?:jobs?|careers?|info|hr|hello|hiring|contact|recruit\w*|work|talent|people|join\w*)\s(?:at|AT)\s"
    r"[\w-]+(?:\s(?:dot|DOT)\s|\.(?!\s))[a-z]{2,}",
)
"""Addresses as they are, and spelt out in words: "jobs at example dot org"."""
_AT = Lazy(r"[@aA](?:(?<=@)|(?<=[\[(\s]a)t[\])\s]|(?<=[\[(\s]A)T\s)")
"""What every address holds. It is quick to find, and so addresses are searched for only round it."""
_TO_APPLY = Lazy(
    r"^mailto:|apply|application|applicant|greenhouse\.io|lever\.co|workable|ashbyhq|recruitee|smartrecruiters|smrtr\.io"
    r"|breezy|bamboohr|personio|teamtailor|typeform|forms\.|forms/d/|goo\.gl/forms|jobvite|icims|myworkdayjobs|grnh\.se"
    r"|taleo|successfactors|jazz(?:hr)?\.co|applytojob|comeet|pinpointhq|factorial\.?hr|join\.com|airtable\.com/\w*shr"
    r"|usajobs\.gov/(?:job|getjob)|/(?:jobs?|careers?|positions?|vacanc\w+|openings?)/[\w/-]*\d",
    re.IGNORECASE,
)
_TO_JOBS = Lazy(
    r"/jobs?\b|\bjobs?\.|career|karriere|carriere|emploi|empleo|vacature|stellen|usajobs|join\.|vacanc|recruit"
    r"|linkedin\.com/jobs",
    re.IGNORECASE,
)
"""Targets that are a way to apply only where the words say so."""
_WORDS = Lazy(
    r"\b(?:apply|applying|application|submit|send (?:us|your)|get in touch|reach out|join us|contact|interested|e-?mail"
    r"|your (?:cv|r[eé]sum[eé])|write to)\b",
    re.IGNORECASE,
)
_APPLYING = Lazy(r"\bapply|\bapplication|submit|interested|join us|your (?:cv|r[eé]sum[eé])", re.IGNORECASE)
_OTHER_TARGET = Lazy(r"privacy|notice|benefits|legal|equal|accommodat|policy|salar|pay-?tables?", re.IGNORECASE)
_OTHER_WORDS = Lazy(
    r"accommodat|adjustment|disabilit|assistance|privacy|personal data|gdpr|support@|help@|press@"
    r"|unsolicited|agenc(?:y|ies)\b|fraud|scam",
    re.IGNORECASE,
)
_URL = Lazy(r"https?://\S+|www\.\S+")
_PATH = Lazy(r"\.(?!(?:js|ts|py|rs|md|html?|net|json|ya?ml|xml)/)[a-z]{2,10}/[a-z][\w/-]*")
_APPLY_AT = Lazy(
    r"\b[Aa]pply(?:ing)?\b[^.;\n]{0,60}(?:\s(?:at|on|via|through)|:)\s"
    r"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?!js\b|net\b|py\b)[a-z]{2,10})(?![\w@/-])"
)
"""The site at which to apply, without what it begins with: "apply by Friday at bakery.example"."""
_SITE = Lazy(r"(?<![\w@/.:-])[a-z0-9-]+(?:\.[a-z0-9-]+)*$")
"""An address without its beginning, "example.com/jobs": the end of the site's name and a path are quick to find."""


def find(posting: Posting) -> Iterator[Span]:
    """Spans of addresses and of the visible text of links that lead to an application."""
    starts = [sentence.start for sentence in posting.sentences]

    def said(place: int) -> str:
        """The words of the sentence round a place, up to 150 characters on both sides."""
        number = bisect_right(starts, place) - 1
        first = starts[number] if number >= 0 else 0
        end = posting.sentences[number].end if number >= 0 else 0
        return posting.masked[max(first, place - 150) : max(place, min(end, place + 150))]

    for found in _addresses(posting.masked):
        if not _OTHER_WORDS.search(found.group() + said(found.start())):
            yield Span(*found.span())
    for link in posting.links:
        text = posting.text[link.start : link.end]
        if text and _leads_to_applying(link.target, text, said(link.start)):
            yield Span(link.start, link.end)
    for found in _URL.finditer(posting.masked) if "http" in posting.masked or "www." in posting.masked else ():
        near = posting.masked[max(0, found.start() - 120) : found.start()]
        if _leads_to_applying(found.group(), near, near):
            yield Span(*found.span())
    yield from _bare_addresses(posting.masked)


def _bare_addresses(text: str) -> Iterator[Span]:
    """Addresses of pages to apply at that are written without what they begin with."""
    for path in _PATH.finditer(text):
        site = _SITE.search(text, max(0, path.start() - 60), path.start())
        near = text[max(0, site.start() - 120) : site.start()] if site else ""
        if site and _leads_to_applying(text[site.start() : path.end()], near, near):
            yield Span(site.start(), path.end())
    for named in _APPLY_AT.finditer(text):
        yield Span(*named.span("host"))


def _addresses(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for at in _AT.finditer(text):
        if at.start() >= done:
            for found in _MAIL.finditer(text, max(done, at.start() - 64), at.end() + 200):
                yield found
                done = found.end()


def _leads_to_applying(target: str, text: str, sentence: str) -> bool:
    """Whether a link with this text, in this sentence, is one to apply by."""
    if _OTHER_TARGET.search(target) or _OTHER_WORDS.search(sentence):
        return False
    if _TO_APPLY.search(target) or _WORDS.search(text):
        return True
    return bool(_TO_JOBS.search(target) and _APPLYING.search(sentence))
