"""Any text at all is read, in linear time, and every span lies inside it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.posting.model import Posting
from jdlint.posting.read import read_posting

HEADINGS = {"requirements": "requirements", "about us": "company", "what you'll do": "duties"}
PIECES = (
    "<", ">", "<p>", "</p>", "<li>", "<ul>", "<br>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "&amp;", "&nbsp;",
    "# ", "##", "- ", "* ", "**", "_", "`", "```\n", "[", "](", ")", "![", "| a |\n|---|\n", "> ", "    ", "\t", "\n", "\r\n",
    "\r", "\n\n", "---\n", "+++\n", "title: x\n", '{"a": 1}\n', "{{ x }}", "{%", "%}", "{#", "#}", "{% comment %}", "•", "• ",
    "1. ", "Requirements:\n", "About us", "word ", "Word. ", "é", "🚀", "\u200b", "\u00a0", "\u2028", "\v", "\0", "a@b.cc ",
    "https://x.yy ", "\ud800",
)  # fmt: skip


def check(posting: Posting) -> None:
    size = len(posting.text)
    assert len(posting.masked) == size
    last = 0
    for block in posting.blocks:
        assert last <= block.start < block.end <= size
        last = block.end
    assert [i for s in posting.sections for i in range(s.first, s.end)] == list(range(len(posting.blocks)))
    assert len(posting.block_kinds) == len(posting.blocks)
    for start, end in [*posting.code, *posting.comments, posting.title]:
        assert 0 <= start <= end <= size
    for start, end, _ in posting.links:
        assert 0 <= start <= end <= size
    for field in posting.fields.values():
        assert 0 <= field.key_span.start <= field.key_span.end <= field.value_span.end <= size
    for start, end in zip(posting.words.starts, posting.words.ends, strict=True):
        assert 0 <= start < end <= size


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_mixture_of_marks_is_read(pieces: list[str], name: str) -> None:
    check(read_posting("".join(pieces), name, HEADINGS))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_text_is_read(text: str, name: str) -> None:
    check(read_posting(text, name, HEADINGS))


@pytest.mark.parametrize(
    "piece", ["<", "[", "*", "{%", ">", "{% comment %}", '<a "', "<!--", "&", "a@", "{#", "`", "- "]
)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_reading_takes_linear_time(piece: str, name: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    check(read_posting(text, name, HEADINGS))
    assert time.process_time() - begun < 2
