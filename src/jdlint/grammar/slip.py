"""Is a word that no dictionary has a slip of the pen, or a name or term that the dictionary lacks?

Invariant: only the word and what the engine would write instead are looked at. A slip is near some plain word; names
and terms are near nothing, or near another name.
"""

from __future__ import annotations

_SMALL = frozenset(
    "a an the and or not no to of in on at by for from with as if is are be it its we you your our they their this "
    "that will have has can may do all who when where what which but so".split()
)
"""Words that get stuck to their neighbours: "dedicatedto". Two nouns in one are the trade's own: "toolset"."""
_ALIKE = (frozenset("aeiouy"), frozenset("sctzx"))
"""Letters that are taken for each other."""
_FAR = 2
"""Letters that a slip changes at most."""
_LONG, _VERY_LONG = 7, 10


def is_slip(word: str, better: str) -> bool:
    """Whether `word` looks like `better` gone wrong."""
    if not better or better.lower().replace("-", "") == word.lower().replace("-", ""):
        return False
    if better.replace(" ", "").lower() == word.lower():
        return any(part.lower() in _SMALL or part.endswith("ly") for part in better.split())
    if not better[1:].replace(" ", "").replace("'", "").replace("-", "").islower():  # a name, written in its own way
        return False
    changed = distance(word.lower(), better.lower())
    is_near_name = better[0].isupper() and word[0].islower()
    if word[0].isupper():  # it may be a name: only a long word that is nearly right is none
        return len(word) >= _LONG and changed <= (1 if len(word) < _VERY_LONG else _FAR)
    if better[0].lower() != word[0].lower() or is_near_name:
        return len(word) > 5 and changed == 1
    return changed <= _FAR


def is_finger_slip(word: str, better: str) -> bool:
    """Whether a letter is doubled or not against the right spelling, or two change places: "acess", "schedulling"."""
    if len(word) == len(better):
        return sorted(word) == sorted(better) and distance(word, better) == 1
    long, short = (word, better) if len(word) > len(better) else (better, word)
    return any(long[:i] + long[i + 1 :] == short and long[i] == long[i - 1] for i in range(1, len(long)))


def is_letter_off(word: str, better: str) -> bool:
    """Whether one letter stands for another that sounds like it: "summerized" is no new word made from summer."""
    if len(word) != len(better):
        return False
    pairs = [{a, b} for a, b in zip(word, better, strict=True) if a != b]
    return len(pairs) == 1 and any(pairs[0] <= alike for alike in _ALIKE)


def distance(a: str, b: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, d in enumerate(b, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (c != d))
            if last and j > 1 and c == b[j - 2] and a[i - 2] == d:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
