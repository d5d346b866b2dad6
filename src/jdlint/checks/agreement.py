"""One pay told in two figures, or one place by two names: in front matter and text, or in two places of the text.

Invariant: two amounts are held against each other only when both are for the same currency and period and no word
beside them tells them apart (a level, a place, a bonus).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._apart import is_apart
from jdlint.checks._facts import amounts_of_pay, pay_in_fields
from jdlint.detect.amounts import Amount
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "other")

_LEAST_YEARLY = 12_000


def _field_disagrees(context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """A figure in the front matter that the text does not repeat, while it gives another of the same kind."""
    posting, field = context.posting, context.posting.fields.get("salary")
    fields: Sequence[Amount] = context.once("pay fields", pay_in_fields)
    if not field or not fields:
        return
    stated = fields[0]
    ends = {stated.low, stated.high} - {None}
    found = [amount for amount in found if not posting.title.start <= amount.span.start < posting.title.end]
    other = told_otherwise(posting, stated, ends, found)
    if not other and len(found) == 1 and not is_apart(posting, found[0]) and _differ_in_a_year(stated, found[0]):
        other = found[0]
    if other:
        top = posting.fields.get("salary-max")
        said = f"{field.value} to {top.value}" if top and top.value else field.value
        yield Match(*other.span, {"match": posting.quoted(other.span), "other": said}, also=[field.value_span])


def told_otherwise(
    posting: Posting, stated: Amount, ends: Collection[float | None], found: Sequence[Amount]
) -> Amount | None:
    """The first amount of the text of the same kind as `stated`, where none of them has one of its `ends`.

    Where the text states one amount alone, a range that shares only one of two ends is another one, too.
    """
    alike = [a for a in found if _same_kind(a, stated) and not is_apart(posting, a)]
    if not alike and (slip := next((a for a in found if _same_figures(posting, a, stated, ends)), None)):
        return slip
    if (
        len(alike) == 1
        and len(ends) == 2
        and None not in ends
        and alike[0].low
        and alike[0].high
        and alike[0].low < alike[0].high
    ):
        return alike[0] if {alike[0].low, alike[0].high} != set(ends) else None
    return None if any(end in ends for a in alike for end in (a.low, a.high)) or not alike else alike[0]


def _twice(context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """The second of two amounts in different blocks that differ at both ends, where these two are all that is said."""
    posting = context.posting
    found = [amount for amount in found if not _repeats_title(posting, amount, found)]
    if len(found) != 2 or any(is_apart(posting, amount) for amount in found):
        return
    first, second = found
    is_same = bool(first.period and first.period == second.period) or _alike_in_size(first, second)
    is_other = is_same and _same_kind(first, second) and first.low != second.low and first.high != second.high
    apart = posting.sentences[first.sentence].block != posting.sentences[second.sentence].block
    if apart and (is_other or _differ_in_a_year(first, second)):
        values = {"match": posting.quoted(second.span), "other": posting.quoted(first.span)}
        yield Match(*second.span, values, also=[first.span])


def _repeats_title(posting: Posting, amount: Amount, found: Sequence[Amount]) -> bool:
    """Whether an amount stands in the title, and once more, it or the range that it ends, in the text."""
    field = posting.fields.get("title")
    titles = [posting.title, *([field.value_span] if field else [])]
    in_title = any(title.start <= amount.span.start < title.end for title in titles)
    ends = {amount.low, amount.high} - {None}
    return in_title and any(ends <= {other.low, other.high} and other.span != amount.span for other in found)


def _differ_in_a_year(one: Amount, other: Amount) -> bool:
    """Whether a month's pay and a year's in one currency cannot be the same, at twelve to fourteen months a year."""
    month, year = sorted((one, other), key=lambda amount: amount.period == "year")
    if (month.period, year.period) != ("month", "year") or not one.currency or one.currency != other.currency:
        return False
    if not (month.low and month.high and year.low and year.high):
        return False
    months = (year.low / month.low, year.high / month.high)
    return max(months) < _FEWEST_MONTHS or min(months) > _MOST_MONTHS


_FEWEST_MONTHS, _MOST_MONTHS = 11.5, 14.5
"""Of a year's pay; with a little room for figures that are rounded."""


def _alike_in_size(one: Amount, other: Amount) -> bool:
    """Whether both are a year's pay, or one is as much as the other, whose period it then shares."""
    low, high = sorted((one.low or 0, other.low or 0))
    return low >= _LEAST_YEARLY or (
        (one.period or other.period) is not None and high < _LEAST_YEARLY and high <= 1.5 * low
    )


_CODES = frozenset("EUR USD GBP CHF SEK NOK DKK PLN CZK INR JPY CAD AUD NZD SGD HKD BRL ZAR NGN KES AED".split())
"""Currencies of which the sign is as plain as the code."""
_BESIDE_FIGURES = 20
"""Characters behind an amount in which its period stands."""


def _same_figures(posting: Posting, one: Amount, other: Amount, ends: Collection[float | None]) -> bool:
    """Whether an amount has both ends of another, in another currency or for another period: one of these is a slip."""
    behind = posting.masked[one.span.end : one.span.end + _BESIDE_FIGURES].lower()
    currencies = {one.currency, other.currency} & _CODES
    periods = {one.period, other.period} - {None} if one.period and one.period in behind else set()
    return {one.low, one.high} - {None} == set(ends) and (len(currencies) == 2 or len(periods) == 2)


def _same_kind(one: Amount, other: Amount) -> bool:
    """Whether two amounts are in the same currency and, by their words or size, for the same period."""
    currencies = {one.currency, other.currency} - {None, "$"}
    periods = {one.period, other.period} - {None}
    small, large = sorted(a.low or a.high or 0 for a in (one, other))
    is_near = small >= _LEAST_YEARLY or large < _LEAST_YEARLY or large <= 1.5 * small
    return len(currencies) < 2 and len(periods) < 2 and is_near


_FIND: Mapping[str, Callable[[Context, Sequence[Amount]], Iterator[Match]]] = {
    "pay-in-field": _field_disagrees,
    "pay-twice": _twice,
}
_PLACE = "place-in-field"
OPTIONS: Mapping[str, Option] = {
    "find": Option("choice", required=True, choices=(*_FIND, _PLACE)),
    "cities": Option("rowset", ()),
    "behind": Option("rowset", ()),
    "districts": Option("words", ()),
    "same": Option("words", ()),
}
"""`cities`: towns that are known; `behind`: states and countries, behind which what stands before a comma is a town;
`districts`: parts of a town that look like one; `same`: two names of one town, as "munich = münchen"."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match where the fact that the rule names is told in two ways."""
    if rule.options["find"] == _PLACE:
        from jdlint.checks._places import place_in_field

        return place_in_field(context, rule.options)
    return _FIND[rule.options["find"]](context, context.once("amounts", amounts_of_pay))
