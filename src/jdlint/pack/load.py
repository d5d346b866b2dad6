"""The one way from folders of rule files to a Pack: from the shipped data, from the user's cache, or from the files.

Invariant: all three give the same Pack.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from jdlint import __version__
from jdlint.heap import Bytes, Heap
from jdlint.lazy import keep
from jdlint.matcher import Matcher
from jdlint.pack.cache import map_cache, write_cache
from jdlint.pack.locate import cache_folder, is_installed, rules_folder, shipped_pack
from jdlint.record import Record
from jdlint.rule import Page, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Pack(Record):
    """Rules and what they need, ready to run."""

    rules: Mapping[str, Rule]
    roles: Mapping[str, Mapping[str, Any]]
    titles: Mapping[str, Mapping[str, str]]
    """Under "titles" and "open_titles": folded words of a job title to the id of the role that it names."""
    headings: Mapping[str, str]
    """Folded heading phrase to section kind."""
    cues: Mapping[str, Any]
    """Phrases that show the kind of a block that holds them, by their first words (see content.CueIndex)."""
    aliases: Mapping[str, str]
    """Front-matter key without case, blanks and dashes to canonical name."""
    tables: Mapping[str, Mapping[str, Any]]
    """Tables of facts by name (`rules/tables`), unpacked on use."""
    skeleton: Mapping[str, str]
    """Section kind to the heading that a new posting has for it, in the order of a good posting."""
    matcher: Matcher

    @property
    def topics(self) -> set[str]:
        """The folders that rules lie in."""
        return {rule.topic for rule in self.rules.values()}

    @property
    def was(self) -> dict[str, str]:
        """Former ids of rules to present ones."""
        return {old: rule.id for rule in self.rules.values() for old in rule.page["was"]}


class Tables(Mapping[str, Mapping[str, "Any"]]):
    """Tables of facts by name, kept packed until a check looks one up."""

    def __init__(self, names: Sequence[str], packed: Heap) -> None:
        self._numbers = {name: number for number, name in enumerate(names)}
        self._packed = packed
        self._loaded: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._loaded:
            self._loaded[name] = self._packed[self._numbers[name]]
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def load_pack(folders: Sequence[str] = (), cache: str | None = None) -> Pack:
    """The built-in rules and those in the given folders; `cache` is the folder for what is compiled.

    Raises RuleError with file and line for a bad rule file.
    """
    if not folders and is_installed():
        kept = map_cache(shipped_pack(), shipped_key())
        if kept is not None:
            return _pack(*kept)
    return _pack(*_cached([rules_folder(), *folders], cache or cache_folder()))


def shipped_key() -> bytes:
    """The key under which a wheel's compiled rules are stored: they change only with the version."""
    return f"shipped {__version__}".encode()


def content_of(folders: Sequence[str]) -> bytes:
    """Changes when a rule does: in the given packs, and in the built-in rules where they are files that people edit."""
    return b"" if not folders and is_installed() else _content_key([rules_folder(), *folders])


def _cached(folders: Sequence[str], cache: str) -> tuple[Mapping[str, Any], Mapping[str, Bytes]]:
    key = _content_key(folders)
    path = os.path.join(cache, f"pack-{key.hex()}.bin")
    kept = map_cache(path, key)
    if kept is not None:
        return kept
    from jdlint.pack.build import build_data

    data, heaps = build_data(folders)
    write_cache(path, key, data, heaps)
    return data, heaps


def _content_key(folders: Sequence[str]) -> bytes:
    from hashlib import blake2b

    from jdlint.pack.files import pack_files

    key = blake2b(__version__.encode(), digest_size=12)
    for file in pack_files(folders):
        key.update(file.shown.encode())
        with open(file.path, "rb") as opened:
            key.update(opened.read())
    key.update(_code_stamp())
    return key.digest()


def _code_stamp() -> bytes:
    """Changes when the code that compiles rules does: in a checkout the version alone would not tell."""
    folder = os.path.dirname(os.path.abspath(__file__))
    kinds = os.path.join(os.path.dirname(folder), "checks")
    stamps = [str(os.stat(os.path.join(f, n)).st_mtime_ns) for f in (folder, kinds) for n in sorted(os.listdir(f))]
    return " ".join(stamps).encode()


def _pack(data: Mapping[str, Any], heaps: Mapping[str, Bytes]) -> Pack:
    keep(heaps["expressions"])
    pages = Heap(heaps["pages"])
    return Pack(
        rules={row[0]: Rule._make((*row, Page(pages, number))) for number, row in enumerate(data["rules"])},
        roles=data["roles"],
        titles=data["titles"],
        headings=data["headings"],
        cues=data["cues"],
        aliases=data["aliases"],
        tables=Tables(data["facts"], Heap(heaps["facts"])),
        skeleton=data["skeleton"],
        matcher=Matcher(heaps),
    )
