"""Comparisons that go on with "then": "longer then we would like", "would rather ask then guess".

Invariant: "then" that may tell of time is left alone: behind a comma, after "if" or "first", before what somebody does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._prose import gap_after, is_literal, written
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "comparatives": Option("words", required=True),
    "verbs": Option("wordset", ()),
}
"""`comparatives`: words that "than" goes with. `verbs`: what may stand behind "then" where one thing is done after
another ("think longer then act")."""
VALUES = ("match", "better")

_TIME = frozenset("if when once whenever after until unless first".split())
"""Words before a comparative with which "then" is right: "when it is slower then look why"."""
_BEFORE_THEN = frozenset("and but or just only since by until back even so now right than".split())
_WISH = frozenset("would rather sooner prefer prefers i'd we'd you'd they'd he'd she'd who'd".split())
_STRONG = frozenset("rather other".split())
_ALONE = frozenset("later earlier further sooner closer".split())
"""Comparatives that tell of time or place: "than" stands close behind."""
_WHO = frozenset("we you they it i he she".split())
_HAS = frozenset(
    "would do does did can could have has had need needs should used think thought expect expected ever is "
    "are was were sounds looks seems like planned hoped wanted may might will usually normally".split()
)
_NOUN_BEGINS = frozenset(
    "a an the any most what how where who which whether one two three four five six seven eight nine ten "
    "twenty thirty something nothing anything someone anyone anybody somebody everything all our your their "
    "his her its my ours yours theirs mine this that those these other others another at in on for by with "
    "from through about ever before just only usual normal average necessary needed expected most many us "
    "them me him being having half twice once".split()
)
_FAR, _NEAR = 9, 2


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each "then" that should be "than"."""
    posting = context.posting
    folded = posting.words.folded
    comparatives = rule.options["comparatives"]
    for i in [i for i, word in enumerate(folded) if word == "then"]:
        sentence = posting.sentences[posting.words.sentence[i]]
        if sentence.first_word < i < sentence.end_word - 1 and _is_joined(posting, i):
            before, after = folded[_clause(posting, i, sentence.first_word) : i], folded[i + 1 : sentence.end_word]
            is_timed = not _TIME.isdisjoint(folded[sentence.first_word : i]) and not after[0][0].isdigit()
            if not is_timed and _compares(before, after, frozenset(comparatives), rule.options["verbs"]):
                yield from _match(posting, i)


def _is_joined(posting: Posting, i: int) -> bool:
    """Whether nothing but blanks stands before and behind a word."""
    return gap_after(posting, i - 1).isspace() and gap_after(posting, i).isspace()


def _clause(posting: Posting, i: int, first: int) -> int:
    """Where the run of words without a mark between them begins that ends before `i`."""
    start = i - 1
    while start > max(first, i - _FAR - 1) and gap_after(posting, start - 1).strip() in ("", "-"):
        start -= 1
    return start


def _compares(before: list[str], after: list[str], comparatives: frozenset[str], verbs: frozenset[str]) -> bool:
    """Whether the words before "then" compare something with those behind it."""
    last, next_word = before[-1], after[0]
    if last in _BEFORE_THEN:
        return False
    if next_word in _WHO:
        is_near = not comparatives.isdisjoint(before[-_NEAR - 1 :])
        return is_near and after[1:2] != [] and after[1] in _HAS
    if last in comparatives:
        return last in _STRONG or next_word not in verbs
    if _is_wish(before, verbs):
        return True
    near = comparatives.intersection(before[-_NEAR:])
    far = comparatives.difference(_ALONE).intersection(before)
    return bool(near or far) and next_word not in verbs and _is_compared(after)


def _is_wish(before: list[str], verbs: frozenset[str]) -> bool:
    """As in "we would rather ask", whatever follows: "then guess"."""
    at = next((j for j, word in enumerate(before) if word in ("rather", "sooner")), -1)
    return at > 0 and before[at - 1] in _WISH and "and" not in before[at:]


def _is_compared(after: list[str]) -> bool:
    """Whether a noun or what stands for one follows: "then a list", "then march"."""
    return after[0] in _NOUN_BEGINS or after[0].endswith("ing") or after[0][0].isdigit() or len(after) == 1


def _match(posting: Posting, i: int) -> Iterator[Match]:
    start, end, old = posting.words.starts[i], posting.words.ends[i], written(posting, i)
    if old == "then" and not is_literal(posting, start, end):
        yield Match(start, end, {"match": old, "better": "than"}, "than")
