"""The characters that a match of a regular expression may begin with, which the engine can look for quickly.

Invariant: every match begins with one of them; an expression of which that is not certain has none. `re` works this
out itself, but not behind a `\\b`, and not where capitals do not count, as in most expressions here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from jdlint.lazy import engine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_CHARSET, _PREFIX = 4, 1
"""Flags in what the engine is told of an expression: a set of first characters, a text that all matches begin with."""
_HEAD = 5
"""The words of code before that set: what it is, how long, its flags, the least and the greatest width."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}
_MOST = 400
"""Characters in a range of which the set may be made."""


class UnknownOpeningError(Exception):
    """Any character may come first, or nobody can tell."""


def with_openings(code: list[int], tree: Any, flags: int) -> list[int]:
    """The code of an expression that tells the engine with what its matches begin; as it is where it does so already.

    `tree`: what `re._parser.parse` made of it; `flags`: all that apply. The engine checks the code that it is given.
    """
    opcode = int(import_module("re._constants").INFO)
    if not code or code[0] != opcode or code[2] & (_CHARSET | _PREFIX) or flags & (re.ASCII | re.LOCALE):
        return code
    charset = _charset(tree, flags, opcode)
    if not charset:
        return code
    _, skipped, _, least, greatest = code[:_HEAD]
    return [opcode, _HEAD - 1 + len(charset), _CHARSET, least, greatest, *charset, *code[1 + skipped :]]


def _charset(tree: Any, flags: int, opcode: int) -> list[int]:
    """What the engine takes for a set of characters; empty where there is none."""
    try:
        openings, may_be_empty = first_of(tree, flags)
    except UnknownOpeningError:
        return []
    if may_be_empty or not openings:
        return []
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    of_class = [int(number) for number in compiler._code(parser.parse(f"[{''.join(sorted(openings))}]"), 0)]
    is_set = of_class[0] == opcode and of_class[2] & _CHARSET
    return of_class[_HEAD : 1 + of_class[1]] if is_set else []


def first_of(items: Iterable[tuple[Any, Any]], flags: int) -> tuple[set[str], bool]:
    """The characters, as in a class of a pattern, that may come first in a row of items; whether it may be empty."""
    found: set[str] = set()
    for kind, what in items:
        if str(kind) in _NO_WIDTH:
            continue
        openings, may_be_empty = _first_of_one(str(kind), what, flags)
        found |= openings
        if not may_be_empty:
            return found, False
    return found, True


def _first_of_one(kind: str, what: Any, flags: int) -> tuple[set[str], bool]:
    if kind == "LITERAL":
        return _written(what, flags), False
    if kind == "IN":
        return {one for part, of_part in what for one in _first_of_class(part, of_part, flags)}, False
    if kind == "BRANCH":
        ways = [first_of(way, flags) for way in what[1]]
        return set().union(*(openings for openings, _ in ways)), any(is_empty for _, is_empty in ways)
    if kind == "SUBPATTERN":
        _, added, dropped, inner = what
        return first_of(inner, (flags | added) & ~dropped)
    if kind in _REPEATS:
        openings, may_be_empty = first_of(what[2], flags)
        return openings, may_be_empty or what[0] == 0
    raise UnknownOpeningError


def _first_of_class(kind: Any, what: Any, flags: int) -> Iterable[str]:
    """The characters of one item of a class."""
    if str(kind) == "LITERAL":
        return _written(what, flags)
    if str(kind) == "RANGE" and what[1] - what[0] < _MOST:
        return {one for code in range(what[0], what[1] + 1) for one in _written(code, flags)}
    if str(kind) == "CATEGORY" and str(what) in _CLASSES:
        return (_CLASSES[str(what)],)
    raise UnknownOpeningError


def _written(code: int, flags: int) -> set[str]:
    """A character as a class of a pattern has it; with all that the engine takes for it where capitals do not count."""
    same = _same_letters().get(engine().unicode_tolower(code), [code]) if flags & re.IGNORECASE else [code]
    return {re.escape(chr(one)) for one in same}


@cache
def _same_letters() -> dict[int, list[int]]:
    """By its lower form, all that the engine takes for a letter where capitals do not count."""
    lower, extra = engine().unicode_tolower, import_module("re._casefix")._EXTRA_CASES
    same: dict[int, list[int]] = {}
    for code in range(0x20000):
        same.setdefault(lower(code), []).append(code)
    for one, others in extra.items():
        same[one] = [*same.get(one, [one]), *(code for other in others for code in same.get(other, [other]))]
    return same
