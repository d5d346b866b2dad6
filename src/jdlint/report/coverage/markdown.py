"""`jdlint coverage --output-format markdown`: for a comment on a pull request or the summary of a job.

Invariant: whatever stands in a posting, a file name or a rule file is shown as text: it makes no mark-up, no link and
no table cell, and calls nobody (see `inert`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.lines import Lines
from jdlint.report import plural
from jdlint.report.coverage import GROUPS, SIGNS, Covered, tally
from jdlint.report.coverage.quote import quote, words_at
from jdlint.report.coverage.summary import Lack, postings_only, summarised
from jdlint.report.inert import inert
from jdlint.report.terminal import Style
from jdlint.rule import Verdict

_LONGEST_QUOTE, _LONGEST_HEADING = 160, 60
_LEGEND = "✓ met, ~ weak (hinted at), ✗ missing\n\n"
_HEAD = "| | Element | Line | What says it, or where to add it |\n| --- | --- | ---: | --- |\n"


def markdown(postings: Sequence[Covered], style: Style, only_summary: bool) -> Iterator[str]:
    """A table for what is required of each posting, the rest folded away, and over several what they lack most."""
    del style
    if not only_summary and postings:
        for covered in postings:
            yield from _posting(covered)
        yield _LEGEND
    if only_summary or len(postings_only(postings)) > 1:
        yield from _summary(postings)


def _posting(covered: Covered) -> Iterator[str]:
    yield f"### {inert(covered.posting.name)}: {inert(covered.role_title)}\n\n"
    if not covered.is_posting:
        yield "This does not read like a job posting.\n\n"
    lines = Lines(covered.posting.text)
    for word, title in GROUPS.items():
        if not (verdicts := covered.group(word)):
            continue
        name, folded = f"{title}: {tally(verdicts)}", word != "required"
        yield f"<details><summary>{name}</summary>\n\n" if folded else f"**{name}**\n\n"
        yield _HEAD
        yield from (_row(verdict, covered, lines) for verdict in verdicts)
        yield "\n</details>\n\n" if folded else "\n"


def _row(verdict: Verdict, covered: Covered, lines: Lines) -> str:
    row, said = _said(verdict, covered, lines)
    return f"| {SIGNS[verdict.verdict]} | {inert(covered.title(verdict.element))} | {row} | {said} |\n"


def _said(verdict: Verdict, covered: Covered, lines: Lines) -> tuple[str, str]:
    """The line and words of the evidence, and for what is not met the place for it and what to write."""
    row, said = "", "Your site says it on every page."
    if verdict.evidence:
        span = verdict.evidence[0]
        before, evidence, after = map(inert, quote(covered.posting, span, _LONGEST_QUOTE))
        row, said = str(lines.row(span.start)), f"“{before}<b>{evidence}</b>{after}”"
    if verdict.verdict == "met":
        return row, said
    at, where = _place(verdict.element, covered, lines)
    advice = f"{inert(str(covered.rules[verdict.element].options['ask']))} {where}"
    return (row, f"{said}<br>{advice}") if verdict.evidence else (at, advice)


def _place(element: str, covered: Covered, lines: Lines) -> tuple[str, str]:
    if new := covered.new_heading(element):
        return "", f"Add it under a new heading, “{inert(new)}”."
    place = covered.places[element]
    at = str(lines.row(place.start))
    heading = inert(words_at(covered.posting, place, _LONGEST_HEADING))
    return at, f"Add it under “{heading}” (line {at})." if heading else "Add it at the start."


def _summary(postings: Sequence[Covered]) -> Iterator[str]:
    judged = len(postings_only(postings))
    yield "### What 1 posting lacks\n\n" if judged == 1 else f"### What {plural(judged, 'posting')} lack most\n\n"
    lacks = summarised(postings)
    for word, title in GROUPS.items():
        if group := [lack for lack in lacks if lack.asked == word]:
            yield f"| {title} | Missing | Share | Weak |\n| --- | ---: | ---: | ---: |\n"
            yield from (_lack(lack) for lack in group)
            yield "\n"


def _lack(lack: Lack) -> str:
    return f"| {inert(lack.title)} | {lack.missing:,} of {lack.postings:,} | {lack.share:.0%} | {lack.weak:,} |\n"
