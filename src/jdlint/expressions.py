"""Regular expressions kept as the engine's own code, so that a short run does not spend its time on them.

Invariant: what is kept finds what the expression finds that `re.compile` makes; its code is the same, which is seen to
when it is put away, but that the engine is told with which characters a match may begin (see openings). A Python of
another version, or without the inner door that this goes through, compiles as ever.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

from jdlint.heap import pack_words
from jdlint.lazy import Lazy, engine, key_of, stamp
from jdlint.openings import with_openings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def packed(tables: Mapping[str, Mapping[str, Any]] | None = None) -> bytes:
    """All expressions of jdlint, and those of the tables, for the Python that runs: what `lazy.keep` takes."""
    import jdlint
    from jdlint.checks._table import Lists

    for module in walk_packages(jdlint.__path__, "jdlint."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # where a wheel is built, not all that jdlint needs is installed
                import_module(module.name)
    for lists in Lists.__subclasses__():
        if tables and lists.TABLE in tables:
            lists(tables[lists.TABLE])
    forms = {key_of(one.pattern, one.flags): form for one in Lazy.made if (form := _form(one.pattern, one.flags))}
    return pack_words({"": stamp(), **forms})


def _form(pattern: str, flags: int) -> tuple[Any, ...] | None:
    """What the engine makes an expression of; None where it makes another one of it than `re.compile` does."""
    try:
        tree = import_module("re._parser").parse(pattern, flags)
        form = _compiled(pattern, flags, tree)
        if engine().compile(*form) != re.compile(pattern, flags):
            return None
        pattern, flags, code, *rest = form
        quick = (pattern, flags, with_openings(code, tree, flags), *rest)
        engine().compile(*quick)
        return quick
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return None


def _compiled(pattern: str, flags: int, tree: Any) -> tuple[Any, ...]:
    """The last step of `re._compiler.compile`, without the call of the engine."""
    compiler = import_module("re._compiler")
    groups = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in groups.items():
        names[number] = name
    code = [int(number) for number in compiler._code(tree, flags)]
    return pattern, int(flags | tree.state.flags), code, tree.state.groups - 1, groups, tuple(names)
