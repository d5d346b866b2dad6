"""Syllables of English words: CMUdict's counts, read through mmap, and hyphenation for the words it lacks.

Invariant: `Syllables()[word]` is what textstat counts for that word, if it is in lower case, without
punctuation. `scripts/make_syllables.py` writes both data files.
"""

from __future__ import annotations

import mmap
import os

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")

SLOTS = 32749
"""Buckets of the table: a prime, so that a word's bytes taken as a number modulo SLOTS spread evenly."""

LISTED, EASY = 0x30, 0x50
"""A word's byte in the table is its syllables plus LISTED, or plus EASY where Dale and Chall call it easy."""

MOST_WORDS = 50_000
"""How many words a process remembers: beyond any one language in use, and a bound on memory in a long run."""


class Table:
    """CMUdict's first pronunciations, counted: SLOTS + 1 offsets, then buckets of `\\nword\\tcount`."""

    def __init__(self, path: str = os.path.join(DATA, "syllables.bin")) -> None:
        with open(path, "rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def byte_of(self, word: str) -> int:
        """The byte that stands for the word, 0 for a word that is not in the list."""
        key = word.encode("utf-8", "replace")
        data = self._bytes
        slot = int.from_bytes(key, "little") % SLOTS * 4
        bounds = int.from_bytes(data[slot : slot + 8], "little")
        found = data.find(b"\n" + key + b"\t", bounds & 0xFFFFFFFF, bounds >> 32)
        return data[found + len(key) + 2] if found >= 0 else 0


class Hyphens:
    """The patterns of `hyph_en_US.dic`, applied as pyphen applies them, without pyphen's slow parsing.

    The file has three lines: the longest pattern's length, all patterns' letters, and for each its digits
    (one for the place before each letter, zeros at the end left out). The method is Liang's (1983).
    """

    def __init__(self, path: str = os.path.join(DATA, "hyphens.txt")) -> None:
        with open(path, encoding="utf-8", newline="\n") as file:
            longest, letters, digits = file.read().split("\n", 2)
        self._longest = int(longest)
        self._patterns = dict(zip(letters.split(" "), digits.split(), strict=True))

    def syllables(self, word: str) -> int:
        """One more than the places where the word may be parted, at least two letters from either end."""
        dotted = f".{word}."
        length = len(dotted)
        strength = ["0"] * (length + 1)
        digits_of = self._patterns.get
        for start in range(length - 1):
            for end in range(start + 1, min(start + self._longest, length) + 1):
                if digits := digits_of(dotted[start:end]):
                    for place, digit in enumerate(digits, start):
                        if digit > strength[place]:
                            strength[place] = digit
        return 1 + sum(digit in "13579" for digit in strength[3 : len(word)])


class Syllables(dict[str, int]):
    """Lower-case word to its number of syllables. A process looks a word up once and remembers it."""

    def __init__(self) -> None:
        self._table = Table()
        self._hyphens: Hyphens | None = None

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        count = self.listed(word)
        if count is None:
            count = self._hyphenated(word)
        self[word] = count
        return count

    def listed(self, word: str) -> int | None:
        """CMUdict's count, None for a word that it lacks."""
        byte = self._table.byte_of(word)
        return None if not byte else byte - (EASY if byte >= EASY else LISTED)

    def is_easy(self, word: str) -> bool:
        """Whether the word is one of Dale and Chall's easy words; only right for words that CMUdict has."""
        return self._table.byte_of(word) >= EASY

    def _hyphenated(self, word: str) -> int:
        if self._hyphens is None:  # read on the first word that needs it: many postings have none
            self._hyphens = Hyphens()
        return self._hyphens.syllables(word)


_syllables: Syllables | None = None


def syllables() -> Syllables:
    """The table of this process, opened on first use."""
    global _syllables
    if _syllables is None:
        _syllables = Syllables()
    return _syllables
