"""Whether a word whose form is a noun, too ("needs", "work"), or the past ("read"), is a verb of the present.

Invariant: only what stands right beside the word is looked at; in doubt it is none.
"""

from __future__ import annotations

from jdlint.checks._phrase import PREPOSITIONS, Sentence

OBJECT = frozenset(
    "a an the our your their its his her it them us you me every each all this these everyone somebody "
    "someone people".split()
)
"""What only follows a verb."""
_NUMBERS = frozenset("two three four five six seven eight nine ten twelve twenty more most some several one".split())
AMOUNTS = _NUMBERS | frozenset("about around roughly nearly up at least only over under between a an half one".split())
"""What an amount may begin with."""
WHY = frozenset("why how what whether".split())
_WHEN = ("when", "where")
_QUIET = ("end", "start", "feel", "look", "sound", "stay", "looks", "sounds")
_AFTER_QUIET = PREPOSITIONS | {"like", "good"}
_BEHIND = PREPOSITIONS | {"next", "behind", "around", "under", "weekly", "daily", "remotely"}
_HELPED = ("help", "serve", "connect", "ask", "let")
_PAGES = frozenset("pages desks documents articles texts files screens menus forms lines functions".split())
"""What "help" or "connect" may stand before as a noun."""
_COUNTED = ("last", "process", "handle", "serve", "ship", "need", "cover", "track", "store", "power")
_ABOUT = ("about", "nearly", "almost", "roughly")
_TERMS = (
    "contract",
    "role",
    "project",
    "internship",
    "programme",
    "program",
    "shift",
    "course",
    "agreement",
    "position",
)
_RUNS = ("run", "start", "fail", "crash", "scale", "change")
_HOW = ("offline", "online", "well", "smoothly", "everywhere", "fine", "quickly", "slowly")
BE = frozenset("is was are were has have isn't aren't wasn't weren't".split())


def _begins_number(s: Sentence, i: int) -> bool:
    """As in "40,000", and in "about two"; but "2 parts" may be a version and what it has."""
    word, after = s.at(i), s.at(i + 1)
    is_round = word in _ABOUT or (word in ("over", "around") and s.at(i - 1) in ("handle", "serve"))
    is_figure = len(word) > 1 and word[0].isdigit()
    return is_figure or (is_round and (after[:1].isdigit() or after in _NUMBERS))


def _is_shown(s: Sentence, i: int, after: str) -> bool:
    """As in "the app run offline", "the service process 40,000 orders", "the contract run for two years"."""
    word = s.at(i)
    is_counted = word in _COUNTED and bool(s.at(i + 2)) and _begins_number(s, i + 1)
    is_term = word == "run" and s.at(i - 1) in _TERMS and after in ("for", "until")
    return is_counted or is_term or (word in _RUNS and after in _HOW)


def is_verb(s: Sentence, i: int, is_of_one: bool) -> bool:
    """Whether what follows shows that a word is a verb: nouns of many seldom stand before others."""
    after = s.at(i + 1)
    if not after or s.gap(i):
        return False
    if s.at(i - 1) == "who" and s.lexicon.number(s.at(i - 2)):
        return True
    if s.at(i - 1) == "that" and is_of_one and s.lexicon.number(after) and s.at(i + 2) not in s.lexicon.one_of:
        return s.at(i - 2) in s.lexicon.plurals  # "pipelines that loads orders", but "systems that stores orders need"
    if after in WHY or (after in _WHEN and s.at(i - 1) in ("who", "that", "which")):
        return True
    if _is_shown(s, i, after) or (s.at(i) == "turn" and not is_of_one and "into" in (s.at(i + 2), s.at(i + 3))):
        return True  # "the pipeline turn readings into maps"
    if s.at(i) == "stop" and after.endswith("ing"):
        return True
    is_many = after in s.lexicon.plurals or (after not in _PAGES and s.lexicon.number(after) == "many")
    is_helped = s.at(i) in _HELPED and not is_of_one and is_many
    if is_helped and s.at(i + 2) not in s.lexicon.one_of and s.at(i + 2) not in BE:
        return True  # "our platform help schools"
    if after in OBJECT or after in _NUMBERS or (s.at(i) in _QUIET and after in _AFTER_QUIET):
        return True
    return is_of_one and s.at(i) != "needs" and ((after in _BEHIND and after != "of") or not s.is_small(i + 1))
