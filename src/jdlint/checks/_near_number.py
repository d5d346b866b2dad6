"""Verbs in the wrong number beside the words that settle it: "everyone get", "when it break", "there is twelve of us".

Invariant: each function looks at a handful of words around the one that it is asked about.
"""

from __future__ import annotations

from jdlint.checks._antecedent import may_be_another
from jdlint.checks._part_number import TIMES
from jdlint.checks._phrase import MANY, PREPOSITIONS, Sentence
from jdlint.checks._relative_number import TELLS, is_certain
from jdlint.checks._verb_number import DEPARTMENTS, Found

_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several many".split())
_SOME = frozenset("few lot number couple dozen hundred thousand million handful variety range great good whole".split())
_NO_PLURAL = frozenset("a an one each every another this that the our your what which their its any".split())
"""What does not stand before a noun of many behind "there is", or makes it another matter."""
_LETS = frozenset(
    "let lets letting help helps helping make makes making see sees seeing have has having watch watching do "
    "does did will would can could should must may might shall to for get getting keep keeping give gives "
    "giving offer offers is hear hears heard hearing saw seen notice notices noticed watched listen feel felt had "
    "doesn't don't didn't can't cannot won't wouldn't couldn't shouldn't isn't".split()
)
"""What may stand before "everyone get"."""
_OPENS = frozenset(
    "that what which when if because and but where how while as than sure ensure until unless since so".split()
)
_OPENS_BARE = frozenset("that because if when while where sure ensure".split())
"""What shows a subject without "our" or "the"; after "and" it may be part of another ("products and services is")."""
_AFTER_NOUN = ("are", "is", "and", "of", "for", "to")
_ARTICLES = ("the", "all", "these", "those", "and", "")
_KINDS = frozenset("real most many other all some young new different few several ordinary local older busy".split())
_OURS = frozenset("our your their these those the".split())
_PERSONS = frozenset(
    "somebody someone anybody anyone everybody everyone person engineer developer candidate colleague".split()
)
_NEEDED = ("to", "a", "an", "the", "our", "your", "it", "them", "help", "this", "more", "any", "")
"""What is needed, behind "nobody need", which is a slip then."""
_ALL = ("everyone", "everybody", "nobody")
_MEANWHILE = frozenset("currently now also already always often sometimes usually only still even".split())
_OFTEN = ("always", "usually", "never", "rarely", "sometimes")
_ONES = ("each", "one", "either", "neither")
_IT = ("it", "he", "she")
_ENDS = ("happens", "fails", "works", "comes", "arrives", "appears")
"""Verbs without an object, with which a clause before "it" may end."""
_PARTS = frozenset("most some many all several few both two three four five half".split())
_JOINS = frozenset("of for to with in by from on and or between across about at into like than one".split())
"""What may join a noun to another that is the subject: "a tool for engineers that saves time"."""
_AFTER_VERB = frozenset(
    "a an the our your their its it them to in on at by with for that no not more some this".split()
)
_COORDINATES = frozenset("between among of".split())
_MUCH = ("lots", "loads", "plenty", "tons", "heaps")
_MOST_WORDS = 5
"""How far from "each of our" its noun may be."""


def _is_subject(s: Sentence, i: int) -> bool:
    return i == s.first or s.at(i - 1) in _OPENS


def everyone(s: Sentence, i: int) -> Found | None:
    """As in "everyone get"."""
    is_asked = s.at(i - 1) == "that" and s.asks_before(i)  # "we ask that nobody have two jobs"
    verb = s.at(i + 1)
    if verb in _OFTEN and s.at(i + 2) in s.lexicon.one_of and not (is_asked or s.at(i - 1) in _LETS):
        return Found(i + 2, i + 3, s.lexicon.one_of[s.at(i + 2)]) if s.is_small(i + 2) else None
    if verb == "like" and s.at(i) in _ALL and (s.at(i + 2).endswith("ing") or s.at(i + 2) == "to"):
        return None if s.at(i - 1) in _LETS or is_asked else Found(i, i + 2, f"{s.at(i)} likes")
    if verb not in s.lexicon.one_of or verb not in s.lexicon.plain or s.at(i - 1) in _LETS or is_asked:
        return None
    if verb == "need" and s.at(i) == "nobody" and s.at(i + 2) not in _NEEDED:
        return None  # "nobody need drive so far"
    if (verb == "were" and s.at(i - 1) in ("if", "as", "wish", "though", "unless")) or verb in s.lexicon.past:
        return None  # "if someone were to fix it", "anything read in a day"
    return Found(i, i + 2, f"{s.at(i)} {s.lexicon.one_of[verb]}")


