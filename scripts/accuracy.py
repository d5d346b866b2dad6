"""Writes docs/accuracy.md: how often jdlint's verdicts on labelled postings are right.

    python scripts/accuracy.py CORPUS          measure and write the page
    python scripts/accuracy.py CORPUS --check  fail when the page does not say what is measured

CORPUS is a folder with `labels.jsonl` (one posting a line: `file`, `part`, `true` {element: quotes}, `doubt`), the texts of
the build part in `docs/`, those of the check part in `check/`, and texts that are no postings in `controls/`. It is no
part of the repository. The check part is only counted: nobody reads its texts or errors while rules are written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from keywords import KEYWORDS, search

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "accuracy.md")
SIX = ("mission", "server-side", "database", "testing", "communication", "education")
BASICS = tuple(KEYWORDS)[tuple(KEYWORDS).index("salary") :]
COMPLETENESS = tuple(KEYWORDS)[: tuple(KEYWORDS).index("salary")]
PARTS = {"build": "docs", "check": "check"}
FEWEST = 5
"""Postings of a kind that an element needs before its figure counts in a mean; also one in twenty of all."""


class Figures(NamedTuple):
    """How right the verdicts on one element are; None where there is nothing to divide by."""

    stated: int
    absent: int
    precision: float | None
    recall: float | None
    f1: float | None
    alarm_precision: float | None
    alarm_recall: float | None
    alarm_f1: float | None


def ratio(part: float, whole: float) -> float | None:
    """The share, or None of nothing."""
    return part / whole if whole else None


def harmonic(a: float | None, b: float | None) -> float | None:
    """The harmonic mean of two shares (F1 of precision and recall)."""
    return 2 * a * b / (a + b) if a and b else None


def figures(cases: Iterable[tuple[str, bool]]) -> Figures:
    """The figures of one element from its verdicts and whether it is really stated.

    "Stated" is said by the verdict met alone. An alarm is the verdict missing; a posting that lacks the element counts
    as told by missing or weak.
    """
    seen = list(cases)
    said = sum(verdict == "met" for verdict, _ in seen)
    right = sum(verdict == "met" and truth for verdict, truth in seen)
    stated = sum(truth for _, truth in seen)
    alarms = sum(verdict == "missing" for verdict, _ in seen)
    right_alarms = sum(verdict == "missing" and not truth for verdict, truth in seen)
    told = sum(verdict != "met" and not truth for verdict, truth in seen)
    absent = len(seen) - stated
    precision, recall = ratio(right, said), ratio(right, stated)
    alarm_precision, alarm_recall = ratio(right_alarms, alarms), ratio(told, absent)
    return Figures(
        stated, absent, precision, recall, harmonic(precision, recall),
        alarm_precision, alarm_recall, harmonic(alarm_precision, alarm_recall),
    )  # fmt: skip


def cases_of(element: str, rows: Sequence[Any], verdicts: Mapping[str, Mapping[str, str]]) -> list[tuple[str, bool]]:
    """The verdict on an element and the truth, for each posting whose label is not in doubt."""
    key = element.replace("-", "_")
    sure = [row for row in rows if key not in row.get("doubt", [])]
    return [(verdicts[row["file"]][element], key in row["true"]) for row in sure]


def mean(table: Mapping[str, Figures], elements: Sequence[str], name: str, postings: int) -> float | None:
    """The mean of a figure over the elements with enough cases of the kind that it is about."""
    enough = max(FEWEST, postings // 20)
    kind = "absent" if name.startswith("alarm") else "stated"
    values = [getattr(table[e], name) for e in elements if getattr(table[e], kind) >= enough]
    known = [value for value in values if value is not None]
    return ratio(sum(known), len(known))


def coverage(paths: Sequence[str]) -> list[Any]:
    """What `jdlint coverage` says of files."""
    command = [sys.executable, "-m", "jdlint", "coverage", "--isolated", "--output-format", "json", *paths]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"jdlint coverage failed: {done.stderr}")
    answer: list[Any] = json.loads(done.stdout)
    return answer


def measure(corpus: str) -> str:
    """The text of the page."""
    with open(os.path.join(corpus, "labels.jsonl"), encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    tables, plain, counts, denied = {}, {}, {}, 0
    for part, folder in PARTS.items():
        own = [row for row in rows if row.get("part", "build") == part]
        paths = [os.path.join(corpus, folder, row["file"]) for row in own]
        answers = {os.path.basename(a["path"]): a for a in coverage(paths)}
        denied += sum(not answer["is_posting"] for answer in answers.values())
        said = {name: {e["id"]: e["verdict"] for e in a["elements"]} for name, a in answers.items()}
        found = {row["file"]: _by_keywords(path) for row, path in zip(own, paths, strict=True)}
        tables[part] = {e: figures(cases_of(e, own, said)) for e in KEYWORDS}
        plain[part] = {e: figures(cases_of(e, own, found)) for e in KEYWORDS}
        counts[part] = len(own)
    others = [os.path.join(corpus, "controls", name) for name in sorted(os.listdir(os.path.join(corpus, "controls")))]
    told = sum(not answer["is_posting"] for answer in coverage(others))
    return _page(tables, plain, counts, f"{denied} of {len(rows)}", f"{told} of {len(others)}")


def _by_keywords(path: str) -> dict[str, str]:
    with open(path, encoding="utf-8", errors="replace") as file:
        return {element: "met" if found else "missing" for element, found in search(file.read()).items()}


def _page(
    tables: Mapping[str, Mapping[str, Figures]], plain: Mapping[str, Mapping[str, Figures]], counts: Mapping[str, int],
    denied: str, told: str,
) -> str:  # fmt: skip
    groups = {"the six": SIX, "completeness": COMPLETENESS, "basics": BASICS, "all": (*COMPLETENESS, *BASICS)}
    names = ("f1", "alarm_precision", "alarm_f1")

    def row(label: str, table: Mapping[str, Figures], elements: Sequence[str], postings: int) -> str:
        return f"| {label} | " + " | ".join(_show(mean(table, elements, name, postings)) for name in names) + " |"

    means = [
        row(f"{group}, {part} part{suffix}", source[part], elements, counts[part])
        for group, elements in groups.items()
        for part in PARTS
        for suffix, source in (("", tables), (", keywords", plain))
    ]
    body = [_table(part, tables[part]) for part in PARTS]
    errors = _errors(tables)
    return HEAD.format(build=counts["build"], check=counts["check"], means="\n".join(means), denied=denied, told=told,
                       tables="\n\n".join(body), errors=errors)  # fmt: skip


def _table(part: str, table: Mapping[str, Figures]) -> str:
    lines = [
        f"### {part.capitalize()} part\n",
        "| element | stated | absent | precision | recall | F1 | alarm precision | alarm recall | alarm F1 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for element, row in table.items():
        shown = " | ".join(_show(value) for value in row[2:])
        lines.append(f"| `{element}` | {row.stated} | {row.absent} | {shown} |")
    return "\n".join(lines)


def _errors(tables: Mapping[str, Mapping[str, Figures]]) -> str:
    """Of the build part, whose errors may be read: how many are passes in error, and how many false alarms."""

    def errors(row: Figures) -> tuple[int, int]:
        missed = round(row.stated * (1 - (row.recall or 0)))
        passed = round(row.absent * (1 - (row.alarm_recall or 0)))
        return missed, passed

    worst: Callable[[tuple[str, Figures]], int] = lambda item: -sum(errors(item[1]))  # noqa: E731
    rows = sorted(tables["build"].items(), key=worst)[:10]
    lines = ["| element | stated but not seen | called stated in error |", "| --- | --- | --- |"]
    lines += [f"| `{element}` | {errors(row)[0]} | {errors(row)[1]} |" for element, row in rows]
    return "\n".join(lines)


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


HEAD = """\
# How often jdlint is right

