"""The baselines of a run: which findings they hold back, and what in them no longer applies.

Invariant: only a file that is a baseline, or not there yet, is ever written; of one, only what this run has looked at
changes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress

from jdlint.baseline import Entry, Known, dump, entry, fingerprints, load, moved_from, split, way_from_other
from jdlint.cli.options import Options
from jdlint.cli.output import tell, write
from jdlint.config import shown
from jdlint.engine import Engine
from jdlint.errors import ConfigError
from jdlint.fingerprint import match
from jdlint.report import Checked, plural
from jdlint.rule import Finding

_NAMED = 3
"""Entries that are named where many no longer apply."""


class _Baseline:
    """One file, and what this run has learnt of the postings in it."""

    def __init__(self, path: str, where: str, fresh: bool = False) -> None:
        """Raises ConfigError; with `fresh` the file need not be there."""
        self.path, self.folder = path, os.path.dirname(os.path.realpath(path))
        self.entries: dict[str, Entry] = {}
        if not (fresh and not os.path.lexists(path)):
            self.entries = load(_text(path, where), shown(os.path.abspath(path)))
        self.left: dict[str, Known] = {}
        self._gone: dict[str, Entry] | None = None

    def key(self, name: str) -> str:
        """What a posting is called in the file: its path from there."""
        path = os.path.realpath(name)
        with suppress(ValueError):  # another drive
            path = os.path.relpath(path, self.folder)
        return path.replace(os.sep, "/")

    def gone(self) -> dict[str, Entry]:
        """The entries of postings that are there no longer."""
        if self._gone is None:
            there = {path: os.path.lexists(os.path.join(self.folder, path)) for path in self.entries}
            self._gone = {path: self.entries[path] for path, is_there in there.items() if not is_there}
        return self._gone

    def adopt(self, file: Checked) -> str:
        """The key of a posting; the entry of an older one that it was renamed from is put under it first."""
        key = self.key(file.name)
        if key not in self.entries and file.text and self.gone():
            old = moved_from(file.text, self.gone())
            if old is not None:
                self.entries[key] = self.entries.pop(old)
                del self.gone()[old]
        return key

    def write(self) -> None:
        write([dump(self.entries)], self.path)


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


class Baselines:
    """The baseline of each posting: the one on the command line for all, else that of its configuration."""

    def __init__(self, options: Options) -> None:
        """Raises ConfigError where the file that the command line names does not do."""
        self._options = options
        self._files: dict[str, _Baseline] = {}
        if options.write_baseline:
            self._one: _Baseline | None = _Baseline(options.write_baseline, "--write-baseline", fresh=True)
        else:
            self._one = _Baseline(options.baseline, "--baseline") if options.baseline else None

    def of(self, engine: Engine) -> _Baseline | None:
        """Raises ConfigError for a file that the configuration names and that does not do."""
        named = engine.config.baseline
        if self._one or not named:
            return self._one
        path = os.path.join(engine.config.folder, named.text)
        if path not in self._files:
            self._files[path] = _Baseline(path, named.where)
        return self._files[path]

    def learn(self, file: Checked, engine: Engine) -> None:
        """Put what was found in a posting into the baseline that is being written."""
        baseline = self.of(engine)
        assert baseline
        key, rules = baseline.adopt(file), engine.settings(file.name).rules
        old = baseline.entries[key].known if key in baseline.entries else {}
        kept = {id: known for id, known in old.items() if id in engine.pack.rules and id not in rules}
        baseline.entries[key] = entry(file.text, kept | fingerprints(file.findings, file.text, engine.pack.rules))

    def keep(self, file: Checked, engine: Engine) -> Sequence[Finding]:
        """The findings that the baseline does not know; what it knows and was not found is kept in mind."""
        baseline = self.of(engine)
        if baseline is None:
            return file.findings
        key = baseline.adopt(file)
        if key not in baseline.entries:
            return file.findings
        known: Known = {}
        for id, prints in baseline.entries[key].known.items():
            known.setdefault(engine.pack.was.get(id, id), []).extend(prints)
        baseline.entries[key] = baseline.entries[key]._replace(known=known)
        parted = split(file.findings, file.text, engine.pack.rules, known)
        ran = engine.settings(file.name).rules
        baseline.left[key] = {id: left for id, left in parted.left.items() if id in ran or id not in engine.pack.rules}
        return parted.new

    def finish(self) -> None:
        """Write, prune, or tell of what no longer applies, as the run was asked to."""
        if self._options.write_baseline:
            assert self._one
            for path in self._one.gone():
                self._one.entries.pop(path)
            self._one.write()
            return
        used = [self._one] if self._one else list(self._files.values())
        if not used and self._options.prune_baseline:
            raise ConfigError(
                "--prune-baseline: no baseline is named. Name it with --baseline FILE, or with `baseline:` in the "
                "configuration."
            )
        for baseline in used:
            stale = _stale(baseline)
            if self._options.prune_baseline and stale:
                _prune(baseline, stale)
            elif stale and not self._options.quiet:
                tell(_told(baseline, stale))


def _stale(baseline: _Baseline) -> dict[str, Known]:
    """What no longer applies, by posting: not found any more, or of a posting that is gone."""
    gone = {path: one.known for path, one in baseline.gone().items()}
    return {path: known for path, known in sorted((gone | baseline.left).items()) if known}


def _told(baseline: _Baseline, stale: dict[str, Known]) -> str:
    number = sum(len(prints) for known in stale.values() for prints in known.values())
    named = [f"{path}: {', '.join(known)}" for path, known in stale.items()]
    more = "; …" if len(named) > _NAMED else ""
    entries, verb = ("entries", "apply") if number != 1 else ("entry", "applies")
    return (
        f"{shown(os.path.abspath(baseline.path))}: {number:,} {entries} no longer {verb} "
        f"({'; '.join(named[:_NAMED])}{more}). Take them out with --prune-baseline."
    )


def _prune(baseline: _Baseline, stale: dict[str, Known]) -> None:
    for path, known in stale.items():
        one = baseline.entries[path]
        kept = {id: match(known.get(id, ()), prints)[1] for id, prints in one.known.items()}
        baseline.entries[path] = Entry(one.sketch, {id: prints for id, prints in kept.items() if prints})
    baseline.write()


def held_back(number: int) -> str:
    """What the summary says of findings that a baseline holds back."""
    return f"{plural(number, 'known finding')} held back by the baseline."
