"""The matcher finds what a plain reading of the patterns finds, word by word, in any text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.hits import Hit
from jdlint.matcher import Matcher
from jdlint.pack.compile import Compiler
from jdlint.pack.nodes import Node
from jdlint.pack.phrases import Pattern, compile_phrase
from jdlint.pack.vocabulary import Vocabularies
from jdlint.posting.model import Sentence, Words

WORDS = ["build", "the", "Go", "go", "service", "services", "and", "test", "our"]
ATOMS = ["build~", "the", "=Go", "go", "[build|test the|service and]", "(the)", "(our) service~", "[the|=Go test]"]
LINKS = [" ", " .. ", " ..2 ", " ..0 "]


def naive(pattern: Pattern, text: list[str], sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Each place in a sentence from which the pattern can be read, up to where its parts end soonest."""
    for start in range(*sentence):
        for end in ends_from(pattern.parts, pattern.gaps, start, text, sentence[1]):
            if not pattern.first or start == sentence[0]:
                yield start, end


def ends_from(
    parts: Sequence[frozenset[tuple[str, ...]]], gaps: Sequence[int], at: int, text: list[str], stop: int
) -> list[int]:
    """The ends of the pattern, one for each length that its first part may have here."""
    firsts = sorted({at + len(row) for row in parts[0] if reads(row, text[at:stop])})
    if len(parts) == 1:
        return firsts
    found = []
    for first in firsts:
        later = [ends_from(parts[1:], gaps[1:], at, text, stop) for at in range(first, min(stop, first + gaps[0] + 1))]
        found += [ends[0] for ends in later if ends][:1]
    return found


def reads(row: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words begin with the row; `=` asks for its very spelling."""
    return len(row) <= len(words) and all(
        word == asked[1:] if asked.startswith("=") else word.lower() == asked
        for asked, word in zip(row, words, strict=False)
    )


def laid_out(lengths: list[list[str]]) -> tuple[str, Words, list[Sentence], list[str]]:
    """Sentences of words as the matcher takes them."""
    text, words, sentences, flat = "", Words([], [], [], []), [], [word for line in lengths for word in line]
    for number, line in enumerate(lengths):
        first, start = len(words.folded), len(text)
        for word in line:
            words.folded.append(word.lower())
            words.starts.append(len(text))
            words.ends.append(len(text) + len(word))
            words.sentence.append(number)
            text += word + " "
        sentences.append(Sentence(start, len(text), 0, first, len(words.folded)))
    return text, words, sentences, flat


phrases = st.builds(
    lambda first, rest, opens: ("^ " if opens else "") + first + "".join(link + atom for link, atom in rest),
    st.sampled_from([atom for atom in ATOMS if not atom.startswith("(")]),
    st.lists(st.tuples(st.sampled_from(LINKS), st.sampled_from(ATOMS[:5] + ATOMS[7:])), max_size=3),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(phrases, min_size=1, max_size=6, unique=True),
    st.lists(st.lists(st.sampled_from(WORDS), max_size=14), min_size=1, max_size=4),
)
def test_finds_what_a_plain_reading_finds(asked: list[str], lines: list[list[str]]) -> None:
    compiler = Compiler(Vocabularies({}))
    compiler.add("rule/met", Node(yaml.compose(yaml.safe_dump(asked)), "rule.yaml"))
    text, words, sentences, flat = laid_out(lines)
    patterns = [(n, p) for n, phrase in enumerate(asked) for p in compile_phrase(phrase, Vocabularies({}).rows)]
    expected = {
        Hit(words.starts[start], words.ends[end - 1], start, end, number, phrase)
        for phrase, pattern in patterns
        for number, sentence in enumerate(sentences)
        for start, end in naive(pattern, flat, (sentence.first_word, sentence.end_word))
    }
    found = Matcher(compiler.tables()).find(text, words, sentences).of("rule", "met")
    assert list(found) == sorted(expected, key=lambda hit: (hit.start, -hit.end, hit.phrase))
