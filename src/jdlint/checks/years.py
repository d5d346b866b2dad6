"""Years of experience against each other, and against the level in the title.

Invariant: two demands are held against each other only when they are years of the same thing; what is nice to have,
what goes with a degree and what is for another level is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from jdlint.checks import Context, Option
from jdlint.checks._demands import THE_JOB, Demand, demands
from jdlint.checks._swap import swapped
from jdlint.detect.years import of_field
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "other", "level", "years")
_ANY_WORK = frozenset("work coding operations ops backend back end web server side data infrastructure".split())
"""What a whole career in a job of this title may have been spent on."""
_BETWEEN = frozenset("to or mid middle medior intermediate midlevel".split())
"""Words of a title by which the job is for more than one level."""


def _disagree(rule: Rule, context: Context) -> Iterator[Match]:
    """Two numbers of years for the same thing that no one number can meet; a range upside down."""
    posting = context.posting
    title = frozenset(_title(posting))
    kept = _in_field(posting)
    demanded: list[Demand] = context.once("demands", demands)
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
    if high.years.sentence < 0:  # and what the whole career is to be is no less than the field says
        return low.subject <= THE_JOB | title and low.years.least != high.years.least
    alike = _career(one.subject) == _career(other.subject)
    # More years of a part than of the whole: "3 years of Python", "5 years of Python for pipelines".
    is_part = bool(low.subject or low.is_whole) and low.subject < high.subject
    is_part = is_part and low.years.sentence != high.years.sentence and "or" not in high.subject
    if low.years.most is not None:
        general = all(demand.subject <= THE_JOB | title for demand in (one, other))
        return (alike or general or is_part) and high.years.least > low.years.most
    is_name = len(low.subject) == 1 and not low.subject <= THE_JOB
    is_more = low.is_whole and high.subject <= THE_JOB | title
    return (
        (alike or (is_part and (is_name or is_more)))
        and high.years.most is None
        and low.years.least != high.years.least
    )


def _career(subject: frozenset[str]) -> frozenset[str]:
    """The subject, with all words for the whole career taken as one."""
    return THE_JOB if subject and subject <= THE_JOB else subject


def _against_level(rule: Rule, context: Context) -> Iterator[Match]:
    """Many years for a beginner's title, hardly any for a senior one."""
    level = _level(rule, context)
    if not level:
        return
    word, is_junior, place = level
    if not is_junior and (said := _said(rule, context)):
        yield Match(*said, {"match": context.posting.quoted(said), "level": word}, also=[place])
    if claim := _claimed(rule, context, is_junior):
        yield Match(*claim, {"match": context.posting.quoted(claim), "level": word}, also=[place])
        return
    title = _title(context.posting)
    demanded: list[Demand] = [*_in_field(context.posting), *context.once("demands", demands)]
    for demand in demanded:
        many = demand.years.least >= rule.options["some" if word.lower() in rule.options["beginner"] else "many"]
        least = rule.options["few"] if word.lower() in rule.options["top"] else 1
        if many if is_junior else _is_few(rule, demand, demanded, THE_JOB.union(title, _ANY_WORK), least):
            values = {"match": context.posting.quoted(demand.span), "level": word}
            yield Match(*demand.span, values, also=[place])
            return


def _claimed(rule: Rule, context: Context, is_junior: bool) -> Span | None:
    """Where the text asks a beginner for a long career without a number of years, or a senior for hardly any."""
    posting, hits = context.posting, context.hits
    claims = hits.of(rule.id, "much" if is_junior else "little")
    if not claims or (not is_junior and _asks_for_more(rule, context)):
        return None
    unless = [*hits.of(rule.id, "not_asked")]
    for hit in claims:
        kind = posting.block_kinds[posting.sentences[hit.sentence].block]
        if kind in _ASKED_IN and not any(u.sentence == hit.sentence for u in unless):
            return Span(hit.start, hit.end)
    return None


_ASKED_IN = ("role", "duties", "requirements", "apply", "other")
"""Sections whose words are about who is looked for."""


def _asks_for_more(rule: Rule, context: Context) -> bool:
    demanded: list[Demand] = [*_in_field(context.posting), *context.once("demands", demands)]
    few: float = rule.options["few"]
    return any(demand.years.least > few for demand in demanded)


def _is_few(rule: Rule, demand: Demand, all_of_them: Sequence[Demand], career: frozenset[str], least: float) -> bool:
    """Whether hardly any years are asked for: of the whole career, and none of anything longer.

    At most one year is hardly any of whatever it is of.
    """
    few: float = rule.options["few"]
    if demand.beside_degree:
        return False
    if not demand.subject <= career:
        most = demand.years.most
        at_most_one = most is not None and (most <= 1 or (demand.years.least == 0 and most <= few))
        return at_most_one and "leave" not in demand.subject and all(other.years.least <= 1 for other in all_of_them)
    if demand.years.most is None:
        return all(other.years.least <= least for other in all_of_them)
    return demand.years.most <= few


def _level(rule: Rule, context: Context) -> tuple[str, bool, Span] | None:
    """The word for the level, whether it is a beginner's, and where it stands: in the title, a field or the text."""
    posting, options = context.posting, rule.options
    title, level = (_in_front(posting, key) for key in ("title", "seniority"))
    places = [*title, (_title(posting), posting.title), *level]
    for words, place in places:
        pairs = [" ".join(pair) for pair in pairwise(words)]
        junior, senior = ([w for w in (*words, *pairs) if w in options[key]] for key in ("junior", "senior"))
        if junior or senior:
            levels = {*options["junior"], *options["senior"], *_BETWEEN}
            words = tuple(word for at, word in enumerate(words) if word != "to" or levels & {*words[at + 1 : at + 2]})
            mixed = bool(junior) == bool(senior) or not _BETWEEN.union(options["never"]).isdisjoint({*words, *pairs})
            return None if mixed else ((junior or senior)[0].capitalize(), bool(junior), place)
    said = _said(rule, context)
    return (posting.quoted(said), True, said) if said else None


def _in_front(posting: Posting, key: str) -> Sequence[tuple[tuple[str, ...], Span]]:
    """The words of a field of the front matter and where they stand; nothing where there is no such field."""
    field = posting.fields.get(key)
    return [(fold_phrase(field.value), field.value_span)] if field else []


def _said(rule: Rule, context: Context) -> Span | None:
    """Where the text first calls the job one for beginners."""
    waved = {hit.sentence for hit in context.hits.of(rule.id, "unless")}
    return next((Span(h.start, h.end) for h in context.hits.of(rule.id, "said") if h.sentence not in waved), None)


def _title(posting: Posting) -> tuple[str, ...]:
    """The words of the title."""
    start, end = posting.title
    return fold_phrase(posting.masked[start:end].replace(JOIN, "")) or fold_phrase(posting.text[start:end])


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
    "top": Option("words", ()),
    "much": Option("phrases", ()),
    "little": Option("phrases", ()),
    "not_asked": Option("phrases", ()),
    "said": Option("phrases", ()),
    "unless": Option("phrases", ()),
}
"""`junior`, `senior`: words or pairs of words of a title that name the level, `beginner`: those that name a first job;
`never`: words beside which they name no level. `many`: years too many for a junior, `some`: for a beginner; `few`: too
few for a senior, and for those of `top` even where more are welcome. `said`: how texts call a job one for beginners,
`unless`: what takes that back. `much`, `little`: how a text asks for a long career or hardly any without a number of
years; `not_asked` in the same sentence takes it back."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each number of years that has the fault which the rule names."""
    return _FIND[rule.options["find"]](rule, context)
