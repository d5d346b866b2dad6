"""One fact told in two numbers: 25 days of leave here, 28 there.

Invariant: a match needs two sentences that tell the same fact in different numbers, neither with a word by which it may
be for somebody else, or on top of the other; where three or more are told, the posting has its reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._told import Told, numbers_told
from jdlint.lazy import Lazy
from jdlint.posting.model import SECTION_KINDS
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "told_by": Option("phrases", required=True),
    "told_after": Option("phrases", ()),
    "never": Option("phrases", ()),
    "beside": Option("phrases", ()),
    "number": Option("choice", "before", choices=("before", "after")),
    "least": Option("number", 1),
    "most": Option("number", 1_000_000),
    "counts_in": Option("sections", SECTION_KINDS),
    "field": Option("text", ""),
}
"""`told_by`: words next to the number that say what it is of, `never` what cancels them; `number`: on which side of
them it stands, behind `told_after` always; `field`: one of the front matter that may tell it; `least`, `most`: its
bounds. `beside`: words by which the number of a sentence is for others."""
VALUES = ("match", "other")
_NUMBER = Lazy(r"\s*(\d+(?:\.\d+)?)\s*(?:h|hrs|hours)?\s*(?:(?:per|a|/)\s*week)?\s*\Z")


def _in_field(rule: Rule, context: Context) -> Iterator[Told]:
    """The number in the front matter: "hours: 20 per week"."""
    field = context.posting.fields.get(rule.options["field"])
    found = _NUMBER.match(field.value) if field else None
    if field and found and rule.options["least"] <= float(found[1]) <= rule.options["most"]:
        yield Told(found[1], field.value_span, -1)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at the second of two numbers that differ."""
    waved = {hit.sentence for hit in context.hits.of(rule.id, "beside")}
    told = [*_in_field(rule, context), *(one for one in numbers_told(rule, context) if one.sentence not in waved)]
    by_value = {one.value: one for one in reversed(told)}  # the first place of each
    if len(by_value) != 2:
        return
    first, last = sorted(by_value.values(), key=lambda one: one.span)
    if first.sentence != last.sentence:
        values = {"match": context.posting.quoted(last.span), "other": context.posting.quoted(first.span)}
        yield Match(*last.span, values, also=[first.span])
