"""The `jdlint` command. This package is the only code of jdlint that prints or exits.

Invariant: a command is imported when it is called, so that no run pays for another.
"""

from jdlint.cli.main import main

__all__ = ["main"]
