"""Words as they are written, and which of them are no prose although they stand in it.

Invariant: nothing here looks at folded words; a check that found a word by its folded form asks here how it stands.
"""

from __future__ import annotations

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

_LITERAL = Lazy(
    r"://|www\.|@|[\w-]\.[a-z]{2,12}/\w|^[#$~]\w|[\\=_]|^--?\w|^[.~]?/|\w\.(?:com|org|co|dev|app|edu|gov|eu|de|uk|nl|fr|us|me|tech|jobs|md|"
    r"html?|py|java|pdf|ya?ml|json|txt|docx?|csv|xml|jsx|tsx|rb|php|sh|css|zip)(?![a-zA-Z])"
)
"""A token that is an address, a file, a path, a tag or a piece of a program."""
_EDGES = "()[]{}<>\"'“”‘’.,;:!?*" + JOIN

LEAST_ARTICLES = 0.045
"""The share of articles among the words of a posting that does not leave them out on purpose."""


def article_share(posting: Posting) -> float:
    """How many of the words of a posting are articles."""
    folded = posting.words.folded
    return sum(map(folded.count, ("a", "an", "the"))) / max(1, len(folded))


def token_at(posting: Posting, start: int, end: int) -> str:
    """The run of characters without a blank that encloses a span, as the text has it, without marks at its ends."""
    text, masked = posting.text, posting.masked
    while start > 0 and not text[start - 1].isspace() and masked[start - 1] != " ":
        start -= 1
    while end < len(text) and not text[end].isspace() and masked[end] != " ":
        end += 1
    return masked[start:end].replace(JOIN, "").strip(_EDGES)


def is_literal(posting: Posting, start: int, end: int) -> bool:
    """Whether a span is code, or lies in an address, a path, the name of a file, or a tag."""
    if any(start < code.end and code.start < end for code in posting.code):
        return True
    return bool(_LITERAL.search(token_at(posting, start, end)))


def written(posting: Posting, word: int) -> str:
    """A word as a reader sees it: capitals kept, marks of emphasis left out."""
    return posting.masked[posting.words.starts[word] : posting.words.ends[word]].replace(JOIN, "")


def gap_after(posting: Posting, word: int) -> str:
    """What a reader sees between a word and the next one."""
    return posting.masked[posting.words.ends[word] : posting.words.starts[word + 1]].replace(JOIN, "")


def in_capitals(posting: Posting, word: int) -> bool:
    """Whether a word in capitals stands among words in capitals, as in a heading that shouts."""
    sentence = posting.sentences[posting.words.sentence[word]]
    text = posting.masked[sentence.start : sentence.end]
    return 2 * sum(c.isupper() for c in text) > sum(c.isalpha() for c in text)


def in_case_of(old: str, new: str) -> str:
    """The new word with the capitals of the old, whole or first letter, and its kind of apostrophe."""
    if "’" in old:
        new = new.replace("'", "’")
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
