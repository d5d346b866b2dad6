"""Technologies said to have been in use since a year in which they were not public yet: "Kubernetes since 2011".

Invariant: a year counts only right behind words for the beginning of a time, and with the technology before it in the
same sentence, nothing but small words between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.checks._technologies import Named


_BACK_TO = Lazy(
    r"\b(?:since|(?:going|goes|go|dating|dates|date|stretching|reaching) back to)\s(?P<year>(?:19|20)\d\d)\b"
)
_REACH = 11
"""Words between a technology and the year."""


def since(posting: Posting, ending: Callable[[int, int], Named | None]) -> Iterator[tuple[Named, int, int]]:
    """The technology, the year and where the year ends, for each year that is younger than the technology.

    `ending` finds the technology that ends before a word, none of its words before another.
    """
    text = posting.masked.replace(JOIN, " ")
    for found in _BACK_TO.finditer(text) if "since" in text or "back to" in text else ():
        at = bisect_left(posting.words.starts, found.start())
        first = max(0, at - _REACH)
        sentence = posting.words.sentence[min(at, len(posting.words.sentence) - 1)]
        for end in range(at, first, -1):
            if posting.words.sentence[end - 1] != sentence:
                break
            if named := ending(first, end):
                if int(found["year"]) < int(str(named.entry["since"])[:4]):
                    yield named, int(found["year"]), found.end()
                break
