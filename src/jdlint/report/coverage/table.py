"""`jdlint coverage --output-format table`: for people, in a terminal or a pipe.

Invariant: but for the name of a file, no line is wider than the style allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jdlint.lines import Lines
from jdlint.report import plural
from jdlint.report.coverage import GROUPS, SIGNS, Covered, tally
from jdlint.report.coverage.quote import Quote, quote, words_at
from jdlint.report.coverage.summary import Lack, postings_only, summarised
from jdlint.report.terminal import Style, harmless, width_of, wrap
from jdlint.rule import Verdict

_PLAIN = {"met": "+", "weak": "~", "missing": "-"}
_COLORS = {"met": "good", "weak": "warning", "missing": "error"}
_WORDS = {"met": "met", "weak": "weak (hinted at)", "missing": "missing"}
_INDENT = " " * 6
_FIGURES = "missing          share  weak"
_NARROW = 76
"""Columns under which the words stand below the title and not beside it."""
_HEAD = "line  what says it, or where to add it"
_SPARE = 14
"""Columns of two lines that are left free, as a line ends with a word."""
_TITLE = 31
"""Columns for an element's title; longer ones take two lines."""


def table(postings: Sequence[Covered], style: Style, only_summary: bool) -> Iterator[str]:
    """A table a posting, and over several what they lack most."""
    if not only_summary and postings:
        yield style.paint("   ".join(f"{_sign(verdict, style)} {word}" for verdict, word in _WORDS.items()), "dim")
        yield "\n\n"
        for covered in postings:
            yield from _posting(covered, style)
    if only_summary or len(postings_only(postings)) > 1:
        yield from _summary(postings, style)


def _sign(verdict: str, style: Style) -> str:
    return SIGNS[verdict] if style.signs else _PLAIN[verdict]


def _posting(covered: Covered, style: Style) -> Iterator[str]:
    yield f"{style.paint(harmless(covered.posting.name), 'bold')} (role: {harmless(covered.role_title)})\n"
    if not covered.is_posting:
        yield "This does not read like a job posting.\n"
    lines = Lines(covered.posting.text)
    for word, title in GROUPS.items():
        if verdicts := covered.group(word):
            name = f"{title}: {tally(verdicts)}"
            head = "" if _is_narrow(style) else f"{' ' * max(2, _TITLE + 6 - len(name))}{style.paint(_HEAD, 'dim')}"
            yield f"\n{style.paint(name, 'bold')}{head}\n"
            for verdict in verdicts:
                yield from _row(verdict, covered, lines, style)
    yield "\n"


def _is_narrow(style: Style) -> bool:
    return style.width < _NARROW


def _row(verdict: Verdict, covered: Covered, lines: Lines, style: Style) -> Iterator[str]:
    """An element: its sign, its title, the line, and the words that say it or the heading that it belongs under."""
    is_asked = covered.asked(verdict.element) != "optional"
    color = _COLORS[verdict.verdict] if is_asked or verdict.verdict == "met" else "dim"
    sign = style.paint(_sign(verdict.verdict, style), color)
    titles = wrap(harmless(covered.title(verdict.element)), _TITLE)
    row, said = _said(verdict, covered, lines, style)
    right = [f"{row:>4}  {said[0]}", *(f"      {line}" for line in said[1:])]
    if _is_narrow(style):
        both = [*titles, *right]
    else:
        both = [f"{a}{' ' * (_TITLE - width_of(a))}  {b}" for a, b in zip_longest(titles, right, fillvalue="")]
    for number, line in enumerate(both):
        yield f"  {' ' if number else sign} {line}".rstrip() + "\n"
    if verdict.verdict != "met":
        for line in wrap(harmless(_advice(verdict, covered, lines)), style.width - len(_INDENT)):
            yield f"{_INDENT}{line if is_asked else style.paint(line, 'dim')}\n"


