"""A noun with what belongs before it, and what number it is of, by word lists and endings.

Invariant: a phrase whose beginning is not certain is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.checks._forms import without_s
from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record

ONE, MANY, GROUP = "one", "many", "group"

_OF_ONE = frozenset("a an this each every another one".split())
_OF_MANY = frozenset(
    "these those many several few both most some all two three four five six seven eight nine ten eleven twelve".split()
)
_OF_ANY = frozenset("the our your their its my his her any".split())
DETERMINERS = _OF_ONE | _OF_MANY | _OF_ANY
OPENS = frozenset(
    "that when if because while where but how why what whether sure believe think note unless though "
    "although since so once whatever whichever".split()
)
"""What a clause may begin after. None that is a preposition, too: "working as developers makes you happy"."""
PREPOSITIONS = frozenset("in of for with at on from to".split())
_NO_MODIFIERS = (
    PREPOSITIONS
    | OPENS
    | frozenset(
        "and or nor not no than as i you we they he she it who whom whose which what us them me there to by "
        "about into over under between through across against without within after before until during per "
        "via plus like is are was were be been being am do does did has have had will would can could may "
        "might must shall should let lets make makes help helps see sees any such only even very more less "
        "just also get gets require requires among amongst upon toward towards onto along beyond beside despite except "
        "near off out throughout around above below versus amid regarding concerning so".split()
    )
)
_PLAIN = frozenset("new most many other good great our great young local small large different senior junior".split())
"""Adjectives before a plural without an article."""
_SHORTENED = frozenset("it that what who here there let he she how where when everyone everything one this".split())
"""What "is" or "us" is joined to with an apostrophe."""
_MOST_MODIFIERS = 4
_NOUNS_END = ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ship", "hood")
_SHORTEST = 6
"""Letters of what is no noun with such an ending: "mention", "dance"."""


class Lexicon(Record):
    """The words that a rule lists."""

    one_of: Mapping[str, str]
    """A verb's base form to its form for one."""
    many_of: Mapping[str, str]
    """The other way round."""
    plain: frozenset[str]
    """Forms of verbs that are told of beside words that settle it, whatever follows."""
    unsure: frozenset[str]
    """Forms of verbs that may be a noun or the past."""
    nouns: frozenset[str]
    """Nouns of one."""
    groups: frozenset[str]
    """Nouns of one that may be many in British English: team, company."""
    mass: frozenset[str]
    """Nouns of one that need no article: feedback, software."""
    plurals: frozenset[str]
    """Nouns of many that do not follow from the others, or that stand before no other noun."""
    asks: frozenset[str]
    """Words behind which a clause with "that" has the base form, whatever its subject: "we ask that"."""
    past: frozenset[str]
    """Base forms that are the past, too."""

    def number(self, word: str) -> str:
        """What a noun tells of; the empty text for what is no noun here."""
        if word in self.nouns or word in self.mass:
            return ONE
        if word in self.groups:
            return GROUP
        if word in self.plurals:
            return MANY
        if word.endswith("s"):
            one = without_s(word)
            return MANY if one in self.nouns or one in self.groups or one.endswith(_NOUNS_END) else ""
        return ONE if word.endswith(_NOUNS_END) and len(word) > _SHORTEST else ""


class Sentence(Record):
    """The folded words of a sentence, from its first to its last, in the posting's list."""

    words: Sequence[str]
    first: int
    end: int
    posting: Posting
    lexicon: Lexicon

    def at(self, i: int) -> str:
        """The word there, or the empty text outside the sentence."""
        return self.words[i] if self.first <= i < self.end else ""

    def asks_before(self, i: int) -> bool:
        """Whether a word stands before `i` behind which "that" leads to the base form."""
        return not self.lexicon.asks.isdisjoint(self.words[self.first : i])

    def gap(self, i: int) -> str:
        """What a reader sees between a word and the next, without blanks."""
        words = self.posting.words
        if i + 1 >= len(words.starts):
            return ""
        between = self.posting.masked[words.ends[i] : words.starts[i + 1]]
        return "" if between == " " else between.replace(JOIN, "").strip()

    def kind(self) -> str:
        """Of what kind its block is."""
        return self.posting.blocks[self.posting.sentences[self.posting.words.sentence[self.first]].block].kind

    def is_small(self, i: int) -> bool:
        """Whether a word is written without a capital."""
        return self.posting.masked[self.posting.words.starts[i]].islower()


