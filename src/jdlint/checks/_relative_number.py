"""Verbs in the wrong number within a relative clause: "you write messages that explains why", "two engineers, who has
joined", "a pipeline that reads files and write them".

Invariant: the noun before "that" counts only where no other noun before it may be the one that is meant.
"""

from __future__ import annotations

from jdlint.checks._antecedent import may_be_another
from jdlint.checks._is_verb import OBJECT, WHY
from jdlint.checks._phrase import DETERMINERS, MANY, ONE, PREPOSITIONS, Sentence
from jdlint.checks._verb_number import Found

_LINKS = ("that", "which", "who")
_SUBJECTS = frozenset("we you they i to will can must should and or who".split())
"""What stands before a verb whose object follows."""
_ABSTRACT = frozenset(
    "habit experience interest practice passion love skill knowledge familiarity fan responsible lot lots plenty "
    "hundreds thousands dozens knack pleasure care".split()
)
"""What no clause behind "habit of writing notes that …" is about."""
TELLS = frozenset("tell tells show shows remind reminds teach teaches assure inform convince so".split())
_AND_SO_ON = frozenset("and or enjoy like love keep start be are is by".split())
_NEVER = frozenset("to we you they i will can must should let please would".split())
_MOST_WORDS = 3


def relative_many(s: Sentence, i: int) -> Found | None:
    """As in "you write messages that explains why"; but "a tool for messages that explains itself"."""
    head = i - 2
    is_many = s.at(i - 1) in _LINKS and s.lexicon.number(s.at(head)) == MANY and not s.gap(i - 1)
    if not is_many or "one" in s.words[max(s.first, head - 6) : head]:
        return None
    if s.at(i - 1) == "who" and may_be_another(s, head):
        return None
    start = _start(s, head)
    if s.gap(head) == ",":
        is_known = s.at(i - 1) == "who" and not DETERMINERS.isdisjoint(s.words[start:head])
        is_alone = is_known and s.at(start - 1) not in PREPOSITIONS
    else:
        is_alone = not s.gap(head) and _is_alone(s, start - 1)
    is_told = is_alone and is_certain(s, i, s.at(start - 1) not in TELLS)
    return Found(i, i + 1, s.lexicon.many_of[s.at(i)]) if is_told else None


def relative_mass(s: Sentence, i: int) -> Found | None:
    """As in "we ship software that keep trains on time"."""
    head, verb = i - 2, s.at(i)
    if s.at(i - 1) not in ("that", "which") or s.at(head) not in s.lexicon.mass or s.gap(head) or s.gap(i - 1):
        return None
    is_plain = verb in s.lexicon.plain and verb not in s.lexicon.unsure and not s.lexicon.number(verb)
    start = _start(s, head)
    is_told = is_plain and _is_alone(s, start - 1) and not s.asks_before(head)
    return Found(i, i + 1, s.lexicon.one_of[verb]) if is_told else None


def _start(s: Sentence, head: int) -> int:
    """Where what belongs to a noun begins."""
    start = head
    while head - start < _MOST_WORDS and s.at(start - 1) and not s.gap(start - 1):
        word = s.at(start - 1)
        is_noun = bool(s.lexicon.number(word)) and s.at(start - 2) not in _SUBJECTS
        is_verb = word in s.lexicon.one_of or word in s.lexicon.many_of or word.endswith("ing")
        if (is_verb and not is_noun) or word in PREPOSITIONS or word in _SUBJECTS or word in _LINKS:
            break
        start -= 1
    return start


def _is_alone(s: Sentence, at: int) -> bool:
    """Whether the word before a noun shows that nothing else is meant: it is a verb, or begins the sentence."""
    word, earlier = s.at(at), s.at(at - 1)
    if word in PREPOSITIONS:
        is_verb = earlier in s.lexicon.one_of and (s.at(at - 2) in _SUBJECTS or at - 1 == s.first)
        return earlier in _ABSTRACT or (is_verb and word != "of")
    if word.endswith("ing"):
        is_of = earlier in PREPOSITIONS and s.at(at - 2) in _ABSTRACT
        return at == s.first or is_of or earlier in _AND_SO_ON
    if word in s.lexicon.one_of:
        return word in ("are", "have", "were") or at == s.first or earlier in _SUBJECTS
    return not word or word in ("we", "you", "they") or (word in s.lexicon.many_of and not s.lexicon.number(word))


def is_certain(s: Sentence, i: int, is_open: bool) -> bool:
    """Whether a word with -s is a verb: "needs" and "changes" may be nouns, behind "that" too."""
    verb, after = s.at(i), s.at(i + 1)
    if verb not in s.lexicon.unsure and not s.lexicon.number(verb):
        return True
    if not after or s.gap(i):
        return is_open
    is_led = after in PREPOSITIONS and after != "of"
    is_led = is_led or (bool(s.lexicon.number(after)) and s.at(i + 2) not in s.lexicon.one_of)
    return after in OBJECT or after in WHY or (is_open and (is_led or after.endswith("ly")))


_LEND = ("is", "has", "does", "lets", "helps", "makes")
"""Behind which another verb stands that the one behind "and" may go with: "an app that lets people tune and share"."""


def relative_and(s: Sentence, i: int) -> Found | None:
    """As in "a pipeline that reads files and write them to a disk"; `i` is where "and" stands."""
    verb, lexicon = s.at(i + 1), s.lexicon
    if verb not in lexicon.one_of or s.at(i + 2) not in OBJECT or s.gap(i) or s.gap(i + 1):
        return None
    main = next((k for k in range(i - 1, s.first + 1, -1) if s.at(k) in lexicon.many_of), -1)
    if main < s.first + 2 or s.at(main - 1) not in _LINKS or lexicon.number(s.at(main - 2)) != ONE:
        return None
    first = s.at(s.first)
    is_order = first in lexicon.one_of or first.endswith("ing") or s.kind() == "item"
    is_plain = not is_order and _NEVER.isdisjoint(s.words[s.first : i]) and s.at(main) not in _LEND
    return Found(i + 1, i + 2, lexicon.one_of[verb]) if is_plain and main < i - 1 else None
