"""Where a LanguageTool lies on this machine, and the Java that runs it.

Invariant: nothing is downloaded here, and one place is looked into: the folder that the configuration names, else the
environment, else the user's cache folder. `jdlint grammar install` puts LanguageTool into the same place.
"""

from __future__ import annotations

import os
import shutil

from jdlint.grammar import GrammarError
from jdlint.grammar.setting import Setting
from jdlint.pack.locate import cache_folder

VERSION = "6.8"
JAR = "languagetool-server.jar"
VARIABLES = ("JDLINT_LANGUAGETOOL", "LTP_PATH")


def place(setting: Setting) -> tuple[str, str]:
    """The folder that is looked into, and who names it (empty: nobody does)."""
    if setting.folder:
        return setting.folder, "`folder:` under `grammar:`"
    for name in VARIABLES:
        if os.environ.get(name):
            return os.path.expanduser(os.environ[name]), name
    return os.path.join(cache_folder(), "languagetool"), ""


def find_folder(setting: Setting) -> str:
    """The folder that holds the server's jar. Raises GrammarError where there is none."""
    folder, named_by = place(setting)
    found = _inside(folder)
    if not found:
        where = (
            f"{folder}: holds no {JAR} ({named_by} names it)"
            if named_by
            else "there is no LanguageTool on this machine"
        )
        raise GrammarError(
            f"{where}. `jdlint grammar install` downloads it to {folder} (250 MB); or name a running server under "
            "`grammar:` in the configuration."
        )
    return found


def find_java() -> str:
    """The `java` to run. Raises GrammarError where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = (home and shutil.which("java", path=os.path.join(home, "bin"))) or shutil.which("java")
    if not java:
        raise GrammarError("LanguageTool needs Java 17 or newer, and there is no `java` on this machine.")
    return java


def _inside(folder: str) -> str:
    """The folder itself or its newest `LanguageTool-…`, where the jar is in it; else the empty text."""
    if os.path.isfile(os.path.join(folder, JAR)):
        return os.path.abspath(folder)
    try:
        names = [name for name in os.listdir(folder) if name.startswith("LanguageTool-")]
    except OSError:
        return ""
    whole = [
        path
        for name in sorted(names, key=_version)
        if os.path.isfile(os.path.join(path := os.path.join(folder, name), JAR))
    ]
    return os.path.abspath(whole[-1]) if whole else ""


def _version(name: str) -> list[int]:
    return [int(part) for part in name.partition("-")[2].split(".") if part.isdigit()]
