"""Sections that come before what a reader needs to understand them: how to apply before what the job is.

Invariant: only headings that stand in the text count, and a section that is repeated in its right place is never told.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.checks import Context
from jdlint.posting.model import Posting, Section
from jdlint.rule import Match, Rule

_FEW = 8
"""Words up to which a section is a mere link or button, which may stand anywhere."""


def too_early(rule: Rule, context: Context) -> Iterator[Match]:
    """For each pair "late < early" of the rule: the heading of a late kind before all headings of the early kinds."""
    posting = context.posting
    named = {posting.sentences[hit.sentence].block for hit in context.hits.of(rule.id, "headings")}
    headed = [section for section in posting.sections if section.heading >= 0 and not _is_entry(posting, section)]
    for pair in rule.options["pairs"]:
        late, _, early = pair.partition("<")
        kinds = frozenset(early.split())
        late_ones = (at for at, section in enumerate(headed) if section.kind == late.strip())
        places = [at for at in late_ones if not _text(context, headed[at]).startswith("Who ")]  # "Who can apply"
        others = [at for at, section in enumerate(headed) if section.kind in kinds]
        if places and others and places[-1] < others[0]:
            first, after = headed[places[0]], headed[others[0]]
            if first.heading in named and _says_much(context, first, late.strip()):
                heading = posting.blocks[first.heading]
                values = {"heading": _text(context, first), "after": _text(context, after)}
                yield Match(heading.start, heading.end, values)


def _is_entry(posting: Posting, section: Section) -> bool:
    """Whether a section is an entry of the front matter, whose place on the page the site decides."""
    start = posting.blocks[section.heading].start
    return any(field.key_span.start == start for field in posting.fields.values())


def _says_much(context: Context, section: Section, kind: str) -> bool:
    """Whether more than a link or a button stands under a heading about applying."""
    sentences = context.posting.sentences
    words = sum(s.end_word - s.first_word for s in sentences if section.heading < s.block < section.end)
    return kind != "apply" or words > _FEW


def _text(context: Context, section: Section) -> str:
    block = context.posting.blocks[section.heading]
    return " ".join(context.posting.masked[block.start : block.end].replace("\0", "").split()).rstrip(":")
