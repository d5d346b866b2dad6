"""Pay without a currency, or without the period that it is for.

Invariant: nothing is told where the words round an amount, a key of the front matter or its size say what it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context
from jdlint.checks._facts import pay_in_fields
from jdlint.checks._ranges import bare_range
from jdlint.detect.amounts import Amount, names_currency
from jdlint.posting.model import Posting, Span
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_THIRTEENTH = ("13th", "14th", "thirteenth", "fourteenth")
"""Before "month" in the name of an extra payment."""
_NOT_OF_PAY = (["leave"], ["holiday"], ["holidays"], ["vacation"], ["bonus"], ["review"], ["increment"])
"""Behind "annual", what it is of."""
_NEAR = 150
"""Characters round a field or a cell in which the currency may stand."""
_IN_OTHER_PERIODS = {
    "hour": (8, 40, 170, 2_000),
    "day": (5, 21, 230),
    "week": (1 / 40, 4.3, 50),
    "month": (1 / 170, 1 / 21, 12),
    "year": (1 / 2_000, 1 / 230, 1 / 50, 1 / 12),
}
"""How many times the pay for a period is that for another."""
_ABOUT, _ALIKE = 1.6, 3
"""By what factor such a figure may be off, and two amounts of one job for the same period."""
_BEHIND = 8
"""Words behind an amount in its sentence in which its period stands."""
_BETWEEN = 5
"""Words within which a period in another sentence stands beside the word for pay."""
_OFTEN = frozenset("every per by each a an at in on out twice once".split())
"""What may stand between "paid" and its period: "paid every month"."""
_LABEL = 4
"""A sentence of so few words may be a label or a cell that names the period of the pay beside it."""
_PERIOD_KEYS = ("period", "unit", "frequency", "interval", "hourly", "daily", "monthly", "annual", "yearly", ".per")


def no_currency(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """The first amount, where none in the posting names a currency, nor do the words round it.

    Two fields for lowest and highest are data, beside which the site's template writes the currency.
    """
    posting = context.posting
    if "salary-max" in posting.fields:
        return
    stated: Sequence[Amount] = (*context.once("pay fields", pay_in_fields), *found)
    if not stated and (bare := bare_range(posting)):
        yield Match(*bare, {"match": posting.quoted(bare)})
    pay, of_pay = _pay_of(stated)
    named = any(amount.currency for amount in of_pay) or any("currency" in key.lower() for key in posting.fields)
    if pay and not named and not names_currency(_beside(posting, pay.span)):
        yield Match(*pay.span, {"match": posting.quoted(pay.span)})


def _is_alike(amount: Amount, pay: Amount) -> bool:
    """Whether an amount may be the same pay for its period: a charge is not, nor is money for a week on call."""
    most, other = (one.high or one.low or 0 for one in (amount, pay))
    if not most or not other:
        return True
    ratio = other / most
    times = _IN_OTHER_PERIODS.get(amount.period or "", ())
    return 1 / _ALIKE <= ratio <= _ALIKE or any(one / _ABOUT <= ratio <= one * _ABOUT for one in times)


def _beside(posting: Posting, span: Span) -> str:
    """The block of an amount with the one before it, such as a heading; of a cell, its table."""
    at = next((n for n, block in enumerate(posting.blocks) if block.start <= span.start < block.end), -1)
    if at < 0 or posting.blocks[at].kind == "cell":
        return posting.masked[max(0, span.start - _NEAR) : span.end + _NEAR]
    return posting.masked[posting.blocks[max(0, at - 1)].start : posting.blocks[at].end]


def no_period(rule: Rule, context: Context, found: Sequence[Amount]) -> Iterator[Match]:
    """An amount of which nothing says whether it is for a month, a day or an hour; one for a year shows by its size."""
    stated: Sequence[Amount] = found or context.once("pay fields", pay_in_fields)
    pay, of_pay = _pay_of(stated)
    if not pay or any(amount.period or _is_of_a_year(amount, rule.options) for amount in of_pay):
        return
    in_front = pay.sentence < 0
    if not (_in_keys(context.posting) if in_front else _is_near(context.posting, pay, rule.options)):
        yield Match(*pay.span, {"match": context.posting.quoted(pay.span)})


def _pay_of(stated: Sequence[Amount]) -> tuple[Amount | None, Sequence[Amount]]:
    """The amount that is the pay, a range before any other, and all that may be the same pay."""
    pay = next((amount for amount in stated if amount.low != amount.high), next(iter(stated), None))
    return pay, [amount for amount in stated if pay and _is_alike(amount, pay)]


def _is_of_a_year(amount: Amount, options: Mapping[str, Any]) -> bool:
    """Whether an amount in its currency is too large for anything but a year."""
    least = options["middle_yearly" if amount.currency in options["middle_units"] else "yearly"]
    return bool((amount.low or amount.high or 0) >= least and amount.currency not in options["small_units"])


def _in_keys(posting: Posting) -> bool:
    """Whether a key of the front matter has a word for a period."""
    keys = " ".join(field.key.lower() for field in posting.fields.values())
    return any(word in keys for word in _PERIOD_KEYS)


def _is_near(posting: Posting, amount: Amount, options: Mapping[str, Any]) -> bool:
    """Whether a word for a period stands beside an amount in its sentence, or close by where a label or pay does."""
    periods, of_pay, of_other = (frozenset(options[key]) for key in ("period_words", "pay_words", "other_words"))
    first = max(0, amount.sentence - 3)
    for number, sentence in enumerate(posting.sentences[first : amount.sentence + 7], first):
        words = posting.words.folded[sentence.first_word : sentence.end_word]
        if number == amount.sentence:
            words = words[: bisect_left(posting.words.starts, amount.span.end) - sentence.first_word + _BEHIND]
        is_label = number == amount.sentence or len(words) <= _LABEL
        is_of_pay = is_label or (not of_pay.isdisjoint(words) and of_other.isdisjoint(words))
        for at, word in enumerate(words) if is_of_pay else ():
            if word in periods and _is_of_pay(words, at) and (is_label or _is_paid(words, at, of_pay)):
                return True
    return False


def _is_paid(words: Sequence[str], at: int, of_pay: frozenset[str]) -> bool:
    """Whether the word there says how often pay comes: "pay is monthly"; but "one paid Friday a month" does not."""
    before = words[max(0, at - _BETWEEN) : at]
    paid = before.index("paid") + 1 if "paid" in before else 0
    is_leave = paid and before[paid : paid + 1] and before[paid] not in _OFTEN
    return not (is_leave or of_pay.isdisjoint([*before, *words[at : at + _BETWEEN]]))


def _is_of_pay(words: Sequence[str], at: int) -> bool:
    """Whether the word there is for a period of pay: not in "13th month", nor in "annual leave"."""
    return (at == 0 or words[at - 1] not in _THIRTEENTH) and words[at + 1 : at + 2] not in _NOT_OF_PAY
