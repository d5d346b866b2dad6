"""What many postings lack most.

Invariant: an element counts where a posting's own role asks for it in one way; what is no posting does not count.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.record import Record
from jdlint.report.coverage import GROUPS, Covered


class Lack(Record):
    """How many postings, of those whose role asks for an element in one way, lack it or only hint at it."""

    element: str
    title: str
    asked: str
    """A key of GROUPS."""
    postings: int
    missing: int
    weak: int

    @property
    def share(self) -> float:
        """The share of the postings that lack it, from 0 to 1."""
        return self.missing / self.postings


def postings_only(postings: Sequence[Covered]) -> list[Covered]:
    """Those that are postings."""
    return [covered for covered in postings if covered.is_posting]


def summarised(postings: Sequence[Covered]) -> list[Lack]:
    """All elements: required ones first, and of each group the worst first; the rest in the order of the table."""
    counts: dict[tuple[str, str], dict[str, int]] = {}
    titles: dict[str, str] = {}
    for covered in postings_only(postings):
        for verdict in covered.verdicts:
            key = covered.asked(verdict.element), verdict.element
            seen = counts.setdefault(key, {"met": 0, "weak": 0, "missing": 0})
            seen[verdict.verdict] += 1
            titles[verdict.element] = covered.title(verdict.element)
    lacks = [
        Lack(element, titles[element], asked, sum(seen.values()), seen["missing"], seen["weak"])
        for (asked, element), seen in counts.items()
    ]
    groups = list(GROUPS)
    return sorted(lacks, key=lambda lack: (groups.index(lack.asked), -lack.missing, -lack.share, -lack.weak))
