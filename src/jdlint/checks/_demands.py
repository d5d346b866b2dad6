"""The years of experience that a posting plainly demands, each with what they are years of.

Invariant: what is nice to have, what goes with a degree, what is for another level and what somebody else has is no
demand.
"""

from __future__ import annotations

import re
from collections import Counter

from jdlint.checks import Context
from jdlint.checks._facts import asked_years
from jdlint.checks._table_row import row_start
from jdlint.detect.years import Years
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.record import Record

_APART = Lazy(
    r"\b(?:prefer\w*|ideal(?! (?:person|candidate|applicant|developer|engineer|hire)\b)\w*"
    r"|plus|bonus|advantage\w*|nice|desir\w*|optional\w*|junior|senior|mid|intermediate|staff"
    r"|principal|lead(?! (?:the|a|an|our|new|on|how|and)\b)"
    r"|entry|level|either|equivalent|grade(?= ?\d)|gs-?\d*|of which|including|management|leadership"
    r"|leading|stud(?:y|ies|ied|ying)|university|college|school\w*|apprenticeship|vocational|training|course\w*|visa|residen\w*"
    r"|manager|recent|last|within(?! (?:days|weeks|months|a \w+|your|the first)\b)|up to|(?<!a )similar|instead"
    r"|without (?:an? |any |the )?(?:degree|diploma|bachelor|university|college))\b"
    r"|,\s?or\b",
    re.IGNORECASE,
)
"""Words by which a number of years is a wish, an alternative or for somebody else."""
_OR = Lazy(
    r"^[^,;.]*\b(?:or|OR|Or)\b"
    r"(?!\s(?!BS|BA|MS|MA|B\.|M\.|Ph|Bachelor|Master|A\b|Equivalent|Degree)[A-Z][\w.#+]*)"
)
"""An alternative in the clause of the years, but no name ("Java or Kotlin"); in a later one it is of something else."""
_EITHER = Lazy(
    r"[^,;.\d]*?\byears?\b[^,;.\d]*?\s(?:in|of|with|as)\s[^,;.\d]*?\sor\s(?:(?:an?|in|with|as|of)\s)?"
    r"(?!(?:degree|diploma|training|studies|equivalent|similar|comparable|related|relevant|more|less|longer|another|other|some|any|one|two|three|four|five|six)\b)"
    r"[\w+#-]+(?:\s(?!(?:degree|diploma)\b)[\w+#-]+)?(?:\sbehind you)?\s*(?:[.,;)]|$)",
    re.IGNORECASE,
)
"""Years of one thing or another, in one demand: "eight years in operations or software engineering"."""
_DEGREE = Lazy(r"\b(?:degree|bachelor\w*|master\w*|ph\.?d|diploma|b\.?s\.?c?|m\.?s\.?c?)\b", re.IGNORECASE)
"""Words by which the years go with a degree: other ones may go with another."""
_STUDY = Lazy(
    r"(?:\s|\0|of|an?|in)*(?:[\w'’]+\s){0,2}(?:degree|study|studies|education|college|university)\b", re.IGNORECASE
)
"""What makes years those of a course of study: "3 years of Bachelor's education"."""
_COLLEAGUE = Lazy(
    r"\b(?:mentor|colleague|manager|founder|cto|teammate|leader|lead)s?\b[^.;,]{0,30}"
    r"\b(?:has|have|with|brings?)\b[^.;,]{0,20}$"
    r"|(?-i:[A-Z][\w’'-]+\s[A-Z][\w’'-]+),\s(?:an?|the|our)\s(?:\w+\s){1,2}for\s"
    r"(?:(?:over|almost|nearly|more than|about)\s)?$"
    r"|\b(?:work(?:ing)?|learn(?:ing)?|sit|pair(?:ing)?) (?:with|alongside|from|beside|next to) [^.;,]{0,25}"
    r"\b(?:people|engineers|developers|experts|specialists|nurses|staff)\b[^.;,]{0,15}\b(?:have|with|bring)\b[^.;,]{0,15}$",
    re.IGNORECASE,
)
"""What leads to the years of somebody who works there already."""
_SOUGHT = Lazy(
    r"\b(?:look(?:ing)?|search(?:ing)?)\sfor\s(?:an?|our|another)\s(?:\w+\s)?$"
    r"|\b(?:need|seek(?:ing)?|want|hire|hiring)\s(?:an?|our|another)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What makes the colleague with the years the one who is looked for."""
_NO_SUBJECT = frozenset(
    "of experience exp in with as a an the professional relevant work working hands on practical commercial proven"
    " solid strong industry prior previous using for and is required must have minimum at least needed developing"
    " building full time production"
    " real live users your you paid similar role field related area total overall altogether all max"
    " running most mandatory job person be cannot considered back paid living"
    " more than about over up maximum practice above longer exception commercially professionally years".split()
)
THE_JOB = frozenset(
    "software sw developer development engineer engineering programming programmer it tech industry field".split()
)
"""Of what a whole career is made: years of these are years of experience in general."""
_SERVER_SIDE = frozenset(("server", "side"))
"""The backend by another name."""
_CRAFT = frozenset("programming development developing coding".split())
_WANTED = Lazy(r"look|seek|search|hir|need|want|requir|count on|expect|\byou\b", re.IGNORECASE)
"""What makes years in a text about the employer those of an applicant."""
_LEADING = Lazy(
    r"\b(?:or (?:more|above|longer|up|over|beyond)|up to|at least"
    r"|(?:post|job|role|position) is (?:at|on) (?:mid|senior|junior|lead|entry)[ -]level"
    r"|(?:for )?this (?:is an? )?(?:junior|senior|mid(?:[- ]level)?|entry[- ]level|graduate|trainee)"
    r" (?:role|job|position|post)"
    r"|level is (?:junior|senior|mid-level|mid)"
    r"|or (?:another|any other|a similar|a comparable|similar|comparable)\b[^.,;]*)",
    re.IGNORECASE,
)
_BOUNDING = Lazy(
    r"\b(?:at least|at most|up to|(?:a )?min(?:imum)?(?: of)?|(?:a )?max(?:imum)?(?: of)?)\s*$", re.IGNORECASE
)
_NEEDLESS = Lazy(r"\b(?:not|never|n['’]t) need\b[^.;,]{0,12}$|\bno need (?:for|of)\b[^.;,]{0,12}$", re.IGNORECASE)
"""What leads to years that nobody has to have: "you will not need a decade"."""
_STOP = Lazy(
    r"[.,;:()–—]|\s-\s|\b(?:for|in) (?:this|the) (?:position|role|job|post)\b"
    r"|\bin an? (?:\w+ )?(?:company|firm|team|role|position|setting)\b"
    r"|\b(?:who|which|where|you|preferably|ideally|and a|is|are|plus|behind|meets?|should|will|may"
    r"|to (?:this|that|our|be|apply|qualify)|and (?:permission|the right|an|be|must|should|have|hold|live|your))\b"
)
_FOR_LEVEL = Lazy(r"\W*As\s(?:the|an?|our)\s(?P<level>junior|senior|lead|mid|principal|staff)\b", re.IGNORECASE)
"""How a paragraph begins that is about one of several jobs."""
_PREFERABLY = Lazy(r",\s(?:preferably|ideally)\b")
"""What only the words behind it are a wish of."""
_NO_DEMAND = ("nice-to-have", "benefits", "title")


class Demand(Record):
    """Years with what they are years of, as folded words; empty for experience in general."""

    years: Years
    span: Span
    subject: frozenset[str]
    beside_degree: bool = False
    """Whether a degree goes with them, so that other years may go with another degree."""
    is_whole: bool = False
    """Whether a label says that they are of all experience: "Experience: three years"."""


def demands(context: Context) -> list[Demand]:
    """The years that are plainly demanded."""
    posting, found = context.posting, []
    own_level = _own_level(posting)
    years_found: list[Years] = context.once("years", asked_years)
    rows = Counter(_row(posting, years) for years in years_found)
    for years in years_found:
        sentence = posting.sentences[years.sentence]
        kind = posting.block_kinds[sentence.block]
        behind = posting.masked[years.span.end : min(sentence.end, years.span.end + 90)]
        begin = min(sentence.start, _row(posting, years))
        around = posting.masked[max(begin, years.span.start - 80) : years.span.end]
        around += _PREFERABLY.split(behind, maxsplit=1)[0]
        before = posting.masked[max(sentence.start, years.span.start - 25) : years.span.start]
        if kind == "company" and not _WANTED.search(around):
            continue
        others = _COLLEAGUE.search(posting.masked, max(sentence.start, years.span.start - 70), years.span.start)
        if others and _SOUGHT.search(posting.masked[sentence.start : others.start()]):
            others = None
        if _STUDY.match(posting.masked, years.span.end) or _NEEDLESS.search(before):
            continue
        behind = _without_lead(posting.masked[years.span.start : sentence.end])
        for_level = _FOR_LEVEL.match(posting.masked, posting.blocks[sentence.block].start)
        is_apart = (
            _APART.search(_without_level(_without_lead(around), own_level)) is not None
            or (_OR.search(behind) is not None and not _EITHER.match(behind))
            or (for_level is not None and for_level["level"].lower() != own_level)
            or (posting.blocks[sentence.block].kind == "cell" and rows[_row(posting, years)] > 1)
        )
        if years.of_work and kind not in _NO_DEMAND and not others and not is_apart:
            beside_degree = _DEGREE.search(around) is not None
            is_whole = _WHOLE.match(posting.masked[sentence.start : years.span.start].replace(JOIN, "")) is not None
            demanded = Demand(years, _span(posting, years, before), _subject(posting, years), beside_degree, is_whole)
            found.append(demanded)
    return found


def _row(posting: Posting, years: Years) -> int:
    """Where the row begins in which they stand: several numbers in one are for several levels."""
    return row_start(posting, posting.sentences[years.sentence].block)


_LEVEL = Lazy(r"\b(?:junior|senior|mid|staff|principal|lead)\b", re.IGNORECASE)


def _own_level(posting: Posting) -> str:
    """The one level that the title names, in small letters; the empty text where it names none or several."""
    field = posting.fields.get("title")
    title = f"{field.value if field else ''} {posting.masked[posting.title.start : posting.title.end]}"
    levels = {level.lower() for level in _LEVEL.findall(title)}
    return levels.pop() if len(levels) == 1 else ""


def _without_level(text: str, level: str) -> str:
    """The words without the level that is the job's own, which sets no years apart: "a senior cook with six years"."""
    return re.sub(rf"\b{level}\b", " ", text, flags=re.IGNORECASE) if level else text


def _without_lead(text: str) -> str:
    """The words without those that only lead to a number."""
    return _LEADING.sub(" ", text.replace(JOIN, " "))


def _span(posting: Posting, years: Years, before: str) -> Span:
    """The years with the words that bound them: "at most one year"."""
    lead = _BOUNDING.search(before)
    return Span(years.span.start - (len(before) - lead.start() if lead else 0), years.span.end)


def _subject(posting: Posting, years: Years) -> frozenset[str]:
    """What the years are years of: the words behind them up to the end of the clause, else those before a colon."""
    sentence = posting.sentences[years.sentence]
    rest = posting.masked[years.span.end : sentence.end].replace(JOIN, "").lstrip("'’+ ")
    words = frozenset(fold_phrase(_STOP.split(_LEADING.sub(" ", rest), maxsplit=1)[0])) - _NO_SUBJECT
    if words:
        words = frozenset("engineer" if word == "engineering" else word for word in words)
        if words >= _SERVER_SIDE:
            words = words - _SERVER_SIDE - THE_JOB - {"work"} | {"backend"}
        return words - _CRAFT or words  # "programming in Java" is Java
    lead = posting.masked[sentence.start : years.span.start].replace(JOIN, "").rstrip()
    if with_it := _WITH_IT.search(lead):
        return frozenset(fold_phrase(with_it["name"])) - _NO_SUBJECT
    words = frozenset(fold_phrase(lead)) - _NO_SUBJECT
    names = posting.blocks[sentence.block].kind == "item" and len(words) <= _MOST_NAMES and _NAMES_BEFORE.search(lead)
    return words if lead.endswith((":", "-", "–", "(")) or names else frozenset()


_WITH_IT = Lazy(
    r"\b(?:[Dd]evelop(?:ing|ed) in|(?:[Ww]ork(?:ing|ed)?|[Bb]uil(?:ding|t)|[Pp]rogramm(?:ing|ed)) (?:with|in|on)"
    r"|[Uu]s(?:ing|ed)|[Ww]rit(?:ing|ten)) (?P<name>[A-Z][\w.#+-]*(?: [A-Z][\w.#+-]*)?) (?:for a living )?for"
    r"(?: (?:an?|at|over|more|about|least|minimum|of|than))*$"
)
"""What somebody has worked with "for at least five years"."""
_WHOLE = Lazy(r"\W*(?:(?:work|professional|total|overall|required|years of)\s)?experience\s?[:–-]\W*$", re.IGNORECASE)
_MOST_NAMES = 3
_NAMES_BEFORE = Lazy(r"(?:,|\b(?:of|for|over)(?: (?:at least|more than|over|about))?)\s*$")
"""What stands between the names at the head of an item and their years: "Fortran, three years"."""
