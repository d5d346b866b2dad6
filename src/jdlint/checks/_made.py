"""What a check makes of a rule's options once, and keeps for the next posting: sets and indexes of its words.

Invariant: what is kept is of the very options that are asked for, not of equal ones; other options take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")


_MOST = 8
"""Rules of one kind whose lists are kept at a time."""


def made_once(make: Callable[[Mapping[str, Any]], T]) -> Callable[[Mapping[str, Any]], T]:
    """`make`, but that it is not called again with the options of one of the last calls."""
    kept: dict[int, tuple[Mapping[str, Any], T]] = {}  # with the options, lest another's come to have their id

    def of(options: Mapping[str, Any]) -> T:
        found = kept.get(id(options))
        if found is None:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[id(options)] = (options, make(options))
        return found[1]

    return of
