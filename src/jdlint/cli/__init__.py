"""The `jdlint` command. This package is the only code of jdlint that prints or exits.

Invariant: a command is imported when it is called, so that no run pays for another.
"""

import gc

# New objects between two searches for garbage: a run on one posting makes fewer and ends, so it needs none. Said
# before all other imports, as they make most of the objects.
gc.set_threshold(200_000)

from jdlint.cli.main import main  # noqa: E402

__all__ = ["main"]