def of_each(s: Sentence, i: int) -> Found | None:
    """As in "each of our engineers own"."""
    is_used = s.at(i - 1) in s.lexicon.one_of and s.at(i - 2) in ("we", "you", "they")  # "one of the tools we use"
    last = i - 2 * is_used
    for j in range(last - 4, last - 4 - _MOST_WORDS + 2, -1):
        if s.at(j) in _ONES and s.at(j + 1) == "of" and s.at(j + 2) in _OURS and s.at(last - 1).endswith("s"):
            is_joined = s.at(j - 1) == "and" and not s.gap(j - 2)  # "you and one of our engineers meet"
            is_subject = not is_joined and _is_subject(s, j - (s.at(j - 1) in ("every", "only")))
            return Found(i, i + 1, s.lexicon.one_of[s.at(i)]) if is_subject else None
    return None


def it(s: Sentence, i: int) -> Found | None:
    """As in "when it break", but not "as it were" or "we ask that it work"."""
    before = s.at(i - 2)
    if s.at(i - 1) not in _IT or s.at(i) in ("were", "weren't"):
        return None
    if before == "that" and s.asks_before(i):
        return None
    is_both = before == "and" and s.at(i - 1) != "it" and not s.gap(i - 3)  # "you and she work"
    if is_both or s.at(i) in s.lexicon.past:
        return None
    opens = i - 1 == s.first or before in _OPENS or before in _ENDS
    return Found(i, i + 1, s.lexicon.one_of[s.at(i)]) if opens else None


def more(s: Sentence, i: int) -> Found | None:
    """As in "people who reads", "most of our tests is", and, at the start of a sentence, "policies needs a"."""
    word = s.at(i - 1)
    if word not in ("who", "that") and word not in s.lexicon.plurals:
        return None
    right = Found(i, i + 1, s.lexicon.many_of[s.at(i)])
    if word in ("who", "that"):
        noun, before = s.at(i - 2), {s.at(j) for j in range(i - 7, i - 2)}
        if s.at(i - 1) == "that" and not is_certain(s, i, s.at(i - 3) not in TELLS):
            return None
        is_joined = bool(before & (_JOINS if s.at(i - 1) == "that" else {"of"}))
        is_joined = is_joined or (s.at(i - 1) == "who" and may_be_another(s, i - 2))
        return None if is_joined or noun not in s.lexicon.plurals else right
    for j in (i - 4, i - 5):
        if s.at(j) in _PARTS and s.at(j + 1) == "of" and s.at(j + 2) in _OURS:
            return None if s.at(j - 1) in _JOINS else right
    is_bare = i - 1 == s.first and s.at(i) not in ("is", "was", "has")  # "Meetings is a product"
    starts = is_bare or (i - 2 == s.first and s.at(i - 2) in _OURS)
    return right if starts and s.at(i + 1) in _AFTER_VERB else None


