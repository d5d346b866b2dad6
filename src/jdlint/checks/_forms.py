"""The forms of verbs and nouns that word lists name: what a wrong form is put right with.

Invariant: each function is right for the words of `rules/vocabulary/` that end in "-verb", "verb-…" and "-thing(s)";
a test holds them to that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_IRREGULAR_ROWS = """
become became become
begin began begun
break broke broken
bring brought brought
build built built
buy bought bought
choose chose chosen
come came come
do did done
draw drew drawn
drive drove driven
fall fell fallen
forget forgot forgotten
get got got
give gave given
go went gone
grow grew grown
hear heard heard
hold held held
keep kept kept
know knew known
lead led led
make made made
meet met met
overcome overcame overcome
oversee oversaw overseen
pay paid paid
rewrite rewrote rewritten
rise rose risen
run ran run
see saw seen
seek sought sought
sell sold sold
send sent sent
speak spoke spoken
spend spent spent
take took taken
teach taught taught
tell told told
think thought thought
throw threw thrown
troubleshoot troubleshot troubleshot
understand understood understood
undertake undertook undertaken
wear wore worn
write wrote written
"""
_PARTICIPLE = {row.split()[0]: row.split()[2] for row in _IRREGULAR_ROWS.strip().splitlines()}
_BASE = {form: row.split()[0] for row in _IRREGULAR_ROWS.strip().splitlines() for form in row.split()}
_DOUBLES = frozenset("begin commit cut debug get let permit plan put run set ship".split())
_WITH_E = frozenset(
    (
        "achieve advise analyse analyze anticipate arrange automate become change choose collaborate "
        "communicate complete configure contribute convince coordinate create decide define delegate "
        "demonstrate determine diagnose distribute drive educate eliminate enable encourage engage enhance "
        "ensure evaluate examine execute explore facilitate formulate generate give guide handle hire improve "
        "increase innovate integrate investigate leverage make manage measure migrate minimize move negotiate "
        "operate optimise optimize organise organize participate prepare prioritise prioritize produce "
        "promote provide reduce refine require resolve rewrite scale schedule serve share solve streamline "
        "take translate upgrade use utilise utilize validate visualise visualize write "
    ).split()
)
"""Verbs that lose an e before "-ing" and "-ed"."""


def without_s(word: str) -> str:
    """A verb without the ending of the third person, a noun without that of the plural."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "oes", "cuses")) else word[:-1]


def with_s(word: str) -> str:
    """A verb in the third person, a noun in the plural."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def with_ing(word: str) -> str:
    """A verb in the form that ends with -ing."""
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return word + word[-1] * (word in _DOUBLES) + "ing"


def participle(word: str) -> str:
    """A verb as it stands behind "has", from its base or an irregular past."""
    word = _BASE.get(word, word)
    if word in _PARTICIPLE:
        return _PARTICIPLE[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    return word + ("d" if word.endswith("e") else word[-1] * (word in _DOUBLES) + "ed")


def base(word: str) -> str:
    """A verb as it stands behind "to", from its form with -ing or in the past."""
    if word in _BASE:
        return _BASE[word]
    if word.endswith("ied"):
        return word[:-3] + "y"
    stem = word[: -len("ing" if word.endswith("ing") else "ed")]
    if stem[:-1] in _DOUBLES and stem[-1] == stem[-2]:
        return stem[:-1]
    return stem + "e" if stem + "e" in _WITH_E else stem


def plural(word: str) -> str:
    """The plural of what is written as a possessive: "player's"."""
    return with_s(word.removesuffix("'s"))


def apostrophe_s(word: str) -> str:
    """An owner of one, written without its apostrophe: "managers"."""
    return word[:-1] + "'s"


_SPOKEN_A = ("one", "once", "eu", "uni", "use", "usa", "usu", "uti")
_SPOKEN_AN = ("hour", "honest", "honour", "honor", "heir")


def with_a(word: str) -> str:
    """A word with "a" or "an" before it, as it is spoken."""
    is_uni = word.startswith(_SPOKEN_A) and not word.startswith(("unim", "unin", "unid"))
    is_vowel = word[0] in "aeiou" and not is_uni
    return ("an " if is_vowel or word.startswith(_SPOKEN_AN) else "a ") + word


CHANGES: Mapping[str, Callable[[str], str]] = {
    "without s": without_s,
    "with s": with_s,
    "with ing": with_ing,
    "participle": participle,
    "base": base,
    "plural": plural,
    "apostrophe s": apostrophe_s,
    "apostrophe": lambda word: f"{word}'",
    "with a": with_a,
    "with the": lambda word: f"the {word}",
}
"""What a rule may ask for in place of a word, by its name in rule files."""
OF_VERBS = frozenset(("with ing", "participle", "base"))
