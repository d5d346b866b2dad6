"""Places in a title: by their form ("Austin, TX"), by a rule's words, or as the posting itself names its place.

Invariant: a town that only words tell counts as a part of the title of its own, by the marks round it; the place of a
firm is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.checks._title_words import WORDS_ONLY, named_words
from jdlint.checks._titles import Title
from jdlint.detect import place
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting
from jdlint.rule import Rule

_TOWN = r"[A-ZÀ-ÞŁŚŻČŠŽ][a-zß-ÿā-ž'’]+(?:[ -][A-ZÀ-ÞŁŚŻČŠŽ][a-zß-ÿā-ž'’]+){0,2}"
_STATE = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|BC|QC|AB|NSW|VIC|QLD"
)
_PLACE = Lazy(
    rf"(?:(?:in|at|near)\s)?{_TOWN},\s(?:(?:{_STATE})\b(?:\s\d{{5}})?|Co\.?\s{_TOWN})"
    rf"|(?<=[-–—,|]\s){_TOWN}\s(?:NSW|VIC|QLD|TAS|ACT|ON|BC|QC|AB|CBD|AK|AZ|CA|CT|FL|GA|IA|IL|KS|KY|MI|MN|MO|MT|NC|ND|NE"
    r"|NH|NJ|NM|NV|NY|OH|RI|SC|SD|TN|TX|UT|VT|WA|WI|WV|WY)\b|(?<=[-–—,|]\s)Washington\sDC\b"
    rf"|\bnear {_TOWN}\s*$|(?<=- ){_TOWN},? \d{{5}}\b"
)
_NO_PLACE = Lazy(
    r"^(?:in|at|near) (?:Test|Training|Residence|Chief|House|Research|Data|Machine|Java|Python|React|Go|Rust)\b"
)
_IN_CAPITALS = Lazy(_TOWN)
_NAMED_TOWN = Lazy(
    rf"(?:[,(|]\s?|\)\s|\s[-–—]\s|\b(?=in\s)|\s(?=[A-ZÀ-Þ]\w+-[A-ZÀ-Þ]\w+\s*$))(?P<named>(?:in\s)?(?P<town>{_TOWN}))"
)
"""A town behind a mark or an "in", or with its quarter as the last word: "Baker Utrecht-Oost"."""
_NO_OWN_PLACE = Lazy(r"remote|hybrid|on-?site|anywhere|worldwide|home|office|field|global", re.IGNORECASE)
_ENDS = Lazy(
    r"(?:\s(?:[Cc]ity|[Tt]own)\s[Cc]ent(?:re|er)|\s(?:[Aa]rea|[Rr]egion|[Oo]ffice|[Mm]etro|[Cc]ampus|HQ|[Hh]eadquarters))?\s*(?:[)|/,]|[-–—]\s|near\s|[A-Z]{1,4}-?\d|$)"
)
_FIRM = Lazy(r"\b(?:Ltd|Limited|Pvt|Inc|LLC|plc|GmbH|AG|SE|AB|AS|Oy|OÜ|SAS|SA|BV|NV|Lda|KK|Pte)\b\.?,\s*$")
_AT_FIRM = Lazy(r"\b(?:at|for)\s(?:the\s)?[A-ZÀ-Þ][\w&'’.-]*(?:\s(?:[A-ZÀ-Þ&][\w&'’.-]*|of|and|the))*,\s*$")
"""A firm that the title names, behind which the place is its own: "Baker at Norda Mills, Leeds"."""


def places(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    """A place by its form ("Austin, TX"), else one of the rule's words at the end of a part of the title."""
    by_form = not WORDS_ONLY.issuperset(title.text) or " near " in title.text
    forms = _PLACE.finditer(title.text) if by_form else ()
    found = [m.span() for m in forms if not _NO_PLACE.match(m.group())]
    yield from found or _named_places(rule, title)


def _named_places(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    """The rule's words at the end of a part of the title, with an "in" before: "in" alone may lead to a subject.

    Behind the name of a firm the place is that of the firm: such a line is the head of a letter.
    """
    for start, end in named_words(rule, title):
        before = title.text[:start]
        if _ENDS.match(title.text, end) and not (_FIRM.search(before) or _AT_FIRM.search(before)):
            yield start - len("in ") * title.text[:start].endswith((" in ", " In ")), end


def stated_place(posting: Posting, title: Title) -> Iterator[tuple[int, int]]:
    """The town that the posting itself gives as the place of work, behind a mark or an "in" at the end of a part."""
    for found in _NAMED_TOWN.finditer(title.text):
        is_part = _ENDS.match(title.text, found.end()) and not _NO_OWN_PLACE.search(found["town"])
        is_part = is_part and not _AT_FIRM.search(title.text[: found.start("town")])
        if is_part and not {found["town"], found["town"].split("-")[0]}.isdisjoint(_towns_of(posting)):
            yield found.span("named")
            return


def _towns_of(posting: Posting) -> Iterator[str]:
    """The first words of the places that the posting states, as they are written."""
    field = posting.fields.get("location")
    stated = [field.value] if field else []
    stated += [posting.masked[span.start : span.end].replace(JOIN, " ") for span in place.find(posting)]
    for text in stated:
        yield from (town.group() for town in _IN_CAPITALS.finditer(text))
