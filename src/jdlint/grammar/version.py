"""Which LanguageTool the kept answers are of: what a server last said of itself, remembered between runs.

Invariant: to know it, nothing is sent and nothing is started. A memory that is lost costs a request and nothing else.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b

from jdlint.grammar import GrammarError
from jdlint.grammar.folder import find_folder
from jdlint.grammar.setting import Setting

_LONGEST = 200


def remembered(setting: Setting, cache: str) -> str:
    """The version that the engine of a setting last named; the empty text where it never did."""
    try:
        with open(_path(setting, cache), encoding="utf-8") as file:
            return file.read(_LONGEST)
    except (OSError, ValueError):
        return ""


def remember(setting: Setting, cache: str, version: str) -> None:
    """Keep what the engine said of itself."""
    path = _path(setting, cache)
    beside = f"{path}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "w", encoding="utf-8") as file:
            file.write(version[:_LONGEST])
        os.replace(beside, path)


def _path(setting: Setting, cache: str) -> str:
    """A file for each engine: another folder, and a newer LanguageTool in the same one, is another."""
    name = blake2b(_engine(setting).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return os.path.join(cache, "grammar", f"version-{name}")


def _engine(setting: Setting) -> str:
    if setting.server:
        return setting.server
    try:
        return find_folder(setting)
    except GrammarError:  # a server may run all the same
        return ""
