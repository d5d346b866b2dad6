"""Regular expressions that are compiled when they are first used: on most runs most of them never are.

Invariant: a Lazy answers as the compiled expression would; only when it is compiled differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Lazy:
    """Stands for `re.compile(pattern, flags)`."""

    __slots__ = ("_compiled", "_flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def _get(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As of a compiled expression."""
        return self._get().search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As of a compiled expression."""
        return self._get().match(text, *bounds)

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As of a compiled expression."""
        return self._get().fullmatch(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As of a compiled expression."""
        return self._get().finditer(text, *bounds)

    def findall(self, text: str) -> list[Any]:
        """As of a compiled expression."""
        return self._get().findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """As of a compiled expression."""
        return self._get().split(text, maxsplit)

    def sub(self, better: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of a compiled expression."""
        return self._get().sub(better, text)
