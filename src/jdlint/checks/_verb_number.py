"""A verb in the wrong number for its subject; for a part, and behind "who" and "that", see _part_number.

Invariant: a verb whose form is a noun, too ("needs", "work"), or the past ("read"), is told of only where what follows
shows that it is a verb of the present.
"""

from __future__ import annotations

from jdlint.checks._is_verb import BE, OBJECT, is_verb
from jdlint.checks._part_number import (
    ANY_ONE,
    RELATIVES,
    TIMES,
    WHOLE,
    is_wrong_part,
    is_wrong_relative,
)
from jdlint.checks._phrase import GROUP, MANY, ONE, PREPOSITIONS, Phrase, Sentence
from jdlint.checks._subject import before, subject
from jdlint.record import Record

_SINGLE = ("what", "this", "that", "one")
_NOT_AFTER_WHAT = BE | {"do", "don't"}
_HELPS = frozenset(
    "let lets make makes help helps see does do did will would can could should must may have to".split()
)
_OWNERS = frozenset("my your his her its our their whose".split())
"""Words behind which no verb stands: "most of them have their own"."""
_WISHES = frozenset("if though wish wishes rather unless suppose imagine".split())
"""Behind which "were" may be of one: "if this role were right for you"."""
_AUXILIARIES = BE | {"do", "does"}
_WE = ("we", "you", "they")
_AMOUNTS = frozenset("numbered two three four five six seven eight nine ten eleven twelve".split())
"""What begins an amount, which may be one thing: "two years is a long time"."""
TIMES_VERBS = BE | frozenset("last start begin end bring look consist include vary".split())
"""What days and weeks do: anything else may be an order: "Each day write a test"."""
_TEAMS = ("sales", "operations", "communications")
"""Departments that go by a plural and are one."""
DEPARTMENTS = frozenset("sales operations systems communications relations services products solutions".split())
"""Of many, and of one as the name of a department: "Operations runs the warehouse"."""
_SPECIAL = frozenset((*_SINGLE, *RELATIVES, *WHOLE, "whom"))


_PLAIN = ("come", "matter", "take", "go", "begin", "depend")
_AFTER_PLAIN = frozenset("first second before next from to time on more most".split())
"""What stands behind such a verb, and behind no noun that it might be."""

_PAST = frozenset("last ago yesterday once had was were".split())
"""Words that set a sentence in the past: "a baker cut twelve of them last spring"."""


class Found(Record):
    """Words that are wrong, as a range, and what they should be."""

    first: int
    end: int
    better: str
    behind_comma: bool = False
    """Whether an aside between commas parts the verb from its subject."""


def wrong_number(s: Sentence, i: int) -> Found | None:
    """The verb at `i`, where it should have the other number."""
    verb, lexicon, at = s.at(i), s.lexicon, before(s, i)
    word = s.at(at)
    is_clause = word in lexicon.one_of and s.at(at - 1) in _WE
    if (
        s.at(i - 1) in _OWNERS
        or at < s.first
        or not (word in _SPECIAL or lexicon.number(word) or is_clause or not s.is_small(i - 1))
    ):
        return None
    is_of_one = verb in lexicon.many_of
    is_part = word in ("us", "them", "you") and s.at(at - 1) == "of"  # "most of us works remotely"
    if not s.is_small(i) or (verb in lexicon.unsure and not is_part and not is_verb(s, i, is_of_one)):
        return None
    if verb in lexicon.unsure and word == "sales":
        return None  # "the sales figures from every shop"
    if at - 1 > s.first and s.at(at - 1) in RELATIVES and word in lexicon.many_of:
        return None  # "the service that matches loads to trucks": the word before is the verb
    if word in lexicon.many_of and lexicon.number(s.at(at - 1)) in (ONE, GROUP):
        return None  # "our platform matches loads with trucks"
    if any(s.gap(j) for j in range(at, i)) or not _is_wrong(s, i, word, is_of_one):
        return None
    return Found(i, i + 1, lexicon.many_of[verb] if is_of_one else lexicon.one_of[verb])


