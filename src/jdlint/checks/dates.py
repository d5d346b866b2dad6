"""Dates that cannot hold: a closing date that has passed or lies before the posting, a day that no calendar has.

Invariant: a date counts as past, or as before another, only in all its readings ("03/04/2026" has two).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._days import (
    YEAR,
    Day,
    all_closings,
    closings,
    closings_in,
    dates_of,
    field_dates,
    field_days,
    posted_days,
)
from jdlint.checks._weekday import wrong_weekday
from jdlint.detect.dates import Date
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match", "other")
_ROUNDS = Lazy(r"extend|round|priority|cohort|batch|intake|phase|internal|early|late|first deadline", re.IGNORECASE)
"""Words by which a posting may well have two closing dates."""
_OPENING, _CLOSING = ('"', "“", "„", "«", "‘", "'"), ('"', "”", "“", "»", "’", "'")
_FIELDS = ("deadline", "posted", "start-date")


def _passed(rule: Rule, context: Context) -> Iterator[Match]:
    """The first closing date, where all of them lie before the day of the run."""
    days = all_closings(context)
    if days and all(day.readings[-1] < context.today for day in days):
        first, *others = days
        yield Match(*first.span, {"match": context.posting.quoted(first.span)}, also=[day.span for day in others])


def _start_passed(rule: Rule, context: Context) -> Iterator[Match]:
    """A start of the job before the day of the run; of a month alone, its last day counts."""
    from jdlint.checks._start import starts

    for span, readings in starts(context.posting) if YEAR.search(context.posting.masked) else ():
        if max(readings) < context.today:
            yield Match(*span, {"match": context.posting.quoted(span)})


def _start_before_deadline(rule: Rule, context: Context) -> Iterator[Match]:
    """A start of the job before the last day on which people may apply."""
    from jdlint.checks._start import starts

    posting = context.posting
    days = all_closings(context) if YEAR.search(posting.masked) else []
    for span, readings in starts(posting) if days else ():
        if all(readings[-1] < day.readings[0] for day in days):
            values = {"match": posting.quoted(span), "other": posting.quoted(days[0].span)}
            yield Match(*span, values, also=[days[0].span])


def _impossible(rule: Rule, context: Context) -> Iterator[Match]:
    posting = context.posting
    in_fields = [date for name in _FIELDS for date in field_dates(posting, name)]
    dates: list[Date] = [*context.once("dates", dates_of), *in_fields]
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
    for day in all_closings(context) if posted else ():
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
    days = closings_in(context, fields[0].readings[0][:4])
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
