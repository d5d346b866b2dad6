"""JSON with the place of every key and value, which Python's own reader does not tell.

Invariant: what `read` accepts `json.loads` accepts, with the same value; everything else raises BrokenError with the
place of the mistake and words for the person who has to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.model import Span
from jdlint.record import Record

_DEEPEST = 60
_BLANK = Lazy(r"[ \t\r\n]*")
_TEXT = Lazy(r'"((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)(["\\\x00-\x1f]?)')
_NUMBER = Lazy(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])")
_WORD = Lazy(r"[A-Za-z_]\w*")
_ESCAPE = Lazy(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMED: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}


class BrokenError(Exception):
    """The text is no JSON: why, and where."""

    def __init__(self, reason: str, start: int, end: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = Span(start, start + 1 if end is None else end)


class Value(Record):
    """A value and its place: that of a text is without its quotes, that of an object is its opening brace."""

    span: Span
    plain: str | float | bool | None = None
    """Text, number, flag or null; None for objects and lists."""
    members: Mapping[str, Value] | None = None
    keys: Mapping[str, Span] = {}
    """Where the keys of `members` stand."""
    items: Sequence[Value] | None = None

    @property
    def text(self) -> str:
        """The value where it is a text, its blanks at both ends left out, else nothing."""
        return self.plain.strip() if isinstance(self.plain, str) else ""

    @property
    def number(self) -> float | None:
        """The value where it is a number."""
        return self.plain if isinstance(self.plain, int | float) and not isinstance(self.plain, bool) else None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: null, a blank text, an object or list without anything in it."""
        if self.members is not None or self.items is not None:
            return not (self.members or self.items)
        return self.plain is None or (isinstance(self.plain, str) and not self.plain.strip())

    def get(self, *path: str) -> Value | None:
        """The value under a path of keys, of the first entry where a list stands; None where there is none."""
        found: Value | None = self
        for key in path:
            found = next(iter(found.each()), None) if found else None
            found = found.members.get(key) if found and found.members else None
        return None if found is None or found.is_empty else found

    def each(self) -> Sequence[Value]:
        """The entries of a list, else the value itself."""
        return (self,) if self.items is None else self.items

    def walk(self) -> Iterator[Value]:
        """This value and all below it."""
        yield self
        for value in (*(self.members or {}).values(), *(self.items or ())):
            yield from value.walk()


def read(text: str, start: int, end: int) -> Value:
    """The one JSON value between two offsets. Raises BrokenError."""
    at = _blank(text, start, end)
    if at >= end:
        raise BrokenError("it is empty", start, end if end > start else None)
    value, at = _value(text, at, end, 0)
    at = _blank(text, at, end)
    if at < end:
        raise BrokenError(f"after the closing bracket there is more: {_shown(text, at, end)}", at)
    return value


def _blank(text: str, at: int, end: int) -> int:
    found = _BLANK.match(text, at, end)
    return found.end() if found else at


def _value(text: str, at: int, end: int, depth: int) -> tuple[Value, int]:
    if depth > _DEEPEST:
        raise BrokenError("it is nested too deep", at)
    mark = text[at : at + 1] if at < end else ""
    if mark == "{":
        return _object(text, at, end, depth)
    if mark == "[":
        return _list(text, at, end, depth)
    if mark == '"':
        return _text(text, at, end)
    if found := _NUMBER.match(text, at, end):
        return Value(Span(*found.span()), _number(found.group(), at)), found.end()
    if (found := _WORD.match(text, at, end)) and found.group() in _NAMED:
        return Value(Span(*found.span()), _NAMED[found.group()]), found.end()
    raise BrokenError(_no_value(text, at, end), at)


def _number(written: str, at: int) -> float | int:
    try:
        return float(written) if re.search(r"[.eE]", written) else int(written)
    except ValueError:  # Python reads no whole number of more than some thousand digits
        raise BrokenError("no number is as long as this one", at) from None


