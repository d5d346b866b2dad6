"""Dates that cannot hold: a closing date that has passed or lies before the posting, a day that no calendar has.

Invariant: a date counts as past, or as before another, only in all its readings ("03/04/2026" has two).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._weekday import wrong_weekday
from jdlint.detect import FIGURE, closing, sentences_with
from jdlint.detect.dates import Date, dates_in, end_of_month
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.record import Record
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "other")
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
_ROUNDS = Lazy(r"extend|round|priority|cohort|batch|intake|phase|internal|early|late|first deadline", re.IGNORECASE)
"""Words by which a posting may well have two closing dates."""
_YEAR = Lazy(r"20\d\d(?!\d)")
_DATE_LIKE = Lazy(
    r"\d[/.-]\d\d?[/.-]\d|[jJ]an|[fF]eb|[mM]ar|[aA]pr|[mM]ay|[jJ]u[nl]|[aA]ug|[sS]ep|[oO]ct|[nN]ov|[dD]ec"
    r"|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC"
)
"""Without one of these there is no date in a sentence: two quick looks save the long one."""
_OPENING, _CLOSING = ('"', "“", "„", "«", "‘", "'"), ('"', "”", "“", "»", "’", "'")
_FIELDS = ("deadline", "posted", "start-date")


class Day(Record):
    """A date with the place that is reported: from the words that say what it is the date of."""

    span: Span
    readings: tuple[str, ...]


def _passed(rule: Rule, context: Context) -> Iterator[Match]:
    """The first closing date, where all of them lie before the day of the run."""
    days = _all_closings(context)
    if days and all(day.readings[-1] < context.today for day in days):
        first, *others = days
        yield Match(*first.span, {"match": context.posting.quoted(first.span)}, also=[day.span for day in others])


def _start_passed(rule: Rule, context: Context) -> Iterator[Match]:
    """A start of the job before the day of the run; of a month alone, its last day counts."""
    from jdlint.checks._start import starts

    for span, readings in starts(context.posting) if _YEAR.search(context.posting.masked) else ():
        if max(readings) < context.today:
            yield Match(*span, {"match": context.posting.quoted(span)})


def _start_before_deadline(rule: Rule, context: Context) -> Iterator[Match]:
    """A start of the job before the last day on which people may apply."""
    from jdlint.checks._start import starts

    posting = context.posting
    days = _all_closings(context) if _YEAR.search(posting.masked) else []
    for span, readings in starts(posting) if days else ():
        if all(readings[-1] < day.readings[0] for day in days):
            values = {"match": posting.quoted(span), "other": posting.quoted(days[0].span)}
            yield Match(*span, values, also=[days[0].span])


def _impossible(rule: Rule, context: Context) -> Iterator[Match]:
    posting = context.posting
    in_fields = [date for name in _FIELDS for date in _field_dates(posting, name)]
    dates: list[Date] = [*context.once("dates", _dates), *in_fields]
    for date in dates:
        if not date.possible and not _is_quoted(posting, date.span):
            yield Match(*date.span, {"match": posting.quoted(date.span)})
        elif date.readings and (wrong := wrong_weekday(posting, date)):
            yield wrong


def _is_quoted(posting: Posting, span: Span) -> bool:
    """Whether a date stands in quotation marks of its own: then it is somebody else's, told as it was written."""
    before, after = posting.masked[: span.start].rstrip("\0"), posting.masked[span.end :].lstrip("\0")
    return before.endswith(_OPENING) and after.startswith(_CLOSING)


def _before_posted(rule: Rule, context: Context) -> Iterator[Match]:
    """A closing date before the date of the posting."""
    posting = context.posting
    posted = [*field_days(posting, "posted"), *posted_days(context)][:1]
    for day in _all_closings(context) if posted else ():
        if day.readings[-1] < posted[0].readings[0]:
            values = {"match": posting.quoted(day.span), "other": posting.quoted(posted[0].span)}
            yield Match(*day.span, values, also=[posted[0].span])


