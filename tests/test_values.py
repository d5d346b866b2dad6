"""Pay, dates and years as values: what detectors make of what people write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.detect.amounts import amount_of, amounts
from jdlint.detect.dates import dates_in, field_date
from jdlint.detect.years import demands
from jdlint.posting.model import Posting

Read = Callable[..., Posting]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("We pay €52,000 to €61,000 a year.", 52_000, 61_000, "EUR", "year"),
        ("Salary: $100k-$130k", 100_000, 130_000, "$", None),
        ("Salary: 60-70k", 60_000, 70_000, None, None),
        ("We pay €50-60.000 per year.", 50_000, 60_000, "EUR", "year"),
        ("Salary: CHF 7,500 to 8,200 a month", 7_500, 8_200, "CHF", "month"),
        ("Pay: $45.00 to $60.00 per hour", 45, 60, "$", "hour"),
        ("Contractors earn up to €600 a day.", None, 600, "EUR", "day"),
        ("Salary: from 60 000 EUR", 60_000, None, "EUR", None),
        ("£50k+ a year", 50_000, None, "GBP", "year"),
        ("The salary is £50,000 + bonus.", 50_000, 50_000, "GBP", None),
        ("Salary: 50000 - 60000", 50_000, 60_000, None, None),
        ("Salary: €70,000 - €55,000", 70_000, 55_000, "EUR", None),
    ],
)
def test_amount(posting: Read, text: str, low: float, high: float, currency: str, period: str) -> None:
    (amount,) = amounts(posting(text))
    assert (amount.low, amount.high, amount.currency, amount.period) == (low, high, currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "We raised $12 million and pay a good salary.",
        "You get a learning budget of €1,500 a year.",
        "Our pay grade is GS-13.",
        "Earn up to $2,000 in rewards.",
        "We serve 50,000 to 60,000 people.",
    ],
)
def test_no_amount(posting: Read, text: str) -> None:
    assert amounts(posting(text)) == []


def test_amount_of_a_field() -> None:
    assert amount_of("Competitive") is None
    amount = amount_of("$100k - 120k a year")
    assert amount
    assert (amount.low, amount.high, amount.period) == (100_000, 120_000, "year")


@pytest.mark.parametrize(
    ("text", "readings", "possible"),
    [
        ("2026-04-30", ("2026-04-30",), True),
        ("30 April 2026", ("2026-04-30",), True),
        ("April 30th, 2026", ("2026-04-30",), True),
        ("03/04/2026", ("2026-03-04", "2026-04-03"), True),
        ("12/31/2026", ("2026-12-31",), True),
        ("31.12.2026", ("2026-12-31",), True),
        ("30 June", (), True),
        ("31 April 2026", (), False),
        ("2026-13-02", (), False),
        ("29 February 2027", (), False),
        ("29 February 2028", ("2028-02-29",), True),
        ("32/01/2026", (), False),
    ],
)
def test_date(text: str, readings: tuple[str, ...], possible: bool) -> None:
    (date,) = dates_in(f"until {text}, at noon")
    assert (date.readings, date.possible) == (readings, possible)


@pytest.mark.parametrize("text", ["you may 40 hours", "version 2024.13.45", "call 1234-56-78", "march 12 miles"])
def test_no_date(text: str) -> None:
    assert list(dates_in(text)) == []


def test_date_of_a_field() -> None:
    assert field_date("2026-01-10T09:00:00Z") == "2026-01-10"
    assert field_date("03/04/2026") is None
    assert field_date("soon") is None


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("5+ years of experience", 5, None),
        ("two to four years' experience", 2, 4),
        ("at most three years of experience", 0, 3),
        ("fifteen (15) years of experience", 15, None),
        ("a decade of experience", 10, None),
        ("10-5 years of experience", 10, 5),
    ],
)
def test_years(posting: Read, text: str, least: int, most: int | None) -> None:
    (years,) = demands(posting(f"# Developer\n\n## Requirements\n\n- {text}\n"))
    assert (years.least, years.most) == (least, most)


def test_years_without_a_number(posting: Read) -> None:
    assert demands(posting("You have several years of experience.")) == []
