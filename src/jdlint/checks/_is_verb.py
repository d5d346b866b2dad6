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
_QUIET = ("end", "start", "look", "sound", "stay", "looks", "sounds")
_AFTER_QUIET = PREPOSITIONS | {"like", "good"}
_BEHIND = PREPOSITIONS | {"next", "behind", "around", "under", "weekly", "daily", "remotely"}
_HELPED = ("help", "serve", "connect", "ask", "let")
_COUNTED = ("process", "handle", "serve", "ship", "need", "cover", "track", "store", "power")
_RUNS = ("run", "start", "fail", "crash", "scale", "change")
_HOW = ("offline", "online", "well", "smoothly", "everywhere", "fine", "quickly", "slowly")
BE = frozenset("is was are were has have isn't aren't wasn't weren't".split())


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
    if s.at(i) in _RUNS and after in _HOW:
        return True  # "the app run offline"
    if s.at(i) in _COUNTED and len(after) > 1 and after[0].isdigit() and s.at(i + 2):
        return True  # "the service process 40,000 orders"
    if s.at(i) == "stop" and after.endswith("ing"):
        return True
    is_helped = s.at(i) in _HELPED and not is_of_one and after in s.lexicon.plurals
    if is_helped and s.at(i + 2) not in s.lexicon.one_of and s.at(i + 2) not in BE:
        return True  # "our platform help schools"
    if after in OBJECT or after in _NUMBERS or (s.at(i) in _QUIET and after in _AFTER_QUIET):
        return True
    return is_of_one and s.at(i) != "needs" and ((after in _BEHIND and after != "of") or not s.is_small(i + 1))
