"""One run over files: found, read, handed on one by one; whatever goes wrong is told and counted, and the run goes on.

Invariant: every file that was found is handed on, skipped and counted, or told of on standard error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from jdlint.cli.examine import Examined, examine, internal, with_findings
from jdlint.cli.find import STDIN, Finder, Found, Wanted
from jdlint.cli.options import Options
from jdlint.cli.output import tell
from jdlint.cli.progress import progress
from jdlint.cli.read import read_stdin, read_text
from jdlint.cli.source import Source
from jdlint.config import Config, Configs
from jdlint.errors import JdlintError
from jdlint.record import Record
from jdlint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from jdlint.engine import Engine
    from jdlint.posting.model import Posting

    T = TypeVar("T")


FINE, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing to mend, findings at or above `--fail-on`, the job could not be done in full."""

STDIN_NAME = "<stdin>"


class Loaded(Record):
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
        self.among_others = False
        """Whether several files are checked, and compared with each other."""
        self.stdin_mark = b""
        """The first bytes of standard input, which tell its encoding."""
        self.options = options
        self._configs = Configs(options.config, options.isolated)
        self._finder = Finder(
            self._configs, Wanted(options.exclude or None, options.extend_exclude, options.force_exclude)
        )
        self._engines: dict[str, Engine] = {}
        self._used: dict[str, Config] = {}
        self._postings: set[str] = set()
        self.told: dict[str, None] = {}
        """Why files could not be checked, in the order in which it was told."""

    def examine(self) -> list[Examined]:
        """What came of each posting, in the order of the files."""
        from jdlint.cli.examiner import examine_all

        read = [self._read(file) for file in self._find()]
        self.among_others = len(read) > 1
        done = iter(examine_all([one for one in read if isinstance(one, Source)], self))
        examined = [self._counted(one, next(done)) if isinstance(one, Source) else one for one in read]
        for one in examined:
            if one.error:
                self._fail(one.error)
        self._look_into_folders()
        return self._compared([one for one in examined if one.is_posting and not one.error])

    def _compared(self, examined: list[Examined]) -> list[Examined]:
        """The same with what only shows when postings are compared."""
        if sum(bool(one.digest) for one in examined) < 2:
            return examined
        from jdlint.cli.compare import compared

        more = compared({one.name: one.digest for one in examined}, self.rules())
        return [with_findings(one, more[one.name]) if one.name in more else one for one in examined]

    def each(self, do: Callable[[Loaded], T]) -> Iterator[T]:
        """What `do` makes of each posting, one by one."""
        files = self._find()
        for file in progress(files, len(files), self.options.quiet):
            source = self._read(file)
            if isinstance(source, Examined):
                self._fail(source.error)
                continue
            try:
                engine = self.engine_of(source.config)
                posting = engine.read(source.text, source.name)
                is_posting = not source.may_pass or engine.is_posting(posting, chosen=False)
                self._count(file, is_posting)
                if is_posting:
                    yield do(Loaded(source.name, posting, engine))
            except JdlintError as error:
                self._fail(_unless_typed(error))
            except Exception as error:
                self._fail(internal(source.name, error))
        self._look_into_folders()

    def examine_one(self, source: Source) -> Examined:
        """What comes of one file."""
        try:
            return examine(self.engine_of(source.config), source, self.among_others)
        except JdlintError as error:
            return Examined(source.name, source.text, error=_unless_typed(error))

    def source(self, file: Found, name: str, text: str | None = None) -> Source:
        """A file with its configuration, read where the text is not given. Raises JdlintError."""
        config = self.config_for(name)
        if text is None:
            text = self._text(file.path, name, config.max_size)
        return Source(file, name, text, config, self.options.skip_non_postings or not file.named)

    def _text(self, path: str, name: str, limit: int) -> str:
        if path != STDIN:
            return read_text(path, limit)
        text, self.stdin_mark = read_stdin(name, limit)
        return text

    def engine_for(self, name: str) -> Engine:
        """The engine for the file called `name`; none: for those in this folder. Raises ConfigError or RuleError."""
        return self.engine_of(self.config_for(name))

    def engine_of(self, config: Config) -> Engine:
        """The engine of a configuration. Raises ConfigError or RuleError."""
        if config.path not in self._engines:
            from jdlint.engine import Engine

            given = self.options
            self._engines[config.path] = Engine(config, given.today, given.cache_dir, keeps=not given.no_cache)
        return self._engines[config.path]

    def problem_with(self, config: Config) -> str:
        """Why nothing can be checked under a configuration. Raises a mistake on the command line."""
        try:
            self.engine_of(config)
        except JdlintError as error:
            return _unless_typed(error)
        return ""

    @property
    def walked(self) -> Collection[str]:
        """The folders of which all postings are checked."""
        return self._finder.folders

    def rules(self) -> Mapping[str, Rule]:
        """The rules of all packs that the run used."""
        return _Rules(self, self._used)

    def _find(self) -> list[Found]:
        files = self._finder.find(self.options.paths)
        if not files:
            self.engine_for("")  # so that wrong options are told of even then
        for problem in self._finder.problems:
            self._fail(problem)
        return files

    def _read(self, file: Found) -> Source | Examined:
        """A file that was read, or why it was not."""
        try:
            return self.source(file, file.path if file.path != STDIN else self.options.stdin_filename or STDIN_NAME)
        except JdlintError as error:
            return Examined(file.path, "", error=_unless_typed(error))
        except Exception as error:
            return Examined(file.path, "", error=internal(file.path, error))

    def _counted(self, source: Source, examined: Examined) -> Examined:
        if not examined.error:
            self._count(source.file, examined.is_posting)
        return examined

    def _count(self, file: Found, is_posting: bool) -> None:
        if is_posting:
            self._postings.add(file.real)
        else:
            self.skipped += 1

    def _look_into_folders(self) -> None:
        for folder, met in self._finder.folders.items():
            if not met & self._postings:
                self._fail(_nothing_in(folder, len(met)))

    def config_for(self, name: str) -> Config:
        """The configuration for the file called `name`, with the command line's word over it. Raises ConfigError."""
        config = self._configs.of(os.path.dirname(name))
        if config.path not in self._used:
            self._used[config.path] = self.options.over(config)
        return self._used[config.path]

    def _fail(self, message: str) -> None:
        """Count a file that could not be checked, and say why, once where many fail for one reason."""
        self.failed += 1
        if message not in self.told:
            self.told[message] = None
            tell(message)


class _Rules(Mapping[str, Rule]):
    """The rules of some configurations, loaded when somebody asks for one: a run may take all from earlier results."""

    def __init__(self, session: Session, configs: Mapping[str, Config]) -> None:
        self._session = session
        self._configs = configs

    @cached_property
    def _all(self) -> dict[str, Rule]:
        able = [config for config in self._configs.values() if not self._session.problem_with(config)]
        return {id: rule for config in able for id, rule in self._session.engine_of(config).pack.rules.items()}

    def __getitem__(self, id: str) -> Rule:
        return self._all[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _nothing_in(folder: str, files: int) -> str:
    """Why a folder without a posting is a mistake, and what to do."""
    seen = f"none of its {files:,} files reads like one" if files else "it holds no .md, .html or .txt file"
    return f"{folder}: no job posting in this folder: {seen}. Check the path, or name the file itself."


def _unless_typed(error: JdlintError) -> str:
    """What to tell of one file's error. Raises a mistake on the command line: no file can be checked as was meant."""
    if str(error).startswith("--"):
        raise error
    return str(error)
