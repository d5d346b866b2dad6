"""Closing dates: "apply by 30 June", "Closing: 18th Jul 2022", "open from May 21 through May 25".

Invariant: a date counts only with words beside it that end an application; a start date, a release or the day of
posting does not. What needs no date ("open until filled") is said in phrases.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span, Words

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}\s?(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = Lazy(
    rf"\b(?:{_DAY},?\s(?:of\s)?(?:the\s)?{_MONTH}(?:,?\s{_YEAR})?"
    rf"|{_MONTH}\s(?:the\s)?{_DAY}\b(?!\s?%)(?:,?\s{_YEAR})?"
    rf"|(?:end|mid(?:dle)?|beginning)[ -]?(?:of\s)?{_MONTH}(?:\s{_YEAR})?"
    rf"|{_MONTH},?\s{_YEAR}"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d))\b",
    re.IGNORECASE,
)
_MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october"
    " nov november dec december".split()
)
_NUMERIC = Lazy(r"\d[-/.]\d{1,2}[-/.]\d")
"""Months and numbers in a row: one of these is in every date, and dates are searched for only round them."""
_ENDS = Lazy(
    r"\b(?:(?:applications?|vacancy|posting|position|window|opening)\s(?:(?:has|have|is|are|was|were)\s)?(?:been\s)?closed"
    r"|clos(?:es?|ing)\b(?!\s(?:the|an?|deals?|our|your|sales|books)\b)|closing\s(?:date|day|time)|deadlines?|due\s(?:date|by|on)|(?:is|are)\sdue|cut-?off"
    r"|we (?:must|need to|should|have to) (?:have|get|receive|see) (?:them|it|yours?|everything|all of it|your \w+)"
    r"(?: \w+){0,3} (?:by|before)"
    r"|expir(?:es?|y|ation)|last\s(?:date|day|chance)(?!\s(?:of|for|to)\s(?!(?:the\s)?(?:appl|submi|receiv|send)))|final\s(?:date|day)|valid\s(?:through|until|till)"
    r"|(?:received|arriv(?:es?|ing)|sent)\s(?:later\sthan|after|by|before)|(?:posting|vacancy|application)\send|apply\s(?:by|before|until|till)|appl(?:ication|y)\s(?:end|window|period))",
    re.IGNORECASE,
)
"""Words that announce the end of the applications by themselves."""
_UNTIL = Lazy(
    r"\b(?:by|before|until|till?|through|thru|no(?:t)?\s(?:later|after)\s?(?:than)?|(?:at\sthe\s)?latest(?:\sby)?|prior\sto"
    r"|up\sto|to|ending|end(?:s|ing)?\s(?:on|at)?)\b\W{0,3}(?:[\w:,]+\s){0,4}$",
    re.IGNORECASE,
)
_APPLYING = Lazy(
    r"\b(?:write\sto|use\s(?:the|our|this)\s(?:\w+\s)?form|fill\s(?:in|out)|appl(?:y|ying|ications?|icants?|icable)|submi(?:t|ssions?|tted|tting)|send(?:ing)?|e-?mail|cvs?|r[eé]sum[eé]s?"
    r"|(?:should|must|shall|to)\sreach|accept(?:ed|ing)?|receiv(?:e|ed|ing)|remains?\sopen|open\s(?:for|until|till|through)"
    r"|(?:posting|vacancy|advert(?:isement)?)\s(?:is|will|stays)|interested)\b",
    re.IGNORECASE,
)
_OTHER_END = Lazy(
    r"\b(?:receive|get|have|hear|learn|know|send|tell)\b[^.;]{0,40}\b(?:results?|outcome|answer|reply|decision|offer|feedback)\b[^.;]{0,20}$"
    r"|\b(?:reply|answer|respond)(?:\sto)?\s(?:every|each|all)\s(?:\w+\s)?"
    r"(?:applica\w+|candidates?|letters?|of you)\b[^.;]{0,20}$"
    r"|\bwrite (?:back )?to (?:everyone|everybody|all|you|applicants|candidates)\b[^.;]{0,30}$"
    r"|\b(?:days|weeks)\s(?:of|after)\s(?:the\s|this\s)?(?:closing|deadline)\b[^.;]{0,40}$"
    r"|\bwe\b[^.;]{0,80}\b(?:reply|answer|respond|decide|get back|write back|let you know)\b[^.;]{0,40}$"
    r"|\bwe\s(?:\w+\s)?(?:read|review|assess|sift|score)\b(?![^.;]*\b(?:received|sent|arriv))[^.;]{0,60}$"
    r"|\b(?:start(?:s|ing)?|begin(?:s|ning)?|availab\w+|join(?:ing)?|graduat\w+|releas\w+|launch\w*|complet\w+|deliver\w*|posted"
    r"|project|contract|internship|round|deals?|funding|series|systems?(?!\s(?:you|that you)\b)|references|shop|mill"
    r"|plant)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Words before a date that say what it is the date of, when it is not the end of applications."""
_POSTED = Lazy(r"\bposted\b(?=.*\b(?:clos|deadline|apply))", re.IGNORECASE | re.DOTALL)
"""The day of posting, where that of the end follows it: "Posted: 2 May. Closes: 2 June"."""
_SAID_BEHIND = Lazy(r"[^.;\n]{0,30}(?:\(clos|\bclosing date|\bdeadline\b|\bis the (?:last|closing))")
_WEEKDAY = Lazy(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
_LINE_BEFORE = Lazy(r"([^\n]{0,60}\S)\s*\Z")
_REACH = 70
"""Characters from the announcing words to the date."""


def find(posting: Posting) -> Iterator[Span]:
    """Spans from the announcing words to the date, in reading order."""
    text = posting.masked.replace(JOIN, " ")
    starts = [sentence.start for sentence in posting.sentences]
    for date in _dates(text, posting.words):
        start = _start_of_sentence(starts, date.start())
        if (first := _announced(text, start, date)) is not None:
            yield Span(first, date.end())
        elif _SAID_BEHIND.match(text, date.end()):
            yield Span(*date.span())


def _dates(text: str, words: Words) -> Iterator[re.Match[str]]:
    months = [words.starts[i] for i, word in enumerate(words.folded) if word in _MONTHS]
    numeric = [found.start() for found in _NUMERIC.finditer(text)]
    done = 0
    for mark in sorted(months + numeric):
        near = _DATE.search(text, max(done, mark - 30), mark + 45) if mark >= done else None
        if near and (date := _DATE.match(text, near.start())):
            yield date
            done = date.end()


def _start_of_sentence(starts: Sequence[int], place: int) -> int:
    number = bisect_right(starts, place) - 1
    return max(starts[number] if number >= 0 else 0, place - 4 * _REACH)


def _announced(text: str, start: int, date: re.Match[str]) -> int | None:
    """Where the words begin that make a date a closing date; None when there are none."""
    before = text[start : date.start()]
    heading = _LINE_BEFORE.search(text[max(0, start - 80) : start]) if not _WEEKDAY.sub("", before).strip() else None
    if heading and (ends := _ENDS.search(heading[1])) and len(heading[1]) < 50:
        return max(0, start - 80) + heading.start(1) + ends.start()
    near = max(0, len(before) - _REACH)
    ends = _ENDS.search(before, near)
    if ends and not _OTHER_END.search(_POSTED.sub("", before[near:])):
        return start + ends.start()
    until, applying = _UNTIL.search(before), _APPLYING.search(before)
    if until and applying and not _OTHER_END.search(before):
        return start + (applying if date.start() - start - applying.start() <= _REACH else until).start()
    return None
