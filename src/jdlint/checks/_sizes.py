"""Which amounts of pay no job can have: 120,000 dollars an hour.

Invariant: an amount is judged only with a period right behind it, or one in a field of its own, and in currencies of
which one unit buys about a cup of coffee; the limits lie far above what is paid anywhere, so that a rare job is not
told.
"""

from __future__ import annotations

import re

from jdlint.detect.amounts import Amount
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Field, Posting, Span

_MOST = {"hour": 3_000, "day": 20_000, "week": 25_000, "month": 250_000, "year": 20_000_000}
_STRONG = frozenset(("$", "€", "£", "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"))
_UNIT_KEYS = ("unittext", "unit", "period", "interval", "frequency", "pay_period", "payperiod")
"""Keys of the front matter that hold the period of the pay, or the last part of such keys."""
_PER = Lazy(r"(?:\sgross)?\s?(?:per\s|an?\s|/\s?)(hour|day|week|month|year)\b", re.IGNORECASE)


def beyond(amount: Amount, posting: Posting) -> tuple[Span, str] | None:
    """The amount with its period, and the period, where both ends are more than any job pays in it."""
    ends = [end for end in (amount.low, amount.high) if end is not None]
    period = _PER.match(posting.masked[amount.span.end : amount.span.end + 20].replace(JOIN, " "))
    if not ends or not period or amount.currency not in _STRONG or min(ends) <= _MOST[period[1].lower()]:
        return None
    return Span(amount.span.start, amount.span.end + period.end()), period[1].lower()


def beyond_in_fields(amount: Amount, posting: Posting) -> tuple[Span, str] | None:
    """The same for an amount of the front matter, whose period stands in a field of its own."""
    ends = [end for end in (amount.low, amount.high) if end is not None]
    period = next(filter(None, map(_unit, posting.fields.values())), None)
    if not ends or not period or amount.currency not in (*_STRONG, None) or min(ends) <= _MOST[period[1]]:
        return None
    return period


def _unit(field: Field) -> tuple[Span, str] | None:
    """Where a field says for what time the pay is, and for which."""
    if field.key.lower().rsplit(".", 1)[-1] not in _UNIT_KEYS:
        return None
    said = field.value.strip().lower()
    period = next((name for name in _MOST if said.startswith(name)), None) or ("year" if said == "annual" else None)
    return (field.value_span, period) if period else None
