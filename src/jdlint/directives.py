"""The words that hold findings back, found in comments and front matter, and how far each reaches.

Imported only for texts that hold the word `jdlint`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from jdlint.lazy import Lazy
from jdlint.lines import Lines
from jdlint.posting.model import Posting, Span
from jdlint.record import Record

FIELD = "jdlint.ignore"
"""The front-matter key whose value lists rules to hold back in the whole posting."""

LINE, NEXT_LINE, FILE, START, STOP = (
    "jdlint-disable-line", "jdlint-disable-next-line", "jdlint-disable-file", "jdlint-disable", "jdlint-enable",
)  # fmt: skip
WORDS = (LINE, NEXT_LINE, FILE, START, STOP, FIELD)

_DIRECTIVE = Lazy(r"(jdlint-[\w-]*\w)((?:[\s,]+(?!--)[\w/-]*\w)*)")
"""The word, then names parted by commas or blanks, up to `--` or the end of the comment."""
_OPENING = Lazy(r"<!--|\{/\*|\{#-?|\{%-?\s*comment\s*-?%\}|/\*|#")
_NAME = Lazy(r"#[^\r\n]*|(\w[\w/-]*)")
"""A name, or a comment in YAML, which holds none."""
_FRONT_MATTER = Lazy(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)(.*?)^(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FRONT_COMMENT = Lazy(r"#[ \t]*jdlint-[^\r\n]*")
_TEMPLATE_COMMENT = Lazy(
    r"\{/\*\s*jdlint-.*?\*/\}|\{#-?\s*jdlint-.*?#\}|\{%-?\s*comment\s*-?%\}\s*jdlint-.*?\{%-?\s*endcomment\s*-?%\}",
    re.DOTALL,
)


class Directive(Record):
    """One suppression: its word, the names in it, where each stands."""

    word: str
    word_span: Span
    names: tuple[tuple[str, Span], ...]
    whole: Span
    """The comment, or the value in the front matter."""
    is_comment: bool = True


class Hold(Record):
    """One name (or none: all rules) of a directive, with the stretch of text in which it holds findings back."""

    directive: Directive
    name: str
    span: Span
    start: int
    end: int


def directives_of(posting: Posting) -> list[Directive]:
    """All suppressions of a posting, in order."""
    text = posting.text
    comments = [*posting.comments, *_template_comments(text), *_front_comments(text)]
    found = {directive.word_span: directive for span in comments if (directive := _read(text, span))}
    return [*_fields(posting), *(found[span] for span in sorted(found))]


def _template_comments(text: str) -> Iterator[Span]:
    """Comments of MDX, Jinja and Liquid."""
    for comment in _TEMPLATE_COMMENT.finditer(text):
        yield Span(*comment.span())


def _front_comments(text: str) -> Iterator[Span]:
    front = _FRONT_MATTER.match(text)
    for comment in _FRONT_COMMENT.finditer(text, *front.span(2)) if front else ():
        yield Span(*comment.span())


def _read(text: str, span: Span) -> Directive | None:
    """The directive in the comment at `span`: it is the first thing in it."""
    opening = _OPENING.match(text, span.start, span.end)
    at = opening.end() if opening else span.start
    while at < span.end and text[at].isspace():
        at += 1
    match = _DIRECTIVE.match(text, at, span.end)
    if not match:
        return None
    return Directive(match[1], Span(*match.span(1)), _names(text, *match.span(2)), Span(*span))


def _fields(posting: Posting) -> Iterator[Directive]:
    for key, field in posting.fields.items():
        if key.split(".")[0] == "jdlint":
            names = _names(posting.text, *field.value_span)
            yield Directive(field.key, Span(*field.key_span), names, Span(*field.value_span), is_comment=False)


def _names(text: str, start: int, end: int) -> tuple[tuple[str, Span], ...]:
    return tuple((name[1], Span(*name.span())) for name in _NAME.finditer(text, start, end) if name[1])


def holds_of(directives: Sequence[Directive], text: str, was: Mapping[str, str]) -> Iterator[Hold]:
    """Each name of each directive with the stretch of text that it reaches; a former id is made the present one."""
    lines, stops = Lines(text), _stops(directives)
    comments = _comments_by_row(directives, lines)
    for directive in directives:
        if directive.word not in WORDS or directive.word == STOP:
            continue
        for name, span in directive.names or (("", directive.word_span),):
            if directive.word in (FILE, FIELD):
                start, end = 0, len(text) + 1
            elif directive.word == START:
                start, end = directive.whole.start, _stop(directive, name, stops, len(text) + 1)
            else:
                start, end = _line(directive, comments, lines)
            yield Hold(directive, was.get(name, name), span, start, end)


def _stops(directives: Sequence[Directive]) -> dict[str, list[int]]:
    """Where `jdlint-enable` stands for each name, "" for all rules."""
    stops: dict[str, list[int]] = {}
    for directive in directives:
        if directive.word == STOP:
            for name in [name for name, _ in directive.names] or [""]:
                stops.setdefault(name, []).append(directive.whole.start)
    return stops


def _stop(directive: Directive, name: str, stops: Mapping[str, list[int]], end: int) -> int:
    for places in (stops.get("", []), stops.get(name, []) if name else []):
        after = bisect_right(places, directive.whole.start)
        end = min(end, places[after]) if after < len(places) else end
    return end


def _comments_by_row(directives: Sequence[Directive], lines: Lines) -> dict[int, int]:
    """For each line that begins with a suppression, where its comment ends."""
    ends = {}
    for directive in directives:
        row = lines.row(directive.whole.start)
        if directive.is_comment and not lines.text[lines.starts[row - 1] : directive.whole.start].strip():
            ends[row] = directive.whole.end
    return ends


def _line(directive: Directive, comments: Mapping[int, int], lines: Lines) -> tuple[int, int]:
    """The line of the directive, or for `next-line` the next with something on it besides suppressions.

    Empty lines are passed over because Markdown wants one round a comment.
    """
    if directive.word == LINE:
        row = lines.row(directive.whole.start)
    else:
        row = lines.last_row(*directive.whole) + 1
        while row <= len(lines.starts) and not _rest(row, comments, lines):
            row += 1
    after = len(lines.text) + 1
    start, end = (lines.starts[n - 1] if n <= len(lines.starts) else after for n in (row, row + 1))
    return start, end


def _rest(row: int, comments: Mapping[int, int], lines: Lines) -> str:
    first, last = lines.bounds(row)
    return lines.text[comments.get(row, first) : last].strip()
