"""What a run of `jdlint check` hands to the output formats: one function a format, named in FORMATS.

A format takes a Report and a Style and yields the pieces of its text, line ends included. It knows nothing of checks
and prints nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from jdlint.lines import Lines
from jdlint.record import Record
from jdlint.report.terminal import Style
from jdlint.rule import LEVELS, Finding, Rule, rule_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.report.coverage import Covered

FORMATS = (
    "full", "concise", "json", "json-lines", "github", "gitlab", "azure", "sarif", "junit", "checkstyle", "rdjson",
    "markdown", "html",
)  # fmt: skip
"""Every output format; the module of each has its name, `-` as `_`, and offers a function of the same name."""

WITH_VERDICTS = ("html",)
"""Formats that show the posting itself and the verdicts on it: each Checked needs its Covered."""

COVERAGE_FORMATS = ("table", "json", "markdown")
"""Those of `jdlint coverage`, in `jdlint.report.coverage`."""


class Checked(Record):
    """One checked file: the name it is shown by, its text (empty where nothing was found), what was found."""

    name: str
    text: str
    findings: Sequence[Finding]
    fail_on: str = "warning"
    """The least level that fails the run."""
    covered: Covered | None = None
    """The posting and the verdicts on it, for the formats of WITH_VERDICTS."""


class Placed(Record):
    """A finding with the numbers, from 0, of its file in the report and of its own in the file."""

    file: int
    number: int
    finding: Finding
    lines: Lines


class Report(Record):
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
    failures: Sequence[str] = ()
    """Why files could not be checked, each reason once."""

    def rule(self, id: str) -> Rule | None:
        """The rule of a finding."""
        return rule_of(id, self.rules)

    def counts(self) -> dict[str, int]:
        """How many findings there are of each level, the worst first."""
        levels = [finding.level for file in self.checked for finding in file.findings]
        return {level: levels.count(level) for level in reversed(LEVELS)}

    def fixable(self) -> tuple[int, int]:
        """How many findings have a replacement that `--fix` makes, and how many one that `--unsafe-fixes` adds."""
        safe = [f.safe for file in self.checked for f in file.findings if f.better is not None]
        return sum(safe), len(safe) - sum(safe)

    def worst_first(self) -> list[Placed]:
        """All findings, the worst level first and else in order."""
        lines = [Lines(file.text) for file in self.checked]
        placed = [
            Placed(at, number, finding, lines[at])
            for at, file in enumerate(self.checked)
            for number, finding in enumerate(file.findings)
        ]
        return sorted(placed, key=lambda each: -LEVELS.index(each.finding.level))

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
    module = name.replace("-", "_")
    function: Format = getattr(import_module(f"jdlint.report.{module}"), module)
    return function


def plural(number: int, noun: str) -> str:
    """'1 posting', '2 postings', '1,000 postings'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
