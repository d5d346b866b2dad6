"""What is kept of a posting to compare it with others: hashes of its text, and the facts that rules ask for.

Invariant: a digest is small plain data (texts, numbers, tuples), whatever the size of the posting, and depends on
nothing but the posting, the rules and their settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from zlib import crc32

from jdlint.checks import Context
from jdlint.checks._told import numbers_told
from jdlint.checks.across import DUPLICATE, FACT, FIGURES, OTHER_JOB, SIDES
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting
from jdlint.posting.words import fold_phrase
from jdlint.record import Record
from jdlint.rule import Rule

_BUCKETS = 64
_SHINGLE = 4
"""Words in a row that are hashed together."""
_LEAST_WORDS = 80
"""A shorter text says too little to be compared as a whole."""
_LONG_SENTENCE = 8
"""Words from which on a sentence tells whose it is."""
_MOST = 60
"""Sentences that are kept of a posting, and statements of a rule."""
_DIGITS = Lazy(r"\d+")
_PAY = Lazy(r"[$€£¥₹]|\b(?:usd|eur|gbp|chf|inr|cad|aud)\b|https?:", re.IGNORECASE)
"""In a sentence with one of these, a number is pay or part of an address, which differ by right."""

Statement = tuple[str, str, int, int]
"""What is stated (a value, or the hash of a sentence), in which words, and where."""


class Digest(Record):
    """A posting as others see it."""

    company: str
    title: tuple[str, ...]
    title_at: tuple[int, int]
    role: str
    places: tuple[str, ...]
    """Words of the places that it names as where the job is."""
    sketch: tuple[int, ...]
    """The least hash of the shingles in each bucket: the share of equal ones is about that of equal shingles."""
    about: tuple[int, ...]
    """Hashes of the sentences about the company, without their numbers."""
    rules: dict[str, tuple[str, float, bool]]
    """The rules that are on for it, each with what its settings say: level, `share`, `same_place`."""
    said: dict[str, tuple[Statement, ...]]
    """What it states, by rule."""
    holds: tuple[tuple[str, int, int], ...]
    """Names of rules and topics, each with a stretch of text in which it is held back."""


def digest_of(context: Context, rules: Sequence[Rule], holds: Sequence[tuple[str, int, int]]) -> Digest:
    """The digest of a posting for the rules that are on for it."""
    posting = context.posting
    fields = posting.fields
    title = posting.masked[posting.title.start : posting.title.end].replace(JOIN, "")
    return Digest(
        company=" ".join(fold_phrase(fields["company"].value)) if "company" in fields else "",
        title=tuple(fold_phrase(fields["title"].value if "title" in fields else title)),
        title_at=(posting.title.start, posting.title.end),
        role=context.role["id"],
        places=_places(context),
        sketch=_sketch(posting.words.folded),
        about=tuple(islice(_about(posting), _MOST)),
        rules={rule.id: (rule.level, rule.options["share"], rule.options["same_place"]) for rule in rules},
        said={rule.id: tuple(islice(_said(rule, context), _MOST)) for rule in rules},
        holds=tuple(holds),
    )


def _sketch(words: Sequence[str]) -> tuple[int, ...]:
    if len(words) < _LEAST_WORDS:
        return ()
    least = [0] * _BUCKETS
    for at in range(len(words) - _SHINGLE + 1):
        value = crc32(" ".join(words[at : at + _SHINGLE]).encode(errors="replace"))
        bucket = value % _BUCKETS
        if not least[bucket] or value < least[bucket]:
            least[bucket] = value
    return tuple(least)


def _places(context: Context) -> tuple[str, ...]:
    """The words of the field and of the statements that say where the job is, in one order."""
    posting, field = context.posting, context.posting.fields.get("location")
    found = set(fold_phrase(field.value)) if field else set()
    for hit in context.hits.of("location", "met"):
        found |= set(posting.words.folded[hit.first_word : hit.end_word])
    return tuple(sorted(found))[:_MOST]


def _about(posting: Posting) -> Iterator[int]:
    for _, words in _sentences(posting, ("company",)):
        if len(words) >= _LONG_SENTENCE:
            yield _without_numbers(words)


def _sentences(posting: Posting, kinds: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Number and folded words of the sentences in sections of some kinds."""
    for number, sentence in enumerate(posting.sentences):
        if posting.block_kinds[sentence.block] in kinds:
            yield number, posting.words.folded[sentence.first_word : sentence.end_word]


def _without_numbers(words: Sequence[str]) -> int:
    return crc32(_DIGITS.sub("#", " ".join(words)).encode(errors="replace"))


def _said(rule: Rule, context: Context) -> Iterator[Statement]:
    """What a posting states that a rule compares."""
    find = rule.options["find"]
    if find == FIGURES:
        yield from _figures(rule, context.posting)
    elif find == FACT:
        yield from _facts(rule, context)
    elif find == SIDES:
        for side in ("one", "other"):
            for start, end in _hits(rule, context, side):
                yield side, _words_at(context.posting, start, end), start, end
    else:
        assert find in (DUPLICATE, OTHER_JOB)


def _figures(rule: Rule, posting: Posting) -> Iterator[Statement]:
    """The long sentences with numbers: the sentence without them as the value, the numbers as the words."""
    unless = frozenset(rule.options["unless"])
    for number, words in _sentences(posting, rule.options["counts_in"]):
        sentence = posting.sentences[number]
        numbers = [word for word in words if _DIGITS.search(word)] if len(words) >= _LONG_SENTENCE else []
        if numbers and unless.isdisjoint(words) and not _PAY.search(posting.text, sentence.start, sentence.end):
            yield f"{_without_numbers(words):x}", ", ".join(numbers), sentence.start, sentence.end


def _facts(rule: Rule, context: Context) -> Iterator[Statement]:
    """The numbers that stand next to the words that tell of a fact."""
    for value, (start, end), _ in numbers_told(rule, context):
        yield value, _words_at(context.posting, start, end), start, end


def _hits(rule: Rule, context: Context, group: str) -> Iterator[tuple[int, int]]:
    for hit in context.hits.of(rule.id, group):
        if context.posting.block_kinds[context.posting.sentences[hit.sentence].block] in rule.options["counts_in"]:
            yield hit.start, hit.end


def _words_at(posting: Posting, start: int, end: int) -> str:
    return " ".join(posting.text[start:end].split())
