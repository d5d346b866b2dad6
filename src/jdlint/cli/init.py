"""`jdlint init`: the configuration, hook and CI file for the repository that one stands in.

Invariant: a file that is there stays as it is; what it lacks is shown, for the person to put in.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence

from jdlint.adopt import CONFIG, GITHUB, GITLAB, HOOK, Seen, posting_folders, text_for
from jdlint.cli.find import Finder, Wanted
from jdlint.cli.git import top_of
from jdlint.cli.options import Options
from jdlint.cli.output import tell, write, write_new
from jdlint.cli.progress import progress
from jdlint.cli.read import read_text
from jdlint.cli.session import FINE
from jdlint.config import FILES as CONFIG_FILES
from jdlint.config import Config, Configs
from jdlint.engine import Engine
from jdlint.errors import JdlintError
from jdlint.globs import Globs

_SAMPLE = 30
"""Files of one folder that are read to see whether postings lie in it."""


def run(options: Options) -> int:
    """Write what is missing, say what was done, and answer with the exit code. Raises JdlintError without postings."""
    here = os.path.realpath(os.curdir)
    root = top_of(here) or here
    folders = [_inside(root, path) for path in options.paths] or _look(root, options.quiet)
    tell = _silent if options.quiet else _tell
    tell(f"postings lie in {', '.join(folder or 'the top folder' for folder in folders)}.")
    shown: list[str] = []
    for name in _wanted(root, options):
        said, by_hand = _put(root, name, folders, options)
        shown += by_hand
        tell(said)
    write(shown, None)
    if not options.dry_run and not any(text.startswith(f"# for {name}") for text in shown for name in CONFIG_FILES):
        tell("`jdlint check` now checks these postings; `pre-commit install` switches the hook on.")
    return FINE


def _silent(message: str) -> None:
    del message


def _tell(message: str) -> None:
    if message:
        tell(message)


def _inside(root: str, path: str) -> str:
    """A folder that was named, relative to the root."""
    if not os.path.isdir(path):
        raise JdlintError(f"{path}: there is no such folder. Name the folders that hold your postings.")
    inner = os.path.relpath(path, root).replace(os.sep, "/")
    if inner.split("/")[0] == "..":
        raise JdlintError(f"{path}: lies outside of this repository, {root}. Run `jdlint init` where the postings are.")
    return "" if inner == "." else inner


def _look(root: str, quiet: bool) -> list[str]:
    """The folders that hold postings, found by reading some files of each. Raises JdlintError where none does."""
    engine = Engine(Config(folder=root), "")
    files = Finder(Configs(isolated=True), Wanted()).find([os.path.relpath(root)])
    seen: dict[str, Seen] = {}
    for file in progress(files, len(files), quiet):
        folder = os.path.dirname(os.path.relpath(file.path, root)).replace(os.sep, "/")
        had = seen.get(folder, Seen(0, 0))
        if had.files < _SAMPLE:
            seen[folder] = Seen(had.files + 1, had.postings + _is_posting(engine, file.path))
    folders = posting_folders(seen)
    if not folders:
        raise JdlintError(
            "no folder here holds job postings, as far as can be seen. Name the one that does, as in "
            "`jdlint init content/jobs`, or start a posting with `jdlint new --role backend posting.md`."
        )
    return folders


def _is_posting(engine: Engine, path: str) -> bool:
    try:
        posting = engine.read(read_text(path, engine.config.max_size), path)
    except JdlintError:
        return False  # `jdlint check` tells what is wrong with it
    return engine.is_posting(posting, chosen=False)


def _wanted(root: str, options: Options) -> Iterator[str]:
    yield CONFIG
    in_git = os.path.exists(os.path.join(root, ".git"))
    if in_git and not options.no_hook:
        yield HOOK
    host = options.ci if options.ci != "auto" else _host(root)
    if host == "github":
        yield GITHUB
    elif host == "gitlab":
        yield GITLAB
    elif options.ci == "auto" and in_git and not options.quiet:
        tell("no sign of GitHub or GitLab here, so no CI file: --ci github or --ci gitlab asks for one.")


def _host(root: str) -> str:
    """Which service runs the repository's jobs, by what lies in it and where it was cloned from."""
    for host, signs in (("github", (".github",)), ("gitlab", (".gitlab-ci.yml", ".gitlab"))):
        if any(os.path.exists(os.path.join(root, sign)) for sign in signs):
            return host
    remotes = _remotes(root).lower()
    return next((host for host in ("github", "gitlab") if host in remotes), "")


def _remotes(root: str) -> str:
    """Where the repository was cloned from, as git says; nothing without git."""
    asked = ["git", "-C", root, "config", "--get-regexp", r"^remote\..*\.url$"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, errors="replace", check=False).stdout
    except OSError:
        return ""


def _put(root: str, name: str, folders: Sequence[str], options: Options) -> tuple[str, Sequence[str]]:
    """Write one file, or leave what is there: what to say of it, and the text that a person has to put in by hand."""
    text = text_for(name, folders)
    there = next((n for n in _names(name) if os.path.lexists(os.path.join(root, n))), None)
    if there is None:
        if options.dry_run:
            return "", [f"# {name}\n{text}\n"]
        _write(root, name, text)
        return f"wrote {name}.", []
    if _has_it(root, there, folders):
        return f"{there} is there already and stays as it is.", []
    if there in CONFIG_FILES:
        text = next(line for line in text.splitlines() if line.startswith("include:"))
    return f"{there} is there already: put what is shown into it.", [f"# for {there}\n{text}\n"]


def _write(root: str, name: str, text: str) -> None:
    path = os.path.join(root, *name.split("/"))
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise JdlintError(f"{name}: cannot be written: {error.strerror}.") from error
    write_new(text, path)


def _has_it(root: str, there: str, folders: Sequence[str]) -> bool:
    """Whether a file that is there does already what it would be written for."""
    path = os.path.join(root, there)
    if there not in CONFIG_FILES:
        return "jdlint" in _text(path)
    include = Configs(path).of(root).include
    return not include or all(Globs(root, include).match(os.path.join(root, folder), True) for folder in folders)


def _names(name: str) -> Sequence[str]:
    return CONFIG_FILES if name == CONFIG else (name, name.replace(".yaml", ".yml")) if name == GITHUB else (name,)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError as error:
        raise JdlintError(f"{path}: cannot be read: {error.strerror}.") from error
