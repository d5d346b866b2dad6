"""Does the posting state an element (mission, database, …), and in which words?

Invariant: a verdict of met or weak carries the spans that it rests on; an element is met only by words that stand in a
section where it counts (phrases under `anywhere` are plain enough for any) and that no false friend or negation
overlaps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from jdlint.checks import Context, Option
from jdlint.detect import DETECTORS, detect
from jdlint.hits import Hit
from jdlint.posting.model import SECTION_KINDS, Posting, Sentence, Span
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match, Rule, Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OPTIONS: Mapping[str, Option] = {
    "order": Option("number", 100),
    "ask": Option("text", required=True),
    "belongs": Option("sections", ("role",)),
    "counts_in": Option("sections", ("title", "company", "role", "duties", "requirements", "nice-to-have", "other")),
    "met": Option("phrases", ()),
    "anywhere": Option("phrases", ()),
    "hint": Option("phrases", ()),
    "never": Option("phrases", ()),
    "detect": Option("words", (), choices=DETECTORS),
    "fields": Option("words", ()),
    "saying": Option("wordset", ()),
    "figures": Option("flag", False),
    "instead": Option("elements", ()),
    "own": Option("flag", False),
    "placeholders": Option("words", ("tbd", "tba", "tbc", "todo", "xxx", "n/a")),
}
ASKED, LEVEL_GIVEN = "asked", "level given"
"""Keys of the options that no rule file has: set where a run asks for the element by its id, and where the
configuration gives it a level, which then beats the role's."""

