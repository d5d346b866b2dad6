"""Where the rules that ship with jdlint lie.

Invariant: one function answers; it tries the installed package first, then the checkout that the package runs from.
"""

from __future__ import annotations

import os

from jdlint.errors import RuleError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def rules_folder() -> str:
    """The folder of the built-in rules. Raises RuleError when the installation is incomplete."""
    installed = os.path.join(_PACKAGE, "rules")
    if os.path.isdir(installed):
        return installed
    checkout = os.path.dirname(os.path.dirname(_PACKAGE))
    beside = os.path.join(checkout, "rules")
    if os.path.isdir(beside) and os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return beside
    raise RuleError(f"{installed}: the rules are missing from this installation; install jdlint again.")


def shipped_pack() -> str:
    """The file in which an installed jdlint keeps its rules compiled (it need not be there)."""
    return os.path.join(_PACKAGE, "data", "pack.bin")


def is_installed() -> bool:
    """Whether the rules come from an installed package, whose files nobody edits."""
    return os.path.isdir(os.path.join(_PACKAGE, "rules"))


def cache_folder() -> str:
    """The user's cache folder for jdlint; `JDLINT_CACHE_DIR` overrides it. It need not exist."""
    chosen = os.environ.get("JDLINT_CACHE_DIR")
    if chosen:
        return chosen
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if base.startswith("~"):  # a user without a home: in a folder of that name here nothing must be written
        base = os.devnull
    return os.path.join(base, "jdlint")
