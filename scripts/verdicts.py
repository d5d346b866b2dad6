"""Findings of the fault rules on real postings, read one by one: docs/verdicts.tsv holds what the readers said.

    python scripts/verdicts.py CORPUS sample [--rule ID] [--most 30]   findings that nobody has read, to be judged
    python scripts/verdicts.py CORPUS add FILE                         take over judged rows
    python scripts/verdicts.py CORPUS tally                            findings, right, wrong and unread, rule by rule

With --grammar, `sample` and `tally` are about what LanguageTool says (it must be there): all of it on 50 postings of
the pool, and on the others what the rules say that jdlint adds to it.

CORPUS is a folder with docs/ and pool/, postings that belong to others and are not in this repository. A row names the
file, the line, the rule, a hash of the words that the finding marks, `right` or `wrong`, and the reason: no text of a
posting. A row holds as long as jdlint finds the same there; a finding without a row is unread. What completeness says
is measured in another way (see accuracy.py).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

TABLE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "docs", "verdicts.tsv")
PARTS = ("docs", "pool")
TODAY = "2026-11-26"
"""The date that the findings are made with, as some rules depend on it."""
MOST = {"error": 60}
"""Findings of a rule to read, by level; 30 where it is not an error."""
BATCH = 250
GRAMMAR_POSTINGS = 50
WIDE = 600
"""Characters of a line that are shown to who judges."""
GRAMMAR = "grammar/"
OWN = "grammar/JDLINT_"
"""How the ids of findings begin that a grammar engine makes, and those of the rules that jdlint adds to it."""
AROUND = 3
"""Lines of context on each side in a sample."""

Key = tuple[str, str, str]
"""File, rule and hash: what a verdict is about."""


class Row(NamedTuple):
    """One line of the table."""

    file: str
    line: str
    rule: str
    hash: str
    verdict: str
    reason: str

    @property
    def key(self) -> Key:
        return self.file, self.rule, self.hash


class Tally(NamedTuple):
    """How the findings of one rule were judged."""

    rule: str
    level: str
    findings: int
    postings: int
    right: int
    wrong: int

    @property
    def unread(self) -> int:
        return self.findings - self.right - self.wrong

    @property
    def is_wrong_too_often(self) -> bool:
        """Whether more than one in thirty that were read is wrong (none of an error may be): such a rule is not on."""
        most = 0 if self.level == "error" else max(1, (self.right + self.wrong) // 30)
        return self.wrong > most


def findings_in(corpus: str, *more: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each posting of the corpus with the findings of the rules that are on, completeness left out; `more` options."""
    for part in PARTS:
        folder = os.path.join(corpus, part)
        names = sorted(os.listdir(folder))
        for first in range(0, len(names), BATCH):
            yield from _check([os.path.join(folder, name) for name in names[first : first + BATCH]], *more)


