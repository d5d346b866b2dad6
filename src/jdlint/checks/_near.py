"""Which sets of words are nearly the same: an exact search that compares only sets that could be.

Invariant: every pair at or above the asked likeness is found, as the prefix filter drops only pairs that cannot reach
it; save in a text of many hundred like lines, where a line is compared with the first of them only, to stay linear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil

_MOST_HOLDERS = 50


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two sets have in common (Jaccard index), 0 to 1; 0 for two empty sets."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def near_pairs(sets: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """All pairs (i, j), i < j, of sets whose likeness is at least `least` (over 0), by j, then i.

    Prefix filter (Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search"): with the words of every
    set put in one order, rarest first, two sets as alike as `least` share one of their first n - ceil(least * n) + 1.
    """
    seen_in = Counter(chain.from_iterable(sets))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(sets):
        # A word of one set alone leads to no pair, but must keep its place in the order, which is before all others.
        common = [word for word in words if seen_in[word] > 1]
        room = _prefix(len(words), least) - (len(words) - len(common))
        if room <= 0:
            continue
        shared = sorted(common, key=lambda word: (seen_in[word], word))[:room]
        candidates = {i for word in shared for i in holders[word]}
        yield from ((i, j) for i in sorted(candidates) if likeness(sets[i], words) >= least)
        for word in shared:
            if len(holders[word]) < _MOST_HOLDERS:
                holders[word].append(j)


def _prefix(size: int, least: float) -> int:
    # The small allowance keeps 0.7 * 10 from being rounded up to 8.
    return size - ceil(least * size - 1e-9) + 1
