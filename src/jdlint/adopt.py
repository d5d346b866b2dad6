"""What a repository needs to run jdlint: a configuration, a hook, a CI file, written for where its postings lie.

Invariant: pure text work; what stands in a repository comes in as an argument, and what is to be written goes out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from jdlint import __version__
from jdlint.lazy import Lazy
from jdlint.record import Record

CONFIG, HOOK, GITHUB, GITLAB = (
    ".jdlint.yaml", ".pre-commit-config.yaml", ".github/workflows/jdlint.yaml", ".gitlab-ci.yml",
)  # fmt: skip
_GLOB, _ESCAPED = Lazy(r"([\\*?\[\]!#])"), r"\\\1"
TEMPLATES = {CONFIG: "config.yaml", HOOK: "pre-commit.yaml", GITHUB: "github.yaml", GITLAB: "gitlab.yaml"}
"""Each file that can be written, and the template that it is made from."""


class Seen(Record):
    """How many files of a folder were looked at, and how many of these read like postings."""

    files: int
    postings: int


def posting_folders(seen: Mapping[str, Seen]) -> list[str]:
    """The folders, relative to the repository, that hold postings; one above stands for several that it is made of.

    A folder counts when at least half of its files are postings: a stray one among notes is no place for them.
    """
    chosen = {folder for folder, (files, postings) in seen.items() if postings and 2 * postings >= files}
    others = {folder for folder, (files, _) in seen.items() if files and folder not in chosen}
    while parent := next(_common_parents(chosen, others), None):
        chosen = {folder for folder in chosen if not _is_below(folder, parent)} | {parent}
    return sorted(folder for folder in chosen if not any(_is_below(folder, other) for other in chosen))


def _common_parents(chosen: Collection[str], others: Collection[str]) -> Iterator[str]:
    """Folders other than the root with two or more chosen ones right below, and nothing else anywhere below."""
    parents = [os.path.dirname(folder) for folder in chosen]
    for parent in sorted({p for p in parents if p and parents.count(p) > 1}):
        if not any(other == parent or _is_below(other, parent) for other in others):
            yield parent


def _is_below(folder: str, above: str) -> bool:
    return folder != above and (not above or folder.startswith(f"{above}/"))


def text_for(name: str, folders: Sequence[str]) -> str:
    """The text of one of the files in TEMPLATES, for postings that lie in these folders ("" is the repository)."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates", TEMPLATES[name])
    with open(path, encoding="utf-8") as file:
        text = file.read()
    values = {"folders": _as_list(folders), "files": _as_pattern(folders), "version": __version__}
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _as_list(folders: Sequence[str]) -> str:
    """The globs, as YAML, that mean these folders and no others of their name."""
    return ", ".join(_quoted(f"/{_GLOB.sub(_ESCAPED, folder)}/" if folder else "*") for folder in folders)


def _as_pattern(folders: Sequence[str]) -> str:
    """The regular expression, as YAML, that pre-commit holds file names against."""
    if "" in folders:
        return "''"
    ways = "|".join(re.escape(folder) for folder in folders)
    return _quoted(f"^{ways}/" if len(folders) == 1 else f"^({ways})/")


def _quoted(text: str) -> str:
    """A YAML scalar: bare where that is safe."""
    if re.fullmatch(r"[\w/^][\w ./()|^-]*", text) and ": " not in text:
        return text
    return "'" + text.replace("'", "''") + "'"
