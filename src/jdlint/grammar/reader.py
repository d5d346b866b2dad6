"""The second reader: a small neural network that says of every word how sure it is that it does not fit.

It finds what rules over neighbouring words miss: a verb far from its subject, a noun without its article, a word that
sounds like the one that was meant. What it was trained on, and how well it does, stands in docs/grammar.md.

Invariant: a text is read by itself, so what is said of it holds wherever it stands; nothing leaves the machine.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby

from jdlint.grammar import MISSING, GrammarError, otherwise
from jdlint.grammar.client import Raw
from jdlint.grammar.own import PREFIX
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "reader")
NETWORK, WORDS = os.path.join(FOLDER, "reader.onnx"), os.path.join(FOLDER, "vocab.txt")
CLASSES = ("fits", "AGREEMENT", "NUMBER", "ARTICLE", "WORD", "FORM", "PUNCTUATION", "APOSTROPHE", "SPELLING")
"""What the network tells apart, in the order of its output."""
_UNTOLD = (0, CLASSES.index("SPELLING"))
"""Words that fit, and misspellings, which a dictionary tells better."""
_LONGEST = 128
"""Word pieces of a text that are read; what lies behind is not."""
_MARKS = " ,;:'’."
_APOSTROPHES = "'’"
_CAPITALS = ("I", "A")


class Doubt(Record):
    """What is told of a class of mistake, and how sure the network has to be."""

    least: float
    message: str


def doubts_of(entries: Sequence[str]) -> dict[str, Doubt]:
    """`CLASS least: message` entries of the rule file by class."""
    found: dict[str, Doubt] = {}
    for entry in entries:
        head, _, message = entry.partition(": ")
        name, _, least = head.partition(" ")
        found[name] = Doubt(float(least), message)
    return found


class _Word(Record):
    """A word or mark by its first piece, and the mistake that the network takes it for, and how surely."""

    start: int
    end: int
    name: str
    sure: float


class Reader:
    """The network, loaded when there is something to read. Raises GrammarError where it cannot be."""

    def __init__(self, doubts: Mapping[str, Doubt], unsure: Collection[str] = (), alike: Collection[str] = ()) -> None:
        """`unsure`: words, in small letters, of which the network is right too seldom; `alike`: those that are taken
        for others by their sound or look, of which alone `WORD` is told.
        """
        self._doubts, self._unsure, self._alike = doubts, frozenset(unsure), frozenset(alike)
        self._loaded: tuple[Any, Any, Any] | None = None

    def __repr__(self) -> str:
        return f"Reader({dict(self._doubts)!r}, {sorted(self._unsure)!r}, {sorted(self._alike)!r})"

    def read(self, texts: Collection[str]) -> dict[str, list[Raw]]:
        """What looks wrong in each text, offsets in code points."""
        return {text: list(self._read(text)) for text in texts}

    def _read(self, text: str) -> Iterator[Raw]:
        """The runs of words that the network doubts, as one match each."""
        for is_doubted, run in groupby(self._words(text), lambda word: self._is_doubted(text, word)):
            if is_doubted:
                yield self._told(text, list(run))

    def _words(self, text: str) -> list[_Word]:
        """One text at a time: with others beside it, the network's eight bits would round it in another way."""
        numpy, session, pieces = self._load()
        code = pieces.encode(text)
        spans = code.offsets[:_LONGEST]
        cases = [case_of(text, *span) for span in spans]
        given = {"ids": numpy.array([code.ids[:_LONGEST]]), "case": numpy.array([cases])}
        rows = session.run(None, given)[0][0].tolist()
        read = zip(spans, map(_worst, rows), strict=False)
        return [_Word(start, end, *worst) for (start, end), worst in read if _begins(text, start, end)]

    def _is_doubted(self, text: str, word: _Word) -> bool:
        """Whether the network is sure of a mistake here, in whatever way the text is read."""
        least = self._doubts[word.name].least
        written = text[word.start : word.end].lower()
        is_told = written not in self._unsure and (word.name != "WORD" or written in self._alike)
        return is_told and word.sure >= least and not _is_of_name(text, word.start) and self._stays(text, word, least)

    def _stays(self, text: str, word: _Word, least: float) -> bool:
        for other, start, end in otherwise.readings(text, word.start, word.end):
            if max((w.sure for w in self._words(other) if w.start < end and start < w.end), default=0.0) < least:
                return False
        return True

    def _told(self, text: str, run: Sequence[_Word]) -> Raw:
        start, end = _whole(text, run[0].start, run[-1].end)
        name = max(run, key=lambda word: word.sure).name
        message = self._doubts[name].message.format(match=text[start:end])
        return Raw(f"{PREFIX}READER_{name}", "READER", message, start, end, ())

    def _load(self) -> tuple[Any, Any, Any]:
        if self._loaded is None:
            try:
                import numpy
                import onnxruntime
                from tokenizers import BertWordPieceTokenizer
            except ImportError as error:
                raise GrammarError(f"{MISSING}.") from error
            session = onnxruntime.InferenceSession(NETWORK, providers=["CPUExecutionProvider"])
            self._loaded = (numpy, session, BertWordPieceTokenizer(WORDS, lowercase=True))
        return self._loaded


