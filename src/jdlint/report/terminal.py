"""Text of strangers made fit for a terminal or a build log.

Invariant: nothing that this module lets through can move the cursor, hide text or be obeyed by a build service.
"""

from __future__ import annotations

from jdlint.lazy import Lazy
from jdlint.record import Record

_COLORS = {"error": "31;1", "warning": "33;1", "info": "36;1", "good": "32", "bold": "1", "dim": "2"}

_COMMAND = Lazy(r"(?<=:):(?=[\w-]+.*?::)|(?<=#)#(?=\[|vso\[)")
"""The second mark of `::name::`, `##[` and `##vso[`, which build services obey."""

_BIDI = frozenset(map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_BREAKS = "\x85\u2028\u2029"
_JOINER = "\u200d"
_AFTER_JOINER = Lazy(f"{_JOINER}(.)")
"""Emoji that are joined to the one before, and shown in its place."""


class Style(Record):
    """How the output may look: with colour or not, how many columns wide, with other than ASCII signs or not."""

    color: bool = False
    width: int = 80
    signs: bool = True

    def paint(self, text: str, color: str) -> str:
        """`text` in a colour of `_COLORS`, or as it is where there is no colour."""
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color and text else text


def cells(text: str) -> list[str]:
    """What a terminal is given for each code point of one line of `text`: harmless, tabs as blanks."""
    shown = [cell(char) for char in text]
    for mark in _COMMAND.finditer(text):
        shown[mark.start()] = " " + text[mark.start()]
    return shown


def harmless(text: str) -> str:
    """`text` as one line that no terminal and no build service obeys."""
    return "".join(cells(text)) if not text.isalnum() else text


def width_of(shown: str) -> int:
    """Columns that `shown` takes in a terminal: two for wide signs, none for combining and joined ones."""
    if shown.isascii():
        return len(shown)
    joined = shown.count(_JOINER) and sum(_columns(after) for after in _AFTER_JOINER.findall(shown))
    return sum(map(_columns, shown)) - joined


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns, broken at blanks only."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def cell(char: str) -> str:
    """What is shown of one code point: a sign for what would move the cursor, hide text or cannot be written."""
    if " " <= char <= "~":
        return char
    code = ord(char)
    if char == "\t":
        return "    "
    if code < 0x20:
        return " " if char in "\r\n" else chr(0x2400 + code)
    if 0x7F <= code < 0xA0 or char in _BIDI or char in _BREAKS:
        return "␡" if code == 0x7F else "�"
    return "�" if 0xD800 <= code < 0xE000 else char


def _columns(char: str) -> int:
    import unicodedata

    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff":  # skin tones
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
