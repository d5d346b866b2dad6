"""`jdlint grammar install`: LanguageTool downloaded by language_tool_python, which shows progress and checks the sum.

Invariant: the only code of jdlint that downloads anything, and only by that command.
"""

from __future__ import annotations

import os

from jdlint.grammar import MISSING, GrammarError
from jdlint.grammar.folder import VERSION, find_folder, find_java, place
from jdlint.grammar.setting import Setting


def install(setting: Setting) -> tuple[str, bool]:
    """The folder of LanguageTool, and whether it was downloaded now. Raises GrammarError.

    It goes where `find_folder` looks for it under the same setting.
    """
    find_java()
    target, _ = place(setting)
    try:
        return find_folder(setting), False
    except GrammarError:
        pass
    try:
        _download(target)
    except ImportError as error:
        raise GrammarError(f"{MISSING}.") from error
    except (Exception, SystemExit) as error:  # of six kinds, one of them SystemExit: an odd answer of `java`
        said = " ".join(str(error).split())[:300] or type(error).__name__
        raise GrammarError(f"LanguageTool {VERSION} could not be downloaded: {said}") from error
    return find_folder(Setting(folder=target)), True


def _download(target: str) -> None:
    os.makedirs(target, exist_ok=True)
    os.environ["LTP_PATH"] = target
    os.environ.pop("LTP_JAR_DIR_PATH", None)  # with it, nothing is downloaded and the jar is not found
    from language_tool_python.download_lt import LocalLanguageTool

    LocalLanguageTool.from_version_name(VERSION).download()
