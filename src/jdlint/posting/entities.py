"""What an HTML entity stands for.

Invariant: the table of all named entities is imported only for a name that is not among the common ones.
"""

from __future__ import annotations

from jdlint.lazy import Lazy

_REFERENCE = Lazy(r"&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
_COMMON = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "rsquo": "’", "lsquo": "‘",
    "rdquo": "”", "ldquo": "“", "ndash": "–", "mdash": "—", "bull": "•", "hellip": "…", "middot": "·",
    "pound": "£", "euro": "€", "reg": "®", "trade": "™", "copy": "©", "eacute": "é",
}  # fmt: skip


def decode(name: str) -> str | None:
    """The text for an entity's name (`amp`, `#8217`, `#x2019`), or None if there is no such entity."""
    if name[0] == "#":
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else None
    return _COMMON.get(name) or _rare(name)


def without_entities(text: str) -> str:
    """A text that no offset is taken of, such as a link's target, with what its entities stand for."""
    return _REFERENCE.sub(lambda found: decode(found[1]) or found[0], text) if "&" in text else text


def _rare(name: str) -> str | None:
    from html.entities import html5

    return html5.get(name + ";")
