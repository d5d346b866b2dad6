"""Phrases and ideas that a posting of its length uses too often.

Invariant: names, the job's own title, openings of list items and stock phrases never count, however often they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jdlint.checks import Context
from jdlint.checks._phrases import Phrase, apart, frequent_phrases, written_length
from jdlint.checks._repeats import pasted_runs, stem, units_of, words_as_set
from jdlint.posting.model import Posting
from jdlint.posting.words import fold_phrase
from jdlint.rule import Rule

_SHORTEST = 3
_LONG_TITLE = 15
_JOINERS = frozenset(("and", "or", "but"))
"""A pair such as "sales and marketing" is the name of a field; a phrase that begins or ends with one is a cutting."""
_ONE_WORD = 1.5
"""A phrase with one content word ("should be able to") must be that much more frequent than one with several."""


def overused_phrases(rule: Rule, context: Context, pasted: int) -> list[Phrase]:
    """The phrases of three or more words that stand too often, none overlapping another, in text order."""
    posting, options = context.posting, rule.options
    often = list(frequent_phrases(posting, _said_once(context, pasted), options["least_times"]))
    if not often:
        return []
    small_words = words_as_set(tuple(options["small_words"]))
    small = {at for at, word in enumerate(posting.words.folded) if word in small_words}
    stock = {i for hit in context.hits.of(rule.id, "skip") for i in range(hit.first_word, hit.end_word)}
    title = title_stems(posting)
    least = max(options["least_times"], len(posting.words.folded) / options["one_in"])
    needed = partial(_needed, least=least, small=small)
    kept = []
    for found in often:
        phrase = _counted(posting, found, stock)
        if phrase.at and len(phrase.at) >= needed(phrase) and not _is_name(posting, phrase, small, title):
            kept.append(phrase)
    return apart(kept, needed)


def _counted(posting: Posting, phrase: Phrase, stock: set[int]) -> Phrase:
    """The phrase with the places that count: outside stock phrases, and long enough as a reader counts words."""
    size = len(phrase.words)
    free = [i for i in phrase.at if stock.isdisjoint(range(i, i + size))]
    return Phrase(phrase.words, [i for i in free if written_length(posting, i, size) >= _SHORTEST])


def _said_once(context: Context, pasted: int) -> list[int]:
    """The sentences to count in: without what is pasted, and each sentence said again word for word only once."""
    units = units_of(context)
    taken = {i for run in pasted_runs(context, pasted) for i in range(run.again, run.again + run.size)}
    seen: set[tuple[str, ...]] = set()
    counted = []
    for i, unit in enumerate(units):
        if i not in taken and unit.words not in seen:
            counted.append(unit.sentence)
            seen.add(unit.words)
    return counted


def _needed(phrase: Phrase, least: float, small: set[int]) -> float:
    """How often a phrase must stand to be too often; never often enough where only small words make it up."""
    size = len(phrase.words)
    content = _content(phrase.at[0], size, small)
    if not content or (size == _SHORTEST and (len(content) == 1 or phrase.words[1] in _JOINERS)):
        return float("inf")
    if phrase.words[0] in _JOINERS or phrase.words[-1] in _JOINERS:
        return float("inf")
    return least if len(content) > 1 else least * _ONE_WORD


def _content(start: int, size: int, small: set[int]) -> list[int]:
    return [i for i in range(start, start + size) if i not in small]


def _is_name(posting: Posting, phrase: Phrase, small: set[int], title: frozenset[str]) -> bool:
    """Whether the phrase is the job's title, holds a number, or is mostly written with capitals as names are."""
    content = _content(phrase.at[0], len(phrase.words), small)
    folded = posting.words.folded
    if all(stem(folded[i]) in title for i in content):
        return True
    if any(c.isdigit() for i in content for c in folded[i]):
        return True
    capitals = sum(_has_capital(posting, at, len(phrase.words)) for at in phrase.at)
    return capitals * 2 >= len(phrase.at)


def _has_capital(posting: Posting, at: int, size: int) -> bool:
    first = posting.sentences[posting.words.sentence[at]].first_word
    return any(posting.text[posting.words.starts[i]].isupper() for i in range(at, at + size) if i != first)


def title_stems(posting: Posting) -> frozenset[str]:
    """The words of the title and the company, without their endings: what a posting names again and again by right."""
    texts = [posting.fields[key].value for key in ("title", "company", "team", "department") if key in posting.fields]
    words = [word for text in texts for word in fold_phrase(text)]
    start, end = posting.title
    heading = fold_phrase(posting.masked[start:end])
    if len(heading) <= _LONG_TITLE:
        words += heading
    return frozenset(stem(word) for word in words)


def stuffed_words(rule: Rule, context: Context) -> Iterator[list[tuple[int, int]]]:
    """For each idea said too often, the spans of all its words, in order."""
    posting, options = context.posting, rule.options
    title = title_stems(posting)
    counted = {unit.sentence for unit in units_of(context)}
    found: dict[int, list[tuple[int, int]]] = {}
    for hit in context.hits.of(rule.id, "ideas"):
        named = _has_capital(posting, hit.first_word, hit.end_word - hit.first_word)
        own = stem(posting.words.folded[hit.first_word]) in title
        if hit.sentence in counted and not named and not own:
            found.setdefault(hit.phrase, []).append((hit.start, hit.end))
    least = max(options["least_times"], len(posting.words.folded) / options["one_in"])
    yield from sorted(spans for spans in found.values() if len(spans) >= least)
