"""Years of experience asked for: "3+ years", "two to four years' experience", "minimum of five years".

Invariant: a number of years counts only where experience, work or a skill is what they are years of; a company's age
("for over 20 years we …") does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.posting.model import JOIN, Posting, Span

_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|several|a few|multiple|many|couple of)"
)
_YEARS = re.compile(
    rf"\b{_NUMBER}\s?\+?(?:\s?(?:-|–|—|to|or)\s?{_NUMBER}\s?\+?)?(?:\s?\(\d{{1,2}}\))?(?:\s?or more|\s?plus)?[\s-]*"
    r"(?:years?|yrs?)\b['’]?(?!\s(?:ago|old|in a row))",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"experience|background|work(?:ed|ing)?\b|develop|programming|engineer|industry|professional|hands|coding|designing"
    r"|building|in (?:a|an|the|similar|software|it)\b|as (?:a|an)\b|with\b|writing|using|leading|managing|track record",
    re.IGNORECASE,
)
_OF_COMPANY = re.compile(
    r"\b(?:we|our|company|founded|business|established|customers?|clients?)\b[^.]{0,40}$", re.IGNORECASE
)
_SPAN_OF_CONTRACT = re.compile(r"contract|term|appointment|funding|vest|grant|every|last|next|past", re.IGNORECASE)


def find(posting: Posting) -> Iterator[Span]:
    """Spans of years asked for, in reading order."""
    for sentence in posting.sentences:
        text = posting.masked[sentence.start : sentence.end].replace(JOIN, " ")
        if "ear" not in text and "yr" not in text.lower():
            continue
        for found in _YEARS.finditer(text):
            before, after = text[max(0, found.start() - 50) : found.start()], text[found.end() : found.end() + 60]
            if _OF_COMPANY.search(before) or _SPAN_OF_CONTRACT.search(before[-25:]):
                continue
            if _OF_WORK.search(after) or _OF_WORK.search(before[-40:]):
                yield Span(sentence.start + found.start(), sentence.start + found.end())
