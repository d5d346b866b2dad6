"""Words: the units that all matching works on.

Invariant: folding is one function, used for postings and for the phrases of rules alike, so that what a rule file
says is compared with what a posting says in the same spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN

_WORD = Lazy(
    r"(?:CI/CD|TCP/IP|PL/SQL|I/O|A/B|UI/UX|UX/UI|24/7)(?![^\W_])"
    r"|\.NET(?![^\W_])"
    r"|401\(k\)"
    r"|(?:[a-z]\.){2,}[a-z]?(?![^\W_])"  # U.S., e.g., B.S
    r"|[a-z]&[a-z](?![^\W_])"  # R&D
    r"|(?:ph|b|m|a|bs|ms)\.(?:d|a|s|sc|eng|tech)(?![^\W_])"  # Ph.D., B.Sc
    r"|[^\W_]+(?:"
    r"['’ʼ´`][^\W_]+"  # don't, bachelor’s
    r"|\.(?:js|net|io|ai|py|rs|ts)(?![^\W_])"  # Node.js, ASP.NET
    r"|(?<=\d)[.,]\d[^\W_]*"  # 1,000 and 3.11
    r")*(?:(?<=[cfj])\#|(?<=[cg])\+\+|(?<=\d)\+)?"
    r"|&",
    re.IGNORECASE,
)
_QUOTES = str.maketrans({"’": "'", "ʼ": "'", "´": "'", "`": "'"})


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The form in which a word is compared: lower case, straight quotes, no accents, no full stop at its end."""
    if word == "&":
        return "and"
    if word == "401(k)":
        return "401k"
    if not word.isascii():
        word = _fold_unicode(word)
    return word.lower().rstrip(".")


def _fold_unicode(word: str) -> str:
    from unicodedata import combining, normalize

    word = normalize("NFKD", word.translate(_QUOTES))
    return "".join(c for c in word if not combining(c))


def words_of(masked: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """Folded words between two offsets of a masked text, with the offsets where each starts and ends.

    A word written as `**back**end` is one word: JOIN marks inside it are skipped, and its span encloses them.
    """
    part = masked[start:end]
    if JOIN in part:
        return _words_around_joins(part, start)
    folded, starts, ends = [], [], []
    for found in _WORD.finditer(part):
        folded.append(fold(found.group()))
        starts.append(start + found.start())
        ends.append(start + found.end())
    return folded, starts, ends


def _words_around_joins(part: str, offset: int) -> tuple[list[str], list[int], list[int]]:
    places = [i for i, c in enumerate(part) if c != JOIN]
    folded, starts, ends = [], [], []
    for found in _WORD.finditer(part.replace(JOIN, "")):
        folded.append(fold(found.group()))
        starts.append(offset + places[found.start()])
        ends.append(offset + places[found.end() - 1] + 1)
    return folded, starts, ends


@lru_cache(maxsize=512)
def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase of a rule file, or of a title, which many rules ask for."""
    return tuple(words_of(phrase, 0, len(phrase))[0])
