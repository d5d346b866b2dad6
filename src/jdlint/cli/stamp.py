"""What the results of a check depend on besides the posting and its configuration: this jdlint and its libraries.

Invariant: two installations with the same stamp give the same findings.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from jdlint import __version__

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LIBRARIES = (
    "pyromark-", "textstat-", "pyyaml-", "PyYAML-", "language_tool_python-", "onnxruntime-", "tokenizers-",
)  # fmt: skip
"""How the folders begin that tell of an installed library whose answers go into findings."""


def stamp() -> bytes:
    """Changes with the code and with the libraries. Raises OSError where nobody can tell."""
    python = f"{__version__} {sys.implementation.cache_tag}"
    return b"\n".join([python.encode(), " ".join(_libraries()).encode(), _record() or _times()])


def _record() -> bytes | None:
    """What the installer noted of a package's files, with a hash of each: the same wherever the wheel is installed."""
    path = os.path.join(os.path.dirname(_PACKAGE), f"jdlint-{__version__}.dist-info", "RECORD")
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _times() -> bytes:
    """When each module was written: in a checkout, people edit them."""
    times: list[str] = []
    for folder, folders, names in os.walk(_PACKAGE, onerror=_raise):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        times += [f"{name} {os.stat(os.path.join(folder, name)).st_mtime_ns}" for name in sorted(names)]
    return " ".join(times).encode()


def _raise(error: OSError) -> None:
    raise error


def _libraries() -> Iterator[str]:
    for folder in sys.path:
        if os.path.basename(folder) in ("site-packages", "dist-packages") and os.path.isdir(folder):
            yield from sorted(name for name in os.listdir(folder) if name.startswith(_LIBRARIES))
