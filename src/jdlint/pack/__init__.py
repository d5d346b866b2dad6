"""Rule files to rules: found, validated with file and line, compiled once, cached as plain data.

Invariant: a Pack holds only what its files say; nothing in it depends on the posting or on the run.
"""

from __future__ import annotations

from jdlint.pack.load import Pack, load_pack

__all__ = ["Pack", "load_pack"]
