"""TOML and JSON front matter: values from the standard library, positions from the line of the key.

Invariant: as for YAML: what cannot be read yields an error with its line, and the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jdlint.lazy import Lazy
from jdlint.posting.front import Front, line_span
from jdlint.posting.model import Field, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_JSON_START = Lazy(r"\s*\{\s*\"")
_JSON_END = Lazy(r"\s*?\n\s*\S")
_JSON_LAST_LINE = Lazy(r"^\}[ \t]*\r?\n", re.MULTILINE)


def read_toml(text: str, start: int, closing: tuple[int, int]) -> Front:
    """Front matter between `+++` lines, from `start` to the span of the closing line."""
    import tomllib

    end, body = closing
    try:
        tree = tomllib.loads(text[start:end].replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        return Front([], body, (f"The front matter is not valid TOML: {error}", _nth_line(text, start, line)))
    return Front(list(_entries(tree, text, start, end, r"^[ \t]*[\"']?{}[\"']?[ \t]*=[ \t]*")), body)


def read_json(text: str) -> Front:
    """Front matter that is one JSON object, followed by text."""
    if not _JSON_START.match(text):
        return Front([], 0)
    import json

    start = text.index("{")
    try:
        tree, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError) as error:
        last = _JSON_LAST_LINE.search(text, start)
        message = f"The front matter is not valid JSON: {getattr(error, 'msg', 'nested too deep')}"
        place = line_span(text, min(getattr(error, "pos", start), len(text)))
        return Front([], last.end() if last else 0, (message, place)) if last else Front([], 0)
    if not _JSON_END.match(text, end):
        return Front([], 0)
    return Front(list(_entries(tree, text, start, end, r"\"{}\"\s*:\s*")), end)


def _nth_line(text: str, start: int, found: re.Match[str] | None) -> Span:
    at = start
    for _ in range(int(found[1]) - 1 if found else 0):
        at = text.find("\n", at) + 1 or at
    return line_span(text, at)


def _entries(tree: Mapping[str, Any], text: str, start: int, end: int, key: str, prefix: str = "") -> Iterator[Field]:
    at = start
    for name, value in tree.items():
        pattern = Lazy(key.format(f"(?P<key>{re.escape(name)})"), re.MULTILINE)
        found = pattern.search(text, at, end) or pattern.search(text, start, end)
        if isinstance(value, Mapping):
            yield from _entries(value, text, found.end() if found else start, end, key, f"{prefix}{name}.")
        elif found:
            line = line_span(text, found.end())
            source = text[found.end() : min(line.end, end)].rstrip().rstrip(",")
            key_span, value_span = Span(*found.span("key")), Span(found.end(), found.end() + len(source))
            yield Field(prefix + name, _flat(value), key_span, value_span)
            at = found.end()


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(part) for part in value)
    if isinstance(value, Mapping):
        return ", ".join(_flat(part) for part in value.values())
    return "" if value is None else str(value)
