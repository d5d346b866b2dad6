"""The phrase language and the matcher: what a phrase finds, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.matcher import Matcher
from jdlint.pack.compile import Compiler
from jdlint.pack.inflect import forms_of
from jdlint.pack.nodes import Node
from jdlint.pack.phrases import PhraseError, Row, compile_phrase
from jdlint.pack.vocabulary import Vocabularies
from jdlint.posting.model import Sentence, Words
from jdlint.posting.sentences import split_sentences
from jdlint.posting.words import words_of

VOCABULARY = {"store": frozenset([("postgresql",), ("mongo", "db")])}


class _OneVocabulary(Vocabularies):
    def __init__(self) -> None:
        super().__init__({})

    def rows(self, name: str) -> frozenset[Row]:
        if name not in VOCABULARY:
            raise PhraseError(f'there is no vocabulary "{name}".')
        return VOCABULARY[name]


def find(phrase: str, text: str) -> list[str]:
    """The pieces of the text that a phrase finds."""
    import yaml

    compiler = Compiler(_OneVocabulary())
    compiler.add("rule/key", Node(yaml.compose(yaml.dump([phrase])), "rule.yaml"))
    words, sentences = Words([], [], [], []), []
    for number, (start, end) in enumerate(split_sentences(text, 0, len(text))):
        first = len(words.folded)
        for column, values in zip(words, words_of(text, start, end), strict=False):
            column.extend(values)  # type: ignore[arg-type]
        words.sentence.extend([number] * (len(words.folded) - first))
        sentences.append(Sentence(start, end, 0, first, len(words.folded)))
    hits = Matcher(compiler.tables()).find(text, words, sentences)
    return [text[hit.start : hit.end] for hit in hits.of("rule", "key")]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("code review", "Code-Review and code\nreview, not coder views", ["Code-Review", "code\nreview"]),
        ("build~", "We build, built and are building builders", ["build", "built", "building"]),
        ("[back end|server side] [work|services]", "Back-end work. Server side services. Back end", ["Back-end work", "Server side services"]),
        ("{store}", "PostgreSQL or Mongo DB", ["PostgreSQL", "Mongo DB"]),
        ("tune~ .. {store}", "You tune our big PostgreSQL and MongoDB", ["tune our big PostgreSQL"]),
        ("a .. z", "a 1 2 3 4 5 6 z", ["a 1 2 3 4 5 6 z"]),
        ("a .. z", "a 1 2 3 4 5 6 7 z", []),
        ("a ..2 z", "a 1 2 3 z. a 1 z", ["a 1 z"]),
        ("tune .. end", "We tune. Then end", []),
        ("(strong) skills", "Strong skills. Skills", ["Strong skills", "skills", "Skills"]),
        ("^ about us", "About us. All about us", ["About us"]),
        ("=Go", "Go is good to go. GO", ["Go"]),
        ("=Go developer", "go developer, Go developer", ["Go developer"]),
        ("c++", "C and C++", ["C++"]),
        ("[design~|build~] (and [design~|build~]) {store}", "design and build PostgreSQL", ["design and build PostgreSQL", "build PostgreSQL"]),
        ("develop~ .. api~ .. {store}", "develop our APIs on top of PostgreSQL", ["develop our APIs on top of PostgreSQL"]),
    ],
)  # fmt: skip
def test_phrase_finds(phrase: str, text: str, found: list[str]) -> None:
    assert find(phrase, text) == found


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("[a|b", "a bracket is open: `]` is missing."),
        ("(a", "a bracket is open: `)` is missing."),
        ("a ]", '"]" stands where nothing opens it.'),
        (".. a", "a phrase begins and ends with words, not with `..`."),
        ("a ..", "a phrase begins and ends with words, not with `..`."),
        ("[a .. b|c]", "`..` cannot stand inside brackets."),
        ("(a) (b)", "every word of it may be absent; say what must be there."),
        ("a ^ b", "`^` can only stand at the very start."),
        ("{nothing}", 'there is no vocabulary "nothing".'),
        ("…", '"…" holds no word.'),
        ("", "a phrase begins and ends with words, not with `..`."),
    ],
)
def test_phrase_errors(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError) as error:
        compile_phrase(phrase, _OneVocabulary().rows)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("develop", {"develop", "develops", "developed", "developing"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("specify", {"specify", "specifies", "specified", "specifying"}),
        ("plan", {"plan", "plans", "planned", "planning", "planed", "planing"}),
        ("query", {"query", "queries", "queried", "querying"}),
        ("manage", {"manage", "manages", "managed", "managing"}),
        ("monitor", {"monitor", "monitors", "monitored", "monitoring"}),
    ],
)
def test_forms(word: str, forms: set[str]) -> None:
    assert set(forms_of(word)) == forms


@given(st.lists(st.sampled_from(["tune", "our", "postgresql", "mongo", "db", "xx."]), max_size=25))
def test_hits_never_cross_a_sentence(words: list[str]) -> None:
    for found in find("tune .. {store}", " ".join(words).replace("xx.", "xx. Now")):
        assert "Now" not in found
