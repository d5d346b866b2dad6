"""Which article a noun lacks, by the words round it.

Invariant: what may stand bare somewhere ("on site", "by design") is told only where it cannot.
"""

from __future__ import annotations

from collections.abc import Container

from jdlint.checks._noun import OPENS, Noun

_BEFORE_PEOPLE = frozenset("with by for to without about from against behind".split())
_BEFORE_THINGS = frozenset(
    "with without for into from about behind through during after before near under against inside around".split()
)
_BEFORE_DESCRIBED = frozenset("with for in at of on into during".split())
"""Before a noun with an adjective: "in small team", but "in team" may be a style."""
_ALSO_VERBS = frozenset("engineer mentor coach tutor intern pilot nurse doctor sponsor team graduate cook".split())
_WANTED = ("hiring", "hire", "need", "for", "seek")
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_VERBS = frozenset(
    "has is was wants asks can will must should does finds writes clicks opens fails goes gets comes grows says sees "
    "doesn't isn't can't".split()
)
_VERBS_OR_NOUNS = frozenset(
    "breaks stops works takes needs starts ends runs changes calls crashes makes leaves signs reports".split()
)
_BEHIND_VERBS = frozenset("a an the to us our your it we you".split())
"""What shows a verb: "when customer calls us", but "when customer calls come in"."""
_FOLLOWS = frozenset(
    "of in for with at on from that who which where because so is has will when whose every each once if as you we "
    "they before after until by today whom per instead rather than during about "
    "yourself themselves near between behind through into along across within over like".split()
)
_BEHIND_DOING = frozenset("about on with of for at in to from".split())
"""Behind what may be a verb: "after meeting about half of it"."""
_AFTER_AS = frozenset("in at on for you we who".split())
_TITLES = frozenset("professor director editor secretary founder".split())
_OFFICES = _TITLES | frozenset(
    "manager supervisor owner leader coach administrator coordinator mentor boss librarian".split()
)
"""What a person may be without an article: "she is director of research", "in your role as manager"."""
_BEHIND_OFFICES = ("of", "at", "for", "in", "")
_ALSO_ADJECTIVES = frozenset("patient expert professional resident".split())
_BY_CAR = frozenset("car bicycle truck van vehicle phone message".split())
_EASY = frozenset("easy simple ready hard quick fun intuitive difficult".split())
_BEFORE_VERBS = frozenset(
    "you we they i who to will must should can could and are is also already not don't people would may you'll we'll "
    "he she never always often usually everyone sometimes still please them that which".split()
) | {""}  # the sentence begins with the verb
_SURE_VERBS = frozenset("has gets becomes wants joins buys needs".split())
_IS = frozenset("is was be been being it's that's there's here's isn't wasn't".split())
_POINTS = frozenset("there this it here".split())
_BETWEEN = frozenset("also still not just really always often".split())
_GIVEN = frozenset("given assigned offered sent handed promised granted shown".split())
_BEFORE_GIVEN = frozenset("are be is was were been get you're".split())
_HELPS = ("help", "helps", "helping")
_IN = frozenset("team squad startup".split())
_WE = frozenset("team squad group startup firm committee nonprofit".split())
"""What "we" may be."""
_BY = frozenset("bank company firm startup committee institute subsidiary hotel".split())
_ON = frozenset("project feature app dashboard tool prototype solution".split())
_PLAIN = frozenset(
    "new small big large modern old young different similar permanent remote larger bigger occasional short".split()
)
"""Adjectives that are no verbs: "to close ticket"."""
_RECEIVERS = frozenset("us you me them him her everyone".split())
_RELATIVE = frozenset("that which who where whose".split())
_DEFINES = _RELATIVE | {"with", "for", "of"}


def article_of(noun: Noun, verbs: Container[str], giving: Container[str]) -> str:
    """The article that a noun lacks; none where it may stand alone."""
    special = _SPECIAL.get(noun.kind)
    if special:
        return special(noun)
    before, after, people = noun.before, noun.after, noun.kind == "people"
    if people and noun.words[noun.start] in _ORDINALS and (not after or after in _FOLLOWS):
        return "the" if before in ("be", "become", "as") else "a" if before in _WANTED else ""
    if before in OPENS:
        return ("a" if people else "the") if _is_subject(noun) and noun.kind != "described" else ""
    if after and after not in _FOLLOWS and not (after == "to" and (not people or before in _HELPS)):
        return ""
    is_told = not _may_be_bare(noun) and (_is_complement(noun) or _is_object(noun, verbs, giving) or _is_behind(noun))
    return "a" if is_told else ""


