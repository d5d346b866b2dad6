"""The branches of template conditions (Liquid, Jinja): which parts of a text no page shows together.

Invariant: conditions are compared as they are written and never worked out; what is not seen to exclude each other
counts as shown together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.model import Branch, Span

_TAG = Lazy(
    r"\{%[-+]?\s*(?P<word>if|unless|for|case|elsif|elif|else|endif|endunless|endfor|endcase)\b(?P<condition>.*?)[-+]?%\}",
    re.DOTALL,
)
_OPENERS = ("if", "unless", "for", "case")
_UNEQUAL = Lazy(r"([^=!<>]+)!=([^=!<>]+)")
_JOINED = Lazy(r"\b(?:and|or)\b")
_MOST = 200
"""Branches that are kept: a text with more of them is a program, not a posting."""


class _Open:
    """A condition that is open: where its present branch began, and under which conditions that branch is shown."""

    __slots__ = ("conditions", "start")

    def __init__(self, start: int, conditions: list[tuple[str, bool]]) -> None:
        self.start = start
        self.conditions = conditions

    def branches(self, end: int) -> list[Branch]:
        """The present branch, once for each of its conditions."""
        return [Branch(self.start, end, *condition) for condition in self.conditions]


def find_branches(text: str, tags: Sequence[Span]) -> list[Branch]:
    """The branches between template tags, in the order of the text; loops and `case` hold branches but make none."""
    found: list[Branch] = []
    opened: list[_Open] = []
    for tag in tags:
        match = _TAG.match(text, tag.start, tag.end)
        if not match or len(found) > _MOST:
            continue
        word, condition = match["word"], _condition(match["condition"])
        if word in _OPENERS:
            opened.append(_Open(tag.end, [] if word in ("for", "case") else [_when(condition, word == "if")]))
        elif opened:
            found += opened[-1].branches(tag.start)
            if word.startswith("end"):
                opened.pop()
            else:
                _turn(opened[-1], tag.end, condition)
    return sorted(found)


def _turn(current: _Open, start: int, condition: str) -> None:
    """Begin the next branch of a condition: the last one does not hold in it, and perhaps another does."""
    if not current.conditions:
        return
    *before, (last, holds) = current.conditions
    current.start = start
    current.conditions = [*before, (last, not holds), *([_when(condition, True)] if condition else [])]


def _condition(text: str) -> str:
    return " ".join(text.replace('"', "'").split())


def _when(condition: str, holds: bool) -> tuple[str, bool]:
    """A condition without its negation, and whether it holds: `a != b` is `a == b` not holding."""
    if not _JOINED.search(condition):
        if condition.startswith("not "):
            return condition[4:], not holds
        if unequal := _UNEQUAL.fullmatch(condition):
            return f"{unequal[1].strip()} == {unequal[2].strip()}", not holds
    return condition, holds


def never_together(branches: Sequence[Branch], one: int, other: int) -> bool:
    """Whether no page shows both what stands at one offset and what stands at the other."""
    if not branches:
        return False
    shown = {(branch.condition, branch.holds) for branch in branches if branch.start <= one < branch.end}
    return any(
        (branch.condition, not branch.holds) in shown for branch in branches if branch.start <= other < branch.end
    )


def most_shown(branches: Sequence[Branch], weights: Mapping[int, int]) -> int:
    """The weight of the heaviest page. `weights` are by offset, in order; of two sides of a condition one counts."""
    left = dict(weights)
    offsets = list(weights)
    for condition in reversed(dict.fromkeys(branch.condition for branch in branches)):
        sides: dict[bool, set[int]] = {True: set(), False: set()}
        for branch in branches:
            if branch.condition == condition:
                inside = offsets[bisect_left(offsets, branch.start) : bisect_left(offsets, branch.end)]
                sides[branch.holds].update(at for at in inside if at in left)
        for at in min(sides.values(), key=lambda side: sum(left[at] for at in side)):
            del left[at]
    return sum(left.values())