def _said(verdict: Verdict, covered: Covered, lines: Lines, style: Style) -> tuple[str, list[str]]:
    """The line of the evidence with its words, in up to two lines; for what is missing, those of the place for it."""
    room = style.width - (10 if _is_narrow(style) else 4 + _TITLE + 8)
    if verdict.evidence:
        span = verdict.evidence[0]
        # A word that does not fit into the first line may leave that much of it empty.
        words = quote(covered.posting, span, 2 * room - _SPARE)
        if any(width_of(word) > room - 2 for word in "".join(words).split()):
            words = quote(covered.posting, span, room - 2)
        return str(lines.row(span.start)), _painted(words, room, style)
    if verdict.verdict == "met":
        return "", ["on every page of your site"]
    row, place = _place(verdict.element, covered, lines, room)
    return row, wrap(place, room)


def _place(element: str, covered: Covered, lines: Lines, room: int) -> tuple[str, str]:
    """The line and the words for where an element belongs."""
    if new := covered.new_heading(element):
        return "", f'under a new heading, "{harmless(new)}"'
    place = covered.places[element]
    shown = words_at(covered.posting, place, 2 * room - _SPARE)
    return str(lines.row(place.start)), f'under "{shown}"' if shown else "at the start"


def _painted(words: Quote, room: int, style: Style) -> list[str]:
    """A quote in lines of at most `room` columns, with the evidence in bold."""
    start = len(words.before) + 1
    end = start + len(words.evidence)
    painted, at = [], 0
    for line in wrap(f'"{"".join(words)}"', room):
        first, last = (max(0, min(len(line), place - at)) for place in (start, end))
        painted.append(line[:first] + style.paint(line[first:last], "bold") + line[last:])
        at += len(line) + 1
    return painted


def _advice(verdict: Verdict, covered: Covered, lines: Lines) -> str:
    ask = str(covered.rules[verdict.element].options["ask"])
    if verdict.verdict == "missing":
        return ask
    row, place = _place(verdict.element, covered, lines, _TITLE)
    return f"{ask} It belongs {place}{f' (line {row})' if row else ''}."


def _summary(postings: Sequence[Covered], style: Style) -> Iterator[str]:
    judged = postings_only(postings)
    heading = "What 1 posting lacks" if len(judged) == 1 else f"What {plural(len(judged), 'posting')} lack most"
    yield style.paint(heading, "bold") + "\n"
    wide = min(50, style.width - 4 - width_of(_FIGURES))
    lacks = summarised(postings)
    for word, title in GROUPS.items():
        if group := [lack for lack in lacks if lack.asked == word]:
            head = "" if _is_narrow(style) else " " * (wide + 4 - len(title)) + style.paint(_FIGURES, "dim")
            yield f"\n{style.paint(title, 'bold')}{head}\n"
            for lack in group:
                if lack.missing or lack.weak:
                    yield from _lack_in_words(lack, style) if _is_narrow(style) else _lack(lack, wide)
            if met := [harmless(lack.title) for lack in group if not (lack.missing or lack.weak)]:
                for line in wrap(f"In every posting: {'; '.join(met)}.", style.width - 4):
                    yield f"    {style.paint(line, 'dim')}\n"


def _lack(lack: Lack, wide: int) -> Iterator[str]:
    first, *rest = wrap(harmless(lack.title), wide - 1)
    figures = f"{lack.missing:7,} of {lack.postings:<6,}{lack.share:>5.0%}{lack.weak:6,}"
    yield f"    {first}{' ' * (wide - width_of(first))}{figures}\n"
    yield from (f"    {line}\n" for line in rest)


def _lack_in_words(lack: Lack, style: Style) -> Iterator[str]:
    text = f"{lack.title}: missing in {lack.missing:,} of {lack.postings:,} ({lack.share:.0%}), weak in {lack.weak:,}"
    yield from (f"    {line}\n" for line in wrap(harmless(text), style.width - 4))
