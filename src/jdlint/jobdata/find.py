"""Where a page holds JobPosting data: scripts of type application/ld+json, and the job postings in them.

Invariant: a script that a site's template fills in (`{{ … }}`) is no data yet and is passed over; so is one that only
stands in a comment or in code that the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.jobdata.values import BrokenError, Value, read
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span
from jdlint.record import Record

TYPE = "JobPosting"
_MARK = "ld+json"
_SCRIPT = Lazy(r"<script\b(?=[^<>]{0,400}\btype\s*=\s*[\"']?application/ld\+json\b)[^<>]{0,500}>", re.IGNORECASE)
_END = Lazy(r"</script", re.IGNORECASE)
_WRAPPED = Lazy(r"\s*(?://\s*)?(?:<!\[CDATA\[|<!--)(?P<inner>.*?)(?://\s*)?(?:\]\]>|-->)\s*\Z", re.DOTALL)
_TEMPLATE = ("{{", "{%", "<%", "<?php", "${")
_NEARLY = frozenset(("jobposting", "job posting", "jobpost", "job", "joblisting", "jobad", "vacancy"))


class Job(Record):
    """One job posting in the data: its object, and the root of the script that it stands in."""

    value: Value
    root: Value
    kind: Value
    """The text that names its type."""


class Data(Record):
    """The data of a page: the jobs in it, and what could not be read."""

    jobs: list[Job]
    broken: list[BrokenError]


def job_data(posting: Posting) -> Data:
    """The JobPosting data of a posting's file."""
    data = Data([], [])
    if _MARK not in posting.text.lower():
        return data
    for span in scripts(posting):
        try:
            root = read(posting.text, *span)
        except BrokenError as broken:
            if TYPE.lower() in posting.text[span.start : span.end].lower():
                data.broken.append(broken)
            continue
        data.jobs.extend(_jobs(root))
    return data


def scripts(posting: Posting) -> Iterator[Span]:
    """The contents of the scripts with linked data, wrappings and templates left out."""
    text = posting.text
    hidden = [*posting.comments, *posting.code, *(Span(b.start, b.end) for b in posting.blocks if b.kind == "code")]
    for opening in _SCRIPT.finditer(text):
        closing = _END.search(text, opening.end())
        span = Span(opening.end(), closing.start() if closing else len(text))
        if any(h.start <= opening.start() < h.end for h in hidden):
            continue
        if wrapped := _WRAPPED.match(text, *span):
            span = Span(*wrapped.span("inner"))
        if not any(mark in text[span.start : span.end] for mark in _TEMPLATE):
            yield span


def _jobs(root: Value) -> Iterator[Job]:
    for value in root.walk():
        kind = value.members.get("@type") if value.members else None
        for named in kind.each() if kind else ():
            name = named.text.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
            if name == TYPE or name.lower() in _NEARLY:
                yield Job(value, root, named)
                break
