"""The lists of requirements of a posting, and which of their items ask for something without which one need not apply.

Invariant: an item counts only where the list stands under a heading that says what it is, and where the item does not
say itself that it is optional: in doubt a list is short.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.checks import Context
from jdlint.posting.model import Block
from jdlint.rule import Rule

_NAME = 4
"""Words up to which an item is a name."""
_ASKING, _OF_NAMES = 3, 6
"""One item in so many must ask for something: duties stand under the oddest headings. Of bare names fewer need to."""


def required_items(rule: Rule, context: Context, more_than: int = 0, longer_than: int = 0) -> Iterator[list[Block]]:
    """For each list in one of the rule's sections, the items that count.

    Lists that are no longer than `longer_than` are left out, and all where they have no more than `more_than` items
    together: most postings are done with before any phrase is looked for.
    """
    posting = context.posting
    lists = [
        (section, first, end)
        for section in posting.sections if section.heading >= 0 and section.kind in rule.options["sections"]
        for first, end in _lists(rule, context, section.first, section.end) if end - first > longer_than
    ]  # fmt: skip
    if sum(end - first for _, first, end in lists) <= more_than:
        return
    hits = {key: _blocks_with(rule, context, key) for key in ("optional", "asks", "not_all", "strict")}
    for section, first, end in lists:
        if hits["not_all"].isdisjoint(range(section.first, end)):
            items = _counted(context, range(first, end), hits["optional"])
            share = _ASKING if not _are_names(context, items) else _OF_NAMES
            asked = share * len(hits["asks"].intersection(items)) >= len(items)
            if asked or section.heading in hits["strict"]:
                yield [posting.blocks[i] for i in items]


def _are_names(context: Context, items: list[int]) -> bool:
    """Whether the items are mostly bare names: no duties, and not all of the technologies need be known to us."""
    words = sorted(len(context.posting.masked[slice(*context.posting.blocks[i][1:3])].split()) for i in items)
    return bool(words) and words[len(words) // 2] <= _NAME


def _blocks_with(rule: Rule, context: Context, key: str) -> set[int]:
    """The blocks in which a phrase under `key` stands."""
    sentences = context.posting.sentences
    return {sentences[hit.sentence].block for hit in context.hits.of(rule.id, key)}


def _lists(rule: Rule, context: Context, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of items among these blocks, as ranges."""
    posting = context.posting
    begun = -1
    for i in range(first, end + 1):
        kinds = rule.options["sections"]
        listed = i < end and posting.blocks[i].kind == "item" and posting.block_kinds[i] in kinds
        if listed and begun < 0:
            begun = i
        elif not listed and begun >= 0:
            yield begun, i
            begun = -1


def _counted(context: Context, blocks: range, optional: set[int]) -> list[int]:
    """The items that count: no sub-items, no lead-ins, nothing optional, nor what follows "Nice to have:"."""
    posting, counted = context.posting, []
    for i in blocks:
        block = posting.blocks[i]
        ending = posting.masked[block.start : block.end].rstrip(_MARKS)[-1:]
        if i in optional and ending == ":":
            break
        if block.level <= 1 and i not in optional and ending not in (":", "?"):
            counted.append(i)
    return counted


_MARKS = "\0 \n*_"
