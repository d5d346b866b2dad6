"""Writes docs/accuracy.md: how well jdlint's verdicts agree with labels that were set by reading, element by element.

    python scripts/accuracy.py CORPUS            write the page
    python scripts/accuracy.py CORPUS --check    fail when the page no longer says what is so
    python scripts/accuracy.py CORPUS --errors   list the errors in the build part that nobody has sorted yet

CORPUS is a folder with labels.jsonl, manifest.jsonl, docs/ (the build part), check/, controls/ (texts that are no
postings) and pool/ (more postings, without labels). It is no part of this repository, as the postings in it belong to
others. A score.py in it is run too, and its figures must be ours. Nothing of the check part is ever shown but its
figures.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import keyword_baseline
import verdicts
from accuracy_page import Error, Measured, page
from scoring import BASICS, COMPLETENESS, FIGURES, Answer, Answers, Counts, Label, Piece, count, figures

PAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "docs", "accuracy.md")
FOLDERS = {"build": "docs", "check": "check"}
BATCH = 200


def measure(corpus: str) -> Measured:
    """Run jdlint and the keywords over the corpus."""
    labels = {part: list(_labels(corpus, part)) for part in FOLDERS}
    answers, postings = _run(
        [os.path.join(corpus, FOLDERS[part], label.file) for part in labels for label in labels[part]]
    )
    controls = os.path.join(corpus, "controls")
    _, others = _run([os.path.join(controls, name) for name in sorted(os.listdir(controls))])
    fault_findings = list(verdicts.findings_in(corpus))
    faults, median = verdicts.tally(fault_findings)
    words = {label.file: keyword_baseline.judge(label.text) for part in labels.values() for label in part}
    return Measured(
        postings=_manifest(corpus, labels),
        tables={part: _table(labels[part], answers) for part in labels},
        keywords={part: _table(labels[part], words) for part in labels},
        misjudged=len(postings) - sum(postings.values()),
        others=len(others),
        told=len(others) - sum(others.values()),
        errors=list(_errors(labels["build"], answers)),
        faults=faults,
        median=median,
        read_in=len(fault_findings),
        grammar=verdicts.grammar_read(),
    )


def _labels(corpus: str, part: str) -> Iterator[Label]:
    for row in _rows(os.path.join(corpus, "labels.jsonl")):
        if row["part"] == part:
            with open(os.path.join(corpus, FOLDERS[part], row["file"]), encoding="utf-8", errors="replace") as file:
                text = file.read()
            quotes = {_id(name): quotes for name, quotes in row["true"].items()}
            yield Label(row["file"], text, quotes, frozenset(map(_id, row["doubt"])))


def _manifest(corpus: str, labels: Mapping[str, Sequence[Label]]) -> dict[str, list[Mapping[str, Any]]]:
    rows = {row["id"]: row for row in _rows(os.path.join(corpus, "manifest.jsonl"))}
    return {part: [rows[os.path.splitext(label.file)[0]] for label in found] for part, found in labels.items()}


def _rows(path: str) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _id(name: str) -> str:
    return name.replace("_", "-")


def _run(paths: Sequence[str]) -> tuple[Answers, dict[str, bool]]:
    """jdlint's answers on the files by name, and whether it takes each for a posting."""
    command = [sys.executable, "-m", "jdlint", "coverage", "--isolated", "--output-format", "json"]
    rows = []
    for first in range(0, len(paths), BATCH):
        done = subprocess.run([*command, *paths[first : first + BATCH]], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"scripts/accuracy.py: jdlint coverage failed (exit {done.returncode}): {done.stderr[-800:]}")
        rows += json.loads(done.stdout)
    names = {os.path.basename(row["path"]): row for row in rows}
    answers = {name: {e["id"]: _answer(e) for e in row["elements"]} for name, row in names.items()}
    return answers, {name: row["is_posting"] for name, row in names.items()}


def _answer(element: Mapping[str, Any]) -> Answer:
    return Answer(element["verdict"], [Piece(piece["line"], piece["text"]) for piece in element["evidence"]])


def _table(labels: Sequence[Label], answers: Answers) -> dict[str, Counts]:
    return {element: count(element, labels, answers) for element in (*COMPLETENESS, *BASICS)}


def _errors(labels: Sequence[Label], answers: Answers) -> Iterator[Error]:
    for element in (*COMPLETENESS, *BASICS):
        for label in labels:
            true, said = element in label.quotes, answers[label.file][element].verdict == "met"
            if true != said and element not in label.doubt:
                yield "missed" if true else "false", element, label.file


def compare(corpus: str, measured: Measured) -> list[str]:
    """Where our figures differ from those of the corpus' own score.py; nothing where it has none."""
    script = os.path.join(corpus, "score.py")
    if not os.path.exists(script):
        return []
    command = [sys.executable, script, "--json", "--jdlint", f"{sys.executable} -m jdlint"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["elements"]
    return [
        f"{part}, {element}, {figure}: {ours} here, {theirs[part][element.replace('-', '_')][figure]} by score.py"
        for part, table in measured.tables.items()
        for element, counts in table.items()
        for figure, ours in figures(counts).items()
        if figure in FIGURES and ours != theirs[part][element.replace("-", "_")][figure]
    ]


def check(corpus: str, measured: Measured, made: str) -> None:
    """End with a message when the page or score.py says anything else than what was measured, or a rule is not right."""
    with open(PAGE, encoding="utf-8") as file:
        old = file.read()
    changed = list(
        difflib.unified_diff(old.splitlines(), made.splitlines(), "docs/accuracy.md", "measured", "", "", 0, "")
    )
    differing = compare(corpus, measured)
    if changed or differing:
        sys.exit("\n".join([*changed[:40], *differing[:20], "Out of date: run scripts/accuracy.py CORPUS."]))
    if bad := [one for one in measured.faults if one.is_wrong_too_often]:
        told = [f"{one.rule}: {one.wrong} of {one.right + one.wrong} read are wrong." for one in bad]
        sys.exit("\n".join([*told, "Narrow these rules, or switch them off: at most one in thirty, no error."]))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus")
    options.add_argument("--check", action="store_true", help="fail when docs/accuracy.md is out of date")
    options.add_argument("--errors", action="store_true", help="list the errors in the build part that are not sorted")
    asked = options.parse_args()
    measured = measure(asked.corpus)
    made, unsorted = page(measured)
    if asked.errors:
        print("\n".join(" ".join(error) for error in unsorted))
    elif asked.check:
        check(asked.corpus, measured, made)
    else:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(made)


if __name__ == "__main__":
    main()
