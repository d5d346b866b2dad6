"""What makes a finding the same one after the text round it was changed, without keeping any of the text.

Invariant: a fingerprint is made of hashes; it changes with the words that the finding is about, and with nothing
that stands on other lines. What is said of the posting as a whole (an absence, a length) has a word instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from jdlint.lazy import Lazy
from jdlint.rule import Finding, Rule

WEAK, MISSING, WHOLE = "weak", "missing", "whole"
"""Fingerprints of what has no place of its own: an element that is hinted at or missing, the posting's own figures."""

_OF_WHOLE = ("evidence", "coded", "nature", "asked", "law")
"""Kinds of check that tell what a posting lacks, or what it is."""
COUNTING = ("structure", "requirements")
"""Kinds that count the parts of something, and point at the first of them wherever the last one was added."""

_WORD = Lazy(r"\w+")
_LINE_END = Lazy(r"[\r\n]")
_ROUND = 4
"""Words on each side of a finding, in its line, that tell it from another with the same words."""
_RUN, _KEPT = 5, 24
"""Words that are hashed together for a sketch, and how many of the smallest hashes are kept."""


def speaks_of_whole(rule: Rule) -> bool:
    """Whether the findings of a rule are about the posting as a whole, and their place is only where to show them."""
    if rule.kind == "metric":
        from jdlint.readability import PLACES

        return rule.options["metric"] not in PLACES
    if rule.kind == "structure":
        return rule.options["detect"] in ("empty-posting", "no-headings", "broken-front-matter")
    return rule.kind in _OF_WHOLE


def fingerprint(finding: Finding, text: str, rule: Rule | None) -> str:
    """A word for what has no place, else `hash of the words:hash of the words round them`."""
    if rule and speaks_of_whole(rule):
        if rule.kind != "evidence":
            return WHOLE
        return MISSING if finding.message.startswith(rule.message) else WEAK
    found, before, after = text[finding.start : finding.end], text[: finding.start], text[finding.end :]
    before = _LINE_END.split(before[-400:])[-1]
    after = _LINE_END.split(after[:400])[0]
    round_it = [*_words(before)[-_ROUND:], "|", *_words(after)[:_ROUND]]
    return f"{_hash(_plain(found), 6)}:{_hash(' '.join(round_it), 4)}"


def match(found: Sequence[str], known: Sequence[str]) -> tuple[list[bool], list[str]]:
    """Which of the fingerprints found are known, each known one used once; and the known ones that are left.

    The same words in the same place are matched first, then the same words anywhere.
    """
    left = list(known)
    is_known = [_take(one, left) for one in found]
    for i, one in enumerate(found):
        if not is_known[i]:
            alike = next((other for other in left if _are_alike(one, other)), None)
            is_known[i] = alike is not None and _take(alike, left)
    return is_known, left


def _take(one: str, left: list[str]) -> bool:
    if one in left:
        left.remove(one)
        return True
    return False


def _are_alike(found: str, known: str) -> bool:
    """Whether the words are the same; what is hinted at now was known to be missing."""
    if found == WEAK:
        return known == MISSING
    return ":" in found and found.partition(":")[0] == known.partition(":")[0]


def sketch(text: str) -> str:
    """A few hashes that tell how much two texts have in common, for a posting whose file got another name."""
    words = _words(text)
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
    return " ".join(sorted(_hash(run, 4) for run in runs)[:_KEPT])


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1, by their sketches."""
    first, second = set(one.split()), set(other.split())
    smallest = sorted(first | second)[:_KEPT]
    return sum(each in first and each in second for each in smallest) / max(1, len(smallest))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _hash(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
