"""`a` before a consonant as it is spoken, `an` before a vowel.

Invariant: what may be read in two ways ("a SQL", "an SQL"; "an historic") is right in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jdlint.checks import Context, Option
from jdlint.checks._made import made_once
from jdlint.checks._prose import gap_after, in_capitals, in_case_of, is_literal, written
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONS: Mapping[str, Option] = {
    "an": Option("words", ()),
    "a": Option("words", ()),
    "either": Option("words", ()),
    "spelt_out": Option("words", ()),
    "no_article_before": Option("words", ()),
}
"""Words that sound otherwise than they are spelt: `an` ("hour"), `a` ("user"); `either` may have both. `use~` stands
for all words that begin so.
`spelt_out`: abbreviations that are read letter by letter, out of those that might be read as a word.
`no_article_before`: words before which an "a" or "an" is something else ("grade A or B", a slip for "and")."""

VALUES = ("article", "word")

_SURE_A, _SURE_AN = frozenset("bcdgjkpqtvwz"), frozenset("ai")
_ARTICLES = frozenset(("a", "an"))
_LETTER_VOWEL = frozenset("AEIO")
_BOTH = frozenset("FHLMNRSX")
_SHORT = Lazy(r"[A-Z][A-Z0-9&/]*s?(?![^\W_])")
_AN_NUMBER = Lazy(r"8|1[18](?![\d.,]|\+?$)|1[18],\d{3}(?!,?\d)|1[18](?:\+?)$")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each article that does not go with the sound of the next word."""
    posting = context.posting
    folded, sentence = posting.words.folded, posting.words.sentence
    last = len(folded) - 1
    for i in [i for i, word in enumerate(folded) if word in _ARTICLES]:
        if i == last or sentence[i] != sentence[i + 1] or _fits(posting, i):
            continue
        if _is_article(posting, i, rule):
            other = _sound(rule, posting, i + 1)
            if other and other != folded[i]:
                yield _match(posting, i, other)


def _fits(posting: Posting, i: int) -> bool:
    """A quick look: whether the next word begins with a letter that goes with its article in whatever word."""
    words = posting.words
    sure = _SURE_A if words.folded[i] == "a" else _SURE_AN
    return words.folded[i + 1][0] in sure and posting.masked[words.starts[i + 1]].islower()


def _match(posting: Posting, i: int, other: str) -> Match:
    old = written(posting, i)
    better = in_case_of(old, other)
    better = other.capitalize() if old == "A" and not in_capitals(posting, i) else better
    values = {"article": other, "word": written(posting, i + 1)}
    return Match(posting.words.starts[i], posting.words.ends[i], values, better)


def _is_article(posting: Posting, i: int, rule: Rule) -> bool:
    """Whether a word is an article with its noun behind it, and no letter, grade, or slip for another word."""
    word, following = written(posting, i), posting.words.folded[i + 1]
    opens = i == posting.sentences[posting.words.sentence[i]].first_word
    start, end = posting.words.starts[i], posting.words.ends[i]
    if word not in ("a", "an") and not opens:
        return False
    behind = posting.words.ends[i + 1]
    is_trade = following == "it" and written(posting, i + 1) == "IT" and not in_capitals(posting, i + 1)
    if following in _no_nouns(rule.options) and not is_trade and posting.masked[behind : behind + 1] != "-":
        return False
    before = posting.masked[start - 1 : start]
    return (
        gap_after(posting, i).strip("\"'“‘(") in (" ", "\n")
        and before not in ("/", "-", "&", "'", ".")
        and not (is_literal(posting, start, end) or is_literal(posting, *_span(posting, i + 1)))
    )


@made_once
def _no_nouns(options: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(options["no_article_before"])


def _span(posting: Posting, i: int) -> tuple[int, int]:
    return posting.words.starts[i], posting.words.ends[i]


def _sound(rule: Rule, posting: Posting, i: int) -> str:
    """The article that a word asks for: "a", "an", or nothing where both may be right."""
    word, folded = written(posting, i), posting.words.folded[i]
    if word[0].isdigit():
        return _before_number(word)
    if not word[0].isascii() or not word[0].isalpha():
        return "a" if folded == ".net" else ""
    if _is_in(folded, tuple(rule.options["either"])):
        return ""
    if folded in rule.options["a"]:  # "REST", "SaaS": read as words
        return "a"
    if _SHORT.fullmatch(word) and not in_capitals(posting, i):
        return _before_letters(rule, word)
    if not (word[1:].islower() or word[1:] == "") and word[0] in "FHLMNRSXUfhlmnrsxu":
        return ""  # "MSc", "NGINX", "iOS": a letter by itself, or not
    if len(word) == 1:
        return ""
    if _is_in(folded, tuple(rule.options["a"])):
        return "a"
    return "an" if folded[0] in "aeiou" or _is_in(folded, tuple(rule.options["an"])) else "a"


@lru_cache(maxsize=4096)
def _is_in(word: str, listed: tuple[str, ...]) -> bool:
    """Whether a word is listed, whole or by its beginning."""
    return any(word.startswith(entry[:-1]) if entry[-1] == "~" else word == entry for entry in listed)


def _before_letters(rule: Rule, word: str) -> str:
    """Before an abbreviation: both letter and word must sound alike, unless the rule says that it is spelt out."""
    bare = word.rstrip("s")
    if word[0] in _BOTH:
        return "an" if bare in rule.options["spelt_out"] or len(bare) == 1 or _is_spelt(bare) else ""
    return "an" if word[0] in _LETTER_VOWEL else "a"


def _is_spelt(letters: str) -> bool:
    """Whether an abbreviation can only be read letter by letter: three or more, and none of them a vowel.

    What begins with H may be foreign, and have a sound of its own there ("a HTL diploma").
    """
    return len(letters) > 2 and letters[0] != "H" and letters.isalpha() and not set(letters) & set("AEIOUY")


def _before_number(word: str) -> str:
    if word[0] == "8" or word in ("11", "18") or word[:3] in ("11,", "18,") or word[:3] in ("11k", "18k", "11t", "18t"):
        return "an"
    return "" if word[:2] in ("11", "18") else "a"
