"""Readability figures, as tables for people and as a document for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.record import Record
from jdlint.report.terminal import Style, harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Measured(Record):
    """The figures of one posting: of the whole, and by kind of section."""

    name: str
    metrics: Mapping[str, float]
    sections: Mapping[str, Mapping[str, float]]


def as_json(postings: Sequence[Measured]) -> Iterator[str]:
    """A list with one object a posting: `path`, `metrics`, `sections`."""
    from json import dumps

    yield dumps([_posting(posting) for posting in postings], indent=1) + "\n"


def _posting(posting: Measured) -> dict[str, Any]:
    sections = [{"section": kind, "metrics": dict(figures)} for kind, figures in posting.sections.items()]
    return {"path": posting.name, "metrics": dict(posting.metrics), "sections": sections}


def as_text(postings: Sequence[Measured], style: Style) -> Iterator[str]:
    """A table for the whole of each posting, then one for each kind of section in it."""
    for posting in postings:
        yield style.paint(harmless(posting.name), "bold") + "\n"
        yield from _table(posting.metrics)
        for kind, figures in posting.sections.items():
            yield f"\n  {style.paint(f'In sections of the kind {kind}', 'bold')}\n"
            yield from _table(figures)
        yield "\n"


def _table(metrics: Mapping[str, float]) -> Iterator[str]:
    wide = max(map(len, metrics), default=0)
    for name, value in metrics.items():
        yield f"    {name:{wide}}  {value:>10,.2f}\n"
