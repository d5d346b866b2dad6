"""Which amounts of pay are a range: two ends of one thing, not pay and a bonus.

Invariant: a range has both ends from the text; where words say that one figure is for something else, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jdlint.detect.amounts import Amount
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span

_LEAST_YEARLY = 12_000
"""From this amount on money is a year's pay, whatever stands beside it."""
_OTHER_BEHIND = Lazy(r"bonus|equity|sign|commission", re.IGNORECASE)
"""What the second of two figures is for, when they are no range."""
_SHORT_PERIOD = Lazy(r"per (?:hour|day|week)", re.IGNORECASE)
_NEXT_THING = Lazy(r"[+,;(]|\b(?:plus|and|with|excluding|before|not)\b")
_LOWEST = Lazy(r"\b(?:min(?:imum)?|lowest|from|starting|starts?)\b[^.;\d]{0,25}$", re.IGNORECASE)
_HIGHEST = Lazy(r"\b(?:max(?:imum)?|highest|top|up to)\b[^.;\d]{0,25}$", re.IGNORECASE)
_PARTED = Lazy(r"\band\b|/(?!\s?(?:hr|hour|h|day|week|month|mo|year|yr|annum)\b)")
_BARE = Lazy(
    r"\b(?:salary|pay|wage|compensation)(?: range| band)?(?: ?:| is| of| from| between) (?:between |from )?"
    r"(?P<range>\d{2,3} ?(?:to|and|-|–) ?\d{2,3})"
    r"(?= ?(?:[.;)]|,(?! ?\d)|$|depending\b|according\b|gross\b|by\b|on a\b))"
    r"(?![^.\n]{0,60}\b(?:points?|grades?|spine)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Two figures behind "salary" and nothing else: neither thousands nor a currency."""
_BETWEEN = Lazy(r"\bbetween\b", re.IGNORECASE)


def ranges(posting: Posting, found: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts whose figures are two ends of one range, not pay and a bonus."""
    for amount in found:
        sentence = posting.sentences[amount.sentence]
        before = posting.masked[max(sentence.start, amount.span.start - 25) : amount.span.start]
        after = posting.masked[amount.span.end : min(sentence.end, amount.span.end + 30)]
        parted = _PARTED.search(posting.masked, *amount.span) and not _BETWEEN.search(before)
        if amount.is_range and not parted and not _is_for_other(amount, after):
            yield amount


def _is_for_other(amount: Amount, after: str) -> bool:
    """Whether the words behind say that the last figure is a bonus, or pay for an hour beside that for a year."""
    if _OTHER_BEHIND.search(_NEXT_THING.split(after, maxsplit=1)[0]):
        return True
    return (amount.low or 0) >= _LEAST_YEARLY and _SHORT_PERIOD.search(after) is not None


def parted_ranges(posting: Posting, found: Sequence[Amount]) -> Iterator[Amount]:
    """Two amounts of which the words before say that they are the lowest and the highest: one range in two parts."""
    for first, last in pairwise(found):
        before, between = (posting.masked[max(0, a.span.start - 40) : a.span.start] for a in (first, last))
        near = last.span.start - first.span.end < 60 and not first.is_range and not last.is_range
        if near and _LOWEST.search(before) and _HIGHEST.search(between):
            span = Span(first.span.start, last.span.end)
            yield first._replace(span=span, low=first.low or first.high, high=last.high or last.low)


def bare_range(posting: Posting) -> Span | None:
    """The first pay of which nothing but two small figures is written: "Salary: 44 to 51"."""
    found = _BARE.search(posting.masked)
    return Span(*found.span("range")) if found else None


def names_other_end(amount: Amount, found: Sequence[Amount]) -> bool:
    """Whether the sentence names the other end, too, the lower first: "at least €50,000 and at most €60,000".

    An end of a range that stands elsewhere is open no more: "£29,500 to £33,000; you would start at £29,500".
    """
    mine, is_low = amount.low or amount.high or 0, amount.high is None
    for one in found:
        other = one.low or one.high or 0
        low, high = (mine, other) if is_low else (other, mine)
        is_beside = one.sentence == amount.sentence >= 0 and (one.span.start > amount.span.start) == is_low
        if one.low and one.high and one.low < one.high and mine == (one.low if is_low else one.high):
            return True
        if one != amount and is_beside and low < high <= 2 * low:
            return True
    return False
