"""The town in which sentences put the job in passing: "you will sit in our Leeds hub".

Invariant: a town counts only in a sentence about the job and a place of work that holds no word of another place, and
only where it is the only one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context
from jdlint.checks._table import Lists
from jdlint.checks._town_names import named, names_of, same_towns
from jdlint.posting.model import JOIN, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STREETS = frozenset(
    "street road avenue lane square station place way quay house gate park terrace drive court bridge airport "
    "university hospital wharf row hill crescent boulevard dock docks works mill tower building yard st rd ave".split()
)
"""Behind the name of a town, what makes it that of a street or a house: "Wellington Street"."""
_NOT_THERE = ("company", "title", "equal-opportunity", "benefits")
"""Sections in which a town may be anybody's."""


class Placing(Lists):
    """The lists of the table, and what they settle together."""

    TABLE = "placing"

    def puts_job(self, sentence: str) -> bool:
        """Whether a sentence puts the job where it names a place."""
        phrases = self.phrases
        is_of_job = phrases["of_the_job"].search(sentence) and phrases["workplace"].search(sentence)
        return bool(is_of_job) and not phrases["elsewhere"].search(sentence)


def told_in_passing(context: Context, ours: str, options: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """The only other known town in which sentences put the job, where the text never names the town of the field."""
    posting, folded = context.posting, context.posting.words.folded
    cities = names_of(tuple(options["cities"]))
    ours_too = {ours, *(name for pair in same_towns(tuple(options["same"])).items() if ours in pair for name in pair)}
    whole = f" {' '.join(folded)} "
    if any(f" {name} " in whole for name in ours_too):
        return
    placing, text = Placing.of(context.tables), posting.masked.replace(JOIN, " ").lower()
    found = list[tuple[Span, str]]()
    for at, size in named(folded, cities):
        start, end = posting.words.starts[at], posting.words.ends[at + size - 1]
        sentence = posting.sentences[posting.words.sentence[at]]
        said = text[sentence.start : sentence.end]
        is_street = folded[at + size : at + size + 1] and folded[at + size] in _STREETS
        if posting.block_kinds[sentence.block] in _NOT_THERE or not posting.text[start].isupper() or is_street:
            continue
        if placing.puts_job(said):
            found.append((Span(start, end), " ".join(folded[at : at + size])))
    if len({town for _, town in found}) == 1:
        yield found[0]
