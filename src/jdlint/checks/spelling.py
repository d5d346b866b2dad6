"""Words that are never right: listed misspellings, and what is one slip away from a common word and known as no other.

Invariant: a word that CMUdict, the table of common words or their British and inflected forms know is never told,
unless it is listed as wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._prose import in_case_of, is_literal, written
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OPTIONS: Mapping[str, Option] = {
    "wrong": Option("text", required=True),
    "common": Option("text", required=True),
    "names": Option("text", ""),
}
"""`wrong`: the table of misspellings, right word to wrong ones. `common`: the table of words often used in postings
(`often`), of others that are known, too (`known`), and of places and months (`proper`). `names`: a table from names to
spellings of them that another rule has; what is one slip away from a name of one word is a slip for it."""

VALUES = ("match", "better")

_SHORTEST = 6
"""Letters of a common word from which one slip away from it is certain to be a slip."""
_NAME = 9
"""The same for what is written with a capital, as names are."""
_ENDINGS = ("s", "d", "r", "rs", "es", "ed", "er", "ers", "ing", "able", "ly", "ness", "less", "al", "ally", "'s")
_FOR_Y = ("ies", "ied", "ier", "ily")
_BEGINNINGS = ("un", "re", "non", "multi", "micro", "pre", "co", "sub", "over", "cyber", "e", "bio", "geo", "inter")
_BRITISH = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("ll", "l"), ("l", "ll"), ("ogue", "og"), ("ence", "ense"))


class Lexicon:
    """The words of two tables, and CMUdict's."""

    def __init__(self, wrong: Mapping[str, Any], common: Mapping[str, Any], names: Mapping[str, Any]) -> None:
        from jdlint.readability.table import syllables

        self.key = (wrong, common, names)
        self.wrong = {bad: right for right, list_ in wrong.items() for bad in list_.split()}
        self._text = f" {common['often']} "
        self._known = frozenset(common["often"].split()).union(common["known"].split(), common.get("trade", "").split())
        self._listed = syllables().listed
        self._passed: set[str] = set()
        """Words of earlier postings that are not unknown."""
        self._judged: dict[str, list[str]] = {}
        self.names = {name.lower(): name for name in names if name.isalpha() and len(name) >= _SHORTEST}
        self._proper = {name.lower(): name for name in common.get("proper", "").split()}
        self._name_text = f" {' '.join(self.names)} "
        self._proper_text = f" {' '.join(self._proper)} "
        self._spellings = frozenset(self.names).union(*names.values()) if names else frozenset()

    def unknown(self, words: set[str]) -> Iterator[str]:
        """Those of the words that are long enough to judge and known nowhere, nor as a name in whatever spelling."""
        for word in words.difference(self._known, self._passed, self._spellings):
            if len(word) >= _SHORTEST - 1 and word.isalpha() and word.isascii() and self._listed(word) is None:
                yield word
            else:
                self._passed.add(word)

    def meant(self, word: str) -> list[str]:
        """The common words one slip away from a word that is known nowhere; none where it is a form of a known word."""
        if word not in self._judged:
            near = [self._as_proper(one, word) for one in sorted(_near(word, self._text))]
            near = near or self._names_near(word)
            self._judged[word] = [] if near and self._is_form(word) else near
        return self._judged[word]

    def _as_proper(self, common: str, word: str) -> str:
        """A common word with its capital where it is a name of a land or a month and no letter stands for another."""
        return self._proper[common] if common in self._proper and _is_moved(common, word) else common

    def _names_near(self, word: str) -> list[str]:
        """The names one slip away with the same ends: "Memcache" and "websockets" are names, too."""
        near = sorted(_near(word, self._name_text))
        found = [self.names[name] for name in near if _has_ends(name, word)]
        return found or [self._proper[name] for name in sorted(_near(word, self._proper_text)) if _is_moved(name, word)]

    def _is_form(self, word: str) -> bool:
        """Whether a word is a known one with a common ending or beginning, or in British spelling."""
        stems = [word[: -len(end)] for end in _ENDINGS if word.endswith(end)]
        stems += [stem + "e" for stem in stems]
        stems += [word[: -len(end)] + "y" for end in _FOR_Y if word.endswith(end)]
        stems += [word[len(start) :] for start in _BEGINNINGS if word.startswith(start)]
        stems += [w.replace(old, new) for w in (word, *stems) for old, new in _BRITISH if old in w]
        return any(len(stem) > 3 and (stem in self._known or self._listed(stem) is not None) for stem in stems)


def _has_ends(name: str, word: str) -> bool:
    return (name[0], name[-1]) == (word[0], word[-1])


def _is_moved(name: str, word: str) -> bool:
    """Whether no letter stands for another: "Englund" is a name of its own, "Englnad" is none."""
    return _has_ends(name, word) and (len(name) != len(word) or sorted(name) == sorted(word))


