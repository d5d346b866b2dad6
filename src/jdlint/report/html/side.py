"""What stands beside the posting: the list of findings, and what the posting states, hints at and lacks.

Invariant: every line leads to its place in the posting, and a verdict is told by a sign and a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.lines import Lines
from jdlint.report.coverage import GROUPS, SIGNS, Covered, tally
from jdlint.report.coverage.quote import quote, words_at
from jdlint.report.documents import html_text
from jdlint.report.html.notes import Note, sign
from jdlint.rule import Verdict

_WORDS = {"met": "stated", "weak": "hinted at", "missing": "missing"}
_QUOTE, _HEADING = 90, 50


def side(number: int, covered: Covered, notes: Sequence[Note]) -> Iterator[str]:
    """The column beside the posting."""
    yield f'<div class=side role=region aria-label="Findings and coverage" tabindex=0 id="p{number}-side">\n'
    if notes:
        yield "<nav aria-label=Findings>\n<h3>Findings</h3>\n<ol class=findings>\n"
        yield from (_line(each) for each in notes)
        yield "</ol></nav>\n"
    legend = ", ".join(f"{SIGNS[verdict]} {word}" for verdict, word in _WORDS.items())
    yield f"<h3>What it states</h3>\n<p class=quiet>Read as: {html_text(covered.role_title)}<br>{legend}</p>\n"
    for word, title in GROUPS.items():
        if verdicts := covered.group(word):
            yield from _group(number, covered, f"{title}: {tally(verdicts)}", verdicts, word)
    yield "</div>\n"


def _line(each: Note) -> str:
    missing = "Missing: " if each.is_missing else ""
    return (
        f'<li class={each.finding.level}><a href="#{each.id}">{sign(each.finding.level)} '
        f"<span class=hidden>{each.finding.level}: </span>{missing}{each.title}</a> "
        f"<span class=quiet>line {each.row}</span></li>\n"
    )


def _group(number: int, covered: Covered, caption: str, verdicts: Sequence[Verdict], word: str) -> Iterator[str]:
    yield f"<details{' open' if word != 'optional' else ''}><summary>{caption}</summary>\n"
    yield f'<table class="coverage {word}">\n'
    yield "<thead class=hidden><tr><th>Verdict</th><th>Element</th></tr></thead><tbody>\n"
    lines = Lines(covered.posting.text)
    for verdict in verdicts:
        yield _row(number, covered, verdict, lines)
    yield "</tbody></table></details>\n"


def _row(number: int, covered: Covered, verdict: Verdict, lines: Lines) -> str:
    word = _WORDS[verdict.verdict]
    return (
        f"<tr class={verdict.verdict}><td><span class=verdict aria-hidden=true>{SIGNS[verdict.verdict]}</span>"
        f"<span class=hidden>{word}</span></td>"
        f"<th scope=row>{html_text(covered.title(verdict.element))}<br>"
        f"<span class=quiet>{_said(number, covered, verdict, lines)}</span></th></tr>\n"
    )


def _said(number: int, covered: Covered, verdict: Verdict, lines: Lines) -> str:
    """The words that state it, or where it belongs, leading there."""
    link = f'href="#p{number}-{verdict.element}"'
    if verdict.evidence:
        span = verdict.evidence[0]
        before, evidence, after = map(html_text, quote(covered.posting, span, _QUOTE))
        hint = "only hinted at: " if verdict.verdict == "weak" else ""
        return f"{hint}<a {link}>“{before}<b>{evidence}</b>{after}”</a>"
    if verdict.verdict == "met":
        return "on every page of your site"
    if new := covered.new_heading(verdict.element):
        return f"add it under a new heading, “{html_text(new)}”"
    place = covered.places[verdict.element]
    heading = html_text(words_at(covered.posting, place, _HEADING))
    return f"add it under <a {link}>“{heading}”</a>" if heading else "add it at the start"
