"""What a job board asks for besides the text: data for search engines, and things that a posting for it must state.

Invariant: only what neither front matter nor text nor the site's own template states is missing; what the role itself
requires is told by that element's rule and not here once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._facts import employers_of
from jdlint.checks.evidence import is_met, where_it_belongs
from jdlint.jobdata import may_hold_data
from jdlint.posting.model import SECTION_KINDS, Field, Posting, Span
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.jobdata.values import Value

VALUES: tuple[str, ...] = ("missing", "match", "reason")
_IN_WORDS = {
    **{kind: f"a section on {kind.replace('-', ' ')}" for kind in SECTION_KINDS},
    "duties": "what the person will do",
    "requirements": "what the person must bring",
}
_ALIKE: Mapping[str, tuple[str, ...]] = {"duties": ("role",), "requirements": ("nice-to-have",)}
"""Kinds of section in which they may stand, too, where a posting has none of their own."""
"""The name of a Jekyll post, which holds its date."""


def _has_data(posting: Posting) -> bool:
    """Whether there is JobPosting data; a template that makes them takes what the posting says."""
    if not may_hold_data(posting.text):
        return False
    from jdlint.jobdata.find import scripts

    return any(True for _ in scripts(posting))


def _data(rule: Rule, context: Context) -> Iterator[Match]:
    """A posting without front matter and without JobPosting data: nothing that a search engine could read."""
    if not _has_data(context.posting) and not context.posting.fields:
        yield Match(*context.posting.title)


def _properties(rule: Rule, context: Context) -> Iterator[Match]:
    """Required properties that a site cannot make from front matter or text."""
    posting = context.posting
    if _has_data(posting) or not posting.fields:
        return
    lacking = [words for words, is_said in _SAID.items() if not is_said(context)]
    if lacking:
        yield Match(*posting.title, {"missing": _listed(lacking)})


def _has_title(context: Context) -> bool:
    posting = context.posting
    return "title" in posting.fields or any(s.kind == "title" and s.heading >= 0 for s in posting.sections[:4])


def _has_date(context: Context) -> bool:
    from jdlint.checks._days import posted_days
    from jdlint.detect.dates import day_of_name

    return (
        _says(context.posting.fields.get("posted"))
        or day_of_name(context.posting.name) is not None
        or any(posted_days(context))
    )


def _has_company(context: Context) -> bool:
    from jdlint.detect.employer import openers

    named = "company" in context.provides or context.once("employers", employers_of)
    return bool(named) or any(openers(context.posting))


def _has_place(context: Context) -> bool:
    if {"location", "work-mode"} & context.provides or _says(context.posting.fields.get("location")):
        return True
    return any(is_met(context.rules[id], context) for id in ("location", "work-mode") if id in context.rules)


def _says(field: Field | None) -> bool:
    return field is not None and bool(field.value.strip())


_SAID: Mapping[str, Callable[[Context], bool]] = {
    "title": _has_title,
    "day of posting (datePosted)": _has_date,
    "employer's name (hiringOrganization)": _has_company,
    "place (jobLocation, or remote work)": _has_place,
}


def _elements(rule: Rule, context: Context) -> Iterator[Match]:
    """Elements and sections that the board wants and the posting lacks."""
    asked = [id for id in rule.options["elements"] if id not in context.role["required"] and id not in context.provides]
    lacking = [context.rules[id].title for id in asked if not _is_settled(context.rules[id], context)]
    words = [title[0].lower() + title[1:] for title in lacking]
    kinds = {*context.posting.block_kinds}
    words += [_IN_WORDS[kind] for kind in rule.options["sections"] if kinds.isdisjoint((kind, *_ALIKE.get(kind, ())))]
    if words:
        yield Match(*where_it_belongs(context.posting, rule.options["belongs"]), {"missing": _listed(words)})


def _is_settled(rule: Rule, context: Context) -> bool:
    """Whether the posting states it, has a section for it, or states what settles it, too."""
    if rule.id in context.posting.block_kinds:
        return True
    return is_met(rule, context) or any(is_met(context.rules[id], context) for id in rule.options["instead"])


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


_OF_SCHEMA = frozenset(
    "datePosted validThrough hiringOrganization jobLocation jobLocationType baseSalary unitText addressLocality".split()
)
"""Names by which front matter shows that it is JobPosting data."""


def _fields(rule: Rule, context: Context) -> Iterator[Match]:
    """Front matter under schema.org's own names, with values that it does not know."""
    from jdlint.jobdata import amount
    from jdlint.jobdata.fault import Fault, one_of

    facts = context.tables["job-posting"]

    def look(name: str, value: Value) -> Fault | None:
        if name in amount.DATES:
            return amount.date(value)
        return amount.currency(value, facts) if name in _CURRENCIES else one_of(value, facts[name], name)

    keys = {field.key.rsplit(".", 1)[-1] for field in context.posting.fields.values()}
    for field in context.posting.fields.values():
        name = field.key.rsplit(".", 1)[-1]
        if name == "employmentType" and keys.isdisjoint(_OF_SCHEMA):
            continue  # a name that many sites use, and write out as they like
        if name not in ("employmentType", "unitText", "jobLocationType", *_CURRENCIES, *amount.DATES):
            continue
        for value in _values(context.posting, field):
            if fault := look(name, value):
                yield Match(*fault.span, {"match": value.text, "reason": fault.reason}, fault.better)
            elif name == "jobLocationType" and not _names_country(context.posting):
                yield Match(*value.span, {"match": value.text, "reason": _FROM_WHERE})


_CURRENCIES = ("currency", "salaryCurrency")
_FROM_WHERE = (
    "TELECOMMUTE needs the country or countries from which people may work, as applicantLocationRequirements "
    "or as a place"
)
_PLACES = ("applicantlocationrequirements", "joblocation.", "location", "country", "countries", "city", "region")


def _names_country(posting: Posting) -> bool:
    """Whether the front matter says from where people may work, or where the job is."""
    keys = [field.key.lower() for field in posting.fields.values() if field.value.strip()]
    return "location" in posting.fields or any(key.startswith(_PLACES) for key in keys)


def _values(posting: Posting, field: Field) -> Iterator[Value]:
    """The value of a field, or the entries of its list, each with its place."""
    from jdlint.jobdata.values import Value

    start, end = field.value_span
    for found in re.finditer(r"[^\[\],\"'\r\n]+", posting.text[start:end]):
        bare = re.sub(r"^\s*(?:- )?\s*", "", found.group()).rstrip()
        if bare:
            first = start + found.start() + found.group().rindex(bare)
            yield Value(Span(first, first + len(bare)), bare)


_FIND: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "data": _data,
    "properties": _properties,
    "elements": _elements,
    "fields": _fields,
}
OPTIONS: Mapping[str, Option] = {
    "find": Option("choice", required=True, choices=tuple(_FIND)),
    "elements": Option("elements", ()),
    "sections": Option("sections", ()),
    "belongs": Option("sections", ("title",)),
}
"""`elements`, `sections`: what the board asks a posting to state. `belongs`: where it is told, best place first."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match where what the board asks for is missing, or is there in a form that it does not read."""
    yield from _FIND[rule.options["find"]](rule, context)
