"""Years of experience asked for: "3+ years", "two to four years' experience", "minimum of five years", "5 YOE".

Invariant: a number of years counts only where experience, work or a skill is what they are years of, or where
requirements are listed; a company's age ("for over 20 years we …") and the length of a contract do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span

_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|several|a few|multiple|many|couple of)"
)
_YEARS = Lazy(
    rf"\b{_NUMBER}\s?\+?(?:\s?(?:-|–|—|~|to|or)\s?{_NUMBER}\s?\+?)?(?:\s?\(\d{{1,2}}\))?(?:\s?or more|\s?plus)?[\s-]*"
    r"(?:years?|yrs?|yoe)\b['’]?(?!\s(?:ago|old|in a row))|\ba decade\b",
    re.IGNORECASE,
)
_UNITS = ("year", "yr", "yoe", "decade")
"""Without one of these there are no years in a sentence: a quick look saves the long one."""
_OF_WORK = Lazy(
    r"experience|background|work(?:ed|ing)?\b|develop|programming|engineer|industry|professional|commercial|hands|coding"
    r"|designing|building|in (?:a|an|the|similar|software|it)\b|as (?:a|an)\b|with\b|writing|using|leading|managing"
    r"|track record|under (?:your|their)|\byoe\b",
    re.IGNORECASE,
)
_OF_COMPANY = Lazy(
    r"\b(?:we|our|company|founded|business|established|customers?|clients?|colleagues|people|experts)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_WANTED = Lazy(r"look|seek|search|need|want|requir|expect|prefer|ask|ideal|you", re.IGNORECASE)
_COMPANY_FOLLOWS = Lazy(r"[^,.;]{0,80},\s(?:we|our|it|the company)\b", re.IGNORECASE)
"""What follows where the years are the employer's: "with 15 years of experience in freight, we …"."""
_OTHER_BEFORE = Lazy(
    r"(?:contract|term|appointment|funding|vest\w*|grant|every|last|next|past|after|first|within|lasts?"
    r"|for up to)\W[^.;]{0,12}$",
    re.IGNORECASE,
)
_OTHER_AFTER = Lazy(
    r"[\s-]*(?:contract|term\b|cliff|warranty|degree|program|course|history|from now"
    r"|of (?:age|service|leave|employment))",
    re.IGNORECASE,
)
_LISTED = ("requirements", "nice-to-have", "title")
"""Sections where years need nothing beside them: they are of the skill that the line names."""


def find(posting: Posting) -> Iterator[Span]:
    """Spans of years asked for, in reading order."""
    for sentence in posting.sentences:
        text = posting.masked[sentence.start : sentence.end].replace(JOIN, " ")
        lowered = text.lower()
        if not any(unit in lowered for unit in _UNITS):
            continue
        for found in _YEARS.finditer(text):
            if _is_asked(text, found, posting.block_kinds[sentence.block] in _LISTED):
                yield Span(sentence.start + found.start(), sentence.start + found.end())


def _is_asked(text: str, found: re.Match[str], listed: bool) -> bool:
    """Whether the years are wanted of the applicant, judged by the words within reach."""
    before, after = text[max(0, found.start() - 50) : found.start()], text[found.end() : found.end() + 100]
    if _OF_COMPANY.search(before) and not _WANTED.search(before):
        return False
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _COMPANY_FOLLOWS.match(after):
        return False
    plus = "+" in found.group() or "yoe" in found.group().lower()
    return listed or plus or bool(_OF_WORK.search(after[:60]) or _OF_WORK.search(before[-40:]))
