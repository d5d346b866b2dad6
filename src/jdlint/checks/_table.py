"""The lists of a table, as a check looks things up in them: sets of words, and expressions that find phrases.

Invariant: they are made once for all postings, when a check first asks for them; all expressions of a table are known
when it is made, so that their code can be kept (see jdlint.expressions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jdlint.lazy import Lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self


class Phrases:
    """Finds the phrases of a list in a text in small letters, but for those that the list's exceptions overlap."""

    __slots__ = ("_found", "_unless")

    def __init__(self, entry: Mapping[str, str], before: str = "", behind: str = "") -> None:
        """`before` and `behind`: what must stand beside the phrase, as expressions."""
        self._found = Lazy(before + entry["phrases"] + behind)
        self._unless = Lazy(entry["unless"]) if "unless" in entry else None

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match from `start` on, or None."""
        if self._unless:
            text = self._unless.sub(_masked, text)
        return self._found.search(text, start)

    def taken_out_of(self, text: str) -> str:
        """The text without the phrases."""
        return self._found.sub("", text)


def _masked(exception: re.Match[str]) -> str:
    """As many characters that no phrase holds: what stands behind an exception keeps its place."""
    return "/" * len(exception[0])


def either(words: Iterable[str]) -> str:
    """The inside of an expression that finds any of the words."""
    return "|".join(map(re.escape, words))


class Lists:
    """The lists of one table; a check derives its own, which may add expressions that it makes of them."""

    TABLE: ClassVar[str]
    _last: ClassVar[Any] = None

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        self.words = {name: frozenset(entry) for name, entry in table.items() if not isinstance(entry, dict)}
        self.phrases = {name: Phrases(entry) for name, entry in table.items() if isinstance(entry, dict)}

    @classmethod
    def of(cls, tables: Mapping[str, Mapping[str, Any]]) -> Self:
        """Those of a run's tables."""
        table = tables[cls.TABLE]
        if cls._last is None or cls._last.table is not table:
            cls._last = cls(table)
        found: Self = cls._last
        return found
