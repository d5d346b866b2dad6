"""A file that was read and is to be checked."""

from __future__ import annotations

from jdlint.cli.find import Found
from jdlint.config import Config
from jdlint.record import Record


class Source(Record):
    """A file, its name in messages, its text, and the configuration that holds for it."""

    file: Found
    name: str
    text: str
    config: Config
    may_pass: bool
    """Whether it is passed over where it is no posting, as nobody asked for it; else that is a finding."""