def _is_wrong(s: Sentence, i: int, word: str, is_of_one: bool) -> bool:
    """Whether the verb at `i` does not go with the word before it, by what that word is."""
    if word in ("which", "whom") and s.at(before(s, i) - 1) == "of":
        return is_wrong_part(s, i, is_of_one)
    if word in RELATIVES and before(s, i) > s.first:
        return is_wrong_relative(s, i, is_of_one)
    if word in WHOLE and before(s, i) > s.first + 1:
        return is_wrong_part(s, i, is_of_one)
    if word in _SINGLE:
        return not is_of_one and _is_wrong_of_single(s, i, word)
    return _is_wrong_of_many(s, i) if is_of_one else _is_wrong_of_one(s, i)


def _is_wrong_of_single(s: Sentence, i: int, word: str) -> bool:
    """As in "what make us different", "this mean that", "no one have"."""
    at = before(s, i)
    if word == "what":
        is_one = s.at(i) in s.lexicon.plain and s.at(i) not in _NOT_AFTER_WHAT and s.at(at - 1) not in ("are", "were")
        return is_one and s.at(i + 1) in OBJECT | {"is", "are", "most", "here"}
    if word == "one":
        return s.at(at - 1) == "no" and (at - 1 == s.first or s.at(at - 2) not in _HELPS) and not _is_asked(s, at - 2)
    opens = at == s.first or s.at(at - 1) in ("if", "when", "because", "but")
    return opens and s.at(i) not in BE and (s.at(i) != "do" or s.at(i + 1) == "not")  # "if this do not suit you"


def _is_asked(s: Sentence, that: int) -> bool:
    """As in "we require that the candidate have"."""
    return s.at(that) == "that" and s.asks_before(that)


def _is_wrong_of_one(s: Sentence, i: int) -> bool:
    """As in "the suite take", "every change go"."""
    who = subject(s, i)
    is_one = who and (who.number == ONE or (who.number == GROUP and s.at(i) == "consist"))
    if not who or not is_one or s.at(who.start - 1) in ("ensure", "how", "why"):
        return False
    is_past = who.article not in ANY_ONE or not _PAST.isdisjoint(s.words[s.first : s.end])
    if s.at(i) in s.lexicon.past and is_past:
        return False  # "our team put the first version online"
    if _is_question(s, i, who):
        return False
    if s.at(i) == "were" and not _WISHES.isdisjoint(s.words[s.first : who.start]):
        return False
    is_part = who.article in ("a", "an") and "of" in s.words[who.start : i] and s.lexicon.number(s.at(i - 1)) == MANY
    if who.noun in TIMES and s.at(i) not in TIMES_VERBS:
        return False
    is_plain = s.at(i) in _PLAIN and s.at(i + 1) in _AFTER_PLAIN  # "reliability come first"
    if not who.article and s.at(i) not in BE and s.at(i + 1) not in OBJECT and not is_plain:
        return False  # "Health care"
    is_modal = s.at(i) == "need" and s.at(i + 1) != "to"
    return not is_part and not is_modal and not _is_asked(s, who.start - 1)


def _is_question(s: Sentence, i: int, who: Phrase) -> bool:
    """Whether the subject stands behind the verb: "how many hours does it take", "what version are you on"."""
    asked = s.at(who.start - 1)
    is_open = asked in ("what", "which", "whose") and not who.article
    return s.at(i) in _AUXILIARIES and (is_open or (asked == "how" and who.article in ("many", "few")))


def _is_wrong_of_many(s: Sentence, i: int) -> bool:
    """As in "900 carriers relies", "that new starters is"; but "Meetings is a product", and "two rooms is enough"."""
    who = subject(s, i)
    if not who or who.number != MANY or not (s.is_small(i - 1) or i - 1 == s.first) or _is_question(s, i, who):
        return False
    if who.noun in _TEAMS and who.start == i - 1 and not who.article:
        return False  # "operations has a team of its own"
    if s.at(i) in BE:
        is_named = not who.article and who.start == s.first and "of" not in s.words[s.first : i]
        if who.noun[:-1] in TIMES and who.article not in ("our", "your", "these", "those"):
            return False  # "the first 90 days is"
        return not is_named and who.article not in _AMOUNTS
    if who.article or who.start != s.first:
        return True
    if s.at(i) == "needs" and s.at(i + 1) in s.lexicon.one_of:
        return False  # "our clients needs come first" lacks an apostrophe
    is_got = s.at(i) == "gets" and s.at(i + 1).endswith("ed")
    return who.noun not in DEPARTMENTS and (is_got or s.at(i + 1) in OBJECT | PREPOSITIONS | {"place"}) and not s.gap(i)
