"""Years of experience against each other, and against the level in the title.

Invariant: two demands are held against each other only when they are years of the same thing; what is nice to have,
what goes with a degree and what is for another level is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from jdlint.checks import Context, Option
from jdlint.checks._facts import asked_years
from jdlint.checks._swap import swapped
from jdlint.detect.years import Years, of_field
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.record import Record
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "other", "level", "years")
_APART = Lazy(
    r"\b(?:prefer\w*|ideal\w*|plus|bonus|advantage\w*|nice|desir\w*|optional\w*|junior|senior|mid|intermediate|staff"
    r"|principal|lead|entry|level|either|equivalent|grade(?= ?\d)|gs-?\d*|of which|including|management|leadership"
    r"|leading|stud(?:y|ies|ied|ying)|university|college|school\w*|apprenticeship|vocational|training|course\w*|visa|residen\w*"
    r"|manager|recent|last|within|up to|total|(?<!a )similar|without|instead)\b"
    r"|,\s?or\b",
    re.IGNORECASE,
)
"""Words by which a number of years is a wish, an alternative or for somebody else."""
_OR = Lazy(r"^[^,;.]*\bor\b", re.IGNORECASE)
"""An alternative in the clause of the years; in a later one it is of something else."""
_DEGREE = Lazy(r"\b(?:degree|bachelor\w*|master\w*|ph\.?d|diploma|b\.?s\.?c?|m\.?s\.?c?)\b", re.IGNORECASE)
"""Words by which the years go with a degree: other ones may go with another."""
_STUDY = Lazy(
    r"(?:\s|\0|of|an?|in)*(?:[\w'’]+\s){0,2}(?:degree|study|studies|education|college|university)\b", re.IGNORECASE
)
"""What makes years those of a course of study: "3 years of Bachelor's education"."""
_COLLEAGUE = Lazy(
    r"\b(?:mentor|colleague|manager|founder|cto|teammate|leader|lead)s?\b[^.;,]{0,30}"
    r"\b(?:has|have|with|brings?)\b[^.;,]{0,20}$"
    r"|\b(?:work(?:ing)?|learn(?:ing)?|sit|pair(?:ing)?) (?:with|alongside|from|beside) [^.;,]{0,25}"
    r"\b(?:people|engineers|developers|experts|specialists|nurses|staff)\b[^.;,]{0,15}\b(?:have|with|bring)\b[^.;,]{0,15}$",
    re.IGNORECASE,
)
"""What leads to the years of somebody who works there already."""
_NO_SUBJECT = frozenset(
    "of experience exp in with as a an the professional relevant work working hands on practical commercial proven"
    " solid strong industry prior previous using for and is required must have minimum at least needed developing"
    " building full time production your you similar role field related area".split()
)
_THE_JOB = frozenset(
    "software sw developer development engineer engineering programming programmer it tech industry field".split()
)
"""Of what a whole career is made: years of these are years of experience in general."""
_CRAFT = frozenset("programming development developing coding".split())
_WANTED = Lazy(r"look|seek|search|hir|need|want|requir|\byou\b", re.IGNORECASE)
"""What makes years in a text about the employer those of an applicant."""
_BETWEEN = frozenset("to or mid middle medior intermediate midlevel".split())
"""Words of a title by which the job is for more than one level."""
_LEADING = Lazy(
    r"\b(?:or more|up to|at least|for this (?:junior|senior) (?:role|job|position|post)"
    r"|or (?:another|any other|a similar|a comparable|similar|comparable)\b[^.,;]*)",
    re.IGNORECASE,
)
_BOUNDING = Lazy(
    r"\b(?:at least|at most|up to|(?:a )?min(?:imum)?(?: of)?|(?:a )?max(?:imum)?(?: of)?)\s*$", re.IGNORECASE
)
_STOP = Lazy(
    r"[.,;:()–—]|\s-\s|\b(?:who|which|where|preferably|ideally|and a|is|are|plus|behind|meets?|should|will|may"
    r"|to (?:this|that|our))\b"
)
_NO_DEMAND = ("nice-to-have", "benefits", "title")


class Demand(Record):
    """Years with what they are years of, as folded words; empty for experience in general."""

    years: Years
    span: Span
    subject: frozenset[str]
    beside_degree: bool = False
    """Whether a degree goes with them, so that other years may go with another degree."""


def _disagree(rule: Rule, context: Context) -> Iterator[Match]:
    """Two numbers of years for the same thing that no one number can meet; a range upside down."""
    posting = context.posting
    title = frozenset(_title(posting))
    kept = _in_field(posting)
    demanded: list[Demand] = context.once("demands", _demands)
    for demand in (demand for demand in demanded if not demand.beside_degree):
        if demand.years.most is not None and demand.years.most < demand.years.least:
            yield _upside_down(posting, demand.span)
            continue
        other = next((d for d in kept if _exclude(d, demand, title)), None)
        if other:
            values = {"match": posting.quoted(demand.span), "other": posting.quoted(other.span)}
            yield Match(*demand.span, values, also=[other.span])
        else:
            kept.append(demand)


def _in_field(posting: Posting) -> list[Demand]:
    """The years that the front matter asks for."""
    field = posting.fields.get("experience")
    years = of_field(field.value) if field else None
    return [Demand(years, field.value_span, frozenset())] if field and years else []


def _upside_down(posting: Posting, span: Span) -> Match:
    text = f'"{posting.quoted(span)}" goes down. Write the lower number first, or mend the wrong one.'
    return Match(*span, message=text, better=swapped(posting.text[span.start : span.end]))


def _exclude(one: Demand, other: Demand, title: frozenset[str]) -> bool:
    """Whether no number of years meets both demands.

    Both have an end, and one begins above that of the other; or both ask for the same thing with other least years.
    """
    low, high = sorted((one, other), key=lambda demand: demand.years.least)
    if low.years.sentence < 0:  # the field tells of all the years; a longer part of them is more than the whole
        return high.years.least > (low.years.most or low.years.least)
    alike = _career(one.subject) == _career(other.subject)
    # More years of a part than of the whole: "3 years of Python", "5 years of Python for pipelines".
    is_part = bool(low.subject) and low.subject < high.subject and low.years.sentence != high.years.sentence
    if low.years.most is not None:
        general = all(demand.subject <= _THE_JOB | title for demand in (one, other))
        return (alike or general or is_part) and high.years.least > low.years.most
    is_name = len(low.subject) == 1 and not low.subject <= _THE_JOB
    return (alike or (is_part and is_name)) and high.years.most is None and low.years.least != high.years.least


def _career(subject: frozenset[str]) -> frozenset[str]:
    """The subject, with all words for the whole career taken as one."""
    return _THE_JOB if subject and subject <= _THE_JOB else subject


def _against_level(rule: Rule, context: Context) -> Iterator[Match]:
    """Many years for a beginner's title, hardly any for a senior one."""
    level = _level(rule, context)
    if not level:
        return
    word, is_junior, place = level
    title = _title(context.posting)
    demanded: list[Demand] = context.once("demands", _demands)
    for demand in demanded:
        many = demand.years.least >= rule.options["some" if word.lower() in rule.options["beginner"] else "many"]
        if many if is_junior else _is_few(rule, demand, demanded, _THE_JOB.union(title)):
            values = {"match": context.posting.quoted(demand.span), "level": word}
            yield Match(*demand.span, values, also=[place])
            return


