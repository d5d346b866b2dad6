"""What the engine said of each sentence, kept between runs: the same sentence is never sent twice.

Invariant: what is kept under a key is what the engine says of that text alone, under that setting. A file that is
broken, locked or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b

from jdlint.grammar.client import Raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_TABLE = "CREATE TABLE IF NOT EXISTS said (key BLOB PRIMARY KEY, matches TEXT) WITHOUT ROWID"
_AT_ONCE = 500
"""SQLite takes no more than 999 values in one statement where it is old."""


class Cache:
    """Answers by text, for one engine under one setting (`salt`)."""

    def __init__(self, path: str, salt: str) -> None:
        self._path = path
        self._salt = salt.encode()

    def get(self, texts: Iterable[str]) -> dict[str, list[Raw]]:
        """What is known of the texts; a text that is not in it has not been asked about."""
        keys = {self._key(text): text for text in texts}
        try:
            with closing(sqlite3.connect(self._path, timeout=2)) as base:
                rows = [row for part in _parts(list(keys)) for row in _rows(base, part)]
            return {keys[key]: [_raw(row) for row in json.loads(matches)] for key, matches in rows}
        except (sqlite3.Error, ValueError, TypeError):
            return {}

    def put(self, said: Mapping[str, Sequence[Raw]]) -> None:
        """Keep what the engine said of texts."""
        rows = [(self._key(text), json.dumps(matches)) for text, matches in said.items()]
        try:
            self._write(rows)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):  # no database: begin anew
                with suppress(OSError, sqlite3.Error):
                    os.unlink(self._path)
                    self._write(rows)
        except OSError:
            return

    def _write(self, rows: Sequence[tuple[bytes, str]]) -> None:
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=2)) as base, base:
            base.execute(_TABLE)
            base.executemany("INSERT OR REPLACE INTO said VALUES (?, ?)", rows)

    def _key(self, text: str) -> bytes:
        return blake2b(text.encode("utf-8", "surrogatepass"), key=blake2b(self._salt).digest(), digest_size=16).digest()


class Unkept(Cache):
    """Answers for the length of a run, where nothing is to be kept."""

    def __init__(self) -> None:
        super().__init__("", "")
        self._said: dict[str, list[Raw]] = {}

    def get(self, texts: Iterable[str]) -> dict[str, list[Raw]]:
        """What this run has been told of the texts."""
        return {text: self._said[text] for text in texts if text in self._said}

    def put(self, said: Mapping[str, Sequence[Raw]]) -> None:
        """Remember it until the run ends."""
        self._said.update({text: list(matches) for text, matches in said.items()})


def _raw(row: Sequence[Any]) -> Raw:
    id, category, message, start, end, replacements = row
    return Raw(id, category, message, start, end, tuple(replacements))


def _parts(keys: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))


def _rows(base: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, str]]:
    marks = ",".join("?" * len(keys))
    return base.execute(f"SELECT key, matches FROM said WHERE key IN ({marks})", keys).fetchall()
