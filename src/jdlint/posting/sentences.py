"""Where sentences end, inside one block.

Invariant: the spans returned are in order, do not overlap, and hold every word of the block.
Rules of thumb: a full stop ends a sentence when a blank and a capital, digit or quote follow it and what stands
before it is no abbreviation, initial or number of a list. A block without a full stop is one sentence.
"""

from __future__ import annotations

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Span

_END = Lazy(
    r"[.!?…]+[\0'\"’”)\]]*(?=[\s]+[\0'\"“‘(\[]*[^\W_a-z])"  # "end. Next", "end.) 3 more"
    r"|(?<=[a-z]{6})\.(?=\s+[a-z])"  # "everywhere. iShop sells": a name in lower case, after what is no abbreviation
    r"|[!?…]+(?=\s)"
    r"|(?<=[a-z]{2}|[A-Z]{2}|\w\))[.!?](?!(?:Net|Com|Org|Io|Js|Ai)\b)(?=[A-Z][a-z]+[ ,'’])"  # "end.Next": no blank
    r"|;\s*\n"
)
_LAST_WORD = Lazy(r"[\w.&]+$")
_NEXT_WORD = Lazy(r"\s*[\0'\"“‘(\[]*([A-Za-z']+)")

_NEVER_LAST = frozenset(
    "e.g i.e eg ie vs mr mrs ms dr prof st no nos approx incl esp sr jr fig dept est cf aka".split()
)
_SELDOM_LAST = frozenset(
    "etc inc ltd co corp llc u.s u.k e.u ph.d phd b.s b.a m.s m.a b.sc m.sc bs ba a.m p.m am pm min max yrs yr".split()
)
_STARTERS = frozenset(
    "a all an and any are as at both but by can do each every for from have help here how i if in is it its join "
    "must no not on or our please some that the there these they this to us we what when where who why will with "
    "work you your you'll you're we're we'll it's".split()
)


def split_sentences(masked: str, start: int, end: int) -> list[Span]:
    """The sentences of the block at [start, end) of a masked text, each without blanks round it."""
    part = masked[start:end]
    sentences: list[Span] = []
    begin = 0
    for found in _END.finditer(part):
        if _ends_here(part, found.start(), found.end()):
            _add(sentences, part, begin, found.end(), start)
            begin = found.end()
    _add(sentences, part, begin, len(part), start)
    return sentences


def _add(sentences: list[Span], part: str, begin: int, end: int, offset: int) -> None:
    while begin < end and (part[begin].isspace() or part[begin] == JOIN):
        begin += 1
    while end > begin and (part[end - 1].isspace() or part[end - 1] == JOIN):
        end -= 1
    if begin < end:
        sentences.append(Span(offset + begin, offset + end))


def _ends_here(part: str, at: int, after: int) -> bool:
    """Whether the full stop at `at` ends a sentence, seen from the words before and after it."""
    if part[at] != ".":
        return True
    before = _LAST_WORD.search(part, max(0, at - 30), at)
    if not before:
        return bool(part[:at].strip(JOIN + " \n"))
    word = before.group().lower().rstrip(".")
    if word in _NEVER_LAST:
        return False
    if word.isdigit() and before.start() == 0:
        return False
    if word in _SELDOM_LAST or (len(word) == 1 and word.isalpha()):
        follows = _NEXT_WORD.match(part, after)
        return follows is not None and follows.group(1).lower() in _STARTERS
    return True
