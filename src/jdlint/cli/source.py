"""A file that was read and is to be checked."""

from __future__ import annotations

from typing import NamedTuple

from jdlint.cli.find import Found
from jdlint.config import Config


class Source(NamedTuple):
    """A file, its name in messages, its text, and the configuration that holds for it."""

    file: Found
    name: str
    text: str
    config: Config
    may_pass: bool
    """Whether it is passed over where it is no posting, as nobody asked for it; else that is a finding."""
