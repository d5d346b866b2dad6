"""Years of experience against each other, and against the level in the title.

Invariant: two demands are held against each other only when they are years of the same thing; what is nice to have,
what goes with a degree and what is for another level is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from jdlint.checks import Context, Option
from jdlint.checks._facts import asked_years
from jdlint.detect.years import Years
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "other", "level", "years")
_APART = Lazy(
    r"\b(?:prefer\w*|ideal\w*|plus|bonus|advantage\w*|nice|desir\w*|optional\w*|degree|bachelor\w*|master\w*|ph\.?d"
    r"|diploma|b\.?s\.?c?|m\.?s\.?c?|junior|senior|mid|intermediate|staff|principal|lead|entry|level|either|equivalent"
    r"|stud(?:y|ies|ied|ying)|university|college|school\w*|apprenticeship|vocational|training|course\w*|visa|residen\w*"
    r"|grade|gs-?\d*|of which|including|management|leadership|leading|manager|recent|last|within|up to|total|similar"
    r"|without|instead|or)\b",
    re.IGNORECASE,
)
"""Words by which a number of years is a wish, an alternative or for somebody else."""
_NO_SUBJECT = frozenset(
    "of experience exp in with as a an the professional relevant work working hands on practical commercial proven"
    " solid strong industry prior previous using for and is required must have minimum at least needed developing"
    " building full time your you similar role field related area".split()
)
_THE_JOB = frozenset(
    "software developer development engineer engineering programming programmer it tech industry field".split()
)
"""Of what a whole career is made: years of these are years of experience in general."""
_WANTED = Lazy(r"look|seek|search|hir|need|want|requir|\byou\b", re.IGNORECASE)
"""What makes years in a text about the employer those of an applicant."""
_BETWEEN = frozenset("to or mid middle medior intermediate midlevel".split())
"""Words of a title by which the job is for more than one level."""
_STOP = Lazy(r"[.,;:()–—]|\s-\s|\b(?:who|which|where|preferably|ideally|and a|is|are|plus)\b")
_NO_DEMAND = ("nice-to-have", "benefits", "title")


class Demand(NamedTuple):
    """Years with what they are years of, as folded words; empty for experience in general."""

    years: Years
    span: Span
    subject: frozenset[str]


def _disagree(rule: Rule, context: Context) -> Iterator[Match]:
    """Two numbers of years for the same thing that no one number can meet; a range upside down."""
    posting = context.posting
    title = frozenset(_title(posting))
    kept: list[Demand] = []
    demanded: list[Demand] = context.once("demands", _demands)
    for demand in demanded:
        if demand.years.most is not None and demand.years.most < demand.years.least:
            text = f'"{posting.quoted(demand.span)}" goes down. Write the lower number first, or mend the wrong one.'
            yield Match(*demand.span, message=text)
            continue
        other = next((d for d in kept if _exclude(d, demand, title)), None)
        if other:
            values = {"match": posting.quoted(demand.span), "other": posting.quoted(other.span)}
            yield Match(*demand.span, values, also=[other.span])
        else:
            kept.append(demand)


def _exclude(one: Demand, other: Demand, title: frozenset[str]) -> bool:
    """Whether no number of years meets both demands.

    Both have an end, and one begins above that of the other; or both ask for the same thing with other least years.
    """
    low, high = sorted((one, other), key=lambda demand: demand.years.least)
    alike = _career(one.subject) == _career(other.subject)
    if low.years.most is not None:
        general = all(demand.subject <= _THE_JOB | title for demand in (one, other))
        return (alike or general) and high.years.least > low.years.most
    return alike and high.years.most is None and low.years.least != high.years.least


def _career(subject: frozenset[str]) -> frozenset[str]:
    """The subject, with all words for the whole career taken as one."""
    return _THE_JOB if subject and subject <= _THE_JOB else subject


def _against_level(rule: Rule, context: Context) -> Iterator[Match]:
    """Many years for a beginner's title, hardly any for a senior one."""
    posting = context.posting
    title = [*_title(posting), *_seniority(posting)]
    junior = [word for word in title if word in rule.options["junior"]]
    senior = [word for word in title if word in rule.options["senior"]]
    if not junior and not senior:
        yield from _against_said_level(rule, context)
    if bool(junior) == bool(senior) or not _BETWEEN.isdisjoint(title):
        return
    many_years = rule.options["many" if set(junior).isdisjoint(rule.options["beginner"]) else "some"]
    demanded: list[Demand] = context.once("demands", _demands)
    for demand in demanded:
        years, general = demand.years, demand.subject <= _THE_JOB.union(title)
        many = junior and years.least >= many_years
        few = senior and general and years.most is not None and years.most <= rule.options["few"]
        if many or few:
            values = {"match": posting.quoted(demand.span), "level": (junior or senior)[0].capitalize()}
            yield Match(*demand.span, values, also=[posting.title])
            return


def _seniority(posting: Posting) -> list[str]:
    """The words of the level that the front matter names."""
    return fold_phrase(posting.fields["seniority"].value) if "seniority" in posting.fields else []


def _against_said_level(rule: Rule, context: Context) -> Iterator[Match]:
    """Many years in a text that calls itself, in so many words, a job for beginners."""
    waved = {hit.sentence for hit in context.hits.of(rule.id, "unless")}
    said = next((hit for hit in context.hits.of(rule.id, "said") if hit.sentence not in waved), None)
    demanded: list[Demand] = context.once("demands", _demands)
    many = next((demand for demand in demanded if demand.years.least >= rule.options["many"]), None)
    if said and many:
        place = Span(said.start, said.end)
        one, other = context.posting.quoted(many.span), context.posting.quoted(place)
        text = f'"{one}" and "{other}" do not go together. Change the level, or the years.'
        yield Match(*many.span, also=[place], message=text)


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
        if years.of_work and kind not in _NO_DEMAND and not _APART.search(_without_lead(around)):
            found.append(Demand(years, _span(posting, years, before), _subject(posting, years)))
    return found


def _without_lead(text: str) -> str:
    """The words without those that only lead to a number."""
    return re.sub(r"\bor more\b|\bup to\b|\bat least\b", " ", text.replace(JOIN, " "))


def _span(posting: Posting, years: Years, before: str) -> Span:
    """The years with the words that bound them: "at most one year"."""
    lead = re.search(
        r"\b(?:at least|at most|up to|(?:a )?min(?:imum)?(?: of)?|(?:a )?max(?:imum)?(?: of)?)\s*$",
        before,
        re.IGNORECASE,
    )
    return Span(years.span.start - (len(before) - lead.start() if lead else 0), years.span.end)


def _subject(posting: Posting, years: Years) -> frozenset[str]:
    """What the years are years of: the words behind them up to the end of the clause, else those before a colon."""
    sentence = posting.sentences[years.sentence]
    rest = posting.masked[years.span.end : sentence.end].replace(JOIN, "").lstrip("'’+ ")
    words = frozenset(fold_phrase(_STOP.split(rest, maxsplit=1)[0])) - _NO_SUBJECT
    if words:
        return words
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
    "said": Option("phrases", ()),
    "unless": Option("phrases", ()),
}
"""`junior`, `senior`: words of a title that name the level, `beginner`: those that name a first job. `many`: years too
many for a junior, `some`: for a beginner; `few`: too few for a senior. `said`: how a text calls the job one for
beginners, `unless`: what takes that back."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each number of years that has the fault which the rule names."""
    return _FIND[rule.options["find"]](rule, context)
