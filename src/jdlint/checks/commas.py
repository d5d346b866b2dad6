"""Commas between clauses: one that is missing, one that stands for a full stop, one too many.

Invariant: but for what begins a sentence, only such are judged in which nothing else could part anything: no colon,
dash, bracket or quotation, and no other comma that may belong to an aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._ends import trailing
from jdlint.checks._mains import LEADS, mains
from jdlint.checks._parted import OTHER_MARKS, Fault, needless
from jdlint.checks._prose import is_literal
from jdlint.checks._rows import IN_ROWS, unparted
from jdlint.checks._splice import spliced
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record
from jdlint.rule import Match, Rule

_SUBORDINATE = Lazy(
    r"(?:If|When|Whenever|Because|Although|Once|Unless|While)\s"
    r"(?!not\b|in\b|(?:or\stwice\s)?(?:per|every|a|an|each)\s(?:week|month|quarter|year|day|sprint)\b)"
)
_DOES = (
    r"(?:['’](?:ll|d|re|ve|s)|\s(?:(?:also|then|always|usually|never|still|often)\s)?(?:will|can|would|could|should|must"
    r"|may|are|is|have|has|do|don['’]t|need|want|ask|write|answer|talk|send|get|meet|try|give|tell|pay|offer|invite|call"
    r"|use|make|take|stop|start|look|work|build|was|were|hired|built|found|moved|made|started|asked|wrote|went|came|took"
    r"|got|had|did|stopped|lost|won|bought|sold|kept|gave))\b"
)
_MAIN = Lazy(rf"(?P<word>[\w'’-]+)\s(?:then\s)?(?:please\s\w+|(?:we|you|they|it|I){_DOES})")
_WHICH = Lazy(r"\b(?:which|what|whose|how (?:many|much))\s(?:\w+\s)?\Z")
"""Before a word of which more is said: "tell us which animal you would take"."""
_THEN_MORE = Lazy(r"[^,]*(?:,\s(?:and|but|so|who|which|where)\b|$)")
"""How a main clause may go on behind a comma."""
_GOES_ON = frozenset(
    "then that what which who whom whose how why where when if because than as and or but nor so though although "
    "while until think know say feel hope believe sure see find mean tell told show us me them you like "
    "everything all anything something nothing those these the a an our your their of for with to in on at by "
    "from about do does did is are was were be been not whether thing things way ways reason reasons everyone "
    "anyone people person one ones team role job problems tools skills systems services software product products "
    "code stack values work company kind".split()
)
"""Words of which more may be said behind them: "the way we work", "if you think you can"."""
_CUT_OFF = Lazy(r"\b(?:for|with|in|on|at|about|to|of|from)\W*$")
"""The end of what is no whole sentence: "If you are the developer we look for"."""
_WHOLE = Lazy(
    r"(?:(?:We|You|It|They|This|There|I)(?:['’](?:ll|re|ve|s|m)|\s(?:are|is|have|has|will|can|was|were|work|build|use))"
    r"|The\s(?:[\w'’-]+\s){1,4}?(?:is|are|has|was|were))\s[^,]+"
)
"""A clause that may be a sentence by itself."""
_NEEDS_MORE = Lazy(
    r"\b(?:if|when|because|so|that|who|which|where|while|until|what|how|why|whether|as|although|though|both|either|just|to|not"
    r"|only|okay|ok|fine|right|true|more|less)\b",
    re.IGNORECASE,
)
"""Words by which the first clause is not whole without the second."""
_SPLICED = Lazy(
    r"(?P<comma>,)\s(?:(?:we|it|they|you|this|there|I)(?:['’](?:re|ve|ll|s|m)|\s(?:are|is|have|has|will|can|was|were))"
    r"|the\s(?:second|third|other|next|last|rest)\s(?:is|are|has|was|will)|however,\s(?:the|we|you|it|this|there|they|our))\b"
)
_AND_SO = Lazy(
    r"\s(?:and|but|or)\s(?:(?:we|it|they|you|he|she|this|there|I)\b|(?:the|our)\s\w+\s(?:\w+\s)?\w+[^s\W]s\s)"
)
"""How a row of three clauses ends."""
_LINKING = Lazy(
    r"(?P<word>However|Unfortunately|Furthermore|Moreover|Nevertheless|Consequently|Additionally)"
    r"\s(?:we|they|the|this|it|our|these|I|there|your|a|an|most|some|many|few|all|both|each|every|no|nobody|not all)\b"
)
_FEWEST = 5
"""Words in a sentence of two clauses that a comma has to part."""


class Prose(Record):
    """A sentence as a reader sees it, and the offset in the posting of each of its characters."""

    text: str
    places: Sequence[int]
    is_plain: bool
    """Whether nothing but commas may part anything in it."""


def _missing(text: str, is_plain: bool) -> Iterator[Fault]:
    """No comma before the main clause: "When something breaks we mend it"; none behind "However"."""
    if linking := _LINKING.match(text):
        yield linking.start(), linking.end("word"), linking["word"] + ","
    yield from unparted(text)
    is_whole = text.count(" ") >= _FEWEST and not _CUT_OFF.search(text)
    if is_plain and is_whole and _SUBORDINATE.match(text):
        first, comma = text.index(" ") + 1, text.find(",")
        for main in _MAIN.finditer(text, first, comma if comma > 0 else len(text)):
            if main["word"].lower() in _GOES_ON or _WHICH.search(text, first, main.start()):
                continue
            if main.start() > first and _THEN_MORE.match(text, main.end()):
                yield main.start(), main.end("word"), main["word"] + ","
                return
    yield from mains(text)


def _spliced(text: str, is_plain: bool) -> Iterator[Fault]:
    """A comma between two sentences: "We are sixty people, we have three offices"."""
    whole = _WHOLE.match(text) if is_plain else None
    joint = _SPLICED.match(text, whole.end()) if whole else None
    is_row = joint and ("," in text[joint.end() :] or _AND_SO.search(text, joint.end()))
    if whole and joint and not is_row and not _NEEDS_MORE.search(whole.group()):
        yield joint.start(), joint.end("comma"), ";"
    elif meets := spliced(text):
        yield meets.start(), meets.start() + 1, ";"


_FIND: Mapping[str, Callable[[str, bool], Iterator[Fault]]] = {
    "missing": _missing,
    "spliced": _spliced,
    "needless": needless,
}
OPTIONS: Mapping[str, Option] = {"find": Option("choice", required=True, choices=tuple(_FIND))}
VALUES = ("match", "better")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each comma that is missing or wrong in the way that the rule names."""
    find = _FIND[rule.options["find"]]
    said: list[Prose] = context.once("clauses", _clauses)
    for prose in said:
        for start, end, better in find(prose.text, prose.is_plain):
            yield _match(context.posting, prose, start, end, better)
    if find is needless:
        yield from trailing(context.posting)


