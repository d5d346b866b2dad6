"""Front matter: the entries before the text, in YAML, TOML or JSON, with the position of every key and value.

Invariant: front matter that cannot be read never stops the reading: it yields an error with its line, and the body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jdlint.lazy import Lazy
from jdlint.posting.model import Block, Field, Span
from jdlint.record import Record


class Front(Record):
    """What stands before the body: its entries in order, the offset where the body begins, and what is wrong."""

    entries: list[Field]
    body: int
    error: tuple[str, Span] | None = None


SHOWN = ("title", "description")
"""Canonical names of fields that a page shows as text, and that count as words of the posting."""

ASKING = frozenset(
    "age ages agelimit agerange agegroup agebracket agelimits maxage maximumage upperage gender sex nationality "
    "nationalities citizenship origin ethnicity race community caste religion faith maritalstatus marital "
    "familystatus health healthstatus medical fitness physical physicalrequirements appearance height "
    "mothertongue nativelanguage firstlanguage languages languageskills languagerequirements languagerequirement "
    "eligibility eligible eligiblecandidates whocanapply opento applicants applicant candidate candidates "
    "candidateprofile idealcandidate preferredcandidate preferredcandidates preference preferences requirement "
    "requirements qualification qualifications musthave musthaves mustbe restrictions exclusions notsuitablefor "
    "suitablefor criminalrecord".split()
)
"""Keys (see fold_key) of entries that say who is wanted: key and value together are words of the posting."""

_OPEN = Lazy(r"\s*---[ \t]*\r?\n")
_CLOSE = Lazy(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_NEARLY_CLOSE = Lazy(r"([-–—=]{1,20})[ \t]*(?:\r?\n|\Z)")
_TOML = Lazy(r"\s*\+\+\+[ \t]*\r?\n")
_TOML_CLOSE = Lazy(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = Lazy(r"(?:[\w@.-]+(?: [\w-]+){0,3}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*:(?=[ \t\r\n]|\Z)")
_KEY_LINE = Lazy(r"[ \t]*(?:#.*|-[ \t].*|[ \t].*|" + _KEY.pattern + r".*)?\r?(?:\n|\Z)")
_LINES_WITHOUT_OPENING = 60
_MOST_BLANKS = 6
"""Characters between a key and a value on its line."""
_MOST_WORDS = 40
"""Words of a value that may still be a line."""


def read_front(text: str, aliases: Mapping[str, str]) -> Front:
    """The front matter of a text. `aliases` tells which keys are known, where the opening line is missing."""
    if opening := _OPEN.match(text):
        return _closed_yaml(text, opening.end())
    if opening := _TOML.match(text):
        from jdlint.posting.front_other import read_toml

        closing = _TOML_CLOSE.search(text, opening.end())
        return read_toml(text, opening.end(), closing.span()) if closing else Front([], 0)
    if text.lstrip()[:1] == "{":
        from jdlint.posting.front_other import read_json

        return read_json(text)
    return _unopened_yaml(text, aliases)


def _closed_yaml(text: str, start: int) -> Front:
    closing = _CLOSE.search(text, start)
    first = start + _blank_lines(text, start)
    if closing and (closing.start() <= first or text[first] == "#" or _KEY.match(text, first)):
        return _yaml(text, start, closing.start(), closing.end())
    if closing is None and _KEY.match(text, start):
        return _unclosed_yaml(text, start)
    return Front([], 0)


def _unclosed_yaml(text: str, start: int) -> Front:
    """Front matter without a closing line; a line of other dashes after its entries was most likely meant as one."""
    at = start
    while (line := _KEY_LINE.match(text, at)) and line.end() > at:
        at = line.end()
    if meant := _NEARLY_CLOSE.match(text, at):
        error = f"The front matter ends with '{meant[1]}' instead of '---'", Span(*meant.span(1))
        return _yaml(text, start, at, meant.end())._replace(error=error)
    end = _end_of_keys(text, start)
    error = "The front matter has no closing line '---'", Span(start - len(text[:start].lstrip()), start)
    return _yaml(text, start, end, end)._replace(error=error)


def _blank_lines(text: str, start: int) -> int:
    return len(text[start : start + 200]) - len(text[start : start + 200].lstrip())


def _end_of_keys(text: str, start: int) -> int:
    """Where the lines end that look like entries."""
    at = start
    while (line := _KEY_LINE.match(text, at)) and line.group().strip():
        at = line.end()
    return at


def _unopened_yaml(text: str, aliases: Mapping[str, str]) -> Front:
    """Entries followed by a line `---`, without one before them."""
    start = len(text) - len(text.lstrip())
    if not _KEY.match(text, start) or not (closing := _CLOSE.search(text, start)):
        return Front([], 0)
    at, keys = start, 0
    while at < closing.start():
        line = _KEY_LINE.match(text, at)
        if not line:
            return Front([], 0)
        keys += _KEY.match(text, at) is not None
        at = line.end()
    known = fold_key(text[start:].split(":", 1)[0]) in aliases
    if keys > _LINES_WITHOUT_OPENING or not (keys > 1 or known):
        return Front([], 0)
    return _yaml(text, start, closing.start(), closing.end())


def _yaml(text: str, start: int, end: int, body: int) -> Front:
    if not text[start:end].strip():
        return Front([], body)
    from jdlint.posting.front_yaml import read_yaml

    entries, error = read_yaml(text, start, end)
    return Front(entries, body, error)


def fold_key(key: str) -> str:
    """The form in which keys are compared: lower case, without `_`, `-` and blanks."""
    return key.strip("\"'").lower().replace("_", "").replace("-", "").replace(" ", "")


def shown_fields(text: str, entries: list[Field], aliases: Mapping[str, str]) -> list[Block]:
    """The entries that a page shows as text, as blocks of kind "field", in the order of the file.

    One that says who is wanted is such a block together with its key, where it is a short line of more than one word.
    """
    blocks: list[Block] = []
    for entry in sorted(entries, key=lambda entry: entry.value_span):
        if aliases.get(fold_key(entry.key)) in SHOWN and entry.value.strip():
            blocks.append(Block("field", *entry.value_span))
        elif fold_key(entry.key) in ASKING and _is_line(text, entry):
            blocks.append(Block("field", entry.key_span.start, entry.value_span.end))
    return blocks


def _is_line(text: str, entry: Field) -> bool:
    """Whether an entry is a line of its own whose value is a few words, and no list of data, link or variable."""
    value = text[entry.value_span.start : entry.value_span.end].strip()
    is_near = 0 < entry.value_span.start - entry.key_span.end < _MOST_BLANKS
    return (
        bool(value) and is_near and "\n" not in value and value[0] not in "[{<&*|>" and len(value.split()) < _MOST_WORDS
    )


def by_name(entries: list[Field], aliases: Mapping[str, str]) -> dict[str, Field]:
    """The entries by canonical name; one whose name is taken, or that has none, by its key as written."""
    fields: dict[str, Field] = {}
    for entry in entries:
        name = aliases.get(fold_key(entry.key), entry.key)
        if name in fields:
            name = entry.key
        fields.setdefault(name, entry)
    return fields


def line_span(text: str, offset: int) -> Span:
    """The line that holds an offset, without its line end."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    found = Lazy(r"[\r\n]|\Z").search(text, start)
    return Span(start, found.start() if found else len(text))