class Phrase(Record):
    """A noun with what belongs before it: where it begins, its first word if that is an article or its like."""

    start: int
    article: str
    number: str
    noun: str


def phrase(s: Sentence, head: int) -> Phrase | None:
    """The phrase of the noun at `head`; None where that is no noun, or it is not clear where its phrase begins."""
    number = s.lexicon.number(s.at(head))
    if not number:
        return None
    start = head
    while head - start < _MOST_MODIFIERS and (_is_modifier(s, start - 1) or _is_row(s, start - 1, number)):
        start -= 1
    article = s.at(start - 1)
    if (article in DETERMINERS or article.endswith(("'s", "’s"))) and not s.gap(start - 1):
        return _with_article(s, start - 1, number, s.at(head))
    is_bare = _is_bare(s, start, head, number)
    return _numbered(s, start, head, number) or (Phrase(start, "", number, s.at(head)) if is_bare else None)


def _is_bare(s: Sentence, start: int, head: int, number: str) -> bool:
    """Whether a noun needs no article, and what stands before it none either."""
    is_mass = s.at(head) in s.lexicon.mass or (number == ONE and s.at(head).endswith(_NOUNS_END))
    opens = s.at(start - 1) in PREPOSITIONS or (is_mass and start == s.first)
    is_plain = opens or all(s.at(j) in _PLAIN for j in range(start, head))
    return is_plain and (number == MANY or is_mass)


def _is_row(s: Sentence, i: int, number: str) -> bool:
    """Whether "and" stands there within what belongs to a noun of many, as in "our diverse and kind teams"."""
    if number != MANY or s.at(i) != "and" or s.gap(i) or s.gap(i - 1) or s.at(i - 1) in DETERMINERS:
        return False
    return s.at(i + 1) != "other"  # "the voice of our town and other stations"


def _with_article(s: Sentence, start: int, number: str, noun: str) -> Phrase | None:
    article = s.at(start)
    if article.endswith("s") and article not in DETERMINERS:
        return _of_somebody(s, start, number, noun)
    if article in _OF_ANY and s.at(start - 1) in ("all", "both"):
        return Phrase(start - 1, "all", number, noun) if number == MANY else None
    if article in (_OF_ONE if number == MANY else _OF_MANY):
        return None
    is_the_number = noun == "number" and article == "the"  # "the number of users grows", but "a number of users grow"
    if number == GROUP and (article in _OF_ONE - {"a", "an", "this"} or is_the_number):
        number = ONE  # "every team have" is wrong in all Englishes
    return Phrase(start, article, number, noun)


def _of_somebody(s: Sentence, start: int, number: str, noun: str) -> Phrase | None:
    """As in "our customer's systems"; but "that's", "it's"."""
    if s.at(start)[:-2] in _SHORTENED:
        return None
    return Phrase(start - (s.at(start - 1) in DETERMINERS), "'s", number, noun)


def _numbered(s: Sentence, start: int, head: int, number: str) -> Phrase | None:
    """As in "more than 900 carriers"."""
    if number != MANY or not s.at(start)[:1].isdigit():
        return None
    is_more = s.at(start - 1) == "than" and s.at(start - 2) in ("more", "fewer", "less")
    is_about = s.at(start - 1) in ("over", "about", "around", "nearly", "some", "almost")
    return Phrase(start - 2 * is_more - is_about, "numbered", number, s.at(head))


def _is_modifier(s: Sentence, i: int) -> bool:
    """Whether a word may stand between an article and its noun."""
    word, earlier = s.at(i), s.at(i - 1)
    if not word or word in DETERMINERS:
        return False
    if s.gap(i) == "-":
        return True
    if s.gap(i) or word in _NO_MODIFIERS or word in s.lexicon.many_of:
        return False
    if word in s.lexicon.one_of and word not in s.lexicon.unsure:
        return earlier in DETERMINERS  # "our restore test"
    if word.endswith(("ing", "ed")):
        return earlier in DETERMINERS or earlier in PREPOSITIONS
    return not word.endswith("s") or word.endswith(("ss", "us", "is")) or _is_of_many(s, i)


def _is_of_many(s: Sentence, i: int) -> bool:
    """As in "our payments platform"; but "our players change" may be those who change."""
    noun = s.at(i + 1)
    is_one = s.lexicon.number(noun) in (ONE, GROUP) and noun not in s.lexicon.one_of
    return is_one and s.at(i - 1) in DETERMINERS and s.lexicon.number(s.at(i)) == MANY
