"""Dates as people write them, as numbers: "2026-04-30", "30 April 2026", "April 30th, 2026", "30/04/2026".

Invariant: a date that two countries read differently ("03/04/2026") has two readings, and nothing is held against
it unless both agree; a date without a year is none but where it cannot be in any year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import Span
from jdlint.record import Record

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = Lazy(
    r"(?<![\w./:-])(?:(?P<iso>(?:19|20)\d\d(?P<parted>[/-])\d{1,2}(?P=parted)\d{1,2})(?![\d/-])"
    r"|(?P<figures>\d{1,2}(?P<by>[/.-])\d{1,2}(?P=by)(?:19|20)\d\d)(?![\d/-])"
    rf"|(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?:\s(?:of|the))?\s{_MONTH.format('month')}(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    rf"|{_MONTH.format('month2')}\s(?:the\s)?(?P<day2>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?\b(?!\s?[%:-])(?:,?\s(?P<year2>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
_MONTH_ALONE = Lazy(rf"\b{_MONTH.format('month')},?\s(?P<year>(?:19|20)\d\d)\W*\Z", re.IGNORECASE)
_DATED_NAME = Lazy(r"(?:^|[/\\])(\d{4}-\d\d-\d\d)-[^/\\]+$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(Record):
    """A date in a text. `readings` are the days it may mean, as YYYY-MM-DD, earliest first.

    Without readings it is either incomplete (no year) or, when `possible` is false, no day of any calendar.
    """

    span: Span
    readings: tuple[str, ...]
    possible: bool


def day_of_name(name: str) -> str | None:
    """The day that the name of a file begins with, as Jekyll has it, if the calendar has it."""
    from datetime import date

    found = _DATED_NAME.search(name)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def dates_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Date]:
    """The dates between two offsets, in reading order."""
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        if found["iso"]:
            year, month, day = map(int, found["iso"].split(found["parted"]))
            yield _date(found, [(year, month, day)])
        elif found["figures"]:
            first, second, year = map(int, found["figures"].split(found["by"]))
            readings = [(year, second, first), (year, first, second)]
            # With full stops the day comes first wherever such dates are written.
            yield _date(found, readings[:1] if found["by"] == "." and _is_day(*readings[0]) else readings)
        else:
            written = found["month"] or found["month2"]
            if written in ("may", "march", "mar"):
                continue  # the verbs
            month = MONTHS.index(written[:3].lower()) + 1
            yield _date(found, [(int(found["year"] or found["year2"] or 0), month, int(found["day"] or found["day2"]))])


def end_of_month(text: str) -> str | None:
    """The last day that "December 2025" at the end of a text may mean, as YYYY-MM-DD; None where it names no month."""
    found = _MONTH_ALONE.search(text)
    if not found:
        return None
    month = MONTHS.index(found["month"][:3].lower()) + 1
    return f"{found['year']}-{month:02}-{_DAYS[month - 1]:02}"


def _date(found: re.Match[str], readings: list[tuple[int, int, int]]) -> Date:
    valid = [reading for reading in readings if _is_day(*reading)]
    days = sorted({f"{year:04}-{month:02}-{day:02}" for year, month, day in valid if year})
    return Date(Span(*found.span()), tuple(days), bool(valid))


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; in year 0, whether any year has it."""
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (month, day) != (2, 29)


def field_date(value: str) -> str | None:
    """The day that the value of a field means, as YYYY-MM-DD; None where it names none, or may mean two."""
    first = next(dates_in(value), None)
    return first.readings[0] if first and len(first.readings) == 1 else None
