"""Which words of a posting are names or known terms, whatever a dictionary says of them.

Invariant: a word that is written small, once, and that no list of ours holds, is never excused here.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Mapping

from jdlint.matcher import Matcher
from jdlint.posting.model import Posting
from jdlint.posting.words import fold, fold_phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


WORDS_FILE = ".jdlint-words.txt"
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PREFIXES = (
    "anti bio co counter cyber de eco geo hyper inter mega meta micro multi nano neuro non over post pre proto re sub "
    "super tele ultra un under up"
).split()
_SUFFIXES = "ability able ization isation ized ised ology wise scale".split()
_STEM = 5
"""Letters that a stem must have: with shorter ones too many slips look derived."""
_ENDING = re.compile(r"(?:e?[sd]|ing|e?rs?|e)$")
_JARGON = 2
"""So often a small word that no dictionary has is the trade's own, not a slip of the pen."""


def project_words(base: str, more: Collection[str]) -> frozenset[str]:
    """The words of `.jdlint-words.txt` in a folder (one a line, `#` begins a remark) and of the configuration."""
    words = set(more)
    path = os.path.join(base or os.curdir, WORDS_FILE)
    if os.path.isfile(path):
        with open(path, encoding="utf-8", errors="replace") as file:
            words.update(line.partition("#")[0].strip() for line in file)
    return frozenset(part for word in words for part in fold_phrase(word))


class Known:
    """The words that one posting is allowed: those of the packs, of the project, and its own names."""

    def __init__(self, posting: Posting, matcher: Matcher, tables: Mapping[str, Any], project: Collection[str]) -> None:
        self._matcher = matcher
        self._tables = _table_words(tables)
        common = tables.get("common-words", {})
        self._common = frozenset(common.get("often", "").split())
        self._rare = frozenset(common.get("trade", "").split())
        self._project = project
        self._own = _own_words(posting)
        self._capital, self._small = _counts(posting)

    def has(self, word: str, is_first: bool, may_derive: bool = True) -> bool:
        """Whether a word is no misspelling.

        `is_first`: it begins a sentence, so that its capital says nothing. `may_derive`: it may be made from another.
        """
        return all(self._has(part, is_first, may_derive) for part in _PART.findall(word)) or _is_code(word)

    def is_english(self, word: str) -> bool:
        """Whether a word is a known term or stands in the pronouncing dictionary."""
        return self._matcher.knows(fold(word)) or _is_listed(fold(word))

    def _has(self, word: str, is_first: bool, may_derive: bool) -> bool:
        folded = fold(word)
        bare = re.sub(r"'s$", "", folded)
        if {folded, bare} & (self._own | self._tables | self._rare) or folded in self._project or bare in self._project:
            return True
        if (
            self._matcher.knows(bare)
            or (may_derive and self._is_derived(bare))
            or self._small[bare] + self._capital[bare] >= _JARGON
            or self._has_kin(bare)
        ):
            return True
        return word[:1].isupper() and (self._capital[bare] >= 2 or not is_first or _is_listed(bare))

    def says(self, word: str) -> bool:
        """Whether the posting has a word itself."""
        return fold(word) in self._small or fold(word) in self._capital

    def is_common(self, word: str) -> bool:
        """Whether a word is one that many postings have."""
        return fold(word) in self._common

    def _is_derived(self, word: str) -> bool:
        """Whether it is a known word with a part in front or behind that makes new ones: micro-, cyber-, -ability."""
        before = any(word.startswith(part) and self._is_stem(word[len(part) :]) for part in _PREFIXES)
        return before or any(word.endswith(part) and self._is_stem(word[: -len(part)]) for part in _SUFFIXES)

    def _is_stem(self, stem: str) -> bool:
        """Whether a stem is a word: of those that only the pronouncing dictionary has, many short ones are names."""
        return len(stem) >= _STEM and (stem in self._common or (len(stem) > _STEM and _is_listed(stem)))

    def _has_kin(self, word: str) -> bool:
        """Whether another form of a word that no dictionary has stands in the posting, too: "conched", "conching"."""
        stem = _ENDING.sub("", word)
        return len(stem) >= _STEM and any(
            other != word and _ENDING.sub("", other) == stem and not _is_listed(other)
            for other in (*self._small, *self._capital) if other.startswith(stem)
        )  # fmt: skip


def _is_code(word: str) -> bool:
    """`camelCase`, `ACRONYM`, `v2`, `a.b`: no word that a dictionary could have."""
    return bool(re.search(r"[a-z][A-Z]|[A-Z]{2}|[\d_@/\\#+]|\w\.\w", word))


def _is_listed(word: str) -> bool:
    """Whether the pronouncing dictionary has it: it holds the names of people and towns by ten thousands."""
    from jdlint.readability.table import syllables

    return syllables().listed(word) is not None


def _table_words(tables: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(
        word for name in tables if name.startswith("technolog") for key in tables[name] for word in fold_phrase(key)
    )


_ADDRESS = re.compile(r"[^\s()\[\]<>\"'`]+(?:@[^\s()\[\]<>\"'`]+|\.(?:com|org|net|io|ai|dev|co|uk|eu|de|nl)\b)")


def _own_words(posting: Posting) -> set[str]:
    """The words of the front matter and of addresses: a company's name stands in its own."""
    values = [field.value for field in posting.fields.values()]
    addresses = [re.sub(r"[^\W\d_]*:/*|www\.", " ", link.target) for link in posting.links]
    addresses += _ADDRESS.findall(posting.text)
    texts = values + [re.sub(r"[^\w'’]|_", " ", address) for address in addresses]
    return {fold(word) for text in texts for word in _PART.findall(text)}


def _counts(posting: Posting) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands with a capital, and how often without."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    folded, starts, _, _ = posting.words
    for word, start in zip(folded, starts, strict=True):
        (capital if posting.text[start].isupper() else small)[re.sub(r"'s$", "", word)] += 1
    return capital, small
