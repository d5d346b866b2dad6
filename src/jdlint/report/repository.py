"""The paths of files as code hosts know them: from the root of the repository, parted by `/`.

Invariant: a link is followed to the file that it names, as hosts show no findings at a link.
"""

from __future__ import annotations

import os

_NAMED_BY = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
"""Where GitHub, GitLab and Azure say that they put the checkout."""


def root() -> str:
    """The folder that a build service names as the checkout, else the one with `.git` above here, else this one."""
    named = next((folder for name in _NAMED_BY if (folder := os.environ.get(name))), None)
    if named:
        return os.path.realpath(named)
    here = folder = os.path.realpath(os.curdir)
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return here
        folder = above
    return folder


def relative(name: str, root: str) -> str:
    """The path from `root`; a file outside of it keeps its name. What cannot be written as UTF-8 becomes a sign."""
    return _below(name, root).encode("utf-8", "replace").decode()


def key(name: str, root: str) -> bytes:
    """The path from `root` as bytes, which differ where names do, whatever can be written of them."""
    return _bytes(_below(name, root))


def uri(name: str, root: str) -> tuple[str, bool]:
    """The path from `root` as a URI, and whether the file lies below `root`; else the URI is an absolute one."""
    from urllib.parse import quote

    path = _below(name, root)
    if not os.path.isabs(path) and not path.startswith("../"):
        return quote(_bytes(path)), True
    whole = os.path.abspath(name).replace(os.sep, "/")
    return "file://" + quote(_bytes(whole if whole.startswith("/") else f"/{whole}")), False


def _bytes(path: str) -> bytes:
    """A path as the file system writes it; UTF-8 for a name that no file can have."""
    try:
        return os.fsencode(path)
    except ValueError:
        return path.encode("utf-8", "replace")


def _below(name: str, root: str) -> str:
    try:
        paths = os.path.realpath(name), os.path.abspath(name)
    except ValueError:  # no file can have such a name, but what is read from a pipe may be called so
        return name
    for path in paths:
        if path.startswith(os.path.join(root, "")):
            return os.path.relpath(path, root).replace(os.sep, "/")
    return name.replace(os.sep, "/")
