"""Sentences that begin in the middle of another, without the full stop that should end the one before.

Invariant: the word before is no name and needs nothing behind it, and what follows begins as only sentences do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.checks._prose import is_literal
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.rule import Match

_MEETS = Lazy(
    r"(?<=[a-z,] )(?P<word>[a-z]{3,}) (?:(?:We|You|They|She|He|There)(?:['’](?:re|ll|ve|s|d)\b"
    r"| (?:(?:also|now|then|will|can|never|still|always|only|often|should|may|do) )?[a-z]{2,} [a-z])"
    r"|It (?:is|was|has|will|can|takes|now|also|does) [a-z]"
    r"|(?:When|If|Because|Although) (?:you|we|it|they|an?|the|your|our) [a-z]+ [a-z]"
    r"|(?:Every|Each|Most|Many|These|Those|Nothing|Nobody|Our|The|This) (?:[a-z]+ ){1,3}?"
    r"(?:is|are|was|were|has|have|will|can|must) [a-z])"
)
_NEEDS = frozenset(
    "the and for with from your our are was were that this which who whose when but into about via under what how "
    "why where called named join meet than like per not you they its their has have had will can may must should "
    "would could does did see read visit new say says said tell title role position one name team program "
    "programme course book song film".split()
)
"""Words behind which a name or a title may stand, or that need more behind them."""


def run_on(posting: Posting) -> Iterator[Match]:
    """The last word of each sentence that another follows without a mark."""
    for found in _MEETS.finditer(posting.masked):
        start, end = found.span("word")
        seen = posting.text[start : found.end()] == found.group()
        if not seen or found["word"] in _NEEDS or is_literal(posting, start, end):
            continue
        if _in_prose(posting, start) and _has_verb(posting, start):
            yield Match(start, end, {"match": found["word"]}, found["word"] + ".")


_VERB = Lazy(
    r"\b(?:is|are|was|were|has|have|had|will|can|must|should|may|do|does|(?:we|you|they|who|that|it) [a-z]+"
    r"|[a-z]+['’](?:re|ll|ve))\b",
    re.IGNORECASE,
)


def _has_verb(posting: Posting, at: int) -> bool:
    """Whether the sentence has a verb before a place: without one, a heading ran into the text."""
    start = max((one.start for one in posting.sentences if one.start <= at), default=0)
    return _VERB.search(posting.masked, start, at) is not None


def _in_prose(posting: Posting, at: int) -> bool:
    """Whether a place lies in a paragraph or an item, where words have capitals for a reason."""
    return any(one.start <= at < one.end and one.kind in ("paragraph", "item") for one in posting.blocks)
