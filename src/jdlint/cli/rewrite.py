"""A posting's file put back with other content: whole, or as it was.

Invariant: at every moment the file holds all of its old or all of its new content, whatever kills the run; the new
content is on the disk before the file is named after it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress

from jdlint.errors import JdlintError

_PREFIX, _SUFFIX = ".jdlint-fix-", ".tmp"
"""What a new content is called until it is whole: a name that no walk takes up, with the process's number in it."""
_OLD = 3600
"""Seconds."""


def rewrite(path: str, old: bytes, new: bytes, names: Iterable[str] = ()) -> str | None:
    """Give the file at `path`, which held `old`, the content `new`; mode, owner and links stay.

    Of the file's other names (hard links), those in its folder and in the folders of `names` follow; a sentence comes
    back where one is left behind. Raises JdlintError, with the file as it was, where it cannot be done.
    """
    real = os.path.realpath(path)
    try:
        before = os.stat(real)
        if not os.access(real, os.W_OK):
            raise JdlintError(f"{path}: is write-protected and stays as it is. Make it writable, or leave it out.")
        others = _other_names(real, before, names) if before.st_nlink > 1 else []
        _replace(path, real, old, new)
    except OSError as error:
        raise JdlintError(
            f"{path}: cannot be fixed, and stays as it is: {error.strerror or error}. Free some space or look at the "
            "permissions of its folder, then run it again."
        ) from error
    if sum(_follow(real, other) for other in others) + 1 < before.st_nlink:
        return f"{path}: the same file has another name (a hard link) elsewhere, which keeps the old text."
    return None


def _replace(path: str, real: str, old: bytes, new: bytes) -> None:
    beside = _write_beside(real, new)
    try:
        if _read(real) != old:
            raise JdlintError(f"{path}: has been changed while it was checked, and stays as it is. Run it again.")
        os.replace(beside, real)
    finally:
        _remove(beside)
    _sync_folder(os.path.dirname(real))


def clean(folders: Iterable[str]) -> None:
    """Take away what runs that were killed have left in folders; what a living process writes stays."""
    for folder in sorted({os.path.realpath(folder or os.curdir) for folder in folders}):
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            number = name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
            path = os.path.join(folder, name)
            if name == f"{_PREFIX}{number}{_SUFFIX}" and number.isdecimal() and _is_left(path, int(number)):
                _remove(path)


def _write_beside(real: str, content: bytes) -> str:
    """The path of a new file in the same folder, so that it can be renamed, with the old one's mode and owner."""
    import shutil

    beside = os.path.join(os.path.dirname(real), f"{_PREFIX}{os.getpid()}{_SUFFIX}")
    _remove(beside)
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            _keep_owner(beside, real)
            shutil.copystat(real, beside)
            os.utime(beside)  # the content is new, whatever else stays
            os.fsync(file.fileno())
    except BaseException:
        _remove(beside)
        raise
    return beside


def _keep_owner(path: str, like: str) -> None:
    """As far as this user may: a file of somebody else in a folder of one's own becomes one's own."""
    if hasattr(os, "chown"):
        owner = os.stat(like)
        with suppress(PermissionError):
            os.chown(path, owner.st_uid, owner.st_gid)


def _other_names(real: str, before: os.stat_result, names: Iterable[str]) -> list[str]:
    folders = {os.path.dirname(path) for path in (real, *map(os.path.realpath, names))}
    there = {os.path.join(folder, name) for folder in folders if os.path.isdir(folder) for name in os.listdir(folder)}
    return sorted(path for path in there - {real} if _is(path, before))


def _is(path: str, file: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.lstat(path), file)
    except OSError:
        return False


def _follow(real: str, other: str) -> bool:
    """Make `other` a name of the file at `real`, at no moment missing. Whether that could be done."""
    beside = os.path.join(os.path.dirname(other), f"{_PREFIX}{os.getpid()}{_SUFFIX}")
    try:
        _remove(beside)
        os.link(real, beside)
        os.replace(beside, other)
    except OSError:
        _remove(beside)
        return False
    return True


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _sync_folder(folder: str) -> None:
    """So that the new name outlives a power cut, where the system can do it."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    with suppress(OSError):
        os.fsync(number)
    os.close(number)


def _is_left(path: str, number: int) -> bool:
    """Whether the process with the number is gone; where a system cannot tell, whether the file is an hour old."""
    if number == os.getpid():
        return True  # of a process that had the number before
    try:
        if os.name == "posix":
            os.kill(number, 0)
            return False
        return time.time() - os.stat(path).st_mtime > _OLD
    except ProcessLookupError:
        return True
    except OSError:
        return False
