"""The fast path: `jdlint check` with plain options, read without click.

Invariant: it understands a part of what click does, in the same way; whatever else a command line says (another
command, help, an unknown or abbreviated option, a bad value) is left to click, which also tells what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from jdlint.cli.options import Options
from jdlint.cli.table import FILES, GATE, RULES, RUN, Opt, check_output, split
from jdlint.report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_TABLE = (*FILES, *RULES, *RUN, *GATE, *check_output(FORMATS))


class _NotPlainError(Exception):
    """The command line is one for click."""


def read_plain(args: Sequence[str]) -> Options | None:
    """The options of a plain `jdlint check`, or None where click is to read the command line."""
    if not args or args[0] != "check":
        return None
    try:
        options = Options(**_values(args[1:]))
    except (_NotPlainError, ValueError):
        return None
    return None if options.mistake() else options


def _values(args: Sequence[str]) -> dict[str, Any]:
    known = {name: opt for opt in _TABLE for name in (opt.name, opt.short) if name}
    written: dict[str, list[str]] = {}
    paths: list[str] = []
    rest = iter(args)
    for word in rest:
        if not word.startswith("-") or word == "-":
            paths.append(word)
        elif word == "--":
            paths.extend(rest)
        else:
            _take(word, rest, known, written)
    values = {opt.field: _value(opt, written.get(opt.name, [])) for opt in _TABLE}
    return {**values, "paths": tuple(paths)}


def _take(word: str, rest: Iterator[str], known: dict[str, Opt], written: dict[str, list[str]]) -> None:
    name, equals, value = word.partition("=")
    opt = known.get(name)
    if opt is None or (opt.is_flag and equals) or (equals and name == opt.short):
        raise _NotPlainError
    if not opt.is_flag and not equals:
        value = next(rest, "-")
        if value.startswith("-"):
            raise _NotPlainError
    written.setdefault(opt.name, []).append(value)


def _value(opt: Opt, written: list[str]) -> Any:
    """The value of an option from what was written of it, the last word where it takes but one."""
    if opt.is_flag:
        return bool(written)
    for word in written:
        opt.refuse_empty(word)
    if opt.many:
        return split(tuple(written))
    last = written[-1] if written else (os.environ.get(opt.env) or None)
    if opt.convert:
        return opt.convert(last)
    if last is None:
        return opt.default
    if opt.choices and last not in opt.choices:
        raise _NotPlainError
    return last
