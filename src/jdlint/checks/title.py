"""Is the title of a posting one that people search for and job boards take?

Invariant: a match lies within the title, as front matter or as the heading names it; what reads like a sentence is no
title and is never judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from jdlint.checks import Context, Option
from jdlint.checks._stands import is_of_a_work
from jdlint.checks._title_place import places, stated_place
from jdlint.checks._title_words import WORDS_ONLY, named_words
from jdlint.checks._titles import JOBS, Title, titles_of
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

_SYMBOLS = Lazy(
    r"[!¡]+|\?{2,}|\${2,}|[*~=^#_<>]{2,}|(?<!\w)[*~^]+|[*^]+(?!\w)"
    r"|[\u2605-\u2606\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u25a0-\u25ff]+"
)
_LOUD = Lazy(r"\b[A-Z][A-Z'’]{3,}\b")
_LETTERS = Lazy(r"[^\W\d_]+")
_PAY = Lazy(
    r"(?:up to\s|from\s|~)?[$€£₹]\s?\d[\d,.]*\s?k?(?:\s?(?:-|–|—|to)\s?[$€£₹]?\s?\d[\d,.]*\s?k?)?"
    r"(?:\s?(?:/|per|an?)\s?(?:hour|hr|h|day|week|month|year|yr|annum)\b)?"
    r"|\b(?:CAD|AUD|NZD|USD|EUR|GBP|CHF|SGD|INR|SEK|NOK|DKK|PLN|ZAR)\s?\d[\d,.]*\s?k?(?:\s?(?:-|–|—|to)\s?(?:[A-Z]{3}\s?)?\d[\d,.]*\s?k?)?"
    r"(?:\s?(?:/|per|an?)\s?(?:hour|hr|h|day|week|month|year|yr|annum)\b)?"
    r"|\b\d{2,3}(?:\s?(?:-|–|to)\s?\d{2,3})?\s?k\b(?!\w)|\b\d[\d,.]*\s?(?:USD|EUR|GBP|CHF|LPA)\b"
    r"|\b\d[\d., ]{2,}\d\s?(?:lei|RON|PLN|zł|CZK|Kč|SEK|NOK|DKK|kr|HUF|Ft|TRY|TL|ZAR|KES|NGN|PHP|SGD|MYR|AED|BRL"
    r"|MXN|JPY|yen)\b"
    r"|\b(?:high|top|great|good|excellent|competitive|attractive) (?:pay|salary)\b",
    re.IGNORECASE,
)
_CODE = Lazy(
    r"\b(?:JR|REQ|JOB|REF|VAC)[-_]?\d{2,4}[-_/]\d{2,}\b"
    r"|(?<![\w+])(?:req(?:uisition)?|job|ref(?:erence)?|vacancy|posting|position)\b\.?\s?(?:id|no|number|code|nr)?\.?\s?[#:-]?\s?"
    r"[A-Z]{0,4}-?\d{2,}[A-Z]?\b(?:-[A-Z\d]+)*"
    r"|(?<!\w)#\s?\d{3,}\b|(?<=[(\[])[A-Z]{1,5}(?:\d{4,}|(?:-\d{2,})+)(?=[)\]])|\[[A-Z]{2,5}\s\d{3,}[\w/-]*\]|\b(?!GS-)[A-Z]{1,5}-\d{4,}\b|\b\d{6,}\b|\b(?:JR|REQ|R|JOB)-?\d{5,}\b"
    r"|\b(?=[\w/-]*\d{3})(?!GS-)[A-Z]{1,5}\d?(?:[-/_][A-Z\d]{1,8}){2,}\b"
    r"|\b(?!(?:OS|AS|TS|PS|UN|EN|GS)/)[A-Z]{2,6}/(?:\d{3,}|\d{2,}/)[\w/-]*",
    re.IGNORECASE,
)
_LEVELS = Lazy(r"\b(?:(?P<junior>junior|jr\.?|entry[ -]level)|senior|sr\.?|principal)(?!\w)", re.IGNORECASE)
_EITHER = Lazy(r"[/,|&+]|\s[-–—]\s|\b(?:to|or|and|mid|through|bis)\b")
_YEAR = Lazy(r"(?:19|20)\d\d$")
_PARTS = Lazy(r"\s*(?:/|\||\bor\b|\band\b|\bcum\b|&|\+)\s*")


def _symbols(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    for found in _SYMBOLS.finditer(title.text):
        yield found.span()


def _capitals(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    """From the first word in capitals to the last, where they are most of the title; short ones are abbreviations."""
    if not any(word[1:].isupper() for word in title.text.split()):
        return
    loud = [found for found in _LOUD.finditer(title.text) if found.group().lower() not in rule.options["words"]]
    letters = sum(len(word) for word in _LETTERS.findall(title.text))
    if loud and sum(len(found.group()) for found in loud) * 2 > letters:
        yield loud[0].start(), loud[-1].end()


def _pay(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    for found in _PAY.finditer(title.text):
        yield found.span()


def _code(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    for found in _CODE.finditer(title.text):
        if not _YEAR.search(found.group()):
            yield found.span()


_FIELDS_OF_WORK = (" it support", " office administration", " front desk", " reception")
"""What a job beside another is named by, where no word for a person stands: "Developer / Office IT Support"."""


def _several_jobs(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    """Two names of jobs, each of two words or more, or three of any length; three parts with a slash between them."""
    bare = re.sub(r"[(\[].*?[)\]]", "", title.text).lower()
    split = _PARTS.split(bare)
    if len({_LEVELS.sub("", part).strip() for part in split}) < len(split) == 2:
        return  # one job at two levels: "Engineer / Senior Engineer"
    listed = [part.strip() for part in re.split(r",|" + _PARTS.pattern, bare)]
    is_row = all(part and part.split()[-1] in JOBS | {"master", "owner"} for part in listed)
    long = {part for part in (listed if is_row else split) if " " in part and part.split()[-1] in JOBS}
    all_jobs = {part.split()[-1] for part in listed if part} & JOBS
    parts = [part.split()[-1] for part in bare.split(" / ") if part.split()]
    is_field = any(f" {part}".endswith(_FIELDS_OF_WORK) for part in bare.split(" / ")[1:])
    slashed = (len(parts) >= 3 or is_field) and not JOBS.isdisjoint(parts)
    if len(long) >= 2 or len(all_jobs) >= 3 or slashed or (all_jobs and " cum " in bare):
        yield 0, len(title.text)


def _two_levels(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    """From a junior's level to a senior's or back, where no word or mark between them says that either may apply."""
    found = list(_LEVELS.finditer(title.text))
    for first, last in pairwise(found):
        between = title.text[first.end() : last.start()].lower()
        if bool(first["junior"]) != bool(last["junior"]) and not _EITHER.search(between):
            yield first.start(), last.end()


def _too_long(rule: Rule, title: Title) -> Iterator[tuple[int, int]]:
    if len(title.text) > rule.options["most"]:
        yield 0, len(title.text)


DETECTORS: Mapping[str, Callable[[Rule, Title], Iterator[tuple[int, int]]]] = {
    "symbols": _symbols,
    "capitals": _capitals,
    "pay": _pay,
    "place": places,
    "code": _code,
    "several-jobs": _several_jobs,
    "too-long": _too_long,
    "two-levels": _two_levels,
    "words": named_words,
}

_NEED_A_MARK = ("symbols", "pay", "code", "several-jobs")
"""What a title without figures and marks cannot hold: their expressions need not even be compiled for it."""


def _is_plain(text: str) -> bool:
    words = text.lower().split()
    return WORDS_ONLY.issuperset(text) and not {"and", "or", "cum", "pay", "salary"}.intersection(words)


OPTIONS: Mapping[str, Option] = {
    "detect": Option("choice", required=True, choices=tuple(DETECTORS)),
    "words": Option("words", ()),
    "never": Option("words", ()),
    "rows": Option("rowset", ()),
    "most": Option("number", 0),
}
"""`words`: what to look for, or abbreviations that may stand in capitals; `rows`: more of the former, in the
phrase language; `never`: longer ones that hold one of them and mean something else ("Isle of Man"). `most`: characters
a title may have."""

VALUES: tuple[str, ...] = ("match", "count", "limit")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each place in a title where what the rule names is found."""
    if rule.options["detect"] == "capitals" and _heads_in_capitals(context.posting):
        return
    for title in context.once("titles", titles_of):
        if rule.options["detect"] in _NEED_A_MARK and _is_plain(title.text):
            continue
        spans = list(DETECTORS[rule.options["detect"]](rule, title))
        if rule.options["detect"] == "place" and not spans:
            spans = list(stated_place(context.posting, title))
        for start, end in spans:
            if rule.options["detect"] == "words" and is_of_a_work(
                context.posting, title.start + start, title.start + end
            ):
                continue
            values = {
                "match": title.text[start:end].strip(),
                "count": len(title.text),
                "limit": f"{rule.options['most']:g}",
            }
            yield Match(title.start + start, title.start + end, values)


def _heads_in_capitals(posting: Posting) -> bool:
    """Whether the text sets its headings in capitals: then the title is one of them, and no shout."""
    headings = [posting.text[block.start : block.end] for block in posting.blocks[1:] if block.kind == "heading"]
    return sum(text.isupper() for text in headings) > 1