def there_is(s: Sentence, i: int) -> Found | None:
    """As in "there is currently twelve of", "there is weekly demos"; and "there are a budget"."""
    verb, at = s.at(i + 1), i + 2 + (s.at(i + 2) in _MEANWHILE)
    if verb in ("are", "were"):
        if verb == "were" and s.at(i - 1) in ("if", "though", "wish", "unless", "as"):
            return None
        return _there_are(s, i + 1, at)
    if verb not in ("is", "was") or s.gap(i) or s.gap(i + 1):
        return None
    right = Found(i + 1, i + 2, "are" if verb == "is" else "were")
    of = s.at(at + 1)
    if s.at(at) in _NUMBERS or (s.at(at).isdigit() and s.at(at) != "1"):
        is_more = s.lexicon.number(s.at(at + 2)) == MANY and s.lexicon.number(s.at(at + 3)) == "" and of not in TIMES
        is_alone = of in s.lexicon.plurals and s.lexicon.number(s.at(at + 2)) == "" and of != "years"
        return right if of == "of" or is_more or is_alone else None
    at += s.at(at) == "no"
    if s.at(at) in _MUCH or s.gap(at):  # "there is lots of work", "when there is no lending, families …"
        return right if s.lexicon.number(s.at(at)) == MANY and s.at(at) not in _MUCH else None
    noun = at + (s.lexicon.number(s.at(at + 1)) == MANY)
    is_many = s.lexicon.number(s.at(noun)) == MANY and s.lexicon.number(s.at(noun + 1)) == ""
    is_many = is_many and s.at(noun) not in DEPARTMENTS and s.gap(noun) != "-"
    return right if is_many and s.at(at) not in _NO_PLURAL and s.at(at) not in PREPOSITIONS else None


def _there_are(s: Sentence, verb: int, at: int) -> Found | None:
    """As in "there are a budget"; but "there are a few"."""
    noun = at + 1 + (s.lexicon.number(s.at(at + 1)) == "")
    is_one = s.at(at) in ("a", "an", "one") and s.at(noun) in s.lexicon.nouns and s.at(noun + 1) != "of"
    if not is_one or s.lexicon.number(s.at(noun + 1)) or s.gap(noun) == "-" or not _SOME.isdisjoint(s.words[at:noun]):
        return None
    return Found(verb, verb + 1, "is" if s.at(verb) == "are" else "was")


def of_people(s: Sentence, i: int, people: frozenset[str]) -> Found | None:
    """As in "that your colleagues makes", "that skills is". "What our customers needs are" lacks an apostrophe."""
    noun, is_noun = s.at(i - 1), s.lexicon.number(s.at(i)) == MANY or s.at(i) == "needs"
    is_ours = s.at(i - 2) in _OURS and s.lexicon.number(noun) == MANY and noun not in DEPARTMENTS
    if not (noun in people or is_ours) or (is_noun and s.at(i + 1) in _AFTER_NOUN):
        return None
    if s.at(i - 3) == "and" and not _COORDINATES.isdisjoint(s.words[max(s.first, i - 8) : i - 3]):
        return None  # "the link between our teams and their customers is"
    if is_ours and not is_noun and s.at(i) not in s.lexicon.unsure and s.lexicon.number(s.at(i - 3)):
        is_doing = s.at(i - 3).endswith("ing")  # "meeting these goals requires"
        is_thing = not s.gap(i - 3) and s.at(i - 4) in _ARTICLES and not is_doing
        return Found(i, i + 1, s.lexicon.many_of[s.at(i)]) if is_thing else None
    at = i - 2
    while s.at(at) in _KINDS:
        at -= 1
    is_subject = _is_subject(s, at) if s.at(at) in _OURS else s.at(at) in _OPENS_BARE
    return Found(i, i + 1, s.lexicon.many_of[s.at(i)]) if is_subject else None


def who(s: Sentence, i: int) -> Found | None:
    """As in "an engineer who enjoy", and "who join" alone at the head of a table's column."""
    verb = s.at(i + 1)
    if verb not in s.lexicon.plain or verb not in s.lexicon.one_of:
        return None
    is_one = s.at(i - 1) in _PERSONS and not {"of", "the"} & {s.at(i - 2), s.at(i - 3), s.at(i - 4)}
    is_head = s.end - s.first == 2 and i == s.first and s.kind() == "cell" and verb not in ("are", "were")
    return Found(i + 1, i + 2, s.lexicon.one_of[verb]) if is_one or is_head else None


def which(s: Sentence, i: int) -> Found | None:
    """As in "somebody which"."""
    return Found(i, i + 1, "who") if s.at(i - 1) in _PERSONS else None