def grammar_findings_in(corpus: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each posting with what the engine says: all of it on the same few of the pool each time, else our own rules'."""
    names = sorted(os.listdir(os.path.join(corpus, "pool")))
    whole = set(random.Random("grammar").sample(names, GRAMMAR_POSTINGS))
    for path, findings in findings_in(corpus, "--grammar", "on"):
        is_whole = os.path.dirname(path).endswith("pool") and os.path.basename(path) in whole
        said = [finding for finding in findings if finding["code"].startswith(GRAMMAR if is_whole else OWN)]
        if is_whole or said:
            yield path, said


def _check(paths: Sequence[str], *more: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    options = ["--isolated", "--exit-zero", "--skip-non-postings", "--today", TODAY, "--output-format", "json", *more]
    command = [sys.executable, "-m", "jdlint", "check", *options, *paths]
    done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout:
        sys.exit(f"scripts/verdicts.py: jdlint check failed (exit {done.returncode}): {done.stderr[-800:]}")
    found: dict[str, list[dict[str, Any]]] = {path: [] for path in paths}
    for finding in json.loads(done.stdout)["findings"]:
        if finding["topic"] != "completeness":
            found[finding["filename"]].append(finding)
    yield from found.items()


def key_of(finding: Mapping[str, Any]) -> Key:
    """What a verdict on a finding is about."""
    words = " ".join(finding["excerpt"].split())
    return os.path.basename(finding["filename"]), finding["code"], blake2b(words.encode(), digest_size=5).hexdigest()


def read_table(path: str = TABLE) -> list[Row]:
    """The rows of a table of verdicts. Ends the program where one does not read."""
    if not os.path.exists(path):
        return []
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.reader(file, delimiter="\t"), 1):
            if number == 1 and cells[0] == "file":
                continue
            if len(cells) != len(Row._fields) or cells[4] not in ("right", "wrong"):
                sys.exit(f"{path}:{number}: expected file, line, rule, hash, right or wrong, reason, parted by tabs.")
            rows.append(Row(*cells))
    return rows


def write_table(rows: Iterable[Row]) -> None:
    """Write the table, one row for each thing that was judged, the last word counting."""
    last: dict[Key, Row] = {row.key: row for row in rows}
    with open(TABLE, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(Row._fields)
        for row in sorted(last.values(), key=_order):
            writer.writerow(row)


def _order(row: Row) -> tuple[str, str, int]:
    return row.rule, row.file, int(row.line)


def tally(postings: Iterable[tuple[str, Sequence[Mapping[str, Any]]]]) -> tuple[list[Tally], float]:
    """The judgement on each rule that fired, by id, and the median number of findings in a posting."""
    judged = {row.key: row.verdict for row in read_table()}
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    files: dict[str, set[str]] = defaultdict(set)
    levels: dict[str, str] = {}
    numbers = []
    for path, findings in postings:
        numbers.append(len(findings))
        for finding in findings:
            rule = finding["code"]
            levels[rule] = finding["severity"]
            files[rule].add(path)
            verdicts[rule][judged.get(key_of(finding), "unread")] += 1
    told = [
        Tally(rule, levels[rule], said.total(), len(files[rule]), said["right"], said["wrong"])
        for rule, said in sorted(verdicts.items())
    ]
    return told, statistics.median(numbers)


def grammar_read() -> list[tuple[str, int, int]]:
    """By id, how many findings of the grammar engine's rules were judged right, and how many wrong."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read_table():
        if row.rule.startswith(GRAMMAR):
            said[row.rule][row.verdict] += 1
    return [(rule, said[rule]["right"], said[rule]["wrong"]) for rule in sorted(said)]


def sample(postings: Iterable[tuple[str, Sequence[Mapping[str, Any]]]], rule: str | None, most: int | None) -> None:
    """Print unread findings with their context, as many of each rule as are still to be read."""
    judged = {row.key for row in read_table()}
    by_rule: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for _, said in postings:
        for finding in said:
            if rule in (None, finding["code"]):
                by_rule[finding["code"]].append(finding)
    for id, findings in sorted(by_rule.items()):
        wanted = most or MOST.get(findings[0]["severity"], 30)
        unread = [finding for finding in findings if key_of(finding) not in judged]
        lacking = wanted - (len(findings) - len(unread))
        random.Random(id).shuffle(unread)
        for finding in unread[: max(0, lacking)]:
            _show(finding)


def _show(finding: Mapping[str, Any]) -> None:
    row = finding["location"]["row"]
    file, rule, hash = key_of(finding)
    with open(finding["filename"], encoding="utf-8-sig", errors="replace", newline="") as opened:
        lines = opened.read().splitlines()
    print(f"=== {file}\t{row}\t{rule}\t{hash}")
    print(f"{finding['severity']}: {finding['message']}")
    print(f"MARKED: {finding['excerpt'][:300]!r}")
    if finding["fix"]:
        print(f"BETTER: {finding['fix']['edits'][0]['content']!r}")
    for evidence in finding["evidence"]:
        print(f"SEE ALSO line {evidence['row']}: {evidence['text'][:200]!r}")
    for number in range(max(1, row - AROUND), min(len(lines), row + AROUND) + 1):
        column = finding["location"]["column"] if number == row else 1
        print(f"{number:5} {'>' if number == row else '|'} {around(lines[number - 1], column)}")
    print()


def around(line: str, column: int) -> str:
    """What is shown of a line so that the place at `column` (from 1) can be read in its sentence."""
    start = max(0, column - 1 - WIDE // 2)
    return f"{'…' if start else ''}{line[start : start + WIDE]}"


def add(path: str) -> None:
    """Take judged rows over into the table."""
    write_table([*read_table(), *read_table(path)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus")
    options.add_argument("what", choices=("sample", "add", "tally"))
    options.add_argument("file", nargs="?")
    options.add_argument("--rule")
    options.add_argument("--most", type=int)
    options.add_argument("--grammar", action="store_true")
    asked = options.parse_args()
    postings = grammar_findings_in(asked.corpus) if asked.grammar else findings_in(asked.corpus)
    if asked.what == "sample":
        sample(postings, asked.rule, asked.most)
    elif asked.what == "add":
        add(asked.file)
    else:
        rules, median = tally(postings)
        for rule in rules:
            print(f"{rule.rule:28} {rule.level:8} {rule.findings:5} {rule.right:4} {rule.wrong:3} {rule.unread:5}")
        print(f"median findings in a posting: {median:g}")


if __name__ == "__main__":
    main()
