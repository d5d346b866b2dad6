"""`jdlint grammar`: LanguageTool downloaded, started, stopped, and how it stands.

Invariant: the only command that downloads anything or ends a process, and only when asked by name.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from jdlint.cli.options import Options
from jdlint.cli.output import tell, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.grammar.kept import Kept
    from jdlint.grammar.setting import Setting

_FINE, _NOTHING = 0, 1


def run(options: Options, action: str) -> int:
    """Do it and say what was done. Exit code 1: nothing that answers (`status`). Raises GrammarError."""
    from jdlint.config import Configs
    from jdlint.grammar import MISSING, GrammarError
    from jdlint.grammar.setting import Setting

    setting = Configs(options.config, options.isolated).of(os.curdir).grammar or Setting()
    actions: dict[str, Callable[[Setting], int]] = {
        "install": _install, "start": _start, "stop": _stop, "status": _status,
    }  # fmt: skip
    try:
        return actions[action](setting)
    except ImportError as error:
        raise GrammarError(f"{MISSING}.") from error


def _install(setting: Setting) -> int:
    from jdlint.grammar.folder import VERSION
    from jdlint.grammar.install import install

    folder, is_new = install(setting)
    return _say(f"LanguageTool {VERSION} {'is now' if is_new else 'is already'} in {folder}.")


def _start(setting: Setting) -> int:
    from jdlint.grammar import ELSEWHERE, GrammarError
    from jdlint.grammar.address import shown
    from jdlint.grammar.kept import ready
    from jdlint.grammar.server import start

    if setting.server:
        raise GrammarError(
            f"`server:` under `grammar:` names {shown(setting.server)}, so no check would ask one that is started "
            f"here. {ELSEWHERE}"
        )
    if not ready():
        tell("starting LanguageTool, which takes up to a minute on a busy machine")
    server = start(setting)
    return _say(f"LanguageTool runs at {server.url} (process {server.pid}) until `jdlint grammar stop`.")


def _stop(setting: Setting) -> int:
    del setting
    from jdlint.grammar.server import stop

    server = stop()
    return _say(f"LanguageTool at {server.url} was stopped." if server else "No LanguageTool was running.")


def _status(setting: Setting) -> int:
    from jdlint.grammar.address import shown
    from jdlint.grammar.kept import answers, kept

    if setting.server:
        is_there = answers(setting.server)
        says = "answers" if is_there else "does not answer"
        _say(f"The server at {shown(setting.server)} {says} (`grammar:` names it).")
        return _FINE if is_there else _NOTHING
    server = kept()
    if server is None:
        _say("No LanguageTool is running. `jdlint grammar start` starts one.")
        return _NOTHING
    return _tell_of(server)


def _tell_of(server: Kept) -> int:
    from jdlint.grammar.kept import memory, ready
    from jdlint.grammar.own import stamp

    is_ready = ready() is not None
    state = "answers" if is_ready else "does not answer, or not yet"
    if server.ready and server.rules != stamp():
        state = "was started by another version of jdlint, and `jdlint grammar start` replaces it"
    size = f"{memory(server) / 1e6:,.0f} MB"
    _say(f"LanguageTool at {server.url} {state}: process {server.pid}, {size}, from {server.folder}.")
    return _FINE if is_ready else _NOTHING


def _say(message: str) -> int:
    write([message + "\n"], None)
    return _FINE
