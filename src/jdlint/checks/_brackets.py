"""Brackets, percent signs and capitals that stand for a thing to fill in: [city], <salary>, %TEAM%, JOB_TITLE.

Invariant: links, labels, task lists, HTML and the tags of a site that fills its own templates are none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span

Vocabulary = tuple[frozenset[str], ...]
"""Names of things, small words that may stand beside them, verbs that order the writer to do something."""

_SQUARE = Lazy(r"\[\[?([^\[\]\n]{1,300}(?:\n[^\[\]\n]{1,300}){0,3})\]{1,2}(?![(\[\]])")
_ANGLE = Lazy(
    r"<(?:(?<=<<)[ \t]+)?(?!(?:p|li|ul|ol|br|h[1-6]|b|i|u|em|strong|div|span|a|td|tr|th|table|tbody|hr|html|body)\b)"
    r"([A-Za-z][^<>=/\n]{1,60})>|&lt;([^&<>=/\n]{2,60})&gt;"
)
_CURLY = Lazy(r"\$?\{\{?[ \t]*([A-Za-z][\w -]{1,40}?)[ \t]*\}\}?")
_PERCENT = Lazy(r"(?<![\w%#])(?:%{1,2}|#{1,2})([A-Za-z][A-Za-z_ \d]{1,30})(?:%{1,2}|#{1,2})(?![\w%#])")
_CAPITALS = Lazy(r"(?<![\w$/.-])([A-Z]{2,}(?:_[A-Z]{2,})+|\$[A-Z]{3,})(?![\w/-])")
_SOME_PERCENT, _SOME_CAPITALS = Lazy(r"[%#][A-Za-z][A-Za-z_ \d]{1,30}[%#]"), Lazy(r"_[A-Z]{2}|\$[A-Z]{3}")
"""What must be there before it is worth looking closer: quick to find, or not."""
_TEMPLATED = Lazy(r"\{%|\{\{[-<%.$]|\{\{\s*\w+\.|\{\{[^}]*\||^import\s|^export\s", re.MULTILINE)
"""What only a site that fills in its own templates writes."""
_WORD = Lazy(r"[a-z]+(?:'[a-z]+)?|\d+")
_CAMEL = Lazy(r"(?<=[a-z])(?=[A-Z])")
_ELEMENTS = frozenset(
    "title address link summary details section input output time data label legend object map area base code select"
    " option table form header footer main nav body head style script text image video audio source track menu item"
    .split()
)  # fmt: skip
_LEFT_TO_DO = Lazy(
    r"\b(?:goes?|comes?) here\b|\bto (?:follow|be (?:added|written|supplied|inserted|decided))\b|^ask \w"
    r"|[–—;,:-] ?(?-i:ask [A-Z])|^n[or]\. of [a-z]"
    r"|\b(?:HR|legal|marketing|finance|comms|payroll) to (?:supply|send|add|write|confirm|provide|check|fill)\b",
    re.IGNORECASE,
)
"""What a writer leaves for later, or for somebody else."""
_MOST_WORDS = 10
_FEW_WORDS = 3
_HEADS = frozenset("name title number amount".split())
"""[game title], [team name]: whatever it is the name of, it is to be filled in."""
_MARKS_BEFORE = ("]", "[", "\\", "!")
"""What makes a link, an image or a mere bracket of an opening bracket that follows."""
_CURRENCIES = frozenset("€$£")
_NUMBERS = frozenset("x xx y n nn nb number amount min max".split())
"""Names of figures: what follows is what they are a figure of."""
_UNIT = Lazy(r"\+?\s*(?:years?|yrs|months?|days?|hours?|weeks?)\b")
_TARGET = Lazy(r"^[ \t]{0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
"""What a reference link is told to lead to: `[bread]: https://…`."""
_NEAR = 80
"""Characters round a bracket that are looked at."""
_TASK = Lazy(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\Z", re.MULTILINE)


def bracketed(posting: Posting, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Span]:
    """The places between `start` and `end` that stand for something to fill in."""
    text = posting.text
    if text.find("[", start, end) >= 0:
        yield from _squares(posting, start, end, vocabulary)
    if text.find("<", start, end) >= 0 or text.find("&lt;", start, end) >= 0:
        yield from _angles(text, start, end, vocabulary)
    if text.find("{", start, end) >= 0 and not _TEMPLATED.search(text):
        yield from _curlies(posting, start, end, vocabulary)
    for pattern, quick in ((_PERCENT, _SOME_PERCENT), (_CAPITALS, _SOME_CAPITALS)):
        if quick.search(text, start, end):
            for found in pattern.finditer(text, start, end):
                if _names_all(_words(found[1]), vocabulary):
                    yield Span(*found.span())


def _squares(posting: Posting, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Span]:
    text = posting.text
    targets = frozenset(_TARGET.findall(text)) if "]:" in text else frozenset()
    for found in _SQUARE.finditer(text, start, end):
        if text[found.start() - 1 : found.start()] in _MARKS_BEFORE or found[1] in targets:
            continue
        words = _words(found[1])
        names_one = 2 <= len(words) <= _FEW_WORDS and words[-1] in _HEADS and found[1].replace(" ", "").isalpha()
        if not (
            _names_all(words, vocabulary)
            or names_one
            or _orders(found[1], vocabulary)
            or _LEFT_TO_DO.search(found[1])
            or found[1].strip() in _CURRENCIES
        ):
            continue
        if not _is_label(text, found, words) and not _is_linked(posting, found):
            yield Span(*found.span())


def _is_label(text: str, found: re.Match[str], words: list[str]) -> bool:
    """Whether the brackets are a mark: a box to tick, or one word that heads a line or a passage."""
    before = text[max(0, found.start() - _NEAR) : found.start()].rpartition("\n")[2]
    after = text[found.end() : found.end() + _NEAR]
    if words == ["x"] and _TASK.search(before) and not _UNIT.match(after):
        return True
    if before.strip():
        return False
    if after.startswith(":"):
        return True
    alone = len(words) == 1 and _NUMBERS.isdisjoint(words) and bool(after.strip())
    return alone and (after.lstrip(" ")[:1] in ("\n", "\r") or after.lstrip()[:1].isupper())


def _is_linked(posting: Posting, found: re.Match[str]) -> bool:
    return any(link.start <= found.end() and found.start() <= link.end for link in posting.links)


def _angles(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Span]:
    for found in _ANGLE.finditer(text, start, end):
        content = found[1] or found[2]
        words = _words(content)
        if found[1] and (words[:1] == [content.lower()] and (content.lower() in _ELEMENTS or f"</{content}" in text)):
            continue
        if _names_all(words, vocabulary) or (len(words) > 1 and _orders(content, vocabulary)):
            yield Span(*found.span())


def _curlies(posting: Posting, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Span]:
    known = {field.key.lower() for field in posting.fields.values()}
    for found in _CURLY.finditer(posting.text, start, end):
        name, words = found[1].strip().lower(), _words(found[1])
        is_joined = "_" in name and " " not in name  # {{benefits_block_sg}}: no word of prose
        if name not in known and (_names_all(words, vocabulary) or is_joined):
            yield Span(*found.span())


def _words(content: str) -> list[str]:
    """The words of a name, however they are joined: companyName, company_name, Company Name."""
    return _WORD.findall(_CAMEL.sub(" ", content.replace("_", " ").replace("’", "'")).lower())


def _names_all(words: list[str], vocabulary: Vocabulary) -> bool:
    names, small, _ = vocabulary
    return 0 < len(words) <= _MOST_WORDS and names.union(small).issuperset(words) and not names.isdisjoint(words)


def _orders(content: str, vocabulary: Vocabulary) -> bool:
    """Whether the text tells the writer what to do: "describe the team", "Mission: Say it in a sentence"."""
    parts = [_words(part) for part in content.split(":")]
    return any(len(part) > 1 and part[0] in vocabulary[2] for part in parts)
