"""Sentences whose last mark does not fit: questions with a full stop, orders and statements with a question mark.

Invariant: only the first words of a sentence decide, or those behind its last colon; what holds an aside, a quotation
or a second question is left alone. What is told is the mark alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._prose import is_literal
from jdlint.checks._questions import FIRST, is_question, right_instead
from jdlint.posting.model import JOIN, Posting, Sentence
from jdlint.rule import Match, Rule

_SAID: Mapping[str, tuple[str, str]] = {
    "?": ("a question", "end it with a question mark"),
    ".": ("not a question", "end it with a full stop"),
    "": ("not a question as it stands", "leave the mark out, or put the verb first, as questions do"),
}
"""The right mark, and what a person is told: what the sentence is, and what to do."""

OPTIONS: Mapping[str, Option] = {}
VALUES = ("what", "do")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each last mark that does not fit its sentence."""
    posting = context.posting
    folded = posting.words.folded
    asked = -1  # the block whose last sentence so far is a question
    for sentence in posting.sentences:
        mark = posting.masked[sentence.end - 1]
        if mark not in ".?" or sentence.first_word == sentence.end_word:
            continue
        if mark == "?":
            right = right_instead(_text(posting, sentence), asked == sentence.block)
            asked = sentence.block
        else:
            is_likely = (
                folded[sentence.first_word] in FIRST or posting.masked.find(":", sentence.start, sentence.end) >= 0
            )
            right = "?" if is_likely and is_question(_text(posting, sentence)) else None
        if right is not None and _is_prose(posting, sentence):
            yield _match(posting, sentence, right)


def _text(posting: Posting, sentence: Sentence) -> str:
    """A sentence as it is compared: small letters, one blank between words, plain apostrophes."""
    shown = posting.masked[sentence.start : sentence.end].replace(JOIN, "").replace("’", "'")
    return " ".join(shown.lower().split())


def _is_prose(posting: Posting, sentence: Sentence) -> bool:
    kind = posting.blocks[sentence.block].kind
    return kind not in ("code", "field", "quote") and not is_literal(posting, sentence.end - 1, sentence.end)


def _match(posting: Posting, sentence: Sentence, right: str) -> Match:
    what, do = _SAID[right]
    better: str | None = right
    if right == "" and posting.blocks[sentence.block].kind not in ("heading", "cell"):
        better = None  # a full stop, or nothing: only who wrote it knows
    return Match(sentence.end - 1, sentence.end, {"what": what, "do": do}, better, is_sure=right != "")