def _no_value(text: str, at: int, end: int) -> str:
    """What to say where a value should begin."""
    mark = text[at : min(at + 2, end)]
    if not mark:
        return "it ends too soon: a closing bracket is missing"
    if mark[0] in "'‘’“”":
        return 'texts stand in straight double quotes: "…"'
    if mark in ("//", "/*"):
        return "JSON has no comments; take this one out"
    if mark[0] in ",}]":
        return "a value is missing here"
    return f"{_shown(text, at, end)} is no value; a text stands in double quotes"


def _shown(text: str, at: int, end: int) -> str:
    if named := _TEXT.match(text, at, end):
        return f'"{named[1][:30]}"'
    word = _WORD.match(text, at, end)
    return f'"{word.group()[:30] if word else text[at : at + 1]}"'


def _object(text: str, start: int, end: int, depth: int) -> tuple[Value, int]:
    members: dict[str, Value] = {}
    keys: dict[str, Span] = {}
    at = _blank(text, start + 1, end)
    while text[at : at + 1] != "}" or at >= end:
        if at >= end or text[at] != '"':
            raise BrokenError(_no_key(text, at, end), min(at, end - 1))
        key, at = _text(text, at, end)
        at = _blank(text, at, end)
        if at >= end or text[at] != ":":
            raise BrokenError(
                f'a colon is missing after "{key.text}"', key.span.start, max(key.span.end, key.span.start + 1)
            )
        value, at = _value(text, _blank(text, at + 1, end), end, depth + 1)
        members[str(key.plain)], keys[str(key.plain)] = value, key.span
        at = _next(text, at, end, "}")
    return Value(Span(start, start + 1), None, members, keys), at + 1


def _no_key(text: str, at: int, end: int) -> str:
    if at >= end:
        return "it ends too soon: the closing } is missing"
    if text[at] == ",":
        return "there is a comma too many"
    return f"{_shown(text, at, end)} is no name; names stand in double quotes"


def _list(text: str, start: int, end: int, depth: int) -> tuple[Value, int]:
    items: list[Value] = []
    at = _blank(text, start + 1, end)
    while text[at : at + 1] != "]" or at >= end:
        value, at = _value(text, at, end, depth + 1)
        items.append(value)
        at = _next(text, at, end, "]")
    return Value(Span(start, start + 1), None, None, {}, items), at + 1


def _next(text: str, at: int, end: int, closer: str) -> int:
    """Past the comma behind an entry, or at the closing bracket."""
    after = _blank(text, at, end)
    if after >= end:
        raise BrokenError(f"it ends too soon: the closing {closer} is missing", max(at - 1, 0))
    if text[after] == closer:
        return after
    if text[after] != ",":
        raise BrokenError(f"a comma or the closing {closer} is missing before {_shown(text, after, end)}", after)
    following = _blank(text, after + 1, end)
    if following < end and text[following] in "}]":
        raise BrokenError(f"there is a comma too many before the closing {text[following]}", after)
    return following


def _text(text: str, start: int, end: int) -> tuple[Value, int]:
    found = _TEXT.match(text, start, end)
    if not found or found[2] != '"':
        raise _broken_text(text, start, found.start(2) if found and found[2] else end)
    plain = found[1]
    if "\\" in plain:
        plain = _ESCAPE.sub(lambda e: chr(int(e[1], 16)) if e[1] else _ESCAPED.get(e[2], e[2]), plain)
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Value(Span(*found.span(1)), plain), found.end()


def _broken_text(text: str, start: int, at: int) -> BrokenError:
    mark = text[at : at + 1]
    if mark in ("\n", "\r"):
        return BrokenError("a text goes on over the end of the line; close it, or write \\n for a line break", start)
    if mark == "\\":
        return BrokenError(
            f'"{text[at : at + 2]}" is no escape that JSON knows; write \\\\ for a backslash', at, at + 2
        )
    if mark == "\t":
        return BrokenError("a tab stands in a text; write \\t or a blank", at)
    return BrokenError("a text has no closing quote", start)
