"""The forms of an English word: what `word~` in a rule file stands for.

Invariant: too many forms do no harm (nobody writes "databased"), a missing one is a miss; so verbs and nouns are not
told apart. Irregular forms are listed here and not in `rules/`: they are grammar, not knowledge of postings.
"""

from __future__ import annotations

_IRREGULAR_ROWS = """
be am is are was were been being
become becomes became becoming
begin begins began begun beginning
bring brings brought bringing
build builds built building
buy buys bought buying
choose chooses chose chosen choosing
come comes came coming
deal deals dealt dealing
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
feel feels felt feeling
find finds found finding
get gets got gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
have has had having
hold holds held holding
keep keeps kept keeping
know knows knew known knowing
lead leads led leading
learn learns learned learnt learning
leave leaves left leaving
let lets letting
make makes made making
mean means meant meaning
meet meets met meeting
oversee oversees oversaw overseen overseeing
pay pays paid paying
put puts putting
read reads reading
rebuild rebuilds rebuilt rebuilding
rewrite rewrites rewrote rewritten rewriting
run runs ran running
say says said saying
see sees saw seen seeing
seek seeks sought seeking
sell sells sold selling
send sends sent sending
set sets setting
sit sits sat sitting
speak speaks spoke spoken speaking
spend spends spent spending
stand stands stood standing
take takes took taken taking
teach teaches taught teaching
tell tells told telling
think thinks thought thinking
understand understands understood understanding
wear wears wore worn wearing
win wins won winning
write writes wrote written writing
person persons people
child children
man men
woman women
analysis analyses
schema schemas schemata
datum data
index indexes indices
"""
_IRREGULAR = {row.split()[0]: tuple(row.split()) for row in _IRREGULAR_ROWS.strip().splitlines()}
_VOWELS = "aeiou"
_NO_DOUBLE = ("er", "en", "or", "on", "it", "et", "op", "el", "al", "om", "ish", "us", "is", "as")
_DOUBLE_ANYWAY = frozenset(
    "model label travel cancel signal refer prefer transfer commit admit submit debug ship".split()
)


def forms_of(word: str) -> tuple[str, ...]:
    """The word with its plural, third person, past and -ing forms, regular or listed."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    forms = {word, _s_form(word)}
    if word.isalpha():
        for stem, past, ing in _verb_stems(word):
            forms |= {stem + past, stem + ing}
    return tuple(sorted(forms))


def _s_form(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _verb_stems(word: str) -> list[tuple[str, str, str]]:
    if word.endswith("ee"):
        return [(word, "d", "ing")]
    if word.endswith("ie"):
        return [(word, "d", ""), (word[:-2], "ied", "ying")]
    if word.endswith("e"):
        return [(word[:-1], "ed", "ing")]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [(word[:-1], "ied", "ying")]
    stems = [(word, "ed", "ing")]
    if word in _DOUBLE_ANYWAY or _doubles(word):
        stems.append((word + word[-1], "ed", "ing"))
    return stems


def _doubles(word: str) -> bool:
    """Whether a short verb doubles its last letter: plan, planned."""
    return (
        len(word) >= 3
        and word[-1] not in _VOWELS + "wxyh"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
        and (len(word) <= 4 or not word.endswith(_NO_DOUBLE))
    )
