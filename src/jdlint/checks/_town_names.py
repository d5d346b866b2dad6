"""Names of towns: which one a value names, and where known ones stand among the words of a text.

Invariant: a town counts only where it is known, or where a state or country stands behind it; a district or a country
is none, and of several there is none for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from jdlint.lazy import Lazy
from jdlint.posting.words import fold_phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PARTS = Lazy(r"\s*[,(]\s*")
_SEVERAL = Lazy(
    r"[/;|&+•]|\b(?:or|and|und|remote(?:ly)?|hybrid|anywhere|several|various|multiple|from)\b", re.IGNORECASE
)
_NOISE = Lazy(r"^(?:greater|central|downtown|near|in|the city of|metro)\s", re.IGNORECASE)


def named(folded: Sequence[str], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where names of up to three words stand, and of how many words they are, the longest first."""
    at = 0
    while at < len(folded):
        sizes = range(min(3, len(folded) - at), 0, -1)
        size = next((size for size in sizes if " ".join(folded[at : at + size]) in names), 0)
        if size:
            yield at, size
        at += size or 1


@lru_cache(maxsize=8)
def names_of(rows: tuple[str, ...]) -> frozenset[str]:
    """The names in rows of a rule, as they are compared."""
    return frozenset(map(plain, rows))


def plain(text: str) -> str:
    """A name as it stands among the folded words of a posting: small letters without accents."""
    return " ".join(fold_phrase(text.replace("=", "")))


@lru_cache(maxsize=8)
def same_towns(rows: tuple[str, ...]) -> Mapping[str, str]:
    """Names of towns and the others that they go by."""
    return {plain(one): plain(other) for one, _, other in (row.partition(" = ") for row in rows)}


def town_in(value: str, options: Mapping[str, Any]) -> str | None:
    """The town that a value names, in small letters; None where it names none for certain, or several."""
    if _SEVERAL.search(value):
        return None
    parts = [plain(_NOISE.sub("", part.strip(" ).*_"))) for part in _PARTS.split(value)]
    cities, behind = names_of(tuple(options["cities"])), names_of(tuple(options["behind"]))
    if len(parts) > 1 and parts[0] in cities and parts[1] in cities - behind:
        return None  # two towns
    is_known = (
        parts[0] in cities or parts[0].removesuffix(" city") in cities or any(part in behind for part in parts[1:])
    )
    parts[0] = same_towns(tuple(options["same"])).get(parts[0], parts[0])
    return parts[0] if is_known and parts[0] not in behind and parts[0] not in options["districts"] else None
