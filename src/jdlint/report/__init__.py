"""What a run of `jdlint check` hands to the output formats: one function a format, named in FORMATS.

A format takes a Report and a Style and yields the pieces of its text, line ends included. It knows nothing of checks
and prints nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from jdlint.report.terminal import Style
from jdlint.rule import LEVELS, Finding, Rule

FORMATS = ("full", "concise", "json", "github")
"""Every output format; the module of each has its name and offers a function of the same name."""

COVERAGE_FORMATS = ("table", "json", "markdown")
"""Those of `jdlint coverage`, in `jdlint.report.coverage`."""


class Checked(NamedTuple):
    """One checked file: the name it is shown by, its text (empty where nothing was found), what was found."""

    name: str
    text: str
    findings: Sequence[Finding]


class Report(NamedTuple):
    """All that a run has to say."""

    checked: Sequence[Checked]
    skipped: int
    """Files met in a walk that are no postings."""
    failed: int
    """Files that could not be checked; why was told on stderr."""
    rules: Mapping[str, Rule]
    basics: int = 0
    """Postings for none of the known roles, of which only the basics were asked."""
    notes: Sequence[str] = ()
    """What else the summary says: what was fixed, what a baseline holds back."""

    def rule(self, id: str) -> Rule | None:
        """The rule of a finding; one that a grammar engine found falls under the rule before the slash."""
        return self.rules.get(id) or self.rules.get(id.partition("/")[0])

    def counts(self) -> dict[str, int]:
        """How many findings there are of each level, the worst first."""
        levels = [finding.level for file in self.checked for finding in file.findings]
        return {level: levels.count(level) for level in reversed(LEVELS)}

    def fixable(self) -> tuple[int, int]:
        """How many findings have a replacement that `--fix` makes, and how many one that `--unsafe-fixes` adds."""
        safe = [f.safe for file in self.checked for f in file.findings if f.better is not None]
        return sum(safe), len(safe) - sum(safe)

    def by_rule(self) -> list[tuple[str, str, int]]:
        """Rule, level and number of its findings, the most frequent first."""
        numbers: dict[tuple[str, str], int] = {}
        for file in self.checked:
            for finding in file.findings:
                numbers[finding.rule, finding.level] = numbers.get((finding.rule, finding.level), 0) + 1
        ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
        return [(rule, level, number) for (rule, level), number in ranked]


Format = Callable[[Report, Style], Iterator[str]]


def format_of(name: str) -> Format:
    """The function of an output format, imported on first use."""
    function: Format = getattr(import_module(f"jdlint.report.{name}"), name)
    return function


def plural(number: int, noun: str) -> str:
    """'1 posting', '2 postings', '1,000 postings'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
