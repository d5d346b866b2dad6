"""By which words a sentence is a question, an order, or a statement behind a word that asks.

Invariant: a text is looked at as `question.py` makes it: small letters, one blank between words, plain apostrophes.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy

_ONE = r"(?:i|you|we|they|he|she)"
_THING = r"(?:it|this|that|there|these|those)"
_OWNED = r"(?:the|your|our|my)(?:\s[a-z-]+)?\s[a-z-]+"
_BE = r"(?:is|are|was|were|isn't|aren't|wasn't)"
_DO = r"(?:do|does|did|don't|doesn't|didn't)"
_MODAL = r"(?:can|could|will|would|should|may|might|must|shall|can't|couldn't|won't|wouldn't|shouldn't)"
_HAVE = r"(?:have|has|had|haven't|hasn't)"
_INVERTED = Lazy(
    rf"\b(?:{_BE}|{_DO}|{_MODAL}|{_HAVE})\s(?:{_ONE}|it|there)\b"
    rf"|\b(?:{_DO}|{_BE})\s(?:this|that|these|those|the|your|our)\b|\b(?:what|how|who|where|why|when)'s\b"
)
"""A verb before its subject, as in a question."""
_DONE = (
    r"(?:(?:ever|already|always|never|just|recently|not)\s)?(?:\w{2,}ed|been|had|got|seen|done|built|made|worked|run|led"
    r"|written|thought|found|met|heard|taken|given|known|felt|read|spent|wondered|tried|set|shipped|come|gone)\b"
)
_SEEMS = (
    r"(?:sound|look|work|have|need|fit|pay|matter|suit|include|come|start|mean|offer|appeal|interest|seem|feel|make|help"
    r"|cover|describe|excite|match|speak|take|run|change|ring|cost|go|involve|happen|require)\b"
)
_IS_SO = (
    r"(?:remote|flexible|open|negotiable|paid|fixed|hybrid|permanent|possible|ready|available|included|required|right"
    r"|accessible|temporary|full-time|part-time|still)\b"
)
_ASKS_YES = Lazy(
    rf"(?:are|aren't)\s(?:you|we|they|there|these|those)\s\w"
    rf"|(?:is|was|isn't)\s(?:it|this|that|there|he|she)\s\w"
    rf"|(?:is|are)\s{_OWNED}\s{_IS_SO}"
    rf"|am\si\s\w"
    rf"|(?:do|did|didn't)\s{_ONE}\s(?!an?\b|the\b|some\b|good\b|proud\b)\w"
    rf"|(?:does|did|doesn't)\s(?:it|this|that|he|she|anyone|{_OWNED})\s{_SEEMS}"
    r"|do\s(?:these|those|our|your)\s[a-z-]+s\s(?:match|fit|sound|seem|appeal|suit|matter|differ)\b"
    rf"|(?:have|haven't)\s(?:you|we|they|i)\s{_DONE}"
    rf"|(?:has|hasn't)\s(?:it|this|that|he|she|anyone|anybody)\s{_DONE}"
    rf"|(?:can|could|will|would|couldn't|wouldn't|won't)\s(?:{_ONE}|it|there|this|that)\s\w"
    rf"|(?:can|will|would)\s{_OWNED}\s(?:be|have|work|take|need|come|start|get|do|help|change|pay)\b"
    rf"|shall\s(?:we|i)\s\w|may\s(?:we|i)\s\w|must\si\s\w"
)
"""How a question begins that is answered by yes or no, and nothing else does. No orders ("do the right thing"), no
duties of a third person ("does the books"), no conditions ("should you need", "had we known", "were you to come")."""
_ASKS_WHAT = Lazy(
    rf"(?:what|why|how|when|where|(?:what|how)\s(?:many|much|long|often|soon|far|big|kind\sof|sort\sof)(?:\s[a-z-]+)?)"
    rf"\s(?:(?:{_DO}|{_MODAL}|{_HAVE}|{_BE})\s(?:{_ONE}|{_THING}|the|your|our|my)|(?:{_DO}|{_MODAL})\san?)\s\w"
    rf"|(?:who|whom|which\s[a-z-]+)\s(?:{_DO}|{_MODAL}|{_HAVE}|{_BE})\s{_ONE}\s\w"
    rf"|what\s[a-z-]+s\s(?:do|did|can|will|would|should)\s{_ONE}\s\w"
    rf"|(?:who|where)\s(?:are\s(?:you|we|they)|am\si)\.$"
    rf"|(?:what|who|where|when|how)'s\s(?:your|the|our|it)\s\w"
)
"""How any other question begins. Not "who is the first to help", which may be the end of a sentence before it."""
_WHAT_IS = Lazy(
    r"(?:what|who)(?:'s|\s(?:is|are|was|were))\b.*\s(?:is|are|was|were)\b"
    r"|.*\s\w+\s(?:is|was|are|were)\s(?:an?|the|not|what|up|our|your|one|where|how|for)\b"
)
"""No question but a subject: "what is the rule elsewhere is the exception here"."""
_HOW_GREAT = Lazy(r"how\s\w+\s(?:is|are)\s(?:that|this|it|these)\b")
_SAYING = Lazy(r"(?:(?:can|may|could)\s(?:i|we)\s(?:just|add|say|introduce|be)|would\syou\sbelieve)\b")
"""Figures of speech, which ask nothing: "Can I just say that we love it."."""
_POLITE = Lazy(r"\b(?:please|kindly|so kind)\b")
"""In a request, which may well end with a full stop: "Would you please send us a copy."."""
_GOES_ON = Lazy(
    r"(?:,|\sand|\sthen|\s-)\s(?:then|please|we|we'd|we'll|you'll|you'd|this|it|send|write|apply|contact|come|join|get|let|"
    r"read|call|drop|take|look|click|check|don't|just|if|the|our)\b|\bthen\b"
)
"""A main clause behind a condition in the order of a question: "Do you like it, write to us."."""
_LEAD = r"(?:(?:and|but|or|now|well|oh|yes)(?:,\s|\s)|so,\s)?"
_LEADS = Lazy(_LEAD)
_SO = Lazy(r"so\s(?=(?:what|why|how|when|where|who|which)\b)")
_OTHER_MARKS = Lazy(r"[;()\[\]–—\"“”|…?!]|\s-\s|\.\.$")
_SHORT_FORM = Lazy(r"\b(?:etc|inc|ltd|co|corp|approx|vs|no|jr|sr|st|[ap]\.m|u\.s|u\.k|e\.u|ph\.d|\w)\.$")
_WHY = r"(?:what|which|how|why|where|when|who|whom|whose|if|whether)"
_ORDER = Lazy(
    rf"(?:(?:in|with|at|for|before|after|once|when|if|then|and|so)\b[^,]*,\s)?(?:please\s(?!don't\b)[a-z]+\s|(?:then|and|just)"
    rf"\s)?(?:(?:tell|show|send|give|drop|email|write(?:\sto)?)\s(?:us|me)\b|let\s(?:us|me)\sknow\b|write\s(?:\w+\s)?{_WHY}\b"
    rf"|(?:describe|explain)\s(?!yourself\b)(?:\w+\s)?(?:{_WHY}|your|the|a|an)\b)"
    rf"|please\s(?:write|tell|send|explain|describe|say|state|mention|note|let|include|add|attach|apply|contact|read|use|make)\b"
    rf"|(?:we|i)(?:'d|\swould)?\s(?:wonder|(?:want|like|love|need)\sto\s(?:know|hear|learn|see|understand))\s{_WHY}\b"
    rf"|we(?:'re|\sare)\scurious\s(?:\w+\s)?{_WHY}\b"
)
_SECOND = Lazy(
    r",\s(?:would|will|could|can|won't|okay|ok|right|yes|eh|shall|do|does|is|are|what|why|how|when|where|who|which|or|and|"
    r"perhaps|maybe|too|deal)\b|\bor\snot\b|:"
)
"""What makes a question of the rest of a sentence: "Send us a line, would you?"."""
_DOES = (
    r"(?:are|am|is|was|were|will|can|could|should|would|must|may|have|has|had|do|does|did|need|needs|want|wants|offer|offers|"
    r"work|works|use|uses|build|builds|make|makes|expect|expects|value|values|believe|love|like|care|hire|exist|get|gets|"
    r"bring|brings|learn|know|look|looks|live|stand|think|take|takes|mean|means|pay|pays|provide|provides|require|"
    r"requires|earn|earns|help|helps|started|built|made|got|went|decided|moved|created|founded|choose|recruit|"
    r"start|grow|run|runs|ship|test|deploy|own|solve|achieve|enjoy|find|lead|support|write|deserve|move|keep|sell|study|ask"
    r"|follow|change|meet|promise|teach|call|see|say|create|deliver|develop|give|plan|seek|serve|store|track|trust|handle)"
)
_NAMED = (
    r"(?:tools|technologies|skills|languages|benefits|perks|things|projects|products|services|values|qualities|"
    r"experience|requirements|qualifications|opportunities|challenges|tasks|responsibilities)"
)
_TOLD = Lazy(
    r"(?:and\s|so\s|but\s)?(?:"
    rf"(?:what|who|how|why|where|when|whom)\s(?:i|you|we|they|it)(?:'(?:ll|re|ve|d|s|m)\s[a-z]+|\s(?:(?:also|really|"
    rf"actually|currently|always|never|don't|just|still|all)\s)?{_DOES})\b"
    rf"|(?:what|which)\s(?:(?:kinds?|sorts?|types?)\sof\s[a-z]+|{_NAMED})\s(?:i|you|we|they)\s{_DOES}\b"
    rf"|how\s(?:much|long|often|far|soon|many\s[a-z]+)\s(?:i|you|we|they|it)\s{_DOES}\b"
    r"|(?:what|how|why|where)\s(?:the|our|your|this)\s[a-z-]+\s(?:works|looks|does|offers|pays|means|is|are|will|can|has|have|"
    r"needs|need|want|work|do)\b)"
)
"""Words in the order of a statement behind one that asks: "What we offer"."""
_STATED = Lazy(
    r"(?:(?:if|in|at|on|for|as|each|every|from|after|before|once|when|while|because|although|with)\b[^,]{3,80},\s(?:we|our|please|there)\b"
    r"|(?:we|our|the|there|they|each|every|all|you\swill|you'll)\b)"
    r"(?!.*\b(?:what|who|how|why|where|when|which|whose|whom|whether|right|ready|correct|sound|sounds|maybe|perhaps|think)\b)"
    r".*\b(?:is|are|was|were|has|have|had|will|can|must|does|do|need|needs|use|uses|run|runs|work|works|build|builds|pay|pays|offer"
    r"|offers|write|take|takes|keep|keeps|make|makes|begin|begins|serve|serves|we'll|you'll|reply|support|receive|help|helps)\b"
)
"""A statement whose words are in order and ask nothing: "We pay for the boots that you wear to work"."""
_ASKED = Lazy(
    r"(?!(?:do|does|did|are|is|was|can|could|would|will|have|has|had|may|must|should|what|why|how|who|where|when|which|want|curious"
    r"|interested|so|ready|ever|if|you\swant|you\sask|you'd|would)\b)(?:[\w'-]+\s){1,8}?"
    r"(?:asked|asks|ask|wondered|wonders|will\s(?:learn|see|find\sout))\s(?:us\s|you\s|them\s|me\s|him\s|her\s)?"
    r"(?:why|how|who|what|whether|when|where|if|which)\s"
)
"""A question that is told, not asked: "A guest asked why the oven was cold"."""
_FEWEST_STATED = 7
"""Words from which on such a sentence is hardly asked in surprise: "The catch?"."""
_MOST_TOLD = 12
"""Words of a heading or sentence of that kind; longer ones may hold a question further on."""
_MOST_BARE = 6
"""The same behind "when" and "where", with which a longer sentence may begin: "When you join you get what?"."""
_MOST = 45
_WORDS = Lazy(r"\S+")

FIRST = frozenset(
    "and but or now well oh yes so what what's why how how's when when's where where's who who's whom which are "
    "aren't is was isn't am do did didn't does doesn't have haven't has hasn't can could will would couldn't "
    "wouldn't won't shall may must".split()
)
"""Words with which a question begins: a quick look before any expression."""


def is_question(text: str) -> bool:
    """Whether a sentence with a full stop is a question, or what stands behind its last colon."""
    if _OTHER_MARKS.search(text) or _SHORT_FORM.search(text) or len(_WORDS.findall(text)) > _MOST:
        return False
    said = text.rpartition(": ")[2]
    said = said[_end(_LEADS.match(said)) :]
    asks_what = said[_end(_SO.match(said)) :]
    if _ASKS_WHAT.match(asks_what):
        return not (_WHAT_IS.match(asks_what) or _HOW_GREAT.match(asks_what) or _GOES_ON.search(asks_what))
    is_open = _POLITE.search(said) or _GOES_ON.search(said) or _SAYING.match(said)
    return bool(_ASKS_YES.match(said)) and not is_open


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def right_instead(text: str, is_row: bool) -> str | None:
    """What should stand in place of a question mark; None where the sentence is a question, as far as we know.

    `is_row`: another question stands before it in its block, which it may go on with ("Know what we do? How we work?").
    """
    if text.count("?") > 1 or _INVERTED.search(text) or _SECOND.search(text):
        return None
    if _ORDER.match(text):
        return None if _has_aside(text) else "."
    if not is_row and _ASKED.match(text) and not _has_aside(text):
        return "."
    if not is_row and text.count(" ") >= _FEWEST_STATED and _STATED.match(text) and not _has_aside(text):
        return "."
    if not is_row and _TOLD.match(text) and not _has_aside(text) and "," not in text:
        most = _MOST_BARE if text.startswith(("when", "where")) else _MOST_TOLD
        return "" if text.count(" ") < most else None
    return None


def _has_aside(text: str) -> bool:
    return bool(_OTHER_MARKS.search(text, 0, len(text) - 1))
