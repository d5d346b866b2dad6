"""`--diff-base REV`: only what a change makes worse.

Invariant: a finding with a place is told where the change touched one of its lines; what is said of the posting as a
whole, or in comparison with others, is told where the old versions, judged by the same rules, did not deserve it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from jdlint.baseline import fingerprints, split
from jdlint.checks.across import KIND as ACROSS
from jdlint.cli.compare import Digests, compared, digest_of, is_compared
from jdlint.cli.find import STDIN
from jdlint.cli.git import Repository, top_of
from jdlint.cli.session import Session
from jdlint.engine import Engine
from jdlint.errors import JdlintError, ReadError
from jdlint.fingerprint import COUNTING, speaks_of_whole
from jdlint.lines import Lines
from jdlint.report import Checked
from jdlint.rule import Finding, rule_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LINE_END = re.compile(r"\r\n?|\n")
_MANY = 3000
"""Lines above which lines that stand often are not compared one by one, which would take minutes."""


class DiffBase:
    """What each posting was at the commit where the history of `revision` parted."""

    def __init__(self, session: Session, digests: Digests) -> None:
        """`digests`: those of the postings of the run as they are now."""
        self._session, self._digests = session, digests
        self._revision = session.options.diff_base or ""
        self._reads_stdin = STDIN in session.options.paths
        self._repositories: dict[str, Repository | JdlintError] = {}

    def keep(self, file: Checked, engine: Engine) -> Sequence[Finding]:
        """The findings that the change is to answer for. Raises JdlintError where git cannot tell."""
        repository, rules = self._repository(file.name), engine.pack.rules
        of_others = [finding for finding in file.findings if is_compared(finding, rules)]
        is_same = self._is_same(repository, file.name)
        if not file.findings or (is_same and not of_others):
            return []
        before = self._before.get(file.name, ()) if of_others else ()
        if is_same:  # another posting was changed
            return split(of_others, file.text, rules, fingerprints(before, file.text, rules)).new
        old = _text(repository.old(file.name))
        return file.findings if old is None else _worse(file, old, engine, before)

    @cached_property
    def _before(self) -> Mapping[str, Sequence[Finding]]:
        """What showed at the commit when the same postings were compared."""
        old = {name: self._old_digest(name, digest) for name, digest in self._digests.items()}
        return compared(old, self._session.rules())

    def _old_digest(self, name: str, digest: Sequence[Any] | None) -> Sequence[Any] | None:
        try:
            repository = self._repository(name)
            if self._is_same(repository, name):
                return digest
            old = _text(repository.old(name))
        except JdlintError:  # which is told of the posting itself
            return None
        return None if old is None else digest_of(old, name, self._session.engine_for(name))

    def _is_same(self, repository: Repository, name: str) -> bool:
        return not self._reads_stdin and repository.is_same(name)

    def _repository(self, name: str) -> Repository:
        if name.startswith("<"):
            raise JdlintError(f"--diff-base: what comes in at `{STDIN}` has no history; name it with --stdin-filename.")
        folder = os.path.dirname(os.path.realpath(name))
        top = top_of(folder)
        if top is None:
            raise JdlintError(
                f"--diff-base: {os.path.dirname(name) or os.curdir} is in no git repository, so nobody can tell what "
                "was changed. Run it in a clone, or leave --diff-base out."
            )
        if top not in self._repositories:
            try:
                self._repositories[top] = Repository(top, self._revision)
            except JdlintError as error:
                self._repositories[top] = error
        repository = self._repositories[top]
        if isinstance(repository, JdlintError):
            raise repository
        return repository


def _text(data: bytes | None) -> str | None:
    """The old text; None where there was none that could be read, so that all of the present one is new."""
    from jdlint.posting.read import decode

    try:
        return None if data is None else decode(data, "")
    except ReadError:
        return None


def _worse(file: Checked, old: str, engine: Engine, before: Sequence[Finding]) -> list[Finding]:
    """`before`: what the old version was told in comparison with others."""
    rules = engine.pack.rules
    touched = Touched(old, file.text)
    was = [*engine.check(engine.read(old, file.name), file.name), *before]
    new = split(file.findings, file.text, rules, fingerprints(was, old, rules)).new
    return [f for f in file.findings if _is_worse(f, new, touched, engine)]


def _is_worse(finding: Finding, new: Sequence[Finding], touched: Touched, engine: Engine) -> bool:
    rule = rule_of(finding.rule, engine.pack.rules)
    if rule and speaks_of_whole(rule):
        return finding in new
    places = [(finding.start, finding.end), *finding.also]
    return any(touched(*place) for place in places) or (
        rule is not None and rule.kind in (*COUNTING, ACROSS) and finding in new
    )


class Touched:
    """Which lines of a text a change touched; line ends do not count."""

    def __init__(self, old: str, new: str) -> None:
        self._lines = Lines(new)
        self._rows: set[int] = set()
        self._cuts: set[int] = set()
        before, after = _LINE_END.split(old), _LINE_END.split(new)
        self._compare(before, after)

    def __call__(self, start: int, end: int) -> bool:
        """Whether the stretch from `start` to `end` has a line that is new, or lines between which some were cut."""
        first, last = self._lines.row(start), self._lines.last_row(start, end)
        return any(row in self._rows for row in range(first, last + 1)) or any(
            row in self._cuts for row in range(first, last)
        )

    def _compare(self, before: list[str], after: list[str]) -> None:
        from difflib import SequenceMatcher

        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        tail = 0
        while tail < min(len(before), len(after)) - same and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        old, new = before[same : len(before) - tail], after[same : len(after) - tail]
        matcher = SequenceMatcher(None, old, new, autojunk=len(new) > _MANY)
        for kind, _, _, first, last in matcher.get_opcodes():
            if kind == "delete":
                self._cuts.add(same + first)
            elif kind != "equal":
                self._rows.update(range(same + first + 1, same + last + 1))
