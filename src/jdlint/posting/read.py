"""From the text of a file to a Posting: which format it is, its front matter, blocks, sentences, sections.

Invariant: any text gives a Posting, without an exception and in linear time; only `decode` may refuse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.errors import ReadError
from jdlint.posting import blocks as refining
from jdlint.posting import front
from jdlint.posting.content import Content, CueIndex
from jdlint.posting.formats import format_of
from jdlint.posting.kinds import block_kinds
from jdlint.posting.model import Block, Field, Layout, Posting, Section, Sentence, Span, Words
from jdlint.posting.placeholders import emptied, without_placeholders
from jdlint.posting.sections import find_sections
from jdlint.posting.sentences import split_sentences
from jdlint.posting.words import words_of

_PROSE = 7
"""Blanks in a value of the front matter from which it may be a section of the posting."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark, which is removed. Line ends stay as they are.

    Raises ReadError, with the place of the first byte that is no text, for anything else.
    """
    mark, encoding = encoding_of(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = _place(data, len(mark) + error.start)
        way = "Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"
        raise ReadError(f"{name}: not UTF-8 text: {place} cannot be decoded. {way}") from None
    if "\0" in text:
        place = _place(data, len(mark) + len(text[: text.index("\0")].encode(encoding)))
        raise ReadError(f"{name}: a binary file: {place} is zero. Save the posting as text in UTF-8")
    return text


def encode(text: str, like: bytes) -> bytes:
    """The bytes of a text, in the encoding and with the byte order mark of the file whose bytes `like` were."""
    mark, encoding = encoding_of(like)
    return mark + text.encode(encoding)


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark with which a file begins, if any, and the encoding of what follows."""
    return next((pair for pair in _BOMS if data.startswith(pair[0])), (b"", "utf-8"))


def _place(data: bytes, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"byte {at + 1} (line {line})"


def read_posting(
    text: str,
    name: str,
    headings: Mapping[str, str],
    aliases: Mapping[str, str] | None = None,
    cues: CueIndex | None = None,
) -> Posting:
    """Read a text as a posting.

    `name` is only a hint at the format. `headings` maps folded phrases to kinds of section, `aliases` folded keys of
    front matter (see front.fold_key) to canonical names; `cues` is that of a Pack.
    """
    aliases = aliases or {}
    before = front.read_front(text, aliases)
    kind = format_of(text, before.body, name)
    layout = without_placeholders(refining.refine(_read_body(kind, text, before.body), headings, kind == "plain"))
    entries = emptied(before.entries)
    shown, headings = _shown(text, entries, aliases, headings)
    masked, blocks = _unmasked(text, layout.masked, shown), [*shown, *layout.blocks]
    sentences, words = _sentences(masked, blocks)
    sections, told = find_sections(blocks, len(shown), masked, sentences, words, headings)
    content = Content(sentences, words, cues or {})
    fields = front.by_name(entries, aliases)
    return Posting(
        text=text,
        name=name,
        format=kind,
        masked=masked,
        fields=fields,
        front_error=before.error,
        blocks=blocks,
        block_kinds=block_kinds(blocks, (sections, told), masked, headings, layout.links, content),
        sections=sections,
        sentences=sentences,
        words=words,
        links=layout.links,
        code=layout.code,
        comments=layout.comments,
        branches=layout.branches,
        title=_title(text, fields, blocks, sections),
    )


def _shown(
    text: str, entries: list[Field], aliases: Mapping[str, str], headings: Mapping[str, str]
) -> tuple[list[Block], Mapping[str, str]]:
    """What a page shows of the front matter, fields and whole sections in their order, and the headings with theirs."""
    fields = front.shown_fields(text, entries, aliases)
    if not any(entry.value.count(" ") > _PROSE for entry in entries):
        return fields, headings
    from jdlint.posting.front_sections import front_sections

    blocks, phrases = front_sections(text, entries, aliases, headings)
    fields = [field for field in fields if not any(field.start < b.end and b.start < field.end for b in blocks)]
    return sorted([*fields, *blocks], key=lambda block: block.start), {**headings, **phrases} if phrases else headings


def _read_body(kind: str, text: str, start: int) -> Layout:
    """The layout by the reader of a format, imported on first use."""
    if kind == "markdown":
        from jdlint.posting.markdown import read
    elif kind == "html":
        from jdlint.posting.html import read
    else:
        from jdlint.posting.plain import read
    return read(text, start)


def _sentences(masked: str, blocks: Sequence[Block]) -> tuple[list[Sentence], Words]:
    """Sentences and words of all blocks but code; a heading is one sentence."""
    sentences: list[Sentence] = []
    words = Words([], [], [], [])
    for index, block in enumerate(blocks):
        if block.kind == "code":
            continue
        one = block.kind == "heading"
        spans = [Span(block.start, block.end)] if one else split_sentences(masked, block.start, block.end)
        for start, end in spans:
            folded, starts, ends = words_of(masked, start, end)
            first = len(words.folded)
            words.folded.extend(folded)
            words.starts.extend(starts)
            words.ends.extend(ends)
            words.sentence.extend([len(sentences)] * len(folded))
            sentences.append(Sentence(start, end, index, first, first + len(folded)))
    return sentences, words


def _unmasked(text: str, masked: str, shown: Sequence[Block]) -> str:
    """The masked text with the fields that a page shows put back."""
    for block in shown:
        masked = masked[: block.start] + text[block.start : block.end] + masked[block.end :]
    return masked


def _title(text: str, fields: Mapping[str, Field], blocks: Sequence[Block], sections: Sequence[Section]) -> Span:
    """The place of the title: its heading, its front matter, else the first line of prose."""
    for section in sections[:4]:
        if section.kind == "title" and section.heading >= 0:
            return Span(blocks[section.heading].start, blocks[section.heading].end)
    if field := fields.get("title"):
        return field.value_span if field.value_span.start < field.value_span.end else field.key_span
    prose = [block for block in blocks if block.kind != "field"]
    if not prose:
        return front.line_span(text, 0)
    line = front.line_span(text, prose[0].start)
    return Span(prose[0].start, max(prose[0].start, min(line.end, prose[0].end)))
