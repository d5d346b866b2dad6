"""Phrases of a table as one regular expression, for checks that look at a single sentence of a posting.

The phrases of rules are a tree that every word of a posting is followed through; lists that are asked for only in a
sentence in which such a phrase stands would make that tree larger for all. The language is that of rules (see phrases),
but for `^`, which is the beginning of the text, and with `word*` for all words that begin so (`*`: any word).

Invariant: what the expression finds are whole words, in a text in small letters; its order is that of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jdlint.pack.inflect import forms_of
from jdlint.pack.phrases import GAP, PhraseError, Vocabulary, tokens_of
from jdlint.record import Record

WORD = r"[\w-]+"
"""A word that a gap skips."""


class Piece(Record):
    """A part of a phrase, as an expression; whether it may be absent, and whether it is a gap, with its blanks."""

    text: str
    may_be_absent: bool = False
    is_gap: bool = False


def regex_of(phrases: Iterable[str], vocabulary: Vocabulary) -> str:
    """The expression that finds the phrases. Raises PhraseError."""
    firsts: list[str] = []
    others: list[str] = []
    for phrase in phrases:
        reader = _Reader(tokens_of(phrase.lower()), vocabulary)
        (firsts if reader.first else others).append(reader.read_all())
    ways = [rf"{edge}(?:{'|'.join(said)})" for edge, said in (("^", firsts), (r"\b", others)) if said]
    return rf"(?:{'|'.join(ways)})\b"


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, tokens: Iterable[str], vocabulary: Vocabulary) -> None:
        self.tokens = list(tokens)
        self.first = self.tokens[:1] == ["^"]
        self.at = int(self.first)
        self.vocabulary = vocabulary

    def read_all(self) -> str:
        pieces = list(self.pieces())
        if self.at < len(self.tokens):
            raise PhraseError(f'"{self.tokens[self.at]}" stands where nothing opens it.')
        if not pieces or pieces[0].is_gap or pieces[-1].is_gap:
            raise PhraseError("a phrase begins and ends with words, not with `..`.")
        return _joined(pieces)

    def pieces(self) -> Iterator[Piece]:
        while self.at < len(self.tokens) and self.tokens[self.at] not in ("]", ")", "|"):
            token = self.tokens[self.at]
            self.at += 1
            yield self.piece(token)

    def piece(self, token: str) -> Piece:
        if token in ("[", "("):
            return Piece(self.alternatives("]" if token == "[" else ")"), token == "(")
        if token.startswith("{"):
            return Piece(_either(" ".join(row) for row in sorted(self.vocabulary(token[1:-1]))))
        if token.startswith(".."):
            return Piece(rf"(?: {WORD}){{0,{int(token[2:] or GAP)}}}", is_gap=True)
        if token == "^":
            raise PhraseError("`^` can only stand at the very start.")
        return Piece(_word(token))

    def alternatives(self, close: str) -> str:
        ways = []
        while True:
            pieces = list(self.pieces())
            if any(piece.is_gap for piece in pieces):
                raise PhraseError("`..` cannot stand inside brackets.")
            ways.append(_joined(pieces))
            if self.tokens[self.at : self.at + 1] not in (["|"], [close]):
                raise PhraseError(f"a bracket is open: `{close}` is missing.")
            self.at += 1
            if self.tokens[self.at - 1] == close:
                return f"(?:{'|'.join(ways)})"


def _joined(pieces: Sequence[Piece]) -> str:
    """The pieces in a row, with a blank between any two that are there."""
    if all(piece.may_be_absent for piece in pieces):
        raise PhraseError("every word of it may be absent; say what must be there.")
    said = ""
    leads = True
    for text, may_be_absent, is_gap in pieces:
        if is_gap:
            said += text
        elif may_be_absent:
            said += f"(?:{text} )?" if leads else f"(?: {text})?"
        else:
            said += text if leads else f" {text}"
            leads = False
    return said


def _word(token: str) -> str:
    if token == "*":
        return WORD
    if token.endswith("*"):
        return rf"{_as_written(token[:-1])}\w*"
    return _either(forms_of(token[:-1])) if token.endswith("~") else _as_written(token)


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(_as_written, sorted(words)))})"


def _as_written(word: str) -> str:
    """The word with either kind of apostrophe."""
    return re.escape(word).replace("'", "['’]").replace(r"\ ", " ")
