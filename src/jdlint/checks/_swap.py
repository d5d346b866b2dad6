"""Two figures of a range the other way round: "$120k-$100k" becomes "$100k-$120k".

Invariant: nothing but the two figures moves; where it is not plain which two they are, there is no replacement.
"""

from __future__ import annotations

from jdlint.detect.pay import NUMBER
from jdlint.lazy import Lazy

_FIGURE = Lazy(rf"(?<![\d.,])(?P<number>{NUMBER})(?P<kilo>\s?[kK](?![a-z]))?")


def swapped(text: str) -> str | None:
    """The text with its two figures exchanged; None where there are more or fewer than two."""
    figures = list(_FIGURE.finditer(text))
    if len(figures) != 2:
        return None
    first, last = figures
    both = bool(first["kilo"]) == bool(last["kilo"])
    part: str | int = "number" if both or (last["kilo"] and len(first["number"]) < 4) else 0
    return (
        text[: first.start(part)]
        + last[part]
        + text[first.end(part) : last.start(part)]
        + first[part]
        + text[last.end(part) :]
    )
