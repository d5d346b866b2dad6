"""The findings of one posting as notes: numbered in the order of the text, each with its message, reason and better
wording.

Invariant: a level is told by a sign and a word, never by colour alone.
"""

from __future__ import annotations

from jdlint.lines import Lines
from jdlint.record import Record
from jdlint.report import Checked, Report
from jdlint.report.coverage import Covered
from jdlint.report.documents import html_text
from jdlint.report.said import why
from jdlint.rule import Finding, Rule

_SIGNS = {"error": "✖", "warning": "▲", "info": "●"}
_WORDS = {"error": "Error", "warning": "Warning", "info": "Hint"}


class Note(Record):
    """A finding with its number in the posting, from 1."""

    id: str
    number: int
    finding: Finding
    rule: Rule | None
    is_missing: bool
    """Whether it asks for something that stands nowhere; its place is the one to add it at."""
    row: int
    is_first: bool
    """Whether no note of its rule comes before it; the reason is told once."""

    @property
    def title(self) -> str:
        """What the rule is about, as a part of the page."""
        return html_text(self.rule.title if self.rule else self.finding.rule)


def numbered(posting: int, file: Checked, covered: Covered, report: Report) -> list[Note]:
    """The notes of the posting with that number in the report."""
    missing = {verdict.element for verdict in covered.verdicts if verdict.verdict == "missing"}
    lines = Lines(file.text)
    first = {_family(finding): number for number, finding in reversed(list(enumerate(file.findings, start=1)))}
    return [
        Note(
            f"p{posting}-n{number}",
            number,
            finding,
            report.rule(finding.rule),
            finding.rule in missing,
            lines.row(finding.start),
            first[_family(finding)] == number,
        )
        for number, finding in enumerate(file.findings, start=1)
    ]


def _family(finding: Finding) -> str:
    """The rule whose reason holds for it: of a grammar engine's rules the one before the slash."""
    return finding.rule.partition("/")[0]


def sign(level: str) -> str:
    """The sign of a level, for eyes only: the word or number stands beside it."""
    return f"<span class=sign aria-hidden=true>{_SIGNS[level]}</span>"


def note(note: Note, quoted: str = "") -> str:
    """The box with all there is to say; `quoted` is the place where no mark in the text shows it."""
    finding = note.finding
    head = f'{sign(finding.level)} {_WORDS[finding.level]} <a href="#{note.id}-m">{note.number}</a>: {note.title}'
    if note.is_missing:
        head = f"{sign(finding.level)} Missing here <span class=number>{note.number}</span>: {note.title}"
    elif quoted:
        head = f"{sign(finding.level)} {_WORDS[finding.level]} <span class=number>{note.number}</span>: {note.title}"
    kind = " missing" if note.is_missing else ""
    parts = [
        f'<aside class="note {finding.level}{kind}" id="{note.id}" aria-labelledby="{note.id}-h">',
        f'<p class=head id="{note.id}-h">{head}</p>',
        f"<p class=quiet>Line {note.row}: <q>{quoted}</q></p>" if quoted else "",
        f"<p>{html_text(finding.message)}</p>",
        _better(finding),
        _why(note.rule) if note.is_first else "",
        f"<p class=quiet>Rule: {html_text(finding.rule)}</p></aside>\n",
    ]
    return "".join(parts)


def _better(finding: Finding) -> str:
    if finding.better is None:
        return ""
    better = f"<ins>{html_text(finding.better)}</ins>" if finding.better else "leave it out"
    return f"<p class=better>Better: {better}</p>"


def _why(rule: Rule | None) -> str:
    reason = why(rule)
    return f"<p class=why>Why: {html_text(reason)}</p>" if reason else ""
