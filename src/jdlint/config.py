"""What a run is asked for: by the nearest configuration file of each posting, and by the command line over it.

Invariant: names that only the packs know (rules, roles, elements) keep the place where they were written, so that
`selection` can say where a wrong one stands.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from jdlint.errors import ConfigError
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.config_file import Override, RuleSetting
    from jdlint.grammar.setting import Setting as GrammarSetting

FILES = (".jdlint.yaml", "jdlint.yaml")
"""The names that a configuration file may have."""

_UNITS = {"": 1, "b": 1, "k": 1_000, "kb": 1_000, "m": 1_000_000, "mb": 1_000_000, "g": 10**9, "gb": 10**9}


class Name(Record):
    """A name that someone wrote, and where, for an error message: `.jdlint.yaml:3` or `--select`."""

    text: str
    where: str


class Config(Record):
    """One configuration file, or none (`path` empty). Globs and packs are relative to `folder`."""

    path: str = ""
    folder: str = ""
    source: str = ""
    """All that the file says, as it was read."""
    role: Name | None = None
    packs: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    provides: tuple[Name, ...] = ()
    jurisdictions: tuple[Name, ...] = ()
    """Codes of the places where the jobs are."""
    profiles: tuple[Name, ...] = ()
    """The job boards that the postings are for."""
    select: tuple[Name, ...] | None = None
    """None: the rules that are on by themselves."""
    extend_select: tuple[Name, ...] = ()
    ignore: tuple[Name, ...] = ()
    baseline: Name | None = None
    """The file of findings that are held back because they were there before."""
    fail_on: str = "warning"
    max_size: int = 1_000_000
    """In bytes."""
    fields: tuple[tuple[Name, tuple[str, ...]], ...] = ()
    """Further front-matter keys for the names that jdlint knows."""
    rules: tuple[RuleSetting, ...] = ()
    overrides: tuple[Override, ...] = ()
    grammar: GrammarSetting | None = None
    """None: grammar is not checked."""


class Configs:
    """The configuration of each file: the nearest one upward, or the one that was named."""

    def __init__(self, path: str | None = None, isolated: bool = False) -> None:
        """With `path`, that file holds for all; `isolated` reads none."""
        self._one = _read(path) if path else Config(folder=os.getcwd()) if isolated else None
        self._nearest: dict[str, Config] = {}

    def of(self, folder: str) -> Config:
        """The configuration for the files in `folder`. Raises ConfigError or RuleError."""
        return self._one or self._find(os.path.abspath(folder))

    def _find(self, folder: str) -> Config:
        if folder not in self._nearest:
            path = _file_in(folder)
            parent = os.path.dirname(folder)
            if path:
                self._nearest[folder] = _read(path)
            else:
                self._nearest[folder] = self._find(parent) if parent != folder else Config(folder=os.getcwd())
        return self._nearest[folder]


def _read(path: str) -> Config:
    # Imported here because most runs have no configuration file.
    from jdlint.config_file import read_config

    return read_config(path)


def _file_in(folder: str) -> str | None:
    found = [path for name in FILES if os.path.isfile(path := os.path.join(folder, name))]
    if len(found) > 1:
        raise ConfigError(f"{shown(folder)}: holds both {FILES[0]} and {FILES[1]}; keep one of them.")
    return found[0] if found else None


def shown(path: str) -> str:
    """`path` from here where it lies below, else whole."""
    here = os.path.join(os.getcwd(), "")
    return path[len(here) :] if path.startswith(here) else path


def put_over(
    config: Config, *, role: str | None = None, max_size: int | None = None, fail_on: str | None = None,
    select: Sequence[str] = (), extend_select: Sequence[str] = (), ignore: Sequence[str] = (),
    jurisdictions: Sequence[str] = (), profiles: Sequence[str] = (), grammar: str | None = None,
) -> Config:  # fmt: skip
    """The configuration with the command line's word over it: a selection there is not narrowed by the file."""
    chosen, extend = _named(select, "--select"), _named(extend_select, "--extend-select")
    ignored = () if select else tuple(name for name in config.ignore if name.text not in extend_select)
    return config._replace(
        role=Name(role, "--role") if role else config.role,
        max_size=config.max_size if max_size is None else max_size,
        fail_on=fail_on or config.fail_on,
        select=chosen or config.select,
        extend_select=extend if chosen else config.extend_select + extend,
        ignore=ignored + _named(ignore, "--ignore"),
        jurisdictions=_named(jurisdictions, "--jurisdiction") or config.jurisdictions,
        profiles=_named(profiles, "--profile") or config.profiles,
        grammar=_grammar(config, grammar) if grammar else config.grammar,
    )


def _grammar(config: Config, mode: str) -> GrammarSetting:
    from jdlint.grammar.setting import Setting

    return (config.grammar or Setting(base=config.folder))._replace(mode=mode)


def _named(texts: Sequence[str], option: str) -> tuple[Name, ...]:
    return tuple(Name(text, option) for text in texts)


def parse_size(text: str) -> int:
    """A size in bytes from `500000`, `500 kB` or `2MB`. Raises ValueError."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", text.strip().lower())
    if not match or match[2] not in _UNITS:
        raise ValueError(f'"{text}" is no size; write it like 500kB or 2MB.')
    return int(float(match[1]) * _UNITS[match[2]])
