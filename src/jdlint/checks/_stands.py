"""Where a phrase of a rule stands: in a place that the rule looks at, in the posting's own words, and alone or not.

Invariant: inline code, a quotation and a part of a name never count as what a posting says.
"""

from __future__ import annotations

import re

from jdlint.checks._titles import JOBS
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.rule import Rule

_LONG_QUOTE = 7
"""Words from which a passage in quotation marks is somebody's speech, not a word that the writer stresses."""
_MOST_OF_AN_ITEM = 12
"""Words up to which a paragraph may be an item whose mark was lost."""


def may_stand(hit: Hit, rule: Rule, posting: Posting) -> bool:
    """Whether the place is one that the rule looks at, and holds the posting's own words."""
    block = posting.sentences[hit.sentence].block
    return (
        posting.block_kinds[block] in rule.options["bare_in" if hit.phrase < 0 else "counts_in"]
        and not any(span.start < hit.end and hit.start < span.end for span in posting.code)
        and not _is_quoted(hit, posting, block)
        and not is_of_a_work(posting, hit.start, hit.end)
    )


_WORK = Lazy(
    r"(?<![*_\w])([*_])(?!\1)(?P<markdown>[^*_\n]+)\1(?![*_\w])|<(?:em|i|cite)\b[^>]*>(?P<html>[^<\n]+)<", re.IGNORECASE
)
"""Words in light emphasis."""
_TAG = Lazy(r"<[^<>]*>?")


def is_of_a_work(posting: Posting, start: int, end: int) -> bool:
    """Whether a word is of the title of a game, a book or a film, in emphasis with others: "*Ninja Post*".

    A line that is emphasised as a whole is none, nor is the name of a job.
    """
    if not posting.text[start].isupper():
        return False
    line, stop = posting.text.rfind("\n", 0, start) + 1, posting.text.find("\n", end)
    stop = stop if stop >= 0 else len(posting.text)
    for work in _WORK.finditer(posting.text, line, stop):
        if work.start() < start and end < work.end():
            words = (work["markdown"] or work["html"]).split()
            beside = _TAG.sub("", posting.text[line : work.start()] + posting.text[work.end() : stop])
            is_title = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
            return is_title and any(map(str.isalnum, beside)) and words[-1].lower() not in JOBS
    return False


def is_item_of_its_own(hit: Hit, posting: Posting) -> bool:
    """Whether the hit stands in an item that says no more than one sentence, and so explains nothing.

    A paragraph as short as one counts, too: lists are pasted without their marks.
    """
    block = posting.sentences[hit.sentence].block
    sentence, others = posting.sentences[hit.sentence], posting.sentences[max(0, hit.sentence - 1) : hit.sentence + 2]
    alone = not any(other.block == block for other in others if other != sentence)
    kind, words = posting.blocks[block].kind, sentence.end_word - sentence.first_word
    return alone and (kind == "item" or (kind == "paragraph" and words <= _MOST_OF_AN_ITEM))


def is_alone(hit: Hit, posting: Posting) -> bool:
    """Whether the hit ends its clause: a mark other than a colon or bracket follows, the end, or a word that joins."""
    if hit.end_word >= posting.sentences[hit.sentence].end_word:
        return not posting.masked[hit.end : hit.end + 20].lstrip("\0* ").startswith(":")
    between = posting.masked[hit.end : posting.words.starts[hit.end_word]].replace("\0", "").strip()
    if between == "(" and posting.words.folded[hit.end_word] in _RANKS:
        return True
    if between:
        return between[0] in ".,;/" and posting.words.folded[hit.end_word] not in _NAMING
    return posting.words.folded[hit.end_word] in _JOINING


_JOINING = frozenset("and or is are that which so".split())
_RANKS = frozenset("must required essential mandatory preferred desirable optional".split())
"""What brackets behind a requirement say of nothing but its weight: "modern tools (must)"."""
_NAMING = frozenset(
    "such like e.g eg including especially for preferably particularly mainly ideally namely i.e".split()
)


def _is_quoted(hit: Hit, posting: Posting, block: int) -> bool:
    """Whether the hit is somebody's speech: in a block quote, or in a longer passage within quotation marks."""
    kind, start, end, _ = posting.blocks[block]
    if kind == "quote":
        return True
    before = posting.text[start : hit.start].translate(_QUOTES)
    after = posting.text[hit.end : end].translate(_QUOTES)
    if before.count('"') % 2 == 0 or '"' not in after:
        return False
    passage = before[before.rindex('"') :] + posting.text[hit.start : hit.end] + after[: after.index('"')]
    return len(passage.split()) >= _LONG_QUOTE


def is_name(hit: Hit, posting: Posting) -> bool:
    """Whether a word is part of a name, as the capitals beside it show: "Ninja Noodles", "Night Market Ninja"."""
    words, sentence = posting.words, posting.sentences[hit.sentence]
    if not sentence.first_word < hit.first_word == hit.end_word - 1 or not posting.masked[hit.start].isupper():
        return False
    capital = [posting.masked[words.starts[at]].isupper() for at in range(sentence.first_word, sentence.end_word)]
    at = hit.first_word - sentence.first_word
    is_plain = 2 * sum(capital) < len(capital)
    has_next = capital[at + 1 : at + 2] == [True] and words.folded[hit.end_word] not in JOBS
    begins = has_next and not capital[at - 1] and posting.masked[hit.end : words.starts[hit.end_word]] == " "
    ends = at > 2 and capital[at - 2] and capital[at - 1] and not has_next
    return is_plain and (begins or ends)


_QUOTES = str.maketrans("“”„«»", '"""""')
