"""A verb in the wrong number for what stands before "who" or "that", or for a part of them: "each of them are".

Invariant: "that" stands for the noun before it only where no other noun before may be meant; a part is told of only
where its phrase begins the sentence or a clause.
"""

from __future__ import annotations

from jdlint.checks._antecedent import may_be_another
from jdlint.checks._phrase import GROUP, MANY, ONE, OPENS, PREPOSITIONS, Phrase, Sentence, phrase
from jdlint.checks._subject import before, begins

TIMES = frozenset("day week month year morning evening afternoon night weekend sprint quarter hour".split())
ANY_ONE = ("a", "an", "every", "each")
RELATIVES = ("who", "that", "which")
KNOWN = frozenset("the our two three four five six".split())
"""Before those whom a clause behind a comma may be about: "our nurses, who know"."""
_PART_OF_ONE = ("each", "one", "either", "neither")
_PART_OF_MANY = ("most", "half", "some", "many", "several", "few", "both", "all", "two", "three", "four")
_PART_OF_IT = ("most", "some", "all", "much", "half", "none")
_CAUSES = ("have", "let", "see", "make", "help", "watch", "get", "had", "made", "saw")
"""Behind which what somebody does has its base form: "have every one of them arrive"."""
WHOLE = ("it", "them", "us", "you", "these", "those")
_JOINS = PREPOSITIONS | frozenset("and or between across about into like than one".split())


def is_wrong_part(s: Sentence, i: int, is_of_one: bool) -> bool:
    """As in "each of them are", "many of us has"."""
    start = before(s, i) - 2
    if s.at(start + 1) != "of":
        return False
    if s.at(start + 2) in ("which", "whom"):
        is_known = not is_of_one or s.lexicon.number(s.at(start - 1)) == MANY
        return is_known and s.gap(start - 1) == "," and s.at(start) in (_PART_OF_MANY if is_of_one else _PART_OF_ONE)
    of_one = _PART_OF_IT if s.at(start + 2) == "it" else _PART_OF_ONE
    if is_of_one and s.at(start + 2) == "it":
        return False
    if s.at(start) == "one" and s.at(start - 1) == "every":
        return not is_of_one and s.at(start + 2) == "them" and s.at(start - 2) not in _CAUSES
    is_joined = s.at(start - 1) in ("and", "but") and s.gap(start - 2) == ","
    is_joined = is_joined or (s.at(start - 2) == "at" and s.at(start - 1) == "least")
    opens = start == s.first or is_joined or s.at(start - 1) in OPENS or s.gap(start - 1) == ","
    return opens and s.at(start) in (_PART_OF_MANY if is_of_one else of_one)


def is_wrong_relative(s: Sentence, i: int, is_of_one: bool) -> bool:
    """As in "feedback that help people", "engineers who joins"."""
    head = before(s, i) - 1
    if s.at(head) == "those":
        return is_of_one and s.at(head + 1) == "who" and (head == s.first or s.at(head - 1) not in ("one", "of"))
    who = phrase(s, head)
    if not who or who.number == GROUP or s.asks_before(who.start):
        return False
    if who.noun in TIMES or (s.at(head + 1) == "who" and may_be_another(s, head)):
        return False
    is_led_by_comma = s.at(head + 1) == "which" and s.gap(head) == ","
    if s.gap(head) == "," and s.at(head + 1) == "who" and is_of_one and who.number == MANY:
        return who.article in KNOWN and _is_alone(s, who) and s.is_small(head)
    if s.gap(head) and not is_led_by_comma:
        return False
    if s.at(i) in s.lexicon.past and who.article not in ANY_ONE:
        return False  # "the engineer who read it"
    word = s.at(who.start - 1)
    is_led = begins(s, who.start) or word in s.lexicon.one_of or word in s.lexicon.many_of
    if is_of_one:
        before_it = s.words[max(s.first, head - 6) : head]
        is_person = s.at(head + 1) == "who" and "one" not in before_it
        is_person = is_person or (s.at(head + 1) == "which" and PREPOSITIONS.isdisjoint(before_it))
        return who.number == MANY and not is_led_by_comma and (is_led or is_person or _is_alone(s, who))
    return who.number == ONE and s.at(i) != "were" and (is_led or not _has_many(s, who.start))


def _is_alone(s: Sentence, who: Phrase) -> bool:
    """Whether nothing before a noun may be what "that" stands for."""
    return _JOINS.isdisjoint(s.words[max(s.first, who.start - 5) : who.start])


def _has_many(s: Sentence, start: int) -> bool:
    """Whether something of many goes before."""
    words = s.words[max(s.first, start - 7) : start]
    return "and" in words or "one" in words or any(word.endswith("s") or word in s.lexicon.plurals for word in words)
