"""Amounts of pay: a figure or a range that an applicant can expect, or a named pay grade.

Invariant: an amount counts only with a currency, a period or a pay word beside it, and never when the words round it
say that it is money of another kind (revenue, funding, a budget, a bonus).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.detect import FIGURE, sentences_with
from jdlint.detect.bare_pay import PAY_WORD, bare_amounts
from jdlint.detect.other_money import OTHER_MONEY, is_other_money
from jdlint.lazy import Lazy
from jdlint.posting.model import Posting, Span

_CODES = (
    "USD|EUR|GBP|CHF|CAD|AUD|NZD|SGD|INR|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|ILS|NIS|UAH|RUB|JPY|ZAR|"
    "AED|PHP|MXN|KES|NGN|GHS|TZS|TRY|MYR|THB|IDR|VND|COP|CLP|ARS|HKD|KSh|"
    "BGN|RSD|UGX|RWF|ZMW|BWP|XOF|XAF|FCFA|PKR|BDT|LKR|NPR|KRW|CNY|RMB|TWD|KZT|UZS|UYU|PYG|DOP|GTQ|QAR|KWD|OMR|JOD|EGP|TND"
)
_RARE = (
    "ALL|AMD|AOA|AZN|BAM|BHD|BOB|BYN|CRC|DZD|ETB|FJD|GEL|HNL|HRK|IQD|ISK|JMD|KGS|KHR|LAK|LBP|MAD|MDL|MKD|MMK|MNT|MOP|"
    "MUR|MWK|MZN|NAD|NIO|PAB|PEN|SAR|TTD|VES|BND|BBD|BSD|GMD|GYD|LRD|MGA|MVR|PGK|SCR|SRD|XCD|XPF"
)
"""Codes that mean other things, too: they count beside thousands only."""
SIGN = (
    r"(?:(?:US|CA|C|A|AU|NZ|S|HK|R)\$|\bR(?=\s?\d{1,3}[ ,\u00a0]\d{3})|[$€£¥₹₽₪₴₺₦฿💰]|\bRs\.?|\bRM(?=\s?\d)|zł"
    rf"|(?<![A-Za-z])(?:{_CODES})(?![A-Za-z])"
    rf"|\b(?:{_RARE})(?=\s?\d{{1,3}}[., \u00a0]?\d{{3}})|(?<=\d{{3}}\s)(?:{_RARE})\b)"
)
_NAMED = Lazy(r"\bR\s?\d{1,3}[ ,\u00a0]\d{3}|[$€£¥₹₽₪₴₺₦฿💰ł]|\b(?:KSh|FCFA|Rs|RM|[Ee]uros?|[Dd]ollars?|[Pp]ounds?)")
_CAPITALS = Lazy(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_ALL_CODES = frozenset(f"{_CODES}|{_RARE}".split("|"))
NUMBER = r"\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:[.,'’\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_MONEY = Lazy(
    rf"(?:(?P<sign>{SIGN})[\s\0]{{0,9}}(?P<number>{NUMBER})(?:[kK]?\s?(?:-|–|—|to\b)\s?(?P<top>{NUMBER})(?![\d,.]*\d|\s?[%-]))?"
    rf"|(?:(?<![\w.,-])(?:{NUMBER})\s?[kK]?\s?(?:-|–|—|to\b)\s?|(?<=between\s)(?:{NUMBER})\s?[kK]?\sand\s)?"
    rf"(?P<number2>{NUMBER})\s?(?P<kilo2>[kK])?[\s\0]?(?P<sign2>{SIGN}|euros?|dollars?|pounds?))(?P<kilo>\s?[kK]\b)?"
)
_PERIOD = Lazy(
    r"\s*(?:\+\s*)?(?:-|–|—|to|and|up to)?[^.;\n]{0,28}?"
    r"(?:(?:per|a|an|each|/|every)\s?(?:hour|hr|h|day|week|month|mo|year|annum|yr)\b"
    r"|p\.?\s?a\.?\b|p\.?\s?m\.?\b|pcm\b|annual(?:ly)?|yearly|monthly|hourly|(?:bi-?)?weekly|fortnightly|daily"
    r"|brutto|gross|net\b)",
    re.IGNORECASE,
)
_BETWEEN = Lazy(
    r"[\s\0]*(?:(?:/\s?|per\s|an?\s)(?:hr|hour|h|day|week|month|mo|year|yr|annum)\b[\s\0]*)?"
    r"(?:-|–|—|to|and|up to|down to)[\s\0]*"
)
_LARGE = Lazy(r"\s?(?:\+\s?)?(?:m|mm|mn|mio|b|bn|million|billion|trillion|mil)\b", re.IGNORECASE)
_LAKH = Lazy(r"\s?(?:LPA|lakhs?|lacs?)\b", re.IGNORECASE)
"""Hundred thousands, as India counts."""
GRADE = Lazy(
    r"\b(?:GS|NH|SL|AD)-?\s?\d{1,4}(?:[-/]\d{1,2})*\b"
    r"|\b(?:pay\s)?(?:grade|band)\s(?:\d{1,2}|[A-H])\b|\bTV-?[öL]D?\s?-?\s?E?\s?\d{1,2}\b|\bE\s?\d{1,2}[ab]?[\s\0(]{1,4}TV-?[öL]",
    re.IGNORECASE,
)
_GRADES = ("GS", "NH", "SL", "AD", "gs-", "rade ", "RADE ", "Band ", "band ", "BAND ", "TV", "tv")
"""Without one of these letters no pay grade is named."""
_OF_PAY = Lazy(r"pay|salar|grade", re.IGNORECASE)
_YEAR = Lazy(r"year|annum|annual|yr|p\.?\s?a\b", re.IGNORECASE)
_MORE_THAN_MONEY = Lazy(r"(?<![^\W\d_])(?!(?:from|euro|euros|gross|netto|brutto)\b)[^\W\d_]{4}|^\D*\d[\d,.]*\D*$")
"""A word, or a single number: a line that holds no more than two amounts is a range of pay."""
_MONTH = Lazy(r"month|\bmo\b|p\.?\s?m\b|pcm", re.IGNORECASE)
_LEAST_MONTHLY = 150
"""Less than this a month is a price or an allowance, where no word for pay stands before it."""
_LEAST_YEARLY = 3_000
"""Less than this a year is an allowance."""
_SMALL = Lazy(
    r"^R$|ZAR|NGN|₦|INR|₹|Rs|JPY|¥|KES|KSh|TZS|PHP|IDR|VND|HUF|CZK|RUB|₽|THB|COP|CLP|ARS|MXN|UAH|₴|TRY|₺|GHS|"
    "UGX|RWF|XOF|XAF|FCFA|PKR|BDT|LKR|NPR|KRW|TWD|KZT|UZS|UYU|PYG|DOP|EGP|RSD|AMD|AOA|CRC|DZD|IQD|ISK|KHR|LAK|LBP|MMK|MNT|MWK|ETB|JMD|HNL|NIO"
)
"""Currencies of which a year's pay may be millions."""
_MILLION = r"\s?(?:[mM]|mio|million)\b"
_IN_MILLIONS = r"(?:[¥₩₫₦]|\b(?:JPY|KRW|IDR|VND|NGN|COP|CLP|HUF|UGX|TZS|Rp))\s?"
MILLIONS = Lazy(
    rf"{_IN_MILLIONS}\d{{1,3}}(?:\.\d+)?(?:{_MILLION})?\s?(?:-|–|—|to|and)\s?(?:{_IN_MILLIONS})?\d{{1,3}}(?:\.\d+)?{_MILLION}"
    rf"|{_IN_MILLIONS}\d{{1,3}}(?:\.\d+)?{_MILLION}"
    rf"|(?<![\w.,])(?:\d{{1,3}}(?:\.\d+)?(?:{_MILLION})?\s?(?:-|–|—|to|and)\s?)?\d{{1,3}}(?:\.\d+)?{_MILLION}"
    r"\s(?:yen|won|dong|naira|forints?|rupiah|pesos|JPY|KRW|IDR|VND|NGN|COP|CLP|HUF)\b"
)
"""Pay in millions of a currency whose unit is small."""
_GROUPED = Lazy(r"[.,'’\u00a0 ](?=\d{3}|\d\d,\d)")
"""What stands between groups of digits."""
_YEARLY = 12_000
"""From this amount on money is likely a year's pay, whatever stands beside it."""


