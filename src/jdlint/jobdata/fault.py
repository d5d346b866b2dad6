"""What is wrong with a value of JobPosting data, and the comparisons that several of these judgements share.

Invariant: a fault has words of its own for what is wrong, and a replacement only where what was meant is plain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.jobdata.values import Value
from jdlint.posting.model import Span
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Facts = Mapping[str, "Any"]
"""The table `job-posting`."""


class Fault(Record):
    """A place, what is wrong there in a sentence, and what could stand there instead."""

    span: Span
    reason: str
    better: str | None = None


def one_of(value: Value, known: Mapping[str, Sequence[str]], what: str) -> Fault | None:
    """A fault where a text is none of the known values; the value that it stands for is the better one."""
    if value.text in known or not value.text:
        return None
    folded = fold(value.text)
    meant = next((name for name, words in known.items() if folded == fold(name) or folded in words), None)
    if meant:
        return Fault(value.span, f'write {meant}: "{value.text}" is no {what} that search engines know', meant)
    return Fault(value.span, f'"{value.text}" is no {what} that search engines know; it is one of {", ".join(known)}')


def fold(text: str) -> str:
    """The form in which values are compared: lower case, without blanks, dashes and underscores."""
    return text.lower().translate(_LEFT_OUT)


_LEFT_OUT = str.maketrans("", "", " -_/.\u2010\u2011\u00a0")
