"""A posting as the rest of jdlint sees it.

Invariant: every position is an offset in code points into the untouched `text`, and `len(masked) == len(text)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.record import Record

JOIN = "\0"
"""Stands in `masked` for a code point that is only appearance (`*`, `<b>`, zero-width space): it parts no word."""

GAP = " "
"""Stands in `masked` for a code point that is no prose and parts words (link target, comment, template tag)."""


class Span(Record):
    """A stretch of the text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int


class Block(Record):
    """One heading, paragraph, item, cell, quote or code block, or a field of the front matter that a page shows.

    `level` is the depth of a heading (1 to 6), the nesting of an item (from 1), else 0. `start` and `end` enclose
    the prose without its marks (no `#`, no bullet, no surrounding tags).
    """

    kind: str
    start: int
    end: int
    level: int = 0


class Link(Record):
    """A link: the span of its visible text (empty for a bare image) and where it leads."""

    start: int
    end: int
    target: str


class Field(Record):
    """One entry of the front matter: its key as written (dotted where nested), its value as text, both spans."""

    key: str
    value: str
    key_span: Span
    value_span: Span


class Sentence(Record):
    """A sentence, item or heading: a span of prose, its block, and its words as a range into `Posting.words`."""

    start: int
    end: int
    block: int
    first_word: int
    end_word: int


class Words(Record):
    """All words of a posting in order, as parallel lists."""

    folded: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]


class Section(Record):
    """A heading with the blocks that follow it, up to the next heading.

    `heading` is the index of the heading's block, or -1 for what stands before the first heading. `first` and `end`
    range over blocks and include the heading. `kind` is one of SECTION_KINDS.
    """

    kind: str
    heading: int
    first: int
    end: int


SECTION_KINDS = (
    "title", "company", "role", "duties", "requirements", "nice-to-have", "benefits", "process", "apply",
    "equal-opportunity", "legal", "other",
)  # fmt: skip


class Branch(Record):
    """A stretch of the text that a site's template shows only where a condition holds, or does not.

    `condition` is the template's own text. One stretch may stand here more than once, with other conditions.
    """

    start: int
    end: int
    condition: str
    holds: bool


class Layout(Record):
    """What a reader of one format finds in a text, before headings are guessed and sentences split."""

    masked: str
    blocks: list[Block]
    links: list[Link]
    code: list[Span]
    """Inline code: its words are evidence, but wording rules leave them alone."""
    strong: list[Span]
    comments: list[Span]
    """HTML, Liquid and MDX comments, for suppressions."""
    branches: list[Branch]


class Posting(Record):
    """A text under check, read once and never changed."""

    text: str
    name: str
    format: str
    masked: str
    fields: Mapping[str, Field]
    """Front matter by canonical name (`title`, `company`, `location`, `salary`, …), else by its key as written."""
    front_error: tuple[str, Span] | None
    """Why the front matter could not be read, and where."""
    blocks: Sequence[Block]
    block_kinds: Sequence[str]
    """The kind of section that each block counts for."""
    sections: Sequence[Section]
    sentences: Sequence[Sentence]
    words: Words
    links: Sequence[Link]
    code: Sequence[Span]
    comments: Sequence[Span]
    branches: Sequence[Branch]
    """The branches of template conditions: two places may never be shown together (see posting.branches)."""
    title: Span
    """Where an absence is reported when it has no better place: title heading, else first line."""

    def quoted(self, span: Span) -> str:
        """The words at a place as they stand, on one line, without tags and emphasis."""
        shown = self.masked[span.start : span.end].replace(JOIN, "").split()
        return " ".join(shown or self.text[span.start : span.end].split())

    @property
    def has_prose(self) -> bool:
        """Whether more stands in it than front matter, headings and code; a placeholder is prose that is to come."""
        return any(block.kind not in ("heading", "field", "code") for block in self.blocks)
