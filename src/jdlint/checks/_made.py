"""What a check makes of a rule's options once, and keeps for the next posting: sets and indexes of its words.

Invariant: what is kept is of the very options that are asked for, not of equal ones; other options take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")


def made_once(make: Callable[[Mapping[str, Any]], T]) -> Callable[[Mapping[str, Any]], T]:
    """`make`, but that it is not called again with the options of the last call."""
    kept: list[tuple[Mapping[str, Any], T]] = []

    def of(options: Mapping[str, Any]) -> T:
        if not kept or kept[0][0] is not options:
            kept[:] = [(options, make(options))]
        return kept[0][1]

    return of
