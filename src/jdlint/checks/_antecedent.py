"""Whom "who" is about, where that is not the noun right before it: "an engineer with good habits who knows".

Invariant: in doubt "who" may be about somebody else, and nothing is told of its verb.
"""

from __future__ import annotations

from jdlint.checks._phrase import ONE, PREPOSITIONS, Sentence

_NOBODY = frozenset(
    "years months weeks days hours decades skills habits manners abilities backgrounds interests values ideas views "
    "opinions languages tools systems services products projects tests documents events goals rules pages tickets "
    "examples metrics stories options things programs messages requests networks servers orders papers results".split()
)
"""What is never who."""
_SOMEBODY = frozenset(
    "someone somebody anyone anybody person engineer developer colleague one he she some many those people few all "
    "most others several".split()
)
_BEHIND = PREPOSITIONS | {"into", "between", "among", "behind", "about"}
_MOST_MODIFIERS = 4


def may_be_another(s: Sentence, head: int) -> bool:
    """Whether "who" behind the noun at `head` may be about somebody told of before it."""
    if s.at(head) in _NOBODY:
        return True
    for at in range(head - 1, head - 2 - _MOST_MODIFIERS, -1):
        if s.at(at) in _BEHIND:
            word = s.at(at - 1)
            is_verb = word in s.lexicon.one_of or word in s.lexicon.many_of or word.endswith(("ing", "ed"))
            return (s.lexicon.number(word) == ONE and not is_verb) or word in _SOMEBODY
    return False
