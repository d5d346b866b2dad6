"""What the law of a place asks a posting to state, and it does not.

Invariant: a match names the place, the employers that its law speaks of and the date of that knowledge; it is a warning
only where the run says that the jobs are there and the entry is certain, and it rests on nothing that may be elsewhere
on the page (what the site provides, a template's tag, a link to pay).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._facts import amounts_of_pay
from jdlint.checks.evidence import LEVEL_GIVEN, is_met, judge, where_it_belongs
from jdlint.checks.experience import day_of
from jdlint.detect.amounts import Amount
from jdlint.detect.jurisdiction import Where, where_is
from jdlint.jobdata import may_hold_data
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.record import Record
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OPTIONS: Mapping[str, Option] = {
    "asks": Option("choice", required=True, choices=("pay", "interview", "benefits", "deadline", "width")),
    "element": Option("text", "salary"),
    "unless": Option("phrases", ()),
    "anywhere": Option("flag", False),
    "in_place_of": Option("words", ()),
}
"""`asks`: what the law of a place asks for, as in the table. `element`: what states it. `unless`: phrases that silence
the rule wherever they stand. `anywhere`: whether a job done anywhere in a country is one in each of its places.
`in_place_of`: rules whose findings are not told beside one of this rule."""
VALUES = ("place", "date", "match", "width")

_TAG = Lazy(r"\{[{%][^}%]{0,80}(?:salar|pay|compensation|benefit)", re.IGNORECASE)
"""A template's tag that may state it."""
_LINKED = Lazy(r"salar|\bpay\b|compensation|benefit", re.IGNORECASE)
"""The words of a link that may lead to it."""
_DOLLARS = (None, "$", "CAD")
"""How Canadian ones may be written."""
_LEAST_YEARLY = 20_000
_SHOWN = 3
"""Places that a message names."""


class Place(Record):
    """A place whose law applies: its entry in the table, and whether the run names it, or only the posting."""

    entry: Mapping[str, Any]
    asked: bool


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match where the law of a place asks for what the posting does not state."""
    is_width = rule.options["asks"] == "width"
    may_break = any(_yearly(context)) if is_width else _lacks(rule, context)  # much quicker than to look for places
    if not may_break or context.hits.of(rule.id, "unless"):
        return
    places = _places(rule, context)
    if not places:
        return
    level = None if rule.options.get(LEVEL_GIVEN) else _level(places)
    values = {"place": _told(places), "date": max(str(place.entry["as_of"]) for place in places)}
    if is_width:
        yield from _too_wide(context, places[0], values, level)
    else:
        belongs = context.rules[rule.options["element"]].options["belongs"]
        yield Match(*where_it_belongs(context.posting, belongs), values, level=level)


def _level(places: list[Place]) -> str:
    return "warning" if any(place.asked and place.entry["certain"] for place in places) else "info"


def _lacks(rule: Rule, context: Context) -> bool:
    """Whether the posting neither states nor names what the law asks for, nor leads to it."""
    element = context.rules[rule.options["element"]]
    if is_met(element, context) or _may_stand_elsewhere(context.posting):
        return False
    return judge(element, context).verdict == "missing"


def _may_stand_elsewhere(posting: Posting) -> bool:
    """Whether a template's tag or a link may lead to what is not in the text."""
    if "{" in posting.text and _TAG.search(posting.text):
        return True
    return any(_LINKED.search(posting.text[link.start : link.end]) for link in posting.links)


def _too_wide(context: Context, place: Place, values: Mapping[str, str], level: str | None) -> Iterator[Match]:
    """The first yearly range whose ends are further apart than the law of the place lets them be.

    A "$" is a Canadian one only where the posting says that the job is in Canada.
    """
    widest, top = place.entry["widest"], place.entry["up_to"]
    where: Where = context.once("where", _where)
    dollars = _DOLLARS if any(code.startswith("ca-") for code in where.named) else ("CAD",)
    for amount, low, high in _yearly(context):
        if amount.currency in dollars and high - low > widest and high <= top:
            told = {**values, "match": context.posting.quoted(amount.span), "width": f"{widest:,}"}
            yield Match(*amount.span, told, level=level)
            return


def _yearly(context: Context) -> Iterator[tuple[Amount, float, float]]:
    """A year's pay in what may be Canadian dollars, with both ends."""
    found: list[Amount] = context.once("amounts", amounts_of_pay)
    for amount in found:
        if amount.currency in _DOLLARS and amount.period in (None, "year") and (amount.low or 0) >= _LEAST_YEARLY:
            yield amount, amount.low or 0, amount.high or 0


def _places(rule: Rule, context: Context) -> list[Place]:
    """The places whose law asks for what the rule is about, on the day that counts."""
    if context.jurisdictions:
        named = {code for code in context.tables["pay-laws"] if _is_asked(code, context.jurisdictions)}
    else:
        where: Where = context.once("where", _where)
        countries = where.anywhere_in if rule.options["anywhere"] else ()
        named = {*where.named, *_of(countries, context)}
    if not named:
        return []
    day = day_of(context)
    return [
        Place(entry, bool(context.jurisdictions)) for code, entry in context.tables["pay-laws"].items()
        if code in named and _holds(entry, rule.options["asks"], day)
    ]  # fmt: skip


def _is_asked(code: str, jurisdictions: Iterable[str]) -> bool:
    """Whether the run names a place, or a part of it."""
    return any(here == code or here.startswith(f"{code}-") for here in jurisdictions)


def _of(countries: Collection[str], context: Context) -> Iterator[str]:
    """The codes of all places of some countries."""
    return (code for code in context.tables["pay-laws"] if countries and code.split("-")[0] in countries)


def _where(context: Context) -> Where:
    return where_is(context.posting, context.tables["pay-laws"], _in_data(context))


def _in_data(context: Context) -> Iterator[str]:
    """The places that JobPosting data in the page name: "Guelph, ON"."""
    if not may_hold_data(context.posting.text):
        return
    from jdlint.checks._jsonld import data_of

    for job in data_of(context).jobs:
        places = job.value.get("jobLocation")
        for place in places.each() if places else ():
            named = [place.get("address", key) for key in ("addressLocality", "addressRegion")]
            yield ", ".join(value.text for value in named if value)


def _holds(entry: Mapping[str, Any], asks: str, day: str) -> bool:
    """Whether an entry's law asks for it, and did on a day; a run without a date is one on the day of the table."""
    in_force = str(entry["since"]) <= (day or str(entry["as_of"]))
    return in_force and ("widest" in entry if asks == "width" else asks in entry["asks"])


def _told(places: list[Place]) -> str:
    """The places with the employers that their laws speak of: "Colorado for employers with 1 or more employees"."""
    if len(places) == 1:
        return f"{places[0].entry['name']} for employers with {places[0].entry['employers']} or more employees"
    first, *others = [f"{place.entry['name']} ({place.entry['employers']} or more)" for place in places[:_SHOWN]]
    names = [first.replace(" or more)", " or more employees)").replace("(", "(employers with "), *others]
    if len(places) > _SHOWN:
        names.append(f"{len(places) - _SHOWN} more")
    return f"{', '.join(names[:-1])} and {names[-1]}"
