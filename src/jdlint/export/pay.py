"""The pay of a posting as schema.org writes it.

Invariant: one amount, with its currency and period, or none; which dollar is meant, the country says.
"""

from __future__ import annotations

from jdlint.checks import Context
from jdlint.checks._facts import amounts_of_pay
from jdlint.detect.amounts import Amount, amount_of
from jdlint.jobdata.fault import fold
from jdlint.posting.model import Posting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_YEARLY = 20_000
"""From this amount on nobody doubts that it is for a year."""

_MOST = {"hour": 2_000, "day": 15_000}
"""From there on the hour or day that stands near the figure is of something else."""


def base_salary(context: Context, country: str) -> tuple[dict[str, Any] | None, str]:
    """The pay as a MonetaryAmount, or None and why the pay that the posting states is left out."""
    amount, why = _amount(context)
    if not amount:
        return None, why
    currency = _currency(context, amount, country)
    period = _period(context, amount)
    if not currency or not period:
        which = (
            "which dollar it is in; name the country, or use --country" if amount.currency == "$" else "its currency"
        )
        lacking = which if not currency else "whether it is for an hour, a month or a year"
        return None, f"baseSalary is left out: nothing says {lacking}"
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    if amount.low == amount.high:
        value["value"] = _number(amount.low)
    else:
        value |= {key: _number(end) for key, end in (("minValue", amount.low), ("maxValue", amount.high)) if end}
    return {"@type": "MonetaryAmount", "currency": currency, "value": {**value, "unitText": period}}, ""


def _number(amount: float | None) -> float | int | None:
    return int(amount) if amount is not None and amount == int(amount) else amount


def _amount(context: Context) -> tuple[Amount | None, str]:
    """The amount in the front matter, else the one that the text states."""
    fields = context.posting.fields
    low, high = (amount_of(fields[name].value) if name in fields else None for name in ("salary", "salary-max"))
    if low:
        top = (high.high or high.low) if high else low.high
        return _in_order(low._replace(high=top)), ""
    found = {(a.low, a.high, a.currency): a for a in context.once("amounts", amounts_of_pay)}
    if len(found) > 1:
        return None, f"baseSalary is left out: the posting states {len(found)} amounts. Put yours into `salary:`"
    return next(map(_in_order, found.values()), None), ""


def _in_order(amount: Amount) -> Amount:
    if amount.low and amount.high and amount.high < amount.low:
        return amount._replace(low=amount.high, high=amount.low)
    return amount


def _currency(context: Context, amount: Amount, country: str) -> str | None:
    """The code of the currency: that of the amount, else of a field of its own; the country says which dollar."""
    stated = amount.currency or _by_key(context.posting, ("currency", "salarycurrency", "paycurrency"))
    if not stated:
        return None
    if code := _meant(stated, context, "currency"):
        return code
    if len(stated) == 3 and stated.isalpha():
        return stated.upper()
    if stated == "$":
        dollar: str | None = context.tables["countries"]["dollar"].get(country)
        return dollar
    return None


def _period(context: Context, amount: Amount) -> str | None:
    largest = amount.high or amount.low or 0
    if amount.period and largest <= _MOST.get(amount.period, largest):
        return amount.period.upper()
    stated = _by_key(
        context.posting, ("unittext", "period", "payperiod", "salaryperiod", "salaryunit", "interval", "unit", "per")
    )
    if stated:
        return _meant(stated, context, "unitText")
    return "YEAR" if largest >= _YEARLY else None


def _meant(stated: str, context: Context, name: str) -> str | None:
    """The value that schema.org has for what is written."""
    known = context.tables["job-posting"][name]
    folded = fold(stated)
    return next((code for code, words in known.items() if folded in words or folded == fold(code)), None)


def _by_key(posting: Posting, keys: tuple[str, ...]) -> str | None:
    """The value of a field by the last part of its key."""
    for field in posting.fields.values():
        if fold(field.key.rsplit(".", 1)[-1]) in keys and field.value.strip():
            return field.value.strip()
    return None
