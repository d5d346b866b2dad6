"""A noun in its sentence, with the words that may stand before it, and whether the sentence is one with articles.

Invariant: what is joined to the noun by a mark, or stands before another noun, is none.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from jdlint.checks._prose import gap_after, written
from jdlint.posting.model import Posting
from jdlint.record import Record

OPENS = frozenset("when if because whether once until unless while where whenever why".split())
"""Words after which a clause begins with its subject."""

_MOST_MODIFIERS = 3
_FORMS = ("ical", "ional", "ious", "eous", "ative", "ctive", "ful", "less", "able", "ible")
_SHORTEST = 6
_NAMED = ("people", "things", "described")
_NO_PART_ENDS = ("s", "ed", "ly", "ing", "'ll")
_NO_ADJECTIVES = frozenset("unless initiative objective alternative representative perspective narrative".split())
_NO_PARTS = frozenset(
    "and or but nor for with from into than then that this they them these those have been will would can could may "
    "might must should who whom when where while because about over under after before both more most less very too "
    "also only just not never always often soon still here there people children everyone staff let help helped "
    "enough what which how why all any some you your our out off per via yet one two three four five six the its "
    "their his her him she work part share make made give gave get got see say said want need take took use used come "
    "came find found put set run ran like love know think feel keep kept hire build seek bring join meet met show "
    "tell ask answer write wrote read".split()
)
"""What is no part of a name of many words: "good embedded engineer", but "good and engineer"."""
_TAILS = frozenset(
    "time growing known funded minded based driven sized friendly paid managed run owned edge scale term level "
    "quality end designed written made oriented person day week hour minute year month speaking facing ready size "
    "first".split()
)
"""Second parts of adjectives with a hyphen."""
_SUBJECTS = frozenset("you we they will to who i".split())
_ASKS = frozenset("send attach read ask bring include tell show visit please apply".split())
"""Verbs by which a text asks something of its reader."""
_DOES = frozenset(
    "clean bake train repair check answer open read carry cook assist coordinate handle follow analyse analyze "
    "document use write work talk lead act be help take give draw keep build run make find plan join support design "
    "own organise organize hold present maintain create prepare develop speak serve set manage teach visit drive test "
    "fix".split()
)
"""Verbs with which an item of a list tells what one does."""
_STRONG = frozenset("a an the our your their its each every you we".split())
_LEADS = frozenset("with without after before during".split())
_PEOPLE = frozenset("you we".split())
_SHORT = frozenset("it's that's there's here's".split())
_MARKS = (".", ";", ":", "!", "?", ")")
_FULL = frozenset(
    "a an the you we they it our your us their its everyone nobody he she there this every each it's that's there's "
    "here's we're you're we'll you'll".split()
)
"""Words that show, before a noun, that a sentence is none in the style of a telegram."""
_FINITE = frozenset("is are was were will can should must may".split())
_DETERMINERS = frozenset("a an the our your two three four five six some several many you we they it then".split())
_NEXT_CLAUSE = frozenset(
    "a an and but so we you it because which who that or they not where with then for in on at from when if as while "
    "after before until since without".split()
)


class Noun(Record):
    """A noun in its sentence: the folded words of the posting, and places in them."""

    kind: str
    words: Sequence[str]
    first: int
    """Where its sentence begins."""
    start: int
    """Where what belongs before it begins, but for an article."""
    at: int
    end: int
    """Where its sentence ends."""
    after: str
    """The next word; the empty text where a mark stands before it."""

    @property
    def before(self) -> str:
        """The word before it and its modifiers."""
        return self.words[self.start - 1]

    @property
    def noun(self) -> str:
        """The noun itself."""
        return self.words[self.at]

    @property
    def is_bare(self) -> bool:
        """Whether no modifier stands before it."""
        return self.start == self.at

    def earlier(self, back: int) -> str:
        """A word of the sentence that stands further before it; the empty text where there is none."""
        at = self.start - back
        return self.words[at] if at >= self.first else ""


def noun_at(posting: Posting, modifiers: Container[str], i: int, kind: str) -> Noun | None:
    """The noun there, if what stands before and behind it shows that it is one by itself."""
    sentence, folded = posting.sentences[posting.words.sentence[i]], posting.words.folded
    first, end = sentence.first_word, sentence.end_word
    start = _start(posting, modifiers, i, first)
    if start == i and kind in _NAMED and _is_part(posting, modifiers, i - 1, first):
        start = _start(posting, modifiers, i - 1, first)
    if start == first or not gap_after(posting, start - 1).isspace() or not written(posting, i).islower():
        return None
    if start - 1 > first and gap_after(posting, start - 2) == "-":  # "a hands-on software developer"
        return None
    after = folded[i + 1] if i + 1 < end else ""
    mark = gap_after(posting, i).strip()[:1] if after else "."
    if folded[i] in folded[max(first, i - 2) : i] or (i + 2 < end and folded[i + 2] == folded[i]):  # "user after user"
        return None
    is_last = mark in _MARKS or (mark == "," and after in _NEXT_CLAUSE)
    if is_last or (after == "and" and not mark and i + 2 < end and folded[i + 2] in _DETERMINERS):
        return Noun(kind, folded, first, start, i, end, "")
    if mark or gap_after(posting, i)[:1] == "-":
        return None
    return Noun(kind, folded, first, start, i, end, after)


def _start(posting: Posting, modifiers: Container[str], i: int, first: int) -> int:
    """Where the adjectives before a noun begin."""
    start, folded = i, posting.words.folded
    for _ in range(_MOST_MODIFIERS):
        before = start - 1
        if before < first or not gap_after(posting, before).isspace():
            break
        if before - 1 > first and gap_after(posting, before - 1) == "-":
            if folded[before] not in _TAILS:
                break
            start = before - 1
        elif folded[before] == "own" and folded[before - 1] in _SUBJECTS:  # "you own feature"
            break
        elif folded[before] in modifiers or _is_adjective(folded[before]):
            start = before
        else:
            break
    return start


def _is_part(posting: Posting, modifiers: Container[str], at: int, first: int) -> bool:
    """Whether a word that is not listed stands between an adjective and the noun: "motivated firmware engineer"."""
    folded = posting.words.folded
    if at - 1 < first or not (gap_after(posting, at - 1).isspace() and gap_after(posting, at).isspace()):
        return False
    word, adjective = folded[at], folded[at - 1]
    if len(word) < 3 or not word.isalpha() or word.endswith(_NO_PART_ENDS) or word in _NO_PARTS:
        return False
    return adjective in modifiers or _is_adjective(adjective)


def _is_adjective(word: str) -> bool:
    """Whether a word has the form of an adjective."""
    return word.endswith(_FORMS) and len(word) > _SHORTEST and word not in _NO_ADJECTIVES


def is_prose(posting: Posting, noun: Noun, in_lists: bool, is_full: bool) -> bool:
    """Whether the sentence is one with articles, as far as its words before the noun show it.

    `in_lists`: the posting has articles in lists, too; `is_full`: in most places where they may stand.
    """
    earlier, later = noun.words[noun.first : noun.start], noun.words[noun.at : noun.end]
    if earlier == ["as"]:  # "As engineer on our team you write"
        return "you" in later or "we" in later
    is_paragraph = posting.blocks[posting.sentences[posting.words.sentence[noun.at]].block].kind == "paragraph"
    if not (in_lists or is_paragraph) or _is_from(noun, earlier, later):
        return False
    if is_paragraph and earlier[0] in _ASKS and "and" not in earlier:
        return not _FULL.isdisjoint((*earlier, *later))
    if is_paragraph and len(earlier) == 1 and earlier[0] in _LEADS:  # "Without laptop you cannot work"
        return not _PEOPLE.isdisjoint(later) and not _FULL.isdisjoint(later)
    if is_paragraph and _is_told(noun, earlier, later):
        return True
    is_short_item = not is_paragraph and len(earlier) < 3
    if is_short_item and (is_full or earlier[0] in _DOES):
        return is_full or not _STRONG.isdisjoint(later)
    is_there = noun.start - 1 > noun.first - (noun.before in OPENS or noun.before in _SHORT)
    return is_there and (is_full or noun.before in OPENS or not _FULL.isdisjoint(earlier))


def _is_told(noun: Noun, earlier: Sequence[str], later: Sequence[str]) -> bool:
    """Whether a verb shows that a sentence of a paragraph is one: "Bluetide is small firm"."""
    if noun.before in ("is", "was"):
        return not noun.is_bare
    return not (_FINITE.isdisjoint(earlier) and (_FINITE.isdisjoint(later) or _FULL.isdisjoint(later)))


def _is_from(noun: Noun, earlier: Sequence[str], later: Sequence[str]) -> bool:
    """Whether a noun is one end of a way: "from office to warehouse"."""
    return (noun.before == "to" and "from" in earlier) or (noun.before == "from" and "to" in later)