def _near(word: str, text: str) -> set[str]:
    """The words of a text one slip away: then one half of the word is as it should be."""
    half = len(word) // 2
    found = set()
    for part in (" " + word[: half - 1], word[half + 1 :] + " "):
        at = text.find(part)
        while at >= 0:
            start = text.rfind(" ", 0, at + 1) + 1
            other = text[start : text.find(" ", start)]
            if len(other) >= _SHORTEST and is_near(word, other):
                found.add(other)
            at = text.find(part, at + 1)
    return found


def is_near(one: str, other: str) -> bool:
    """Whether two different words are one slip apart: a letter more, fewer or other, or two changed round."""
    short = min(len(one), len(other))
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < short and one[start] == other[start]:
        start += 1
    end = 0
    while end < short - start and one[-1 - end] == other[-1 - end]:
        end += 1
    a, b = one[start : len(one) - end], other[start : len(other) - end]
    return (len(a) < 2 and len(b) < 2) or (len(a) == len(b) == 2 and a == b[::-1])


_ABROAD = frozenset("de del dels della dello des di da do dos van von der den la le les el los las".split())
"""What a name in capitals has behind it in other languages: "Carrer de Mallorca"."""
_LOANS = frozenset("résumé résumés resumé resumés café cafés naïve cliché clichés façade".split())
_OPENING, _CLOSING = ('"', "“", "„", "«", "‘", "'"), ('"', "”", "“", "»", "’", "'")
_NONE: Mapping[str, Any] = {}
_lexicon: Lexicon | None = None


def lexicon_of(*tables: Mapping[str, Any]) -> Lexicon:
    """The lexicon of the tables of misspellings, common words and names, made on first use."""
    global _lexicon
    if _lexicon is None or any(one is not other for one, other in zip(_lexicon.key, tables, strict=True)):
        _lexicon = Lexicon(*tables)
    return _lexicon


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each misspelt word, with the right one where there is only one."""
    options, tables, posting = rule.options, context.tables, context.posting
    lexicon = lexicon_of(tables[options["wrong"]], tables[options["common"]], tables.get(options["names"], _NONE))
    words = set(posting.words.folded)
    listed = words & lexicon.wrong.keys()
    near = {word: meant for word in lexicon.unknown(words - listed) if (meant := lexicon.meant(word))}
    if not listed and not near:
        return
    for i, word in enumerate(posting.words.folded):
        if word in listed:
            yield from _match(posting, i, [lexicon.wrong[word]], 0)
        elif word in near:
            yield from _match(posting, i, near[word], _NAME)


def _match(posting: Posting, i: int, meant: list[str], least: int) -> Iterator[Match]:
    """The match at a word, unless it may be a name or is no prose."""
    old = written(posting, i)
    start, end = posting.words.starts[i], posting.words.ends[i]
    if not old.isascii() or is_literal(posting, start, end) or _is_quoted(posting.text, start, end):
        return
    if old[:1].isupper() and _ABROAD.intersection(posting.words.folded[i + 1 : i + 2]):
        return
    if _is_beside_foreign(posting, i):
        return
    is_name = meant[0][0].isupper()
    if not old.islower() and ((len(meant[0]) < least and not is_name) or not _is_plain(old)):
        return
    if not least or _is_certain(posting, i, meant):
        better = meant[0] if is_name else in_case_of(old, meant[0])
        yield Match(start, end, {"match": old, "better": better}, better)
    elif posting.text[end : end + 1] not in ("-", "‐", "‑"):  # half of a compound may be two words itself
        perhaps = " or ".join(f'"{word}"' for word in meant)
        yield Match(start, end, message=f'"{old}" stands in no dictionary. Is it meant to be {perhaps}?')


def _is_beside_foreign(posting: Posting, i: int) -> bool:
    """Whether the word before or behind has a letter that English lacks, and is no loan: "cédula profesional"."""
    beside = (written(posting, at).lower() for at in (i - 1, i + 1) if 0 <= at < len(posting.words.folded))
    return any(not word.isascii() and word.islower() and word not in _LOANS for word in beside)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a word stands in quotation marks alone: then its spelling is spoken of."""
    return text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING


def _is_certain(posting: Posting, i: int, meant: list[str]) -> bool:
    """Whether the word in place of a slip is certain: one candidate, same ends, no part of a longer word cut in two."""
    word, masked = posting.words.folded[i], posting.masked
    around = masked[posting.words.starts[i] - 1 :][:1] + masked[posting.words.ends[i] :][:1]
    return len(meant) == 1 and word[0] == meant[0][0].lower() and word[-1] == meant[0][-1] and "-" not in around


def _is_plain(word: str) -> bool:
    """Whether a word has capitals as sentences and headings give them: the first letter, or all."""
    return word.isupper() or word[1:].islower()
