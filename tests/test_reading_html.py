"""Reading HTML: prose by offset, entities, elements that are left out, and markup that is broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.posting.model import Posting

Read = Callable[..., Posting]


def shown(posting: Posting) -> list[tuple[str, int, str]]:
    return [
        (block.kind, block.level, posting.masked[block.start : block.end].replace("\0", "")) for block in posting.blocks
    ]


def test_blocks_of_a_page(posting: Read) -> None:
    text = (
        "<html><head><title>Engineer</title><style>p {color: red}</style></head><body>"
        "<h1 class='x'>Engineer</h1><p>We <b>hire</b> &amp; pay.<br>Well.</p>"
        "<ul><li>Go<ul><li>Rust</li></ul></li><li>SQL</li></ul>"
        "<table><tr><th>Pay</th><td>Good</td></tr></table><blockquote>Yes</blockquote>"
        "<script>var hidden = '<p>no</p>'</script></body></html>"
    )
    assert shown(posting(text, "a.html")) == [
        ("heading", 1, "Engineer"),
        ("paragraph", 0, "We hire & pay."),
        ("paragraph", 0, "Well."),
        ("item", 1, "Go"),
        ("item", 2, "Rust"),
        ("item", 1, "SQL"),
        ("cell", 0, "Pay"),
        ("cell", 0, "Good"),
        ("quote", 0, "Yes"),
    ]


def test_title_of_a_page_without_heading(posting: Read) -> None:
    read = posting("<head><title>Engineer, Berlin</title></head><body><p>We hire.</p></body>", "a.html")
    assert read.text[read.title.start : read.title.end] == "Engineer, Berlin"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("R&amp;D", ["r&d"]),
        ("a&nbsp;b", ["a", "b"]),
        ("don&rsquo;t", ["don't"]),
        ("don&#8217;t", ["don't"]),
        ("don&#x2019;t", ["don't"]),
        ("Z&uuml;rich", ["zurich"]),
        ("5 &gt; 3 &notanentity; &", ["5", "3", "and", "notanentity", "and"]),
        ("back<wbr>end <i>A</i>PI", ["backend", "api"]),
        ("one<!-- hidden -->two", ["one", "two"]),
    ],
)
def test_words_around_marks(posting: Read, source: str, words: list[str]) -> None:
    read = posting(f"<p>{source}</p><p></p>", "a.html")
    assert read.words.folded == words
    assert len(read.masked) == len(read.text)


@pytest.mark.parametrize(
    "source",
    [
        "<p>We hire<p>you<li>Go<li>SQL",
        "<p>We <a href='x>y' title=\"a>b\">hire</a> <b>you<li>Go<li>SQL</p>",
        "<p>We hire <!-- you <li>Go<li>SQL",
        "<p>We hire 1 < 2 you</div></ul></ul><li>Go<li>SQL",
        "<p>We hire <script>if (a < b) you<li>Go<li>SQL",
        '<p>We hire <a href="you<li>Go<li>SQL',
    ],
)
def test_broken_markup_is_read(posting: Read, source: str) -> None:
    read = posting(source, "a.html")
    assert read.words.folded[:2] == ["we", "hire"]
    assert len(read.masked) == len(source)


def test_links(posting: Read) -> None:
    text = "<p>Please <a class=b href='/apply?a=1'>apply <b>here</b></a>.</p><p><a href=x><img src=y></a></p>"
    read = posting(text, "a.html")
    assert [(text[link.start : link.end], link.target) for link in read.links] == [
        ("apply <b>here", "/apply?a=1"),
        ("", "x"),
    ]


@pytest.mark.parametrize("name", ["posting.md", "posting.html"])
def test_entities_in_addresses(posting: Read, name: str) -> None:
    shown = "https:&#x2F;&#x2F;mill.example&#x2F;jobs"
    read = posting(f'<p>Apply at <a href="{shown}">{shown}</a> or {shown}, today.</p>', name)
    assert read.words.folded == ["apply", "at", "or", "today"]
    assert [link.target for link in read.links] == ["https://mill.example/jobs"] * 2


def test_loose_text_is_read_as_it_is_laid_out(posting: Read) -> None:
    text = "<html><body><h2>Data Engineer</h2>\nIntro of the job.\n\nRequirements\n\nSQL\nPython and Spark\nGood English\n</body></html>"
    assert [(kind, words) for kind, _, words in shown(posting(text, "a.html"))] == [
        ("heading", "Data Engineer"),
        ("paragraph", "Intro of the job."),
        ("heading", "Requirements"),
        ("item", "SQL"),
        ("item", "Python and Spark"),
        ("item", "Good English"),
    ]


def test_html_inside_markdown(posting: Read) -> None:
    text = "# Engineer\n\n<div>\n<p>We hire <em>you</em>.</p>\n<ul>\n<li>Go</li>\n</ul>\n</div>\n\nAnd <br/> **Pay**.\n"
    assert [(kind, words) for kind, _, words in shown(posting(text))][1:4] == [
        ("paragraph", "We hire you."),
        ("item", "Go"),
        ("paragraph", "And"),
    ]


def test_comments_over_several_lines(posting: Read) -> None:
    text = "# Engineer\n\n<!-- jdlint-disable\nx -->\n\nWe hire.\n"
    read = posting(text)
    assert [text[start:end] for start, end in read.comments] == ["<!-- jdlint-disable\nx -->"]
    assert read.words.folded == ["engineer", "we", "hire"]


def test_two_line_breaks_part_paragraphs_also_over_a_line_end(posting: Read) -> None:
    read = posting("<div>We bake bread.<br/>\n<br />\n<b>Your duties:</b><br>\n<ul><li>Bake</li></ul></div>", "a.html")
    kinds = [(block.kind, read.masked[block.start : block.end]) for block in read.blocks]
    assert kinds == [("paragraph", "We bake bread."), ("heading", "Your duties:"), ("item", "Bake")]
