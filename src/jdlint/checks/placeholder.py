"""Placeholders that a template left in the text: [company name], TODO, XX years, {{ salary }}, DD/MM/YYYY.

Invariant: only what a reader of the page would see is told; code, comments, links and the tags of a site's own template
are left alone, and brackets count only where all that stands in them is the name of a thing to fill in, or an order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._brackets import Vocabulary, bracketed
from jdlint.checks._made import made_once
from jdlint.checks._standins import stand_ins, undated_fields
from jdlint.checks.evidence import judge
from jdlint.checks.nature import nature_of
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONS: Mapping[str, Option] = {
    "words": Option("phrases", (), required=True),
    "unless": Option("phrases", ()),
    "names": Option("words", (), required=True),
    "small": Option("words", ()),
    "orders": Option("words", ()),
}
"""`words`: what is a placeholder by itself. `names`: what brackets may stand for, `small`: what may stand beside that,
`orders`: verbs with which brackets tell the writer what to do."""

VALUES: tuple[str, ...] = ("match",)

_FIELDS = ("title", "company", "location", "salary", "employment-type", "description", "apply", "contact")
"""Fields of the front matter that a page shows."""
_NEVER_LISTS = ("title", "company")
"""Those of which there is one, so that brackets round the value are no list of YAML's."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every placeholder, in reading order; of two that overlap the longer is told."""
    posting, end = context.posting, 0
    found = [*_worded(rule, context), *_in_brackets(rule, posting), *stand_ins(posting), *undated_fields(posting)]
    if not found or nature_of(posting, context.hits).kind == "not-a-posting":
        return
    code = [*posting.code, *posting.comments, *_code_blocks(posting)]
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= end and not _hidden(span, posting, code) and not _is_asked_for(span, context):
            yield Match(*span, {"match": posting.quoted(span)})
            end = span.end


def _is_asked_for(span: Span, context: Context) -> bool:
    """Whether it is a prompt of `jdlint new` for an element that is still missing, which the element's rule tells."""
    label, colon, _ = context.posting.text[span.start + 1 : span.end].partition(":")
    rule = (
        next((r for r in context.rules.values() if r.kind == "evidence" and r.title == label), None) if colon else None
    )
    return rule is not None and judge(rule, context).verdict == "missing"


def _worded(rule: Rule, context: Context) -> Iterator[Span]:
    """The phrases that are placeholders by themselves."""
    exceptions = context.hits.of(rule.id, "unless")
    for hit in context.hits.of(rule.id, "words"):
        if not any(e.first_word < hit.end_word and hit.first_word < e.end_word for e in exceptions):
            yield Span(hit.start, hit.end)


def _in_brackets(rule: Rule, posting: Posting) -> Iterator[Span]:
    """What stands in brackets in the body and in the fields that a page shows."""
    for start, end in _regions(posting):
        yield from bracketed(posting, start, end, _vocabulary(rule.options))


@made_once
def _vocabulary(options: Mapping[str, Any]) -> Vocabulary:
    return tuple(frozenset(options[key]) for key in ("names", "small", "orders"))


def _regions(posting: Posting) -> Iterator[Span]:
    """The body, and the values of fields; a value in YAML's own square brackets is a list."""
    body = max((field.value_span.end for field in posting.fields.values()), default=0)
    for name in _FIELDS:
        field = posting.fields.get(name)
        opening = "{" if name in _NEVER_LISTS else "[{"
        if field and field.value and posting.text[field.value_span.start] not in opening:
            yield field.value_span
    yield Span(body, len(posting.text))


def _hidden(span: Span, posting: Posting, code: Sequence[Span]) -> bool:
    """Whether the place is code or a comment, or belongs to a link's address or an attribute of a tag."""
    if any(place.start < span.end and span.start < place.end for place in code):
        return True
    before = posting.text[max(0, span.start - 200) : span.start]
    return bool(_ADDRESS.search(before))


_ADDRESS = Lazy(r"(?:\]\(|=[\"'])[^\s)\"']*\Z")


def _code_blocks(posting: Posting) -> list[Span]:
    return [Span(block.start, block.end) for block in posting.blocks if block.kind == "code"]