def _begins(text: str, start: int, end: int) -> bool:
    """Whether a piece begins a word, or is a mark: it speaks for the whole of it."""
    return start < end and not (start > 0 and text[start - 1].isalnum() and text[start].isalnum())


def _worst(row: Sequence[float]) -> tuple[str, float]:
    """The likeliest mistake by the chances of the classes, and the chance that it is one at all."""
    worst = max((k for k in range(len(row)) if k not in _UNTOLD), key=row.__getitem__)
    return CLASSES[worst], 1 - sum(row[k] for k in _UNTOLD)


def stamp() -> str:
    """Changes when the network does, or how it is read. Raises GrammarError where a file cannot be read."""
    made = blake2b(digest_size=8)
    for path in (NETWORK, WORDS, __file__, otherwise.__file__):
        try:
            with open(path, "rb") as file:
                made.update(file.read())
        except OSError as error:
            raise GrammarError(f"{path}: cannot be read: {error.strerror}. Installing jdlint anew mends it.") from error
    return made.hexdigest()


def case_of(text: str, start: int, end: int) -> int:
    """Small letters, a capital or all capitals, plus three where no blank stands before: the vocabulary has neither."""
    piece = text[start:end]
    capitals = 1 if piece[:1].isupper() and not piece[1:].isupper() else 2 if piece.isupper() else 0
    return capitals + 3 * (start < end and start > 0 and not text[start - 1].isspace())


def _is_of_name(text: str, start: int) -> bool:
    """Whether the word at `start`, or the one whose apostrophe is there, is written as names and abbreviations are."""
    first, end = start, start
    while first > 0 and (text[first - 1].isalnum() or text[first] in _APOSTROPHES):
        first -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[first:end]
    is_capital = word[:1].isupper() and word not in _CAPITALS and any(map(str.isalnum, text[:first]))
    return is_capital or any(c.isupper() or c.isdigit() for c in word[1:])


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the words whole that it begins and ends in; of a mark alone, with the word before."""
    while start > 0 and (_is_within(text, start) or not text[start:end].strip(_MARKS)):
        start -= 1
    while end < len(text) and _is_within(text, end):
        end += 1
    return start, end


def _is_within(text: str, at: int) -> bool:
    """Whether a word goes on over the place `at`: its letters, and an apostrophe between letters."""
    before, behind = text[at - 1], text[at]
    if before in _APOSTROPHES:
        return behind.isalnum() and at > 1 and text[at - 2].isalnum()
    return before.isalnum() and (behind.isalnum() or (behind in _APOSTROPHES and text[at + 1 : at + 2].isalnum()))
