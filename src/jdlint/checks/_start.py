"""When the job begins: "start date: 1 October 2026", "available from March 2027", "join us in May 2027".

Invariant: a date counts only right behind words that announce the start of the job; what began in the past does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.detect.dates import dates_in, end_of_month
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span

_LEADS = Lazy(
    r"\b(?:start(?:ing)? date|date of joining|joining date|(?<=[\n*])start|(?<=\s\s)start(?=:)"
    r"|(?:job|position|post|role|work|contract)"
    r" (?:starts|begins|is available|starting|to start)|to start|earliest start"
    r"|(?<!been )(?<!is )available (?=from|as of)|(?<!has )(?:to|will|you) join us|start(?:s|ing) (?=on|from|as of)"
    r"|start of (?:employment|work|the contract|contract|the job)"
    r"|(?:desired |planned |preferred )?(?:entry|entry date|date of entry)(?=:)"
    r"|joining date latest|(?:your |the )?(?:contract|employment|engagement) (?:commences|starts|begins)"
    r"|internship period|(?:have you|you(?:['’]ll| will)? be) (?:on board|aboard) (?=by|from|on|in)"
    r"|you(?:['’]ll| will)? (?:begin|start) with us|you(?:['’]ll| will)? join us (?:for [\w -]{3,20} )?(?=on|in)"
    r"|your first (?:sprint|week|month|working week)(?: (?:on|in|with) (?:the |our )?\w+)?"
    r"|your first (?:working )?day(?: (?:of work|at work|with us|here))?(?: (?:is|will be|would be|falls on))?"
    r"|you(?:['’]d|['’]ll| will| would)? (?:start|begin)(?: work)? (?=on|from))\b"
    r"[\s\0*_:]{0,4}(?:(?:on|in|from|as of|by|is|at|the|beginning of|early|mid|late|around|of)\s){0,3}"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?",
    re.IGNORECASE,
)
_LONGEST = 30
"""Characters of a date."""
_REACH = 120
"""Characters before a year in which such words stand."""
_YEAR = Lazy(r"20\d\d(?!\d)")
_SOON = Lazy(
    r"[^.\n]{0,40}\b(?:as soon as|asap|or later|or earlier|immediate|negotiable|flexible|onwards)", re.IGNORECASE
)
_A_MONTH = Lazy(r"[A-Za-z]{3,9}\.?,?\s20\d\d\b")


def _leads(text: str) -> Iterator[re.Match[str]]:
    """The words that announce a start, looked for only before a year: a look through the whole text costs more."""
    done = 0
    for year in _YEAR.finditer(text):
        for lead in _LEADS.finditer(text, max(done, year.start() - _REACH), year.start()):
            yield lead
            done = lead.end()


def starts(posting: Posting) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Each start with the days that it may mean, as YYYY-MM-DD; a month alone is its last day."""
    text = posting.masked.replace(JOIN, " ")
    for lead in _leads(text):
        behind = text[lead.end() : lead.end() + _LONGEST]
        date = next(iter(dates_in(behind)), None)
        if date and date.span.start == 0 and date.readings:
            end, readings = date.span.end, date.readings
        elif (month := _A_MONTH.match(behind)) and (last := end_of_month(month.group())):
            end, readings = month.end(), (last,)
        else:
            continue
        if not _SOON.match(text, lead.end() + end):
            yield Span(lead.start(), lead.end() + end), readings
