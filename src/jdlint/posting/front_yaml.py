"""YAML front matter: simple entries read line by line, everything else by PyYAML's marks.

Invariant: both ways give the same entries; the first only saves the import of PyYAML (40 ms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.front import line_span
from jdlint.posting.model import Field, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_DEPTH = 6
_MOST = 500
"""Nesting and number of values that are followed: front matter beyond that is an attack or no front matter."""

_PLAIN = r"(?:[^\W_]|[$€£/(.+~](?=[^\s:]))(?:[^\n:#]|:(?=[^\s])|(?<=[^\s])\#)*"
_ENTRY = Lazy(
    r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>" + _PLAIN + r"|\"[^\"\\\n]*\"|'[^'\n]*'))?[ \t]*\r?(?:\n|\Z)"
)
_ITEM = Lazy(r" *(?P<dash>-) +(?P<value>" + _PLAIN + r"|\"[^\"\\\n]*\"|'[^'\n]*')[ \t]*\r?(?:\n|\Z)")

_NOTHING = Lazy(r" *(?:#[^\n]*)?\r?\n")

Result = tuple[list[Field], tuple[str, Span] | None]


def read_yaml(text: str, start: int, end: int) -> Result:
    """The entries between two offsets, and what is wrong with them. Values are text, whatever their YAML type."""
    entries = _simple(text, start, end)
    if entries is None:
        entries, error = _composed(text, start, end)
        if error:
            return entries, error
    return entries, _repeated_key(text, entries)


def _repeated_key(text: str, entries: list[Field]) -> tuple[str, Span] | None:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            return f"The key '{entry.key}' stands twice in the front matter", line_span(text, entry.key_span.start)
        seen.add(entry.key)
    return None


def _simple(text: str, start: int, end: int) -> list[Field] | None:
    """The entries, where each is one line or a list of one-line items; None where YAML proper is needed."""
    part = text[:end]
    entries: list[Field] = []
    at = start
    while at < end:
        if found := _ENTRY.match(part, at):
            span = Span(*found.span("value")) if found["value"] else Span(found.end("key") + 1, found.end("key") + 1)
            entries.append(
                Field(found["key"], _unquoted(found["value"]), Span(*found.span("key")), _inside(text, span))
            )
        elif entries and (found := _ITEM.match(part, at)) and _takes_items(text, entries[-1]):
            entries[-1] = _with_item(text, entries[-1], found)
        elif not (found := _NOTHING.match(part, at)):
            return None
        at = found.end()
    return entries


def _unquoted(value: str | None) -> str:
    value = (value or "").rstrip()
    return value[1:-1] if value[:1] in ("'", '"') else value


def _inside(text: str, span: Span) -> Span:
    """The span without blanks at its end. Quotes belong to the value's source and stay."""
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def _takes_items(text: str, entry: Field) -> bool:
    return not entry.value or text.startswith("- ", entry.value_span.start)


def _with_item(text: str, entry: Field, found: re.Match[str]) -> Field:
    value = _unquoted(found["value"])
    span = _inside(text, Span(*found.span("value")))
    if entry.value:
        return entry._replace(value=f"{entry.value}, {value}", value_span=Span(entry.value_span.start, span.end))
    return entry._replace(value=value, value_span=Span(found.start("dash"), span.end))


def _composed(text: str, start: int, end: int) -> Result:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = text[start:end]
    if source.count("[") + source.count("{") > _MOST:
        return _guessed(text, start, end), ("The front matter is nested too deep", line_span(text, start))
    try:
        root = yaml.compose(source, Loader=loader)
    except (yaml.YAMLError, RecursionError) as error:
        place = start + _culprit(error)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        message = f"The front matter is not valid YAML: {problem}"
        return _guessed(text, start, end), (message, line_span(text, min(place, max(start, end - 1))))
    if root is not None and not isinstance(root, yaml.MappingNode):
        return [], ("The front matter is not a list of keys and values", line_span(text, start))
    return list(_walk(root, "", start, text, _DEPTH)) if root else [], None


def _culprit(error: Exception) -> int:
    """The offset in the YAML where the value or key begins that breaks it.

    The parser gives up at `problem_mark`, which for a quote or bracket that is never closed, or a line without a colon,
    lies below; `context_mark` is where those begin.
    """
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None)
    if any(opened in context for opened in ("quoted scalar", "flow", "simple key")):
        mark = getattr(error, "context_mark", None) or mark
    return int(mark.index if mark else getattr(error, "position", 0) or 0)


def _walk(node: Any, prefix: str, offset: int, text: str, depth: int) -> Iterator[Field]:
    for key, value in node.value[:_MOST]:
        if not isinstance(key.value, str):
            continue
        name = prefix + key.value
        key_span = _span(key, offset, text)
        if value.id == "mapping" and depth:
            yield from _walk(value, name + ".", offset, text, depth - 1)
        else:
            yield Field(name, _flat(value, depth), key_span, _value_span(value, key_span, offset, text))


def _value_span(value: Any, key_span: Span, offset: int, text: str) -> Span:
    span = _span(value, offset, text)
    return span if span.start >= key_span.end else Span(key_span.end, key_span.end)


def _span(node: Any, offset: int, text: str) -> Span:
    start, end = offset + node.start_mark.index, offset + node.end_mark.index
    return Span(start, start + len(text[start:end].rstrip()))


def _flat(node: Any, depth: int) -> str:
    """A value as text: scalars as written, lists joined by commas."""
    if node.id == "scalar":
        return str(node.value).strip()
    if not depth:
        return ""
    parts = node.value[:_MOST]
    if node.id == "mapping":
        parts = [value for _, value in parts]
    return ", ".join(_flat(part, depth - 1) for part in parts)


_GUESS = Lazy(r"^([A-Za-z_][\w-]*):[ \t]+(\S[^\n\r]*)", re.MULTILINE)


def _guessed(text: str, start: int, end: int) -> list[Field]:
    """What the lines of broken front matter most likely mean, so that its mistakes are not counted twice."""
    entries: dict[str, Field] = {}
    for found in _GUESS.finditer(text, start, end):
        value = found[2].rstrip().strip("\"'")
        field = Field(found[1], value, Span(*found.span(1)), _inside(text, Span(*found.span(2))))
        entries.setdefault(found[1], field)
    return list(entries.values())