This page is written by `python scripts/accuracy.py CORPUS` and says what was measured on real postings that people labelled by reading: for
each posting and each element, whether the text states it, with the words that do.

The postings are in two parts that share no employer. The **build part** ({build} postings) was read while the rules were written, so its
figures say how well the rules fit what they were written from. The **check part** ({check} postings) is only counted: nobody reads its texts
or its errors. Its figures are the ones to go by, though they have been looked at between rounds of work, and so flatter a little. Labels that
the reader held doubtful count neither way. The texts were written by others and are no part of the repository.

- *precision, recall, F1*: of saying that an element is stated.
- *alarm precision*: of the elements called missing, how many are. What people see as a true or a false alarm.
- *alarm recall*: of the postings that lack an element, how many were told so, as missing or as only hinted at.
- *keywords*: what a search for the obvious words (`scripts/keywords.py`) reaches on the same postings.

## Means

| elements | F1 | alarm precision | alarm F1 |
| --- | --- | --- | --- |
{means}

An element counts in a mean where enough postings state it (for alarms: lack it): five, and one in twenty.

## What is a posting

{denied} of the labelled postings are called something else; {told} texts that are none (READMEs, guides, articles, exercises, CVs) are told as
such.

## Each element

{tables}

## The errors that remain

The elements with most errors in the build part. Most of what is stated but not seen is said in a scene or in plain words of the trade that no
phrase foresees; most of what is called stated in error is a word of the element said of something else (a team's purpose, another's services,
a product's own algorithms), or a label that could be argued.

{errors}
"""


def main(arguments: list[str]) -> None:
    """Write the page, or compare it with what is measured."""
    if not arguments or not os.path.isdir(arguments[0]):
        sys.exit("scripts/accuracy.py: name the folder of the labelled postings.")
    text = measure(arguments[0])
    if "--check" in arguments:
        with open(PAGE, encoding="utf-8") as file:
            if file.read() != text:
                sys.exit("docs/accuracy.md does not say what is measured; run scripts/accuracy.py again.")
        return
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
