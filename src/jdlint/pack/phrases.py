"""The small language in which rule files say phrases, compiled to literals and chains.

Invariant: a compiled pattern is a chain of parts; a part is a set of literal word rows; between two parts at most
`gap` other words may stand, in one sentence. No part is ever empty. Grammar (see docs/rule-files.md):

    code review        these words in a row               build~      every form of the word
    [a|b c]            one of the alternatives            {name}      any entry of a vocabulary
    (strong)           may be absent                      a .. b      up to six words between; `..3` up to three
    ^ about us         at the start of a sentence         =Go         in this spelling only, capitals and all
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from math import prod

from jdlint.pack.inflect import forms_of
from jdlint.posting.words import fold_phrase
from jdlint.record import Record

_TOKEN = re.compile(r"\s*(\.\.(\d+)?(?=\s|$)|[\[\]|()^]|\{([\w-]+)\}|[^\s\[\]|(){}]+)")
GAP = 6
"""Words that `..` may skip."""
LIMIT = 24
"""Literals that one part may hold before it is cut in parts that must stand side by side."""
MOST = 4000
"""Literals that a bracket or an entry of a vocabulary may stand for."""
MOST_VARIANTS = 32
"""Ways in which words of one phrase may be absent, where they cannot be written out as literals."""

Row = tuple[str, ...]
"""Words in a row; a word that must keep its capitals begins with `=`."""


class PhraseError(ValueError):
    """A pattern that does not read; the caller adds file and line."""


class Pattern(Record):
    """A compiled pattern: its parts, the gap after each but the last, and whether it stands first in a sentence."""

    parts: tuple[frozenset[Row], ...]
    gaps: tuple[int, ...]
    first: bool


class Gap(Record):
    """`..` in a pattern."""

    most: int


Piece = frozenset[Row] | Gap
Vocabulary = Callable[[str], frozenset[Row]]
"""The rows of words of a vocabulary, by its name."""


def compile_phrase(text: str, vocabulary: Vocabulary) -> list[Pattern]:
    """The patterns that a phrase of a rule file stands for: one, or one for each way in which words may be absent.

    Raises PhraseError.
    """
    reader = _Reader(text, vocabulary)
    pieces = reader.read_all()
    return [Pattern(parts, gaps, reader.first) for parts, gaps in _chains(pieces)]


def expand_phrase(text: str, vocabulary: Vocabulary) -> frozenset[Row]:
    """All rows of words that a phrase without gaps stands for: what an entry of a vocabulary or a title may be."""
    pieces = _Reader(text, vocabulary).read_all()
    if any(isinstance(piece, Gap) for piece in pieces):
        raise PhraseError("an entry of a vocabulary or a title cannot hold `..`.")
    rows = _product([piece for piece in pieces if not isinstance(piece, Gap)])
    if () in rows:
        raise PhraseError("an entry of a vocabulary or a title cannot be empty.")
    return rows


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.tokens = list(tokens_of(text))
        self.at = 0
        self.first = False
        self.vocabulary = vocabulary

    def read_all(self) -> list[Piece]:
        if self.tokens[:1] == ["^"]:
            self.first, self.at = True, 1
        pieces = self.sequence(())
        if self.at < len(self.tokens):
            raise PhraseError(f'"{self.tokens[self.at]}" stands where nothing opens it.')
        if not pieces or isinstance(pieces[0], Gap) or isinstance(pieces[-1], Gap):
            raise PhraseError("a phrase begins and ends with words, not with `..`.")
        return pieces

    def sequence(self, stop: tuple[str, ...]) -> list[Piece]:
        pieces: list[Piece] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in (*stop, "]", ")", "|"):
            pieces.append(self.piece())
        return pieces

    def piece(self) -> Piece:
        token = self.tokens[self.at]
        self.at += 1
        if token == "[":
            return self.alternatives("]")
        if token == "(":
            return self.alternatives(")") | {()}
        if token.startswith("{"):
            return self.vocabulary(token[1:-1])
        if token.startswith(".."):
            return Gap(int(token[2:] or GAP))
        if token == "^":
            raise PhraseError("`^` can only stand at the very start.")
        return _word(token)

    def alternatives(self, close: str) -> frozenset[Row]:
        rows: frozenset[Row] = frozenset()
        while True:
            pieces = self.sequence(("|",))
            if any(isinstance(piece, Gap) for piece in pieces):
                raise PhraseError("`..` cannot stand inside brackets.")
            rows |= _product([piece for piece in pieces if not isinstance(piece, Gap)])
            if self.at >= len(self.tokens) or self.tokens[self.at] not in ("|", close):
                raise PhraseError(f"a bracket is open: `{close}` is missing.")
            self.at += 1
            if self.tokens[self.at - 1] == close:
                return rows


def tokens_of(text: str) -> Iterable[str]:
    """The words and signs of a phrase. Raises PhraseError."""
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            raise PhraseError(f'cannot read "{text[at:]}".')
        yield found.group(1)
        at = found.end()


def _word(token: str) -> frozenset[Row]:
    if token.startswith("=") and len(token) > 1:
        return frozenset([(token,)])
    inflected = token.endswith("~")
    words = fold_phrase(token.rstrip("~"))
    if not words:
        raise PhraseError(f'"{token}" holds no word.')
    if not inflected:
        return frozenset([tuple(words)])
    return frozenset((*words[:-1], form) for form in forms_of(words[-1]))


def _product(pieces: Sequence[frozenset[Row]]) -> frozenset[Row]:
    rows: frozenset[Row] = frozenset([()])
    for piece in pieces:
        rows = frozenset(left + right for left in rows for right in piece)
        if len(rows) > MOST:
            raise PhraseError(f"stands for more than {MOST} phrases; write it as several, or use a vocabulary.")
    return rows


Chain = tuple[tuple[frozenset[Row], ...], tuple[int, ...]]


def _chains(pieces: list[Piece]) -> list[Chain]:
    """The chains of parts and gaps that the pieces of a phrase stand for."""
    chains: list[Chain] = [((), ())]
    run: list[frozenset[Row]] = []
    for piece in [*pieces, Gap(0)]:
        if isinstance(piece, Gap):
            ways = _ways(run)
            chains = [_longer(chain, way, piece.most) for chain in chains for way in ways]
            run = []
        else:
            run.append(piece)
    if len(chains) > MOST_VARIANTS:
        raise PhraseError("too many of its words may be absent; write it as several phrases.")
    return [(parts, gaps[:-1]) for parts, gaps in chains]


def _longer(chain: Chain, way: list[frozenset[Row]], gap: int) -> Chain:
    parts, gaps = chain
    return (*parts, *way), (*gaps, *[0] * (len(way) - 1), gap)


def _ways(run: list[frozenset[Row]]) -> list[list[frozenset[Row]]]:
    """The ways to write a run of pieces as side-by-side parts, none of them empty."""
    size = prod(len(piece) for piece in run)
    optional = next((at for at, piece in enumerate(run) if () in piece), None)
    if run and size <= LIMIT:
        whole = _product(run)
        if () in whole:
            raise PhraseError("every word of it may be absent; say what must be there.")
        return [[whole]]
    if optional is None:
        if not run:
            raise PhraseError("every word of it may be absent; say what must be there.")
        return [_parts(run)]
    before, after = run[:optional], run[optional + 1 :]
    return [*_ways([*before, run[optional] - {()}, *after]), *_ways([*before, *after])]


def _parts(run: list[frozenset[Row]]) -> list[frozenset[Row]]:
    """The fewest side-by-side parts of at most LIMIT literals that stand for a run of pieces."""
    parts: list[frozenset[Row]] = []
    for piece in run:
        if parts and len(parts[-1]) * len(piece) <= LIMIT:
            parts[-1] = _product([parts[-1], piece])
        else:
            parts.append(piece)
    return parts
