"""The LanguageTool server that jdlint keeps: started once, found again by later runs, stopped on request.

Invariant: at most one is kept at a time, it listens on this machine only, and only a process that jdlint itself
started, by number and time of birth, is ever ended.
"""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import suppress

from jdlint.grammar import MISSING, GrammarError
from jdlint.grammar.address import ask
from jdlint.grammar.folder import JAR, find_folder, find_java
from jdlint.grammar.kept import Kept, answers, born, forget, keep, kept, lives, path_of, ready
from jdlint.grammar.lock import Lock
from jdlint.grammar.own import FOLDER, stamp
from jdlint.grammar.setting import Setting

PROPERTIES = {
    "pipelineCaching": "true", "maxPipelinePoolSize": 4, "pipelineExpireTimeInSeconds": 86400, "cacheSize": 2000,
    "maxTextLength": 100_000,
}  # fmt: skip
"""Measured: cached pipelines take a third off a warm check."""
_PAUSE = 0.1
_LAST_LINES = 5
_PARTING = 5.0
"""Seconds that a server has to end by itself."""


def start(setting: Setting) -> Kept:
    """The server that is kept, started if need be and ready to check. Raises GrammarError."""
    try:
        import psutil  # noqa: F401  before a process is started that only psutil can tell again
    except ImportError as error:
        raise GrammarError(f"{MISSING}.") from error
    with Lock(path_of("starting"), setting.start_timeout + _PARTING):
        server = ready()
        if server:
            return server
        stop()  # one that hangs, or whose start was cut short
        try:
            return _start(setting)
        except OSError as error:
            raise GrammarError(f"LanguageTool could not be started: {error}.") from error


def _start(setting: Setting) -> Kept:
    java, folder, port = find_java(), find_folder(setting), _free_port()
    with open(path_of("server.properties"), "w", encoding="utf-8") as file:
        file.writelines(f"{key}={value}\n" for key, value in PROPERTIES.items())
    command = [
        java, f"-Xmx{setting.heap}m", "-cp", os.pathsep.join((FOLDER, JAR)), "org.languagetool.server.HTTPServer",
        "--port", str(port), "--config", file.name,
    ]  # fmt: skip
    with open(path_of("server.log"), "wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    try:
        server = Kept(process.pid, born(process.pid), port, folder, rules=stamp())
        keep(server)  # at once: if this run is killed, the next one finds the process
        _wait(process, server.url, setting)
        server = server._replace(ready=True)
        keep(server)
    except BaseException:
        process.kill()
        process.wait()
        forget()
        raise
    return server


def _wait(process: subprocess.Popen[bytes], url: str, setting: Setting) -> None:
    """Until the server answers and has loaded its rules, which the first check makes it do."""
    end = time.monotonic() + setting.start_timeout
    while not answers(url):
        if process.poll() is not None:
            raise GrammarError(f"LanguageTool ended while it started (exit code {process.returncode}).{_last_lines()}")
        if time.monotonic() > end:
            raise GrammarError(
                f"LanguageTool did not start in {setting.start_timeout:g} seconds (`start-timeout` under `grammar:` "
                f"allows more).{_last_lines()}"
            )
        time.sleep(_PAUSE)
    _warm(url, setting.language, max(1, end - time.monotonic()))


def _warm(url: str, language: str, timeout: float) -> None:
    from http.client import HTTPException

    try:
        ask(url, "v2/check", timeout, {"language": language, "text": "This is a first sentence."})
    except (OSError, ValueError, HTTPException) as error:
        raise GrammarError(f"LanguageTool started and does not check: {error}.{_last_lines()}") from error


def stop() -> Kept | None:
    """End the server that is kept; the one that was, or None. Raises GrammarError where it does not end."""
    server = kept()
    if server:
        _end(server)
    forget()
    return server


def _end(server: Kept) -> None:
    import psutil

    try:
        process = psutil.Process(server.pid)
        for end in (process.terminate, process.kill):
            end()
            with suppress(psutil.TimeoutExpired):
                process.wait(_PARTING)
            if not lives(server):  # in a container an orphan may be dead, and stay as a zombie
                return
        raise GrammarError(f"the LanguageTool server (process {server.pid}) could not be ended.")
    except psutil.NoSuchProcess:
        return
    except psutil.Error as error:
        raise GrammarError(f"the LanguageTool server (process {server.pid}) could not be ended: {error}.") from error


def _last_lines() -> str:
    """What the server said last, each line on its own."""
    try:
        with open(path_of("server.log"), encoding="utf-8", errors="replace") as file:
            lines = [line.rstrip() for line in file if line.strip()]
    except OSError:
        return ""
    return "".join(f"\n    {line[:200]}" for line in (" It said last:", *lines[-_LAST_LINES:])) if lines else ""


def _free_port() -> int:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
