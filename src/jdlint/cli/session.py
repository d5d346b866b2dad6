"""One run over files: found, read, handed on one by one; whatever goes wrong is told and counted, and the run goes on.

Invariant: every file that was found is handed on, skipped and counted, or told of on standard error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from jdlint.cli.examine import Examined, examine, internal
from jdlint.cli.find import STDIN, Finder, Found, Wanted
from jdlint.cli.options import Options
from jdlint.cli.output import tell
from jdlint.cli.progress import progress
from jdlint.cli.read import read_stdin, read_text
from jdlint.config import Config, Configs
from jdlint.engine import Engine
from jdlint.errors import JdlintError
from jdlint.posting.model import Posting
from jdlint.rule import Rule

T = TypeVar("T")

FINE, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing to mend, findings at or above `--fail-on`, the job could not be done in full."""

_STDIN_NAME = "<stdin>"


class Source(NamedTuple):
    """A file that was read: its name in messages, its text, and the configuration that holds for it."""

    file: Found
    name: str
    text: str
    config: Config


class Loaded(NamedTuple):
    """A posting, with the engine of its configuration."""

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
        self._told: set[str] = set()

    def examine(self) -> list[Examined]:
        """What came of each posting, in the order of the files."""
        return [examined for examined in self._over(self._examine) if examined.is_posting]

    def each(self, do: Callable[[Loaded], T]) -> Iterator[T]:
        """What `do` makes of each posting."""

        def one(source: Source) -> T | None:
            engine = self._engine(source.config)
            posting = engine.read(source.text, source.name)
            is_posting = source.file.named or engine.is_posting(posting, chosen=False)
            self._count(source, is_posting)
            return do(Loaded(source.name, posting, engine)) if is_posting else None

        for made in self._over(one):
            if made is not None:
                yield made

    def _examine(self, source: Source) -> Examined:
        may_pass = self._options.skip_non_postings or not source.file.named
        examined = examine(self._engine(source.config), source.name, source.text, may_pass)
        if examined.error:
            raise JdlintError(examined.error)
        self._count(source, examined.is_posting)
        return examined

    def _over(self, do: Callable[[Source], T]) -> Iterator[T]:
        """What `do` makes of each file that can be read."""
        options = self._options
        excluding = Wanted(options.exclude or None, options.extend_exclude, options.force_exclude)
        finder = Finder(self._configs, excluding)
        files = finder.find(options.paths)
        if not files:
            self.engine_for(os.curdir)  # so that wrong options are told of even then
        for problem in finder.problems:
            self._fail(problem)
        for file in progress(files, options.quiet):
            yield from self._one(file, do)
        for folder, met in finder.folders.items():
            if not met & self._postings:
                self._fail(_nothing_in(folder, len(met)))

    def _one(self, file: Found, do: Callable[[Source], T]) -> Iterator[T]:
        try:
            yield do(self._read(file))
        except JdlintError as error:
            if str(error).startswith("--"):  # a mistake on the command line: no file can be checked as was meant
                raise
            self._fail(str(error))
        except Exception as error:
            self._fail(internal(file.path, error))

    def _read(self, file: Found) -> Source:
        name = file.path
        if file.path == STDIN:
            name = self._options.stdin_filename or _STDIN_NAME
        config = self._config(os.path.dirname(name) if name != _STDIN_NAME else os.curdir)
        text = read_stdin(name, config.max_size) if file.path == STDIN else read_text(file.path, config.max_size)
        return Source(file, name, text, config)

    def _count(self, source: Source, is_posting: bool) -> None:
        if is_posting:
            self._postings.add(source.file.real)
        else:
            self.skipped += 1

    def engine_for(self, folder: str) -> Engine:
        """The engine for the files in a folder. Raises ConfigError or RuleError."""
        return self._engine(self._config(folder))

    def _config(self, folder: str) -> Config:
        return self._options.over(self._configs.of(folder))

    def _engine(self, config: Config) -> Engine:
        if config.path not in self._engines:
            self._engines[config.path] = Engine(config, self._options.today)
        return self._engines[config.path]

    def rules(self) -> dict[str, Rule]:
        """The rules of all packs that the run used."""
        return {id: rule for engine in self._engines.values() for id, rule in engine.pack.rules.items()}

    def _fail(self, message: str) -> None:
        """Count a file that could not be checked, and say why, once where many fail for one reason."""
        self.failed += 1
        if message not in self._told:
            self._told.add(message)
            tell(message)


def _nothing_in(folder: str, files: int) -> str:
    """Why a folder without a posting is a mistake, and what to do."""
    seen = f"none of its {files:,} files reads like one" if files else "it holds no .md, .html or .txt file"
    return f"{folder}: no job posting in this folder: {seen}. Check the path, or name the file itself."
