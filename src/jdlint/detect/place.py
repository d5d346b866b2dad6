"""Places that a list of names cannot hold: a town with its state, what a line labelled as place says, "based in X".

Invariant: only forms that are places by their shape count ("Golden, CO", "Location: Naarden", "our office in Kaunas");
a name alone does not, nor does a label that says no more than "Remote".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span, Words

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC"
    "|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|D\\.?C|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|NSW|VIC|QLD|TAS|ACT"
)
_TOWN = r"[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2}"
_NO_WORD = r"(?!(?<=IN|OR|ME|OK|HI|OH|ON) [a-z]{2,} )"
"""No state, but a word in capitals, where small letters follow."""
_TOWN_AND_STATE = Lazy(
    rf"[A-Z](?<=\b.)[a-z]+(?:[ -][A-Z][a-z]+){{0,2}}(?:,[ \0]+|[ \0]+(?!AB\b))(?:{_STATES})\b{_NO_WORD}"
)
"""Its first letter comes before the look at the start of the word, as that is quicker to search for."""
_DASH_AND_TOWN = Lazy(r" - [A-Z][a-z]+")
_STATE = Lazy(rf"\b(?:{_STATES})$")
_SITUATED = Lazy(
    r"(?:(?:[Ll]ocated|[Bb]ased|[Oo]ffices?|headquarters|HQ|studio|lab|site|plant|depot|factory|branch|facility|campus"
    r"|hub|showroom|[Rr]elocat(?:e|ion)|[Ll]iving|residing)"
    r"\s(?:is\s|are\s)?"
    rf"(?:in|near|to|at(?:\s\d+\w?)?)|near|commuting distance (?:of|to|from))\s"
    rf"(?:downtown\s|central\s|beautiful\s|sunny\s)?({_TOWN})"
)
_SITUATING = frozenset(
    "located based office offices headquarters hq studio lab site plant depot factory branch facility campus hub "
    "showroom relocate relocation living residing near commuting".split()
)
"""The folded words that it begins with."""
_WITHIN = Lazy(r"\b(?:anywhere|live|living|be) within (?:an?|one|two|\d+) (?:hours?|minutes?|miles?|km|kilomet\w+)\b")
_OUR_OFFICE = Lazy(rf"[Oo](?<=\b.)ur\s({_TOWN})\s(?:office|site|hub|studio|lab|campus|headquarters|HQ)\b")
_STREET_AND_TOWN = Lazy(
    r"\b(?:office|studio|lab|headquarters|site|hub)\s(?:on|in|at)\s(?:\d+\s)?(?:[A-Z][\w'’-]+\s){1,3}"
    rf"(?:Street|Road|Quay|Lane|Avenue|Square|Place|Way|Drive|Boulevard|Court|Row|Terrace|Wharf),\s({_TOWN})"
)
_NO_TOWN = Lazy(
    r"(?:Head|Home|Main|Real|Agile|General|Office|Our|The|Customer|Client|Microsoft|AWS|Azure|Google|Python|Java|Linux)\b"
)
_LABELLED = Lazy(
    r"[\s*_•-]*(?:job |work |duty |primary |office |based |sole )?(?:work )?"
    r"(?:location|place|office|city|where|country|based in|region|duty station|job site|work ?site|workplace"
    r"|working place|address of the workplace|where you(?:['’](?:d|ll)| will) work|base)s?"
    r"(?: of work| of employment| of duty| of the (?:job|post|role))?\s*[*_]*\s*[:：]\s*[*_]*\s*(\S[^\n]{1,80})",
    re.IGNORECASE,
)
_PIN = Lazy(
    r"[📍🗺]\ufe0f?\s*([^\s`][^\n`]{1,60})"
    r"|[🌎🌍🌏]\s*([^\s`](?:[^\s`]+ ?){1,5}\s*$|[^\s`][^\n`]{0,40}(?:,\s[A-Z]{2}\b|;)[^\n`]{0,60})"
)
"""A globe marks many things: a place beside a few words, or beside a state or several entries."""
_TWO_LETTERS = Lazy(r"[^\W\d_]{2}")
_NO_PLACE = Lazy(
    r"\b(?:fully|remote(?:ly)?|hybrid|on-?site|in-?person|in-office|wfh|work|from|home|only|first|friendly|possible|optional|ok|n/?a|tb[dca]"
    r"|flexible|flexibility|various|negotiable|virtual|telework|or|and|the|office|full|part|time|yes|no|see|below|your|preference|any)\b",
    re.IGNORECASE,
)


def find(posting: Posting) -> Iterator[Span]:
    """Spans of places: the field of the front matter, then block by block."""
    if (field := posting.fields.get("location")) and _names_place(field.value):
        yield field.value_span
    text = posting.masked.replace(JOIN, " ")
    starts = [block.start for block in posting.blocks]
    for start, end in _in_prose(text, posting.words):
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= posting.blocks[number].end:
            yield Span(start, end)
    for block in posting.blocks:
        for start, end in labelled(text[block.start : block.end]):
            yield Span(block.start + start, block.start + end)


def _in_prose(text: str, words: Words) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _TOWN_AND_STATE.finditer(text))
    for town in _DASH_AND_TOWN.finditer(text):
        if state := _STATE.search(text, max(0, town.start() - 4), town.start()):
            yield state.start(), town.end()
    if " within " in text:
        yield from (found.span() for found in _WITHIN.finditer(text))
    for found in (*_situated(text, words), *_OUR_OFFICE.finditer(text), *_STREET_AND_TOWN.finditer(text)):
        if not _NO_TOWN.match(found.group(1)):
            yield found.span()


def _situated(text: str, words: Words) -> Iterator[re.Match[str]]:
    """Where it is said that something lies in a town; looked for only at the words that may begin that."""
    for word, start in zip(words.folded, words.starts, strict=True):
        if word in _SITUATING and (found := _SITUATED.match(text, start)):
            yield found


def labelled(text: str) -> Iterator[tuple[int, int]]:
    """Where lines of a text that are labelled as place, or marked with a pin, say it."""
    if text.isascii() and ":" not in text:
        return
    at = 0
    for line in text.splitlines(keepends=True):
        for named in (_LABELLED.match(line), *(() if line.isascii() else _PIN.finditer(line))):
            if named and _names_place(said := next(filter(None, named.groups()))):
                start = at + named.end() - len(said)
                yield start, start + len(said.rstrip(" *_\n"))
        at += len(line)


def _names_place(text: str) -> bool:
    """Whether something is left of a label's words without those for remote and the like."""
    return _TWO_LETTERS.search(_NO_PLACE.sub("", text)) is not None


