"""A verb in the wrong number for its subject, for what comes before "who" or "that", and for a part of them.

Invariant: a verb whose form is a noun, too ("needs", "work"), or the past ("read"), is told of only where what follows
shows that it is a verb of the present.
"""

from __future__ import annotations

from jdlint.checks._antecedent import may_be_another
from jdlint.checks._is_verb import BE, OBJECT, is_verb
from jdlint.checks._phrase import GROUP, MANY, ONE, OPENS, PREPOSITIONS, Phrase, Sentence, phrase
from jdlint.checks._subject import before, begins, subject
from jdlint.record import Record

ASKS = frozenset(
    "ask asks require requires insist recommend suggest propose demand important essential vital crucial critical "
    "insisted recommended suggested proposed demanded ensure necessary imperative mandatory request suggests "
    "recommends insists proposes asked required requested demands requests asking requiring prefer prefers preferred "
    "preferable".split()
)
"""After "we ask that" stands the base form, whatever the subject."""
_SINGLE = ("what", "this", "that", "one")
_NOT_AFTER_WHAT = BE | {"do", "don't"}
_HELPS = frozenset(
    "let lets make makes help helps see does do did will would can could should must may have to".split()
)
PAST = frozenset("read put set cut let cost hit shut shed cast quit hurt split spread".split())
"""Base forms that are the past, too."""
_OWNERS = frozenset("my your his her its our their whose".split())
"""Words behind which no verb stands: "most of them have their own"."""
_ANY_ONE = ("a", "an", "every", "each")
_WISHES = frozenset("if though wish wishes rather unless suppose imagine".split())
"""Behind which "were" may be of one: "if this role were right for you"."""
_AUXILIARIES = BE | {"do", "does"}
_WE = ("we", "you", "they")
_AMOUNTS = frozenset("numbered two three four five six seven eight nine ten eleven twelve".split())
"""What begins an amount, which may be one thing: "two years is a long time"."""
TIMES = frozenset("day week month year morning evening afternoon night weekend sprint quarter hour".split())
TIMES_VERBS = BE | frozenset("last start begin end bring look consist include vary".split())
"""What days and weeks do: anything else may be an order: "Each day write a test"."""
DEPARTMENTS = frozenset("sales operations systems communications relations services products solutions".split())
"""Of many, and of one as the name of a department: "Operations runs the warehouse"."""
_RELATIVES = ("who", "that", "which")
KNOWN = frozenset("the our two three four five six".split())
"""Before those whom a clause behind a comma may be about: "our nurses, who know"."""
_PART_OF_ONE = ("each", "one", "either", "neither")
_PART_OF_MANY = ("most", "half", "some", "many", "several", "few", "both", "all", "two", "three", "four")
_PART_OF_IT = ("most", "some", "all", "much", "half", "none")
_WHOLE = ("it", "them", "us", "you", "these", "those")
_SPECIAL = frozenset((*_SINGLE, *_RELATIVES, *_WHOLE, "whom"))
_JOINS = PREPOSITIONS | frozenset("and or between across about into like than one".split())


_PLAIN = ("come", "matter", "take", "go", "begin", "depend")
_AFTER_PLAIN = frozenset("first second before next from to time on more most".split())
"""What stands behind such a verb, and behind no noun that it might be."""


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
    if at - 1 > s.first and s.at(at - 1) in _RELATIVES and word in lexicon.many_of:
        return None  # "the service that matches loads to trucks": the word before is the verb
    if word in lexicon.many_of and lexicon.number(s.at(at - 1)) in (ONE, GROUP):
        return None  # "our platform matches loads with trucks"
    if any(s.gap(j) for j in range(at, i)) or not _is_wrong(s, i, word, is_of_one):
        return None
    return Found(i, i + 1, lexicon.many_of[verb] if is_of_one else lexicon.one_of[verb])


def _is_wrong(s: Sentence, i: int, word: str, is_of_one: bool) -> bool:
    """Whether the verb at `i` does not go with the word before it, by what that word is."""
    if word in ("which", "whom") and s.at(before(s, i) - 1) == "of":
        return _is_wrong_part(s, i, is_of_one)
    if word in _RELATIVES and before(s, i) > s.first:
        return _is_wrong_relative(s, i, is_of_one)
    if word in _WHOLE and before(s, i) > s.first + 1:
        return _is_wrong_part(s, i, is_of_one)
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
    return s.at(that) == "that" and not ASKS.isdisjoint(s.words[s.first : that])


def _is_wrong_of_one(s: Sentence, i: int) -> bool:
    """As in "the suite take", "every change go"."""
    who = subject(s, i)
    is_one = who and (who.number == ONE or (who.number == GROUP and s.at(i) == "consist"))
    if not who or not is_one or s.at(who.start - 1) in ("ensure", "how", "why"):
        return False
    if s.at(i) in PAST and who.article not in _ANY_ONE:
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


def _is_wrong_part(s: Sentence, i: int, is_of_one: bool) -> bool:
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
        return not is_of_one and s.at(start + 2) == "them"
    is_joined = s.at(start - 1) in ("and", "but") and s.gap(start - 2) == ","
    is_joined = is_joined or (s.at(start - 2) == "at" and s.at(start - 1) == "least")
    opens = start == s.first or is_joined or s.at(start - 1) in OPENS or s.gap(start - 1) == ","
    return opens and s.at(start) in (_PART_OF_MANY if is_of_one else of_one)


def _is_wrong_relative(s: Sentence, i: int, is_of_one: bool) -> bool:
    """As in "feedback that help people", "engineers who joins"."""
    head = before(s, i) - 1
    if s.at(head) == "those":
        return is_of_one and s.at(head + 1) == "who" and (head == s.first or s.at(head - 1) not in ("one", "of"))
    who = phrase(s, head)
    if not who or who.number == GROUP or not ASKS.isdisjoint(s.words[s.first : who.start]):
        return False
    if who.noun in TIMES or (s.at(head + 1) == "who" and may_be_another(s, head)):
        return False
    is_led_by_comma = s.at(head + 1) == "which" and s.gap(head) == ","
    if s.gap(head) == "," and s.at(head + 1) == "who" and is_of_one and who.number == MANY:
        return who.article in KNOWN and _is_alone(s, who) and s.is_small(head)
    if s.gap(head) and not is_led_by_comma:
        return False
    if s.at(i) in PAST and who.article not in _ANY_ONE:
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
