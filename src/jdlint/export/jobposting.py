"""The JobPosting object of a posting, property by property, and what had to be left out.

Invariant: what stands in the object passes jdlint's own check of such data, but for what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from json import dumps

from jdlint.checks import Context
from jdlint.checks._days import Day, closings, field_days, posted_days
from jdlint.checks._titles import titles
from jdlint.detect.dates import day_of_name
from jdlint.detect.employer import employers, openers
from jdlint.export.description import description
from jdlint.export.pay import base_salary
from jdlint.export.places import Places, places_of
from jdlint.jobdata.find import Job
from jdlint.jobdata.remote import remote
from jdlint.jobdata.shape import missing
from jdlint.jobdata.values import Value, read
from jdlint.posting.front import fold_key
from jdlint.posting.model import JOIN, Field, Posting
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_KINDS = (
    ("FULL_TIME", r"\bfull[ _-]?time|\b100 ?%"),
    ("PART_TIME", r"\bpart[ _-]?time"),
    ("CONTRACTOR", r"\bfreelanc\w+|\bcontractor\b|\bcontracting\b|^contract$|\bcontract (?:role|position|job)\b"),
    ("TEMPORARY", r"\btemporary\b|\bfixed[ _-]term|\blimited[ _-]term|\bseasonal\b"),
    ("INTERN", r"\bintern(?:ship)?s?\b|\btraineeship"),
    ("VOLUNTEER", r"\bvolunteer"),
    ("PER_DIEM", r"\bper[ _-]diem"),
)
_EITHER = re.compile(
    r"\bfull[ -]time,? (?:or|and) part[ -]time|\bpart[ -]time,? (?:or|and) full[ -]time", re.IGNORECASE
)
_IDS = ("identifier", "identifier.value", "id", "jobid", "reference", "ref", "requisitionid", "reqid", "jobref")
_LONGEST_TITLE = 80
_WAYS = {
    "title": "`title:` in the front matter, or a heading",
    "description": "some text under the front matter",
    "datePosted": "`date:` in the front matter",
    "hiringOrganization": "`company:` in the front matter, or --company",
    "jobLocation": "`location:` in the front matter, with town and country",
    "jobLocation.address.addressCountry": "the country behind the town, or --country",
}


class Asked(Record):
    """What the command line adds for postings that do not say it: the employer's name, the country's code."""

    company: str = ""
    country: str = ""


class Exported(Record):
    """The object; what Google requires and the posting does not state; and what else a person should know."""

    data: dict[str, Any]
    missing: list[str]
    notes: list[str]


def export(context: Context, asked: Asked = Asked()) -> Exported:  # noqa: B008
    """The JobPosting data of a posting."""
    posting, notes = context.posting, list[str]()
    places = places_of(context, asked.country)
    until = _day([*field_days(posting, "deadline"), *closings(context)], "validThrough", notes)
    pay, why = base_salary(context, places.country)
    notes += [why] if why else []
    company = asked.company or next((found.name for found in (*employers(posting), *openers(posting))), "")
    stated = {
        "title": _title(posting),
        "description": description(posting),
        "identifier": _identifier(posting, company),
        "datePosted": _posted(context, notes),
        "validThrough": until,
        "employmentType": _employment(context),
        "hiringOrganization": {"@type": "Organization", "name": company} if company else None,
        **_located(places),
        "baseSalary": pay,
        "directApply": _flag(_field(posting, ("directapply",))),
        "url": _url(posting),
    }
    data = {"@context": "https://schema.org", "@type": "JobPosting"}
    data |= {key: value for key, value in stated.items() if value not in (None, "", [])}
    if until and context.today and until < context.today:
        notes.append(f"validThrough has passed: {until}. Search engines drop the job")
    return Exported(data, *_judged(data, context, notes))


def _judged(data: dict[str, Any], context: Context, notes: list[str]) -> tuple[list[str], list[str]]:
    """What jdlint's own check says of the data: the missing properties, and the notes with what else is wrong."""
    text = dumps(data)
    root = read(text, 0, len(text))
    job, facts = Job(root, root, root.get("@type") or Value(root.span)), context.tables["job-posting"]
    return missing(job, facts), [*notes, *(fault.reason for fault in remote(job, facts))]


