"""What came of files, kept between runs: a small file for each answer, named by a hash of all that it depends on.

Invariant: a result that is broken, foreign, out of date or cannot be written costs time and nothing else. A result is
written whole or not at all, so that a run may be killed, or meet another one, at any moment.
"""

from __future__ import annotations

import os
from contextlib import suppress

from jdlint.cli.examine import Examined, packed, unpacked
from jdlint.cli.options import Options
from jdlint.cli.source import Source
from jdlint.cli.stamp import stamp
from jdlint.config import Config
from jdlint.pack.cache import read_cache, write_cache
from jdlint.pack.load import content_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.grammar.setting import Setting

_CHANGES_NO_FINDING = frozenset((
    "paths", "stdin_filename", "config", "isolated", "max_size", "exclude", "extend_exclude", "force_exclude", "today",
    "output_file", "color", "quiet", "output_format", "fail_on", "exit_zero", "skip_non_postings", "statistics",
    "summary", "jobs", "no_cache", "cache_dir", "baseline", "write_baseline", "prune_baseline", "no_baseline",
    "diff_base", "fix", "unsafe_fixes", "fix_only", "diff", "ci", "no_hook", "dry_run",
))  # fmt: skip
"""Options that results do not depend on. The file of the configuration is asked for what it says."""

_SHARDS, _MOST = 16, 1024
"""Folders that results are spread over, and how many each may hold before the oldest go: 16,384 in all."""
_LARGEST = 65_536
"""Bytes of a result that is kept: a text with more findings is checked anew."""


class Results:
    """The results in the cache folder that hold for one command line."""

    def __init__(self, folder: str, options: Options) -> None:
        """Raises OSError where it cannot be told which results would hold."""
        self._cache = folder
        self._folder = os.path.join(folder, "results")
        self._options = options
        self._run = _hash(stamp(), repr(_said(options)).encode())
        self._configs: dict[str, Any] = {}
        self._written: dict[str, int] = {}
        self._can_write = True

    def find(self, source: Source, among_others: bool) -> Examined | None:
        """What came of the same file in an earlier run, if that holds today, and has a digest where one is needed."""
        key = self._key(source)
        kept = read_cache(self._path(key), key)
        try:
            day, data = kept
            found = unpacked(data, source) if day in ("", self._options.today) else None
            return None if found and among_others and found.digest is None else found
        except (TypeError, ValueError, EOFError):
            return None

    def keep(self, source: Source, examined: Examined) -> None:
        """Store what came of a file, for later runs."""
        if not self._can_write or examined.error or examined.troubles:
            return
        data = packed(examined)
        if len(data) > _LARGEST:
            return
        key = self._key(source)
        path = self._path(key)
        self._can_write = write_cache(path, key, (self._options.today if examined.dated else "", data))
        shard = os.path.dirname(path)
        self._written[shard] = self._written.get(shard, 0) + 1
        if self._written[shard] >= _MOST:
            self._tidy(shard)

    def tidy(self) -> None:
        """Let the oldest results go where there are too many."""
        for shard in list(self._written):
            self._tidy(shard)

    def _tidy(self, shard: str) -> None:
        self._written.pop(shard, None)
        with suppress(OSError):
            names = os.listdir(shard)
            if len(names) > _MOST:
                files = sorted(os.scandir(shard), key=_age)
                for file in files[: len(files) - _MOST * 3 // 4]:
                    with suppress(OSError):  # another run was quicker
                        os.unlink(file.path)

    def _key(self, source: Source) -> bytes:
        key = self._config(source.config).copy()
        if source.config.grammar:
            key.update(_engine_key(source.config.grammar, self._cache))
        key.update(b"%d" % source.may_pass)
        key.update(_place(source).encode(errors="surrogateescape") + b"\0")
        key.update(source.text.encode(errors="surrogatepass"))
        return bytes(key.digest())

    def _config(self, config: Config) -> Any:
        if config.path not in self._configs:
            key = self._run.copy()
            key.update(config.source.encode(errors="surrogatepass") + b"\0")
            key.update(content_of(config.packs))
            if config.grammar:
                key.update(_grammar_key(config.grammar))
            self._configs[config.path] = key
        return self._configs[config.path]

    def _path(self, key: bytes) -> str:
        name = key.hex()
        return os.path.join(self._folder, f"{int(name[:2], 16) % _SHARDS:x}", f"{name}.bin")


def _said(options: Options) -> list[tuple[str, object]]:
    return [pair for pair in zip(options._fields, options, strict=True) if pair[0] not in _CHANGES_NO_FINDING]


def _grammar_key(setting: Setting) -> bytes:
    from jdlint.grammar.words import project_words

    return repr((setting, sorted(project_words(setting.base, setting.words)))).encode()


def _engine_key(setting: Setting, cache: str) -> bytes:
    """Not kept in mind: a run may learn in its course that the engine is another version."""
    if setting.mode == "off":
        return b""
    from jdlint.grammar.version import remembered

    return remembered(setting, cache).encode(errors="surrogatepass")


def _place(source: Source) -> str:
    """What findings may depend on of the path: the suffix, a name that begins with a date, and the whole of it where
    settings hold for some files only.
    """
    if source.config.overrides:
        return os.path.relpath(source.name, source.config.folder)
    name = os.path.basename(source.name)
    return name if name[:1].isdigit() else name[name.rfind(".") :].lower()


def _age(file: os.DirEntry[str]) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # it has gone
        return 0.0


def _hash(*parts: bytes) -> Any:
    """A hash of parts that can be added to. The one built into Python; `hashlib` would load OpenSSL for it."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    key = blake2b(digest_size=16)
    for part in parts:
        key.update(b"%d " % len(part) + part)
    return key
