"""A text read in other ways: with another end, opening, or names, or a clause of it alone.

The network doubts some right words for odd reasons, such as a name it never met; a mistake stays one in every reading.

Invariant: the words asked about stand in each reading as they are (but for a capital that leads the text), and the
places given are theirs there.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lazy import Lazy

_STOPS = ".!"
_OPENING = "Today, "
_NAME = Lazy(r"(?<!^)\b[A-Z][\w.&+#-]*")
_PLAIN_NAME = "Kestrel"
_CUT = Lazy(r"[,;:–—()] ?")
_NEAR, _FAR = 12, 30
"""Characters from the words within which the text is not cut: a mark beside them may be what is asked about."""


def readings(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Other readings of a text, with the place of `start` and `end` in each, in code points."""
    yield text.rstrip(_STOPS) if text.endswith(tuple(_STOPS)) else f"{text}.", start, end
    opened = _OPENING + (text[:1].lower() if text[1:2].islower() else text[:1]) + text[1:]
    yield opened, start + len(_OPENING), end + len(_OPENING)
    yield _renamed(text, start, end)
    near, far = (max((m.end() for m in _CUT.finditer(text, 0, start - n)), default=0) for n in (_NEAR, _FAR))
    until = next((m.start() for m in _CUT.finditer(text, end + _NEAR)), len(text))
    yield text[near:until], start - near, end - near
    yield text[far:], start - far, end - far


def _renamed(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text with a plain name for every other, cut or filled up to its length; what leads the text stays."""
    for name in _NAME.finditer(text):
        if not (name.start() < end and start < name.end()) and name.group() != "I":
            plain = _PLAIN_NAME[: len(name.group())].ljust(len(name.group()), _PLAIN_NAME[-1])
            text = text[: name.start()] + plain + text[name.end() :]
    return text, start, end
