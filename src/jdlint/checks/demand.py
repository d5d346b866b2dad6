"""Skills demanded of a role that are another role's work.

Invariant: one match a sentence, from the first such skill to the last; none where the sentence, the line that leads to
its list or the heading above it says that the skills are optional or only told of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from jdlint.checks import Context, Option
from jdlint.hits import Hit
from jdlint.posting.model import JOIN, Posting, Section
from jdlint.posting.words import fold_phrase
from jdlint.roles import DEFAULT
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "of": Option("roles", (), required=True),
    "skills": Option("phrases", (), required=True),
    "unless": Option("phrases", ()),
    "never": Option("phrases", ()),
    "named": Option("words", (), required=True),
    "counts_in": Option("sections", ("duties", "requirements", "role", "other")),
}
"""`of`: the roles whose postings are looked at; `named`: words of which title or front matter must hold one where the
role is the default one, as many a posting that is only taken for it is for more."""
VALUES: tuple[str, ...] = ("match", "role")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every sentence that demands such skills of one of the roles in `of`."""
    if context.role["id"] not in rule.options["of"] or not _is_named(rule, context):
        return
    posting = context.posting
    waved = [hit.sentence for hit in context.hits.of(rule.id, "unless")]
    sentences, blocks = set(waved), {posting.sentences[number].block for number in waved}
    never = context.hits.of(rule.id, "never")
    demanded = [hit for hit in context.hits.of(rule.id, "skills") if _counts(hit, rule, posting, never)]
    for number, hits in groupby(demanded, key=attrgetter("sentence")):
        if number not in sentences and blocks.isdisjoint(_above(posting.sentences[number].block, posting)):
            found = list(hits)
            start, end = found[0].start, max(hit.end for hit in found)
            words = " ".join(posting.masked[start:end].replace("\0", "").split())
            yield Match(start, end, {"match": words, "role": context.role["title"].lower()})


def _is_named(rule: Rule, context: Context) -> bool:
    """Whether the job is said to be of that role: a technical text may only be taken for the default one."""
    if context.role["id"] != DEFAULT:
        return True
    posting = context.posting
    texts = [posting.fields[name].value for name in ("role", "title") if name in posting.fields]
    texts.append(posting.masked[posting.title.start : posting.title.end].replace(JOIN, ""))
    folded = [f" {' '.join(fold_phrase(text))} " for text in texts]
    return any(f" {word} " in text for word in rule.options["named"] for text in folded)


def _counts(hit: Hit, rule: Rule, posting: Posting, never: Sequence[Hit]) -> bool:
    kind = posting.block_kinds[posting.sentences[hit.sentence].block]
    return kind in rule.options["counts_in"] and not any(
        other.first_word < hit.end_word and hit.first_word < other.end_word for other in never
    )


def _above(block: int, posting: Posting) -> Iterator[int]:
    """The blocks whose words also hold for a block: the line that leads to its list, and the heading of its section."""
    section = posting.sections[bisect_right(posting.sections, block, key=_first) - 1]
    if section.heading >= 0:
        yield section.heading
    lead = block
    while lead > section.first and posting.blocks[lead].kind == "item":
        lead -= 1
    if lead != block:
        yield lead


def _first(section: Section) -> int:
    return section.first
