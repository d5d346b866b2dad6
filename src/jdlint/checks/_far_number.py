"""Verbs in the wrong number whose subject shows elsewhere than right before them: "everyone in the team speak",
"bonuses and shares is paid", "which change have caused it", "it reads the file and write it".

Invariant: each function is asked about one word and looks no further than the sentence; where another subject may
stand between, nothing is told.
"""

from __future__ import annotations

from jdlint.checks._part_number import TIMES
from jdlint.checks._phrase import DETERMINERS, MANY, ONE, OPENS, PREPOSITIONS, Sentence, phrase
from jdlint.checks._verb_number import DEPARTMENTS, Found

_WE = frozenset("we you they i who that which people".split())
_HELPS = frozenset(
    "to can will must should could would may might let lets make makes help helps see sees watch hear hears "
    "does do did cannot can't won't doesn't don't enable enables allow allows have has having had with "
    "between".split()
)
_AUXILIARIES = frozenset("do don't have haven't are aren't were weren't can can't".split())
_NO_MAIN = frozenset("is has does was".split())
_OBJECT = frozenset("a an the our your their its it them us you me every each all this these his her".split())
_ASKS = frozenset("know see decide out learn choose tell understand about on explain show shows matter ask".split())
_BEHIND_ONE = frozenset("involved else concerned affected interested here there".split())
_TIMES = frozenset("day week month year night morning shift sprint".split())
_LEADS = ("whatever", "whichever", "wherever", "what", "when", "if", "because")
_NO_PLURALS = ("ss", "us", "is", "ics", "news", "maths")
_NEAR = 4


def asked(s: Sentence, i: int) -> Found | None:
    """As in "what does our customers say", "what do the job involve"; `i` is where "do" or "does" stands."""
    verb, word, noun, then = s.at(i), s.at(i + 1), s.at(i + 2), s.at(i + 3)
    is_asked = s.at(i - 1) in ("what", "where", "why") and word in ("the", "our", "your", "this", "these", "their")
    is_asked = is_asked and not any(s.gap(k) for k in range(i - 1, i + 3))
    if not is_asked or then not in s.lexicon.one_of or then not in s.lexicon.plain or s.lexicon.number(then):
        return None
    wrong = ONE if verb == "do" else MANY
    return Found(i, i + 1, "does" if verb == "do" else "do") if s.lexicon.number(noun) == wrong else None


_HELPERS = frozenset("is was has does gets".split())
"""Verbs behind "who" that another form of a verb may follow: "someone who has run a bakery"."""


def everyone_in(s: Sentence, i: int) -> Found | None:
    """As in "everyone involved get", "everybody on the team speak"; `i` is where "everyone" stands."""
    j = i + 1
    if s.at(j) in _BEHIND_ONE:
        j += 1
    elif s.at(j) in ("in", "on", "at") and s.at(j + 1) in DETERMINERS | {"it"} and not s.gap(i):
        j += 2 if s.at(j + 1) == "it" else 3
    elif s.at(j) in ("we", "you") and s.at(j + 1) in s.lexicon.one_of and s.at(j + 1) not in _AUXILIARIES:
        j += 2  # "everything we build run"
    elif s.at(j) == "who" and s.at(j + 1) in s.lexicon.many_of and s.at(j + 1) not in _HELPERS:
        j += 2  # "everyone who joins get"
    if j == i + 1 or s.at(i - 1) in _HELPS or any(s.gap(k) for k in range(i, j)):
        return None
    verb = s.at(j)
    is_told = verb in s.lexicon.plain and verb in s.lexicon.one_of and not s.lexicon.number(verb) and verb != "let"
    return Found(j, j + 1, s.lexicon.one_of[verb]) if is_told and _HELPS.isdisjoint(s.words[s.first : i]) else None


def which_one(s: Sentence, i: int) -> Found | None:
    """As in "find out which change have caused it", and "whatever the week bring"."""
    verb, noun = s.at(i), s.at(i - 1)
    if verb not in s.lexicon.plain or (s.at(i + 1) in _WE | DETERMINERS and noun not in _TIMES):
        return None
    if noun in _TIMES:
        is_led = s.at(i - 2) in ("the", "a") and s.at(i - 3) in _LEADS
        return Found(i, i + 1, s.lexicon.one_of[verb]) if is_led and verb != "do" else None
    is_which = s.at(i - 2) == "which" and s.at(i - 3) in _ASKS
    return Found(i, i + 1, s.lexicon.one_of[verb]) if is_which and noun in s.lexicon.nouns else None


