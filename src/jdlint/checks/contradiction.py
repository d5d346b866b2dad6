"""Two statements that exclude each other: all remote and every day on site, a degree required and none needed.

Invariant: a match needs both statements in plain words, in the text or in a field of the front matter, and stands at
the one that is read later, which is never the field. A title speaks for the job where it names no choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, SECTION_KINDS, Field, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "one": Option("phrases", (), required=True),
    "other": Option("phrases", (), required=True),
    "unless": Option("phrases", ()),
    "unless_one": Option("phrases", ()),
    "unless_other": Option("phrases", ()),
    "fields": Option("words", ()),
    "field_one": Option("words", ()),
    "field_other": Option("words", ()),
    "in_text": Option("flag", True),
    "excused": Option("phrases", ()),
    "one_listed": Option("phrases", ()),
    "titled_one": Option("words", ()),
    "titled_other": Option("words", ()),
    "titled_never": Option("words", ()),
    "counts_in": Option("sections", tuple(k for k in SECTION_KINDS if k not in ("equal-opportunity", "legal"))),
}
"""`one`, `other`: the statements. `unless`: cancels a hit that it overlaps (`unless_one`, `unless_other`: of that
statement only). `fields`: fields of the front matter, `field_one` and `field_other` the words of their values that make
each statement ("remote=fully": what this key's value begins with); where the value is true or false, the key followed
by yes or no. `in_text`: whether both may stand in the text; false where a posting may offer the choice. `excused`:
phrases by which the posting does offer it, wherever they stand. `one_listed`: what makes the first statement where it
stands among the requirements. `titled_one`, `titled_other`: words of a title that make each statement, but for those of
`titled_never`, which mean something else."""
VALUES = ("match", "other")
_EITHER = ("or", "hybrid", "and", "optional", "possible", "flexible")
"""Words by which a title leaves it open, or speaks of several places."""
_LONGEST = 14
"""Words above which a first line is no title."""
_SEVERAL = Lazy(r"(?<![mfwdx])\s?/\s?(?![mfwdx]\b)")
"""A stroke in a title parts choices, but for that in (m/f/d)."""
_CHOICE = Lazy(r"\bor\b|/")
_SOME_DAYS = Lazy(r"\b\w+[ -]days?\b")
"""A value that speaks of days says how much of each there is: "two days a week on site"."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match where both statements are made."""
    posting = context.posting
    other = _hits(rule, context, "other")
    if context.hits.of(rule.id, "excused") or not (other or posting.fields.keys() & rule.options["fields"]):
        return
    one = [span for span in _hits(rule, context, "one") if span not in other]  # "no degree needed" has both, says one
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
    titled = _titled(rule, posting, key)
    if not found:
        return titled
    unless = [*hits.of(rule.id, "unless"), *hits.of(rule.id, f"unless_{key}")]
    spans = [
        Span(hit.start, hit.end) for hit, kinds in found
        if posting.block_kinds[posting.sentences[hit.sentence].block] in kinds
        and not any(_overlap(hit, exception) for exception in unless)
    ]  # fmt: skip
    return sorted([*spans, *titled], key=lambda span: (span.start, -span.end))


def _titled(rule: Rule, posting: Posting, key: str) -> list[Span]:
    """The title, where it makes this statement and leaves no choice."""
    start, end = posting.title
    if not rule.options[f"titled_{key}"] or start == end or _SEVERAL.search(posting.text, start, end):
        return []
    words = fold_phrase(posting.text[start:end].replace(JOIN, ""))
    title = f" {' '.join(words)} "
    if len(words) > _LONGEST or any(f" {word} " in title for word in (*_EITHER, *rule.options["titled_never"])):
        return []
    said = [name for name in ("one", "other") if any(f" {word} " in title for word in rule.options[f"titled_{name}"])]
    return [Span(start, end)] if said == [key] else []


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
            return


def _said(rule: Rule, field: Field) -> tuple[bool, bool]:
    """Which of the statements a field makes; neither, where it offers a choice. "=contract=" is a whole value."""
    value = field.value.strip().lower()
    if value in ("true", "yes", "false", "no"):
        value = f"{field.key.lower()} {'yes' if value in ('true', 'yes') else 'no'}"
        return value in rule.options["field_one"], value in rule.options["field_other"]
    known = (*rule.options["field_one"], *rule.options["field_other"])
    value = _sensed(rule, value)
    if _CHOICE.search(value) or _SOME_DAYS.search(value) or ("hybrid" in value and "hybrid" not in known):
        return False, False
    whole = f"{field.key.lower()}={value.strip('.!')}="
    one, other = (
        any(word in whole if "=" in word else word in value for word in rule.options[key])
        for key in ("field_one", "field_other")
    )
    return one, other


def _sensed(rule: Rule, value: str) -> str:
    """The value without words that only look like a statement: "remote sensing"."""
    for word in rule.options["titled_never"]:
        value = value.replace(word, " ").replace(word.replace(" ", "-"), " ")
    return value


def _match(posting: Posting, later: Span, earlier: Span) -> Match:
    return Match(*later, {"match": posting.quoted(later), "other": posting.quoted(earlier)}, also=[earlier])
