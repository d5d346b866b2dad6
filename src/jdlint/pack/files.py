"""The files of packs: which there are, and what each is for.

Invariant: every file in a pack's folder is either read or named in an error; none is passed over in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from jdlint.errors import RuleError
from jdlint.pack.locate import rules_folder
from jdlint.record import Record

ROLES, VOCABULARY, TABLES = "roles", "vocabulary", "tables"
"""Topics that hold no rules: specs of roles, word lists, and tables of facts."""


class PackFile(Record):
    """A file of a pack: its path, the path as shown to people, its topic (folder) and its id (name)."""

    path: str
    shown: str
    topic: str
    id: str


def pack_files(folders: Sequence[str]) -> list[PackFile]:
    """All files of the packs in the given folders, in order. Raises RuleError for what is no pack."""
    return [file for folder in folders for file in _files_of(folder)]


def _files_of(folder: str) -> Iterator[PackFile]:
    if not os.path.isdir(folder):
        raise RuleError(f"{folder}: no such folder; a pack is a folder of rule files.")
    name = os.path.basename(os.path.abspath(folder)) if folder == rules_folder() else shown_path(folder)
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(names):
            if file.startswith("."):
                continue
            inner = os.path.relpath(os.path.join(parent, file), folder).replace(os.sep, "/")
            yield _file(folder, name, inner)
            count += 1
    if not count:
        raise RuleError(f"{folder}: the folder holds no rule file.")


def shown_path(path: str) -> str:
    """A path as people see it: from here where it lies below, else whole."""
    here = os.path.join(os.getcwd(), "")
    whole = os.path.abspath(path)
    return (whole[len(here) :] if whole.startswith(here) else whole).replace(os.sep, "/")


def _file(folder: str, name: str, inner: str) -> PackFile:
    shown = f"{name}/{inner}"
    stem, suffix = os.path.splitext(os.path.basename(inner))
    if suffix != ".yaml":
        raise RuleError(f"{shown}:1: a pack holds only .yaml files; rename or move this one.")
    return PackFile(
        os.path.join(folder, inner), shown, inner.split("/")[0] if "/" in inner else os.path.basename(name), stem
    )
