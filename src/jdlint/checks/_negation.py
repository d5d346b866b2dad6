"""Whether a negation denies what a phrase says: "no rock stars", "do not send a photo, your date of birth or your age".

Invariant: a negation reaches a few words, and beyond them only along a list whose parts are short and begin no clause
of their own; what turns the sentence ("but", a semicolon) ends it.
"""

from __future__ import annotations

import re

from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

_NEGATIONS = frozenset(
    "no not none nobody never without nor neither don't doesn't isn't aren't won't can't cannot avoid avoiding instead "
    "skip skipping rather than cliche cliches unlike zero omit omits omitting needn't".split()
)
_LEAVING = frozenset(("leave", "leaving", "left"))
"""Before "out" or "off", as a negation: "leave out your photo"."""
_COMPARING = frozenset("more less fewer older younger longer later earlier higher lower larger smaller greater".split())
"""Before "than", by which it denies nothing: "more than anything"."""
_NO_NEGATION = frozenset("just only merely simply limited".split())
"""After a negation these turn it round: "not just a job"."""
_NEAR = 9
"""Words between a negation and what it denies, at most, where there is no list."""
_BARE_NO = frozenset("need place room questions question reason point use obligation".split())
"""Behind "no", what makes it deny a whole list: "no need to tell us"."""
_LEAD, _PART = 12, 7
"""Words from a negation to the first comma, and of a part of the list behind it, at most."""
_TURN = Lazy(r"[;:]|\bbut\b", re.IGNORECASE)
"""What ends the reach of a negation before its words do."""
_LEADS_LIST = Lazy(r"^\W*(?:need|require|want|expect|mind|(?:ask|look)\sfor|care\sabout|insist\son)\W*:", re.IGNORECASE)
"""What the colon of a list stands behind that is denied as a whole: "you do not need: a degree, a car"."""
_CONDITIONS = frozenset("if when where unless because since".split())
"""What opens a clause whose negation ends at its comma: "a link, or, if it is not public, a few lines and a photo"."""
_CONDITION = 4
"""Words from there to the negation, at most."""
_LAST = Lazy(r"\b(?:or|nor)\s*$", re.IGNORECASE)
_CLAUSE = frozenset(
    "please we you it they i then so which who that this instead kindly send include state attach give tell mention "
    "provide add write bring enclose submit indicate must should because as if when".split()
)
"""What a part begins with that is no part of a list, "and" aside."""

_NEED = (
    r"(?:\w+\s){0,2}"
    r"(?:required|needed|necessary|asked|expected|wanted|important|relevant|a\s(?:must|requirement|condition))"
)
_WAIVED = Lazy(
    rf"(?:(?!\band\b)[^.;:!?,]){{0,30}}?\b(?:is\snot|isn['’]t)\s{_NEED}\b"
    rf"|[^.;:!?]{{0,30}}?\b(?:(?:be|are|is)\s(?:left\s(?:out|off)|omitted|kept\sout)|(?:are\snot|aren['’]t)\s{_NEED})\b"
    r"|(?:(?!\bagenc|\brecruiters?\b|\bcallers?\b)[^.;:!?]){0,90}?\b(?:is|are)\s(?:all\s)?(?:unnecessary|superfluous|no\s(?:business|concern|affair)\sof"
    r"|not\s(?:wanted|welcome|our\s(?:concern|business|affair))|none\sof\s(?:our|my)"
    r"|your\sown\s(?:affair|business|matter|concern)|of\sno\s(?:interest|importance|concern))\b"
    r"|[^.;:!?]{0,90}?\bwould\s(?:only\s|just\s)?(?:have\sto\s)?be\s(?:deleted|removed|blacked\sout|thrown\saway)\b"
    r"|[^.!?]{0,90}?\bnone\sof\s(?:them|these|it|those)\s(?:has|have|is|are|matters)\b"
    r"|[^.!?]{0,90}?\b(?:add|send|include|enclose|attach|give\sus|write)\snone\sof\s(?:them|these|it|those)\b"
    r"|[^.!?]{0,90}?\bha(?:s|ve)\sno\splace\b|[^.!?]{0,120}?\bmakes?\sno\sdifference\b|[^.!?]{0,60}?\b(?:is|are)\sof\sno\suse\b"
    r"|[^.!?;]{0,90}?;\s(?:but\s)?please\sdo(?:\snot|n['’]t)\b"
    r"|\snothing\b"
)
"""What takes back what stands before it: "good hearing is not required", "age and faith are not asked for"; but not
"ninjas, and a degree is not required"."""


_UNASKED = Lazy(
    r"^\W*what (?:you|we|i) (?:(?:do|will|would) not|don['’]t|won['’]t|never) "
    r"(?:need|ask|have to|want|require|expect|look for|care|demand|mind)\b|^\W*(?:you do not|you don['’]t|no) need\b"
    r"|^\W*(?:please )?(?:send|include|add|enclose)? ?(?:us )?no (?:photo|picture|cover letter)s?\b",
    re.IGNORECASE,
)
"""The heading of what is not asked for."""


def is_waived(hit: Hit, posting: Posting) -> bool:
    """Whether a hit is taken back behind it, in its sentence ("your faith is not our concern"), or by its heading."""
    sentence = posting.sentences[hit.sentence]
    behind = posting.masked[hit.end : sentence.end].replace(JOIN, " ")
    return bool(_WAIVED.match(behind)) or is_unasked(posting, sentence.block)


def is_unasked(posting: Posting, block: int) -> bool:
    """Whether a block stands below a heading as "What you do not need"."""
    heading = next((s.heading for s in reversed(posting.sections) if s.first <= block < s.end), -1)
    if heading < 0:
        return False
    _, start, end, _ = posting.blocks[heading]
    return bool(_UNASKED.search(posting.masked[start:end].replace(JOIN, "")))


def is_negated(hit: Hit, posting: Posting) -> bool:
    """Whether a negation stands before the hit, in its sentence, and reaches it."""
    folded = posting.words.folded
    first = posting.sentences[hit.sentence].first_word
    for at in range(hit.first_word - 1, first - 1, -1):
        spares = folded[at] == "spare" and folded[at + 1] == "us"
        left_out = spares or (folded[at] in ("out", "off") and not _LEAVING.isdisjoint(folded[max(first, at - 3) : at]))
        compares = folded[at] == "than" and folded[at - 1] in _COMPARING
        if left_out or (folded[at] in _NEGATIONS and folded[at + 1] not in _NO_NEGATION and not compares):
            between = posting.masked[posting.words.ends[at] : hit.start].replace(JOIN, "")
            if "," in between and not _CONDITIONS.isdisjoint(folded[max(first, at - _CONDITION) : at]):
                continue
            if hit.first_word - at <= _NEAR:
                return not _TURN.search(_LEADS_LIST.sub("", between))
            is_bare = folded[at] in ("no", "zero") and folded[at + 1] not in _BARE_NO
            return (not is_bare or _LAST.search(between) is not None) and _is_list(between)
    return False


def _is_list(text: str) -> bool:
    """Whether what stands between a negation and a hit is a list of short things."""
    lead, *parts = re.split(r"[,:]", text)
    words = [part.replace("/", " ").lower().split() for part in parts]
    is_short = len(lead.split()) <= _LEAD and all(len(part) <= _PART for part in words)
    begins = [part[part[0] in ("and", "or")] for part in words if len(part) > 1]
    return bool(parts) and is_short and ";" not in text and _CLAUSE.isdisjoint(begins) and "but" not in begins
