"""Whether JobPosting data name the job, the employer and the town as the page does.

Invariant: names differ only where the page shows another one of the same kind; a name that the page does not show is
no fault, as a logo or the site's template may show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from jdlint.checks import Context
from jdlint.checks._facts import employers_of
from jdlint.checks._titles import titles
from jdlint.detect import place
from jdlint.jobdata.find import Job
from jdlint.jobdata.values import Value
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.rule import Match

_LEVELS = frozenset("junior senior lead principal staff intern trainee head chief director associate graduate".split())
_TRIMMINGS = frozenset(
    "m f d w x div gn all genders job jobs career careers vacancy position role opening hiring remote hybrid full part "
    "time fulltime parttime permanent contract at in the a an of for and or to our team we are".split()
)
_LEAST_SHARED = 4
"""Letters with which two words for one kind of job begin: developer, development."""
_LEGAL_FORMS = frozenset(
    "inc ltd llc gmbh ag bv b.v nv plc corp co company group limited se sa sas kg oy ab as aps pty".split()
)


def title(job: Job, context: Context) -> Iterator[Match]:
    """A title of the data that is that of another job than all titles of the page, or of another level."""
    posting, value = context.posting, job.value.get("title")
    shown = [(found.text, found.start) for found in titles(posting)]
    if not value or not value.text or not shown:
        return
    own = _significant(value.text, job)
    if own and all(_other_job(own, _significant(text, job)) for text, _ in shown):
        text, start = shown[0]
        yield _match(value, text, Span(start, start + len(text)))


def _other_job(one: set[str], other: set[str]) -> bool:
    if not other:
        return False
    if one & _LEVELS != other & _LEVELS:
        return True
    return not (one <= other or other <= one) and bool(_unlike(one - other, other) and _unlike(other - one, one))


def _unlike(words: set[str], others: set[str]) -> set[str]:
    """The words that do not even begin like one of the others."""
    return {word for word in words if not any(word[:_LEAST_SHARED] == other[:_LEAST_SHARED] for other in others)}


def _significant(text: str, job: Job) -> set[str]:
    """The words that say which job it is: those of place, employer and hours left out."""
    beside = {word for part in ("hiringOrganization", "jobLocation") for word in _all_words(job.value.get(part))}
    joined = re.sub(r"\b(front|back|full)[ -](end|stack)\b", r"\1\2", text.lower())
    return set(words(joined)) - beside - _TRIMMINGS


def _all_words(value: Value | None) -> Iterator[str]:
    for part in value.walk() if value else ():
        yield from words(part.text)


def words(text: str) -> list[str]:
    """The words of a name, in small letters and without accents."""
    plain = "".join(c for c in normalize("NFD", text) if not combining(c))
    return re.findall(r"[^\W_]+(?:[+#]+)?", plain.lower())


def company(job: Job, context: Context) -> Iterator[Match]:
    """An employer of the data whose name the page never shows, where it shows another one."""
    organisation = job.value.get("hiringOrganization")
    value = organisation.get("name") if organisation and organisation.members else organisation
    if not value or not value.text or _is_shown(context.posting, value.text):
        return
    names = {word for part in _all_words(organisation) for word in [part]}
    others = context.once("employers", employers_of)
    if others and all(names.isdisjoint(_core(other.name)) for other in others):
        yield _match(value, others[0].name, others[0].span)


def _core(name: str) -> list[str]:
    found = words(name)
    return [word for word in found if word not in _LEGAL_FORMS] or found


def _is_shown(posting: Posting, name: str) -> bool:
    """Whether the page shows the name somewhere, without its legal form."""
    return f" {' '.join(_core(name))} " in f" {' '.join(words(visible(posting)))} "


def visible(posting: Posting) -> str:
    """What a reader of the page sees: its prose and the values of the front matter."""
    return " ".join([posting.masked.replace(JOIN, ""), *(field.value for field in posting.fields.values())])


def town(job: Job, context: Context) -> Iterator[Match]:
    """A town of the data that the page never shows, where it shows another place of work."""
    places = job.value.get("jobLocation")
    values = [found for p in (places.each() if places else ()) if (found := p.get("address", "addressLocality"))]
    shown = f" {' '.join(words(visible(context.posting)))} "
    groups: Sequence[Sequence[str]] = context.tables["countries"]["towns"]
    if any(f" {name} " in shown for value in values for name in _names_of(value.text, groups)):
        return
    known = {name for names in context.tables["countries"]["names"].values() for name in names}
    posting = context.posting
    told = (*place.find(posting), *place.under_headings(posting), *place.at_head(posting, known))
    others = [span for span in told if _names_a_town(posting, span)] or list(_behind_street(job, posting))
    if values and others:
        yield _match(values[0], context.posting.quoted(others[0]), others[0])


def _behind_street(job: Job, posting: Posting) -> Iterator[Span]:
    """The town that the page has behind the street of the data: "Remisenweg 17, 8020 Graz"."""
    places = job.value.get("jobLocation")
    for part in places.each() if places else ():
        street = part.get("address", "streetAddress")
        if street and street.text:
            behind = r",?\s+(?:[A-Z-]{0,3}\d{3,6}\s+)?([A-Z][^\W\d]+)"
            if found := re.search(re.escape(street.text) + behind, posting.masked):
                yield Span(*found.span(1))


def _names_of(text: str, groups: Sequence[Sequence[str]]) -> set[str]:
    """A town's names: as written, its first part, and those in other languages."""
    names = {" ".join(words(text)), " ".join(words(re.split(r"[,(/]", text)[0]))}
    for group in groups:
        folded = {" ".join(words(name)) for name in group}
        if folded & names:
            names |= folded
    return names - {""}


def _names_a_town(posting: Posting, span: Span) -> bool:
    text = (
        posting.masked[span.start : span.end]
        if posting.masked[span.start : span.end].strip()
        else posting.text[span.start : span.end]
    )
    return not re.search(r"(?i)remote|within|anywhere|countr|world|europe|\beu\b|states", text)


def _match(value: Value, other: str, span: Span) -> Match:
    return Match(*value.span, {"match": value.text, "other": other}, also=[span])
