"""Nouns that lack the article that they need ("you have degree"), and those that take none and have one ("a software").

Invariant: only in prose with articles: a posting, or a list, that leaves them out throughout does so on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._forms import with_a
from jdlint.checks._prose import gap_after, in_case_of, is_literal, written
from jdlint.posting.model import JOIN, Posting
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "people": Option("words", required=True),
    "things": Option("words", required=True),
    "spans": Option("words", required=True),
    "sums": Option("words", required=True),
    "mass": Option("words", required=True),
    "modifiers": Option("words", required=True),
    "verbs": Option("words", required=True),
    "unless": Option("phrases", ()),
}
"""`people` and `things`: nouns of one that need an article; `spans`: of time; `sums`: of money; `mass`: those that take
no "a". `modifiers`: words that may stand before any of them; `verbs`: what they are the object of. `unless`: phrases
that excuse a noun."""
VALUES = ("match", "better")

_ARTICLES = ("a", "an", "the")
_LEAST, _LEAST_IN_LISTS = 0.045, 0.058
"""The share of articles among the words of a posting that does not save them, and of one that has them in lists."""
_ALWAYS = ("spans", "sums", "mass")
"""Kinds of nouns that are wrong in the tersest style, too."""
_BEFORE_PEOPLE = frozenset("with by for to without about from".split())
_BEFORE_THINGS = frozenset("with without for into".split())
_OPENS = frozenset("when if because whether once until unless".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_VERBS = frozenset(
    "has is was needs wants asks calls can will must should does reports finds writes clicks opens".split()
)
_FOLLOWS = frozenset("of in for with at on from that who which where because so is has will when whose".split())
_BEFORE_VERBS = frozenset(
    "you we they i who to will must should can could and are is also already not don't people would may".split()
)
_FULL = frozenset("a an the you we they it our your everyone nobody".split())
"""Words that show, before a noun, that a sentence is none in the style of a telegram."""
_NEXT_CLAUSE = frozenset("and but so we you it because which who that or".split())
_MARKS = (".", ";", ":", "!", "?", ")")


class _Nouns:
    """What to ask at which noun, made once for the options of a rule."""

    made: tuple[object, Mapping[str, str]] = (None, {})


def _kinds(options: Mapping[str, list[str]]) -> Mapping[str, str]:
    if _Nouns.made[0] is not options:
        keys = ("people", "things", "spans", "sums", "mass")
        _Nouns.made = (options, {word: key for key in keys for word in options[key]})
    return _Nouns.made[1]


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each noun without the article that it needs, and at each article that a noun cannot have."""
    posting, kinds = context.posting, _kinds(rule.options)
    folded = posting.words.folded
    articles = sum(word in _ARTICLES for word in folded)
    if articles < _LEAST * len(folded):
        kinds = {word: kind for word, kind in kinds.items() if kind in _ALWAYS}
    excused = {i for hit in context.hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    for i in [i for i, word in enumerate(folded) if word in kinds and i not in excused]:
        yield from _at(posting, rule.options, i, kinds[folded[i]], articles >= _LEAST_IN_LISTS * len(folded))


def _at(posting: Posting, options: Mapping[str, list[str]], i: int, kind: str, in_lists: bool) -> Iterator[Match]:
    """The match at a noun, if any."""
    sentence = posting.sentences[posting.words.sentence[i]]
    first, end, folded = sentence.first_word, sentence.end_word, posting.words.folded
    start = i
    while start > max(first, i - 2) and folded[start - 1] in options["modifiers"] and _is_blank(posting, start - 1):
        start -= 1
    if start == first or not _is_blank(posting, start - 1) or not written(posting, i).islower():
        return
    before, earlier = folded[start - 1], folded[first:start]
    after = folded[i + 1] if i + 1 < end else ""
    mark = gap_after(posting, i).strip()[:1] if after else "."
    if mark == "," and after in _NEXT_CLAUSE:
        mark = "."
    if kind == "mass":
        if before in ("a", "an") and (mark in _MARKS or (not mark and after in _FOLLOWS | {"about"})):
            yield _without(posting, start - 1)
    elif mark in _MARKS or not mark:
        follows = "" if mark in _MARKS else after
        if before in options["verbs"] and folded[start - 2] not in _BEFORE_VERBS:
            return
        article = _missing(kind, before, follows, folded[start:i], options)
        is_prose = kind in _ALWAYS or posting.blocks[sentence.block].kind == "paragraph"
        is_prose = (is_prose or in_lists) and (
            kind in _ALWAYS or not _FULL.isdisjoint(earlier) or _is_led(earlier, folded[i:end])
        )
        if (
            article
            and is_prose
            and start - 1 > first - (before in _OPENS or before == "as")
            and not (before == "to" and "from" in earlier)
        ):
            yield from _with(posting, start, article)


def _is_led(before: list[str], after: list[str]) -> bool:
    """As in "As engineer on our team you write"."""
    return before == ["as"] and ("you" in after or "we" in after)


def _missing(kind: str, before: str, after: str, between: list[str], options: Mapping[str, list[str]]) -> str:
    """The article that a noun of a kind lacks, by the words around it; none where it may stand alone."""
    if kind == "sums":
        return "a" if before == "and" and after == "of" else ""
    if kind == "spans":
        return "a" if before == "within" and after in ("", "of", "from") and not between else ""
    if kind == "people" and between and between[0] in _ORDINALS and (not after or after in _FOLLOWS):
        return (
            "the" if before in ("be", "become") else "a" if before in ("hiring", "hire", "need", "for", "seek") else ""
        )
    if before in _OPENS:
        return "a" if kind == "people" and after in _VERBS else ""
    if after and after not in _FOLLOWS and not (after == "to" and kind == "things"):
        return ""
    if before == "as" and kind == "people":
        return "a" if after in ("in", "at", "on", "for") else ""
    prepositions = _BEFORE_PEOPLE if kind == "people" else _BEFORE_THINGS
    return "a" if before in prepositions or before in options["verbs"] else ""


def _is_blank(posting: Posting, i: int) -> bool:
    return gap_after(posting, i).isspace()


def _with(posting: Posting, i: int, article: str) -> Iterator[Match]:
    start, end, old = posting.words.starts[i], posting.words.ends[i], written(posting, i)
    if old.islower() and not is_literal(posting, start, end):
        better = f"the {old}" if article == "the" else "an hour" if old == "hour" else with_a(old)
        yield Match(start, end, {"match": old, "better": better}, better)


def _without(posting: Posting, i: int) -> Match:
    """The article and the next word, which stays."""
    start, end = posting.words.starts[i], posting.words.ends[i + 1]
    old = " ".join(posting.masked[start:end].replace(JOIN, "").split())
    better = in_case_of(old, written(posting, i + 1))
    is_plain = posting.masked[start:end] == posting.text[start:end]
    return Match(start, end, {"match": old, "better": better}, better if is_plain else None)
