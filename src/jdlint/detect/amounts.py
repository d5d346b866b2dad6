"""Pay as values: lowest and highest, currency and period of each amount that `detect.pay` finds.

Invariant: an end of a range, a currency or a period that is not written is None, never guessed; only thousands that one
end leaves to the other ("60-70k", "€50-60,000") are filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jdlint.detect import FIGURE, pay, sentences_with
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.record import Record


class Amount(Record):
    """What a place says the job pays."""

    span: Span
    sentence: int
    low: float | None
    high: float | None
    """None where the text leaves an end open: "from €50k" has no high, "up to €70k" no low."""
    currency: str | None
    """As a code where the sign is plain, else as written ("$")."""
    period: str | None
    """"hour", "day", "week", "month" or "year"."""

    @property
    def is_range(self) -> bool:
        """Whether two ends are given."""
        return self.low is not None and self.high is not None and self.low != self.high


_CURRENCY = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "r": "ZAR", "euro": "EUR", "euros": "EUR",
             "pound": "GBP", "pounds": "GBP", "us$": "USD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL",
             "ca$": "CAD", "c$": "CAD", "au$": "AUD", "a$": "AUD", "yen": "JPY", "₩": "KRW", "won": "KRW",
             "dirham": "AED", "dirhams": "AED", "rand": "ZAR", "rupees": "INR", "riyals": "SAR", "kronor": "SEK",
             "kroner": "NOK", "francs": "CHF", "shillings": "KES", "naira": "NGN", "pesos": "MXN", "ringgit": "MYR",
             "dollar": "$", "dollars": "$", "zł": "PLN", "lpa": "INR", "lakh": "INR", "lakhs": "INR", "lac": "INR",
             "lacs": "INR"}  # fmt: skip
_NAMES = "|".join(name for name in _CURRENCY if name.isalpha() and len(name) > 2)
_SIGN = Lazy(rf"{pay.SIGN}|\b(?:{_NAMES}|LPA|L(?:akh|ac)s?)\b")
_GROUPED = Lazy(r"[.,'’\u00a0 ](?=\d{3}(?!\d)|\d\d,\d)")
"""What stands between groups of digits."""
_SIGN_BEFORE = Lazy(rf"{pay.SIGN}\s?$")
_FIGURE = Lazy(rf"(?<![\d.,])(?:{pay.NUMBER})(?P<kilo>\s?[kK](?![a-z]))?")
_PERIODS = (
    (
        "year",
        r"(?:/|\b(?:per|an?|each|every|the))\s?(?:year|annum|yr)\b|/y\b|\bp\.?\s?a\b|annual|yearly|annum",
    ),
    ("month", r"(?:/|\b(?:per|a|each|every))\s?(?:month|mo|mth)\b|monthly|\bp\.?c?\.?m\b|/m\b"),
    ("week", r"(?:/|\b(?:per|a|each|every))\s?(?:week|wk)\b|weekly"),
    ("day", r"(?:/|\b(?:per|a|each|every))\s?(?:day)\b|/d\b|daily|day rate"),
    ("hour", r"(?:/|\b(?:per|an?|each|every))\s?(?:hour|hr)\b|/h\b|hourly|\bp\.?h\b"),
    ("year", r"\bLPA\b|lakhs?\b|lpa\b"),
)  # fmt: skip
_LAKH = Lazy(r"\b(?:LPA|lakhs?|lacs?)\b", re.IGNORECASE)
"""Hundred thousands, as India counts; LPA: so many of them a year."""
_LEAST_YEARLY = 12_000
"""From this amount on money is a year's pay, whatever stands beside it."""
_PERIOD = tuple((name, Lazy(pattern, re.IGNORECASE)) for name, pattern in _PERIODS)
_BEFORE = 60
"""Characters before an amount in which words that leave an end open may stand."""
_OF_POST = r"\s(?:for|in|of)\s(?:this|the)\s(?:post|role|job|position|grade)"
_FROM = Lazy(
    r"(?:[>≥]=?|\b(?:from|starting(?:\s(?:salary|rate|pay))?(?:\s(?:at|from|with|of))|(?:starts?|begins?|starting|beginning)\s(?:at|from)|at\sleast"
    r"|minimum(?:\s(?:salary|pay|wage|rate))?(?:\s(?:of|is))?:?|min\.?|upwards?\sof|north\sof"
    r"|starting\s(?:salary|pay|wage|rate)(?:\s(?:of|is))?:?"
    rf"|(?:begins?|starts?|starting|beginning)\son|(?:minimum|lowest|starting)\s(?:salary|pay|wage|rate){_OF_POST}\sis"
    rf"|\bfloor{_OF_POST}\sis|(?:salary|pays?)\s(?:a\s)?floor\s(?:of|is)|\bfloor\sat"
    r"|\b(?:minimum|lowest|starting|entry)\s(?:\w+\s){0,2}(?:salary|pay|wage|earnings)\s(?:of|is)"
    r"|\b(?:salary|pay|wages?|remuneration)\s(?:beginning|starting)\s(?:at|from)"
    r"|\b(?:day|daily|hourly|pay)\srates?\sfrom"
    r"|\b(?:no|nobody|none)\b(?:(?!\b(?:who|whose|that)\b)[^.;,]){0,45}\b(?:earns?|makes?|paid|gets?)\s(?:under|below|less\sthan)"
    r"|(?:more|no\sless|not\sless|never\sless)\sthan|in\sexcess\sof|not\sbelow|opens?\sat|commences?\sat|over|above))\s*(?:about\s|around\s)?$",
    re.IGNORECASE,
)
_UP_TO = Lazy(
    rf"\b(?:(?:ceiling|cap|maximum|upper\slimit|top)(?:\s(?:salary|pay|wage|rate)|\s(?:of|on|to|for)\s(?:the\s)?(?:salary|pay|budget|wages?|rate))?{_OF_POST}\s(?:requisition\s)?is"
    r"|(?:upper\slimit|ceiling|cap|maximum)\s(?:of|on|for)\s(?:the\s|our\s)?(?:salary|pay|budget|wages?|rate|compensation)(?:\sfor\s\w+\s\w+)?\sis"
    r"|(?:a|the)\s(?:ceiling|cap)\sof|(?:earnings|pay|salary|compensation)\sreaching|(?:day|hourly|daily|pay)\srate\s(?:up\s)?to"
    rf"|ceiling{_OF_POST}\sis|(?:salary|pay)\sceiling\s(?:of|is)|(?:goes|go)\sno\shigher\sthan|topping\sout\sat"
    r"|up\s?to|as\s(?:much|high)\sas|max(?:imum)?\.?(?:\s(?:salary|pay|wage|rate))?(?:\s(?:of|is))?:?|at\smost|to\sa\s(?:maximum|top)\sof|tops\sout\sat|capped\sat|limited\sto|not\sgo\sbeyond|unable\sto\sexceed|can\sstretch\sto)\s*$",
    re.IGNORECASE,
)
_AND_UP = Lazy(
    r"(?:\sgross|\sbrutto|\snet)?(?:\s?(?:/|per\s|an?\s)\s?(?:hour|hr|day|week|month|year|annum))?(?:\s?\+(?!\s?(?:an?\b(?!\s(?:year|month|week|day|hour))|bonus|equity|super|commission|benefit|stock|share|option|pension|profit|annual|perf|excellent|great"
    r"|package|the\b|variable|OTE|tips|car|\d|[$€£]))|\s(?:and|or)\s(?:up(?!\sto)|upwards?|above|more|over|higher)\b|\s(?:onwards?|upwards?)\b(?!\s(?:of|from))|\splus\s*(?:$|[.,;)]))",
    re.IGNORECASE,
)


