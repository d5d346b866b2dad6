"""Regular expressions that are made when they are first used: on most runs most of them never are.

Invariant: a Lazy answers as the compiled expression would; only when and from what it is made differs. Where the
code of the expressions is kept beside the rules (see `expressions`), they are made from that, which is much quicker.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from jdlint.heap import Bytes, WordHeap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


_kept: list[WordHeap] = []
"""The code of the expressions, if there is any that this Python can use."""


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class Lazy:
    """Stands for `re.compile(pattern, flags)`: has its methods once one of them is asked for."""

    made: ClassVar[list[Lazy]] = []
    """All that there are, for who puts away their code."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = int(flags)
        self.made.append(self)

    if TYPE_CHECKING:
        search: Callable[..., re.Match[str] | None]
        match: Callable[..., re.Match[str] | None]
        fullmatch: Callable[..., re.Match[str] | None]
        finditer: Callable[..., Iterator[re.Match[str]]]
        findall: Callable[..., list[Any]]
        split: Callable[..., list[str | Any]]
        sub: Callable[[str | Callable[[re.Match[str]], str], str], str]
    else:
        __slots__ = ("flags", "pattern", *_METHODS)

        def __getattr__(self, name):
            """Called for what is not there yet."""
            if name not in _METHODS:
                raise AttributeError(name)
            compiled = _from_kept(self.pattern, self.flags) or re.compile(self.pattern, self.flags)
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
            return getattr(self, name)


def keep(packed: Bytes) -> bool:
    """Make expressions from their code from now on; whether it is code of this Python."""
    heap = WordHeap(packed)
    if heap.get("") != stamp():
        return False
    _kept[:] = [heap]
    return True


def stamp() -> str:
    """Changes when the code of expressions does."""
    return f"{sys.implementation.cache_tag} {getattr(engine(), 'MAGIC', None)}"


def engine() -> Any:
    """The engine of `re`, which is not meant for others; None where there is none of that name."""
    return sys.modules.get("_sre")


def key_of(pattern: str, flags: int) -> str:
    """Under what the code of an expression is kept."""
    return f"{flags} {pattern}"


def _from_kept(pattern: str, flags: int) -> re.Pattern[str] | None:
    form = _kept[0].get(key_of(pattern, flags)) if _kept else None
    try:
        found: re.Pattern[str] | None = engine().compile(*form) if form else None
    except (AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return None  # the engine checks what it is given
    return found