def _clauses(context: Context) -> list[Prose]:
    """The sentences of prose that hold a comma or begin as one does that may lack one."""
    posting, folded = context.posting, context.posting.words.folded
    return [
        _prose(posting, sentence.start, sentence.end)
        for sentence in posting.sentences
        if sentence.first_word < sentence.end_word
        and (
            folded[sentence.first_word] in LEADS
            or posting.masked.find(",", sentence.start, sentence.end) >= 0
            or not IN_ROWS.isdisjoint(folded[sentence.first_word : sentence.end_word])
        )
        and posting.blocks[sentence.block].kind in ("paragraph", "item", "cell")
    ]


def _prose(posting: Posting, start: int, end: int) -> Prose:
    text = posting.masked[start:end].replace("\n", " ")
    places: Sequence[int] = range(start, end)
    if JOIN in text:
        places = [start + at for at, c in enumerate(text) if c != JOIN]
        text = text.replace(JOIN, "")
    return Prose(text, places, not OTHER_MARKS.search(text))


def _match(posting: Posting, prose: Prose, start: int, end: int, better: str) -> Match:
    first, last = prose.places[start], prose.places[end - 1] + 1
    values = {"match": prose.text[start:end], "better": better}
    return Match(first, last, values, better if not is_literal(posting, first, last) else None)
