"""docs/accuracy.md as text: what scripts/accuracy.py measured, and the errors that were sorted by hand.

Invariant: no word of a posting and no name of an employer is on the page. Its prose stands in accuracy_page.md.
"""

from __future__ import annotations

import os
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import yaml
from scoring import BASICS, COMPLETENESS, FIGURES, GROUPS, SIX, Counts, figures, mean
from verdicts import Tally

HERE = os.path.dirname(os.path.abspath(__file__))
PROSE = os.path.join(HERE, "accuracy_page.md")
ERRORS = os.path.join(os.path.dirname(HERE), "docs", "accuracy-errors.yaml")
PARTS = ("check", "build")
"""In the order of the page: the figures that count come first."""
HEAD = ("prec.", "recall", "F1", "alarm prec.", "alarm recall", "alarm F1", "evidence", "weak")
FORMATS = {"md": "Markdown", "html": "HTML", "txt": "plain text"}
ROLES = {"ml": "machine learning", "fullstack": "full-stack", "devops": "DevOps or SRE", "qa": "testing"}
ERROR_NAMES = {"missed": "stated, and missed", "false": "found, and not stated"}

READER = "grammar/JDLINT_READER_"
"""How the ids of what the second reader says begin."""

Error = tuple[str, str, str]
""" "missed" or "false", element, file."""


class Measured(NamedTuple):
    """All that the page is made of."""

    postings: Mapping[str, Sequence[Mapping[str, Any]]]
    """What the manifest says of the postings of each part."""
    tables: Mapping[str, Mapping[str, Counts]]
    """By part and element."""
    keywords: Mapping[str, Mapping[str, Counts]]
    misjudged: int
    """Postings that are called no posting."""
    others: int
    told: int
    """Texts that are no postings, and how many of them are called so."""
    errors: Sequence[Error]
    """Of the build part."""
    faults: Sequence[Tally]
    """What readers said of the findings of all other rules."""
    median: float
    """Of such findings in a posting."""
    read_in: int
    """Postings that these findings are from."""
    grammar: Sequence[tuple[str, int, int]]
    """By rule of the grammar engine, how many of its findings were judged right, and how many wrong."""


def page(measured: Measured) -> tuple[str, list[Error]]:
    """The page, and the errors that nobody has sorted."""
    with open(PROSE, encoding="utf-8") as file:
        prose = file.read()
    errors, unsorted = _errors(measured.errors)
    made = prose.format(
        count=sum(map(len, measured.postings.values())),
        overview=_overview(measured),
        corpus=_corpus(measured.postings),
        check=_elements(measured.tables["check"]),
        build=_elements(measured.tables["build"]),
        others=measured.others,
        told=measured.told,
        misjudged=measured.misjudged,
        keywords=_keywords(measured),
        errors=errors,
        faults=_faults(measured.faults),
        median=f"{measured.median:g}",
        read_in=f"{measured.read_in:,}",
        grammar=_table(("rule", "right", "wrong"), [(f"`{rule}`", *said) for rule, *said in measured.grammar]),
        **_read("engine", [said for said in measured.grammar if not said[0].startswith(READER)]),
        **_read("reader", [said for said in measured.grammar if said[0].startswith(READER)]),
    )
    return made, unsorted


def _read(name: str, said: Sequence[tuple[str, int, int]]) -> dict[str, int]:
    """How many findings were right, and how many were read at all."""
    right = sum(right for _, right, _ in said)
    return {f"{name}_right": right, f"{name}_read": right + sum(wrong for *_, wrong in said)}


def _overview(measured: Measured) -> str:
    rows = [
        [f"**{group}** ({len(elements)}), {part}", who, *_means(elements, tables[part], len(measured.postings[part]))]
        for group, elements in GROUPS.items()
        for part in PARTS
        for who, tables in (("jdlint", measured.tables), ("keywords", measured.keywords))
    ]
    return _table(("group, part", "by", *HEAD), rows)


def _means(elements: Sequence[str], table: Mapping[str, Counts], postings: int) -> list[str]:
    return [_figure(mean(elements, table, figure, postings)) for figure in FIGURES]


def _corpus(postings: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    described = [_described(postings[part]) for part in PARTS]
    return _table(("", *PARTS), [[name, *(column[name] for column in described)] for name in described[0]])


def _described(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    employers = {row["company"] for row in rows if row["company"]}
    unnamed = sum(not row["company"] for row in rows)
    return {
        "postings": str(len(rows)),
        "employers": f"{len(employers)}, and {unnamed} postings that name none",
        "words, median": f"{statistics.median(row['words'] for row in rows):.0f}" if rows else "–",
        "format": _shares((row["format"] for row in rows), FORMATS),
        "with front matter": str(sum(row["front_matter"] for row in rows)),
        "job": _shares((row["role"] for row in rows), ROLES),
    }


def _shares(values: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(f"{names.get(value, value)} {count}" for value, count in Counter(values).most_common())


def _elements(table: Mapping[str, Counts]) -> str:
    rows = []
    for element in (*COMPLETENESS, *BASICS):
        counts, star = table[element], " \\*" if element in SIX else ""
        shown = [_figure(value) for value in figures(counts).values()]
        rows.append([f"`{element}`{star}", counts.stated, counts.lacking, *shown])
    return _table(("element", "stated", "lacking", *HEAD), rows)


def _keywords(measured: Measured) -> str:
    columns = [
        (f"{name} {part}: {who}", figure, tables[part])
        for name, figure in (("F1", "f1"), ("alarm F1", "alarm_f1"))
        for part in PARTS
        for who, tables in (("words", measured.keywords), ("jdlint", measured.tables))
    ]
    rows = [
        [f"`{element}`", *(_figure(figures(table[element])[figure]) for _, figure, table in columns)]
        for element in (*COMPLETENESS, *BASICS)
    ]
    return _table(("element", *(name for name, _, _ in columns)), rows)


def _errors(errors: Sequence[Error]) -> tuple[str, list[Error]]:
    with open(ERRORS, encoding="utf-8") as file:
        kinds = yaml.load(file, Loader=yaml.BaseLoader)
    left = {(error, element, _digits(name)): (error, element, name) for error, element, name in errors}
    rows = []
    for kind in kinds.values():
        keys = [(kind["error"], element, digits) for element, found in kind["postings"].items() for digits in found]
        rows.append((kind["means"], [known for key in keys if (known := left.pop(key, None))]))
    unsorted = sorted(left.values())
    rows += [("not sorted yet", [error for error in unsorted if error[0] == name]) for name in ERROR_NAMES]
    shown = [(means, ERROR_NAMES[found[0][0]], len(found), _by_element(found)) for means, found in rows if found]
    return _table(("kind", "error", "cases", "elements"), shown), unsorted


def _faults(faults: Sequence[Tally]) -> str:
    rows = [
        [f"`{one.rule}`", one.level, one.findings, one.postings, one.right, one.wrong, one.unread] for one in faults
    ]
    return _table(("rule", "level", "findings", "postings", "right", "wrong", "unread"), rows)


def _digits(name: str) -> str:
    """The end of a file's name, which names a posting in the file of sorted errors."""
    return os.path.splitext(name)[0].rsplit("-", 1)[-1]


def _by_element(errors: Iterable[Error]) -> str:
    counted = Counter(element for _, element, _ in errors)
    return ", ".join(f"{element} {counted[element]}" for element in sorted(counted, key=lambda e: (-counted[e], e)))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
