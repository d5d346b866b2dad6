"""Verbs in the wrong number whose subject opens the sentence, with something in between that misleads: an aside between
commas, other nouns behind a preposition, a clause of "we" or "you".

Invariant: every word from the subject to the verb is accounted for; where one of them might be a verb itself, or "and"
might join another subject, nothing is told.
"""

from __future__ import annotations

from jdlint.checks._is_verb import BE, OBJECT, is_verb
from jdlint.checks._part_number import TIMES
from jdlint.checks._phrase import DETERMINERS, MANY, ONE, Phrase, Sentence, phrase
from jdlint.checks._subject import BEHIND, begins
from jdlint.checks._verb_number import DEPARTMENTS, Found
from jdlint.record import Record

_ASIDES = frozenset("which who whom whose including together with along like as for".split())
"""With what an aside between commas begins."""
_AMOUNTS = frozenset(
    "number variety range majority minority couple lot series pair group team set host handful mix part half rest bit "
    "kind sort type dozen hundred thousand million percent percentage selection collection crew staff board family "
    "combination plenty total suite stack wealth bunch array spectrum bulk third "
    "thirds quarter quarters halves fifths tenths".split()
)
"""Heads of which many are told, or which may be many."""
_WE = ("we", "you", "they")
_NEXT = BEHIND.union(_WE)
_MODALS = frozenset("will can could would may might must should".split())
_NO_HEADED = (
    _MODALS | BE | frozenset("to and or but that which who whom if when not i he she it there do does did".split())
)
_QUESTIONS = frozenset("how what why whether".split())
"""Behind these another subject begins: "an opinion on how systems affect people"."""
_ASKED = _MODALS | frozenset("do does did let lets make makes help helps".split())
"""Behind which the base form stands: "does he or she react"."""
_MOST = 9
"""Words between a subject and its verb."""
_FIRST = 4
"""Words in which a subject ends that opens a sentence."""


def headed(s: Sentence, i: int) -> Found | None:
    """The verb at `i`, where a subject at the start of the sentence has the other number."""
    verb = s.at(i)
    if verb in s.lexicon.past or i - s.first > _MOST + _FIRST or not s.is_small(i):
        return None
    if s.at(i - 1) == "whoever" or (s.at(i - 1) in ("he", "she") and s.at(i - 2) == "or"):
        is_base = verb in s.lexicon.one_of and verb in s.lexicon.plain
        is_base = is_base and not s.asks_before(i) and _ASKED.isdisjoint(s.words[s.first : i])
        return Found(i, i + 1, s.lexicon.one_of[verb]) if is_base else None
    if many := _of_many(s, i):
        return many if _is_told(s, i) else None
    opening = s.words[s.first]
    if opening not in DETERMINERS and not opening.endswith("s") and not s.words[s.first + 1].endswith("s"):
        return None
    who = _opening(s, i)
    if not who or not _is_told(s, i) or not _QUESTIONS.isdisjoint(s.words[s.first : i]):
        return None
    is_aside = s.gap(i - 1) == ","
    is_apart = _is_aside(s, who, i) if is_aside else _is_attracted(s, who, i) or _is_clause(s, who, i)
    return _found(s, i, who, is_aside) if is_apart else None


_PARTS = frozenset("some many most several few both two three four five six all".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten hundred thousand both several many these those".split()
)
_BEFORE_COUNTS = _COUNTS | frozenset("the our your all more than over about around nearly almost some".split())
_MEASURES = frozenset(
    "kilometres kilometers miles metres meters euros dollars pounds points litres kilos degrees".split()
)
"""Of which an amount is one thing: "ten kilometres is not too far"."""
_OWNERS = ("our", "the", "these", "those", "your", "their")


def _of_many(s: Sentence, i: int) -> Found | None:
    """As in "some of our pumps is older", "the two directors knows everyone"."""
    verb, noun = s.at(i), s.at(i - 1)
    if verb not in s.lexicon.many_of or not noun.endswith("s") or noun.endswith(("ss", "us", "is", "ics")):
        return None
    if _is_time(noun) or noun in DEPARTMENTS or any(s.gap(k) for k in range(max(s.first, i - 4), i)):
        return None
    is_part = any(
        s.at(k) in _OWNERS and s.at(k - 1) == "of" and s.at(k - 2) in _PARTS and begins(s, k - 2)
        for k in (i - 2, i - 3)
    )
    start = next((k for k in (i - 2, i - 3) if s.at(k) in _COUNTS or s.at(k)[:1].isdigit()), -1)
    while start > s.first and s.at(start - 1) in _BEFORE_COUNTS:
        start -= 1
    is_shown = noun not in _MEASURES and s.lexicon.number(noun) == MANY if verb in BE else s.at(i + 1) in OBJECT
    opens = start >= 0 and (begins(s, start) or s.at(start - 1) in ("and", "that", "but", "so", "where", "when"))
    is_counted = opens and is_shown and s.at(start - 1) not in ("how", "so")  # "how many hours is the journey"
    is_plain = is_part and verb in ("is", "was", "has")
    return Found(i, i + 1, s.lexicon.many_of[verb]) if is_plain or is_counted else None


