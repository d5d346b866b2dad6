"""Pay without a currency: "60-70k", "a salary of 52,000", "480 a day", "12 LPA".

Invariant: a figure alone is pay only with a word for pay before it, or with thousands and the year behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.detect.other_money import OTHER_MONEY, has_purpose, is_other_money
from jdlint.lazy import Lazy

PAY_WORD = Lazy(
    r"\b(?:salar(?:y|ies)|compensation|pay"
    r"|paid(?!\s(?:days?|hours?|weeks?|leave|time|holidays?|parental|study|volunteer|sick|training))"
    r"|wages?|remuneration|rate|OTE|gehalt|base|earn(?:ings?)?|package"
    r"|pay range|range for th(?:is|e) (?:role|position|job)|c\.?t\.?c)\b",
    re.IGNORECASE,
)
_THOUSANDS = Lazy(
    r"(?<![\w.,/-])(\d{2,3})\s?[kK]?\s?(?:-|–|—|to|/)\s?(\d{2,3})\s?[kK]\b|(?<![\w.,/-])(?!401)(\d{2,3})[kK]\+?(?!\w)"
)
"""60-70k, 65k: pay only in a sentence that speaks of pay."""
_A_YEAR = Lazy(
    r"(?<![\w.,$€£\0])(?<![A-Z]{3}\s)\d{2,3}[,.]\d{3}(?:\s?(?:-|–|to)\s?\d{2,3}[,.]\d{3})?(?:\sgross|\snet|\sbrutto)?\s(?:a|per)\s(?:year|annum)\b"
    r"|(?<![\w.,$€£\0])\d{1,3}[,. \u00a0]\d{3}\s?(?:-|–|to)\s?\d{1,3}[,. \u00a0]\d{3}"
    r"(?:\sgross|\snet|\sbrutto)?\s(?:(?:a|per)\smonth|monthly|yearly)\b"
    r"|\d+(?:\.\d+)?\s?(?:-|–|to)?\s?\d*(?:\.\d+)?\s?(?:LPA|[Ll]akhs?|[Ll]acs?)\b"
)
"""Amounts without a currency that name the year; LPA: hundred thousands a year, as India counts."""
_LARGE_FIGURE = Lazy(r"\d\s?[kK]|\d[,. \u00a0]\d{3}|\d{5}")
"""A quick look that saves the long ones."""
_BARE = Lazy(
    r"\b(?:salary|pay|paid|wages?|remuneration|compensation)(?:\s(?:range|band)|\s(?:for|of)\s(?:this|the)\s(?:post|job|role|position))?[\s\0*_]*"
    r"(?:(?:(?:of|is|will\sbe|lies\sbetween|ranges\sfrom|between|from|:)[\s\0*_]*(?:between\s|from\s)?|(?<=range\s)|(?<=band\s)|(?<=salary\s)|(?<=paid\s))"
    r"(\d{1,2},\d\d,\d{3}|\d{1,3}(?:[,. \u00a0]\d{3}){1,2}|\d{5,6}))"
    r"(?:\s?(?:-|–|—|to|and)\s?(?:\d{1,2},\d\d,\d{3}|\d{1,3}(?:[,. \u00a0]\d{3}){1,2}|\d{5,6}))?(?![\d,.]*\d)"
    r"(?!\s(?:people|staff|employees|workers|members|customers|nurses|teachers|drivers|carers|households|families)\b)",
    re.IGNORECASE,
)
"""Figures without any currency right behind a word for pay."""
_BY_PERIOD = Lazy(
    r"(?<![\w.,/$€£+-])(?P<low>\d{1,3}[,. \u00a0]\d{3}|\d{2,6}(?:\.\d)?)(?P<kilo>\s?k\b|\sgrand\b)?"
    r"(?:\s?(?:-|–|—|to|and)\s?(?:\d{1,3}[,. \u00a0]\d{3}|\d{2,6}(?:\.\d)?)(?P<kilo2>\s?k\b|\sgrand\b)?)?"
    r"(?:\s(?:gross|net|brutto|before tax))?"
    r"(?:\s(?:an?|per|every|each)\s|\s?/\s?|\s)(?P<unit>hour|day|month|year|annum|yearly|annually|monthly|daily|hourly)\b(?!-)",
    re.IGNORECASE,
)
"""A figure right before its period: pay where a word for pay stands before it, and where it is large enough."""
_PAYING = Lazy(
    r"\b(?:(?:we|you|is|are|be|gets?|us|will) (?:pay|paid|earn|get|invoice|charge)|earn|salary|wages?|pay(?: is| of|:)"
    r"|(?:day|daily|hourly|yearly|annual|monthly|pay) (?:rate|salary|pay|wage|earnings|compensation)"
    r"|rates?(?: is| of|:)|(?:are|is|be) on"
    r"|earnings|remuneration|compensation|(?:post|role|job) is budgeted)\b(?! (?:by|claims?|out|transactions?))",
    re.IGNORECASE,
)
_UNIT = Lazy(r"\d[k. ]?[^.,;\n]{0,18}(?:[ /]hour|[ /]day|dail|[ /][mM]onth|[ /][yY]ear|[ /]annu|hourl)")
"""A quick look for what `_BY_PERIOD` finds."""
_REACH = 60
"""Characters before a figure in which a word tells what it is for."""
_LEAST = {"h": 9, "d": 90, "m": 900, "y": 9_000, "a": 9_000}
_MOST = {"h": 400, "d": 3_000, "m": 5_000_000, "y": 90_000_000, "a": 90_000_000}
"""Of what is paid for an hour, a day, a month, a year (an annum), by the first letter."""
_GROUPED = Lazy(r"[, \u00a0]|\.(?=\d{3})")
"""What stands between groups of digits."""


def bare_amounts(text: str) -> Iterator[tuple[int, int]]:
    """Where the masked text of a sentence states pay in bare figures."""
    if _LARGE_FIGURE.search(text) and PAY_WORD.search(text):
        yield from _beside_pay_words(text)
    if "year" in text or "annum" in text or "month" in text or "LPA" in text or "akh" in text:
        yield from (bare.span() for bare in _A_YEAR.finditer(text) if not _is_for_other(text, bare))
    if _UNIT.search(text):
        yield from _by_period(text)


def _is_for_other(text: str, bare: re.Match[str]) -> bool:
    """Whether a figure is none of pay, by the words before it or by what it is to be spent on."""
    before = text[max(0, bare.start() - _REACH) : bare.start()]
    paid = max((word.end() for word in PAY_WORD.finditer(before)), default=-1)
    return is_other_money(before, "", paid, is_small=False) or has_purpose(text[bare.end() :])


def _beside_pay_words(text: str) -> Iterator[tuple[int, int]]:
    """Figures without any currency, in a sentence that speaks of pay."""
    for bare in () if OTHER_MONEY.search(text) else _THOUSANDS.finditer(text):
        yield bare.span()
    for bare in _BARE.finditer(text):
        yield bare.start(1), bare.end()


def _by_period(text: str) -> Iterator[tuple[int, int]]:
    """Figures without any currency right before a period: "480 a day", behind words that say that it is pay."""
    for found in _BY_PERIOD.finditer(text):
        unit, kilo = found["unit"][0].lower(), found["kilo"] or found["kilo2"]
        figure = float(_GROUPED.sub("", found["low"])) * (1000 if kilo else 1)
        before = text[max(0, found.start() - _REACH) : found.start()]
        paid = max((word.end() for word in _PAYING.finditer(before)), default=-1)
        is_other = is_other_money(before, text[found.end() :], paid, is_small=False)
        if (paid >= 0 or (unit in "ya" and kilo)) and _LEAST[unit] <= figure <= _MOST[unit] and not is_other:
            yield found.start(), found.end("unit")
