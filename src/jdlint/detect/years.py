"""Years of experience asked for: "3+ years", "two to four years' experience", "minimum of five years", "5 YOE".

Invariant: a number of years counts only where experience, work or a skill is what they are years of, or where
requirements are listed; a company's age ("for over 20 years we …") and the length of a contract do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.detect import sentences_with
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.record import Record

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}|several|a few|multiple|many|couple of)"
_YEARS = Lazy(
    rf"\b(?:between\s{_NUMBER}\sand\s)?{_NUMBER}\s?\+?(?:\s?(?:-|–|—|~|to|or)\s?{_NUMBER}\s?\+?)?"
    r"(?:\s?\(\d{1,2}\))?(?:\s?or more|\s?plus)?[\s-]*(?:of\s(?:those|these|them|your)\s)?"
    r"(?:years?|yrs?|yoe)\b['’]?(?!\s(?:ago|old|in a row))|\b(?:half\s)?a\s(?:good\s|full\s)?dozen\s(?:years?|yrs?)\b"
    r"|\b(?:half\sa|a\s(?:full\s|good\s)?|one|two)[\s-]?decades?\b(?:\sand\sa\shalf\b)?",
    re.IGNORECASE,
)
_SIGN = Lazy(r"[yYdD](?:(?<=y)(?:ear|r|oe)|(?<=d)ecade)", re.IGNORECASE)
"""Without one of these there are no years in a sentence: a quick look saves the long one."""
_UNIT = Lazy(r"years?|yrs?|yoe", re.IGNORECASE)
_OF_WORK = Lazy(
    r"experience|background|work(?:ed|ing)?\b|develop|programming|engineer|industry|professional|commercial|hands|coding"
    r"|designing|building|in (?:a|an|the|similar|software|it)\b|as (?:a|an)\b|with\b|writing|using|leading|managing"
    r"|(?<=^ of )(?-i:[A-Z])[\w.#+]+ (?:will help|would help|is enough|are enough|helps?)\b"
    r"|track record|for a living"
    r"|under (?:your|their)|\byoe\b|\b(?:applicants?|candidates?|applications that|cvs that)\b",
    re.IGNORECASE,
)
_ASKED = Lazy(
    r"\b(?:you (?:have|bring|need(?: only)?|must have|should have|will need)|must show|bar at|minimum of"
    r"|we (?:need|require|ask for|want|expect|insist on)|(?:requires|demands|asks for)(?: (?:you|candidates) to have)?)"
    r"\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
"""What leads to years that somebody must have, whatever they are of."""
_OF_COMPANY = Lazy(
    r"\b(?:we|our|company|founded|business|established|customers?|clients?|colleagues|people|experts)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_WANTED = Lazy(
    r"insist|consider|invite|shortlist"
    r"|count on|rely on|hop(?:e|ing) for|pictur|in mind|look|seek|search|need|want|requir|expect|prefer|ask|ideal"
    r"|you",
    re.IGNORECASE,
)
_LASTING = Lazy(
    r"\b(?:for (?:over|more than|almost|nearly|about|well over)|ha(?:s|ve|d), (?:over|in|within|after|for))\s*$",
    re.IGNORECASE,
)
"""What leads to years that something has lasted: "For over 20 years the firm …", "has, over ten years, grown"."""
_COMPANY_FOLLOWS = Lazy(
    r"[^,.;]{0,80}(?:,\s(?:we|our(?!\s[\w-]+(?:\s[\w-]+)?\s*(?:[.;)]|$))|it|the company)|\sbetween (?:them|us))\b",
    re.IGNORECASE,
)
"""What follows where the years are the employer's: "with 15 years of experience in freight, we …"."""
_OTHER_BEFORE = Lazy(
    r"(?:(?:been|worked?|stayed) (?:with us|here|there) for"
    r"|contract|term|appointment|funding|vest\w*|grant|every|last|next(?!\.js)|past|after|first|within|lasts?"
    r"|for up to|cover\w*|spans?|kept|stored?|retained?|run(?:s|ning)? for|ha(?:s|ve) run for|in development for"
    r"|who (?:has|have) been doing this for"
    r"|(?:doubled|tripled|quadrupled|grown|grew|risen|rose|fallen|halved|changed|expanded)\s(?:\w+\s){0,4}?(?:in|over)"
    r"|(?:who|and|she|he|they)\s(?:\w+\s){0,6}?(?:was|were|spent|served)\s(?:\w+\s){0,5}for"
    r")\W[^.;]{0,12}$",
    re.IGNORECASE,
)
_OTHER_AFTER = Lazy(
    r"[\s-]*(?:contract|term\b|cliff|warranty|degree|program(?:me)?s?\b|course|history|from now"
    r"|of (?:(?:recorded|logged|stored|archived|collected|past|historical)\s\w+|tides\b|readings\b|measurements\b"
    r"|age|service|leave|employment|(?:(?!\w+ing )\w+ )?(?:harvests|history|records|logs|growth|funding)\b"
    r"|(?:weather|historical|sensor|sales) data\b))",
    re.IGNORECASE,
)
_AT_MOST = Lazy(
    r"\b(?:up to|at most|(?:a )?max(?:imum)?(?: of)?|no(?:t)? more than"
    r"|(?<!no )(?<!not )(?:less|fewer) than|under)\W{0,3}$",
    re.IGNORECASE,
)
_AT_MOST_BEHIND = Lazy(
    r"[^.;,()]{0,45}?,?\s\(?(?:at (?:the )?(?:very )?most|max(?:imum)?\b(?! (?:of )?\d)|tops"
    r"|(?:are|is) (?:enough|sufficient|plenty)"
    r"|(?:and )?(?:no|not a day) (?:more|longer)"
    r"|hard limit|or (?:less|fewer))\b",
    re.IGNORECASE,
)
"""As in "Fortran, two years at the very most"."""
_TURNED_AWAY = Lazy(
    r"[^.;]*\b(?:go no further|(?:not|cannot|can['’]t|won['’]t) (?:be )?(?:considered|read|shortlisted|invited|apply)"
    r"|(?:reject|disqualifi)\w+"
    r"|turned (?:down|away)|set aside|s(?:creen|ift)ed out)\b",
    re.IGNORECASE,
)
"""By which so many years are the least: "less than five years will not be considered"."""
_REFUSED = Lazy(
    r"\b(?:not|never|no longer|cannot|won['’]t|can['’]t) (?:be able to )?"
    r"(?:consider|interview|shortlist|hire|accept|take|read|look at)\b"
    r"|\b(?:reject|decline|turn away|screen out|sift out) ",
    re.IGNORECASE,
)
"""The same before them: "we will not consider anybody with less than five years"."""
_SAID_TWICE = Lazy(r"\s?\(\d{1,2}\)")
"""The figure behind the word: "two (2) years"."""
_SHARE = (("half a", 0.5), ("two", 2))
"""What a number of decades or dozens begins with; anything else is one of them."""
_COUNT = Lazy(
    rf"\b(?:half a|a|one|two)[ -](?:(?:good|full) )?(?:decades?(?: and a half)?|dozen)\b"
    rf"|\d{{1,2}}|\b(?:{'|'.join(_WORDS)})\b",
    re.IGNORECASE,
)
_PART = Lazy(
    rf"[^.;:\n]{{0,60}}?,\s(?:(?:at\sleast|over|more\sthan)\s)?(?P<part>(?P<count>\d{{1,2}}|{'|'.join(_WORDS)})\sof\s"
    r"(?:them|those|these|which)\b)",
    re.IGNORECASE,
)
_NONE = Lazy(
    r"\s*(?:none|no(?: (?:prior|previous|work))?(?: experience)?(?: (?:is )?(?:needed|required|necessary))?"
    r"|not required)\W*\Z",
    re.IGNORECASE,
)
_FIELD_MOST = Lazy(r"\b(?:max(?:imum)?|at most|up to|no more than|(?:less|fewer) than|under)\b", re.IGNORECASE)
_LISTED = ("requirements", "nice-to-have", "title")
"""Sections where years need nothing beside them: they are of the skill that the line names."""


