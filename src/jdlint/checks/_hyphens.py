"""What the words round a number, "self" or a compound say of whether they are one with their neighbours.

Invariant: nothing here looks at more than one sentence, and a range of words is the answer: an empty one where nothing
is to be joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.checks._hyphen_lists import AS_PLURAL, NO_BEFORE, ONES, TENS, UNITED, Compound, Words, is_count
from jdlint.checks._prose import gap_after, written
from jdlint.posting.model import Posting
from jdlint.record import Record

_NO_SUM = frozenset("on to in of".split())
"""Behind "one" of "twenty one on one talks"; the other two behind parts of a sum ("twenty one in two")."""
_ARTICLES = frozenset("a an".split())
_POINTS = _ARTICLES | frozenset(
    "the our your their its this that these those each every another one my his her".split()
)
_BEFORE_PARTS = frozenset("a an this each every another".split())
_BEFORE_ADJECTIVES = _POINTS | frozenset(
    "with of for into from through without via more most very some any many several few other no and or build builds "
    "building create creates creating design designs designing write writes writing deliver delivers "
    "delivering provide provides providing ship ships shipping develop develops developing solve solves solving "
    "fix fixes fixing debug use uses using offer offers offering need needs want wants love loves like prefer".split()
)
"""Behind which "easy to use" stands before its noun."""
_IS = frozenset(
    "is are was were be been being it it's that's there's make makes made making find finds found keep keeps "
    "seem seems look looks".split()
)
"""Of which "easy to use" may be said: "it is easy to use tools"."""
_LONG = frozenset(("old", "long", "strong", "high", "wide", "tall", "deep"))
_OTHER_SELVES = frozenset("him it best true whole better inner real authentic full".split())
"""Before "self" where it is a word by itself, or a part of another: "your best self"."""
_NOUN_ENDINGS = ("tion", "ment", "ity", "ness", "ance", "ence", "ship", "ware", "ology", "tions", "ments", "ities")
_SINGULAR_S = ("business", "process", "access", "class", "focus", "basis", "status", "campus", "bonus", "consensus")


class Text(Record):
    """The words of a posting, and what the rule lists."""

    posting: Posting
    folded: Sequence[str]
    lists: Words

    def at(self, i: int, first: int) -> str:
        """A word before another of its sentence; the empty text where a mark parts the two, or there is none."""
        return self.folded[i] if i >= first and self.is_blank(i) else ""

    def is_blank(self, i: int) -> bool:
        """Whether nothing but blanks stands behind a word."""
        return gap_after(self.posting, i).isspace()

    def next(self, i: int, end: int) -> str:
        """The word behind another, where nothing but blanks stands between."""
        return self.folded[i + 1] if i + 1 < end and self.is_blank(i) else ""

    def next_compounds(self, i: int, end: int) -> Sequence[Compound]:
        """The compounds that may begin with the word behind another."""
        return self.lists.compounds.get(self.next(i, end), ())


def found(text: Text, i: int, word: str) -> tuple[int, int]:
    """The words to be joined that begin with a word, or have it as their unit; an empty range where there are none."""
    sentence = text.posting.sentences[text.posting.words.sentence[i]]
    first, end = sentence.first_word, sentence.end_word
    if word in TENS and _is_number(text, i, end):
        return i, i + 2
    if word == "self" and text.next(i, end) in text.lists.self and text.at(i - 1, first) not in _OTHER_SELVES:
        return i, i + 2
    if word in text.lists.units or word in text.lists.parts:
        counted = _counted(text, i, first, end)
        if counted[1]:
            return counted
    for compound in text.lists.compounds.get(word, ()):
        if _stands(text, compound, i, first, end):
            return i, i + len(compound.words)
    return i, i


def _is_number(text: Text, i: int, end: int) -> bool:
    """Whether a ten and the word behind it are one number, unlike in "twenty five-minute calls"."""
    if text.next(i, end) not in ONES or (i + 2 < end and not _is_apart(text, i + 1)):
        return False
    after = text.next(i + 1, end)
    return not (
        after in text.lists.units or after in text.lists.parts or (text.folded[i + 1] == "one" and after in _NO_SUM)
    )


def _is_apart(text: Text, i: int) -> bool:
    """Whether no hyphen or the like joins a word to the next."""
    return i + 1 == len(text.folded) or gap_after(text.posting, i)[:1] not in ("-", "/", "–", "‑")


def _counted(text: Text, i: int, first: int, end: int) -> tuple[int, int]:
    """A number and its unit before a noun: "a three month break", "two week sprints", "a two year old firm"."""
    number = text.at(i - 1, first)
    start, stop = i - 1, i + 1
    if not is_count(number) or not _is_apart(text, i):
        return 0, 0
    if number in ONES and i - 2 >= first and text.folded[i - 2] in TENS and not text.is_blank(i - 2):
        start = i - 2  # "a twenty-four hour shift"
    before, after = text.at(start - 1, first), text.next(i, end)
    if after in _LONG:
        stop, after = i + 2, text.next(i + 1, end)
        if text.folded[i + 1] != "old" and (before not in _POINTS or after not in text.lists.nouns):
            return 0, 0
    is_other = after in AS_PLURAL or f"{text.folded[i]} {after}" in UNITED
    if not after or (is_other and before not in _ARTICLES):
        return 0, 0
    if text.folded[i] in text.lists.parts and (before not in _BEFORE_PARTS or after in text.lists.plurals):
        return 0, 0
    if number in ("one", "1") and start == i - 1 and not (before in _ARTICLES and _is_rare(text, i, after)):
        return 0, 0
    return (start, stop) if _is_one(text, start, first, after) else (0, 0)


def _is_rare(text: Text, i: int, after: str) -> bool:
    """Whether a one is marked: "a one year contract" is so common, and so plain, that few would do it."""
    return after in text.lists.nouns and text.folded[i] not in ("year", "month")


def _is_one(text: Text, start: int, first: int, after: str) -> bool:
    """Whether a number and its unit stand between what points to a noun and the noun, or before one of many."""
    before = text.at(start - 1, first)
    if before in _POINTS:
        return after not in text.lists.no_nouns and not (after.endswith("ing") and after not in text.lists.nouns)
    if text.at(start - 2, first) in _POINTS and after in text.lists.nouns:  # "a paid two hour talk"
        return before.isalpha() and before not in text.lists.no_nouns and not is_count(before)
    return after in text.lists.plurals and not _is_range(text, start, first)


def _is_range(text: Text, start: int, first: int) -> bool:
    """Whether a number is the second of two: "two or three week sprints", "6-8 week projects"."""
    if start == first:
        return False
    before = text.folded[start - 1]
    return not text.is_blank(start - 1) or before in ("to", "or", "and", "per") or is_count(before)


def _stands(text: Text, compound: Compound, i: int, first: int, end: int) -> bool:
    """Whether the words of a compound stand there, in a row, before a noun."""
    last = i + len(compound.words) - 1
    if tuple(text.folded[i : last + 1]) != compound.words or last >= end:
        return False
    if not all(text.is_blank(j) for j in range(i, last)) or (i > first and not _is_apart(text, i - 1)):
        return False
    after = text.next(last, end)
    before = text.at(i - 1, first)
    if not compound.is_guarded and written(text.posting, last)[:1].isupper():
        return False  # a name or a title: "High Tech Campus"
    if not after or (last + 2 < end and not _is_apart(text, last + 1) and after not in text.lists.nouns):
        return False
    if _has_lead(text, i, first) or (compound.is_guarded and not _is_guarded(text, i, first)):
        return False
    if compound.nouns is not None:
        return after in compound.nouns
    if after in ("and", "or"):  # "full time or part time jobs"
        return any(_stands(text, other, last + 2, first, end) for other in text.next_compounds(last + 1, end))
    return (
        after in text.lists.nouns
        or after.endswith(_NOUN_ENDINGS)
        or (before in _ARTICLES and _may_be_noun(text, after))
    )


def _may_be_noun(text: Text, word: str) -> bool:
    """Whether a word behind "a" and a compound may be the noun, or before it."""
    is_verb = word.endswith(("ed", "ing")) or (word.endswith("s") and word not in _SINGULAR_S)
    return word not in text.lists.no_nouns and not is_verb and word.isalpha()


def _has_lead(text: Text, i: int, first: int) -> bool:
    """Whether what stands before shows that the compound is none: "in the long term systems grow"."""
    leads, before = NO_BEFORE.get(text.folded[i], ()), text.at(i - 1, first)
    return before in leads or f"{text.at(i - 2, first)} {before}" in leads


def _is_guarded(text: Text, i: int, first: int) -> bool:
    """Whether the word before shows that no verb says something of what follows."""
    near = text.folded[max(first, i - 4) : i]
    if i > first and gap_after(text.posting, i - 1).strip() == ",":  # "clear, easy to use tools"
        return _IS.isdisjoint(text.folded[first:i])
    before = text.at(i - 1, first)
    return before in _POINTS or (before in _BEFORE_ADJECTIVES and _IS.isdisjoint(near))
