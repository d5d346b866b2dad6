"""Build hook: puts the rules into the wheel compiled, so that the first run after an install pays for no YAML."""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles `rules/` when a wheel is built; a broken rule file breaks the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled pack beside the build and add it to the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, os.path.join(self.root, "src"))
        from jdlint.pack.build import build_data as compile_rules
        from jdlint.pack.cache import write_cache
        from jdlint.pack.load import shipped_key

        target = os.path.join(self.directory, "pack.bin")
        if not write_cache(target, shipped_key(), *compile_rules([os.path.join(self.root, "rules")])):
            raise OSError(f"cannot write {target}")
        build_data["force_include"][target] = "jdlint/data/pack.bin"
