"""A line that says how far a long run is, on a terminal only."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


_PATIENCE = 1.0
"""Seconds before the line is shown first."""
_PAUSE = 0.1
"""Seconds between two showings."""


def progress(items: Iterable[T], total: int, quiet: bool) -> Iterator[T]:
    """The items, one by one; meanwhile a line on standard error counts them, where a person watches."""
    if quiet or os.environ.get("PRE_COMMIT") or not sys.stderr.isatty():
        yield from items
        return
    due, shown = time.monotonic() + _PATIENCE, False
    try:
        for number, item in enumerate(items):
            if time.monotonic() >= due:
                sys.stderr.write(f"\r{number:,} of {total:,} files")
                sys.stderr.flush()
                due, shown = time.monotonic() + _PAUSE, True
            yield item
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
