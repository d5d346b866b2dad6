"""Other readings of a text: the words asked about stay, what is round them changes."""

from __future__ import annotations

import pytest

from jdlint.grammar.otherwise import readings

TEXT = "Our bakers, such as Bert and Anna from Leeds, build that old page; I know it."


def read(text: str, words: str) -> list[str]:
    start = text.index(words)
    found = list(readings(text, start, start + len(words)))
    assert all(other[a:b].lower() == words.lower() for other, a, b in found)
    return [other for other, _, _ in found]


def test_ends_openings_names_and_clauses_differ() -> None:
    assert read(TEXT, "build") == [
        "Our bakers, such as Bert and Anna from Leeds, build that old page; I know it",
        "Today, our bakers, such as Bert and Anna from Leeds, build that old page; I know it.",
        "Our bakers, such as Kest and Kest from Kestr, build that old page; I know it.",
        "such as Bert and Anna from Leeds, build that old page",
        "such as Bert and Anna from Leeds, build that old page; I know it.",
    ]


def test_a_mark_that_is_asked_about_stays() -> None:
    assert read("We bake, you sell bread all day.", ",")[3] == "We bake, you sell bread all day."


@pytest.mark.parametrize(("text", "words"), [("You", "You"), ("IT is here", "IT"), ("", ""), ("Ask Anna’s aunt", "’s")])
def test_short_texts_and_names(text: str, words: str) -> None:
    assert len(read(text, words)) == 5


def test_a_long_name_is_filled_up() -> None:
    assert read("We like Constantinople here", "here")[2] == "We like Kestrellllllll here"
