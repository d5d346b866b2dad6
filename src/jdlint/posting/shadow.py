"""The shadow of a text: what pyromark is given in its place.

Invariant: it is ASCII and as long as the text, so byte offsets in it are offsets in the text, and Markdown divides both
in the same way.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy

_BULLET = Lazy(r"^([ ]{0,3})[•●▪■◦‣⁃∙□➢➤►▶✓✔✅◆◇❖](?=[ ])", re.MULTILINE)
_HIDDEN = Lazy("^\0+|\0+", re.MULTILINE)
_UNDERLINE = Lazy(r"""^([ ]{0,3}\S[^\n]*)\n([~^"+.:])\2{2,}[ ]*$""", re.MULTILINE)
"""A heading as reStructuredText has them; Markdown would take a row of ~ for the start of code."""
_ROWS = ("~~~", "^^^", '"""', "+++", "...", ":::")
_NON_ASCII = Lazy(r"[^\x00-\x7f]+")


def shadow(cleaned: str) -> str:
    """An ASCII text of the same length which Markdown divides in the same way."""
    if "\0" in cleaned:
        cleaned = _HIDDEN.sub(_hide, cleaned)
    if any(row in cleaned for row in _ROWS):
        cleaned = _UNDERLINE.sub(_underline, cleaned)
    if cleaned.isascii():
        return cleaned
    return _NON_ASCII.sub(_shade, _BULLET.sub(r"\1-", cleaned))


def _hide(found: re.Match[str]) -> str:
    """Invisible characters count as blanks where a line begins, and as letters inside a word."""
    starts_line = found.start() == 0 or found.string[found.start() - 1] == "\n"
    return (" " if starts_line else "x") * len(found.group())


def _shade(found: re.Match[str]) -> str:
    """Letters stand for letters, commas for punctuation: this is all that emphasis depends on."""
    return "".join("x" if c.isalnum() else " " if c.isspace() else "," for c in found.group())


def _underline(found: re.Match[str]) -> str:
    """A row of marks as long as the line above it as a row of hyphens."""
    text, row = found.group().split("\n")
    if len(row.rstrip()) < len(text.strip()) - 2 or len(row) > 2 * len(text) or not text.strip('~^"+.:'):
        return found.group()
    return f"{text}\n{'-' * len(row)}"
