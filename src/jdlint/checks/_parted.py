"""Commas that part a subject from its verb, or a word that joins from what it joins.

Invariant: but for "Although," and a subject that "who" or "that" says more of, only a sentence is judged in which
nothing but commas could part anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy

OTHER_MARKS = Lazy(r"[;:()\[\]–—\"“”|/…]|\s-\s")
"""What may part something in a sentence besides commas."""
_AFTER_JOINT = Lazy(r",\s(?:and|but)\s(?:\w+\s){0,2}\w+(?P<comma>,)\s(?:is|are|was|were|has|have|will)\b[^,]*$")
"""A subject behind "and" with a comma before its verb: "It is wide, and dogs, are welcome"."""
_BEFORE_VERB = Lazy(
    r"[^,]*(?P<comma>,)\s(?:is|are|was|were|has|have|will|must|should|(?:runs|owns|helps|builds|makes|needs|uses|sells|keeps)\s(?:the|an?|our|its|your|all|every))\b(?!\s(?:you|we|I|it|they|there)\b)"
)
_RELATIVE = Lazy(
    r"(?:[^,]{0,80}\b(?:that|because|if|so)\s)?(?:(?:the|an?|our|every|each|any|all|no|those|most|some)\s)?"
    r"(?!(?:you|we|i|it|this|that|there|if|when|as|in|for|with|to|at|once|after|before|on|by|from|what)\b)"
    r"(?:(?!(?:is|are|was|were|be|has|have|had|can|will|and|or)\b)[\w’'-]+\s){1,7}?(?:who|that|we|you)\s[^,]{4,90}[^,\W](?P<comma>,)"
    r"\s(?:is|are|was|were|has|have|can|will|must|should|may|gets?|needs?)\s(?!(?:you|we|they|it|he|she|there)\b)[^,]*$",
    re.IGNORECASE,
)
"""A subject with what is said of it, and a comma before its verb: "Bakers who know rye, are welcome"."""
_VERB_BEHIND = Lazy(r",\s(?:is|are|was|were|has|have|can|will|must|should|may|gets?|needs?)\s", re.IGNORECASE)
_COMMAS = Lazy(r",(?!\d{3})")
_VERB = Lazy(
    r"\b(?:is|are|was|were|has|have|had|will|can|must|should|does|do|you|we|they|it|I|if|when|what|whatever|where)\b"
    r"|n['’]t|['’](?:s|re|ll|ve)\b",
    re.IGNORECASE,
)
_ROW = Lazy(r"\s(?:and|or)\s")
"""What makes verbs behind the comma a row."""
_BEHIND_JOINT = Lazy(r"\b(?:and|or|but)(?P<comma>,)\s(?=[a-z])")
_BEHIND_LEAD = Lazy(r"(?:Although|Though|Because|Unless)(?P<comma>,)\s(?=(?:you|we|it|they|the|this|our|your|there)\b)")

Fault = tuple[int, int, str]
"""From where to where a text is wrong, and what is right."""


_DETERMINED = Lazy(
    r"(?:The|Our|Your|This|That|These|Those|An?|Every|Each|All|Most|Some|People|Everyone|Anyone|Nobody)\b"
)
"""How a subject begins that is surely one: "Good manners, should …" is a demand."""
_BE = frozenset(("is", "are", "was", "were", "has", "have", "will"))


def needless(text: str, is_plain: bool) -> Iterator[Fault]:
    """A comma between a subject and its verb, or behind the word that joins: "The code we own, is old"."""
    if "," not in text:
        return
    found = [_BEHIND_LEAD.match(text), _parted_relative(text.rstrip("; "))]
    if is_plain:
        found += [
            _parted(text),
            _parted_behind(text),
            *(one for one in _BEHIND_JOINT.finditer(text) if "," not in text[one.end() :]),
        ]
    for one in found:
        if one:
            yield one.start("comma"), one.end("comma"), ""


def _parted_relative(text: str) -> re.Match[str] | None:
    """The only comma of a sentence, between a subject with a relative clause and its verb; no row of verbs."""
    if text.count(",") != 1 or not _VERB_BEHIND.search(text):  # most sentences, and much quicker than what follows
        return None
    is_plain = not text.endswith("?") and not OTHER_MARKS.search(text)
    parted = _RELATIVE.match(text) if is_plain else None
    return parted if parted and not _ROW.search(text, parted.end("comma")) else None


def _parted(text: str) -> re.Match[str] | None:
    """The only comma of a sentence, between a subject of several words and its verb; no row of verbs."""
    parted = _BEFORE_VERB.match(text) if len(_COMMAS.findall(text)) == 1 and not text.endswith("?") else None
    if not parted:
        return None
    subject, verb = text[: parted.start("comma")], text[parted.end("comma") :].split()[0]
    is_one = subject.count(" ") > 1 and not _ROW.search(text, len(subject)) and not _VERB.search(subject)
    return parted if is_one and (verb in _BE or _DETERMINED.match(text)) else None


def _parted_behind(text: str) -> re.Match[str] | None:
    """A comma between the subject and the verb of the second of two clauses."""
    parted = _AFTER_JOINT.search(text)
    return parted if parted and _VERB.search(text, 0, parted.start()) else None
