"""Sentences and requirements that say again, in nearly the same words, what an earlier one says.

Invariant: two sentences that differ in a number, a name or a word of contrast (bachelor's, master's; basic, deep; not)
are parallel, not restated, however much else they share.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jdlint.checks import Context
from jdlint.checks._claims import claimed_again
from jdlint.checks._facts import amounts_of_pay
from jdlint.checks._near import likeness, near_pairs
from jdlint.checks._purpose import Purpose
from jdlint.checks._repeats import Run, Unit, is_frame, pasted_runs, stem, units_of, words_as_set
from jdlint.posting.model import Posting, Sentence, Span
from jdlint.record import Record
from jdlint.rule import Rule

_LEAD_IN = (":", "...", "…")
_PASTED = 12
"""Words of a sentence that nobody writes twice by chance."""
_ABOUT_APPLYING = frozenset(("apply", "process"))


class Restated(Record):
    """The span of the later sentence, that of the earlier, and whether they are the same word for word."""

    start: int
    end: int
    first: Span
    same: bool


def restated_sentences(rule: Rule, context: Context, pasted: int) -> Iterator[Restated]:
    """The sentences that restate an earlier one, each told once, against the earliest."""
    posting = context.posting
    units = units_of(context)
    counted = _counted(rule, context, units, pasted)
    contents = _contents(rule, context, [units[i] for i in counted])
    least = min(rule.options["least_alike"], rule.options["least_alike_changed"])
    if not (pairs := list(near_pairs(contents, least))):
        return
    folded = posting.words.folded
    contrasts = {folded[hit.first_word] for hit in context.hits.of(rule.id, "contrasts")}
    purpose = Purpose(rule, context)
    paid = {amount.sentence for amount in context.once("amounts", amounts_of_pay)}
    told: set[int] = set()
    for i, j in pairs:
        one, other = units[counted[i]], units[counted[j]]
        if j in told or not _alike_enough(rule, contents[i], contents[j]):
            continue
        if {one.sentence, other.sentence} <= paid:
            continue  # the pay stands at the head, and again among what is offered
        if one.words != other.words and _contrast(posting, contrasts, one, other):
            continue
        if purpose.excuses(one.sentence, other.sentence) or not _is_told(posting, one, other):
            continue
        if not is_frame(posting, units, Run(counted[i], counted[j], 1)):
            told.add(j)
            earlier, later = posting.sentences[one.sentence], posting.sentences[other.sentence]
            yield Restated(later.start, later.end, Span(earlier.start, earlier.end), one.words == other.words)


def restated_claims(rule: Rule, context: Context) -> Iterator[Restated]:
    """The short claims of a skill that a neighbour has made already."""
    if not (pairs := list(claimed_again(rule, context))):
        return
    posting, purpose = context.posting, Purpose(rule, context)
    notices = {hit.sentence for hit in context.hits.of(rule.id, "skip")}
    for first, again in pairs:
        earlier, later = posting.sentences[first], posting.sentences[again]
        if not notices.isdisjoint((first, again)) or not _can_restate(posting, later) or purpose.excuses(first, again):
            continue
        same = posting.text[earlier.start : earlier.end] == posting.text[later.start : later.end]
        yield Restated(later.start, later.end, Span(earlier.start, earlier.end), same)


def _counted(rule: Rule, context: Context, units: list[Unit], pasted: int) -> list[int]:
    """The units that can restate: no lead-ins, no notices about applying, nothing that is told as pasted."""
    posting = context.posting
    notices = {hit.sentence for hit in context.hits.of(rule.id, "skip")}
    taken = {i for run in pasted_runs(context, pasted) for i in range(run.again, run.again + run.size)}
    return [
        i
        for i, (number, words) in enumerate(units)
        if len(words) >= rule.options["least_words"]
        and i not in taken
        and number not in notices
        and not _leads_in(posting, posting.sentences[number])
    ]


def _is_told(posting: Posting, one: Unit, other: Unit) -> bool:
    """Whether it matters that two sentences are alike: how to apply may be said in like words, but not pasted there."""
    if one.words == other.words and len(one.words) >= _PASTED:
        return True
    return all(_can_restate(posting, posting.sentences[unit.sentence]) for unit in (one, other))


def _can_restate(posting: Posting, sentence: Sentence) -> bool:
    return not _leads_in(posting, sentence) and posting.block_kinds[sentence.block] not in _ABOUT_APPLYING


def _leads_in(posting: Posting, sentence: Sentence) -> bool:
    return posting.masked[sentence.start : sentence.end].endswith(_LEAD_IN)


def _contents(rule: Rule, context: Context, units: list[Unit]) -> list[frozenset[str]]:
    """The content words of each unit, without their endings, and one word for those that say the same."""
    small, same = words_as_set(tuple(rule.options["small_words"])), _same_stems(tuple(rule.options["same"]))
    stems = {word: stem(word) for word in set(context.posting.words.folded).difference(small)}
    content = {word: same.get(bare, bare) for word, bare in stems.items()}
    return [frozenset([content[word] for word in words if word in content]) for _, words in units]


@lru_cache(maxsize=8)
def _same_stems(rows: tuple[str, ...]) -> dict[str, str]:
    """For each word of rows of words that say the same, without its ending, the first of its row."""
    return {stem(word): stem(row.split()[0]) for row in rows for word in row.split()}


def _alike_enough(rule: Rule, content: frozenset[str], again: frozenset[str]) -> bool:
    """Whether two sentences share enough content: more of it where each also says something of its own."""
    options = rule.options
    changed = bool(content - again) and bool(again - content)
    least = options["least_words_changed"] if changed else options["least_words"]
    alike = options["least_alike_changed"] if changed else options["least_alike"]
    return bool(len(content & again) >= least and likeness(content, again) >= alike)


def _contrast(posting: Posting, contrasts: set[str], one: Unit, other: Unit) -> bool:
    """Whether the words that only one of the two has set them apart: a number, a word of contrast, another name."""
    ours, theirs = set(one.words), set(other.words)
    differing = ours ^ theirs
    if any(word in contrasts or any(c.isdigit() for c in word) for word in differing):
        return True
    # A name that only one of them adds is one more thing said; two names are two things.
    return (
        bool(ours - theirs)
        and bool(theirs - ours)
        and (_names(posting, one, differing) or _names(posting, other, differing))
    )


def _names(posting: Posting, unit: Unit, words: set[str]) -> bool:
    """Whether any of these words stands in the unit as a name: with a capital, and not first in the sentence."""
    first = posting.sentences[unit.sentence].first_word
    starts = posting.words.starts
    return any(word in words and posting.text[starts[first + at]].isupper() for at, word in enumerate(unit.words) if at)
