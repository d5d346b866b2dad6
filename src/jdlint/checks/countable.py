"""Nouns that lack the article that they need ("you have degree"), and those that take none and have one ("a software").

Invariant: only in prose with articles: a posting, or a list, that leaves them out throughout does so on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._forms import with_a
from jdlint.checks._prose import gap_after, in_case_of, is_literal, written
from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record
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
_SETTLED = frozenset("the a an our your their its this that each every any no one another my his her is or of".split())
"""Before which a noun lacks nothing, or nobody can tell."""
_ALWAYS = ("spans", "sums", "mass")
"""Kinds of nouns that are wrong in the tersest style, too."""
_BEFORE_PEOPLE = frozenset("with by for to without about from".split())
_BEFORE_THINGS = frozenset("with without for into".split())
_WANTED = ("hiring", "hire", "need", "for", "seek")
_OPENS = frozenset("when if because whether once until unless".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_VERBS = frozenset("has is was wants asks can will must should does finds writes clicks opens".split())
_FOLLOWS = frozenset(
    "of in for with at on from that who which where because so is has will when whose every each once if as".split()
)
_BEFORE_VERBS = frozenset(
    "you we they i who to will must should can could and are is also already not don't people would may".split()
)
_FULL = frozenset("a an the you we they it our your everyone nobody".split())
"""Words that show, before a noun, that a sentence is none in the style of a telegram."""
_DETERMINERS = frozenset("a an the our your two three four five six some several many".split())
_NEXT_CLAUSE = frozenset("and but so we you it because which who that or".split())
_SURE_VERBS = ("has", "gets", "becomes", "wants", "joins", "buys")
_MARKS = (".", ";", ":", "!", "?", ")")


class _Nouns:
    """What to ask at which noun, made once for the options of a rule."""

    made: tuple[object, Mapping[str, str]] = (None, {})


def _kinds(options: Mapping[str, list[str]]) -> Mapping[str, str]:
    if _Nouns.made[0] is not options:
        keys = ("people", "things", "spans", "sums", "mass")
        _Nouns.made = (options, {word: key for key in keys for word in options[key]})
    return _Nouns.made[1]


class _Noun(Record):
    """A noun in its sentence: the folded words of the posting, and places in them."""

    kind: str
    words: Sequence[str]
    first: int
    """Where its sentence begins."""
    start: int
    """Where what belongs before it begins, but for an article."""
    at: int
    end: int
    """Where its sentence ends."""
    after: str
    """The next word; the empty text where a mark stands before it."""

    @property
    def before(self) -> str:
        """The word before it and its modifiers."""
        return self.words[self.start - 1]


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each noun without the article that it needs, and at each article that a noun cannot have."""
    posting, kinds = context.posting, _kinds(rule.options)
    folded = posting.words.folded
    articles = sum(map(folded.count, _ARTICLES))
    if articles < _LEAST * len(folded):
        kinds = {word: kind for word, kind in kinds.items() if kind in _ALWAYS}
    in_lists = articles >= _LEAST_IN_LISTS * len(folded)
    excused = {i for hit in context.hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    for i in [i for i, word in enumerate(folded) if word in kinds and i not in excused]:
        if folded[i - 1] in _SETTLED and kinds[folded[i]] != "mass":
            continue
        noun = _noun(posting, rule.options["modifiers"], i, kinds[folded[i]])
        if noun and noun.kind == "mass":
            yield from _without(posting, noun)
        elif noun and (noun.kind in _ALWAYS or _is_prose(posting, noun, in_lists)):
            yield from _with(posting, noun.start, _missing(noun, rule.options["verbs"]))


def _noun(posting: Posting, modifiers: Sequence[str], i: int, kind: str) -> _Noun | None:
    """The noun there, if what stands before and behind it shows that it is one by itself."""
    sentence, folded = posting.sentences[posting.words.sentence[i]], posting.words.folded
    first, end, start = sentence.first_word, sentence.end_word, i
    while start > max(first, i - 2) and folded[start - 1] in modifiers and gap_after(posting, start - 1).isspace():
        start -= 1
    if start == first or not gap_after(posting, start - 1).isspace() or not written(posting, i).islower():
        return None
    after = folded[i + 1] if i + 1 < end else ""
    mark = gap_after(posting, i).strip()[:1] if after else "."
    if mark in _MARKS or (mark == "," and after in _NEXT_CLAUSE):
        return _Noun(kind, folded, first, start, i, end, "")
    if after == "and" and not mark and i + 2 < end and folded[i + 2] in _DETERMINERS:
        return _Noun(kind, folded, first, start, i, end, "")
    return None if mark else _Noun(kind, folded, first, start, i, end, after)


def _is_prose(posting: Posting, noun: _Noun, in_lists: bool) -> bool:
    """Whether the sentence is one with articles, as far as its words before the noun show it."""
    earlier, later = noun.words[noun.first : noun.start], noun.words[noun.at : noun.end]
    if earlier == ["as"]:  # "As engineer on our team you write"
        return "you" in later or "we" in later
    is_told = in_lists or posting.blocks[posting.sentences[posting.words.sentence[noun.at]].block].kind == "paragraph"
    is_there = noun.start - 1 > noun.first - (noun.before in _OPENS)
    is_from = noun.before == "to" and "from" in earlier
    return is_told and is_there and not is_from and (noun.before in _OPENS or not _FULL.isdisjoint(earlier))


def _missing(noun: _Noun, verbs: Sequence[str]) -> str:
    """The article that a noun lacks, by the words around it; none where it may stand alone."""
    before, after, people = noun.before, noun.after, noun.kind == "people"
    if noun.kind == "sums":
        is_sum = after == "of" and noun.words[noun.at + 2 : noun.at + 3] and noun.words[noun.at + 2][0].isdigit()
        return "a" if before == "and" and is_sum else ""
    if noun.kind == "spans":
        return "a" if before == "within" and after in ("", "of", "from") and noun.start == noun.at else ""
    if people and noun.words[noun.start] in _ORDINALS and (not after or after in _FOLLOWS):
        return "the" if before in ("be", "become") else "a" if before in _WANTED else ""
    if before in _OPENS:
        return "a" if people and after in _VERBS else ""
    if after and after not in _FOLLOWS and not (after == "to" and not people):
        return ""
    if before == "as":
        return "a" if people and after in ("in", "at", "on", "for") else ""
    is_object = before in verbs and (before in _SURE_VERBS or noun.words[noun.start - 2] in _BEFORE_VERBS)
    return "a" if is_object or before in (_BEFORE_PEOPLE if people else _BEFORE_THINGS) else ""


def _with(posting: Posting, i: int, article: str) -> Iterator[Match]:
    start, end, old = posting.words.starts[i], posting.words.ends[i], written(posting, i)
    if article and old.islower() and not is_literal(posting, start, end):
        better = f"the {old}" if article == "the" else "an hour" if old == "hour" else with_a(old)
        yield Match(start, end, {"match": old, "better": better}, better)


def _without(posting: Posting, noun: _Noun) -> Iterator[Match]:
    """The article and the next word, which stays."""
    if noun.before not in ("a", "an") or (noun.after and noun.after not in _FOLLOWS | {"about"}):
        return
    start, end = posting.words.starts[noun.start - 1], posting.words.ends[noun.start]
    old = " ".join(posting.masked[start:end].replace(JOIN, "").split())
    better = in_case_of(old, written(posting, noun.start))
    is_plain = posting.masked[start:end] == posting.text[start:end]
    yield Match(start, end, {"match": old, "better": better}, better if is_plain else None)
