"""How verdicts on postings are scored against labels set by reading: plain counts and the figures made of them.

Invariant: a label in doubt counts neither way. A verdict of `met` says that the element is stated; `weak` and `missing`
say that it is not, but only `missing` raises an alarm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

COMPLETENESS = tuple(
    "mission server-side database testing communication education company role-summary collaboration version-control"
    " security accessibility architecture networking languages algorithms code-review documentation lifecycle learning"
    " problem-solving performance".split()
)
SIX = COMPLETENESS[:6]
"""What is required of a backend posting."""
BASICS = tuple(
    "salary benefits location work-mode employment-type apply deadline hiring-process equal-opportunity accommodation"
    " experience-level".split()
)
GROUPS = {"the six of backend": SIX, "completeness": COMPLETENESS, "posting basics": BASICS}
FIGURES = ("precision", "recall", "f1", "alarm_precision", "alarm_recall", "alarm_f1", "evidence", "weak")
SHOWN = 3
"""Pieces of evidence that are looked at."""
LONGEST = 300
"""Characters that a piece of evidence may have."""


class Label(NamedTuple):
    """What readers say of one posting: the quotes that state each element, and the elements that they doubt."""

    file: str
    text: str
    quotes: Mapping[str, Sequence[str]]
    doubt: frozenset[str]


class Piece(NamedTuple):
    """A piece of evidence as it is shown: its line, counted from 1, and its text."""

    line: int
    text: str


class Answer(NamedTuple):
    """The verdict on one element (met, weak, missing), with its evidence, best first."""

    verdict: str
    evidence: Sequence[Piece] = ()


Answers = Mapping[str, Mapping[str, Answer]]
"""By file and element."""


class Counts(NamedTuple):
    """Of one element over many postings. `shown` of the `hits` rest on the words that the readers quoted."""

    hits: int
    misses: int
    false_hits: int
    right_silence: int
    alarms: int
    right_alarms: int
    weak: int
    shown: int

    @property
    def stated(self) -> int:
        """Postings that state the element."""
        return self.hits + self.misses

    @property
    def lacking(self) -> int:
        """Postings that do not."""
        return self.false_hits + self.right_silence


def count(element: str, labels: Sequence[Label], answers: Answers) -> Counts:
    """Count the verdicts on an element over the postings whose label is not in doubt."""
    tallies = [0] * 8
    for label in labels:
        if element not in label.doubt:
            for place, case in enumerate(_cases(element, label, answers[label.file][element])):
                tallies[place] += case
    return Counts(*tallies)


def _cases(element: str, label: Label, answer: Answer) -> Counts:
    true, said = element in label.quotes, answer.verdict == "met"
    alarm = answer.verdict == "missing"
    quoted = true and said and any(rests_on(piece, element, label) for piece in answer.evidence[:SHOWN])
    return Counts(
        true and said,
        true and not said,
        said and not true,
        not said and not true,
        alarm,
        alarm and not true,
        answer.verdict == "weak",
        quoted,
    )


def rests_on(piece: Piece, element: str, label: Label) -> bool:
    """Whether a piece of evidence stands where it claims to, and overlaps a quote of the readers or shares its line."""
    lines = label.text.split("\n")
    there = " ".join(" ".join(lines[piece.line - 1 : piece.line + 6]).split())
    if not 1 <= len(piece.text) <= LONGEST or " ".join(piece.text.split()) not in there:
        return False
    quotes = label.quotes[element]
    quoted_lines = [label.text.count("\n", 0, label.text.find(q)) + 1 for q in quotes if q in label.text]
    return piece.line in quoted_lines or any(q in piece.text or piece.text in q for q in quotes)


def figures(counts: Counts) -> dict[str, float | None]:
    """The figures of an element, each from 0 to 1; None where there is nothing to divide by.

    precision: of the verdicts `met`, the share that is right; recall: of the postings that state the element, the share
    that got `met`; alarm precision: of the verdicts `missing`, the share that is right; alarm recall: of the postings
    that lack the element, the share without `met`; each F1 is the harmonic mean of the two before it.
    """
    c = counts
    alarm_precision, alarm_recall = _ratio(c.right_alarms, c.alarms), _ratio(c.right_silence, c.lacking)
    both = alarm_precision and alarm_recall and 2 * alarm_precision * alarm_recall / (alarm_precision + alarm_recall)
    return {
        "precision": _ratio(c.hits, c.hits + c.false_hits),
        "recall": _ratio(c.hits, c.stated),
        "f1": _ratio(2 * c.hits, 2 * c.hits + c.false_hits + c.misses),
        "alarm_precision": alarm_precision,
        "alarm_recall": alarm_recall,
        "alarm_f1": both or None,
        "evidence": _ratio(c.shown, c.hits),
        "weak": _ratio(c.weak, c.stated + c.lacking),
    }


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def mean(elements: Sequence[str], table: Mapping[str, Counts], figure: str, postings: int) -> float | None:
    """The mean of a figure over the elements with enough postings of the kind it is about: one in twenty, and five."""
    enough = max(5, postings // 20)
    alarm = figure.startswith("alarm")
    counted = [table[e] for e in elements if (table[e].lacking if alarm else table[e].stated) >= enough]
    values = [value for value in (figures(c)[figure] for c in counted) if value is not None]
    return sum(values) / len(values) if values else None
