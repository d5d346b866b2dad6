"""JobPosting data against what the page shows: title, employer, town, pay, dates, hours, remote or on site.

Invariant: a match needs both statements, the one in the data and another one in the text or front matter; what is said
in one place only is no contradiction. It stands at the value in the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from jdlint.checks import Context, _days, _same_names
from jdlint.checks._facts import amounts_of_pay
from jdlint.checks.agreement import told_otherwise
from jdlint.detect.amounts import Amount, amount_of
from jdlint.jobdata.amount import day_of, figure
from jdlint.jobdata.fault import Facts, fold
from jdlint.jobdata.find import Job
from jdlint.jobdata.values import Value
from jdlint.posting.model import Posting, Span
from jdlint.rule import Match, Rule

_FOR_A_TIME = {"CONTRACTOR", "TEMPORARY", "INTERN", "PER_DIEM"}
"""Kinds of employment that end, or are none."""
_MOST = {"hour": 2_000, "day": 15_000}


def _title(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    return _same_names.title(job, context)


def _company(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    return _same_names.company(job, context)


def _place(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    return _same_names.town(job, context)


def _pay(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    """Figures that the text gives otherwise, or the same ones for another currency or period."""
    posting, amount = context.posting, _amount(job)
    if not amount:
        return
    values, stated = amount
    found = [*context.once("amounts", amounts_of_pay), *_in_fields(posting)]
    same = next((a for a in found if {a.low, a.high} & {stated.low, stated.high} - {None}), None)
    other = told_otherwise(posting, stated, {stated.low, stated.high}, found)
    if same:
        currency = _code(same.currency, context.tables["job-posting"])
        differs = _differ(_likely(same), stated.period) or _differ(currency, stated.currency)
        other = same if differs or other else None
    if other:
        at = next((v for v in values if figure(v) not in (other.low, other.high)), values[0])
        shown = {"match": _shown(stated), "other": posting.quoted(other.span)}
        yield Match(*at.span, shown, also=[other.span])


def _in_fields(posting: Posting) -> Iterator[Amount]:
    field = posting.fields.get("salary")
    amount = amount_of(field.value) if field else None
    if field and amount and posting.sentences:
        yield amount._replace(span=field.value_span, sentence=0)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _code(currency: str | None, facts: Facts) -> str | None:
    """The code of a currency as the text writes it; None where it may be several ("$")."""
    folded = fold(currency or "")
    named = (code for code, words in facts["currency"].items() if folded in words or folded == code.lower())
    return next(named, currency if currency and len(currency) == 3 and currency.isalpha() else None)


def _likely(amount: Amount) -> str | None:
    """The period of an amount, but for an hour or day that stands beside it and is of something else."""
    return None if (amount.low or amount.high or 0) > _MOST.get(amount.period or "", float("inf")) else amount.period


def _amount(job: Job) -> tuple[list[Value], Amount] | None:
    """The pay in the data, and its figures as they stand."""
    base = job.value.get("baseSalary")
    amount = base.get("value") if base and base.members else None
    if not base or not amount or amount.members is None:
        return None
    values = {name: v for name in ("minValue", "maxValue", "value") if (v := amount.get(name)) and figure(v)}
    low, high, one = (figure(values[name]) if name in values else None for name in ("minValue", "maxValue", "value"))
    if not values:
        return None
    currency, unit = base.get("currency"), amount.get("unitText")
    code = currency.text.upper() if currency and len(currency.text) == 3 else None
    period = unit.text.lower() if unit and unit.text.lower() in ("hour", "day", "week", "month", "year") else None
    return list(values.values()), Amount(Span(0, 0), -1, low or one, high or one, code, period)


def _shown(amount: Amount) -> str:
    ends = [f"{end:,g}" if end < 1e6 else f"{end:,.0f}" for end in dict.fromkeys((amount.low, amount.high)) if end]
    of_period = f" a{'n' if amount.period == 'hour' else ''} {amount.period}" if amount.period else ""
    return f"{amount.currency or ''} {' to '.join(ends)}{of_period}".strip()


def _dates(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    """Days that front matter and text give otherwise; a day more or less may be the time zone."""
    posting = context.posting
    closing = [*_days.field_days(posting, "deadline"), *context.once("closings", _days.closings)]
    posted = [*_days.field_days(posting, "posted"), *_days.posted_days(context)]
    for name, days in (("datePosted", posted), ("validThrough", closing)):
        value = job.value.get(name)
        day = day_of(value) if value else ""
        if value and day and days and not any(_near(day, reading) for each in days for reading in each.readings):
            values = {"match": f"{name}: {value.text}", "other": posting.quoted(days[0].span)}
            yield Match(*value.span, values, also=[days[0].span])


def _near(day: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= 1
    except ValueError:  # no day of any calendar, which is told as such
        return True


def _hours(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    """Full or part time, where the text says the other one and nowhere the same."""
    value = job.value.get("employmentType")
    entries = {
        entry.text.upper().replace("-", "_").replace(" ", "_"): entry for entry in (value.each() if value else ())
    }
    said = {"FULL_TIME": _hits(rule, context, "full"), "PART_TIME": _hits(rule, context, "part")}
    stated = entries.keys() & said.keys()
    for name in stated if len(stated) == 1 else ():
        other = next(iter(said.keys() - {name}))
        if said[other] and not said[name]:
            yield _against(entries[name], context.posting, said[other][0])
    lasting, limited = (_hits(rule, context, key) for key in ("lasting", "limited"))
    if entries and entries.keys() <= _FOR_A_TIME and lasting and not limited:
        yield _against(next(iter(entries.values())), context.posting, lasting[0])


def _remote(rule: Rule, context: Context, job: Job) -> Iterator[Match]:
    """TELECOMMUTE where the text asks people to come in, or none where all of the work is remote."""
    kind = job.value.get("jobLocationType")
    remote, on_site = (_hits(rule, context, key) for key in ("from_anywhere", "on_site"))
    if kind and kind.text.upper() == "TELECOMMUTE" and on_site:
        yield _against(kind, context.posting, on_site[0])
    elif not kind and remote and not on_site:
        yield _against(job.kind, context.posting, remote[0], "no jobLocationType")


def _hits(rule: Rule, context: Context, key: str) -> Sequence[Span]:
    """Where the text says it; a hit that an exception overlaps does not count."""
    unless = context.hits.of(rule.id, "unless")
    return [
        Span(hit.start, hit.end) for hit in context.hits.of(rule.id, key)
        if not any(u.first_word < hit.end_word and hit.first_word < u.end_word for u in unless)
    ]  # fmt: skip


def _against(value: Value, posting: Posting, span: Span, said: str = "") -> Match:
    return Match(*value.span, {"match": said or value.text, "other": posting.quoted(span)}, also=[span])


FIND: Mapping[str, Callable[[Rule, Context, Job], Iterator[Match]]] = {
    "other-title": _title,
    "other-company": _company,
    "other-place": _place,
    "other-pay": _pay,
    "other-date": _dates,
    "other-hours": _hours,
    "other-mode": _remote,
}