def find(posting: Posting) -> Iterator[Span]:
    """Spans of pay, in reading order; the two ends of a range are one span."""
    for _, sentence in sentences_with(FIGURE, posting):
        text = posting.masked[sentence.start : sentence.end]
        for start, end in spans_in(text):
            yield Span(sentence.start + start, sentence.start + end)


def spans_in(text: str) -> Iterator[tuple[int, int]]:
    """Where pay stands in the masked text of a sentence."""
    spans = sorted(_in_sentence(text))
    at = 0
    while at < len(spans):
        start, end = spans[at]
        at += 1
        while at < len(spans) and (spans[at][0] < end or _BETWEEN.fullmatch(text[end : spans[at][0]])):
            end = max(end, spans[at][1])
            at += 1
        yield start, end


def _in_sentence(text: str) -> Iterator[tuple[int, int]]:
    for found in _MONEY.finditer(text) if _has_currency(text) else ():
        if _is_pay(text, found):
            yield found.start(), len(text[: found.end()].rstrip())
    yield from bare_amounts(text)
    if "illion" in text or "M" in text:
        yield from (found.span() for found in MILLIONS.finditer(text) if _beside_pay(text, found))
    if any(mark in text for mark in _GRADES):
        yield from _grades(text)


def _grades(text: str) -> Iterator[tuple[int, int]]:
    """The named grades, in capitals or in a sentence that speaks of pay."""
    for grade in GRADE.finditer(text):
        if grade.group()[:2].isupper() or _OF_PAY.search(text):
            yield grade.span()


