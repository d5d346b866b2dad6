"""One baseline as a file, and what a run has learnt of the postings in it.

Invariant: only a file that is a baseline, or not there yet, is ever written.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress

from jdlint.baseline import Entry, Known, dump, load, moved_from, way_from_other
from jdlint.cli.output import write
from jdlint.config import shown
from jdlint.errors import ConfigError
from jdlint.report import Checked


class BaselineFile:
    """A baseline. Postings of which nothing is known are in it only where postings were compared: see `is_whole`."""

    def __init__(self, path: str, where: str, walked: Collection[str], fresh: bool = False) -> None:
        """`walked`: the folders of which the run takes all postings; with `fresh` the file need not be there.

        Raises ConfigError.
        """
        self.path, self.folder = path, os.path.dirname(os.path.realpath(path))
        self.entries: dict[str, Entry] = {}
        if not (fresh and not os.path.lexists(path)):
            self.entries = load(_text(path, where), shown(os.path.abspath(path)))
        there = {path for path in self.entries if os.path.lexists(os.path.join(self.folder, path))}
        self.gone = {path: one for path, one in self.entries.items() if path not in there}
        """The entries of postings that are there no longer."""
        self.left: dict[str, Known] = {}
        """What the run would have found again and did not."""
        self.has_compared = not all(one.known for one in self.entries.values())
        """Whether it holds all postings that were compared."""
        tops = tuple(os.path.join(os.path.realpath(folder), "") for folder in walked)
        self._unmet = {path for path in self.entries if path in there or not self._place(path).startswith(tops)}

    @property
    def is_whole(self) -> bool:
        """Whether the run has met all postings that are known, and so compared what was compared.

        One that is gone may have got another name; where its folder was walked, it was met under that, or is deleted.
        """
        return not self._unmet

    def _place(self, path: str) -> str:
        return os.path.realpath(os.path.join(self.folder, path))

    def adopt(self, file: Checked) -> str:
        """The key of a posting; the entry of an older one that it was renamed from is put under it first."""
        key = self._key(file.name)
        self._unmet.discard(key)
        if key not in self.entries and file.text and self.gone:
            old = moved_from(file.text, self.gone)
            if old is not None:
                self.entries[key] = self.entries.pop(old)
                del self.gone[old]
                self._unmet.discard(old)
        return key

    def _key(self, name: str) -> str:
        """What a posting is called in the file: its path from there."""
        path = os.path.realpath(name)
        with suppress(ValueError):  # another drive
            path = os.path.relpath(path, self.folder)
        return path.replace(os.sep, "/")

    def write(self) -> None:
        """Write it, without the postings that are gone and of which nothing is known."""
        kept = {
            path: one
            for path, one in self.entries.items()
            if one.known or (self.has_compared and path not in self.gone)
        }
        write([dump(kept)], self.path)


def _text(path: str, where: str) -> str:
    name = shown(os.path.abspath(path))
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except FileNotFoundError:
        way = f"Write it: jdlint check --write-baseline {name}"
        raise ConfigError(f"{where}: there is no baseline {name}. {way}") from None
    except IsADirectoryError:
        raise ConfigError(f"{where}: {name} is a folder, and no baseline. {way_from_other(name)}") from None
    except OSError as error:
        raise ConfigError(f"{where}: the baseline {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise ConfigError(f"{name}:1: is no baseline of jdlint: it is no text. {way_from_other(name)}") from None
