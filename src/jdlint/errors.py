"""What can go wrong for reasons outside the program. Every message names the place and the way out."""

from __future__ import annotations

from collections.abc import Iterable


class JdlintError(Exception):
    """The job could not be done: the command prints the message and ends with exit code 2."""


class ConfigError(JdlintError):
    """A configuration file, an option, a rule name or a role that jdlint does not understand."""


class RuleError(JdlintError):
    """A rule file, vocabulary or role spec that does not load; the message begins with `file:line: `."""


class ReadError(JdlintError):
    """A posting that cannot be read: missing, binary, in an unknown encoding, too large."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean "x"?' for the closest known word, else the empty string."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1)
    return f' Did you mean "{close[0]}"?' if close else ""
