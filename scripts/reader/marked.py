"""Postings with marked mistakes, `[[wrong=>right]]`, taken apart: sentences, their wrong reading, and where it is wrong.

postings.tar.xz holds those that the network was trained on; some are right throughout.

Invariant: a sentence is either read whole, with every mark in it, or left out.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

CLASSES = ("fits", "AGREEMENT", "NUMBER", "ARTICLE", "WORD", "FORM", "PUNCTUATION", "APOSTROPHE", "SPELLING")
"""As in src/jdlint/grammar/reader.py, in the order of the network's output."""
MARK = re.compile(r"\[\[(.*?)=>(.*?)\]\]", re.S)
_OPEN, _TURN, _SHUT = "\x01", "\x02", "\x03"
"""Stand for the parts of a mark while brackets of other kinds are taken out."""
_HIDDEN = re.compile(f"{_OPEN}(.*?){_TURN}(.*?){_SHUT}", re.S)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_AUXILIARIES = frozenset("is are was were has have does do isn't aren't don't doesn't be been being am".split())
_ARTICLES = frozenset(("a", "an", "the"))
_LONGEST = 60
"""Words of a sentence that is trained on."""


class Wrong(NamedTuple):
    """A stretch of a sentence, in code points, and the class of mistake in it."""

    start: int
    end: int
    name: str


class Words(NamedTuple):
    """What is known of words: those that are spelt right, and those that are verbs more often than nouns."""

    known: frozenset[str]
    verbs: frozenset[str]


def sentences(text: str) -> Iterator[str]:
    """The sentences, items and cells of a posting (Markdown or HTML) without mark-up; marks stay, in another form."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"```.*?```|<(script|style).*?</\1>", "\n", text, flags=re.S)
    text = MARK.sub(f"{_OPEN}\\1{_TURN}\\2{_SHUT}", text)
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = re.sub(r"</?(?:p|li|h\d|td|th|tr|ul|ol|div|section|br|table)\b[^>]*>", "\n\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text))
    text = re.sub(r"[*`#\[\]]|(?<!\w)_|_(?!\w)", "", text)
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+|>]|\d+[.)])\s)|\|", text):
        block = " ".join(re.sub(r"^\s*(?:[-*+|>]|\d+[.)])\s+", "", block.strip(" \n|")).split())
        for sentence in re.split(rf"(?<=[.!?]){_SHUT}?\s+(?={_OPEN}?[A-Z“\"(])", block):
            is_whole = sentence.count(_OPEN) == sentence.count(_SHUT)
            if sentence and is_whole and len(sentence.split()) <= _LONGEST:
                yield sentence


def marked(wrong: str, right: str) -> str:
    """A mark in the form that `sentences` gives."""
    return f"{_OPEN}{wrong}{_TURN}{right}{_SHUT}"


def right(sentence: str) -> str:
    """A sentence with every mark resolved."""
    return _HIDDEN.sub(r"\2", sentence)


def with_one_mark(sentence: str, kept: int) -> str:
    """A sentence in which all marks but one are resolved."""
    marks = iter(range(len(_HIDDEN.findall(sentence))))
    return _HIDDEN.sub(lambda found: found[0] if next(marks) == kept else found[2], sentence)


def count(sentence: str) -> int:
    """How many marks there are."""
    return len(_HIDDEN.findall(sentence))


def read(sentence: str, words: Words) -> tuple[str, list[Wrong]]:
    """A sentence as it stands there with its mistakes, and these; of what is missing, the word before which it is."""
    text, at = "", 0
    found: list[Wrong] = []
    for mark in _HIDDEN.finditer(sentence):
        text += sentence[at : mark.start()]
        found += _wrong(mark[1], mark[2], len(text), words)
        text += mark[1]
        at = mark.end()
    return text + sentence[at:], found


def _wrong(wrong: str, right: str, base: int, words: Words) -> Iterator[Wrong]:
    """The words of a mark that differ, counted from `base`."""
    spans = [(m.start() + base, m.end() + base) for m in _TOKEN.finditer(wrong)]
    old, new = (_TOKEN.findall(side.lower()) for side in (wrong, right))
    changes = [c for c in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if c[0] != "equal"]
    for _, i, j, k, m in changes:
        name = _class(old[i:j], new[k:m], words)
        if i < j:
            yield Wrong(spans[i][0], spans[j - 1][1], name)
        elif i < len(spans):
            yield Wrong(*spans[i], name)
        else:
            yield Wrong(base + len(wrong), base + len(wrong) + 1, name)
    if not changes:  # capitals or blanks alone
        yield Wrong(base, base + max(1, len(wrong)), "SPELLING")


def _class(old: list[str], new: list[str], words: Words) -> str:
    """The class of a change from `old` words to `new` ones."""
    both = old + new
    if any(word in ("'", "’") for word in both):
        return "APOSTROPHE"
    if not any(word[0].isalnum() for word in both):
        return "PUNCTUATION"
    if _ARTICLES.issuperset(both):
        return "ARTICLE"
    return _class_of_word(old[0], new[0], words) if len(old) == len(new) == 1 else "WORD"


def _class_of_word(old: str, new: str, words: Words) -> str:
    if old in _AUXILIARIES and new in _AUXILIARIES:
        return "AGREEMENT"
    short, long = sorted((old, new), key=len)
    if long in (short + "s", short + "es", short[:-1] + "ies"):
        return "AGREEMENT" if new in words.verbs else "NUMBER"
    if old not in words.known:
        return "SPELLING"
    is_form = any(word.endswith(("ed", "ing")) for word in (old, new)) and old[:3] == new[:3]
    return "FORM" if is_form else "WORD"
