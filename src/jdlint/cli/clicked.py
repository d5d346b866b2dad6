"""The commands as click knows them: help, completion, and the errors of a command line that does not fit.

Invariant: every option comes from the table in `options`; what a command does stands in the module of its name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeVar

import click

from jdlint import __version__
from jdlint.cli.options import Options
from jdlint.cli.table import (
    COVERAGE,
    EXPORT,
    FILES,
    GATE,
    INIT,
    OUTPUT,
    ROLE,
    RULES,
    RUN,
    Opt,
    check_output,
    format_opt,
    split,
)  # fmt: skip
from jdlint.errors import did_you_mean
from jdlint.report import COVERAGE_FORMATS, FORMATS

F = TypeVar("F", bound=Callable[..., Any])


def _click_option(opt: Opt) -> Callable[[F], F]:
    names = [opt.short, opt.name] if opt.short else [opt.name]
    if opt.is_flag:
        return click.option(*names, is_flag=True, help=opt.help)
    env = opt.env or None
    if opt.choices:
        return click.option(*names, type=click.Choice(opt.choices), default=opt.default, envvar=env, help=opt.help)
    if opt.many:
        return click.option(*names, multiple=True, callback=_split(opt), metavar=opt.metavar, help=opt.help)
    return click.option(
        *names, metavar=opt.metavar, default=opt.default, callback=_convert(opt), envvar=env, help=opt.help
    )


def _split(opt: Opt) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...]]:
    def parted(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
        del context, option
        with _told_by_click():
            for value in values:
                opt.refuse_empty(value)
        return split(values)

    return parted


def _convert(opt: Opt) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    def convert(context: click.Context, option: click.Parameter, value: str | None) -> Any:
        del context, option
        with _told_by_click():
            opt.refuse_empty(value)
            return opt.convert(value) if opt.convert else value

    return convert


@contextmanager
def _told_by_click() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _with(*opts: Opt) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for opt in reversed(opts):
            command = _click_option(opt)(command)
        return command

    return decorate


def _run(module: str, given: dict[str, Any]) -> int:
    options = Options(**given)
    if mistake := options.mistake():
        raise click.UsageError(mistake)
    code: int = import_module(f"jdlint.cli.{module}").run(options)
    return code


_PATHS = click.argument("paths", nargs=-1, metavar="[PATHS]...")


class _Group(click.Group):
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; a usage error that helps where there is none."""
        name = args[0]
        if name not in self.commands:
            hint = (
                f" Did you mean `jdlint check {name}`?" if os.path.exists(name) else did_you_mean(name, self.commands)
            )
            ctx.fail(f'There is no command "{name}".{hint}')
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use."""
        del ctx
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="jdlint %(version)s")
def commands() -> None:
    """Check job postings: what they say, what they lack, and where to put it.

    Start with `jdlint check posting.md`.
    """


@commands.command()
@_PATHS
@_with(*FILES, *RULES, *RUN, *GATE, *check_output(FORMATS))
def check(**given: Any) -> int:
    """Check job postings: what they say, what they lack, and where to put it.

    PATHS are files, folders, or `-` for standard input; without a path, what the configuration includes, else all
    postings in this folder. Exit code: 0 nothing to mend, 1 findings, 2 something could not be checked.
    """
    return _run("check", given)


@commands.command()
@_PATHS
@_with(*FILES, *COVERAGE, format_opt(COVERAGE_FORMATS), *OUTPUT)
def coverage(**given: Any) -> int:
    """Show what job postings state, hint at and lack, element by element, with the words that say it.

    PATHS as for `jdlint check`. Every file that is named gets an answer, whatever it is. After several postings comes
    a summary: which elements they lack most.
    """
    return _run("coverage", given)


@commands.command()
@_PATHS
@_with(*FILES, *EXPORT, OUTPUT[0], OUTPUT[2])
def export(**given: Any) -> int:
    """Write job postings as JobPosting data (schema.org), as Google for Jobs and job boards read them.

    PATHS as for `jdlint check`. One file gives one object, several files or a folder a list. What a posting does not
    state is left out; what Google requires of that is told, and makes the exit code 1.
    """
    return _run("export", given)


@commands.command()
@click.argument("path", required=False)
@_with(FILES[1], FILES[2], ROLE, OUTPUT[-1])
def new(path: str | None, **given: Any) -> int:
    """Start a job posting: a text with a place for everything that a posting for the ROLE must say.

    The text goes to PATH, which must not exist yet, or to standard output. What stands in square brackets is to be
    filled in; until then `jdlint check` asks for it.
    """
    return _run("new", {**given, "paths": (path,) if path else ()})


@commands.command()
@click.argument("paths", nargs=-1, metavar="[FOLDERS]...")
@_with(*INIT, OUTPUT[-1])
def init(**given: Any) -> int:
    """Set jdlint up in this repository: a configuration, a pre-commit hook and a CI file.

    FOLDERS hold the postings; without them, they are looked for. A file that is there already stays as it is, and what
    it needs is shown.
    """
    return _run("init", given)


@commands.command()
@_PATHS
@_with(*FILES, format_opt(("table", "json")), *OUTPUT)
def stats(**given: Any) -> int:
    """Show the readability figures of job postings, whole and by section, as textstat computes them.

    PATHS as for `jdlint check`.
    """
    return _run("stats", given)


@commands.command()
@click.argument("what", type=click.Choice(("config", "rule")))
@_with(FILES[1], FILES[2], OUTPUT[0])
def schema(what: str, **given: Any) -> int:
    """Print the JSON schema of the configuration or of rule files, by which editors complete and check them."""
    from jdlint.cli.schema import run

    return run(Options(**given), what)


@commands.command()
@click.argument("action", type=click.Choice(("install", "start", "stop", "status")))
@_with(FILES[1], FILES[2])
def grammar(action: str, **given: Any) -> int:
    """Keep a LanguageTool server for `jdlint check --grammar on`.

    `install` downloads LanguageTool (250 MB; it needs Java 17), `start` starts it and leaves it running, `stop` ends
    it, `status` says how it stands.
    """
    from jdlint.cli.grammar import run

    return run(Options(**given), action)


@commands.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="All rules.")
@_with(FILES[1], FILES[2], format_opt(("text", "json")), *OUTPUT)
def rule(ids: tuple[str, ...], everything: bool, **given: Any) -> int:
    """Explain rules: what each finds, why it matters, where that is known from, and examples.

    ID is the id of a rule, or a topic for all its rules.
    """
    if not ids and not everything:
        raise click.UsageError("Name a rule, as in `jdlint rule mission`, or use --all.")
    from jdlint.cli.rule import run

    return run(Options(**given), ids, everything)
