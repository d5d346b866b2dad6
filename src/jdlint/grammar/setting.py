"""What a configuration says under `grammar:`.

Invariant: relative folders are made whole here, so that nobody else asks where the configuration stood.
"""

from __future__ import annotations

import os

from jdlint.grammar.address import is_address
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.pack.nodes import Node

MODES = ("off", "auto", "on")
KEYS = {
    "mode": "mode", "server": "text", "folder": "text", "language": "text", "words": "texts", "timeout": "seconds",
    "start-timeout": "seconds", "heap": "megabytes", "rules-off": "texts", "rules-on": "texts",
    "reader": "flag",
}  # fmt: skip
"""Every key below `grammar:` with the type of its value; the JSON schema is made from it, too."""
LONGEST = 3600
"""Seconds that anything may be waited for."""
HEAPS = (128, 65_536)
"""MB: Java starts with no less, and no machine that checks postings has more."""


class Setting(Record):
    """How grammar is checked. Times are in seconds."""

    mode: str = "off"
    """`auto` uses a server that is there, `on` starts one, and fails the run where it cannot."""
    server: str = ""
    """The address of a running server; empty: the one that `jdlint grammar start` keeps."""
    folder: str = ""
    """Where LanguageTool lies."""
    language: str = "en-US"
    words: tuple[str, ...] = ()
    """Words that are right, besides those of `.jdlint-words.txt`."""
    timeout: float = 20
    """For one request."""
    start_timeout: float = 90
    """For a server to start and load its rules."""
    heap: int = 512
    """The most memory that the server's Java may use for its heap, in MB."""
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    """LanguageTool's rules that are off or on by id, besides what the rule file says."""
    reader: bool = True
    """Whether the second reader reads, too."""
    base: str = ""
    """The folder of the configuration, where `.jdlint-words.txt` is looked for."""


def _address(node: Node) -> str:
    text = node.text()
    url = text if "://" in text else f"http://{text}"
    return url if is_address(url) else node.fail('"server" must be an address like http://localhost:8081.')


def _seconds(node: Node) -> float:
    value = node.number()
    return value if 0 < value <= LONGEST else node.fail(f"a time must be more than 0 and at most {LONGEST} seconds.")


def _megabytes(node: Node) -> int:
    value, (least, most) = node.number(), HEAPS
    is_right = least <= value <= most and value == int(value)
    return int(value) if is_right else node.fail(f'"heap" must be a whole number of MB, {least} to {most}.')


def read_setting(node: Node, base: str) -> Setting:
    """The setting in a node. Raises RuleError with file and line for what it does not understand."""
    keys = node.mapping(tuple(KEYS))
    none = Setting()

    def text(key: str, default: str) -> str:
        return keys[key].text() if key in keys else default

    def words(key: str) -> tuple[str, ...]:
        return tuple(keys[key].words()) if key in keys else ()

    return Setting(
        mode=keys["mode"].choice(MODES) if "mode" in keys else none.mode,
        server=_address(keys["server"]) if "server" in keys else "",
        folder=os.path.join(base, os.path.expanduser(text("folder", ""))) if "folder" in keys else "",
        language=text("language", none.language),
        words=words("words"),
        timeout=_seconds(keys["timeout"]) if "timeout" in keys else none.timeout,
        start_timeout=_seconds(keys["start-timeout"]) if "start-timeout" in keys else none.start_timeout,
        heap=_megabytes(keys["heap"]) if "heap" in keys else none.heap,
        off=words("rules-off"),
        on=words("rules-on"),
        reader=keys["reader"].flag() if "reader" in keys else none.reader,
        base=base,
    )