def _disagrees(rule: Rule, context: Context) -> Iterator[Match]:
    """A closing date in the front matter, and none but other ones in the text; two in the text."""
    posting = context.posting
    fields = field_days(posting, "deadline")
    if not fields:
        yield from _two_in_text(context)
        return
    days = _closings_in(context, fields[0].readings[0][:4])
    if days and not any(set(day.readings) & set(fields[0].readings) for day in days):
        values = {"match": posting.quoted(days[0].span), "other": posting.quoted(fields[0].span)}
        yield Match(*days[0].span, values, also=[fields[0].span])


def _two_in_text(context: Context) -> Iterator[Match]:
    """The second of two closing dates, where no word says that applications are read in rounds, or for longer."""
    posting = context.posting
    days: list[Day] = context.once("closings", closings)
    if len(days) == 2 and not set(days[0].readings) & set(days[1].readings) and not _ROUNDS.search(posting.masked):
        first, last = (day.span for day in days)
        message = (
            f'Here it says "{posting.quoted(last)}", further up "{posting.quoted(first)}". Keep the one that is true.'
        )
        yield Match(*last, message=message, also=[first])


def _closings_in(context: Context, year: str) -> list[Day]:
    """The closing dates in the text; those that name no year are taken to be in the one given."""
    days: list[Day] = list(context.once("closings", closings))
    for span in closing.find(context.posting) if not days else ():
        text = context.posting.masked[span.start : span.end].replace(JOIN, " ")
        dates = [date for date in dates_in(f"{text} {year}") if date.readings]
        days += [Day(span, dates[-1].readings)] if dates else []
    return days


def _all_closings(context: Context) -> list[Day]:
    """The closing dates of front matter and text."""
    return [*field_days(context.posting, "deadline"), *context.once("closings", closings)]


def closings(context: Context) -> list[Day]:
    """The closing dates in the text that name a year."""
    posting, days = context.posting, []
    dated = any(date.readings for date in context.once("dates", _dates))
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
    years = _YEAR.finditer(text)
    return any(end_of_month(text[max(0, year.start() - 12) : year.end()]) for year in years)


def posted_days(context: Context) -> Iterator[Day]:
    """The dates on which the text says that it was posted."""
    posting = context.posting
    for date in context.once("dates", _dates):
        if date.readings and _POSTED.search(
            posting.masked[max(0, date.span.start - 60) : date.span.start].replace(JOIN, "")
        ):
            yield Day(date.span, date.readings)


def _dates(context: Context) -> list[Date]:
    """The dates in the prose."""
    posting, dates = context.posting, []
    for _, sentence in sentences_with(FIGURE, posting):
        text = posting.masked[sentence.start : sentence.end]
        if _DATE_LIKE.search(text):
            for date in dates_in(text.replace(JOIN, " ")):
                span = Span(sentence.start + date.span.start, sentence.start + date.span.end)
                dates.append(date._replace(span=span))
    return dates


def _field_dates(posting: Posting, name: str) -> Sequence[Date]:
    field = posting.fields.get(name)
    return list(dates_in(posting.text, *field.value_span)) if field else []


def field_days(posting: Posting, name: str) -> Sequence[Day]:
    """The date of a field, reported with its key."""
    dates = _field_dates(posting, name)
    field = posting.fields.get(name)
    return (
        [Day(Span(field.key_span.start, field.value_span.end), dates[-1].readings)]
        if field and dates and dates[-1].readings
        else []
    )


_FIND: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "passed": _passed,
    "start-passed": _start_passed,
    "start-before-deadline": _start_before_deadline,
    "impossible": _impossible,
    "before-posted": _before_posted,
    "field-disagrees": _disagrees,
}
OPTIONS: Mapping[str, Option] = {"find": Option("choice", required=True, choices=tuple(_FIND))}


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each date that cannot hold in the way that the rule names."""
    return _FIND[rule.options["find"]](rule, context)
