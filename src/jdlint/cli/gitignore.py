"""Which paths git ignores.

Invariant: as in git, the .gitignore file nearest to a path that speaks of it decides; what lies in an ignored folder
stays ignored, because the walk never enters it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from jdlint.errors import ConfigError, ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.globs import Globs

_NAME = ".gitignore"


class Ignored:
    """The .gitignore files that hold in a folder, the outermost first."""

    __slots__ = ("_files",)

    def __init__(self, files: tuple[Globs, ...] = ()) -> None:
        self._files = files

    @classmethod
    def above(cls, folder: str) -> Ignored:
        """What the folders above `folder`, up to the root of its git repository, ignore."""
        ignored = cls()
        for parent in _parents_in_repository(os.path.abspath(folder)):
            if os.path.isfile(os.path.join(parent, _NAME)):
                ignored = ignored.within(parent, (_NAME,))
        return ignored

    def within(self, folder: str, names: Iterable[str]) -> Ignored:
        """The same, with the .gitignore of `folder`, whose entries are `names`, added."""
        if _NAME not in names:
            return self
        return Ignored((*self._files, _globs_in(folder)))

    def ignores(self, path: str, is_folder: bool) -> bool:
        """Whether the entry at `path` is ignored."""
        if not self._files:
            return False
        path = os.path.abspath(path)
        for globs in reversed(self._files):
            says = globs.says(path, is_folder)
            if says is not None:
                return says
        return False


def _globs_in(folder: str) -> Globs:
    from jdlint.globs import Globs

    path = os.path.join(folder, _NAME)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            patterns = file.read().splitlines()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}.") from error
    try:
        return Globs(folder, patterns)
    except ConfigError:
        # One pattern is not valid: in git it matches nothing, and the others hold.
        return Globs(folder, [pattern for pattern in patterns if _is_valid(pattern)])


def _is_valid(pattern: str) -> bool:
    from jdlint.globs import Globs

    try:
        Globs("", [pattern])
    except ConfigError:
        return False
    return True


def _parents_in_repository(folder: str) -> list[str]:
    """The folders above `folder` that lie in its git repository, the outermost first; none outside a repository."""
    above: list[str] = []
    inner = folder
    while not os.path.exists(os.path.join(inner, ".git")):
        outer = os.path.dirname(inner)
        if outer == inner:
            return []
        above.append(outer)
        inner = outer
    return above[::-1]
