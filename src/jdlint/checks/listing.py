"""What job boards refuse in the title and in the employer's name, besides what `title` finds.

Invariant: a match lies in the title or in the field that names the employer; only whole words count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from jdlint.checks import Context, Option
from jdlint.checks._facts import employers_of
from jdlint.checks._titles import Title, titles_of
from jdlint.detect.dates import MONTHS
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

VALUES: tuple[str, ...] = ("match",)
_MONTH = "|".join(f"{month.title()}[a-z]*" for month in MONTHS)
_DATE = Lazy(
    rf"(?:(?:[Ss]tart(?:s|ing|ing date)?|[Ff]rom|[Cc]los(?:es|ing)|[Uu]ntil|[Bb]y|[Dd]eadline|[Aa]vailable)[ :]+)?"
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?[ ](?:{_MONTH})(?:[ ]20\d\d)?"
    rf"|(?:{_MONTH})[ ](?:\d{{1,2}}(?:st|nd|rd|th)?,?[ ])?20\d\d"
    r"|20\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]20\d\d)\b"
)
_AT = Lazy(r"(?:\bat|@)\s+((?:[A-Z0-9][\w&.'’+-]*)(?:\s+[A-Z0-9][\w&.'’+-]*){0,3})\s*(?=[,(|–-]|$)")
"""A name behind "at", at the end of a part of the title; it counts where the text has it, too."""
_PLURAL = Lazy(
    r"\w+(?:[eo]rs|ists|ians|ants|eers|clerks|nurses|cooks|chefs|assistants|architects|secretaries)", re.IGNORECASE
)
_PEOPLE = frozenset("developer engineer manager director designer analyst specialist architect recruiter".split())
"""What ends the name of a job, not of an employer: some people put the one where the other belongs."""
_NO_PEOPLE = frozenset(
    "customers orders computers servers sensors users vendors investors members containers layers carriers papers "
    "numbers partners careers others offers suppliers dealers consumers retailers motors reactors semiconductors "
    "variants plants restaurants registers grants implants merchants centers headquarters parts processors routers "
    "printers lists payers borrowers tensors compilers adapters factors errors doors genders".split()
)
"""Plurals of the same form that are no job."""
_NO_NAME = frozenset(("confidential", "undisclosed", "anonymous", "not disclosed", "private", "a client", "our client"))


def _date(rule: Rule, title: Title, context: Context) -> Iterator[tuple[int, int]]:
    for found in _DATE.finditer(title.text):
        yield found.span()


def _company(rule: Rule, title: Title, context: Context) -> Iterator[tuple[int, int]]:
    """The employer's name, as the front matter or the text has it, where other words make up the title."""
    posting = context.posting
    for employer in context.once("employers", employers_of):
        if employer.name.split()[-1].lower() in _PEOPLE:
            continue
        name = re.escape(employer.name)
        form = rf"^{name}(?!\w)|(?:\b(?:at|for|with|by)\s|[-–—|@,(/:]\s*){name}(?!\w)|(?<!\w){name}$"
        found = re.search(form, title.text, re.IGNORECASE)
        if (
            found
            and len(employer.name) > 2
            and (title.text[: found.start()] + title.text[found.end() :]).strip(" -–|,@")
        ):
            yield found.end() - len(employer.name), found.end()
            return
    named = _AT.search(title.text)
    if named and posting.masked.count(named[1]) > posting.masked[: title.start + len(title.text)].count(named[1]):
        yield named.span(1)


def _plural(rule: Rule, title: Title, context: Context) -> Iterator[tuple[int, int]]:
    """The name of a job in the plural, as the last word of a part of the title."""
    for found in re.finditer(r"\b([A-Za-z]+s)\b(?=\s*(?:[-–—|(,/:]|at\b|for\b|in\b|wanted\b|needed\b|$))", title.text):
        if _PLURAL.fullmatch(found[1]) and found[1].lower() not in _NO_PEOPLE:
            yield found.span()
            return


def _terms(rule: Rule, title: Title, context: Context) -> Iterator[tuple[int, int]]:
    """The rule's words, but for those that begin or end the name of a field ("remote sensing", "hybrid cloud")."""
    unless = {phrase.lower() for phrase in rule.options["unless"]}
    for found in _any_of(tuple(rule.options["words"])).finditer(title.text):
        before, after = title.text[: found.start()].split()[-1:], title.text[found.end() :].split()[:1]
        near = (" ".join([*before, found.group()]), " ".join([found.group(), *after]))
        if not unless.intersection(text.lower().strip(" ,.:;()") for text in near):
            yield found.span()


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    forms = "|".join(re.escape(word).replace(r"\ ", r"[\s-]?") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


_IN_TITLE: Mapping[str, Callable[[Rule, Title, Context], Iterator[tuple[int, int]]]] = {
    "date": _date,
    "company": _company,
    "plural": _plural,
    "terms": _terms,
}


def _hidden_employer(posting: Posting) -> Iterator[Match]:
    field = posting.fields.get("company")
    if field and field.value.strip().lower() in _NO_NAME:
        yield Match(*field.value_span, {"match": field.value.strip()})


OPTIONS: Mapping[str, Option] = {
    "find": Option("choice", required=True, choices=(*_IN_TITLE, "hidden-employer")),
    "words": Option("words", ()),
    "unless": Option("words", ()),
}
"""`words`: terms that do not belong into a title. `unless`: such a term with the word before or behind it that makes it
the name of something else."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each place that a board refuses in the way which the rule names."""
    posting = context.posting
    if rule.options["find"] == "hidden-employer":
        yield from _hidden_employer(posting)
        return
    for title in context.once("titles", titles_of):
        for start, end in _IN_TITLE[rule.options["find"]](rule, title, context):
            yield Match(title.start + start, title.start + end, {"match": title.text[start:end].strip()})
