"""What postings state, as a table for people and as a document for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jdlint.lines import Lines
from jdlint.posting.model import Span
from jdlint.report.snippet import in_its_line
from jdlint.report.terminal import Style, harmless, wrap
from jdlint.rule import Rule, Verdict

LONGEST = 300
"""Characters of a piece of evidence that are quoted."""

_SIGNS = {"met": ("✓", "+", "good"), "weak": ("~", "~", "warning"), "missing": ("✗", "-", "error")}


class Covered(NamedTuple):
    """One posting with a verdict on every element, and where each missing one belongs."""

    name: str
    text: str
    is_posting: bool
    role: Mapping[str, Any]
    verdicts: Sequence[Verdict]
    rules: Mapping[str, Rule]
    places: Mapping[str, Span]
    """For each element that is not met, the heading or line where it would stand."""


def as_json(postings: Sequence[Covered]) -> Iterator[str]:
    """A list with one object a posting: `path`, `is_posting`, `role`, `elements`."""
    from json import dumps

    yield dumps([_posting(covered) for covered in postings], indent=1) + "\n"


def _posting(covered: Covered) -> dict[str, Any]:
    lines = Lines(covered.text)
    return {
        "path": covered.name,
        "is_posting": covered.is_posting,
        "role": covered.role["id"],
        "elements": [
            {
                "id": verdict.element,
                "verdict": verdict.verdict,
                "asked": asked(covered.role, verdict.element),
                "evidence": [_quote(lines, span) for span in verdict.evidence if span.start < span.end],
            }
            for verdict in covered.verdicts
        ],
    }


def _quote(lines: Lines, span: Span) -> dict[str, Any]:
    row, column = lines.place(span.start)
    return {"line": row, "column": column, "text": lines.text[span.start : min(span.end, span.start + LONGEST)]}


def asked(role: Mapping[str, Any], element: str) -> str:
    """Whether the role's spec names an element: "required", "recommended" or "optional"."""
    for word in ("required", "recommended"):
        if element in role[word]:
            return word
    return "optional"


def table(postings: Sequence[Covered], style: Style) -> Iterator[str]:
    """A table a posting: what it says with the words that say it, and what it lacks with where and how to say it."""
    for covered in postings:
        yield f"{style.paint(harmless(covered.name), 'bold')} (role: {covered.role['title']})\n"
        if not covered.is_posting:
            yield "This does not read like a job posting.\n"
        for word in ("required", "recommended", "optional"):
            verdicts = [v for v in covered.verdicts if asked(covered.role, v.element) == word]
            if verdicts:
                yield from _group(word, verdicts, covered, style)
        yield "\n"


def _group(word: str, verdicts: Sequence[Verdict], covered: Covered, style: Style) -> Iterator[str]:
    met = sum(verdict.verdict == "met" for verdict in verdicts)
    titles = {"required": "Every such posting should say", "recommended": "Good to say", "optional": "Also looked for"}
    yield f"\n{style.paint(titles[word], 'bold')} ({met} of {len(verdicts)} met)\n"
    lines = Lines(covered.text)
    wide = max(len(covered.rules[verdict.element].title) for verdict in covered.verdicts)
    for verdict in verdicts:
        sign, plain, color = _SIGNS[verdict.verdict]
        color = "dim" if word == "optional" and verdict.verdict == "missing" else color
        head = f"  {sign if style.signs else plain} {covered.rules[verdict.element].title:{wide}}  "
        shown = style.paint(head[:3], color) + head[3:]
        first, *rest = _said(verdict, covered, lines, word != "optional", style, style.width - len(head))
        yield f"{shown}{first}".rstrip() + "\n"
        yield from (f"{' ' * len(head)}{line}\n" for line in rest)


def _said(verdict: Verdict, covered: Covered, lines: Lines, is_asked: bool, style: Style, room: int) -> list[str]:
    """The words that state or hint an element, and for one that is asked for and not met, what to do."""
    said = [_quoted(lines, span, style, room) for span in verdict.evidence[:1]]
    if verdict.verdict == "met":
        return said or ["stated on every page of the site"]
    if not is_asked:
        return said or ["not mentioned"]
    rule = covered.rules[verdict.element]
    place = covered.places[verdict.element]
    heading = harmless(lines.text[place.start : place.end].strip())[:40]
    where = f'Place: under "{heading}" (line {lines.row(place.start)}).' if heading else "Place: at the start."
    return [*said, *wrap(f"{rule.options['ask']} {where}", max(24, room))]


def _quoted(lines: Lines, span: Span, style: Style, room: int) -> str:
    """The evidence in its line, which makes it readable."""
    where = f"line {lines.row(span.start)}: "
    before, evidence, after = in_its_line(lines, span.start, span.end, max(24, room - len(where) - 2))
    return f'{where}"{before}{style.paint(evidence, "bold")}{after.rstrip()}"'