def _has_currency(text: str) -> bool:
    """Whether there may be a currency, in a sign or by name: a quick look that saves the long one."""
    return _NAMED.search(text) is not None or not _ALL_CODES.isdisjoint(_CAPITALS.findall(text))


def _is_pay(text: str, found: re.Match[str]) -> bool:
    """Whether an amount of money is what the job pays, judged by its size and the words within reach."""
    if _LARGE.match(text, found.end()):
        return False
    before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 40]
    paid = max((word.end() for word in PAY_WORD.finditer(before)), default=-1)
    amount = max(_amount(found, found["number"] or found["number2"]), _amount(found, found["top"] or "0"))
    amount *= 100_000 if _LAKH.match(text, found.end()) else 1
    if is_other_money(before, after, paid, amount < _LEAST_YEARLY):
        return False
    if amount >= _YEARLY:
        return amount < _most(found)
    period = _PERIOD.match(text, found.end())
    if period and _YEAR.search(period.group()) and amount < _LEAST_YEARLY:
        return False
    if period and _MONTH.search(period.group()) and amount < _LEAST_MONTHLY and paid < 0 and not _is_small(found):
        return False
    beside = period or paid >= 0 or PAY_WORD.search(after) or not _MORE_THAN_MONEY.search(text)
    return bool(beside) and amount >= 8


def _beside_pay(text: str, found: re.Match[str]) -> bool:
    """Whether millions are what the job pays: with a period or a word for pay, and no word for other money."""
    before, after = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 40]
    if OTHER_MONEY.search(before) or OTHER_MONEY.search(after.split(",")[0]):
        return False
    return bool(_PERIOD.match(text, found.end()) or PAY_WORD.search(before))


def _most(found: re.Match[str]) -> int:
    """From which amount on money in this currency is no pay any more."""
    return 500_000_000 if _is_small(found) else 5_000_000


def _is_small(found: re.Match[str]) -> bool:
    return _SMALL.search(found["sign"] or found["sign2"]) is not None


def _amount(found: re.Match[str], number: str) -> float:
    digits = _GROUPED.sub("", number).replace(",", ".")
    return float(digits) * (1000 if found["kilo"] or found["kilo2"] else 1)