_HEADINGS = (
    "location", "locations", "place", "place of work", "where", "workplace", "your workplace", "job location",
    "work location", "where you will work", "where you'll work", "office location",
)  # fmt: skip
_TOWN_FIRST = Lazy(r"[\s*_•-]*([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2})(?=[,.;(–—\n]|\s-\s|\s*\Z)")
_NOT_FIRST = frozenset(
    "remote hybrid we you the our this fully from anywhere home flexible onsite on in office work full most all your"
    .split()
)  # fmt: skip


def under_headings(posting: Posting) -> Iterator[Span]:
    """The name that the text under a heading "Location", "Where" or the like begins with."""
    for heading, block in zip(posting.blocks, posting.blocks[1:], strict=False):
        if heading.kind != "heading" or block.kind == "heading":
            continue
        if posting.masked[heading.start : heading.end].strip(" :#*_\n").lower() not in _HEADINGS:
            continue
        found = _TOWN_FIRST.match(posting.masked.replace(JOIN, " "), block.start, block.end)
        if found and found[1].split()[0].lower() not in _NOT_FIRST:
            yield Span(*found.span(1))


def at_head(posting: Posting, countries: Container[str]) -> Iterator[Span]:
    """Parts of the lines at the head of the text that say a town with its country or with the mode of work.

    "Kestrel · Utrecht, Netherlands" holds the first; of "Kestrel · Utrecht, hybrid" it is the town alone.
    """
    text = posting.masked.replace(JOIN, " ")
    for block in posting.blocks[:_HEAD]:
        for found in _TOWN_AND_COUNTRY.finditer(text, block.start, block.end):
            if found["mode"]:
                yield Span(*found.span("town"))
            elif found["country"].lower() in countries:
                yield Span(*found.span())


_HEAD = 4
"""Blocks in which the facts of a job may stand in one line."""
_TOWN_AND_COUNTRY = Lazy(
    r"(?:(?<=[·|•]\s)|(?<=\n))(?P<town>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2}),\s"
    r"(?:(?P<country>[A-Z]\w+(?: [A-Z]\w+)?)|(?P<mode>[Hh]ybrid|[Oo]n[ -]?site|[Ii]n[ -](?:the )?office|[Ii]n person))"
    r"(?=\s*(?:[·|•(;\n]|\Z))"
)
