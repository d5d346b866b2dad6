"""Words to avoid, and what to say in their place.

Invariant: a finding never overlaps an exception (`unless`) or inline code; of overlapping hits the longest is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.matcher import Hit
from jdlint.posting.model import SECTION_KINDS, Posting
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "avoid": Option("phrases", (), required=True),
    "unless": Option("phrases", ()),
    "counts_in": Option("sections", tuple(k for k in SECTION_KINDS if k not in ("equal-opportunity", "legal"))),
}
VALUES = ("match", "better")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every phrase to avoid, with its replacement where the rule file gives one."""
    posting = context.posting
    exceptions = context.hits.of(rule.id, "unless")
    end = 0
    for hit in context.hits.of(rule.id, "avoid"):
        if hit.start >= end and _counts(hit, rule, posting, exceptions):
            yield _match(hit, rule, posting)
            end = hit.end


def _counts(hit: Hit, rule: Rule, posting: Posting, exceptions: Sequence[Hit]) -> bool:
    kind = posting.block_kinds[posting.sentences[hit.sentence].block]
    return (
        kind in rule.options["counts_in"]
        and not any(e.first_word < hit.end_word and hit.first_word < e.end_word for e in exceptions)
        and not any(span.start < hit.end and hit.start < span.end for span in posting.code)
    )


def _match(hit: Hit, rule: Rule, posting: Posting) -> Match:
    text = posting.text[hit.start : hit.end]
    phrase = rule.options["avoid"][hit.phrase]
    better = _in_case_of(text, phrase[1]) if isinstance(phrase, tuple) else None
    return Match(hit.start, hit.end, {"match": text, "better": better or ""}, better)


def _in_case_of(text: str, better: str) -> str:
    """The replacement, with a capital where the replaced words begin with one."""
    return better[0].upper() + better[1:] if text[:1].isupper() else better
