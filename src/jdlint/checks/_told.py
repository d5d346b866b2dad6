"""Numbers that tell a fact: they stand next to words of a rule that say of what ("25 days of leave").

Invariant: a number counts only right before or right behind such words, in one sentence, and within the rule's bounds.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.checks import Context
from jdlint.posting.model import Span
from jdlint.record import Record
from jdlint.rule import Rule


class Told(Record):
    """A number as it is told: its digits, the span of it with its words, and the sentence."""

    value: str
    span: Span
    sentence: int


def numbers_told(rule: Rule, context: Context) -> Iterator[Told]:
    """The numbers that the posting tells by the words under `told_by`, then by those under `told_after`."""
    yield from _told(rule, context, "told_by", rule.options["number"] == "after")
    if "told_after" in rule.options:
        yield from _told(rule, context, "told_after", True)


def _told(rule: Rule, context: Context, key: str, number_after: bool) -> Iterator[Told]:
    words = context.posting.words
    never = context.hits.of(rule.id, "never")
    for hit in context.hits.of(rule.id, key):
        if any(other.first_word < hit.end_word and hit.first_word < other.end_word for other in never):
            continue
        if context.posting.block_kinds[context.posting.sentences[hit.sentence].block] not in rule.options["counts_in"]:
            continue
        at = hit.end_word if number_after else hit.first_word - 1
        if not 0 <= at < len(words.folded) or words.sentence[at] != hit.sentence:
            continue
        value = words.folded[at].replace(",", "").rstrip("+")
        if value.replace(".", "", 1).isdecimal() and rule.options["least"] <= float(value) <= rule.options["most"]:
            yield Told(value, Span(min(hit.start, words.starts[at]), max(hit.end, words.ends[at])), hit.sentence)
