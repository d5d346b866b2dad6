"""What git says of a posting: how it read at the commit from which a change started.

Invariant: git is only asked, never told to change anything; every question that it cannot answer ends in a sentence
with the way out.
"""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache

from jdlint.errors import JdlintError

_SET_BY_HOOKS = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE")
"""Variables that git sets for its hooks and that would hold for the wrong folder."""


class Repository:
    """The repository with the top folder `top`, seen from the commit where the history of `revision` and HEAD part."""

    def __init__(self, top: str, revision: str) -> None:
        """Raises JdlintError where there is no such commit."""
        self.top = top
        self._base = self._merge_base(revision)
        self._renamed, self._changed = self._changes()
        self._there = set(self._ask("ls-tree", "-r", "-z", "--name-only", self._base).split(b"\0"))

    def is_same(self, path: str) -> bool:
        """Whether the file at `path` is as it was at the commit."""
        name = self._name(path)
        return name in self._there and name not in self._changed

    def old(self, path: str) -> bytes | None:
        """What the file held at the commit, under the name it had then; None for a new file."""
        name = self._renamed.get(self._name(path), self._name(path))
        if name not in self._there:
            return None
        return self._ask("cat-file", "blob", self._base + ":" + os.fsdecode(name))

    def _name(self, path: str) -> bytes:
        return os.fsencode(os.path.relpath(os.path.realpath(path), self.top).replace(os.sep, "/"))

    def _merge_base(self, revision: str) -> str:
        commit = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        if commit.returncode:
            self._fail_for_unknown(revision, commit)
        base = self._run("merge-base", commit.stdout.decode().strip(), "HEAD")
        if base.returncode:
            way = _DEEPEN if self._is_shallow() else "Name another revision."
            raise JdlintError(
                f'--diff-base: "{revision}" and the current commit have no commit in common in {self.top}. {way}'
            )
        return base.stdout.decode().strip()

    def _fail_for_unknown(self, revision: str, answer: subprocess.CompletedProcess[bytes]) -> None:
        if answer.stderr.strip():
            raise JdlintError(f"--diff-base: git says in {self.top}: {_said(answer.stderr)}")
        if ".." in revision:
            way = "Name one revision, not a range: the place where the two histories part is looked up."
        elif self._is_shallow():
            way = _DEEPEN
        else:
            way = "Check the spelling, or fetch it first: git fetch origin."
        raise JdlintError(f'--diff-base: there is no revision "{revision}" in the repository {self.top}. {way}')

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _changes(self) -> tuple[dict[bytes, bytes], set[bytes]]:
        """The old names of renamed files, and all names that differ from the commit, in the working tree."""
        words = self._ask("-c", "diff.relative=false", "diff", "--name-status", "-z", "-M", "--no-ext-diff", self._base)
        rest = iter(words.split(b"\0"))
        renamed: dict[bytes, bytes] = {}
        changed: set[bytes] = set()
        for status in rest:
            if not status:
                break
            name = next(rest)
            if status[:1] in b"RC":
                old, name = name, next(rest)
                renamed[name] = old
            changed.add(name)
        return renamed, changed

    def _ask(self, *args: str) -> bytes:
        done = self._run(*args)
        if done.returncode:
            raise JdlintError(f"--diff-base: git says in {self.top}: {_said(done.stderr)}")
        return done.stdout

    def _run(self, *args: str) -> subprocess.CompletedProcess[bytes]:
        env = {key: value for key, value in os.environ.items() if key not in _SET_BY_HOOKS}
        env["GIT_OPTIONAL_LOCKS"] = "0"  # so that not even the index is brought up to date
        try:
            return subprocess.run(["git", "-C", self.top, *args], capture_output=True, env=env, check=False)
        except OSError as error:
            raise JdlintError(
                f"--diff-base: git cannot be run: {error.strerror}. Install it, or leave --diff-base out."
            ) from error


_DEEPEN = (
    "This clone holds only a part of the history. Fetch the rest: git fetch --unshallow, or `fetch-depth: 0` with "
    "actions/checkout, or GIT_DEPTH: 0 in GitLab."
)


@lru_cache
def top_of(folder: str) -> str | None:
    """The top of the repository that holds the (real) folder."""
    if os.path.exists(os.path.join(folder, ".git")):
        return folder
    parent = os.path.dirname(folder)
    return top_of(parent) if parent != folder else None


def _said(answer: bytes) -> str:
    """What git said, on one line; it names its own way out."""
    return " ".join(answer.decode(errors="replace").split()) or "nothing"
