"""Front matter that holds the posting itself: `responsibilities:` with a list that a page shows as a section.

Invariant: only keys that are headings in the vocabulary count, and only with values that are prose: a list of tags
(`skills: python, go`) stays data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.lazy import Lazy
from jdlint.posting.front import SHOWN, fold_key
from jdlint.posting.model import Block, Field, Span
from jdlint.posting.words import words_of
from jdlint.record import Record

_FEWEST = 8
"""Words of a value that may be prose: fewer are data, whatever the key."""
_AN_ITEM = 2.5
"""Words of an item, in the middle, from which a list is one of sentences and not of tags."""
_NO_SECTION = ("title", "other")
_DASH = Lazy(r"- +(?=\S)")
_SCALAR = Lazy(r"[>|][+-]?\d?[ \t]*(?:#[^\n]*)?\r?\n")
_COMMENT = Lazy(r"\n[ \t]*#")
_HEADING = Lazy(r"(?:\*\*(?P<bold>[^*\n]{2,60}?):?\*\*:?|#{1,6}[ \t]+(?P<hashes>[^\n]{2,60}?))[ \t]*")
_A_BODY = 60
"""Words from which a text under a key that says nothing is one that the page shows."""
_ESCAPE = Lazy(r"\\[nrtuxe]")
_ENTRY = Lazy(r"[a-z]\w*:\s")
"""An item that is entries of its own: what they mean only the site knows, unless every item says one thing."""
_A_TAG = 2
"""Words of an entry beside the text of an item, at most."""
_NEXT_ENTRY = Lazy(r"\n[ \t]*[a-z]\w*:\s")
_PART = Lazy(r"(?<=\n)[ \t]*(?:(?P<bullet>[-*•])[ \t]+)?(?P<text>\S[^\n]*(?:\n[ \t]*[^\s*•-][^\n]*)*)")


class FrontSections(Record):
    """The blocks of the entries that are sections, in the order of the file, a heading by its key before each.

    `phrases` says what each of those headings announces, in the form of the vocabulary of headings.
    """

    blocks: list[Block]
    phrases: dict[str, str]


def front_sections(
    text: str, entries: Sequence[Field], aliases: Mapping[str, str], headings: Mapping[str, str]
) -> FrontSections:
    """The entries that are sections. `aliases` are those of front.by_name, `headings` is the vocabulary."""
    found = FrontSections([], {})
    prose = [e for e in entries if len(e.value.split()) >= _FEWEST and aliases.get(fold_key(e.key)) not in SHOWN]
    joined = {phrase.replace(" ", ""): kind for phrase, kind in headings.items()} if prose else {}
    for entry in sorted(prose, key=lambda entry: entry.value_span):
        kind = joined.get(re.sub(r"[\W_]", "", entry.key.rsplit(".", 1)[-1].lower()), "other")
        is_shown = kind not in _NO_SECTION or (kind == "other" and _is_body(text, entry))
        parts = list(_parts(text, entry.value_span)) if is_shown else []
        if parts and entry.key_span.end <= parts[0].start:
            found.blocks.extend([Block("heading", *entry.key_span, 2), *parts])
            found.phrases[" ".join(words_of(text, *entry.key_span)[0])] = kind
    return found


def _is_body(text: str, entry: Field) -> bool:
    """Whether an entry holds a whole text, line by line, as a site does whose pages are all front matter."""
    value = entry.value_span
    is_literal = text[value.start : value.start + 1] == "|" and _SCALAR.match(text, value.start) is not None
    return is_literal and len(entry.value.split()) >= _A_BODY and "</" not in entry.value


def _parts(text: str, value: Span) -> Iterator[Block]:
    """What a value says in sentences: the items of a list, unless they are tags, or the lines of a text.

    A string in double quotes with escapes is left alone: its text is not what stands in the file.
    """
    if text[value.start] == '"' and _ESCAPE.search(text, value.start, value.end):
        return
    if not _DASH.match(text, value.start):
        yield from _lines(text, value)
        return
    items = list(_without_keys(text, [_bare(text, span) for span in _items(text, value)]))
    lengths = sorted(len(text[item.start : item.end].split()) for item in items)
    if lengths and lengths[len(lengths) // 2] >= _AN_ITEM:
        yield from (Block("item", *item, 1) for item in items)


def _without_keys(text: str, items: Sequence[Span]) -> Iterator[Span]:
    """The items; where all are entries (`- task: You bake`), what they say without their keys."""
    keys = [_ENTRY.match(text, item.start, item.end) for item in items]
    for item, key in zip(items, keys, strict=True):
        if not key:
            yield item
        elif all(keys) and (said := _said(text, key.end(), item.end)):
            yield said


def _said(text: str, start: int, end: int) -> Span | None:
    """What the first entry of an item says, where further ones are only tags of it (`importance: Essential`)."""
    following = list(_NEXT_ENTRY.finditer(text, start, end))
    ends = [*(entry.start() for entry in following[1:]), end]
    if any(len(text[e.end() : z].split()) > _A_TAG for e, z in zip(following, ends, strict=False)):
        return None
    return _bare(text, Span(start, following[0].start() if following else end))


def _items(text: str, value: Span) -> Iterator[Span]:
    """The items of a list in block style and of those inside it, without their dashes, up to a comment."""
    column = value.start - (text.rfind("\n", 0, value.start) + 1)
    dash = re.compile(rf"(?:\A|(?<=\n)) {{{column},}}- +(?=\S)")
    starts = [value.start, *(found.start() for found in dash.finditer(text, value.start, value.end))]
    for start, end in zip(starts, [*starts[1:], value.end], strict=True):
        first = start + len(text[start:end]) - len(text[start:end].lstrip(" -"))
        comment = _COMMENT.search(text, first, end)
        if first < end:
            yield Span(first, comment.start() if comment else end)


def _lines(text: str, value: Span) -> Iterator[Block]:
    """The paragraphs and items of a text; a list in flow style, or in TOML or JSON, is data."""
    header = _SCALAR.match(text, value.start)
    if not header:
        if text[value.start] not in "[{":
            yield Block("paragraph", *_bare(text, value))
        return
    for part in _PART.finditer(text[: value.end], header.end()):
        span = Span(*part.span("text"))
        if not part["bullet"] and (heading := _HEADING.fullmatch(text, *span)):
            yield Block("heading", *heading.span(heading.lastgroup or 0), 3)
        else:
            yield Block("item" if part["bullet"] else "paragraph", *_bare(text, span))


def _bare(text: str, span: Span) -> Span:
    """A scalar without its quotes, or the first line of one in block style, and without blanks at its ends."""
    start, end = span
    if header := _SCALAR.match(text, start):
        start = header.end()
    end = start + len(text[start:end].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if end - start > 1 and text[start] in "'\"" and text[end - 1] == text[start]:
        return Span(start + 1, end - 1)
    return Span(start, end)
