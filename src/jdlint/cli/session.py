"""One run over files: found, read, handed on one by one; whatever goes wrong is told and counted, and the run goes on.

Invariant: every file that was found is handed on, skipped and counted, or told of on standard error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from jdlint.cli.find import STDIN, Finder, Found, Wanted
from jdlint.cli.options import Options
from jdlint.cli.output import tell
from jdlint.cli.progress import progress
from jdlint.cli.read import read_stdin, read_text
from jdlint.config import Configs
from jdlint.engine import Engine
from jdlint.errors import JdlintError
from jdlint.posting.model import Posting
from jdlint.rule import Rule

T = TypeVar("T")

FINE, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing to mend, findings at or above `--fail-on`, the job could not be done in full."""

_STDIN_NAME = "<stdin>"


class Loaded(NamedTuple):
    """A file that was read, with the engine of its configuration."""

    name: str
    posting: Posting
    engine: Engine


class Session:
    """A run. `failed` counts the files that could not be checked, `skipped` those that are no postings."""

    def __init__(self, options: Options) -> None:
        """Raises ConfigError or RuleError."""
        self.failed = 0
        self.skipped = 0
        self._options = options
        self._configs = Configs(options.config, options.isolated)
        self._engines: dict[str, Engine] = {}
        self._postings: set[str] = set()
        self.told: dict[str, None] = {}
        """Why files could not be checked, in the order in which it was told."""

    def each(self, do: Callable[[Loaded], T], skip_named: bool = False) -> Iterator[T]:
        """What `do` makes of each posting. With `skip_named`, named files that are no postings are passed over too."""
        options = self._options
        excluding = Wanted(options.exclude or None, options.extend_exclude, options.force_exclude)
        finder = Finder(self._configs, excluding)
        files = finder.find(options.paths)
        if not files:
            self.engine_for(os.curdir)  # so that wrong options are told of even then
        for problem in finder.problems:
            self._fail(problem)
        for file in progress(files, options.quiet):
            yield from self._one(file, do, skip_named)
        for folder, met in finder.folders.items():
            if not met & self._postings:
                self._fail(_nothing_in(folder, len(met)))

    def _one(self, file: Found, do: Callable[[Loaded], T], skip_named: bool) -> Iterator[T]:
        try:
            loaded = self._load(file)
            if (skip_named or not file.named) and not loaded.engine.is_posting(loaded.posting, chosen=False):
                self.skipped += 1
                return
            self._postings.add(file.real)
            yield do(loaded)
        except JdlintError as error:
            if str(error).startswith("--"):  # a mistake on the command line: no file can be checked as was meant
                raise
            self._fail(str(error))
        except Exception as error:
            self._fail(_internal(file.path, error))

    def _load(self, file: Found) -> Loaded:
        name = file.path
        if file.path == STDIN:
            name = self._options.stdin_filename or _STDIN_NAME
        engine = self.engine_for(os.path.dirname(name) if name != _STDIN_NAME else os.curdir)
        limit = engine.config.max_size
        text = read_stdin(name, limit) if file.path == STDIN else read_text(file.path, limit)
        return Loaded(name, engine.read(text, name), engine)

    def engine_for(self, folder: str) -> Engine:
        """The engine for the files in a folder. Raises ConfigError or RuleError."""
        config = self._configs.of(folder)
        if config.path not in self._engines:
            self._engines[config.path] = Engine(self._options.over(config), self._options.today)
        return self._engines[config.path]

    def rules(self) -> dict[str, Rule]:
        """The rules of all packs that the run used."""
        return {id: rule for engine in self._engines.values() for id, rule in engine.pack.rules.items()}

    def _fail(self, message: str) -> None:
        """Count a file that could not be checked, and say why, once where many fail for one reason."""
        self.failed += 1
        if message not in self.told:
            self.told[message] = None
            tell(message)


def _nothing_in(folder: str, files: int) -> str:
    """Why a folder without a posting is a mistake, and what to do."""
    seen = f"none of its {files:,} files reads like one" if files else "it holds no .md, .html or .txt file"
    return f"{folder}: no job posting in this folder: {seen}. Check the path, or name the file itself."


def _internal(path: str, error: Exception) -> str:
    """What to say of a mistake in jdlint itself; the notes of the error name the rule."""
    if os.environ.get("JDLINT_TRACEBACK") == "1":
        from traceback import print_exception

        print_exception(error)
    notes = "; ".join(getattr(error, "__notes__", ())) or "while reading the file"
    return (
        f"{path}: a mistake in jdlint itself, {notes}: {type(error).__name__}: {error}. Please report it with the "
        "posting's text; JDLINT_TRACEBACK=1 shows where it happened, and --ignore leaves a rule out."
    )
