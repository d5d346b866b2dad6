"""The LanguageTool server that jdlint keeps between runs: which process it is, and whether it lives and answers.

Invariant: a process is ours only if its number and its time of birth are those that were written down at its start.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

from jdlint.grammar import GrammarError
from jdlint.grammar.address import ask
from jdlint.grammar.own import stamp
from jdlint.pack.locate import cache_folder
from jdlint.record import Record


class Kept(Record):
    """A server that was started: its process, when that was born, its port and where it came from."""

    pid: int
    born: float
    port: int
    folder: str
    ready: bool = False
    """Whether it has loaded its rules; until then a check would wait for them in vain."""
    rules: str = ""
    """The stamp of those of ours that it was started with."""

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


def kept() -> Kept | None:
    """The server that is kept, if its process lives."""
    try:
        with open(path_of("server.json"), encoding="utf-8") as file:
            server = Kept(**json.load(file))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return server if _is_whole(server) and lives(server) else None


def ready() -> Kept | None:
    """The server that is kept, if it can be asked and has the rules of this jdlint."""
    server = kept()
    is_ours = server and server.ready and server.rules == stamp()
    return server if server and is_ours and answers(server.url) else None


def answers(url: str, timeout: float = 2) -> bool:
    """Whether a LanguageTool server answers there."""
    from http.client import HTTPException

    try:
        return ask(url, "v2/healthcheck", timeout).strip() == b"OK"
    except (OSError, ValueError, HTTPException):
        return False


def memory(server: Kept) -> int:
    """The resident memory of a server, in bytes; 0 where it has just ended."""
    import psutil

    try:
        return int(psutil.Process(server.pid).memory_info().rss)
    except psutil.Error:
        return 0


def lives(server: Kept) -> bool:
    """Whether the process is there and is the one that was started."""
    import psutil

    try:
        process = psutil.Process(server.pid)
        return bool(abs(process.create_time() - server.born) < 2 and process.status() != psutil.STATUS_ZOMBIE)
    except (psutil.Error, ValueError, OverflowError):
        return False


def born(pid: int) -> float:
    """When a process was born. Raises GrammarError where it is gone."""
    import psutil

    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error as error:
        raise GrammarError(f"LanguageTool was started and is gone: {error}.") from error


def keep(server: Kept) -> None:
    """Remember the server for later runs. Raises OSError."""
    beside = path_of(f"server.json.{os.getpid()}")
    with open(beside, "w", encoding="utf-8") as file:
        json.dump(server._asdict(), file)
    os.replace(beside, path_of("server.json"))


def forget() -> None:
    """No server is kept any more."""
    with suppress(OSError):
        os.unlink(path_of("server.json"))


def path_of(name: str) -> str:
    """A file of the engine in the cache folder. Raises GrammarError where the folder cannot be made."""
    folder = os.path.join(cache_folder(), "grammar")
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise GrammarError(
            f"{folder}: cannot be made: {error.strerror}. JDLINT_CACHE_DIR names another place."
        ) from error
    return os.path.join(folder, name)


def _is_whole(server: Kept) -> bool:
    """Whether a file that anybody may have written says what was asked."""
    numbers = [server.pid, server.port]
    is_number = isinstance(server.born, (int, float)) and all(type(number) is int and number > 0 for number in numbers)
    texts = [server.folder, server.rules]
    return is_number and isinstance(server.ready, bool) and all(isinstance(text, str) for text in texts)
