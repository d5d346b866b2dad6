"""Reading: decoding, choice of format, what is prose and what is masked, spans into the untouched text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.errors import ReadError
from jdlint.posting.formats import format_of
from jdlint.posting.model import Block, Posting
from jdlint.posting.read import decode

Read = Callable[..., Posting]


def shown(posting: Posting) -> list[tuple[str, str]]:
    """Kind and source text of every block."""
    return [(block.kind, posting.text[block.start : block.end]) for block in posting.blocks]


def prose(posting: Posting, block: Block) -> str:
    return posting.masked[block.start : block.end].replace("\0", "")


@pytest.mark.parametrize(
    "data",
    ["Engineer, Zürich".encode(), "Engineer, Zürich".encode("utf-8-sig"), "Engineer, Zürich".encode("utf-16")],
)
def test_decode_removes_the_byte_order_mark(data: bytes) -> None:
    assert decode(data, "a.md") == "Engineer, Zürich"


def test_decode_keeps_line_ends() -> None:
    assert decode(b"a\r\nb\rc\n", "a.md") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"one\ntwo \xe4\n", "byte 9 (line 2)"),
        (b"one\0two", "byte 4 (line 1)"),
        (b"\xff\xfea\x00\x00\x00", "byte 5 (line 1)"),
    ],
)
def test_decode_says_where_and_what_to_do(data: bytes, place: str) -> None:
    with pytest.raises(ReadError, match=r"^job\.md: ") as caught:
        decode(data, "job.md")
    assert place in str(caught.value)
    assert "UTF-8" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<p>We hire.</p>\n<ul><li>Go</li></ul>", "a.html", "html"),
        ("<!DOCTYPE html><html><body>We hire.</body></html>", "a.md", "html"),
        ("# Engineer\n\n- Go\n- SQL\n", "a.html", "markdown"),
        ("We hire.\n\nRequirements:\nGo\n", "a.html", "plain"),
        ("We hire.", "a.md", "markdown"),
        ("We hire.\n\n- Go\n- SQL\n", "a.txt", "plain"),
        ("# Engineer\n\nWe **hire** [you](https://example.com).", "a.txt", "markdown"),
        ("Engineer <em>wanted</em>", "-", "plain"),
        ("", "a.md", "markdown"),
    ],
)
def test_content_decides_the_format(text: str, name: str, expected: str) -> None:
    assert format_of(text, 0, name) == expected


def test_markdown_marks_are_masked_and_words_stay_whole(posting: Read) -> None:
    text = '# Engineer\n\nWe **re**build `api` [services](https://example.com/api "x") &amp; R\\&D.'
    read = posting(text)
    assert read.words.folded == ["engineer", "we", "rebuild", "api", "services", "and", "r&d"]
    assert [text[start:end] for start, end, _ in read.links] == ["services"]
    assert read.links[0].target == "https://example.com/api"
    assert [text[start:end] for start, end in read.code] == ["api"]
    assert len(read.masked) == len(text)


def test_offsets_hold_after_wide_characters(posting: Read) -> None:
    text = "# 🚀 Ingénieur\n\n• écrire du “code” – [lien été](https://example.com/é)\n"
    read = posting(text)
    assert shown(read)[0] == ("heading", "🚀 Ingénieur")
    assert shown(read)[1][0] == "item"
    assert [(text[link.start : link.end], link.target) for link in read.links] == [
        ("lien été", "https://example.com/é")
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_part_blocks_alike(posting: Read, end: str) -> None:
    read = posting(end.join(["# Engineer", "", "We hire", "you.", "", "## Requirements", "", "- Go", "- SQL"]))
    assert [kind for kind, _ in shown(read)] == ["heading", "paragraph", "heading", "item", "item"]
    assert read.words.folded == ["engineer", "we", "hire", "you", "requirements", "go", "sql"]


def test_invisible_characters_do_not_part_words(posting: Read) -> None:
    text = "We re\u00adbuild\u200b APIs\u00a0for\u202fyou."
    assert posting(text).words.folded == ["we", "rebuild", "apis", "for", "you"]


def test_addresses_are_links_and_no_words(posting: Read) -> None:
    text = "Send it to jobs@backend.example.com, or see https://example.com/back-end?x=1."
    read = posting(text, "a.txt")
    assert read.words.folded == ["send", "it", "to", "or", "see"]
    assert [link.target for link in read.links] == [
        "mailto:jobs@backend.example.com",
        "https://example.com/back-end?x=1",
    ]


def test_images_have_no_text(posting: Read) -> None:
    read = posting("# Go\n\nBefore [![our office](a.png)](https://example.com) after.\n")
    assert read.words.folded == ["go", "before", "after"]
    assert read.links[0].start == read.links[0].end


def test_nested_lists_tables_quotes_and_code(posting: Read) -> None:
    text = "- one\n\n  more\n  - two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```py\nx = 1\n```\n"
    read = posting(text)
    assert [(b.kind, b.level) for b in read.blocks] == [
        ("item", 1), ("paragraph", 0), ("item", 2), ("quote", 0),
        ("cell", 0), ("cell", 0), ("cell", 0), ("cell", 0), ("code", 0),
    ]  # fmt: skip
    assert "x = 1" not in read.masked


def test_indented_prose_is_no_code(posting: Read) -> None:
    assert shown(posting("Intro.\n\n    You will build services.\n"))[1] == ("paragraph", "You will build services.")


def test_template_tags_are_no_prose(posting: Read) -> None:
    text = (
        "{% include head.html %}\n# {{ page.level }} Engineer\n\n{# jdlint-disable x #}\n"
        '[Apply]({{ site.url }}/apply) **now**.\n\n{% comment %}\nhidden words\n{% endcomment %}\n{{< figure src="a" >}}\n'
    )
    read = posting(text)
    assert read.words.folded == ["engineer", "apply", "now"]
    assert read.links[0].target == "{{ site.url }}/apply"
    comments = [text[start:end] for start, end in read.comments]
    assert comments[0] == "{# jdlint-disable x #}"
    assert "hidden words" in comments[1]


def test_mdx_imports_and_comments_are_no_prose(posting: Read) -> None:
    read = posting("import Apply from '../apply'\n\n# Engineer\n\n{/* jdlint-disable */}\n\nWe hire.\n", "a.mdx")
    assert read.words.folded == ["engineer", "we", "hire"]
    assert len(read.comments) == 1


def test_reading_nothing(posting: Read) -> None:
    read = posting("")
    assert (list(read.blocks), list(read.sections), tuple(read.title)) == ([], [], (0, 0))
