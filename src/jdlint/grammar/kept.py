"""The LanguageTool server that jdlint keeps between runs: which process it is, and whether it lives and answers.

Invariant: a process is ours only if its number and its time of birth are those that were written down at its start.
"""

from __future__ import annotations

import json
import os

from jdlint.grammar import GrammarError
from jdlint.pack.locate import cache_folder
from jdlint.record import Record


class Kept(Record):
    """A server that was started: its process, when that was born, its port and where it came from."""

    pid: int
    born: float
    port: int
    folder: str

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


def kept() -> Kept | None:
    """The server that is kept, if its process lives."""
    try:
        with open(path_of("server.json"), encoding="utf-8") as file:
            server = Kept(**json.load(file))
    except (OSError, ValueError, TypeError):
        return None
    return server if _lives(server) else None


def answers(url: str, timeout: float = 2) -> bool:
    """Whether a LanguageTool server answers there."""
    from urllib.request import ProxyHandler, build_opener

    try:
        with build_opener(ProxyHandler({})).open(f"{url.rstrip('/')}/v2/healthcheck", timeout=timeout) as answer:
            return bool(answer.read(64).strip() == b"OK")
    except (OSError, ValueError):
        return False


def memory(server: Kept) -> int:
    """The resident memory of a server, in bytes."""
    import psutil

    return int(psutil.Process(server.pid).memory_info().rss)


def _lives(server: Kept) -> bool:
    import psutil

    try:
        process = psutil.Process(server.pid)
        return bool(abs(process.create_time() - server.born) < 2 and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def born(pid: int) -> float:
    """When a process was born."""
    import psutil

    return float(psutil.Process(pid).create_time())


def keep(server: Kept) -> None:
    """Remember the server for later runs."""
    beside = path_of(f"server.json.{os.getpid()}")
    with open(beside, "w", encoding="utf-8") as file:
        json.dump(server._asdict(), file)
    os.replace(beside, path_of("server.json"))


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
