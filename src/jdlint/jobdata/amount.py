"""What is wrong with dates, hours and pay in JobPosting data.

Invariant: a figure, code or day is a fault only where no reading of it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.detect.dates import dates_in, field_date
from jdlint.jobdata.fault import Facts, Fault, one_of
from jdlint.jobdata.find import Job
from jdlint.jobdata.values import Value
from jdlint.lazy import Lazy

_ISO = Lazy(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?)?|\d{4}-\d\d|\d{8}"
)
_FIGURE = Lazy(r"\d+(?:\.\d+)?")
_CODE = Lazy(r"[A-Z]{3}")
_FIGURES = ("value", "minValue", "maxValue")
DATES = ("datePosted", "validThrough")


def dates(job: Job) -> Iterator[Fault]:
    """Dates in another form than 2026-01-31, days that no calendar has, and an end before the beginning."""
    days = {name: job.value.get(name) for name in DATES}
    for value in days.values():
        if value and (fault := date(value)):
            yield fault
    posted, until = days.values()
    if posted and until and day_of(until) and day_of(posted) and day_of(until) < day_of(posted):
        yield Fault(until.span, f"it ends on {until.text}, before it was posted on {posted.text}")


def date(value: Value) -> Fault | None:
    """What is wrong with one date."""
    if not value.text:
        return None
    if any(not found.possible for found in dates_in(value.text[:10])):
        return Fault(value.span, f'"{value.text}" is no day of any calendar')
    if _ISO.fullmatch(value.text):
        return None
    parts = re.fullmatch(r"(\d{4})[/.](\d\d?)[/.](\d\d?)", value.text)
    day = f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}" if parts else field_date(value.text)
    form = f"write {day}" if day else "write year, month and day, as in 2026-01-31"
    return Fault(value.span, f'"{value.text}" is no date that search engines read; {form}', day)


def day_of(value: Value) -> str:
    """The day of a date in the right form, as YYYY-MM-DD, else nothing."""
    return value.text[:10] if re.match(r"\d{4}-\d\d-\d\d", value.text) else ""


def hours(job: Job, facts: Facts) -> Iterator[Fault]:
    """Kinds of employment that are none of those that Google knows."""
    value = job.value.get("employmentType")
    for entry in value.each() if value else ():
        if fault := one_of(entry, facts["employmentType"], "kind of employment"):
            yield fault


def pay(job: Job, facts: Facts) -> Iterator[Fault]:
    """What is wrong with the pay, where it is stated as an object."""
    base = job.value.get("baseSalary")
    if base is None or base.members is None or "@id" in base.members:
        return
    yield from _currency(base, job.value.get("salaryCurrency"), facts)
    amount = base.get("value")
    if amount is None and not (base.get("minValue") or base.get("maxValue")):
        yield Fault(base.span, f"the pay has no figure; {_AS_IN}")
        return
    amount = amount or base
    if amount.members is None:
        yield Fault(amount.span, f"the figure needs its period; {_AS_IN}")
        return
    yield from _unit(amount, base, facts)
    yield from _figures(amount)


_AS_IN = (
    'write "value": {"@type": "QuantitativeValue", "minValue": 50000, "maxValue": 60000, "unitText": "YEAR"}, '
    "or leave baseSalary out"
)


def _currency(base: Value, beside: Value | None, facts: Facts) -> Iterator[Fault]:
    value = base.get("currency") or beside
    if value is None:
        yield Fault(base.span, 'the pay has no currency; add one to baseSalary, as in "currency": "EUR"')
    elif fault := currency(value, facts):
        yield fault


def currency(value: Value, facts: Facts) -> Fault | None:
    """What is wrong with a currency: it is three capital letters."""
    if _CODE.fullmatch(value.text) or not value.text:
        return None
    fault = one_of(value, facts["currency"], "currency code")
    if fault and not fault.better:
        return fault._replace(reason=f'"{value.text}" is no currency code; write three capitals, as in EUR or USD')
    return fault


def _unit(amount: Value, base: Value, facts: Facts) -> Iterator[Fault]:
    unit = amount.get("unitText") or base.get("unitText")
    if unit is None:
        yield Fault(amount.span, 'nothing says whether the pay is for an hour or a year; add "unitText": "YEAR"')
    elif fault := one_of(unit, facts["unitText"], "period"):
        yield fault


def _figures(amount: Value) -> Iterator[Fault]:
    values = {name: value for name in _FIGURES if (value := amount.get(name))}
    if not values:
        yield Fault(amount.span, f"the pay has no figure; {_AS_IN}")
    for value in values.values():
        if figure(value) is None:
            yield Fault(value.span, f'"{value.text}" is no plain number; write it as in 52000 or 18.5')
    if values and not any(figure(value) != 0 for value in values.values()):
        yield Fault(next(iter(values.values())).span, "the pay is 0; leave baseSalary out where no pay is stated")
    low, high = (values.get(name) for name in _FIGURES[1:])
    if low and high and (figure(low) or 0) > (figure(high) or float("inf")):
        yield Fault(low.span, f"the lowest pay, {_shown(low)}, is above the highest, {_shown(high)}; swap the two")


def figure(value: Value) -> float | None:
    """The number that a value is, written as a number or as a text of figures."""
    if value.number is not None:
        return value.number
    return float(value.text) if _FIGURE.fullmatch(value.text) else None


def _shown(value: Value) -> str:
    return f"{figure(value):,g}" if (figure(value) or 0) < 1e6 else str(value.plain)