def _found(s: Sentence, i: int, who: _Opening, is_aside: bool) -> Found | None:
    verb, lexicon = s.at(i), s.lexicon
    if who.phrase.number == ONE and verb in lexicon.one_of:
        return Found(i, i + 1, lexicon.one_of[verb], is_aside)
    if who.phrase.number == MANY and verb in lexicon.many_of:
        return Found(i, i + 1, lexicon.many_of[verb], is_aside)
    return None


class _Opening(Record):
    """The noun phrase that opens a sentence, and where it ends."""

    phrase: Phrase
    at: int


def _opening(s: Sentence, i: int) -> _Opening | None:
    """The shortest phrase at the start of the sentence that something follows which may stand before its verb."""
    masked, ends = s.posting.masked, s.posting.words.ends
    for at in range(s.first, min(i - 1, s.first + _FIRST)):
        if s.words[at + 1] in _NEXT or masked[ends[at]] == ",":
            whole = phrase(s, at)
            is_told = whole and whole.start == s.first and begins(s, whole.start) and whole.noun not in _AMOUNTS
            return _Opening(whole, at) if whole and is_told and not _is_time(whole.noun) else None
    return None


def _is_time(noun: str) -> bool:
    return noun in TIMES or noun.removesuffix("s") in TIMES or noun == "moment"


def _is_told(s: Sentence, i: int) -> bool:
    """Whether the word is certainly a verb."""
    verb = s.at(i)
    return verb in s.lexicon.plain or is_verb(s, i, verb in s.lexicon.many_of)


def _is_aside(s: Sentence, who: _Opening, i: int) -> bool:
    """As in "our platform, which processes payments, run on bare metal"."""
    is_named = not s.is_small(who.at + 1) and "and" in s.words[who.at : i]  # "two engineers, Ann Lee and Bo Day, has"
    is_led = s.gap(who.at) == "," and (is_named or s.at(who.at + 1) in _ASIDES)
    is_led = is_led and bool(who.phrase.article or who.phrase.number == MANY)
    commas = [k for k in range(who.at, i) if s.gap(k)]
    return is_led and len(commas) == 2 and i - who.at > 2 and s.at(i + 1) not in ("and", "or")


def _is_attracted(s: Sentence, who: _Opening, i: int) -> bool:
    """As in "the hangar for our drones need an engineer", "duties in this post includes …"."""
    between = s.words[who.at + 1 : i]
    if s.at(who.at + 1) not in BEHIND or not _NO_HEADED.isdisjoint(between) or any(s.gap(k) for k in range(who.at, i)):
        return False
    if any(_may_be_verb(s, word) for word in between[1:-1]):
        return False
    near = s.at(i - 1)
    if who.phrase.number == ONE:
        is_measure = who.phrase.article in ("a", "an") and s.at(who.at + 1) == "of"  # "a network of carriers rely"
        return (
            bool(who.phrase.article) and not is_measure and near.endswith("s") and not near.endswith(("ss", "us", "is"))
        )
    return s.lexicon.number(near) == ONE and s.at(i) in s.lexicon.plain and s.at(i) not in ("does", "has")


def _is_clause(s: Sentence, who: _Opening, i: int) -> bool:
    """As in "the equipment you will maintain are …", "the work we do with hospitals require …"."""
    at = who.at + 1
    if (
        s.at(at) not in _WE
        or who.phrase.article not in ("the", "all", "our")
        or any(s.gap(k) for k in range(who.at, i))
    ):
        return False
    at += 1 + (s.at(at + 1) in _MODALS)
    between = s.words[at + 1 : i]
    if s.at(at) not in s.lexicon.one_of or len(between) > 3 or not (_NO_HEADED - BE).isdisjoint(between):
        return False
    return not any(_may_be_verb(s, word) for word in between) and (s.at(i) in BE or s.at(i + 1) in OBJECT)


def _may_be_verb(s: Sentence, word: str) -> bool:
    is_form = word in s.lexicon.one_of or word in s.lexicon.many_of
    return is_form and not s.lexicon.number(word)