def way_to_state(name: str) -> str:
    """How a posting states a property, for a message."""
    return _WAYS.get(name, "")


def _title(posting: Posting) -> str | None:
    """The title, else the first line, where it is short and no sentence."""
    if found := next(titles(posting), None):
        return found.text
    first = next((block for block in posting.blocks if block.kind in ("paragraph", "heading")), None)
    line = posting.masked[first.start : first.end].replace(JOIN, "").strip() if first else ""
    return line if 0 < len(line) <= _LONGEST_TITLE and "\n" not in line and line[-1] not in ".:!?" else None


def _located(places: Places) -> dict[str, Any]:
    located = [{"@type": "Place", "address": {"@type": "PostalAddress", **address}} for address in places.addresses]
    named: list[Any] = [{"@type": "Country", "name": code} for code in places.countries]
    return {
        "jobLocation": located[0] if len(located) == 1 else located,
        "jobLocationType": "TELECOMMUTE" if places.remote else None,
        "applicantLocationRequirements": (named[0] if len(named) == 1 else named) if places.remote else None,
    }


def _posted(context: Context, notes: list[str]) -> str | None:
    """The day of posting, from front matter, the file's name (as Jekyll has it) or the text."""
    day = _day(field_days(context.posting, "posted"), "datePosted", notes)
    return day or day_of_name(context.posting.name) or _day(list(posted_days(context)), "datePosted", notes)


def _day(days: Sequence[Day], name: str, notes: list[str]) -> str | None:
    """The first of some days; none where it may be read in two ways."""
    if not days:
        return None
    if len(days[0].readings) > 1:
        notes.append(f"{name} is left out: the date may be {' or '.join(days[0].readings)}. Write year, month and day")
        return None
    return days[0].readings[0]


def _employment(context: Context) -> str | list[str] | None:
    """The kinds of employment that the field names, else title and text."""
    field = context.posting.fields.get("employment-type")
    found = _kinds_in(field.value) if field else []
    if not found:
        found = [kind for title in titles(context.posting) for kind in _kinds_in(title.text)]
        rule = "jsonld-hours-disagrees"  # its phrases are how texts say hours
        found += ["FULL_TIME"] if context.hits.of(rule, "full") else []
        found += ["PART_TIME"] if context.hits.of(rule, "part") else []
        found += ["FULL_TIME", "PART_TIME"] if _EITHER.search(context.posting.masked) else []
    kinds = list(dict.fromkeys(found))
    return kinds[0] if len(kinds) == 1 else kinds or None


def _kinds_in(text: str) -> list[str]:
    known = [kind for kind, _ in _KINDS if kind in text]
    return known or [kind for kind, form in _KINDS if re.search(form, text.strip(), re.IGNORECASE)]


def _identifier(posting: Posting, company: str) -> dict[str, str] | None:
    field = _field(posting, _IDS)
    if not field:
        return None
    return {"@type": "PropertyValue", **({"name": company} if company else {}), "value": field.value.strip()}


def _field(posting: Posting, keys: Sequence[str]) -> Field | None:
    """The first field with one of these keys and a value."""
    return next((f for f in posting.fields.values() if fold_key(f.key) in keys and f.value.strip()), None)


def _flag(field: Field | None) -> bool | None:
    return {"true": True, "yes": True, "false": False, "no": False}.get(field.value.strip().lower()) if field else None


def _url(posting: Posting) -> str | None:
    """The posting's own address, where the front matter has it whole."""
    field = _field(posting, ("url", "canonical", "permalink", "canonicalurl"))
    return field.value.strip() if field and re.match(r"https?://\S+$", field.value.strip()) else None


def as_json(exported: Sequence[Exported], one: bool) -> Iterator[str]:
    """The text of the data: an object, or a list of them; safe to stand in a page."""
    data = [each.data for each in exported]
    text = dumps(data[0] if one and data else data, ensure_ascii=False, indent=2)
    yield text.replace("</", "<\\/").replace("<!--", "<\\u0021--") + "\n"
