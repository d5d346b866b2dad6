"""Nouns that lack the article that they need ("you have degree"), and those that take none and have one ("a software").

Invariant: only in prose with articles: a posting, or a list, that leaves them out throughout does so on purpose.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._bare import FOLLOWS, SO, VERBS, VERBS_OR_NOUNS
from jdlint.checks._forms import with_a
from jdlint.checks._lacking import article_of
from jdlint.checks._made import made_once
from jdlint.checks._noun import Noun, is_prose, noun_at
from jdlint.checks._prose import LEAST_ARTICLES, article_share, in_case_of, is_literal, written
from jdlint.posting.model import JOIN, Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_KINDS = ("people", "things", "described", "spans", "sums", "mass", "plurals")
_LISTS = ("modifiers", "verbs", "giving")
OPTIONS: Mapping[str, Option] = {
    **dict.fromkeys((*_KINDS, *_LISTS), Option("words", required=True)),
    "single": Option("words", ()),
    "qualified": Option("words", ()),
    "unless": Option("phrases", ()),
}
"""`people` and `things`: nouns of one that need an article; `described`: those that need one beside an adjective only
("offer"); `spans`: of time; `sums`: of money; `mass`: those that take no "a", and `plurals`. `modifiers`: words that
may stand before any of them; `verbs`: what they are the object of; `giving`: those with "us" or "you" in between.
`single`: more nouns that need an article; many are verbs, too, so that only the grammar engine, which knows which is
which, tells of them; `qualified`: those that it tells of beside another word only. `unless`: phrases that excuse a
noun."""
VALUES = ("match", "better")

_LEAST_IN_LISTS = 0.058
"""The share of articles among the words of a posting that has them in lists."""
_FULL = 0.07
"""The same of one that leaves them out hardly anywhere."""
_SETTLED = frozenset("the a an our your their its this that each every any no one another my his her or of".split())
"""Before which a noun lacks nothing, or nobody can tell."""
_ALWAYS = ("spans", "sums", "mass", "plurals")
"""Kinds of nouns that are wrong in the tersest style, too."""
_TOO_MANY = ("mass", "plurals")
_SIMPLE = ("people", "things", "described")
_BEHIND = FOLLOWS | VERBS | VERBS_OR_NOUNS | {"to", "and"}
"""What may stand right behind a noun that lacks its article."""
_BEHIND_MASS = frozenset(
    "of in for with at on from that who which where because so is has will when every if as about to by we you during "
    "after before between within".split()
)


class _Words:
    """What a rule lists, made once for its options."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.kinds: Mapping[str, str] = {word: key for key in _KINDS for word in options[key]}
        self.modifiers, self.verbs, self.giving = (frozenset(options[key]) for key in _LISTS)


_words_of = made_once(_Words)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each noun without the article that it needs, and at each article that a noun cannot have."""
    posting, listed = context.posting, _words_of(rule.options)
    folded, kinds = posting.words.folded, listed.kinds
    share = article_share(posting)
    is_terse, in_lists = share < LEAST_ARTICLES, share >= _LEAST_IN_LISTS
    excused = {i for hit in context.hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    for i in [i for i, word in enumerate(folded) if word in kinds and i not in excused]:
        kind = kinds[folded[i]]
        is_always = kind in _ALWAYS
        if (is_terse and not is_always) or (folded[i - 1] in _SETTLED and kind not in _TOO_MANY):
            continue
        if kind in _SIMPLE and (_has_article(folded, listed.modifiers, i) or not _may_end(posting, i)):
            continue
        noun = noun_at(posting, listed.modifiers, i, kind)
        if noun and kind in _TOO_MANY:
            yield from _without(posting, noun)
            continue
        article = article_of(noun, listed.verbs, listed.giving) if noun else ""
        if noun and article and (is_always or is_prose(posting, noun, in_lists, share >= _FULL)):
            yield from _with(posting, noun.start, article)


def _has_article(folded: Sequence[str], modifiers: Container[str], i: int) -> bool:
    """As in "a new laptop"; but "so that new colleagues" has none."""
    is_clause = folded[i - 2] == "that" and folded[i - 3] in SO
    return folded[i - 1] in modifiers and folded[i - 2] in _SETTLED and not is_clause


def _may_end(posting: Posting, i: int) -> bool:
    """A quick look at what follows a noun: most words behind a blank show that it only goes with another noun."""
    words = posting.words
    if i + 1 == len(words.folded) or words.folded[i + 1] in _BEHIND:
        return True
    return posting.masked[words.ends[i] : words.starts[i + 1]] != " "


def _with(posting: Posting, i: int, article: str) -> Iterator[Match]:
    start, end, old = posting.words.starts[i], posting.words.ends[i], written(posting, i)
    if article and old.islower() and not is_literal(posting, start, end):
        better = f"the {old}" if article == "the" else with_a(old)
        yield Match(start, end, {"match": old, "better": better}, better)


def _without(posting: Posting, noun: Noun) -> Iterator[Match]:
    """The article and the next word, which stays."""
    is_counted = noun.kind == "plurals" and noun.before.isdigit()  # "a 20 days of leave"
    at = noun.start - 1 - is_counted
    is_one = at >= noun.first and written(posting, at) in ("a", "an", "A", "An")
    is_one = is_one and posting.words.folded[at + 1] != "half"  # "two and a half weeks"
    if not is_one or (noun.after and noun.after not in _BEHIND_MASS):
        return
    start, end = posting.words.starts[at], posting.words.ends[at + 1]
    old = " ".join(posting.masked[start:end].replace(JOIN, "").split())
    better = in_case_of(old, written(posting, at + 1))
    is_plain = posting.masked[start:end] == posting.text[start:end]
    yield Match(start, end, {"match": old, "better": better}, better if is_plain else None)
