"""The second reader: what it doubts, where, and what becomes of a network that cannot be used."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest
from conftest import PACK

from jdlint.grammar import RULE, GrammarError, reader
from jdlint.grammar.reader import CLASSES, Doubt, Reader, case_of, doubts_of, stamp

DOUBTS = doubts_of(PACK.rules[RULE].options["reader"])
EASY = {name: doubt._replace(least=0.5) for name, doubt in DOUBTS.items()}
"""What is asked of postings is a matter of measuring; here the network is seen to work at all."""


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader(EASY)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("We build a platform that are used by four hundred clinics.", "AGREEMENT", "are"),
        ("You will join team of six engineers in our office.", "ARTICLE", "team"),
        ("Our engineer's meet on Fridays to share what they have learned.", "APOSTROPHE", "'s"),
    ],
)
def test_what_does_not_fit_is_doubted_where_it_stands(text: str, name: str, words: str, read: Reader) -> None:
    (raw,) = read.read([text])[text]
    assert raw.id == f"JDLINT_READER_{name}"
    assert words in text[raw.start : raw.end]
    assert text[raw.start : raw.end] in raw.message


def test_small_words_and_words_that_no_other_is_taken_for_are_left_alone() -> None:
    text = "We answer every application within too weeks."
    assert [raw.id for raw in Reader(EASY, alike=("too",)).read([text])[text]] == ["JDLINT_READER_WORD"]
    assert Reader(EASY).read([text]) == {text: []}
    text = "You will join team of six engineers in our office."
    assert Reader(EASY, unsure=("team",)).read([text]) == {text: []}


@pytest.mark.parametrize(
    ("text", "word", "is_name"),
    [
        ("We like Perchbox here", "Perchbox", True),
        ("Perchbox is here", "Perchbox", False),
        ("two REST APIs", "APIs", True),
        ("an i18n layer", "i18n", True),
        ("all of Perchbox's bread", "'s", True),
        ("what I know", "I", False),
        ("- Two bakers", "Two", False),
    ],
)
def test_names_and_abbreviations_are_left_alone(text: str, word: str, is_name: bool) -> None:
    assert reader._is_of_name(text, text.index(word)) == is_name


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("the baker's oven", "'", "baker's"),
        ("the baker's oven", "s", "baker's"),
        ("the bakers' oven", "bakers", "bakers"),
        ("well, done", ",", "well,"),
        ("rebuild it", "re", "rebuild"),
        ("a 'word' here", "word", "word"),
    ],
)
def test_words_are_told_whole(text: str, part: str, whole: str) -> None:
    at = text.index(part, 4) if part == "s" else text.index(part)
    start, end = reader._whole(text, at, at + len(part))
    assert text[start:end] == whole


def test_right_sentences_are_not_doubted(read: Reader) -> None:
    texts = ["We build a platform that is used by four hundred clinics.", "You will join a team of six engineers.", ""]
    assert read.read(texts) == {text: [] for text in texts}


def test_a_text_is_read_by_itself(read: Reader) -> None:
    texts = ["They works here.", "Each of the parts that we make are tested twice.", "We ship on Mondays. " * 40]
    together = read.read(texts)
    assert together == {text: read.read([text])[text] for text in texts}


def test_offsets_count_code_points(read: Reader) -> None:
    plain = read.read([text := "We build a platform that are used by clinics."])[text]
    shifted = read.read([text := "Größe: We build a platform that are used by clinics."])[text]
    assert [raw.start - 7 for raw in shifted if raw.id == plain[0].id] == [plain[0].start]


def test_every_class_that_is_told_has_its_words() -> None:
    assert {*DOUBTS} == {*CLASSES} - {"fits", "SPELLING"}
    assert all(0.5 < doubt.least < 1 and "{match}" in doubt.message for doubt in DOUBTS.values())
    assert doubts_of(["WORD 0.9: Not {match}: that."]) == {"WORD": Doubt(0.9, "Not {match}: that.")}


@pytest.mark.parametrize(("text", "span", "case"), [("a Bee", (2, 5), 1), ("(API", (1, 4), 5), ("it", (0, 2), 0)])
def test_the_case_of_a_piece(text: str, span: tuple[int, int], case: int) -> None:
    assert case_of(text, *span) == case


def test_packages_that_are_missing_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "onnxruntime":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(GrammarError, match="pip install"):
        Reader(DOUBTS).read(["One text."])


def test_a_network_that_is_gone_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "NETWORK", str(tmp_path / "none.onnx"))
    with pytest.raises(GrammarError, match=r"none\.onnx.*Installing jdlint anew mends it"):
        stamp()
