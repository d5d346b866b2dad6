"""Checks every fix of every rule over real postings: each alone, then all of a posting together.

    python scripts/check_fixes.py FOLDER...

A fixed text must still read: the same front matter and as many blocks of each kind. It loses nothing outside the fixed
span, and the rule finds nothing there any more. All together, a second run changes nothing. Ends with 1 where any of
this does not hold. `--show` prints each fix in its line, to be read by a person.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from jdlint.cli.find import SUFFIXES
from jdlint.config import Config, Name
from jdlint.engine import Engine
from jdlint.errors import JdlintError
from jdlint.fix import choose, fix, replaced
from jdlint.lines import Lines
from jdlint.posting.model import Block, Posting
from jdlint.posting.read import decode
from jdlint.rule import Finding

TODAY = "2026-01-15"


class Checker:
    """Counts the fixes by rule and keeps what went wrong."""

    def __init__(self, show: bool) -> None:
        every = Engine(Config(select=(Name("all", "--select"),)), TODAY)
        codes = {code for rule in every.pack.rules.values() for code in rule.options.get("jurisdictions") or ()}
        places = tuple(Name(code, "--jurisdiction") for code in sorted(codes))
        self._engine = Engine(every.config._replace(jurisdictions=places), TODAY)
        self._show = show
        self.fixes: Counter[str] = Counter()
        self.faults: list[str] = []

    def posting(self, path: str) -> None:
        with open(path, "rb") as file:
            text = decode(file.read(), path)
        before = self._engine.read(text, path)
        findings = self._engine.check(before, path)
        for finding in findings:
            if finding.better is not None and choose(text, [finding], unsafe=True):
                self._one(path, before, finding)
        self._all(path, text, findings)

    def _one(self, path: str, before: Posting, finding: Finding) -> None:
        self.fixes[finding.rule] += 1
        text = replaced(before.text, [finding])
        if self._show:
            print(_shown(before.text, text, finding))
        after = self._engine.read(text, path)
        reasons = [*_unlike(before, after), *_lost(before.text, text, finding), *self._again(path, after, finding)]
        place = f"{path}:{Lines(before.text).row(finding.start)} {finding.rule}"
        self.faults += [f"{place}: {reason}" for reason in reasons]

    def _again(self, path: str, after: Posting, finding: Finding) -> Iterator[str]:
        end = finding.start + len(finding.better or "")
        for again in self._engine.check(after, path):
            if again.rule == finding.rule and again.start < end and finding.start < again.end:
                yield f'found again: "{after.text[again.start : again.end]}"'

    def _all(self, path: str, text: str, findings: Sequence[Finding]) -> None:
        def check(text: str) -> list[Finding]:
            return self._engine.check(self._engine.read(text, path), path)

        try:
            fixed = fix(path, text, findings, check, unsafe=True)
        except JdlintError as error:
            self.faults.append(str(error))
            return
        if fixed.text != fix(path, fixed.text, fixed.findings, check, unsafe=True).text:
            self.faults.append(f"{path}: a second run changes it again")


def _unlike(before: Posting, after: Posting) -> Iterator[str]:
    """How the two differ in more than the fixed words."""
    if bool(before.front_error) != bool(after.front_error):
        yield f"the front matter does not read: {after.front_error}"
    if list(before.fields) != list(after.fields):
        yield "the front matter has other keys"
    kinds = [Counter(map(_kind, posting.blocks)) for posting in (before, after)]
    if kinds[0] != kinds[1]:
        yield f"other blocks: {dict(kinds[0])} became {dict(kinds[1])}"
    if before.format != after.format:
        yield f"{before.format} became {after.format}"


def _kind(block: Block) -> str:
    """The kind of a block; a line that is a heading by its words may become one, or cease to be one, by a fix."""
    return "line" if block.kind in ("heading", "paragraph") else block.kind


def _lost(before: str, after: str, finding: Finding) -> Iterator[str]:
    """Whether what stands before and behind the span is still there, blanks aside where something was taken out."""
    head, tail = before[: finding.start], before[finding.end :]
    if finding.better == "":
        kept = "".join(after.split()) == "".join((head + tail).split())
    else:
        kept = after == head + (finding.better or "") + tail
    if not kept:
        yield "text outside of the span is lost"


def _shown(before: str, after: str, finding: Finding) -> str:
    lines = Lines(before)
    start, end = lines.bounds(lines.row(finding.start))
    start, end = max(start, finding.start - 40), min(max(end, finding.end), finding.end + 40)
    line = f"{before[start : finding.start]}[-{before[finding.start : finding.end]}-]{{+{finding.better}+}}"
    return f"{finding.rule}: {line}{before[finding.end : end]}".replace("\n", "\\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    checker = Checker(options.show)
    paths = [entry.path for folder in options.folder for entry in os.scandir(folder) if entry.name.endswith(SUFFIXES)]
    for path in sorted(paths):
        checker.posting(path)
    for rule, number in checker.fixes.most_common():
        print(f"{number:6}  {rule}")
    print(f"{sum(checker.fixes.values())} fixes in {len(paths)} files, {len(checker.faults)} faults")
    for fault in checker.faults:
        print(fault, file=sys.stderr)
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
