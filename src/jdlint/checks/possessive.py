"""Owners written without their apostrophe: "in one persons head", "on Larchs website" where the posting names Larch.

Invariant: a name counts only where the posting has it without the s, too, and what it owns stands right behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._made import made_once
from jdlint.checks._prose import gap_after, is_literal, written
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONS: Mapping[str, Option] = {
    "owners": Option("words", required=True),
    "owned": Option("words", required=True),
    "common": Option("text", required=True),
    "unless": Option("phrases", ()),
}
"""`owners`: nouns for people, as they stand before "'s"; `owned`: what a name owns; `common`: the table of words
often used, which are no names. `unless`: phrases that are right."""
VALUES = ("match", "better")

_ONE = frozenset("a each every another one".split())
_BEFORE_ONE = frozenset("twenty thirty forty fifty sixty seventy eighty ninety and".split())
"""What makes of one a larger number: "thirty-one engineers"."""
_NO_NOUN = frozenset(
    "a an the our your their its his her my this that these those and or but nor not no in of for with at on "
    "from to by as is are was were be been have has had do does did will would can could should must may "
    "might who which what when where why how if than then so we you they it he she i us them me about into "
    "per all each every more most only also there here like before after across through over under up out off".split()
)
_COUNTS = frozenset("a an each every per one".split())
"""Before what is no name of a company: "a Pod"."""
_SHORTEST = 3
"""Letters of a name: "As" is none."""
_NO_NAME = ("ss", "us", "is")


@made_once
def _words_of(options: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(options["owners"]), frozenset(options["owned"])


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each owner without an apostrophe."""
    posting, options = context.posting, rule.options
    folded = posting.words.folded
    (owners, owned), last = _words_of(options), len(folded) - 1
    there = set(folded)
    present = {word for word in there if word[-1:] == "s" and (word[:-1] in owners or word[:-1] in there)}
    if not present:
        return
    excused = {i for hit in context.hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    for i in [i for i, word in enumerate(folded) if word in present and i != last and i not in excused]:
        word = folded[i]
        is_one = folded[i - 1] in _ONE and not (folded[i - 1] == "one" and folded[i - 2] in _BEFORE_ONE)
        if word[:-1] in owners and is_one and folded[i + 1] not in _NO_NOUN:
            if _is_in_a_row(posting, i) and written(posting, i + 1).islower():
                yield from _match(posting, i)
        elif folded[i + 1] in owned and _is_name(context, i, options["common"]):
            yield from _match(posting, i)


def _is_in_a_row(posting: Posting, i: int) -> bool:
    is_one = posting.words.sentence[i - 1] == posting.words.sentence[i] == posting.words.sentence[i + 1]
    return is_one and gap_after(posting, i - 1).isspace() and gap_after(posting, i).isspace()


def _is_name(context: Context, i: int, common: str) -> bool:
    """Whether a word is a name with an s behind it: the posting has it without, more often than not."""
    posting, old = context.posting, written(context.posting, i)
    name = old[:-1]
    if (
        len(name) < _SHORTEST
        or not old[:1].isupper()
        or old.isupper()
        or old.lower().endswith(_NO_NAME)
        or not gap_after(posting, i).isspace()
    ):
        return False
    folded = posting.words.folded
    if posting.words.sentence[i] != posting.words.sentence[i + 1] or name.lower() not in folded:
        return False
    named = [j for j, word in enumerate(folded) if word == name.lower() and written(posting, j) == name]
    if f" {name.lower()} " in f" {context.tables[common]['often']} " or len(named) <= folded.count(folded[i]) - 1:
        return _is_employer(posting, name)
    return bool(named) and not any(folded[j - 1] in _COUNTS for j in named)


def _is_employer(posting: Posting, name: str) -> bool:
    from jdlint.detect.employer import employers

    return any(employer.name.split()[0] == name for employer in employers(posting))


def _match(posting: Posting, i: int) -> Iterator[Match]:
    start, end, old = posting.words.starts[i], posting.words.ends[i], written(posting, i)
    if not is_literal(posting, start, end):
        better = f"{old[:-1]}'s"
        yield Match(start, end, {"match": old, "better": better}, better)
