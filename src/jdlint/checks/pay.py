"""What is wrong with the pay that a posting states: left out, open, upside down, too wide, without currency or period.

Invariant: only amounts that `detect.pay` takes for pay are judged; an amount that may be a bonus or a budget is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._facts import amounts_of_pay, pay_in_fields
from jdlint.checks._pay_units import no_currency, no_period
from jdlint.checks._ranges import names_other_end, parted_ranges, ranges
from jdlint.checks._sizes import beyond, beyond_in_fields
from jdlint.checks._swap import swapped
from jdlint.detect.amounts import Amount, amount_of
from jdlint.lazy import Lazy
from jdlint.posting.model import Field, Posting, Span
from jdlint.posting.words import words_of
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "low", "high", "times", "period")

_FIELDS = ("salary", "salary-max")
_LEAST_YEARLY = 12_000
"""From this amount on money is a year's pay, whatever stands beside it."""
_LEAD = Lazy(
    r"\b(?:from|starting|starts?|at least|minimum|min|upwards?|more|no less|not less|over|above|up ?to|begins?"
    r"|north of|floor|ceiling|topping out at|no higher than|as (?:much|high)"
    r"|max\w*|at most|to a max)\b[^.;]*$",
    re.IGNORECASE,
)
_EXTRA = Lazy(
    r"\b(?:allowance|bonus|budget|stipend|supplement|premium|grant|contribution)s? of (?:between )?"
    r"(?P<range>[€$£]\s?\d[\d,.]*(?<![,.])\s?(?:-|–|to|and)\s?[€$£]?\s?\d[\d,.]*(?<![,.]))(?!\s?%|\d)"
)
_TOTAL = Lazy(r"\s*(?:in\s|of\s)?(?:\ba?\s)?(?:total|OTE\b|on-target|equity|stock|options|bonus|RSU)")


