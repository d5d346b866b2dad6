"""Whether a sentence prefers or shuts out the people whom a phrase names: "older applicants", "a European".

Such phrases say nothing by themselves: half of them name customers, and many a fair posting names them in order to
invite them. What makes them a fault stands anywhere in the sentence, in any wording: a word of choosing ("prefer",
"we hire", "only"), or one of turning away ("not considered", "struggle here", "look elsewhere"). The words for
all of these are the table `slighting`.

Invariant: a sentence that speaks of users or of a product before it speaks of hiring, that invites, helps or protects
the people it names, or that denies the choice ("no preference", "we never turn away"), slights nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

from jdlint.checks._table import Lists, Phrases, either
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Slighting(Lists):
    """The lists of the table, and those that hold only within a few words of the hit."""

    TABLE = "slighting"

    def __init__(self, table: Mapping[str, Any]) -> None:
        super().__init__(table)
        parting, not_one = (either(table[key]) for key in ("parting", "not_one"))
        near_behind = rf"(?:[\s,]+(?!(?:{parting})\b)[\w'’-]+){{0,5}}[\s,]+$"
        self.prefers = Phrases(table["prefers"], behind=near_behind)
        self.seeks = Phrases(table["seeks"], behind=near_behind)
        self.fails = Phrases(table["fails"], before=r"^(?:[\s,]+[\w’'-]+){0,5}?[\s,]+")
        self.comes_first = Phrases(
            table["comes_first"],
            before=r"^(?:[\s,]+(?!(?:who|that|which|customers?|users?)\b)[\w'’-]+){0,4}?[\s,]+",
        )
        self.one = Lazy(rf"{_ONE}(?:\s+(?!(?:{not_one})\b)[\w-]+){{0,3}}\s+$")


_ONE = r"\b(?:the|an?|another|someone|somebody|one|fellow)"
_ONE_SAID = Lazy(r"(?:the|an?|another|someone|somebody|one|nobody|no one)\b")
_CLAUSE = Lazy(r"[,;:] (?=(?:we|so|the|this|our|it|you)\b)")
_TOO = Lazy(r"\btoo[.,]")
"""As well, where it ends a clause."""
_LONGEST = 45
"""Words of a sentence that is judged, at most: longer ones are about too much."""


class Part(Record):
    """What is judged: the hit's sentence in small letters, or its part between semicolons, and where the hit is."""

    text: str
    start: int
    end: int


def is_shunned(hit: Hit, posting: Posting, slighting: Slighting) -> bool:
    """Whether the hit's sentence shuts out, as applicants, the people that the hit names."""
    part = _part(hit, posting)
    return _is_judged(hit, part, posting, slighting) and _shuts_out(part, slighting)


def is_slighted(hit: Hit, posting: Posting, slighting: Slighting) -> bool:
    """Whether the hit's sentence prefers or shuts out, as applicants, the people that the hit names."""
    part = _part(hit, posting)
    return _is_judged(hit, part, posting, slighting) and (_shuts_out(part, slighting) or _prefers(part, slighting))


def _part(hit: Hit, posting: Posting) -> Part:
    sentence = posting.sentences[hit.sentence]
    text = posting.masked[sentence.start : sentence.end].replace(JOIN, " ").lower()
    start, end = hit.start - sentence.start, hit.end - sentence.start
    first, last = text.rfind(";", 0, start) + 1, text.find(";", end)
    return Part(text[first : last if last >= 0 else len(text)], start - first, end - first)


def _is_judged(hit: Hit, part: Part, posting: Posting, slighting: Slighting) -> bool:
    """Whether the hit's sentence speaks of hiring, and neither is kind nor about others."""
    sentence = posting.sentences[hit.sentence]
    kind, text = posting.blocks[sentence.block].kind, part.text
    if sentence.end_word - sentence.first_word > _LONGEST or kind == "heading" or text.rstrip().endswith("?"):
        return False
    phrases = slighting.phrases
    if phrases["kind"].search(text) or phrases["no_choice"].search(text) or _TOO.search(text):
        return False
    return _is_of_hiring(part, slighting) and not (kind == "item" and phrases["duties"].search(text))


def _is_of_hiring(part: Part, slighting: Slighting) -> bool:
    """Whether the text speaks of hiring, and in the hit's clause does so before it comes to others."""
    hiring, text = slighting.phrases["hiring"], part.text
    clause = max((begin.end() for begin in _CLAUSE.finditer(text, 0, part.start)), default=0)
    job, other = hiring.search(text, clause), slighting.phrases["others"].search(text, clause)
    if not other or other.start() >= part.start:
        return bool(job or hiring.search(text))
    return bool(job and job.start() < other.start())


def _shuts_out(part: Part, slighting: Slighting) -> bool:
    """Whether the text refuses somebody, or says of applicants, whom the hit names, that they could not do the work."""
    said, behind = part.text[part.start : part.end], part.text[part.end :]
    if slighting.phrases["refusal"].search(part.text):
        return True
    return bool(slighting.phrases["hired"].search(said) and slighting.fails.search(behind))


def _prefers(part: Part, slighting: Slighting) -> bool:
    """Whether the text prefers the people that the hit names, before or behind it."""
    before, said, behind = part.text[: part.start], part.text[part.start : part.end], part.text[part.end :]
    if slighting.prefers.search(before) or slighting.comes_first.search(behind):
        return True
    if slighting.phrases["chosen_so"].search(behind):
        return True
    is_one = slighting.one.search(before) or _ONE_SAID.match(said)
    return bool(slighting.seeks.search(before) and (is_one or slighting.phrases["sole"].search(part.text)))
