"""Degrees and certificates: demanded with nothing counting instead, or piled one on the other.

Invariant: a posting gets at most one match of each rule, and none where it says anywhere that something else counts, or
where its title names a trade for which the law asks for the degree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._negation import is_unasked
from jdlint.hits import Hit
from jdlint.posting.model import Posting, Span
from jdlint.rule import Match, Rule


def _without_equivalent(rule: Rule, context: Context) -> Iterator[Match]:
    """The first demand for a degree, where nothing says what counts instead."""
    if not context.hits.of(rule.id, "excused") and not _is_regulated(rule, context):
        for hit in _demands(rule, context, "asks"):
            yield _match(context, hit.start, _clause_end(context.posting, hit))
            return


def _stacked(rule: Rule, context: Context) -> Iterator[Match]:
    """Degrees in a row, each wished for on top of the one before; or several certificates at once."""
    rows = _demands(rule, context, "asks") or _rungs(rule, context)
    if rows and not _is_regulated(rule, context):
        yield _match(context, rows[0].start, rows[0].end)
    by_sentence: dict[int, list[Hit]] = {}
    for hit in _demands(rule, context, "certificates"):
        by_sentence.setdefault(hit.sentence, []).append(hit)
    held = [hit for hits in by_sentence.values() for hit in _apart(hits)]
    names = {context.posting.quoted(Span(hit.start, hit.end)).lower() for hit in held}
    if len(names) >= rule.options["many"]:
        first = [hit for hit in held if hit.sentence == held[0].sentence]
        yield _match(context, first[0].start, first[-1].end)


def _rungs(rule: Rule, context: Context) -> list[Hit]:
    """The lowest of three degrees that stand in three places, one after the other."""
    found: list[Hit] = []
    for key in ("first", "second", "third"):
        after = found[-1].sentence if found else -1
        step = next((hit for hit in _demands(rule, context, key) if hit.sentence > after), None)
        if step is None:
            return []
        found.append(step)
    return found


_DETECTORS: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "without-equivalent": _without_equivalent,
    "stacked": _stacked,
}
OPTIONS: Mapping[str, Option] = {
    "detect": Option("choice", required=True, choices=tuple(_DETECTORS)),
    "asks": Option("phrases", (), required=True),
    "first": Option("phrases", ()),
    "second": Option("phrases", ()),
    "third": Option("phrases", ()),
    "certificates": Option("phrases", ()),
    "many": Option("number", 3),
    "unless": Option("phrases", ()),
    "excused": Option("phrases", ()),
    "trades": Option("words", ()),
    "counts_in": Option("sections", ("requirements",)),
}
"""`first`, `second`, `third`: degrees by their height. `unless`: what makes a block ask for nothing. `excused`: what
says, anywhere, that something else counts. `trades`: words of titles for whose work the law asks for the degree.
`many`: certificates that are too many."""

VALUES: tuple[str, ...] = ("match",)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match where the posting has the fault that the rule names."""
    return _DETECTORS[rule.options["detect"]](rule, context)


def _demands(rule: Rule, context: Context, key: str) -> list[Hit]:
    """The hits under `key` in blocks that ask for something."""
    posting, kinds = context.posting, rule.options["counts_in"]
    block_of = [sentence.block for sentence in posting.sentences]
    waved = {block_of[hit.sentence] for hit in context.hits.of(rule.id, "unless")}
    # What goes on in small letters behind a list was meant to be its last item's end.
    waved |= {block - 1 for block in waved if posting.text[posting.blocks[block].start].islower()}
    return [
        hit
        for hit in context.hits.of(rule.id, key)
        if block_of[hit.sentence] not in waved
        and posting.block_kinds[block_of[hit.sentence]] in kinds
        and not is_unasked(posting, block_of[hit.sentence])
        and not posting.masked[hit.end : hit.end + 2].startswith("?")
    ]


def _apart(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that share no word, longest first where two begin alike."""
    end = 0
    for hit in hits:
        if hit.first_word >= end:
            yield hit
            end = hit.end_word


def _clause_end(posting: Posting, hit: Hit) -> int:
    """Where the clause ends that a hit begins, so that the field of study is told with the degree."""
    end = hit.end
    for at in range(hit.end_word, posting.sentences[hit.sentence].end_word):
        if posting.masked[end : posting.words.starts[at]].replace("\0", "").strip(" \n'’/&"):
            break
        end = posting.words.ends[at]
    return end


def _is_regulated(rule: Rule, context: Context) -> bool:
    posting = context.posting
    start, end = posting.title
    words = posting.words
    titled = {word for word, at in zip(words.folded, words.starts, strict=True) if start <= at < end}
    return not titled.isdisjoint(rule.options["trades"])


def _match(context: Context, start: int, end: int) -> Match:
    return Match(start, end, {"match": context.posting.quoted(Span(start, end))})
