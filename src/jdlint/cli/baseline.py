"""The baselines of a run: which findings they hold back, and what in them no longer applies.

Invariant: of a baseline, only what this run has looked at changes, and only what it would have found again is said to
be gone.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence

from jdlint.baseline import Entry, Known, entry, fingerprints, split
from jdlint.checks.across import KIND as ACROSS
from jdlint.cli.baseline_file import BaselineFile
from jdlint.cli.options import Options
from jdlint.cli.output import tell
from jdlint.config import shown
from jdlint.engine import Engine
from jdlint.errors import ConfigError
from jdlint.fingerprint import match
from jdlint.names import GRAMMAR
from jdlint.report import Checked, plural
from jdlint.rule import Finding, Rule, rule_of

_NAMED = 3
"""Entries that are named where many no longer apply."""


class Baselines:
    """The baseline of each posting: the one on the command line for all, else that of its configuration."""

    def __init__(self, options: Options, walked: Collection[str], unanswered: Collection[str]) -> None:
        """`walked`: the folders of which the run takes all postings; `unanswered`: the postings of which a grammar
        engine was asked, and said nothing.

        Raises ConfigError where the file that the command line names does not do.
        """
        self._options, self._walked, self._unanswered = options, walked, unanswered
        self._files: dict[str, BaselineFile] = {}
        if options.write_baseline:
            self._one: BaselineFile | None = BaselineFile(
                options.write_baseline, "--write-baseline", walked, fresh=True
            )
        else:
            self._one = BaselineFile(options.baseline, "--baseline", walked) if options.baseline else None

    def of(self, engine: Engine) -> BaselineFile | None:
        """Raises ConfigError for a file that the configuration names and that does not do."""
        named = engine.config.baseline
        if self._one or not named:
            return self._one
        path = os.path.join(engine.config.folder, named.text)
        if path not in self._files:
            self._files[path] = BaselineFile(path, named.where, self._walked)
        return self._files[path]

    def meet(self, file: Checked, engine: Engine) -> None:
        """Note that the run has looked at a posting: all are to be met before one is learnt or kept."""
        if baseline := self.of(engine):
            baseline.adopt(file)

    def learn(self, file: Checked, engine: Engine) -> None:
        """Put what was found in a posting into the baseline that is being written."""
        baseline, rules = self.of(engine), engine.pack.rules
        assert baseline
        key, found = baseline.adopt(file), fingerprints(file.findings, file.text, rules)
        known = _known(baseline, key, engine)
        left = {id: match(found.get(id, ()), prints)[1] for id, prints in known.items()}
        kept = {id: prints for id, prints in left.items() if not self._would_find(id, file.name, engine, baseline)}
        both = {id: [*found.get(id, ()), *kept.get(id, ())] for id in {**kept, **found}}
        baseline.entries[key] = entry(file.text, {id: prints for id, prints in both.items() if prints})
        baseline.has_compared |= any(_kind(id, engine) == ACROSS for id in both)

    def keep(self, file: Checked, engine: Engine) -> Sequence[Finding]:
        """The findings that the baseline does not know; what it knows and was not found is kept in mind."""
        baseline = self.of(engine)
        if baseline is None:
            return file.findings
        key = baseline.adopt(file)
        if key not in baseline.entries:
            return file.findings
        known = _known(baseline, key, engine)
        baseline.entries[key] = baseline.entries[key]._replace(known=known)
        parted = split(file.findings, file.text, engine.pack.rules, known)
        left = {id: one for id, one in parted.left.items() if self._would_find(id, file.name, engine, baseline)}
        baseline.left[key] = left
        return parted.new

    def _would_find(self, id: str, name: str, engine: Engine, baseline: BaselineFile) -> bool:
        """Whether the run would have found again what a rule found in the posting called `name`."""
        kind, ran = _kind(id, engine), engine.settings(name).rules
        if kind == ACROSS:
            return id in ran and baseline.is_whole
        if kind == GRAMMAR:
            answered = engine.grammar is not None and name not in self._unanswered
            return answered and (id in ran or _is_not_refused(id, ran))
        return id in ran or not kind

    def finish(self) -> None:
        """Write, prune, or tell of what no longer applies, as the run was asked to."""
        if self._options.write_baseline:
            assert self._one
            for path in self._one.gone:
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


def _known(baseline: BaselineFile, key: str, engine: Engine) -> Known:
    """What is known of a posting, by the names that rules have today."""
    known: Known = {}
    for id, prints in baseline.entries[key].known.items() if key in baseline.entries else ():
        known.setdefault(engine.pack.was.get(id, id), []).extend(prints)
    return known


def _kind(id: str, engine: Engine) -> str:
    """The kind of a rule; empty for one that is no more."""
    rule = rule_of(id, engine.pack.rules)
    return rule.kind if rule else ""


def _is_not_refused(id: str, ran: Mapping[str, Rule]) -> bool:
    """Whether a grammar engine's own rule is one of those that nobody names and that are all on."""
    return GRAMMAR in ran and id.rpartition("/")[2] not in ran[GRAMMAR].options.get("refused", ())


def _stale(baseline: BaselineFile) -> dict[str, Known]:
    """What no longer applies, by posting: not found any more, or of a posting that is gone."""
    gone = {path: one.known for path, one in baseline.gone.items()}
    return {path: known for path, known in sorted((gone | baseline.left).items()) if known}


def _told(baseline: BaselineFile, stale: dict[str, Known]) -> str:
    number = sum(len(prints) for known in stale.values() for prints in known.values())
    named = [f"{path}: {', '.join(known)}" for path, known in stale.items()]
    more = "; …" if len(named) > _NAMED else ""
    entries, verb = ("entries", "apply") if number != 1 else ("entry", "applies")
    return (
        f"{shown(os.path.abspath(baseline.path))}: {number:,} {entries} no longer {verb} "
        f"({'; '.join(named[:_NAMED])}{more}). Take them out with --prune-baseline."
    )


def _prune(baseline: BaselineFile, stale: dict[str, Known]) -> None:
    for path, known in stale.items():
        one = baseline.entries[path]
        kept = {id: match(known.get(id, ()), prints)[1] for id, prints in one.known.items()}
        baseline.entries[path] = Entry(one.sketch, {id: prints for id, prints in kept.items() if prints})
    baseline.write()


def held_back(number: int) -> str:
    """What the summary says of findings that a baseline holds back."""
    return f"{plural(number, 'known finding')} held back by the baseline."
