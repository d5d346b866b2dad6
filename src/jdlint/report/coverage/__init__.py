"""What a run of `jdlint coverage` hands to its output formats: one module a format, with a function of its name.

A format takes the postings with their verdicts, a Style, and whether only the summary over all of them is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from jdlint.posting.model import Posting, Span
from jdlint.record import Record
from jdlint.report.terminal import Style
from jdlint.roles import BASICS
from jdlint.rule import Rule, Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


GROUPS = {"required": "Required", "recommended": "Recommended", "optional": "Also looked for"}
"""How a role's spec asks for elements, with what people read; the first matters most."""

SIGNS = {"met": "✓", "weak": "~", "missing": "✗"}


class Covered(Record):
    """One posting with a verdict on every element, and where each one that is not met belongs."""

    posting: Posting
    is_posting: bool
    role: Mapping[str, Any]
    verdicts: Sequence[Verdict]
    rules: Mapping[str, Rule]
    places: Mapping[str, Span]
    """For each element that is not met, the heading or line where it is asked for."""
    headings: Mapping[str, str]
    """Kinds of section with a heading for each, for what needs a section that the posting does not have."""

    def title(self, element: str) -> str:
        """What people call an element."""
        return self.rules[element].title

    @property
    def role_title(self) -> str:
        """What people call the role, and that it is none where only the basics are asked for."""
        basics = self.role["id"] == BASICS
        return "none of the known ones, asked for the basics only" if basics else str(self.role["title"])

    def asked(self, element: str) -> str:
        """How the role's spec asks for an element: a key of GROUPS."""
        return next((word for word in ("required", "recommended") if element in self.role[word]), "optional")

    def new_heading(self, element: str) -> str:
        """A heading for an element that belongs into no section of the posting; empty where there is one."""
        kinds = self.rules[element].options["belongs"]
        has = {section.kind for section in self.posting.sections if section.heading >= 0 or section.kind == "title"}
        if not has.isdisjoint(kinds):
            return ""
        return next((self.headings[kind] for kind in kinds if kind in self.headings), "")

    def group(self, word: str) -> list[Verdict]:
        """The verdicts on what is asked for in one way, in the order of a good posting."""
        return [verdict for verdict in self.verdicts if self.asked(verdict.element) == word]


Format = Callable[[Sequence[Covered], Style, bool], Iterator[str]]


def format_of(name: str) -> Format:
    """The function of an output format, imported on first use."""
    function: Format = getattr(import_module(f"jdlint.report.coverage.{name}"), name)
    return function


def tally(verdicts: Sequence[Verdict]) -> str:
    """'3 of 6 met'."""
    return f"{sum(verdict.verdict == 'met' for verdict in verdicts)} of {len(verdicts)} met"