class Years(Record):
    """Years of experience that a place asks for: `most` is None where it sets no upper end ("5+ years")."""

    span: Span
    sentence: int
    least: int
    most: int | None
    of_work: bool
    """Whether the words beside them, or the section, show that they are years of experience."""


def find(posting: Posting) -> Iterator[Span]:
    """Spans of years asked for, in reading order."""
    return (span for span, _, of_work in _asked(posting) if of_work)


def demands(posting: Posting) -> list[Years]:
    """The years asked for, as numbers; words like "several" are no number and are left out."""
    return [years for place in _asked(posting) if (years := _as_numbers(posting, *place))]


def of_field(value: str) -> Years | None:
    """The years that the value of a front-matter field asks for ("3+ years", "2-4"); None where it names none."""
    if _NONE.match(value):
        return Years(Span(0, len(value)), -1, 0, 0, True)
    counts = [_count(found.group().lower()) for found in _COUNT.finditer(value)]
    if not counts or len(counts) > 2 or not (value.strip(" +").isdigit() or _UNIT.search(value)):
        return None
    if len(counts) == 1 and _FIELD_MOST.search(value):
        return Years(Span(0, len(value)), -1, 0, counts[0], True)
    return Years(Span(0, len(value)), -1, counts[0], counts[1] if len(counts) > 1 else None, True)