def amounts(posting: Posting) -> list[Amount]:
    """The amounts of pay in the text, in reading order; pay grades are none."""
    return list(_amounts(posting))


def _amounts(posting: Posting) -> Iterator[Amount]:
    for number, sentence in sentences_with(FIGURE, posting):
        text = posting.masked[sentence.start : sentence.end]
        for start, end in pay.spans_in(text):
            if amount := _amount(text.replace(JOIN, " "), start, end):
                span = Span(sentence.start + amount.span.start, sentence.start + amount.span.end)
                yield amount._replace(span=span, sentence=number)


@lru_cache(maxsize=64)
def amount_of(value: str) -> Amount | None:
    """The amount in the value of a field ("€50k - 60k a year", "60000"); its span is in the value."""
    figures = [found for found in _FIGURE.finditer(value) if len(found.group()) > 1]
    if not figures or len(figures) > 2:
        return None
    sign = _SIGN_BEFORE.search(value, 0, figures[0].start())
    return _amount(value, sign.start() if sign else figures[0].start(), figures[-1].end())


def in_fields(posting: Posting) -> list[Amount]:
    """The amount that the front matter states as pay, if any; where it names both ends, its span is that of the top.

    A grade is none, nor is a number that nothing shows to be money.
    """
    low, high = posting.fields.get("salary"), posting.fields.get("salary-max")
    found = amount_of(low.value) if low else None
    top = amount_of(high.value) if high else None
    if not low or not found or pay.GRADE.search(low.value):
        return []
    currency, period = found.currency or _named_currency(posting), found.period or _named_period(posting)
    found = found._replace(currency=currency, period=period)
    if not _is_money(low.value, found):
        return []
    if not high or not top:
        return [found._replace(span=low.value_span)]
    span = Span(high.key_span.start, high.value_span.end)
    currency, period = found.currency or top.currency, found.period or top.period
    return [found._replace(span=span, high=top.high or top.low, currency=currency, period=period)]


