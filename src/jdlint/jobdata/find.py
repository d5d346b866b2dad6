"""Where a page holds JobPosting data: scripts of type application/ld+json, and the job postings in them.

In Markdown a fenced block of JSON that says that it is a JobPosting counts as such a script: a site makes one of it.

Invariant: a script that a site's template fills in (`{{ … }}`) is no data yet and is passed over; so is one that only
stands in a comment or in code that the page shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.jobdata import may_hold_data
from jdlint.jobdata.values import BrokenError, Value, read
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span
from jdlint.record import Record

TYPE = "JobPosting"
_FENCED = Lazy(
    r"\A(`{3,}|~{3,})[ \t]*json(?:-?ld)?[ \t]*\r?\n(?P<inner>.*?)[ \t]*(?:\1[`~]*\s*)?\Z", re.DOTALL | re.IGNORECASE
)
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
    if not may_hold_data(posting.text):
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
    shown = [Span(block.start, block.end) for block in posting.blocks if block.kind == "code"]
    hidden = [*posting.comments, *posting.code, *shown]
    spans = [
        _script(text, opening.end())
        for opening in _SCRIPT.finditer(text)
        if not any(h.start <= opening.start() < h.end for h in hidden)
    ]
    spans += [span for block in shown for span in _fenced(text, block)]
    for span in sorted(spans):
        if not any(mark in text[span.start : span.end] for mark in _TEMPLATE):
            yield span


def _script(text: str, start: int) -> Span:
    closing = _END.search(text, start)
    span = Span(start, closing.start() if closing else len(text))
    wrapped = _WRAPPED.match(text, *span)
    return Span(*wrapped.span("inner")) if wrapped else span


def _fenced(text: str, block: Span) -> Iterator[Span]:
    found = _FENCED.match(text[block.start : block.end])
    if found and f'"{TYPE}"' in found["inner"]:
        yield Span(block.start + found.start("inner"), block.start + found.end("inner"))


def _jobs(root: Value) -> Iterator[Job]:
    for value in root.walk():
        kind = value.members.get("@type") if value.members else None
        for named in kind.each() if kind else ():
            name = named.text.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
            if name == TYPE or name.lower() in _NEARLY:
                yield Job(value, root, named)
                break
