"""What the subject of a verb is: the noun before it, as far as the words before that noun show it.

Invariant: in doubt there is none. From the verb back to where its clause begins every word must be accounted for:
"a network of carriers relies" and "does the team work" have no carriers and no team for a subject.
"""

from __future__ import annotations

from jdlint.checks._phrase import MANY, ONE, OPENS, PREPOSITIONS, Phrase, Sentence, phrase

_INTRODUCES = frozenset("today currently now usually here often sometimes still".split())
ADVERBS = frozenset("also always often usually now already still currently never sometimes really rarely".split())
BEHIND_NOUNS = frozenset("inside outside itself alone here there below above".split())
"""As in "the firmware inside runs"."""
_WE = ("we", "you", "they", "i")
_PERSONS = frozenset("everyone everybody anyone anybody someone somebody nobody".split())
_PARTS = frozenset("all most some much half rest none".split())
_LEADS = frozenset("as after before twice each every day most some over".split())
BEHIND = PREPOSITIONS | {"behind", "around", "across", "inside", "near", "within", "under"}
_LEAD = 4
_SHORTEST = 6
"""Letters of an adverb with -ly, at least: "rely", "apply"."""


def begins(s: Sentence, start: int) -> bool:
    """Whether a clause begins there."""
    word_before = s.at(start - 1)
    if start == s.first:
        return True
    if word_before == "so" and s.at(start) in ("many", "few"):  # "having so many tools costs"
        return False
    if s.gap(start - 1) in (";", "—", "–"):
        return True
    if s.gap(start - 1) == ",":
        return _is_led_in(s, start)
    is_at = s.at(s.first) == "at" and s.at(start) == "our" and start - s.first < _LEAD  # "At Larkfield our office"
    is_introduced = is_at or (start - 1 == s.first and word_before in _INTRODUCES)
    return not s.gap(start - 1) and (word_before in OPENS or is_introduced)


def _is_led_in(s: Sentence, start: int) -> bool:
    """Whether what goes before a comma leads in a sentence: "because we care, our platform …"."""
    is_led = s.at(s.first) in OPENS or s.at(s.first) in PREPOSITIONS or s.at(s.first) in _LEADS
    others = any(s.gap(j) for j in range(s.first, start - 1))
    return is_led and not others and start - s.first > 2


def before(s: Sentence, verb: int) -> int:
    """Where the word before a verb stands, but for an adverb."""
    adverb = s.at(verb - 1)
    is_adverb = (
        adverb in ADVERBS
        or (adverb in BEHIND_NOUNS and s.lexicon.number(s.at(verb - 2)) in (ONE, MANY))
        or (adverb.endswith("ly") and len(adverb) > _SHORTEST and not s.lexicon.number(adverb))
    )
    return verb - 1 - is_adverb


def _both(s: Sentence, last: Phrase) -> Phrase | None:
    """As in "our product and our customers"; of two nouns of one, both must have an article."""
    if s.at(last.start - 2) in _WE and begins(s, last.start - 2):
        return Phrase(last.start - 2, "the", MANY, last.noun) if last.article else None
    if last.article in ("each", "every"):  # "each dog and each cat is"
        return None
    if s.at(last.start - 2) in s.lexicon.many_of and s.lexicon.number(s.at(last.start - 3)) == ONE:
        return None  # "the sensor switches and its angle changes"
    first = phrase(s, last.start - 2)
    if not first or not begins(s, first.start) or s.gap(last.start - 1) or s.gap(last.start - 2):
        return None
    is_two = last.number == MANY or (first.article and last.article)
    return Phrase(first.start, first.article, MANY, last.noun) if is_two else None


def subject(s: Sentence, verb: int) -> Phrase | None:
    """The phrase that is the subject of the verb there, where that is certain."""
    head = before(s, verb)
    if s.at(head - 1) in _WE and s.at(head) in s.lexicon.one_of:  # "the code we write"
        whole = phrase(s, head - 2)
        return whole if whole and begins(s, whole.start) and not s.gap(head - 2) else None
    inner = phrase(s, head)
    if inner and begins(s, inner.start):
        return inner
    if inner and s.at(inner.start - 1) == "and":
        return _both(s, inner)
    if inner and s.at(inner.start - 1) == "nor":
        return inner if "neither" in s.words[s.first : inner.start] else None
    is_name = not inner and head > s.first and not s.is_small(head)
    return _outer(s, inner.start if inner else head, inner) if inner or is_name else None


def _outer(s: Sentence, start: int, inner: Phrase | None) -> Phrase | None:
    """What a phrase that begins at `start` belongs to: "the users of our app", "everyone in the office"."""
    at = start - 2 - (s.at(start - 2) == "present")  # "the people present in the room are"
    if s.at(start - 1) not in BEHIND or s.gap(start - 1) or s.gap(at):
        return None
    if s.at(at) in _PERSONS:
        return Phrase(at, "every", ONE, s.at(at)) if begins(s, at) else None
    if inner and inner.number == ONE and s.at(start - 1) == "of" and s.at(at) in _PARTS:
        first = at - (s.at(at - 1) == "the")
        return Phrase(first, "the", ONE, inner.noun) if begins(s, first) else None
    if s.at(at) in s.lexicon.many_of and s.at(at - 1) in ("that", "which", "who"):  # "a tool that deals in models"
        return None
    outer = phrase(s, at)
    if not outer or begins(s, outer.start):
        return outer
    return _outer(s, outer.start, outer)
