"""A verb in the wrong number for its subject, for what comes before "who" or "that", and for a part of them.

Invariant: a verb whose form is a noun, too ("needs", "work"), or the past ("read"), is told of only where what follows
shows that it is a verb of the present.
"""

from __future__ import annotations

from jdlint.checks._subject import ADVERBS, GROUP, MANY, ONE, OPENS, PREPOSITIONS, Phrase, Sentence, begins, phrase, subject
from jdlint.record import Record

ASKS = frozenset(
    "ask asks require requires insist recommend suggest propose demand important essential vital crucial critical ensure "
    "necessary imperative mandatory request".split()
)
"""After "we ask that" stands the base form, whatever the subject."""
_OBJECT = frozenset(
    "a an the our your their its his her it them us you me every each all this these everyone somebody someone people".split()
)
"""What only follows a verb."""
_BE = frozenset("is was are were has have isn't aren't wasn't weren't".split())
_RELATIVES = ("who", "that", "which")
_PART_OF_ONE = ("each", "one", "either", "neither")
_PART_OF_MANY = ("most", "some", "many", "several", "few", "both", "all", "two", "three", "four")
_WHOLE = ("them", "us", "you", "these", "those")
_JOINS = PREPOSITIONS | frozenset("and or between across about into like than one".split())


class Found(Record):
    """Words that are wrong, as a range, and what they should be."""

    first: int
    end: int
    better: str


def wrong_number(s: Sentence, i: int) -> Found | None:
    """The verb at `i`, where it should have the other number."""
    verb, lexicon = s.at(i), s.lexicon
    is_of_one = verb in lexicon.many_of
    better = lexicon.many_of[verb] if is_of_one else lexicon.one_of[verb]
    if verb in lexicon.unsure and s.at(i + 1) not in _OBJECT:
        return None
    before = s.at(i - 1 - (s.at(i - 1) in ADVERBS))
    if before in _RELATIVES:
        is_wrong = _is_wrong_relative(s, i, is_of_one)
    elif before in _WHOLE:
        is_wrong = _is_wrong_part(s, i, is_of_one)
    else:
        is_wrong = lexicon.number(before) != "" or not s.is_small(i - 1)
        is_wrong = is_wrong and (_is_wrong_of_many(s, i) if is_of_one else _is_wrong_of_one(s, i))
    return Found(i, i + 1, better) if is_wrong else None


def _is_asked(s: Sentence, that: int) -> bool:
    """As in "we require that the candidate have"."""
    return s.at(that) == "that" and any(s.at(j) in ASKS for j in range(that - 4, that))


def _is_wrong_of_one(s: Sentence, i: int) -> bool:
    """As in "the suite take", "every change go"."""
    who = subject(s, i)
    is_one = who and (who.number == ONE or (who.number == GROUP and s.at(i) == "consist"))
    if not who or not is_one or s.at(who.start - 1) in ("ensure", "how", "why"):
        return False
    is_part = who.article in ("a", "an") and "of" in s.words[who.start : i] and s.lexicon.number(s.at(i - 1)) == MANY
    is_modal = s.at(i) == "need" and s.at(i + 1) != "to"
    return not is_part and not is_modal and not _is_asked(s, who.start - 1)


def _is_wrong_of_many(s: Sentence, i: int) -> bool:
    """As in "900 carriers relies", "that new starters is"; but "Meetings is a product", and "two rooms is enough"."""
    who = subject(s, i)
    if not who or who.number != MANY:
        return False
    if s.at(i) in _BE:
        is_named = not who.article and (who.start == s.first or not s.is_small(i - 1))
        return not is_named and who.article != "numbered"
    return bool(who.article) or s.at(i + 1) in _OBJECT | PREPOSITIONS or who.start != s.first


def _is_wrong_part(s: Sentence, i: int, is_of_one: bool) -> bool:
    """As in "each of them are", "many of us has"."""
    start = i - 3 - (s.at(i - 1) in ADVERBS)
    if s.at(start + 1) != "of":
        return False
    opens = start == s.first or s.at(start - 1) in OPENS or s.gap(start - 1) == ","
    return opens and s.at(start) in (_PART_OF_MANY if is_of_one else _PART_OF_ONE)


def _is_wrong_relative(s: Sentence, i: int, is_of_one: bool) -> bool:
    """As in "feedback that help people", "engineers who joins"."""
    head = i - 2 - (s.at(i - 1) in ADVERBS)
    who = phrase(s, head)
    if not who or s.gap(head) or who.number == GROUP or s.at(head + 1) == "that" and _is_asked(s, head + 1):
        return False
    before = s.at(who.start - 1)
    is_led = begins(s, who.start) or before in s.lexicon.one_of or before in s.lexicon.many_of
    if is_of_one:
        return who.number == MANY and (is_led or _is_alone(s, who))
    return who.number == ONE and s.at(i) != "were" and (is_led or not _has_many(s, who.start))


def _is_alone(s: Sentence, who: Phrase) -> bool:
    """Whether nothing before a noun may be what "that" stands for."""
    return _JOINS.isdisjoint(s.words[max(s.first, who.start - 5) : who.start])


def _has_many(s: Sentence, start: int) -> bool:
    """Whether something of many goes before."""
    before = s.words[max(s.first, start - 7) : start]
    return "and" in before or "one" in before or any(word.endswith("s") or word in s.lexicon.plurals for word in before)
