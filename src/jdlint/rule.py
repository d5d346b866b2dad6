"""The values that pass between the parts: rules, matches, findings. No behaviour beyond what a value needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.heap import Heap
from jdlint.posting.model import Span
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


LEVELS = ("info", "warning", "error")
"""How bad a finding is, from least to worst."""


class Page(Mapping[str, "Any"]):
    """What only a rule's page and tests need, kept packed until somebody looks at it.

    Keys: why, grade, sources, as_of, was, phrases (the texts of its phrases by key), examples.
    """

    __slots__ = ("_loaded", "_number", "_packed")

    def __init__(self, packed: Heap, number: int) -> None:
        self._packed = packed
        self._number = number
        self._loaded: dict[str, Any] | None = None

    def _all(self) -> dict[str, Any]:
        if self._loaded is None:
            self._loaded = dict(self._packed[self._number])
        return self._loaded

    def __getitem__(self, key: str) -> Any:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class Rule(Record):
    """One rule file, loaded. `options` holds the keys of its kind of check, validated and with defaults filled in."""

    id: str
    topic: str
    kind: str
    level: str
    on: bool
    title: str
    message: str
    options: Mapping[str, Any]
    path: str
    """The rule file, as shown to people."""
    safe: bool
    """Whether its replacements can be put in place without a person looking at them."""
    profiles: tuple[str, ...] = ()
    """The job boards for which it holds; it is on without being asked for only where a run names one of them."""
    page: Mapping[str, Any] = {}
    """What only the rule's page and tests need (see Page)."""


def rule_of(id: str, rules: Mapping[str, Rule]) -> Rule | None:
    """The rule of a finding; what a grammar engine found by a rule of its own falls under the one before the slash."""
    return rules.get(id) or rules.get(id.partition("/")[0])


class Match(Record):
    """What a check yields: where, the values for the rule's message, and what would be better.

    `start` and `end` are offsets in code points; an absence is a match at the place where the thing belongs.
    """

    start: int
    end: int
    values: Mapping[str, object] = {}
    better: str | None = None
    """Text that could stand in place of the span."""
    also: Sequence[Span] = ()
    """Further places that prove the point (the other copy of a repeated sentence)."""
    level: str | None = None
    """Another level than the rule's own (a weak element is an info)."""
    message: str | None = None
    """Another message than the rule's own, already formatted."""
    is_sure: bool = True
    """False: whatever the rule says of its replacements, a person has to look at this one."""


class Finding(Record):
    """A match of a rule, as the world sees it."""

    rule: str
    topic: str
    level: str
    message: str
    start: int
    end: int
    better: str | None = None
    also: Sequence[Span] = ()
    safe: bool = False
    """Whether `better` can be put in place without a person looking at it."""
    url: str | None = None
    """A page on the matter, where another engine found it."""
    category: str | None = None
    """How that engine files it."""


class Verdict(Record):
    """What a posting says of one element: met, weak or missing, with the spans that state or hint it, best first."""

    element: str
    verdict: str
    evidence: Sequence[Span]