VALUES: tuple[str, ...] = ("element",)
EXAMPLES = ("met", "hint", "missing")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match when the element is asked for and missing, or (as an info) only hinted at.

    The role's spec asks for it, or the configuration or `--select` does by its id.
    """
    if not is_asked(rule, context.role, context.provides):
        return
    if is_met(rule, context) or any(is_met(context.rules[id], context) for id in rule.options["instead"]):
        return  # stated, or settled by another element: who may work anywhere needs no place
    level = context.role["required"].get(rule.id)
    verdict = judge(rule, context)
    ask = rule.options["ask"]
    if verdict.verdict == "missing":
        place = where_it_belongs(context.posting, rule.options["belongs"])
        own = level is None or rule.options.get(LEVEL_GIVEN)
        yield Match(*place, level=rule.level if own else level, message=f"{rule.message} {ask}")
    else:
        yield Match(*verdict.evidence[0], level="info", message=f"This only hints at it: {rule.title.lower()}. {ask}")


def is_asked(rule: Rule, role: Mapping[str, Any], provides: Collection[str]) -> bool:
    """Whether a posting for the role must state the element itself."""
    asked = rule.id in role["required"] or rule.options.get(ASKED)
    return bool(asked) and rule.id not in provides


def elements_in_order(rules: Iterable[Rule]) -> list[Rule]:
    """The elements among the rules, in the order of a good posting: by the section where each belongs, and in it."""
    elements = [rule for rule in rules if rule.kind == "evidence"]
    return sorted(elements, key=lambda r: (SECTION_KINDS.index(r.options["belongs"][0]), r.options["order"], r.id))


def is_met(rule: Rule, context: Context) -> bool:
    """Whether `judge` says met; quicker, as the first piece settles it, once for all who ask."""
    is_so: bool = context.once(f"met {rule.id}", lambda context: _is_met(rule, context))
    return is_so


def _is_met(rule: Rule, context: Context) -> bool:
    """Phrases come before detectors, which are slower."""
    return bool(
        rule.id in context.provides
        or _counted(rule, context, "anywhere", SECTION_KINDS)
        or _counted(rule, context, "met", rule.options["counts_in"])
        or _fields(rule.options, context.posting)
        or any(_detected(rule, context))
    )


def judge(rule: Rule, context: Context) -> Verdict:
    """The verdict on an element, with at most five pieces of evidence, best first."""
    options = rule.options
    if rule.id in context.provides:
        return Verdict(rule.id, "met", ())
    kinds = options["counts_in"]
    plain = _counted(rule, context, "anywhere", SECTION_KINDS)
    met = [*_counted(rule, context, "met", kinds), *_detected(rule, context), *_fields(options, context.posting)]
    if plain or met:
        return Verdict(rule.id, "met", _best((plain, met), options["belongs"], context.posting))
    hints = _counted(rule, context, "hint", kinds)
    if hints:
        return Verdict(rule.id, "weak", _best((hints,), options["belongs"], context.posting))
    return Verdict(rule.id, "missing", ())


def where_it_belongs(posting: Posting, kinds: Sequence[str]) -> Span:
    """The heading of the first section of the best kind that the posting has, else the place of its title."""
    for kind in kinds:
        for section in posting.sections:
            if section.kind == kind and section.heading >= 0:
                block = posting.blocks[section.heading]
                return Span(block.start, block.end)
    return posting.title


MOST = 5
"""Pieces of evidence that are told."""

Piece = tuple[int, int, str, int]
"""A piece of evidence: where it starts and ends, the kind of section it stands in, and its sentence (see _sentence_at).
"""


def _counted(rule: Rule, context: Context, key: str, kinds: Sequence[str]) -> list[Piece]:
    posting = context.posting
    hits = context.hits.of(rule.id, key)
    cancelled = context.hits.of(rule.id, "never") if hits else ()
    pieces = []
    for hit in hits:
        start, end, _, _, sentence, _ = hit
        kind = posting.block_kinds[posting.sentences[sentence].block]
        if kind in kinds and not (cancelled and _overlaps(hit, cancelled)):
            pieces.append((start, end, kind, sentence))
    return pieces


def _overlaps(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(o.first_word < hit.end_word and hit.first_word < o.end_word for o in others)


def _detected(rule: Rule, context: Context) -> Iterator[Piece]:
    kinds = rule.options["counts_in"]
    cancelled = context.hits.of(rule.id, "never")
    for name in rule.options["detect"]:
        for span, kind in detect(name, context.posting):
            start, end = span
            if kind in kinds and not any(o.start < end and start < o.end for o in cancelled):
                yield start, end, kind, _sentence_at(start, context.posting)


def _fields(options: Mapping[str, Any], posting: Posting) -> list[Piece]:
    """Front-matter values that state the element: no placeholders; with `figures` only those that hold one, and with
    `saying` those that hold one of its words."""
    saying = frozenset(options["saying"])
    found = [
        posting.fields[name]
        for name in options["fields"]
        if name in posting.fields and (not saying or _says(name, posting.fields[name].value, saying))
    ]
    return [
        (*field.value_span, "title", _sentence_at(field.value_span.start, posting))
        for field in found
        if field.value.split()
        and field.value.split()[0].lower() not in options["placeholders"]
        and (not options["figures"] or any(c.isdigit() for c in field.value))
    ]


_TAGS = ("tags", "category", "categories")
_HALVES = ("full", "part")
"""What stands before "time" in a tag."""


def _says(name: str, value: str, saying: frozenset[str]) -> bool:
    """Whether a value holds one of the words; among tags one that is nothing else: "full-time", not "real-time"."""
    if name not in _TAGS:
        return not saying.isdisjoint(fold_phrase(value))
    tags = [frozenset(fold_phrase(tag)) for tag in value.split(",")]
    return any(not saying.isdisjoint(tag) and tag <= saying.union(_HALVES) for tag in tags)


def _best(groups: Sequence[Sequence[Piece]], belongs: Sequence[str], posting: Posting) -> list[Span]:
    """At most five pieces, plainest group and best section first: one of each sentence, and no words twice."""
    rank = {kind: number for number, kind in enumerate(belongs)}
    last = len(rank)
    spans: list[Span] = []
    seen: set[int | str] = set()
    by_place = [sorted([(rank.get(kind, last), start, -end, at) for start, end, kind, at in group]) for group in groups]
    for _, start, end, sentence in chain.from_iterable(by_place):
        marks: set[int | str] = {sentence, posting.text[start:-end].casefold()}
        if seen.isdisjoint(marks):
            spans.append(Span(start, -end))
            seen |= marks
        if len(spans) == MOST:
            break
    return spans


def _sentence_at(place: int, posting: Posting) -> int:
    """The number of the sentence at an offset; a field of the front matter is in none and gets its own number."""
    number = bisect_right(posting.sentences, place, key=_start) - 1
    return number if number >= 0 and place < posting.sentences[number].end else -place


def _start(sentence: Sentence) -> int:
    return sentence.start
