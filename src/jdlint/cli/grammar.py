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
    from jdlint.grammar.setting import Setting

_FINE, _NOTHING = 0, 1


def run(options: Options, action: str) -> int:
    """Do it and say what was done. Exit code 1: nothing runs (`status`). Raises GrammarError."""
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
    del setting
    from jdlint.grammar.folder import VERSION
    from jdlint.grammar.install import install

    folder, is_new = install()
    return _say(f"LanguageTool {VERSION} {'is now' if is_new else 'is already'} in {folder}.")


def _start(setting: Setting) -> int:
    from jdlint.grammar.kept import answers, kept
    from jdlint.grammar.server import start

    before = kept()
    if not (before and answers(before.url)):
        tell("starting LanguageTool, which takes 5 to 30 seconds")
    server = start(setting)
    return _say(f"LanguageTool runs at {server.url} (process {server.pid}) until `jdlint grammar stop`.")


def _stop(setting: Setting) -> int:
    del setting
    from jdlint.grammar.server import stop

    server = stop()
    return _say(f"LanguageTool at {server.url} was stopped." if server else "No LanguageTool was running.")


def _status(setting: Setting) -> int:
    from jdlint.grammar.kept import answers, kept, memory

    if setting.server:
        is_there = answers(setting.server)
        _say(f"The server at {setting.server} {'answers' if is_there else 'does not answer'} (`grammar:` names it).")
        return _FINE if is_there else _NOTHING
    server = kept()
    if server is None:
        _say("No LanguageTool is running. `jdlint grammar start` starts one.")
        return _NOTHING
    state = "answers" if answers(server.url) else "does not answer"
    size = f"{memory(server) / 1e6:,.0f} MB"
    return _say(f"LanguageTool at {server.url} {state}: process {server.pid}, {size}, from {server.folder}.")


def _say(message: str) -> int:
    write([message + "\n"], None)
    return _FINE