def two(s: Sentence, i: int) -> Found | None:
    """As in "bonuses and stock options is paid", at the start of a sentence."""
    verb = s.at(i)
    if verb not in ("is", "was", "has", "isn't", "wasn't", "doesn't") or "and" not in s.words[s.first + 1 : i]:
        return None
    at = s.words.index("and", s.first + 1)
    if not (at - s.first <= 2 and 1 < i - at <= 3) or any(s.gap(k) for k in range(s.first, i)):
        return None
    is_many = _is_plural(s.at(at - 1)) and _is_plural(s.at(i - 1))
    is_named = any(not s.is_small(k) for k in range(s.first + 1, i))
    return Found(i, i + 1, s.lexicon.many_of[verb]) if is_many and not is_named else None


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_NO_PLURALS) and word not in DEPARTMENTS


def something(s: Sentence, i: int) -> Found | None:
    """As in "something that earn trust"."""
    verb = s.at(i)
    is_thing = s.at(i - 1) == "that" and s.at(i - 2) in ("something", "anything", "nothing", "everything", "one")
    is_told = is_thing and verb in s.lexicon.plain and s.at(i + 1) not in ("is", "are") and s.at(i - 3) != "no"
    is_told = is_told and s.at(i) != "were" and (s.at(i - 2) != "one" or s.at(i - 3) in ("is", "as", "into"))
    return Found(i, i + 1, s.lexicon.one_of[verb]) if is_told else None


def last_clause(s: Sentence, i: int) -> Found | None:
    """As in "a camera looks down, a model decides, and a small pump do the rest", "every crate, box and bag pass"."""
    verb = s.at(i)
    if "and" not in s.words[s.first : i] or not (
        verb in s.lexicon.plain or s.at(i + 1) in _OBJECT | {"through", "into"}
    ):
        return None
    right = Found(i, i + 1, s.lexicon.one_of[verb])
    if s.at(s.first) in ("every", "each") and "and" in (s.at(i - 2), s.at(i - 3)):
        words = s.words[s.first : i]
        is_plain = _WE.isdisjoint(words) and _HELPS.isdisjoint(words) and PREPOSITIONS.isdisjoint(words)
        is_one = s.lexicon.number(s.at(i - 1)) == ONE or (s.at(i + 1) in _OBJECT and not s.at(i - 1).endswith("s"))
        return right if is_plain and is_one and len(words) < 8 else None
    who = phrase(s, i - 1)
    if not who or who.number != ONE or who.article not in ("a", "an", "the", "our", "each", "every", "any"):
        return None
    if who.noun in TIMES:  # "and a night call gives you …"
        return None
    earlier = s.words[s.first : who.start]
    is_clause = s.at(who.start - 1) == "and" and s.gap(who.start - 2) == ","
    has_verb = who.article in ("each", "every", "any") or any(
        w in s.lexicon.many_of and w in s.lexicon.plain and not s.lexicon.number(w) for w in earlier
    )
    return right if is_clause and has_verb and _HELPS.isdisjoint(earlier) and _WE.isdisjoint(earlier) else None


def you_and(s: Sentence, i: int) -> Found | None:
    """As in "you define service levels and helps them to keep them"; `i` is where "and" stands."""
    verb, lexicon = s.at(i + 1), s.lexicon
    if s.at(s.first) not in ("you", "we", "they") or verb not in lexicon.plain or s.at(i + 2) not in _OBJECT:
        return None
    between = s.words[s.first + 1 : i]
    is_plain = between and between[0] in lexicon.one_of and between[0] in lexicon.plain
    is_alone = _WE.isdisjoint(between) and OPENS.isdisjoint(between) and _ITS.isdisjoint(between)
    is_joined = not any(s.gap(k) for k in range(s.first, i + 1))
    return Found(i + 1, i + 2, lexicon.many_of[verb]) if is_plain and is_alone and is_joined else None


_ITS = frozenset(
    "it he she everyone everybody somebody someone nobody something what is are has have was were to how".split()
)
"""What shows that another verb stands between, or its subject."""


def and_then(s: Sentence, i: int) -> Found | None:
    """As in "it reads the file and write it to the disk"; `i` is where "and" stands."""
    verb, lexicon = s.at(i + 1), s.lexicon
    is_base = verb in lexicon.one_of and verb in lexicon.plain and s.at(i + 2) in _OBJECT
    if not is_base or s.gap(i) or s.at(s.first) not in ("it", "he", "she", "our", "the", "this"):
        return None
    start = s.first if s.at(s.first) in ("it", "he", "she") else s.first + 1
    main = next((k for k in range(start + 1, start + _NEAR) if s.at(k) in lexicon.many_of), -1)
    if main < 0 or main >= i - 1 or s.at(main) in _NO_MAIN or s.at(main) not in lexicon.plain:
        return None
    if start > s.first and not (main == start + 1 and lexicon.number(s.at(start)) == ONE):
        return None
    between = s.words[s.first : i]
    is_plain = _HELPS.isdisjoint(between) and _WE.isdisjoint(between) and OPENS.isdisjoint(between)
    is_plain = is_plain and not any(s.gap(k) for k in range(s.first, i + 1)) and s.at(i - 1) not in lexicon.one_of
    return Found(i + 1, i + 2, lexicon.one_of[verb]) if is_plain else None
