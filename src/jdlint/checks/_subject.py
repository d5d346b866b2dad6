"""What the subject of a verb is: the noun before it, as far as the words before that noun show it.

Invariant: in doubt there is none. From the verb back to where its clause begins every word must be accounted for:
"a network of carriers relies" and "does the team work" have no carriers and no team for a subject.
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
_OF_ANY = frozenset("the our your their its my his her".split())
DETERMINERS = _OF_ONE | _OF_MANY | _OF_ANY
OPENS = frozenset("that when if because while where but how why what whether sure believe think note unless though although since so once".split())
"""What a clause may begin after. None that is a preposition, too: "working as developers makes you happy"."""
_INTRODUCES = frozenset("today currently now usually here often sometimes still sure".split())
PREPOSITIONS = frozenset("in of for with at on from to".split())
_NO_MODIFIERS = PREPOSITIONS | OPENS | frozenset(
    "and or nor not no than as i you we they he she it who whom whose which what us them me there to by about into over "
    "under between through across against without within after before until during per via plus like is are was were be "
    "been being am do does did has have had will would can could may might must shall should let lets make makes help "
    "helps see sees any such only even very more less just also get gets require requires".split()
)
_PLAIN = frozenset("new most many other good great our great young local small large different senior junior".split())
"""Adjectives before a plural without an article."""
ADVERBS = frozenset("also always often usually now already still currently never sometimes really rarely".split())
_MOST_MODIFIERS = 3
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

    def gap(self, i: int) -> str:
        """What a reader sees between a word and the next, without blanks."""
        words = self.posting.words
        return self.posting.masked[words.ends[i] : words.starts[i + 1]].replace(JOIN, "").strip()

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
    start = head
    while number and head - start < _MOST_MODIFIERS and _is_modifier(s, start - 1):
        start -= 1
    if not number:
        return None
    article = s.at(start - 1)
    if article in DETERMINERS and not s.gap(start - 1):
        return _with_article(s, start - 1, number, s.at(head))
    is_mass = s.at(head) in s.lexicon.mass or (number == ONE and s.at(head).endswith(_NOUNS_END))
    is_plain = all(s.at(j) in _PLAIN for j in range(start, head)) or (is_mass and start == s.first)
    is_bare = is_plain and (number == MANY or is_mass)
    return _numbered(s, start, head, number) or (Phrase(start, "", number, s.at(head)) if is_bare else None)


def _with_article(s: Sentence, start: int, number: str, noun: str) -> Phrase | None:
    article = s.at(start)
    if article in _OF_ANY and s.at(start - 1) in ("all", "both"):
        return Phrase(start - 1, "all", number, noun) if number == MANY else None
    if article in (_OF_ONE if number == MANY else _OF_MANY):
        return None
    if number == GROUP and article in _OF_ONE - {"a", "an", "this"}:
        number = ONE  # "every team have" is wrong in all Englishes
    return Phrase(start, article, number, noun)


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
        return False
    if word.endswith(("ing", "ed")):
        return earlier in DETERMINERS
    return not word.endswith("s") or word.endswith(("ss", "us", "is")) or _is_of_many(s, i)


def _is_of_many(s: Sentence, i: int) -> bool:
    """As in "our payments platform"; but "our players change" may be those who change."""
    noun = s.at(i + 1)
    is_one = s.lexicon.number(noun) in (ONE, GROUP) and noun not in s.lexicon.one_of
    return is_one and s.at(i - 1) in DETERMINERS and s.lexicon.number(s.at(i)) == MANY


def begins(s: Sentence, start: int) -> bool:
    """Whether a clause begins there."""
    word_before = s.at(start - 1)
    if start == s.first:
        return True
    if s.gap(start - 1) == ",":
        return _is_led_in(s, start)
    is_introduced = start - 1 == s.first and word_before in _INTRODUCES
    return not s.gap(start - 1) and (word_before in OPENS or is_introduced)


def _is_led_in(s: Sentence, start: int) -> bool:
    """Whether what goes before a comma leads in a sentence: "because we care, our platform …"."""
    is_led = s.at(s.first) in OPENS or s.at(s.first) in PREPOSITIONS or s.at(s.first) in ("as", "after", "before")
    others = any(s.gap(j) for j in range(s.first, start - 1))
    return is_led and not others and start - s.first > 2


def before(s: Sentence, verb: int) -> int:
    """Where the word before a verb stands, but for an adverb."""
    adverb = s.at(verb - 1)
    is_adverb = adverb in ADVERBS or (adverb.endswith("ly") and len(adverb) > _SHORTEST and not s.lexicon.number(adverb))
    return verb - 1 - is_adverb


def _both(s: Sentence, last: Phrase) -> Phrase | None:
    """As in "our product and our customers"; of two nouns of one, both must have an article."""
    first = phrase(s, last.start - 2)
    if not first or not begins(s, first.start) or s.gap(last.start - 1) or s.gap(last.start - 2):
        return None
    is_two = last.number == MANY or (first.article and last.article)
    return Phrase(first.start, first.article, MANY, last.noun) if is_two else None


def subject(s: Sentence, verb: int) -> Phrase | None:
    """The phrase that is the subject of the verb there, where that is certain."""
    head = before(s, verb)
    inner = phrase(s, head)
    if inner and begins(s, inner.start):
        return inner
    if inner and s.at(inner.start - 1) == "and":
        return _both(s, inner)
    start = inner.start if inner else head
    is_name = not inner and head > s.first and not s.is_small(head)
    if s.at(start - 1) not in PREPOSITIONS or not (inner or is_name) or s.gap(start - 1):
        return None
    outer = phrase(s, start - 2)
    return outer if outer and not s.gap(start - 2) and begins(s, outer.start) else None
