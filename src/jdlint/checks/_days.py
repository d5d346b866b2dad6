"""The dates that a posting states of itself: by when to apply, when it was posted, each with the words that say so.

Invariant: a date without a year is none, unless a year is given from elsewhere; a day after which applications go on is
no closing date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jdlint.checks import Context
from jdlint.detect import FIGURE, closing, sentences_with
from jdlint.detect.dates import Date, dates_in, end_of_month
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.record import Record

_POSTED = Lazy(
    r"\b(?:posted|published|advertised|listed|date of (?:posting|publication)|(?:posting|publication|opening) date"
    r"|(?:applications?|position|vacancy|posting|window) (?:will )?opens?)(?:\s(?:on|date|:))*\W{0,3}$",
    re.IGNORECASE,
)
_NOT_THE_END = Lazy(
    r"priority|preference|full consideration|first (?:review|round|batch|deadline|look|come|consider)"
    r"|first (?:read|sift|cut|shortlist)|until (?:it is )?filled|remain open|later applications",
    re.IGNORECASE,
)
"""Words behind a date after which applications go on."""
YEAR = Lazy(r"20\d\d(?!\d)")
_DATE_LIKE = Lazy(
    r"\d[/.-]\d\d?[/.-]\d|[jJ]an|[fF]eb|[mM]ar|[aA]pr|[mM]ay|[jJ]u[nl]|[aA]ug|[sS]ep|[oO]ct|[nN]ov|[dD]ec"
    r"|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC"
)
"""Without one of these there is no date in a sentence: two quick looks save the long one."""


class Day(Record):
    """A date with the place that is reported: from the words that say what it is the date of."""

    span: Span
    readings: tuple[str, ...]


def all_closings(context: Context) -> list[Day]:
    """The closing dates of front matter and text."""
    return [*field_days(context.posting, "deadline"), *context.once("closings", closings)]


def closings_in(context: Context, year: str) -> list[Day]:
    """The closing dates in the text; those that name no year are taken to be in the one given."""
    days: list[Day] = list(context.once("closings", closings))
    for span in closing.find(context.posting) if not days else ():
        text = context.posting.masked[span.start : span.end].replace(JOIN, " ")
        dates = [date for date in dates_in(f"{text} {year}") if date.readings]
        days += [Day(span, dates[-1].readings)] if dates else []
    return days


def closings(context: Context) -> list[Day]:
    """The closing dates in the text that name a year."""
    posting, days = context.posting, []
    dated = any(date.readings for date in context.once("dates", dates_of))
    if not dated and not _names_month(posting.masked):
        return []
    for span in closing.find(posting):
        text = posting.masked[span.start : span.end].replace(JOIN, " ")
        dates, month = list(dates_in(text)), end_of_month(text)
        readings = dates[-1].readings if dates else (month,) if month else ()
        if readings and not _NOT_THE_END.search(posting.masked[span.end : span.end + 90]):
            days.append(Day(span, readings))
    return days


def _names_month(text: str) -> bool:
    """Whether a year follows a month somewhere: "December 2025"."""
    years = YEAR.finditer(text)
    return any(end_of_month(text[max(0, year.start() - 12) : year.end()]) for year in years)


def posted_days(context: Context) -> Iterator[Day]:
    """The dates on which the text says that it was posted."""
    posting = context.posting
    for date in context.once("dates", dates_of):
        if date.readings and _POSTED.search(
            posting.masked[max(0, date.span.start - 60) : date.span.start].replace(JOIN, "")
        ):
            yield Day(date.span, date.readings)


def dates_of(context: Context) -> list[Date]:
    """The dates in the prose."""
    posting, dates = context.posting, []
    for _, sentence in sentences_with(FIGURE, posting):
        text = posting.masked[sentence.start : sentence.end]
        if _DATE_LIKE.search(text):
            for date in dates_in(text.replace(JOIN, " ")):
                span = Span(sentence.start + date.span.start, sentence.start + date.span.end)
                dates.append(date._replace(span=span))
    return dates


def field_dates(posting: Posting, name: str) -> Sequence[Date]:
    """The dates in a field."""
    field = posting.fields.get(name)
    return list(dates_in(posting.text, *field.value_span)) if field else []


def field_days(posting: Posting, name: str) -> Sequence[Day]:
    """The date of a field, reported with its key."""
    dates = field_dates(posting, name)
    field = posting.fields.get(name)
    return (
        [Day(Span(field.key_span.start, field.value_span.end), dates[-1].readings)]
        if field and dates and dates[-1].readings
        else []
    )