def _is_few(rule: Rule, demand: Demand, all_of_them: Sequence[Demand], career: frozenset[str]) -> bool:
    """Whether hardly any years are asked for: of the whole career, and none of anything longer."""
    if demand.beside_degree or not demand.subject <= career:
        return False
    if demand.years.most is None:
        return all(other.years.least <= 1 for other in all_of_them)
    few: float = rule.options["few"]
    return demand.years.most <= few


def _level(rule: Rule, context: Context) -> tuple[str, bool, Span] | None:
    """The word for the level, whether it is a beginner's, and where it stands: in the title, a field or the text."""
    posting, options = context.posting, rule.options
    title, field = _title(posting), posting.fields.get("seniority")
    places = [(title, posting.title), *([(fold_phrase(field.value), field.value_span)] if field else [])]
    for words, place in places:
        junior = [word for word in words if word in options["junior"]]
        senior = [word for word in words if word in options["senior"]]
        if junior or senior:
            pairs = map(" ".join, pairwise(words))
            mixed = bool(junior) == bool(senior) or not _BETWEEN.union(options["never"]).isdisjoint({*words, *pairs})
            return None if mixed else ((junior or senior)[0].capitalize(), bool(junior), place)
    waved = {hit.sentence for hit in context.hits.of(rule.id, "unless")}
    said = next((Span(h.start, h.end) for h in context.hits.of(rule.id, "said") if h.sentence not in waved), None)
    return (posting.quoted(said), True, said) if said else None


def _title(posting: Posting) -> list[str]:
    """The words of the title."""
    start, end = posting.title
    return fold_phrase(posting.masked[start:end].replace(JOIN, "")) or fold_phrase(posting.text[start:end])


def _demands(context: Context) -> list[Demand]:
    """The years that are plainly demanded."""
    posting, found = context.posting, []
    years_found: list[Years] = context.once("years", asked_years)
    for years in years_found:
        sentence = posting.sentences[years.sentence]
        kind = posting.block_kinds[sentence.block]
        around = posting.masked[max(sentence.start, years.span.start - 80) : min(sentence.end, years.span.end + 90)]
        before = posting.masked[max(sentence.start, years.span.start - 25) : years.span.start]
        if kind == "company" and not _WANTED.search(around):
            continue
        others = _COLLEAGUE.search(posting.masked, max(sentence.start, years.span.start - 70), years.span.start)
        if _STUDY.match(posting.masked, years.span.end):
            continue
        behind = _without_lead(posting.masked[years.span.start : sentence.end])
        is_apart = _APART.search(_without_lead(around)) or _OR.search(behind)
        if years.of_work and kind not in _NO_DEMAND and not others and not is_apart:
            beside_degree = _DEGREE.search(around) is not None
            found.append(Demand(years, _span(posting, years, before), _subject(posting, years), beside_degree))
    return found


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
        return words - _CRAFT or words  # "programming in Java" is Java
    lead = posting.masked[sentence.start : years.span.start].replace(JOIN, "").rstrip()
    return frozenset(fold_phrase(lead)) - _NO_SUBJECT if lead.endswith((":", "-", "–", "(")) else frozenset()


_FIND: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "disagree": _disagree,
    "against-level": _against_level,
}
OPTIONS: Mapping[str, Option] = {
    "find": Option("choice", required=True, choices=tuple(_FIND)),
    "junior": Option("words", ()),
    "senior": Option("words", ()),
    "beginner": Option("words", ()),
    "many": Option("number", 5),
    "some": Option("number", 2),
    "few": Option("number", 2),
    "never": Option("words", ()),
    "said": Option("phrases", ()),
    "unless": Option("phrases", ()),
}
"""`junior`, `senior`: words of a title that name the level, `beginner`: those that name a first job; `never`: words
beside which they name no level. `many`: years too many for a junior, `some`: for a beginner; `few`: too few for a
senior. `said`: how a text calls the job one for beginners, `unless`: what takes that back."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each number of years that has the fault which the rule names."""
    return _FIND[rule.options["find"]](rule, context)
