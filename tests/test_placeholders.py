"""What stands wholly in square brackets is still to be written, and counts as nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from jdlint.posting.model import Posting
from jdlint.posting.placeholders import is_placeholder

Read = Callable[..., Posting]


@pytest.mark.parametrize(
    "text", ["[Name the store]", " [One.] [Two] ", "[]", "[Say “what”, for instance (this)].", "[a\nb]"]
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "Name", "[Senior] engineer", "Work [remote]", "[a] and [b]", "[a", "a]", "[[a]]"])
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("# Baker\n\n[Say what you bake.]\n\nRye bread.\n", "a.md", "baker rye bread"),
        ("# Baker\r\n\r\n- [Say what,\r\n  and for whom.]\r\n- [x] Rye\r\n", "a.md", "baker rye"),
        ("# Baker\n\n> [Bread]\n\n| [Rye] | Oats |\n| --- | --- |\n| [Wheat] | Spelt |\n", "a.md", "baker oats spelt"),
        ("# Baker\n\n**[Say what you bake.]**\n", "a.md", "baker"),
        ("<h1>Baker</h1><p>[Say what <b>you</b> bake.]</p><ul><li>Rye [bread]</li></ul>", "a.html", "baker rye bread"),
        (
            "BAKER\n\n[Say what you bake.]\n\nWe bake rye bread in Utrecht.\n",
            "a.txt",
            "baker we bake rye bread in utrecht",
        ),
        ("# [Baker]\n\nRye.\n", "a.md", "baker rye"),
        ("# Baker\n\n[Rye](rye.md)\n\n[Oats]\n\n[oats]: oats.md\n", "a.md", "baker rye oats"),
        ("---\ntitle: '[The job''s title]'\ndescription: \"[What]\"\n---\n\nRye.\n", "a.md", "rye"),
        ("---\ntitle: [Baker]\n---\n\nRye.\n", "a.md", "baker rye"),
    ],
)
def test_placeholders_have_no_words(text: str, name: str, words: str, posting: Read) -> None:
    read = posting(text, name)
    assert " ".join(read.words.folded) == words
    assert len(read.masked) == len(text)


def test_placeholders_have_no_links(posting: Read) -> None:
    text = "# Baker\n\n[Write to jobs@example.com]\n\nWrite to bread@example.com\n"
    assert [link.target for link in posting(text).links] == ["mailto:bread@example.com"]


def test_a_field_with_a_placeholder_is_empty_and_keeps_its_place(posting: Read) -> None:
    text = "---\nlocation: '[Name the place]'\ncompany: Rye [and] Sons\n---\n\nRye.\n"
    fields = posting(text).fields
    assert fields["location"].value == ""
    assert text[slice(*fields["location"].value_span)] == "'[Name the place]'"
    assert fields["company"].value == "Rye [and] Sons"


def test_many_placeholders_are_read_in_linear_time(posting: Read) -> None:
    def seconds(count: int) -> float:
        text = "# Baker\n\n" + "[Write to a@example.com]\n\n" * count
        start = time.perf_counter()
        assert posting(text).words.folded == ["baker"]
        return time.perf_counter() - start

    assert seconds(8_000) < 20 * max(0.01, seconds(1_000))