def _named_currency(posting: Posting) -> str | None:
    """The code of the currency in a field of its own."""
    said = (f.value.strip() for f in posting.fields.values() if f.key.lower().rsplit(".", 1)[-1].endswith("currency"))
    return next((code.upper() for code in said if len(code) == 3 and code.isalpha()), None)


def _named_period(posting: Posting) -> str | None:
    """The period in a field of its own: `unitText: MONTH`, `salary_period: year`."""
    said = [f.value for f in posting.fields.values() if f.key.lower().endswith(("unittext", "period", "salaryunit"))]
    return next((name for value in said for name, _ in _PERIODS if value.lower().startswith(name)), None)


def names_currency(text: str) -> bool:
    """Whether a text names a currency, by its sign, code or name."""
    return _SIGN.search(text) is not None


def _is_money(value: str, found: Amount) -> bool:
    """Whether a value's currency, period or size says that its figure is pay."""
    largest = max(found.low or 0, found.high or 0)
    return largest >= _LEAST_YEARLY or bool(largest >= 8 and (found.currency or found.period))


def _amount(text: str, start: int, end: int) -> Amount | None:
    """The amount at a place of a sentence, as if the sentence began the text; None for a grade."""
    end -= text[end - 1] == "+"
    figures = [_value(found) for found in _FIGURE.finditer(text, start, end)]
    if not figures or pay.GRADE.match(text, start):
        return None
    unit = 100_000 if _LAKH.search(text, start, end + 8) else 1_000_000 if pay.MILLIONS.match(text, start) else 1
    figures = [figure * unit if figure < 1000 else figure for figure in figures]
    ends: tuple[float | None, float | None] = _same_scale(figures[0], figures[-1])
    before, and_up = text[max(0, start - _BEFORE) : start], _AND_UP.match(text, end)
    if len(figures) == 1 and (and_up or _FROM.search(before)):
        ends = figures[0], None
    elif len(figures) == 1 and _UP_TO.search(before):
        ends = None, figures[0]
    stop = and_up.end() if and_up and ends[1] is None else end
    return Amount(Span(start, stop), -1, *ends, _currency(text, start, end), _period(text, start, end))


def _value(found: re.Match[str]) -> float:
    number = found.group().rstrip("kK ")
    digits = _GROUPED.sub("", number).replace(",", ".")
    return float(digits) * (1000 if found["kilo"] else 1)


def _same_scale(low: float, high: float) -> tuple[float, float]:
    """Both ends in full, where only one says thousands."""
    if low < 1000 <= high and high / 1000 >= 10:
        return low * 1000, high
    return (low, high * 1000) if high < 1000 and low >= 10_000 else (low, high)


def _currency(text: str, start: int, end: int) -> str | None:
    """The currency beside the figures, else the one that the sentence names."""
    found = _SIGN.search(text, max(0, start - 5), min(len(text), end + 8)) or _SIGN.search(text)
    if not found:
        return None
    sign = found.group().strip(" .").lower()
    return _CURRENCY.get(sign, sign.upper())


_OTHER_PAID = Lazy(
    r"\d[\d.,]*\s?(?:[A-Za-z€$£]+\s)?(?:an?|per|each|every)\s(?:year|annum|month|week|day|hour)\b", re.IGNORECASE
)
"""Another amount with a period of its own: "1,800 euros a year for training"."""


def _period(text: str, start: int, end: int) -> str | None:
    """The period behind the figures, else the one that stands before them."""
    elsewhere = text[:start] + _OTHER_PAID.sub(" ", text[end:])
    for part in (text[start : end + 45], text[max(0, start - 60) : start], elsewhere):
        places = [(found.start(), name) for name, pattern in _PERIOD if (found := pattern.search(part))]
        if places:
            return min(places)[1]
    return None
