"""Verbs in the wrong number that end a clause, or stand before an amount: "so the app load quickly", "each trip last
four days".

Invariant: a word that may be a noun, too ("load"), counts only where a noun could not stand: at the end of a clause
that "so" or "when" began, or before a figure.
"""

from __future__ import annotations

from jdlint.checks._is_verb import AMOUNTS
from jdlint.checks._part_number import TIMES
from jdlint.checks._phrase import GROUP, MANY, ONE, OPENS, PREPOSITIONS, Sentence, phrase
from jdlint.checks._verb_number import TIMES_VERBS, Found

_LETS = frozenset(
    "let lets make makes making have has having see sees help helps watch to does do did should can must would "
    "will may could in on for after before at during".split()
)
_SOONER = frozenset("before after until till once".split())
_SOON = frozenset("finish notice fail crash break leave complete arrive happen fill ask see end stop".split())
_STATES = ("get", "are", "have", "aren't", "haven't")
_DONE = frozenset("built done sent paid made shut sold told found lost read put set cut hit live".split())
_ADVERBS = frozenset("up down away back well fast late early again together properly offline online".split())
_AFTER_ADVERB = PREPOSITIONS | {"and", "even", "when", "enough", "or"}
_TIMES_VERBS = TIMES_VERBS - {"last"}
_HOW_LONG = ("long", "often", "fast", "well", "quickly", "slowly", "badly")
_NO_NOUNS = frozenset("we you they i it he she people staff who that which and or everyone somebody".split())
_EVERY = ("each", "every")
_BREAKS = ("career", "lunch", "coffee", "tea", "summer", "winter", "christmas", "study", "parental")
"""What makes a noun of "break": "after a career break"."""
_NO_LEADS = ("the", "one", "other", "few", "single")


def of_every(s: Sentence, i: int) -> Found | None:
    """As in "each trip last four days", "every call take about an hour"."""
    at = i - 2 if s.at(i - 2) in _EVERY else i - 3
    verb, noun, after = s.at(i), s.at(i - 1), s.at(i + 1)
    if s.at(at) not in _EVERY or s.at(at - 1) in _LETS or s.at(at + 1) in _NO_LEADS or noun.endswith("s"):
        return None
    if s.at(at - 1) in PREPOSITIONS and at - 2 >= s.first:
        return None  # "the reports from every shop arrive at seven"
    is_led = at == i - 3 and (s.at(at + 1) in s.lexicon.one_of or s.at(at + 1) in TIMES)
    is_led = is_led or noun in _NO_NOUNS or not noun.isalpha() or s.lexicon.number(noun) == MANY
    if is_led or verb == "lead" or (noun in TIMES - {"sprint"} and verb not in _TIMES_VERBS) or s.asks_before(at):
        return None
    is_amount = after in AMOUNTS or after[:1].isdigit() or (verb in ("last", "run") and after in ("for", "until"))
    is_joined = not any(s.gap(k) for k in range(at, i + 1))
    return Found(i, i + 1, s.lexicon.one_of[verb]) if is_amount and is_joined else None


def clause_end(s: Sentence, i: int) -> Found | None:
    """As in "so the app load quickly", "until the deploy finish", "if the server crash, you know"."""
    if not s.is_small(i) or not _ends(s, i) or (s.at(i) == "break" and s.at(i - 1) in _BREAKS):
        return None
    who = phrase(s, i - 1)
    if not who or who.number not in (ONE, GROUP) or not who.article or s.kind() == "heading":
        return None
    opener = who.start - 1
    word = s.at(opener)
    if who.number == GROUP or s.gap(opener) or not _opens(s, opener):
        return None
    is_asked = word == "that" and s.asks_before(opener)
    is_led = opener > s.first or (s.gap(i) == "," and word in ("if", "when", "once", "because"))
    is_plain = word not in _SOONER or s.at(i) in _SOON
    return Found(i, i + 1, s.lexicon.one_of[s.at(i)]) if is_led and is_plain and not is_asked else None


def sooner(s: Sentence, i: int) -> Found | None:
    """As in "before the code get merged", "until the build are green"; but "before the interview have a look"."""
    verb, after = s.at(i), s.at(i + 1)
    if verb not in _STATES or s.gap(i):
        return None
    is_done = after == "been" or after.endswith(("ed", "en")) or after in _DONE
    if verb in ("get", "have") and not is_done:
        return None
    who = phrase(s, i - 1)
    if not who or who.number != ONE or not who.article or any(s.gap(k) for k in range(who.start - 1, i)):
        return None
    opener = s.at(who.start - 1)
    is_led = opener in ("until", "till") or (opener in ("before", "after") and not _is_time(s, who.start - 2, verb))
    return Found(i, i + 1, s.lexicon.one_of[verb]) if is_led else None


def _is_time(s: Sentence, i: int, verb: str) -> bool:
    """Whether "before" may belong to what stands there: "the days before the launch get called quiet"."""
    return verb != "get" or s.at(i) in ("and", "or") or (s.at(i)[:-1] in TIMES and s.at(i).endswith("s"))


def _opens(s: Sentence, i: int) -> bool:
    word = s.at(i)
    if word == "as":
        return s.at(i - 1) == "soon"
    return word in OPENS or word in _SOONER or (word in _HOW_LONG and s.at(i - 1) == "how")


def _ends(s: Sentence, i: int) -> bool:
    """Whether a clause ends with the verb there, or with an adverb behind it."""
    after, gap = s.at(i + 1), s.gap(i) if i + 1 < s.end else ""
    if not after or gap:
        return not after or gap == ","
    if s.at(i) in _SOON and after in ("before", "after", "in", "on", "at", "early", "late", "too"):
        return True
    is_adverb = after in _ADVERBS or (after.endswith("ly") and s.lexicon.number(after) != MANY)
    return is_adverb and (not s.at(i + 2) or bool(s.gap(i + 1)) or s.at(i + 2) in _AFTER_ADVERB)
