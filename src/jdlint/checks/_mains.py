"""Main clauses that begin without the comma before them: orders, nouns and contrasts.

Invariant: a word that may take what follows it as its own ("if you think our work is …") is no end of a clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.lazy import Lazy

_ORDER = Lazy(
    r"(?:If|When|Once|Whenever)\s(?!in doubt|so\b|not\b|possible\b)[^,;:()–—]{6,120}?\s(?P<word>[\w’'-]+)\s(?:then\s)?"
    r"(?:please|tell us|let us know|write to us|call us|contact us|email us|say so|ask us|send (?:us|your)|get in touch"
    r"|apply (?:now|today)|drop us|reach out|check out|do not hesitate|don['’]t hesitate|feel free)\b"
)
_NOUN = Lazy(
    r"(?:If|When|Whenever|Because|Although|Unless)\s(?:you|we|it|they|an?|the|our|your|one|something|someone|nobody)\s[^,]{3,80}?"
    r"(?P<word>[\w’'-]+)\s(?:our|the|your)\s(?:[a-z-]+\s){1,3}?(?:is|are|will|can|must|has|have|should|would|could|may)\s[^,]*$"
)
_GROWS = Lazy(
    r"As\s(?:we|you|they|it|(?:the|our)\s[a-z]+(?=\s[a-z]+s\s(?:we|you)\b))\s[^,;:()–—]{0,60}?(?P<word>[\w’'-]+)"
    r"\s(?:we|you|they|it)(?:['’]ll|['’]re|\s(?:will|are|can|need|have|want|must|should))\s[^,]*$"
)
_BUT = Lazy(
    r"(?:We|You|They|It|There|The\s[a-z-]+|Our\s[a-z-]+)(?:\s[\w’'-]+){3,20}?\s(?P<word>[\w’'-]+)\sbut\s(?:we|you|they|it|there)"
    r"(?:['’](?:re|ll|ve|s|d)|\s(?!(?:and|or|all|too)\b)[a-z]+)\s[^,]*$"
)
_OWED = Lazy(
    r"(?:Thanks to|Due to|Because of|Apart from|In addition to|Instead of|Despite|According to)\s(?:\w[\w’'-]*\s){2,9}?"
    r"(?P<word>[\w’'-]+)\s(?:we|you|they)\s(?:can|could|will|have|had|are|were|would|must|need|now|also|already)\s"
    r"[^,]*(?:,\s(?:and|but|so|who|which|where)\b|$)"
)
LEADS = frozenset(
    "if when whenever because although once unless while however unfortunately furthermore moreover nevertheless "
    "consequently additionally as thanks due apart instead despite according".split()
)
"""Words that begin a sentence in which a comma may be missing."""
_KINDS = (_ORDER, _NOUN, _GROWS, _BUT, _OWED)
_HOLDS = frozenset(
    "that then what which who whom whose how why where when if because than as and or but nor so though although "
    "while until to for with in on at of from by about into think know say feel hope believe sure see find mean "
    "notice suspect discover realise realize guess assume agree prove consider imagine doubt not whether is are "
    "was were be the a an our your their us me can could will would may might must should just also even always "
    "onto via within across behind over under near between during without through towards beyond upon "
    "often either both rather better like want nothing anything everything something everyone anyone".split()
)
"""Words that take what stands behind them for their own."""


def mains(text: str) -> Iterator[tuple[int, int, str]]:
    """The word that a comma belongs behind, at most one: from where to where, and what is right."""
    for kind in _KINDS:
        found = kind.match(text)
        if found and found["word"].lower() not in _HOLDS:
            yield found.start("word"), found.end("word"), found["word"] + ","
            return