def _no_figure(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """Praise of the pay where no amount stands in text or front matter; in the latter, words that hold off a figure."""
    fields = context.posting.fields
    if found or any(c.isdigit() for name in _FIELDS if name in fields for c in fields[name].value):
        return
    unless = context.hits.of(rule.id, "unless")
    hits = [
        hit for hit in context.hits.of(rule.id, "avoid")
        if not any(u.first_word < hit.end_word and hit.first_word < u.end_word for u in unless)
    ]  # fmt: skip
    places = [*_holding_off(rule, fields.get("salary")), *(Span(hit.start, hit.end) for hit in hits)]
    if places:
        first, *others = places
        also = [place for place in others if place.start >= first.end]
        yield Match(*first, {"match": context.posting.quoted(first)}, also=also)


def _holding_off(rule: Rule, field: Field | None) -> Iterator[Span]:
    """The value of a field for pay that has nothing but words of `bare` and `beside`: "Competitive, paid monthly"."""
    bare = frozenset(rule.options["bare"])
    words = words_of(field.value, 0, len(field.value))[0] if field and bare else []
    if field and not bare.isdisjoint(words) and bare.union(rule.options["beside"]).issuperset(words):
        yield field.value_span


def _open_ended(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """One end only: "from €50,000", "up to $90k", "£40k+"."""
    whole = [amount.span for amount in parted_ranges(context.posting, found)]
    for amount in (*found, *context.once("pay fields", pay_in_fields)):
        if any(span.start <= amount.span.start < span.end for span in whole) or names_other_end(amount, found):
            continue
        one_end = (amount.low is None or amount.high is None) and not _is_total(context.posting, amount)
        if one_end and (amount.period or (amount.low or amount.high or 0) >= _LEAST_YEARLY):
            span = _with_lead(context.posting, amount)
            yield Match(*span, {"match": context.posting.quoted(span)})


def _is_total(posting: Posting, amount: Amount) -> bool:
    """Whether the amount is what a year may come to with everything: that has no fixed top."""
    return amount.sentence >= 0 and _TOTAL.match(posting.masked, amount.span.end) is not None


def _inverted(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """A range whose first figure is above its last; three times as much is something else than the other end."""
    posting = context.posting
    for amount in (*ranges(posting, found), *parted_ranges(posting, found)):
        if amount.low and amount.high and amount.high < amount.low <= 3 * amount.high:
            yield _upside_down(posting, amount.span, amount.high, amount.low)
    yield from _inverted_extras(posting)
    yield from _inverted_fields(posting)


def _inverted_extras(posting: Posting) -> Iterator[Match]:
    """Allowances, bonuses and budgets that go down: "an allowance of €400 to €280"."""
    for found in _EXTRA.finditer(posting.masked) if " of " in posting.masked else ():
        extra = amount_of(found["range"])
        if extra and extra.low and extra.high and extra.high < extra.low:
            yield _upside_down(posting, Span(*found.span("range")), extra.high, extra.low)


def _inverted_fields(posting: Posting) -> Iterator[Match]:
    low, high = (posting.fields.get(name) for name in _FIELDS)
    first, last = (amount_of(field.value) if field else None for field in (low, high))
    if low and first and first.low:
        if high and last and last.high and last.high < first.low:
            values = {"match": high.value, "low": _shown(last.high), "high": _shown(first.low)}
            yield Match(high.key_span.start, high.value_span.end, values)
        elif not high and first.high and first.high < first.low:
            yield _upside_down(posting, low.value_span, first.high, first.low)


def _upside_down(posting: Posting, span: Span, low: float, high: float) -> Match:
    values = {"match": posting.quoted(span), "low": _shown(low), "high": _shown(high)}
    return Match(*span, values, swapped(posting.text[span.start : span.end]))


def _too_wide(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    fields: Sequence[Amount] = context.once("pay fields", pay_in_fields)
    for amount in (*ranges(context.posting, found), *fields):
        if amount.low and amount.high and amount.high > rule.options["most"] * amount.low:
            times = f"{amount.high / amount.low:.1f}".removesuffix(".0")
            yield Match(*amount.span, {"match": context.posting.quoted(amount.span), "times": times})


def _with_lead(posting: Posting, amount: Amount) -> Span:
    """The span of an amount with the words before it that leave an end open."""
    if amount.sentence < 0:
        return amount.span
    sentence = posting.sentences[amount.sentence]
    before = posting.masked[max(sentence.start, amount.span.start - 30) : amount.span.start]
    lead = _LEAD.search(before)
    return Span(amount.span.start - len(before) + lead.start(), amount.span.end) if lead else amount.span


def _shown(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def _impossible(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """An amount that no job can pay for its period."""
    for amount in found:
        if told := beyond(amount, context.posting):
            span, period = told
            yield Match(*span, {"match": context.posting.quoted(span), "period": period})
    for amount in context.once("pay fields", pay_in_fields):
        if told := beyond_in_fields(amount, context.posting):
            span, period = told
            shown = f"{context.posting.quoted(amount.span)}, {context.posting.quoted(span)}"
            yield Match(*span, {"match": shown, "period": period}, also=[amount.span])


_FIND: Mapping[str, Callable[[Rule, Context, Sequence[Amount]], Iterator[Match]]] = {
    "no-figure": _no_figure,
    "open-ended": _open_ended,
    "inverted": _inverted,
    "too-wide": _too_wide,
    "no-currency": no_currency,
    "no-period": no_period,
    "impossible": _impossible,
}
OPTIONS: Mapping[str, Option] = {
    "find": Option("choice", required=True, choices=tuple(_FIND)),
    "avoid": Option("phrases", ()),
    "unless": Option("phrases", ()),
    "bare": Option("words", ()),
    "beside": Option("words", ()),
    "most": Option("number", 2),
    "yearly": Option("number", 20_000),
    "middle_yearly": Option("number", 150_000),
    "middle_units": Option("words", ()),
    "small_units": Option("words", ()),
    "period_words": Option("words", ()),
    "pay_words": Option("words", ()),
    "other_words": Option("words", ()),
}
"""`avoid`, `unless`: words used in place of a figure, and their exceptions; `bare`: words that a field for pay holds in
place of one, `beside`: words that may stand with them. `most`: how many times the lowest pay the
highest may be. `yearly`: from this amount on nobody doubts that it is for a year, `middle_yearly`: the same
for currencies of `middle_units`; in those of `small_units` even more may be for a month. `period_words`: words for a
period; `pay_words`: words by which a sentence beside the amount is about it, `other_words`: those by which it is about
other money."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each place where the pay has the fault that the rule names."""
    return _FIND[rule.options["find"]](rule, context, context.once("amounts", amounts_of_pay))