def _as_numbers(posting: Posting, span: Span, number: int, of_work: bool) -> Years | None:
    text = posting.masked[span.start : span.end]
    counts = [_count(found.group().lower()) for found in _COUNT.finditer(_SAID_TWICE.sub("", text))]
    if not counts:
        return None
    before = posting.masked[max(posting.sentences[number].start, span.start - 20) : span.start].replace(JOIN, "")
    behind = posting.sentences[number].end
    if len(counts) == 1 and _AT_MOST_BEHIND.match(posting.masked, span.end, behind):
        return Years(span, number, 0, counts[-1], of_work)
    turned_away = _TURNED_AWAY.match(posting.masked, span.end, behind) or _REFUSED.search(
        posting.masked, posting.sentences[number].start, span.start
    )
    if _AT_MOST.search(before) and not turned_away:
        return Years(span, number, 0, counts[-1], of_work)
    return Years(span, number, counts[0], counts[1] if len(counts) > 1 else None, of_work)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word in _WORDS:
        return _WORDS.index(word)
    one = 10 if "decade" in word else 12
    share = next((share for lead, share in _SHARE if word.startswith(lead)), 1)
    return int(one * (share + 0.5 * word.endswith("half")))


def part_of(years: Years, posting: Posting) -> Years | None:
    """The years among those asked for that are set apart: of "ten years of baking, six of them with Rye" the six."""
    part = _PART.match(posting.masked, years.span.end, posting.sentences[years.sentence].end)
    if not part:
        return None
    return years._replace(span=Span(*part.span("part")), least=_count(part["count"].lower()), most=None)


def _asked(posting: Posting) -> Iterator[tuple[Span, int, bool]]:
    """Spans of years that may be asked for, each with the number of its sentence and whether they are of work."""
    for number, sentence in sentences_with(_SIGN, posting):
        text = posting.masked[sentence.start : sentence.end].replace(JOIN, " ")
        listed = posting.block_kinds[sentence.block] in _LISTED
        for found in _YEARS.finditer(text):
            if _may_be_asked(text, found):
                span = Span(sentence.start + found.start(), sentence.start + found.end())
                yield span, number, listed or _is_of_work(text, found)


def _may_be_asked(text: str, found: re.Match[str]) -> bool:
    """Whether no word within reach says that the years are the employer's, or the length of something."""
    before, after = text[max(0, found.start() - 50) : found.start()], text[found.end() : found.end() + 100]
    if _OF_COMPANY.search(before) and not _WANTED.search(before):
        return False
    if _LASTING.search(before) and not _WANTED.search(text):
        return False
    return not (_OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _COMPANY_FOLLOWS.match(after))


def _is_of_work(text: str, found: re.Match[str]) -> bool:
    """Whether the years are of experience, judged by the words within reach."""
    if "+" in found.group() or "yoe" in found.group().lower():
        return True
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 60]
    return bool(_OF_WORK.search(after) or _OF_WORK.search(before) or _ASKED.search(before))
