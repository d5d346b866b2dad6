"""Whether JobPosting data has what Google requires, under the names and in the forms that it reads.

Invariant: what is only named by reference (`{"@id": …}`) or stands in a form that may be right is never a fault.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from jdlint.errors import did_you_mean
from jdlint.jobdata.fault import Facts, Fault
from jdlint.jobdata.find import TYPE, Job
from jdlint.jobdata.remote import is_remote
from jdlint.jobdata.values import Value
from jdlint.lazy import Lazy
from jdlint.posting.model import Span

_TAG = Lazy(r"<[^>]*>")


def missing(job: Job, facts: Facts) -> list[str]:
    """The properties that Google requires and the data lack, with their paths."""
    value = job.value
    found = [] if _has_context(job.root) else ["@context"]
    for name in facts["required"]:
        waived = name == "jobLocation" and is_remote(job, facts)
        if value.get(name) is None and not waived and not _misnamed(job, name, facts):
            found.append(name)
    company = value.get("hiringOrganization")
    if company and company.members and not company.members.keys() & {"name", "legalName", "@id"}:
        found.append("hiringOrganization.name")
    return [*found, *_missing_of_place(value)]


def _has_context(root: Value) -> bool:
    """Whether the script says that its names are schema.org's, at the top or in each entry of its list."""
    for value in root.each():
        context = value.members.get("@context") if value.members else None
        if context and not any("schema.org" in part.text for part in context.walk()) and context.text:
            return False
        if not context:
            return False
    return True


def _misnamed(job: Job, name: str, facts: Facts) -> bool:
    """Whether the property stands there under another name, which is told where it stands."""
    return any(_meant(key, facts) == name for key in job.value.members or {})


def _missing_of_place(value: Value) -> Iterator[str]:
    places = value.get("jobLocation")
    for place in places.each() if places else ():
        address = place.get("address")
        if not place.members or "@id" in place.members:
            continue
        if address is None:
            yield "jobLocation.address"
            return
        if address.members is not None and "@id" not in address.members and not address.get("addressCountry"):
            yield "jobLocation.address.addressCountry"
            return


def not_said(job: Job, facts: Facts) -> list[str]:
    """The properties that Google recommends and the data lack."""
    return [name for name in facts["recommended"] if job.value.get(name) is None and not _misnamed(job, name, facts)]


def unknown(job: Job, facts: Facts) -> Iterator[Fault]:
    """Properties under a name that nobody reads, where it is plain which one was meant."""
    for key, span in job.value.keys.items():
        meant = _meant(key, facts)
        by_alias = key.lower() in (alias.lower() for alias in facts["aliases"])
        if meant and not (by_alias and meant in (job.value.members or {})):
            yield Fault(span, f'"{key}" is called {meant} there', meant if meant.lower() == key.lower() else None)


def _meant(key: str, facts: Facts) -> str | None:
    """The property that a name was most likely meant for; None for a known name, and for one of somebody's own."""
    known = facts["properties"]
    if key in known or key.startswith("@") or ":" in key:
        return None
    folded = re.sub(r"[\W_]", "", key).lower()
    for name in known:
        if name.lower() == folded:
            return str(name)
    for alias, name in facts["aliases"].items():
        if alias.lower() == folded:
            return str(name)
    close = did_you_mean(key, [name for name in known if abs(len(name) - len(key)) < 3 and name[0] == key[0]])
    return close.split('"')[1] if close and len(key) > 6 else None


def shapes(job: Job, facts: Facts) -> Iterator[Fault]:
    """Values of another kind than the property holds."""
    if job.kind.text.rsplit("/", 1)[-1].rsplit(":", 1)[-1] != TYPE:
        yield Fault(job.kind.span, f'the type is spelt JobPosting, not "{job.kind.text}"', TYPE)
    for name, kind in facts["shape"].items():
        if value := job.value.get(name):
            yield from _shape(name, kind, value, facts)
    places = job.value.get("jobLocation")
    for place in places.each() if places else ():
        if (address := place.get("address")) and address.text:
            yield _as_object("address", address, facts)


def _shape(name: str, kind: str, value: Value, facts: Facts) -> Iterator[Fault]:
    for entry in value.each() if kind in ("texts", "objects", "object") else (value,):
        if kind in ("object", "objects") and entry.members is None:
            yield _as_object(name, entry, facts)
        elif kind in ("text", "texts") and not isinstance(entry.plain, str):
            yield Fault(entry.span, f"{name} is a text in double quotes")
        elif kind == "flag" and not isinstance(entry.plain, bool):
            plain = {"true": "true", "false": "false", "yes": "true", "no": "false"}.get(entry.text.lower())
            yield Fault(_with_quotes(entry), f"{name} is true or false, without quotes", plain)


def _as_object(name: str, value: Value, facts: Facts) -> Fault:
    """A text or number where an object belongs; the name of an organisation can be put into one as it stands."""
    written = facts["written"][name]
    if name == "hiringOrganization" and isinstance(value.plain, str):
        from json import dumps

        written = written.replace('"…"', dumps(value.plain, ensure_ascii=False))
        return Fault(_with_quotes(value), f"{name} is an object; write {written}", written)
    return Fault(value.span, f"{name} is an object; write {written}")


def _with_quotes(value: Value) -> Span:
    return Span(value.span.start - 1, value.span.end + 1) if isinstance(value.plain, str) else value.span


def description(job: Job) -> Iterator[Fault]:
    """A description that describes nothing."""
    value = job.value.get("description")
    if value is None:
        return
    words = _words(value.text)
    title = job.value.get("title")
    if title and words == _words(title.text):
        yield Fault(value.span, "the description says no more than the title; give the whole text, as HTML")
    elif len(words) < _FEWEST:
        yield Fault(value.span, f"the description has {len(words)} words; give the whole text, as HTML")


_FEWEST = 15
"""Fewer words than that cannot name duties and requirements."""


def _words(text: str) -> list[str]:
    """The words of a piece of HTML, which may be escaped once more."""
    return re.findall(r"\w+", _TAG.sub(" ", html.unescape(html.unescape(text))).lower())
