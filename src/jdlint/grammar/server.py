"""The LanguageTool server that jdlint keeps: started once, found again by later runs, stopped on request.

Invariant: at most one is kept at a time, it listens on this machine only, and only a process that jdlint itself
started, by number and time of birth, is ever ended.
"""

from __future__ import annotations

import os
import subprocess
import time

from jdlint.grammar import MISSING, GrammarError
from jdlint.grammar.folder import JAR, find_folder, find_java
from jdlint.grammar.kept import Kept, answers, born, keep, kept, path_of
from jdlint.grammar.setting import Setting

PROPERTIES = {
    "pipelineCaching": "true", "maxPipelinePoolSize": 4, "pipelineExpireTimeInSeconds": 86400, "cacheSize": 2000,
    "maxTextLength": 100_000,
}  # fmt: skip
"""Measured: cached pipelines take a third off a warm check."""
_PAUSE = 0.1
_LAST_LINES = 5


def start(setting: Setting) -> Kept:
    """The server that is kept, started if need be and ready to check. Raises GrammarError."""
    try:
        import psutil  # noqa: F401  before a process is started that only psutil can tell again
    except ImportError as error:
        raise GrammarError(f"{MISSING}.") from error
    with _Lock(setting.start_timeout):
        server = kept()
        if server and answers(server.url):
            return server
        if server:
            stop()
        return _start(setting)


def _start(setting: Setting) -> Kept:
    java, folder, port = find_java(), find_folder(setting), _free_port()
    with open(path_of("server.properties"), "w", encoding="utf-8") as file:
        file.writelines(f"{key}={value}\n" for key, value in PROPERTIES.items())
    command = [
        java, f"-Xmx{setting.heap}m", "-cp", JAR, "org.languagetool.server.HTTPServer",
        "--port", str(port), "--config", file.name,
    ]  # fmt: skip
    with open(path_of("server.log"), "wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}", setting)
    except BaseException:
        process.kill()
        process.wait()
        raise
    server = Kept(process.pid, born(process.pid), port, folder)
    keep(server)
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
    from urllib.parse import urlencode
    from urllib.request import ProxyHandler, build_opener

    form = urlencode({"language": language, "text": "This is a first sentence."}).encode()
    try:
        build_opener(ProxyHandler({})).open(f"{url}/v2/check", form, timeout=timeout).close()
    except OSError as error:
        raise GrammarError(f"LanguageTool started and does not check: {error}.{_last_lines()}") from error


def stop() -> Kept | None:
    """End the server that is kept; the one that was, or None. Raises GrammarError where it does not end."""
    import psutil

    server = kept()
    if server:
        try:
            process = psutil.Process(server.pid)
            process.terminate()
            try:
                process.wait(5)
            except psutil.TimeoutExpired:
                process.kill()
                process.wait(5)
        except psutil.NoSuchProcess:
            pass
        except psutil.Error as error:
            raise GrammarError(
                f"the LanguageTool server (process {server.pid}) could not be ended: {error}."
            ) from error
    if os.path.exists(path_of("server.json")):
        os.unlink(path_of("server.json"))
    return server


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


class _Lock:
    """So that two runs do not start two servers. A lock older than a start may take is of a run that died."""

    def __init__(self, timeout: float) -> None:
        self._path = path_of("starting")
        self._timeout = timeout

    def __enter__(self) -> None:
        end = time.monotonic() + self._timeout + 5
        while True:
            try:
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL))
                return
            except FileExistsError:
                if time.monotonic() > end or self._is_old():
                    self._remove()
            except OSError as error:
                raise GrammarError(f"{self._path}: cannot be written: {error.strerror}.") from error
            time.sleep(_PAUSE)

    def __exit__(self, *_: object) -> None:
        self._remove()

    def _is_old(self) -> bool:
        try:
            return time.time() - os.stat(self._path).st_mtime > self._timeout + 30
        except OSError:
            return False

    def _remove(self) -> None:
        if os.path.exists(self._path):
            os.unlink(self._path)
