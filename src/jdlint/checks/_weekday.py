"""The day of the week that stands beside a date: "Friday, 12 December 2026" is a Saturday.

Invariant: a day is wrong only where it fits none of the readings of its date, and the date names its year.
"""

from __future__ import annotations

import re
from datetime import date as calendar_day

from jdlint.detect.dates import Date
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.rule import Match

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = Lazy(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+(?:the\s+)?\Z", re.IGNORECASE)
_LONGEST = 20
"""Characters from the beginning of a day's name to the date."""


def wrong_weekday(posting: Posting, date: Date) -> Match | None:
    """A match from the name of the day to the date, where no reading of the date is that day."""
    before = posting.masked[max(0, date.span.start - _LONGEST) : date.span.start].replace(JOIN, " ")
    found = _DAY.search(before)
    if not found:
        return None
    said = next(number for number, name in enumerate(_DAYS) if name.lower().startswith(found[1][:3].lower()))
    true = [calendar_day.fromisoformat(reading).weekday() for reading in date.readings]
    if said in true:
        return None
    span = Span(date.span.start - len(before) + found.start(), date.span.end)
    shown = posting.quoted(span)
    message = f'"{shown}" is a {_DAYS[true[0]]}. Put the day of the week or the date right.'
    return Match(*span, {"match": shown}, level="warning", message=message)
