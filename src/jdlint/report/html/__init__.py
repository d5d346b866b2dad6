"""`--output-format html`: a page for people who write postings, in one file that opens without a network.

Invariant: no text of a posting becomes mark-up (see `documents.html_text`), the page holds no script, and its content
security policy allows nothing but its own style.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jdlint.report import Checked, Report, plural
from jdlint.report.documents import html_text
from jdlint.report.html.body import body
from jdlint.report.html.notes import numbered, sign
from jdlint.report.html.side import side
from jdlint.report.summary import beside, nothing
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS


def html(report: Report, style: Style) -> Iterator[str]:
    """The page: how much was found, and each posting with its findings in place and its verdicts beside it."""
    del style
    for piece in _page(report):
        yield piece if piece.isascii() else piece.encode("ascii", "xmlcharrefreplace").decode()


def _page(report: Report) -> Iterator[str]:
    yield from _head(report)
    yield "<body>\n<header class=top>\n<h1>Review of job postings</h1>\n"
    yield f"<p>{_sum(report)}</p>\n"
    if report.failures:
        failures = "".join(f"<li>{html_text(message)}</li>" for message in report.failures)
        yield f'<section class="note error"><h2>Could not be checked</h2><ul>{failures}</ul></section>\n'
    if len(report.checked) > 1:
        yield from _contents(report)
    yield "</header>\n<main>\n"
    for number, file in enumerate(report.checked, start=1):
        yield from _posting(number, file, report)
    yield "</main>\n</body>\n</html>\n"


def _head(report: Report) -> Iterator[str]:
    from base64 import b64encode
    from hashlib import sha256

    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as file:
        css = file.read()
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    names = [os.path.basename(file.name) for file in report.checked]
    title = names[0] if len(names) == 1 else plural(len(names), "posting")
    yield "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name=viewport content="width=device-width, initial-scale=1">\n'
    yield "<meta name=referrer content=no-referrer>\n"
    yield f"<title>{html_text(title)}: review by jdlint</title>\n<style>{css}</style>\n</head>\n"


def _sum(report: Report) -> str:
    """How much was found and not looked at, in a sentence."""
    found = _counts(report.counts())
    first = f"{found} in {plural(len(report.checked), 'posting')}." if found else nothing(report)
    return " ".join((first, *map(html_text, beside(report, Style()))))


def _counts(counts: dict[str, int]) -> str:
    words = {"error": "error", "warning": "warning", "info": "hint"}
    return ", ".join(f"{sign(level)} {plural(number, words[level])}" for level, number in counts.items() if number)


def _contents(report: Report) -> Iterator[str]:
    clean = "" if report.notes else "✓"
    yield "<nav aria-label=Postings><ol class=contents>\n"
    for number, file in enumerate(report.checked, start=1):
        found = _of(file) or clean
        yield f'<li><a href="#p{number}">{html_text(file.name)}</a> <span class=quiet>{found}</span></li>\n'
    yield "</ol></nav>\n"


def _of(file: Checked) -> str:
    levels = [finding.level for finding in file.findings]
    return _counts({level: levels.count(level) for level in reversed(LEVELS)})


def _posting(number: int, file: Checked, report: Report) -> Iterator[str]:
    if file.covered is None:
        return
    notes = numbered(number, file, file.covered, report)
    yield f'<section class=review id="p{number}" aria-labelledby="p{number}-name">\n'
    yield f'<h2 class=name id="p{number}-name"><bdi>{html_text(file.name)}</bdi></h2>\n'
    clean = "No finding is shown." if report.notes else "✓ Nothing to mend."
    yield f"<p class=quiet>{_of(file) or clean}</p>\n"
    if not file.covered.is_posting:
        yield "<p><strong>This does not read like a job posting.</strong></p>\n"
    yield "<div class=columns>\n"
    yield from body(number, file.covered, notes)
    yield from side(number, file.covered, notes)
    yield "</div>\n</section>\n"
