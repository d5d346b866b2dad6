"""Two statements that exclude each other: all remote and every day on site, a degree required and none needed.

Invariant: a match needs both statements in plain words, in the text or in a field of the front matter, and stands at
the one that is read later, which is never the field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import SECTION_KINDS, Field, Posting, Span
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "one": Option("phrases", (), required=True),
    "other": Option("phrases", (), required=True),
    "unless": Option("phrases", ()),
    "unless_one": Option("phrases", ()),
    "fields": Option("words", ()),
    "field_one": Option("words", ()),
    "field_other": Option("words", ()),
    "in_text": Option("flag", True),
    "excused": Option("phrases", ()),
    "one_listed": Option("phrases", ()),
    "counts_in": Option("sections", tuple(k for k in SECTION_KINDS if k not in ("equal-opportunity", "legal"))),
}
"""`one`, `other`: the statements. `unless`: cancels a hit that it overlaps (`unless_one`: of `one` only). `fields`:
fields of the front matter, `field_one` and `field_other` the words of their values that make each statement; where
the value is true or false, the key followed by yes or no. `in_text`: whether both may stand in the text; false where a
posting may offer the choice. `excused`: phrases by which the posting does offer it, wherever they stand. `one_listed`:
what makes the first statement where it stands among the requirements."""
VALUES = ("match", "other")
_CHOICE = Lazy(r"\bor\b|/")
_SOME_DAYS = Lazy(r"\b\w+[ -]days?\b")
"""A value that speaks of days says how much of each there is: "two days a week on site"."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match where both statements are made."""
    posting = context.posting
    other = _hits(rule, context, "other")
    if context.hits.of(rule.id, "excused") or not (other or posting.fields.keys() & rule.options["fields"]):
        return
    one = _hits(rule, context, "one")
    if one and other and rule.options["in_text"]:
        earlier, later = (one, other) if one[0].start < other[0].start else (other, one)
        if not _in_one_table(posting, earlier[0], later[0]):
            yield _match(posting, later[0], earlier[0])
    yield from _against_field(rule, posting, one, other)


def _hits(rule: Rule, context: Context, key: str) -> Sequence[Span]:
    """Where a statement is made, in reading order."""
    posting, hits = context.posting, context.hits
    found = [(hit, rule.options["counts_in"]) for hit in hits.of(rule.id, key)]
    if key == "one":
        found += [(hit, ("requirements",)) for hit in hits.of(rule.id, "one_listed")]
    if not found:
        return []
    unless = [*hits.of(rule.id, "unless"), *(hits.of(rule.id, "unless_one") if key == "one" else ())]
    spans = [
        Span(hit.start, hit.end) for hit, kinds in found
        if posting.block_kinds[posting.sentences[hit.sentence].block] in kinds
        and not any(_overlap(hit, exception) for exception in unless)
    ]  # fmt: skip
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _in_one_table(posting: Posting, earlier: Span, later: Span) -> bool:
    """Whether both statements stand in cells of one table: its rows are a choice."""
    between = [block.kind for block in posting.blocks if block.end > earlier.start and block.start < later.end]
    return {*between} == {"cell"}


def _overlap(hit: Hit, exception: Hit) -> bool:
    return exception.first_word < hit.end_word and hit.first_word < exception.end_word


def _against_field(rule: Rule, posting: Posting, one: Sequence[Span], other: Sequence[Span]) -> Iterator[Match]:
    """A match where the text contradicts the value of a field, and nowhere confirms it."""
    for name in rule.options["fields"]:
        field = posting.fields.get(name)
        says = _said(rule, field) if field else (False, False)
        if not field or says[0] == says[1]:
            continue
        against, confirmed = (other, one) if says[0] else (one, other)
        if against and (not confirmed or rule.options["in_text"]):
            values = {"match": posting.quoted(against[0]), "other": f"{field.key}: {field.value}"}
            yield Match(*against[0], values, also=[field.value_span])


def _said(rule: Rule, field: Field) -> tuple[bool, bool]:
    """Which of the statements a field makes; neither, where it offers a choice. "=contract=" is a whole value."""
    value = field.value.strip().lower()
    if value in ("true", "yes", "false", "no"):
        value = f"{field.key.lower()} {'yes' if value in ('true', 'yes') else 'no'}"
        return value in rule.options["field_one"], value in rule.options["field_other"]
    known = (*rule.options["field_one"], *rule.options["field_other"])
    if _CHOICE.search(value) or _SOME_DAYS.search(value) or ("hybrid" in value and "hybrid" not in known):
        return False, False
    whole = f"={value}="
    one, other = (any(word in whole for word in rule.options[key]) for key in ("field_one", "field_other"))
    return one, other


def _match(posting: Posting, later: Span, earlier: Span) -> Match:
    return Match(*later, {"match": posting.quoted(later), "other": posting.quoted(earlier)}, also=[earlier])
