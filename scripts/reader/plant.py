"""Mistakes planted by rule in right sentences whose words are tagged (Penn Treebank): what most of the training is.

Each function below tries one kind of mistake on a sentence and says whether it made one. They are written so that the
outcome is wrong nearly always: the network learns how sure it can be.

Invariant: a sentence is changed only inside marks; no two marks touch.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from lemminflect import getInflection, getLemma
from marked import marked

_BE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "doesn't": "don't"}
_OTHER_NUMBER = {**_BE, **{many: one for one, many in _BE.items()}}
_DETERMINERS = frozenset("a an each every one another this that".split())
_PREPOSITIONS = frozenset("in on at to for of with by from about under".split())
_SUBJECTS = frozenset(
    "we you they it this there our the your he she these that i a each most no if please then let".split()
)
_INTRODUCES = frozenset(
    "if when because although after before while since once unless whenever as in at on for during however therefore "
    "moreover with without to by from finally besides instead otherwise first until where though even".split()
)
_MASS = frozenset(
    "software information advice equipment feedback knowledge research progress work training code data documentation "
    "traffic news help support hardware money music furniture homework evidence luggage staff weather health "
    "experience access behaviour behavior guidance leave".split()
)
_SUPERLATIVE = frozenset(
    "first second third same only last next right whole other rest end way team role job company office successful "
    "ideal current new main entire latest following".split()
)
"""Beside these "the" cannot be left out."""
_SHORT_FORMS = frozenset("n't 're 's 'll 've n’t ’re ’s ’ll ’ve".split())
_FORMS = {"VB": ("VBD", "VBZ", "VBG"), "VBN": ("VB", "VBG", "VBD"), "VBG": ("VB", "VBN"), "VBD": ("VBN", "VB")}


class Lexicon(NamedTuple):
    """What is known of words, from the tagged sentences themselves and two lists."""

    known: frozenset[str]
    counted: frozenset[str]
    """Nouns that often have "a" before them."""
    plurals: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    confused: Mapping[str, Sequence[str]]
    """Words with those that are written for them."""
    wrong_prepositions: Mapping[tuple[str, str], Sequence[str]]
    """A word and the preposition behind it, with prepositions that are wrong there."""


class Planted:
    """A tagged sentence with the mistakes made in it so far."""

    def __init__(self, text: str, tagged: Sequence[tuple[str, str]], lexicon: Lexicon, chance: random.Random) -> None:
        """Raises ValueError where the words are not those of the text."""
        self.words = [word for word, _ in tagged]
        self.tags = [tag for _, tag in tagged]
        self.lexicon, self.chance = lexicon, chance
        self._blanks: list[str] = []
        self._marks: dict[int, tuple[int, str]] = {}
        self._taken: set[int] = set()
        at = 0
        for word in self.words:
            start = text.index(word, at)
            self._blanks.append(text[at:start])
            at = start + len(word)
        self._rest = text[at:]

    def low(self, i: int) -> str:
        """The word at `i` in small letters; empty outside the sentence."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def tag(self, i: int) -> str:
        """The tag at `i`; empty outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def where(self, test: Callable[[int], bool]) -> list[int]:
        """The places of which `test` holds, or none."""
        return [i for i in range(len(self.words)) if test(i)]

    def any(self, places: Sequence[int]) -> int:
        """One of the places."""
        return self.chance.choice(places)

    def put(self, start: int, end: int, wrong: str | None) -> bool:
        """Write `wrong` in place of the words from `start` to before `end`; False where nothing can be."""
        right = self._between(start, end)
        if not wrong or wrong == right or start < 0 or not self._taken.isdisjoint(range(start - 1, end + 1)):
            return False
        if self.words[start][:1].isupper():
            wrong = wrong[:1].upper() + wrong[1:]
        self._marks[start] = (end, wrong)
        self._taken.update(range(start, end))
        return True

    def _between(self, start: int, end: int) -> str:
        return "".join((self._blanks[k] if k > start else "") + self.words[k] for k in range(start, end))

    def text(self) -> str:
        """The sentence with its marks."""
        made, i = "", 0
        while i < len(self.words):
            end, wrong = self._marks.get(i, (i + 1, ""))
            between = self._between(i, end)
            made += self._blanks[i] + (marked(wrong, between) if wrong else between)
            i = end
        return made + self._rest


def inflected(word: str, tag: str, other: str) -> str | None:
    """The form `other` of a word that has the form `tag`; None where that is the same or not known."""
    lemmas = getLemma(word, upos="VERB" if tag.startswith("V") else "NOUN")
    forms = getInflection(lemmas[0], other) if lemmas else ()
    return forms[0] if forms and forms[0] != word else None


def agreement(s: Planted) -> bool:
    """A verb in the other number."""

    def fits(i: int) -> bool:
        is_finite = s.tags[i] in ("VBZ", "VBP") or s.low(i) in ("was", "were")
        return is_finite and i > 0 and "'" not in s.words[i] and s.low(i) != "am" and s.low(i - 1) != "i"

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    other = "VBP" if s.tags[i] == "VBZ" else "VBZ"
    return s.put(i, i + 1, _OTHER_NUMBER.get(s.low(i)) or inflected(s.low(i), s.tags[i], other))


def number(s: Planted) -> bool:
    """A noun in the other number, where something beside it settles which it has."""

    def fits(i: int) -> bool:
        if s.tags[i] == "NNS":
            return s.tag(i - 1) in ("CD", "JJ", "IN", "VB", "VBG", "VBP", "NN", ",", "DT", "PRP$")
        starts = [j for j in range(max(0, i - 3), i) if s.low(j) in _DETERMINERS]
        return s.tags[i] == "NN" and any(
            all(s.tag(k) in ("JJ", "NN", "RB", "VBN") for k in range(j + 1, i)) for j in starts
        )

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    other = inflected(s.low(i), "NN", "NNS" if s.tags[i] == "NN" else "NN")
    return (s.tags[i] == "NN" or other in s.lexicon.counted) and s.put(i, i + 1, other)


def article(s: Planted) -> bool:
    """An article left out, one too many, or the wrong one."""
    share = s.chance.random()
    if share < 0.72:
        return _article_left_out(s)
    if share < 0.9:
        return _article_too_many(s)
    places = s.where(lambda i: s.low(i) in ("a", "an") and i + 1 < len(s.words))
    if not places:
        return False
    i = s.any(places)
    return s.put(i, i + 1, "an" if s.low(i) == "a" else "a")


def _article_left_out(s: Planted) -> bool:
    def fits(i: int) -> bool:
        head = _head(s, i)
        if head < 0:
            return False
        if s.low(i) in ("a", "an"):
            return s.low(i + 1) not in ("few", "little", "lot", "number", "bit")
        if s.low(i) != "the" or s.low(head) not in s.lexicon.counted:
            return False
        is_led = s.tag(i - 1) in ("IN", "VB", "VBP", "VBZ", "VBG", "VBD", "TO", ",", "CC", "")
        is_one = s.tag(i + 1) in ("JJS", "RBS") or s.low(i + 1) in _SUPERLATIVE
        return is_led and (is_one or s.low(head + 1) in ("of", "that", "which", "you", "we"))

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    return s.put(i, i + 2, s.words[i + 1])


def _head(s: Planted, i: int) -> int:
    """The noun of one that ends the phrase which the article at `i` begins; -1 where there is none."""
    for j in range(i + 1, min(i + 5, len(s.words))):
        if s.tag(j) == "NN" and s.tag(j + 1) not in ("NN", "NNS", "NNP"):
            return j
        if s.tag(j) not in ("JJ", "RB", "VBN", "VBG", "JJS", "JJR", "NN", "CD", "NNP"):
            return -1
    return -1


def _article_too_many(s: Planted) -> bool:
    led = ("DT", "PRP$", "JJ", "NN", "NNS", "POS", "CD", "NNP", "VBG", "VBN", "JJR", "JJS", "HYPH")

    def fits(i: int) -> bool:
        if i == 0 or s.tag(i - 1) in led or s.words[i][0].isupper():
            return False
        j = i
        while s.tag(j) == "JJ":
            j += 1
        while s.tag(j) == "NN" and s.tag(j + 1) in ("NN", "NNS"):
            j += 1
        if s.tag(j) == "NNS":
            return s.low(j) in s.lexicon.plurals
        return s.tag(j) == "NN" and s.low(j) in _MASS

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    return s.put(i, i + 1, ("an " if s.words[i][0] in "aeiou" else "a ") + s.words[i])


def word(s: Planted) -> bool:
    """Another word than the one that is meant."""
    kinds: Sequence[Callable[[Planted], bool]] = (_sounds_alike, _wrong_preposition, _adverb, _word_left_out)
    return s.chance.choices(kinds, (62, 23, 10, 5))[0](s)


def _sounds_alike(s: Planted) -> bool:
    places = s.where(lambda i: s.low(i) in s.lexicon.confused)
    if not places:
        return False
    i = max(s.chance.sample(places, min(len(places), 2)), key=lambda i: len(s.words[i]))
    return s.put(i, i + 1, s.chance.choice(s.lexicon.confused[s.low(i)]))


def _wrong_preposition(s: Planted) -> bool:
    others = s.lexicon.wrong_prepositions

    def pair(i: int) -> tuple[str, str]:
        own = (s.low(i), s.low(i + 1))
        lemmas = getLemma(s.low(i), upos="VERB") if own not in others and s.tags[i].startswith("V") else ()
        return (lemmas[0], own[1]) if lemmas else own

    if not (places := s.where(lambda i: s.low(i + 1) != "" and pair(i) in others)):
        return False
    i = s.any(places)
    at = i if s.low(i) in _PREPOSITIONS else i + 1
    return s.put(at, at + 1, s.chance.choice(others[pair(i)]))


def _adverb(s: Planted) -> bool:
    """An adjective for an adverb, or the other way round."""
    lexicon = s.lexicon

    def other(i: int) -> str:
        word = s.low(i)
        if s.tags[i] == "JJ" and s.tag(i + 1) in ("NN", "NNS") and word + "ly" in lexicon.adverbs:
            return word + "ly"
        if s.tags[i] != "RB" or not word.endswith("ly"):
            return ""
        made = (word[:-3] + "y", word[:-1] + "e", word[:-4], word[:-2])
        return next((m for m in made if m in lexicon.adjectives), "")

    if not (places := s.where(lambda i: bool(other(i)))):
        return False
    i = s.any(places)
    return s.put(i, i + 1, other(i))


def _word_left_out(s: Planted) -> bool:
    def fits(i: int) -> bool:
        is_to = s.low(i) == "to" and s.tag(i + 1) == "VB" and s.tag(i - 1)[:1] in ("V", "N", "J")
        return is_to or (s.low(i) == "of" and s.tag(i - 1) in ("NN", "NNS") and i + 1 < len(s.words))

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    return s.put(i, i + 2, s.words[i + 1])


def form(s: Planted) -> bool:
    """A verb in the wrong form: "to built", "is design by"."""
    helpers = frozenset("is are was were be been being has have had".split())

    def fits(i: int) -> bool:
        tag, before = s.tags[i], s.low(i - 1)
        if tag == "VB":
            return s.tag(i - 1) in ("TO", "MD") or before in ("to", "not")
        if tag == "VBN":
            return before in helpers or s.tag(i - 1) == "RB"
        return tag == "VBD" or (tag == "VBG" and (s.tag(i - 1) == "IN" or before in ("is", "are", "be", "enjoy")))

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    return s.put(i, i + 1, inflected(s.low(i), s.tags[i], s.chance.choice(_FORMS[s.tags[i]])))


def punctuation(s: Planted) -> bool:
    """Sentences run together, a comma missing or one too many."""
    kinds: Sequence[Callable[[Planted], bool]] = (_splice, _no_comma, _no_second_comma, _comma_too_many, _other_mark)
    return s.chance.choices(kinds, (22, 28, 16, 24, 10))[0](s)


def _splice(s: Planted) -> bool:
    if places := s.where(lambda i: s.words[i] == ";" and s.low(i + 1) in _SUBJECTS and i > 3):
        i = s.any(places)
        return s.put(i, i + 1, ",")
    joins = ("and", "but", "so")
    places = s.where(lambda i: s.words[i] == "," and s.low(i + 1) in joins and s.low(i + 2) in _SUBJECTS and i > 3)
    if not places:
        return False
    i = s.any(places)
    return s.put(i, i + 2, ",") if s.chance.random() < 0.75 else s.put(i, i + 3, s.words[i + 2])


def _no_comma(s: Planted) -> bool:
    """The first comma, where the sentence opens with a clause or phrase that it closes."""
    commas = s.where(lambda i: s.words[i] == ",")
    if s.low(0) not in _INTRODUCES or not commas or commas[0] < 2:
        return False
    i = commas[0]
    is_subject = s.low(i + 1) in _SUBJECTS or s.tag(i + 1) in ("DT", "PRP", "PRP$")
    return is_subject and s.put(i - 1, i + 2, f"{s.words[i - 1]} {s.words[i + 1]}")


def _no_second_comma(s: Planted) -> bool:
    nouns = ("NN", "NNS", "NNP")

    def fits(i: int) -> bool:
        is_led = s.low(i + 1) in ("which", "but", "who", "where", "not", "including", "such", "so")
        is_row = s.tag(i + 1) in (*nouns, "JJ") and s.tag(i - 1) in nouns
        is_shut = s.tag(i + 1) in ("VBZ", "VBP", "VBD", "MD") and "," in s.words[max(0, i - 8) : i]
        return s.words[i] == "," and 0 < i < len(s.words) - 1 and (is_led or is_row or is_shut)

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    return s.put(i - 1, i + 2, f"{s.words[i - 1]} {s.words[i + 1]}")


def _comma_too_many(s: Planted) -> bool:
    def fits(i: int) -> bool:
        if not 0 < i < len(s.words) - 1 or not s.words[i - 1][-1].isalnum():
            return False
        tag, before = s.tags[i], s.tag(i - 1)
        is_verb = tag in ("VBZ", "VBP", "MD", "VBD") and before in ("NN", "NNS") and i < 8
        is_that = s.low(i) == "that" and before.startswith("V")
        is_noun = before == "JJ" and tag in ("NN", "NNS")
        is_to = s.low(i) == "to" and before[:1] in ("V", "N") and s.tag(i + 1) == "VB"
        is_object = tag in ("DT", "PRP$") and before in ("VB", "VBG", "IN")
        is_join = s.low(i - 1) in ("that", "and", "but", "because") and tag in ("DT", "PRP", "NN", "NNS", "JJ")
        no_comma = not any(word in ",;(" for word in s.words[:i])
        return (is_verb and no_comma) or is_that or is_noun or is_to or is_object or is_join or s.low(i) == "of"

    if not (places := s.where(fits)):
        return False
    i = s.any(places)
    return s.put(i - 1, i, s.words[i - 1] + ",")


def _other_mark(s: Planted) -> bool:
    places = s.where(lambda i: s.words[i] == "," and 0 < i < len(s.words) - 1)
    return bool(places) and s.put(at := s.any(places), at + 1, s.chance.choice(";:."))


def apostrophe(s: Planted) -> bool:
    """An apostrophe missing, misplaced or one too many."""
    owned = s.where(lambda i: i > 0 and (s.tags[i] == "POS" or s.words[i] in _SHORT_FORMS))
    others = s.where(
        lambda i: (
            (s.tags[i] == "NNS" and s.low(i).endswith("s") and i > 0)
            or s.low(i) in ("its", "whose", "ours", "yours", "theirs")
        )
    )
    places = owned if owned and s.chance.random() < 0.7 else others
    return bool(places) and _with_other_apostrophe(s, s.any(places))


def _with_other_apostrophe(s: Planted, i: int) -> bool:
    mark, share, here, before = s.chance.choice("''''’"), s.chance.random(), s.words[i], s.words[max(0, i - 1)]
    if here in _SHORT_FORMS and s.tags[i] != "POS":
        is_word = here[1:] in ("ll", "re", "s") and s.low(i - 1) in ("we", "i", "he", "she")  # "well", "were", "shell"
        return not is_word and s.put(i - 1, i + 1, before + (here[1:] if here[0] in "'’" else "nt"))
    if s.tags[i] == "POS" and len(here) == 1:
        return s.put(i - 1, i + 1, before if share < 0.7 else f"{before[:-1]}{mark}s")
    if s.tags[i] == "POS":
        return s.put(i - 1, i + 1, f"{before}s" if share < 0.6 else f"{before}s{mark}" if share < 0.88 else before)
    wrong = {"its": f"it{mark}s", "whose": f"who{mark}s"}.get(s.low(i))
    return s.put(i, i + 1, wrong or (f"{here[:-1]}{mark}s" if share < 0.7 else f"{here}{mark}"))


def spelling(s: Planted) -> bool:
    """A letter too few or too many, another one, or two changed round."""
    places = s.where(lambda i: len(s.words[i]) > 4 and s.words[i].isalpha() and s.words[i].islower())
    if not places:
        return False
    i = s.any(places)
    here = s.words[i]
    at = s.chance.randrange(1, len(here) - 1)
    head, c, tail = here[:at], here[at], here[at + 1 :]
    made = (head + tail, head + c + c + tail, head + tail[:1] + c + tail[1:], head + s.chance.choice("aeiou") + tail)
    wrong = s.chance.choices(made, (4, 2, 2, 2))[0]
    return wrong not in s.lexicon.known and s.put(i, i + 1, wrong)


def run_on(first: str, second: str, tagged: Sequence[tuple[str, str]], chance: random.Random) -> str | None:
    """Two sentences run into one, in one of four with a semicolon and so rightly; None where they cannot be.

    `tagged` are the words of the second.
    """
    word, _, rest = second.partition(" ")
    verb = next((n for n, (_, tag) in enumerate(tagged) if tag in ("VBP", "VBZ", "VBD", "MD")), 9)
    is_clause = word.lower() in _SUBJECTS and verb <= 2 and word == tagged[0][0]
    if not first.endswith(".") or first.endswith("..") or not is_clause:
        return None
    low = word if word == "I" else word[:1].lower() + word[1:]
    mark, gap = chance.choice((";", marked(",", "."), marked(",", "."), "")), low
    if not mark:
        gap = marked(low, f". {word}")
    return f"{first[:-1]}{mark} {gap} {rest}"


KINDS: Mapping[Callable[[Planted], bool], int] = {
    agreement: 20, number: 12, article: 26, word: 26, form: 9, punctuation: 20, apostrophe: 11, spelling: 4,
}  # fmt: skip
"""What is planted, and how often."""
_TRIES = 4


def planted(
    text: str, tagged: Sequence[tuple[str, str]], most: int, lexicon: Lexicon, chance: random.Random
) -> str | None:
    """A sentence with up to `most` mistakes in it, None where none could be made."""
    try:
        s = Planted(text, tagged, lexicon, chance)
    except ValueError:
        return None
    made = 0
    for _ in range(most * _TRIES):
        made += chance.choices([*KINDS], [*KINDS.values()])[0](s)
        if made == most:
            break
    return s.text() if made else None


def pairs(groups: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Every word of the groups with the others of its groups; an article alone stands for none."""
    found: dict[str, list[str]] = {}
    for group in groups:
        for one in group:
            if one not in ("a", "an", "i"):
                found.setdefault(one, []).extend(other for other in group if other != one)
    return found


def prepositions(entries: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """`depend on: of from` entries by the first two words."""
    found = {}
    for entry in entries:
        head, _, others = entry.partition(": ")
        first, second = re.split(r"\s+", head)
        found[first, second] = others.split()
    return found
