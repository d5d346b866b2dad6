"""What is no verb that goes by the words before it, though it has the form of one: "need not", "a break is", a sum of
time, a title.

Invariant: only the words right beside it are looked at.
"""

from __future__ import annotations

from collections.abc import Container

from jdlint.checks._phrase import Sentence

_FINITE = frozenset("is was has will can does must should may would".split())
"""Behind these forms a word before is a noun: "a career break is"."""
_SUMS = (["years", "of", "experience"], ["years", "of", "practice"], ["years", "of", "work"])
"""Times that may be one sum: "three years of experience brings you to the lower end"."""
_MEASURES = frozenset("seconds minutes hours days weeks months years miles kilometres kilometers percent".split())
"""Of which so many are one sum: "five minutes is enough"."""
_NOUNS = frozenset(
    f"{one} {two}"
    for two, ones in {
        "break": "line page lunch tea coffee career summer winter spring tax", "publish": "version", "stay": "hospital",
        "design": "system product", "change": "climate step sea name",
    }.items()
    for one in ones.split()
)  # fmt: skip
"""Two words that are one noun, of which the last may also be a verb."""
_SHORTENED = frozenset("it that what who here there let he she how where when".split())
"""What "is" or "has" is joined to with an apostrophe."""
_LAST_OF_ALL = frozenset("one two three bit part point step line item sentence question".split())
"""Behind "that last"."""


def is_none(s: Sentence, i: int, unsure: Container[str], is_led: bool) -> bool:
    """Whether a word is no verb that goes by the words before it: "need not", "a break is", one sum of time.

    `unsure`: forms that are a noun, too; `is_led`: whether the word leads a subject itself ("which").
    """
    word, before, behind = s.at(i), s.at(i - 1), s.at(i + 1)
    if word == "do" and behind and not (s.is_small(i - 1) or s.is_small(i + 1)):
        return True  # "Viana do Castelo"
    if before.endswith(("'s", "’s", "s'", "s’")) and before[:-2] not in _SHORTENED:
        return True  # "any object's look"
    if behind in ("the", "a") and i + 1 < s.end and not s.is_small(i + 1):
        return True  # "his book The Long Way"
    if word == "last" and before in ("that", "this") and behind in _LAST_OF_ALL:
        return True
    is_noun = word in unsure and (f"{before} {word}" in _NOUNS or (behind in _FINITE and not s.gap(i)))
    is_told_before = before == "there" and not is_led  # where "there" stands
    is_far = s.words[max(0, i - 3) : i - 1] == ["of", "that"]  # "sections of that work are"
    is_sum = (word in ("is", "was") and before in _MEASURES) or s.words[max(0, i - 3) : i] in _SUMS
    return is_noun or is_told_before or is_far or is_sum or (word == "need" and behind == "not")
