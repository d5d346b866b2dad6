"""Whether an amount of money is for something else than the pay of the job: words beside it tell it apart.

Invariant: only words in the amount's own sentence, or in the label right before it, tell it apart.
"""

from __future__ import annotations

import re

from jdlint.checks._table_row import row_start
from jdlint.detect.amounts import Amount
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

_BESIDE = Lazy(
    r"\b(?:sign|OTE|on-target|total|variable|relocation|budget|stipend"
    r"|levels?|junior|senior|mid|(?<!(?:new|all|our) )staff|principal|lead"
    r"|zones?|tiers?|(?<!pay )bands?|pay bands? \w?\d"
    r"|(?<!the )(?<!this )(?<!your )(?<!same )grades?|contractors?|freelanc|interns?|cities"
    r"|part[ -]time|full[ -]time (?:the|salary|equivalent)|pro rata|in proportion"
    r"|(?:for|at|on) (?:these|those|your) (?:\w+ )?hours"
    r"|fte|(?:for|at|on) (?:\w+ ){1,2}days a week|based in|residents?|located|location|region"
    r"|depending on (?!(?:your |the |relevant |prior )*(?:experience|skills?|qualifications?|seniority)"
    r"|what you|how (?:much|well|long))"
    r"|first year|(?<!reviewed )after|probation|average|previous"
    r"|last year|currently|example|if you|state of|colorado|california|new york|nyc|washington|jersey"
    r"|bay area|san francisco|london|new grad|associate|engineer ii|minimum wage|step|trainee|apprentice|second|other"
    r"|maximum|pay system)\b|\bor\b",
    re.IGNORECASE,
)
"""Words by which a second amount is for something or somebody else."""
_FOR_OTHER_THINGS = Lazy(
    r"^\W*(?:[\w-]+ )?(?:learning|training|courses|books|conferences|equipment|health|insurance|pension)"
    r"\b(?: \w+)?\W*$",
    re.IGNORECASE,
)
"""A label before an amount that is no pay."""
_EXTRA = Lazy(r"\b(?:bonus|equity|commission|stock|options?|rsus?|tips)\b", re.IGNORECASE)
"""Words by which an amount is no pay, unless they only say what comes on top of it."""
_ON_TOP = Lazy(r"[+,;(]|\b(?:plus|and|with|excluding)\b")
_NEXT_CLAUSE = Lazy(r";|,\s(?:and|but)\s(?:the|we|you|it|there)\s")
_ON_A_SCALE = Lazy(
    r"\b(?:depending on|according to)\s(?:where you (?:stand|are|fit|land)|your (?:level|place|step))\b[^.;,]*",
    re.IGNORECASE,
)
"""What only says where in the range somebody stands."""
_SHORT = 3
"""Words of an item that may be a label for the next."""


def is_apart(posting: Posting, amount: Amount) -> bool:
    """Whether the words round an amount, in its sentence or the label before, say that it is for something else."""
    sentence = posting.sentences[amount.sentence]
    start = _label_before(posting, amount.sentence)
    before = posting.masked[max(start, amount.span.start - 200) : amount.span.start]
    after = posting.masked[amount.span.end : min(sentence.end, amount.span.end + 120)]
    after = _ON_A_SCALE.sub("", _NEXT_CLAUSE.split(after, maxsplit=1)[0])
    if (
        _FOR_OTHER_THINGS.search(before.replace(JOIN, " "))
        or _EXTRA.search(before)
        or _EXTRA.search(_ON_TOP.split(after, maxsplit=1)[0])
    ):
        return True
    return _BESIDE.search(before) is not None or _BESIDE.search(after) is not None


def _label_before(posting: Posting, number: int) -> int:
    """Where a sentence begins, or the line right before it or the row of its cell that may say what it is about.

    Another label says nothing of it, nor does the item above it in a list, unless that is a word or two.
    """
    sentence = posting.sentences[number]
    if posting.blocks[sentence.block].kind == "cell":
        return row_start(posting, sentence.block)
    before = posting.sentences[number - 1] if number else sentence
    items = all(posting.blocks[each.block].kind == "item" for each in (before, sentence))
    if items and before.end_word - before.first_word > _SHORT:
        return sentence.start
    label = ":" in posting.masked[before.start : before.end].rstrip(": \n")
    return before.start if sentence.start - before.end < 5 and not label else sentence.start
