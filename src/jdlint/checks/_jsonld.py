"""What kind `jsonld` finds, by the name of the fault: imported only for a page that holds such data.

Invariant: a match lies in the script that holds the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, _visible
from jdlint.checks._titles import Title
from jdlint.checks.title import DETECTORS
from jdlint.jobdata import amount, remote, shape
from jdlint.jobdata.fault import Facts, Fault
from jdlint.jobdata.find import Data, Job, job_data
from jdlint.rule import Match, Rule

_Find = Callable[[Rule, Context, Data], Iterator[Match]]


def data_of(context: Context) -> Data:
    """The JobPosting data of the posting's file, read once for all rules."""
    data: Data = context.once("job-data", lambda context: job_data(context.posting))
    return data


def facts_of(context: Context) -> Facts:
    """What Google asks for."""
    return context.tables["job-posting"]


def _broken(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
    for broken in data.broken:
        yield Match(*broken.span, {"match": context.posting.quoted(broken.span), "reason": broken.reason})


def _missing(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
    for job in data.jobs:
        if names := shape.missing(job, facts_of(context)):
            yield Match(*job.kind.span, {"match": job.kind.text, "missing": _listed(names)})


def _recommended(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
    for job in data.jobs:
        if names := shape.not_said(job, facts_of(context)):
            yield Match(*job.kind.span, {"match": job.kind.text, "missing": _listed(names)})


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _several(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
    """The second job of a page that has data for several."""
    titles = {title.text.lower() if (title := job.value.get("title")) else "" for job in data.jobs}
    if len(titles) > 1:
        yield Match(*data.jobs[1].kind.span, {"match": data.jobs[1].kind.text, "count": len(titles)})


def _expired(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
    for job in data.jobs:
        until = job.value.get("validThrough")
        if until and context.today and "" < amount.day_of(until) < context.today:
            yield Match(*until.span, {"match": until.text})


def _title(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
    """What the rules on titles refuse, in the title of the data; each stretch once, though two rules refuse it."""
    rules = [
        other for other in context.rules.values() if other.kind == "title" and other.options["detect"] in _IN_TITLE
    ]
    for job in data.jobs:
        value = job.value.get("title")
        if not value or not value.text or value.plain != context.posting.text[value.span.start : value.span.end]:
            continue
        shown, end = Title(str(value.plain), value.span.start), 0
        spans = {span for other in rules for span in DETECTORS[other.options["detect"]](other, shown)}
        for start, stop in sorted(spans):
            if start >= end and shown.text[start:stop].strip():
                yield Match(shown.start + start, shown.start + stop, {"match": shown.text[start:stop].strip()})
                end = stop


_IN_TITLE = ("words", "symbols", "pay", "code")


def _faults(find: str) -> _Find:
    def faults(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
        for job in data.jobs:
            for fault in _faults_of(find, job, facts_of(context)):
                values = {"match": context.posting.quoted(fault.span), "reason": fault.reason}
                yield Match(*fault.span, values, fault.better)

    return faults


def _faults_of(find: str, job: Job, facts: Facts) -> Iterator[Fault]:
    if find == "unknown":
        return shape.unknown(job, facts)
    if find == "shape":
        return shape.shapes(job, facts)
    if find == "description":
        return shape.description(job)
    if find == "remote":
        return remote.remote(job, facts)
    if find == "date":
        return amount.dates(job)
    return amount.hours(job, facts) if find == "employment-type" else amount.pay(job, facts)


def _contradictions(look: Callable[[Rule, Context, Job], Iterator[Match]]) -> _Find:
    def contradictions(rule: Rule, context: Context, data: Data) -> Iterator[Match]:
        for job in data.jobs:
            yield from look(rule, context, job)

    return contradictions


_FAULTS = ("unknown", "shape", "description", "remote", "date", "employment-type", "pay")
FIND: Mapping[str, _Find] = {
    "broken": _broken,
    "missing": _missing,
    "title": _title,
    "recommended": _recommended,
    "several": _several,
    "expired": _expired,
    **{find: _faults(find) for find in _FAULTS},
    **{find: _contradictions(look) for find, look in _visible.FIND.items()},
}
