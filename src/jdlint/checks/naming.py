"""Two titles for one job: in the front matter (or its level) or the tab of a page, as a heading, and in the text.

Invariant: titles differ only where both name the same kind of thing (level, field, job) and no word of it is in both;
other wording for one job is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._made import made_once
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.entities import without_entities
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONS: Mapping[str, Option] = {
    "sets": Option("words", (), required=True),
    "named": Option("phrases", ()),
    "looked_for": Option("phrases", ()),
    "sets_in_text": Option("words", ()),
}
"""`sets`: each a row of groups parted by `|`, a group being words for one thing; two titles differ when they name
groups of the same row, and none in common. `named`: how the text names the job as plainly as a title does, and
`looked_for` how it says whom it looks for, with `sets_in_text` as the rows for that, as wording is freer there."""
VALUES = ("match", "other")
_ANOTHER = frozenset(("also", "additionally", "separately", "currently", "an", "another"))
"""Words before "hiring", "looking for" by which it is another job that the text speaks of."""
_BESIDES = frozenset(("besides", "apart", "alongside"))
_FORMER = frozenset("last previous former predecessor moving moved moves left leaves promoted into".split())
"""Words before a hit by which it is somebody else's job."""
_FOR = Lazy(r"\s(?:for|in|on|with|within|at)\s|\s[-–—|(]\s?")
_TAB = Lazy(r"<title\b[^>]*>\s*([^<|]+?)\s*(?:[|<]|\s[-–—]\s)", re.IGNORECASE)
"""A page's title, up to the name of the site behind it."""
_LONGEST = 12
"""Words above which a heading is no title."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at the heading that names another job or level than the front matter, else where the text does."""
    posting, rows = context.posting, _rows_of(rule.options)
    field, heading = posting.fields.get("title"), _heading(posting)
    shown = _words_of(posting, heading) if heading else ""
    for value, span in _elsewhere(posting) if heading else ():
        if heading and _differ(rows.in_titles, value, shown):
            yield Match(*heading, {"match": shown, "other": value}, also=[span])
            return
    title = shown or (field.value if field else _words_of(posting, posting.title))
    said = [(hit, _words_of(posting, Span(hit.start, hit.end)), kinds) for hit, kinds in _named(rule, context, rows)]
    differing = [(hit, text) for hit, text, kinds in said if title and _differ(kinds, title, text)]
    alike = {hit.phrase for hit, text, kinds in said if not _differ(kinds, title, text)}
    for hit, text in differing:
        if hit.phrase not in alike and not _is_another(posting, hit):  # "as the lead you …, as the junior you …"
            yield Match(hit.start, hit.end, {"match": text, "other": title}, also=[heading] if heading else [])
            return


def _elsewhere(posting: Posting) -> Iterator[tuple[str, Span]]:
    """What the front matter calls the job and its level, and what the tab of a page does, with their places."""
    for field in map(posting.fields.get, ("title", "seniority")):
        if field:
            yield field.value, field.value_span
    if "</" in posting.text and (tab := _TAB.search(posting.text)):
        yield without_entities(tab[1]), Span(*tab.span(1))


def _named(rule: Rule, context: Context, rows: _Rows) -> Iterator[tuple[Hit, Sequence[Row]]]:
    """Where the text names the job or says whom it looks for, with the rows that count there."""
    yield from ((hit, rows.in_titles) for hit in context.hits.of(rule.id, "named"))
    yield from ((hit, rows.in_text) for hit in context.hits.of(rule.id, "looked_for"))


def _is_another(posting: Posting, hit: Hit) -> bool:
    """Whether it is another job that the text speaks of: "besides this one we are hiring a tester"."""
    before = posting.words.folded[posting.sentences[hit.sentence].first_word : hit.first_word]
    return bool(before) and (before[-1] in _ANOTHER or not (_BESIDES | _FORMER).isdisjoint(before))


Row = Sequence[Sequence[str]]
"""Groups of words, each between blanks."""


class _Rows:
    """The rows of groups that a rule lists, made once for its options."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.in_titles, self.in_text = (list(map(_row, options[key])) for key in ("sets", "sets_in_text"))


_rows_of = made_once(_Rows)


def _row(listed: str) -> Row:
    return [[f" {word.strip()} " for word in group.split(",")] for group in listed.split("|")]


def _differ(sets: Sequence[Row], first: str, second: str) -> bool:
    """Whether two titles name groups of one row, and none in common."""
    titles = [fold_phrase(_shortened(title)) for title in (first, second)]
    if any(len(words) > _LONGEST for words in titles) or titles[0] == titles[1]:
        return False
    told, asked = (f" {' '.join(words)} " for words in titles)
    for groups in sets:
        one = _groups_in(told, groups)
        other = _groups_in(asked, groups) if one else one
        if one and other and not one & other:
            return True
    return False


def _shortened(title: str) -> str:
    """A long title without what it says of the job's subject: "Baker for the Ovens, the Shop and the Market"."""
    return _FOR.split(title, maxsplit=1)[0] if title.count(" ") >= _LONGEST else title


def _groups_in(title: str, groups: Row) -> set[int]:
    """The numbers of the groups of which a title has a word."""
    return {i for i, group in enumerate(groups) for word in group if word in title}


def _heading(posting: Posting) -> Span | None:
    """The heading of the title."""
    for section in posting.sections[:4]:
        if section.kind == "title" and section.heading >= 0 and posting.blocks[section.heading].kind == "heading":
            return Span(posting.blocks[section.heading].start, posting.blocks[section.heading].end)
    return None


def _words_of(posting: Posting, span: Span) -> str:
    return " ".join(posting.masked[span.start : span.end].replace(JOIN, "").split())
