"""Which article a noun lacks, by the words round it.

Invariant: what may stand bare somewhere ("on site", "by design") is told only where it cannot.
"""

from __future__ import annotations

from collections.abc import Container

from jdlint.checks import _bare as words
from jdlint.checks._noun import OPENS, Noun


def article_of(noun: Noun, verbs: Container[str], giving: Container[str]) -> str:
    """The article that a noun lacks; none where it may stand alone."""
    special = _SPECIAL.get(noun.kind)
    if special:
        return special(noun)
    before, after, people = noun.before, noun.after, noun.kind == "people"
    if people and noun.words[noun.start] in words.ORDINALS and (not after or after in words.FOLLOWS):
        return "the" if before in ("be", "become", "as") else "a" if before in words.WANTED else ""
    if before in OPENS or (before == "that" and noun.earlier(2) in words.SO):
        return ("a" if people else "the") if _is_subject(noun) and noun.kind != "described" else ""
    if after and after not in words.FOLLOWS and not (after == "to" and (not people or before in words.BEFORE_TO)):
        return ""
    is_told = not _may_be_bare(noun) and (_is_complement(noun) or _is_object(noun, verbs, giving) or _is_behind(noun))
    return "a" if is_told else ""


def _sum(noun: Noun) -> str:
    is_sum = noun.after == "of" and noun.words[noun.at + 2 : noun.at + 3] and noun.words[noun.at + 2][0].isdigit()
    return "a" if noun.before == "and" and is_sum else ""


def _span(noun: Noun) -> str:
    if noun.before == "plus":
        return "a" if noun.after in ("of", "between", "in", "at", "for", "off") and noun.is_bare else ""
    is_within = noun.before == "within" and noun.after in ("", "of", "from")
    is_for = noun.before == "for" and noun.after in ("", "each", "before", "in", "of", "every", "or", "at", "after")
    is_in = noun.before == "in" and not noun.after and noun.noun in ("week", "month", "hour", "minute", "fortnight")
    return "a" if noun.is_bare and (is_within or is_for or is_in) else ""


_SPECIAL = {"sums": _sum, "spans": _span}


def _is_subject(noun: Noun) -> bool:
    """Whether a verb follows."""
    is_verb = noun.after in words.VERBS_OR_NOUNS and noun.words[noun.at + 2 : noun.at + 3]
    return noun.after in words.VERBS or bool(is_verb and noun.words[noun.at + 2] in words.BEHIND_VERBS)


def _may_be_bare(noun: Noun) -> bool:
    """What is no noun of one in all places, with nothing that shows it to be one here."""
    if not noun.is_bare:
        return False
    is_verb = noun.after in words.BEHIND_DOING and noun.noun.endswith("ing")
    return is_verb or (noun.kind == "described" and not _is_pointed(noun))


def _is_pointed(noun: Noun) -> bool:
    """What may stand bare, but not here: "this is role for", "tell us story"."""
    if noun.after in words.RELATIVE and noun.before not in words.BEFORE_THINGS:
        return True
    if noun.noun in words.COUNTED and noun.before not in words.PREPOSITIONS:
        return True
    if noun.before == "by":
        return noun.noun in words.BY
    if noun.before in words.RECEIVERS:
        return noun.noun not in ("room", "space", "place")
    return noun.before == "is" and noun.earlier(2) in ("this", "it") and noun.after in words.DEFINES


def _is_adjective(noun: Noun) -> bool:
    return noun.noun in words.ALSO_ADJECTIVES and noun.is_bare and noun.after not in ("of", "who", "that")


def _is_complement(noun: Noun) -> bool:
    """Behind a form of "to be": "there is kitchen", "it is small company", "you are student who"."""
    back = 1 + (noun.before in words.BETWEEN)
    verb, subject = noun.earlier(back), noun.earlier(back + 1)
    if _is_adjective(noun) or (noun.noun in words.OFFICES and noun.after in words.BEHIND_OFFICES):
        return False
    if verb == "we're" or (verb == "are" and subject == "we"):
        is_shown = not noun.is_bare or noun.after == "of"
        return noun.noun in words.WE or (is_shown and noun.noun in ("company", "organisation", "organization"))
    if verb in ("are", "am", "you're", "i'm"):
        return noun.kind == "people" and (verb not in ("are", "am") or subject in ("you", "i"))
    if verb not in words.IS:
        return False
    if noun.before == "not" and noun.kind == "things":
        return True  # "a link is not button"
    is_pointed_at = verb in ("it's", "that's", "there's", "here's") or subject in words.POINTS
    return noun.kind == "people" or is_pointed_at or not noun.is_bare or noun.after in words.DEFINES


def _is_object(noun: Noun, verbs: Container[str], giving: Container[str]) -> bool:
    """The object of a verb: "you write script", "send us note"."""
    if noun.before in words.RECEIVERS:
        return noun.earlier(2) in giving and noun.noun != "human"  # "makes us human"
    if noun.before in ("become", "becomes") and noun.noun in words.OFFICES and noun.after in words.BEHIND_OFFICES:
        return False
    if noun.earlier(2) == "to" and noun.earlier(3) in words.EASY:  # "an easy to use dashboard"
        return False
    if noun.before in ("up", "out") and noun.earlier(2) in words.WITH_UP:
        return True
    if noun.before in words.GIVEN:
        return noun.earlier(2) in words.BEFORE_GIVEN
    return noun.before in verbs and (noun.before in words.SURE_VERBS or noun.earlier(2) in words.BEFORE_VERBS)


def _is_behind(noun: Noun) -> bool:
    """Behind a preposition."""
    before, people = noun.before, noun.kind == "people"
    if before == "as":
        return _is_as(noun)
    if not noun.is_bare:
        if before in words.BEFORE_DESCRIBED or (before == "to" and noun.words[noun.start] in words.PLAIN):
            return True
        if before == "to" and noun.earlier(2) in ("next", "close"):
            return True
        if before == "of" and noun.kind != "people" and noun.words[noun.start] in words.PLAIN:
            return True
        if before == "by" and noun.kind == "things":
            return noun.noun not in words.BY_CAR
    if before == "in":
        return noun.noun in words.IN and (noun.after in words.BEHIND_IN or noun.noun not in words.TEAMS)
    if people:
        is_noun = noun.after in ("who", "that") or (noun.noun == "team" and not noun.after)  # "it is up to team"
        return before in words.BEFORE_PEOPLE and (
            is_noun or before != "to" or noun.words[noun.start] not in words.ALSO_VERBS
        )
    if before in words.ONLY:
        return noun.noun in words.ONLY[before]
    return noun.kind == "things" and before in words.BEFORE_THINGS


def _is_as(noun: Noun) -> bool:
    """Behind "as": "you work as engineer", "it began as small studio"."""
    if noun.kind != "people":
        return not noun.is_bare and noun.after != "as"
    if noun.noun in words.OFFICES:
        return noun.noun not in words.TITLES and noun.after in ("you", "we", "who")
    return not noun.after or noun.after in words.AFTER_AS
