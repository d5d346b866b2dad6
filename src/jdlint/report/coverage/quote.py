"""The words that state an element, shown in their sentence, and the heading under which one is missing.

Invariant: what is shown are the posting's words in their order, in one line that fits; `…` stands where some are left
out, and mark-up is not shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from jdlint.lines import Lines
from jdlint.posting.model import GAP, JOIN, Posting, Sentence, Span
from jdlint.record import Record
from jdlint.report.terminal import harmless, width_of

_CUT = "…"
_NEAR = 1000
"""Characters on each side of the evidence that are looked at; no line shows more."""
_HIDDEN = "\x01"
"""Stands for mark-up that parts words."""
_BEFORE_MARK = re.compile(rf"{_HIDDEN}+(?=[,.;:!?)])")
_WORD, _WORD_AND_BLANK = re.compile(r"\s*\S+"), re.compile(r"\S+\s*")


class Quote(Record):
    """Evidence, with what stands before and after it in its sentence."""

    before: str
    evidence: str
    after: str


def quote(posting: Posting, span: Span, room: int) -> Quote:
    """The evidence in as much of its sentence as fits into `room` columns."""
    first, last = _sentence_round(posting, span)
    before = _seen(posting, max(first, span.start - _NEAR), span.start).lstrip()
    after = _seen(posting, span.end, min(last, span.end + _NEAR)).rstrip()
    evidence = words_at(posting, span, room)
    if evidence.endswith(_CUT):
        return Quote("", evidence, "")
    spare = room - width_of(evidence)
    before = _tail(before, min(width_of(before), max(spare // 2, spare - width_of(after))))
    return Quote(before, evidence, _head(after, spare - width_of(before)))


def words_at(posting: Posting, span: Span, room: int) -> str:
    """The words at a place (of a heading, say), as many as fit; empty where nothing stands there."""
    text = _seen(posting, span.start, min(span.end, span.start + _NEAR)).strip()
    shown = _head(text, room)
    if shown != _CUT:
        return shown
    while text and width_of(text) >= room:  # a single word, and too long
        text = text[:-1]
    return text + _CUT


def _sentence_round(posting: Posting, span: Span) -> Span:
    """The sentence that holds the place; in front matter, which has none, its line."""
    at = bisect_right(posting.sentences, span.start, key=_start) - 1
    if at >= 0 and span.start < posting.sentences[at].end:
        return Span(posting.sentences[at].start, _with_address(posting, max(span.end, posting.sentences[at].end)))
    lines = Lines(posting.text)
    first, last = lines.bounds(lines.row(span.start))
    return Span(first, max(span.end, last))


def _with_address(posting: Posting, end: int) -> int:
    """The end of a sentence that may end with an address, which is no word."""
    for link in posting.links:
        if end <= link.start and "\n" not in posting.text[end : link.end] and _is_hidden(posting, end, link.end):
            return link.end
    return end


def _start(sentence: Sentence) -> int:
    return sentence.start


def _seen(posting: Posting, start: int, end: int) -> str:
    """What a reader sees of a stretch of the text, in one harmless line."""
    text, masked = posting.text[start:end], posting.masked[start:end]
    if _is_hidden(posting, start, end):  # front matter, code
        return harmless(re.sub(r"\s+", " ", text))
    seen = [_HIDDEN if m == GAP and not t.isspace() else m for t, m in zip(text, masked, strict=True)]
    for link in posting.links:  # addresses are masked, as they are no words
        first, last = max(start, link.start), min(end, link.end)
        if first < last and _is_hidden(posting, first, last):
            seen[first - start : last - start] = posting.text[first:last]
    shown = _BEFORE_MARK.sub("", "".join(seen).replace(JOIN, "")).replace(_HIDDEN, " ")
    return harmless(re.sub(r"\s+", " ", shown))


def _is_hidden(posting: Posting, start: int, end: int) -> bool:
    return not posting.masked[start:end].strip(GAP + JOIN + "\n")


def _head(text: str, room: int) -> str:
    """The first words of a text that fit, with a mark where some do not."""
    if width_of(text) <= room:
        return text
    kept = ""
    for word in _WORD.findall(text):
        if width_of(kept + word) >= room:
            break
        kept += word
    return kept + _CUT if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """The last words of a text that fit, with a mark where some do not."""
    if width_of(text) <= room:
        return text
    kept = ""
    for word in reversed(_WORD_AND_BLANK.findall(text)):
        if width_of(word + kept) >= room:
            break
        kept = word + kept
    return _CUT + kept if room > 0 else ""
