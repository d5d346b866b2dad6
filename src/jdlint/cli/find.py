"""From the paths on the command line to the files to check.

Invariant: the same paths give the same files in the same order; no file comes twice; nothing named is lost: it is
among the files or among the problems.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from jdlint.config import Config, Configs
from jdlint.errors import JdlintError
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.cli.gitignore import Ignored
    from jdlint.globs import Globs

STDIN = "-"
SUFFIXES = (".md", ".markdown", ".mdx", ".html", ".htm", ".txt")
"""What a folder walk takes up; a file named on the command line may have any name."""

_SKIPPED_FOLDERS = ("node_modules",)


class Found(Record):
    """A file to check, and whether a person named it (else it was met in a walk)."""

    path: str
    named: bool

    @property
    def real(self) -> str:
        """The same for all names of one file."""
        return self.path if self.path == STDIN else os.path.realpath(self.path)


class Wanted(Record):
    """What the command line says of the choice of files."""

    exclude: tuple[str, ...] | None = None
    """Instead of the configuration's; relative to the current folder."""
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    """Whether exclusions hold for named files too."""


class Finder:
    """Finds the files below paths; the problems met on the way are kept in `problems`."""

    def __init__(self, configs: Configs, wanted: Wanted) -> None:
        self.problems: list[str] = []
        self.folders: dict[str, set[str]] = {}
        """Each folder that was walked because it was asked for, with the real paths of the files met in it."""
        self._configs = configs
        self._wanted = wanted
        self._excluding: dict[str, list[Globs]] = {}

    def find(self, paths: Sequence[str]) -> list[Found]:
        """The files of the named paths; without a path, those that the configuration includes, else all below here."""
        found = [file for path in paths for file in self._named(path)] if paths else list(self._included())
        found.sort(key=lambda file: (not file.named, file.path.split(os.sep)))
        unique: dict[str, Found] = {}
        for file in found:
            unique.setdefault(file.real, file)
        return sorted(unique.values(), key=lambda file: file.path.split(os.sep))

    def _named(self, path: str) -> Iterator[Found]:
        if path == STDIN:
            yield Found(STDIN, True)
            return
        path = os.path.normpath(path)
        if os.path.isdir(path):
            yield from self._folder(path)
        elif not os.path.lexists(path):
            self.problems.append(f"{path}: there is no such file or folder. Check the spelling.")
        elif not (self._wanted.force_exclude and self._is_excluded_somewhere(path)):
            yield Found(path, True)

    def _folder(self, path: str) -> Iterator[Found]:
        from jdlint.cli.gitignore import Ignored

        if self._wanted.force_exclude and self._is_excluded_somewhere(path):
            return
        above = Ignored.above(path)
        # A folder that git ignores, but that somebody named, is what they want to see.
        files = list(self._walk(path, Ignored() if above.ignores(path, is_folder=True) else above))
        self.folders[path] = {file.real for file in files}
        yield from files

    def _included(self) -> Iterator[Found]:
        config = self._configs.of(os.curdir)
        if not config.include:
            yield from self._folder(os.curdir)
            return
        from jdlint.globs import Globs

        include = Globs(config.folder, config.include)
        root = os.path.relpath(config.folder)
        met = (Found(os.path.relpath(file.path), named=False) for file in self._folder(root))
        files = [file for file in met if include.match(file.path)]
        self.folders[root] = {file.real for file in files}
        yield from files

    def _walk(self, folder: str, ignored: Ignored) -> Iterator[Found]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            config = self._configs.of(folder)
            ignored = ignored.within(folder, (entry.name for entry in entries))
        except OSError as error:
            self.problems.append(f"{folder}: the folder cannot be read: {error.strerror}.")
            return
        except JdlintError as error:  # a broken configuration: what lies outside of its folder is checked all the same
            self.problems.append(str(error))
            return
        for entry in entries:
            path = os.path.normpath(entry.path)
            # A link to a folder is not followed, as in git: so loops end, and no posting is checked under two names.
            is_folder = entry.is_dir(follow_symlinks=False)
            if not (is_folder or _is_readable(entry)) or entry.name.startswith("."):
                continue
            if ignored.ignores(path, is_folder) or self._excludes(config, path, is_folder):
                continue
            if is_folder and entry.name not in _SKIPPED_FOLDERS:
                yield from self._walk(path, ignored)
            elif not is_folder:
                yield Found(path, False)

    def _is_excluded_somewhere(self, path: str) -> bool:
        """Whether a named path lies in a hidden or excluded folder, or is excluded itself."""
        parts = os.path.relpath(path).split(os.sep)
        if os.pardir in parts:
            parts = parts[-1:]
        if any((part.startswith(".") and part != os.curdir) or part in _SKIPPED_FOLDERS for part in parts):
            return True
        try:
            config = self._configs.of(os.path.dirname(path))
        except JdlintError:
            return False  # it is told when the file is to be checked
        return self._excludes(config, path, is_folder=False)

    def _excludes(self, config: Config, path: str, is_folder: bool) -> bool:
        if config.path not in self._excluding:
            self._excluding[config.path] = list(self._globs(config))
        return any(globs.match(path, is_folder) for globs in self._excluding[config.path])

    def _globs(self, config: Config) -> Iterator[Globs]:
        wanted = self._wanted
        here = (*(wanted.exclude or ()), *wanted.extend_exclude)
        for folder, patterns in ((config.folder, config.exclude if wanted.exclude is None else ()), ("", here)):
            if patterns:
                from jdlint.globs import Globs

                yield Globs(folder, patterns)


def _is_readable(entry: os.DirEntry[str]) -> bool:
    """Whether a walk takes an entry up: a regular file of a known suffix. A pipe or device would block the run."""
    if not entry.name.lower().endswith(SUFFIXES):
        return False
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return False
