"""Globs as in .gitignore, for `include`, `exclude`, `overrides` and .gitignore itself.

Invariant: a glob speaks of paths below the folder that it was written in, and of no others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from jdlint.errors import ConfigError


class Globs:
    """Patterns in .gitignore's language, and the folder that they are relative to. Raises ConfigError."""

    def __init__(self, folder: str, patterns: Sequence[str]) -> None:
        # Imported here because it costs more than reading a posting, and most runs meet no pattern.
        from pathspec import GitIgnoreSpec

        self._base = os.path.join(os.path.abspath(folder), "")
        try:
            self._spec = GitIgnoreSpec.from_lines(_from_folder(pattern) for pattern in patterns)
        except (ValueError, re.error) as error:
            raise ConfigError(f"one of the globs {', '.join(patterns)} does not read: {error}.") from error

    def says(self, path: str, is_folder: bool = False) -> bool | None:
        """True where a pattern matches the absolute `path`, False where one with `!` takes it back, else None."""
        if not path.startswith(self._base):
            return None
        inner = path[len(self._base) :].replace(os.sep, "/")
        return self._spec.check_file(inner + "/" if is_folder else inner).include

    def match(self, path: str, is_folder: bool = False) -> bool:
        """Whether the patterns match `path`, absolute or from here."""
        return self.says(os.path.abspath(path), is_folder) is True


def _from_folder(pattern: str) -> str:
    """`./jobs/*.md` means what people mean by it; .gitignore's own language knows no `./`."""
    return pattern[1:] if pattern.startswith("./") else pattern