def _sum(noun: Noun) -> str:
    is_sum = noun.after == "of" and noun.words[noun.at + 2 : noun.at + 3] and noun.words[noun.at + 2][0].isdigit()
    return "a" if noun.before == "and" and is_sum else ""


def _span(noun: Noun) -> str:
    return "a" if noun.before == "within" and noun.after in ("", "of", "from") and noun.is_bare else ""


_SPECIAL = {"sums": _sum, "spans": _span}


def _is_subject(noun: Noun) -> bool:
    """Whether a verb follows."""
    is_verb = noun.after in _VERBS_OR_NOUNS and noun.words[noun.at + 2 : noun.at + 3]
    return noun.after in _VERBS or bool(is_verb and noun.words[noun.at + 2] in _BEHIND_VERBS)


def _may_be_bare(noun: Noun) -> bool:
    """What is no noun of one in all places, with nothing that shows it to be one here."""
    if not noun.is_bare:
        return False
    is_verb = noun.after in _BEHIND_DOING and noun.noun.endswith("ing")
    return is_verb or (noun.kind == "described" and not _is_pointed(noun))


def _is_pointed(noun: Noun) -> bool:
    """What may stand bare, but not here: "this is role for", "tell us story"."""
    if noun.after in _RELATIVE and noun.before not in _BEFORE_THINGS:
        return True
    if noun.before == "by":
        return noun.noun in _BY
    if noun.before in _RECEIVERS:
        return noun.noun not in ("room", "space", "place")
    return noun.before == "is" and noun.earlier(2) in ("this", "it") and noun.after in _DEFINES


def _is_adjective(noun: Noun) -> bool:
    return noun.noun in _ALSO_ADJECTIVES and noun.is_bare and noun.after not in ("of", "who", "that")


def _is_complement(noun: Noun) -> bool:
    """Behind a form of "to be": "there is kitchen", "it is small company", "you are student who"."""
    back = 1 + (noun.before in _BETWEEN)
    verb, subject = noun.earlier(back), noun.earlier(back + 1)
    if _is_adjective(noun) or (noun.noun in _OFFICES and noun.after in _BEHIND_OFFICES):
        return False
    if verb == "we're" or (verb == "are" and subject == "we"):
        return noun.noun in _WE or (noun.kind == "described" and noun.noun == "company")
    if verb in ("are", "am", "you're", "i'm"):
        return noun.kind == "people" and (verb not in ("are", "am") or subject in ("you", "i"))
    if verb not in _IS:
        return False
    is_pointed_at = verb in ("it's", "that's", "there's", "here's") or subject in _POINTS
    return noun.kind == "people" or is_pointed_at or not noun.is_bare or noun.after in _DEFINES


def _is_object(noun: Noun, verbs: Container[str], giving: Container[str]) -> bool:
    """The object of a verb: "you write script", "send us note"."""
    if noun.before in _RECEIVERS:
        return noun.earlier(2) in giving
    if noun.before in ("become", "becomes") and noun.noun in _OFFICES and noun.after in _BEHIND_OFFICES:
        return False
    if noun.earlier(2) == "to" and noun.earlier(3) in _EASY:  # "an easy to use dashboard"
        return False
    if noun.before in _GIVEN:
        return noun.earlier(2) in _BEFORE_GIVEN
    return noun.before in verbs and (noun.before in _SURE_VERBS or noun.earlier(2) in _BEFORE_VERBS)


def _is_behind(noun: Noun) -> bool:
    """Behind a preposition."""
    before, people = noun.before, noun.kind == "people"
    if before == "as":
        return _is_as(noun)
    if not noun.is_bare:
        if before in _BEFORE_DESCRIBED or (before == "to" and noun.words[noun.start] in _PLAIN):
            return True
        if before == "by" and noun.kind == "things":
            return noun.noun not in _BY_CAR
    if before == "in":
        return noun.noun in _IN and noun.after in ("of", "that", "who", "where", "with", "or")
    if people:
        is_noun = noun.after in ("who", "that") or (noun.noun == "team" and not noun.after)  # "it is up to team"
        return before in _BEFORE_PEOPLE and (is_noun or before != "to" or noun.words[noun.start] not in _ALSO_VERBS)
    if before in ("by", "on"):
        return noun.noun in (_BY if before == "by" else _ON)
    return noun.kind == "things" and before in _BEFORE_THINGS


def _is_as(noun: Noun) -> bool:
    """Behind "as": "you work as engineer", "it began as small studio"."""
    if noun.kind != "people":
        return not noun.is_bare and noun.after != "as"
    if noun.noun in _OFFICES:
        return noun.noun not in _TITLES and noun.after in ("you", "we", "who")
    return not noun.after or noun.after in _AFTER_AS
