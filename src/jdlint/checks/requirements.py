"""Requirements as an applicant counts them: too many in all, and musts that are mixed up with wishes.

Invariant: what a posting calls optional is no must; a heading speaks for what stands under it, up to the line that
leads to something else ("Nice to have:").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._lists import required_items
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Section, Sentence
from jdlint.rule import Match, Rule

_SHOWN = 80
"""Characters of a sentence that a message repeats."""
_AMONG_MUSTS = '"{match}" is a wish in a list of musts. Put the wishes under a heading of their own.'
_TWO_THINGS = Lazy(
    r";|\((?!(?:an?\s)?(?:nice|good|plus|bonus|preferred|desirable|optional|advantage)\b[^()]*\)\W*$)", re.IGNORECASE
)
"""What parts a must from a wish in one sentence: "a BSc; higher degrees are a plus", not "Rye (nice to have)"."""
_WORDS_PER_NAME = 3
"""Words for each comma up to which a sentence is a row of names."""


def _too_many(rule: Rule, context: Context) -> Iterator[Match]:
    """Many musts over several lists, none of which is too long by itself; or a row of many names in one sentence."""
    most, lists = rule.options["most"], context.rules[rule.options["lists"]]
    items = list(required_items(lists, context, more_than=most))
    count = sum(map(len, items))
    if count > most and all(len(one) <= lists.options["most"] for one in items):
        first = max(items, key=len)[0]
        yield Match(first.start, first.end, {"count": count, "limit": most})
    yield from _rows(rule, context)


def _rows(rule: Rule, context: Context) -> Iterator[Match]:
    """The sentences that ask for a long row of names."""
    posting, most = context.posting, rule.options["most_named"]
    waved = _sentences(rule, context, "unless")
    for number, sentence in enumerate(posting.sentences):
        if posting.block_kinds[sentence.block] == "requirements" and number not in waved:
            names = _names(posting, sentence)
            if names > most and sentence.end_word - sentence.first_word <= _WORDS_PER_NAME * names:
                yield Match(sentence.start, sentence.end, {"count": names, "limit": most})


def _names(posting: Posting, sentence: Sentence) -> int:
    """How many things a sentence names in a row; what stands in brackets only explains them."""
    if posting.masked.count(",", sentence.start, sentence.end) < _WORDS_PER_NAME:
        return 1
    depth, names = 0, 1
    for sign in posting.masked[sentence.start : sentence.end]:
        depth += (sign == "(") - (sign == ")")
        names += sign == "," and depth == 0
    return names


def _mixed(rule: Rule, context: Context) -> Iterator[Match]:
    """What is called a must and a wish at once, by a sentence or by the heading above it."""
    posting, told = context.posting, set()
    for hit in context.hits.of(rule.id, "both"):
        if hit.sentence not in told and _is_one_thing(posting, hit):
            told.add(hit.sentence)
            yield _match(posting, hit.start, hit.end)
    for number, text in _misplaced(rule, context):
        if number not in told:
            yield _match(posting, posting.sentences[number].start, posting.sentences[number].end, text)


_NEXT_THING = Lazy(
    r"\b(?:and|from)\b(?!\s(?:the\s)?(?:others|rest|remainder)\b)|,(?!\s*(?:which|but|though|although|that|this|it|would|not|nice|optional|ideally|an?)\b)"
)


def _is_one_thing(posting: Posting, hit: Hit) -> bool:
    """Whether a must and a wish are said of one thing, in a sentence: "a must, MSc a plus" speaks of two."""
    heading = posting.blocks[posting.sentences[hit.sentence].block].kind == "heading"
    return not heading and not _NEXT_THING.search(posting.masked[hit.start : hit.end].lower())


def _misplaced(rule: Rule, context: Context) -> Iterator[tuple[int, str]]:
    """The first wish under each heading of musts and the first must under each of wishes, with what to say of it."""
    posting = context.posting
    wishes = _sentences(rule, context, "wish")
    wishes |= {hit.sentence for hit in context.hits.of(rule.id, "last") if _is_last(posting, hit)}
    wishes -= _sentences(rule, context, "no_wish")
    ending = {hit.sentence for hit in context.hits.of(rule.id, "must_last") if _ends(posting, hit)}
    musts = (_sentences(rule, context, "must") | ending) - _sentences(rule, context, "waved") - wishes
    musts = {number for number in musts if posting.blocks[posting.sentences[number].block].kind == "item"}
    if not wishes and not musts:
        return
    numbers = _by_block(posting)
    strict, gentle = (_sentences(rule, context, key) for key in ("strict", "gentle"))
    for section in posting.sections:
        heading = next(iter(numbers.get(section.heading, ())), -1)
        if (heading in strict) != (heading in gentle) and (heading in strict or section.kind == "nice-to-have"):
            wrong = {n for n in wishes if _is_whole(posting, n)} if heading in strict else musts
            under = _listed(posting, _under(posting, section, (wishes, musts), numbers))
            yield from [(number, "") for number in under if number in wrong][:1]
        elif section.kind == "requirements" and heading not in strict and heading not in gentle:
            yield from _in_one_list(posting, _under(posting, section, (wishes, musts), numbers), musts, wishes)


def _listed(posting: Posting, under: Iterable[int]) -> list[int]:
    """The sentences of items, or all of them where there is no list: what follows one is no part of it."""
    sentences = list(under)
    items = [number for number in sentences if posting.blocks[posting.sentences[number].block].kind == "item"]
    return items or sentences


def _in_one_list(
    posting: Posting, under: Iterable[int], musts: set[int], wishes: set[int]
) -> Iterator[tuple[int, str]]:
    """The first item of a list that is called a wish where another item of the same list is called a must."""
    items = [number for number in under if posting.blocks[posting.sentences[number].block].kind == "item"]
    if not musts.isdisjoint(items):
        yield from [(n, _AMONG_MUSTS) for n in items if n in wishes and _is_whole(posting, n)][:1]


def _is_whole(posting: Posting, number: int) -> bool:
    """Whether a sentence is of one thing."""
    return not _TWO_THINGS.search(posting.masked[posting.sentences[number].start : posting.sentences[number].end])


def _sentences(rule: Rule, context: Context, key: str) -> set[int]:
    return {hit.sentence for hit in context.hits.of(rule.id, key)}


def _by_block(posting: Posting) -> dict[int, list[int]]:
    """The sentences of each block."""
    found: dict[int, list[int]] = {}
    for number, sentence in enumerate(posting.sentences):
        found.setdefault(sentence.block, []).append(number)
    return found


def _under(
    posting: Posting, section: Section, told: tuple[set[int], set[int]], numbers: Mapping[int, list[int]]
) -> Iterator[int]:
    """The sentences under a heading, up to the line that leads to wishes: "Nice to have:"; `told`: wishes and musts.

    A wish of one item leads to none where a must follows it: "Nice to have: Kotlin", then "Essential: Swift".
    """
    wishes, musts = told
    last = max((posting.sentences[number].block for number in musts), default=-1)
    for block in range(section.heading + 1, section.end):
        found = numbers.get(block, [])
        text = posting.masked[posting.blocks[block].start : posting.blocks[block].end].rstrip()
        if ":" in text and not wishes.isdisjoint(found) and (text.endswith(":") or not block < last < section.end):
            return
        yield from found


def _ends(posting: Posting, hit: Hit) -> bool:
    return hit.end_word == posting.sentences[hit.sentence].end_word


def _is_last(posting: Posting, hit: Hit) -> bool:
    """Whether a hit ends its sentence and speaks for all of it: "Rye bread preferred", not "a bread, rye preferred"."""
    if not _ends(posting, hit):
        return False
    before = posting.masked[posting.sentences[hit.sentence].start : hit.start].rstrip(" (")
    part = re.split(r"[,;(–—]|\s-\s", before)[-1]
    return len(part.split()) > _WORDS_PER_NAME or part == before


def _match(posting: Posting, start: int, end: int, text: str = "") -> Match:
    words = " ".join(posting.masked[start:end].replace("\0", "").split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return Match(start, end, {"match": shown}, message=text.format(match=shown) or None)


_DETECTORS: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "too-many": _too_many,
    "mixed": _mixed,
}
OPTIONS: Mapping[str, Option] = {
    "detect": Option("choice", required=True, choices=tuple(_DETECTORS)),
    "lists": Option("text", "long-list"),
    "most": Option("number", 20),
    "most_named": Option("number", 10),
    "unless": Option("phrases", ()),
    "both": Option("phrases", ()),
    "wish": Option("phrases", ()),
    "last": Option("phrases", ()),
    "must": Option("phrases", ()),
    "must_last": Option("phrases", ()),
    "waved": Option("phrases", ()),
    "strict": Option("phrases", ()),
    "gentle": Option("phrases", ()),
    "no_wish": Option("phrases", ()),
}
"""`lists`: the rule that says which items of a list count, and that tells of a single long one. `most`: items in all,
`most_named`: names in a row, `unless`: what makes of a row no demand. `both`: phrases that call a thing a must and a
wish, `wish` and `must` those that say one of the two, `last` and `must_last`: what makes a wish or a must of the
sentence that it ends, `waved`: what takes a must back. `strict`: words of a heading under which nothing is a wish,
`gentle`: under which nothing is a must. `no_wish`: what only says that a thing need not be."""

VALUES: tuple[str, ...] = ("match", "count", "limit")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each place with the fault that the rule names."""
    return _DETECTORS[rule.options["detect"]](rule, context)
