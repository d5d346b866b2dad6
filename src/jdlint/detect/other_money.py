"""Money that is not what the job pays: revenue, funding, a budget, a bonus, what is given on top or once.

Invariant: only the words within reach of an amount are judged; how large it is, the caller knows.
"""

from __future__ import annotations

import re
from itertools import chain

from jdlint.lazy import Lazy

OTHER_MONEY = Lazy(
    r"\b(?:revenues?|funding|funded|raised|rais(?:e|ing)|valuation|valued|invest(?:ed|ment|ors?)|series [a-e]|turnover"
    r"|[MA]RR|sales|(?<!compensation )(?<!salary )(?<!pay )budgets?(?!\sfor\sth(?:is|e)\s(?:post|role|job|position)\b)"
    r"|lend(?:s|ing)?|loans?|bills?|hosting"
    r"|stipend|allowance|bonus(?:es)?|refer(?:s|ral|rals)?|(?:yearly|annual|median|average|household|their) income"
    r"|reimburse\w*|learning|training|education|conferences?|courses"
    r"|equipment|hardware|laptop|gym|wellness|donat\w*|grants?|assets|transactions?|payments? (?:volume|processed)"
    r"|market|cap(?:italization)?|industry|savings?|saved|spend(?:ing)?|fees?|(?<!in )charges?|fine|prize|customers?"
    r"|users|merchants|insurance|dental|premiums?|match(?:ing)?|tuition|refund\w*"
    r"|home office|internet|phone|commut\w*|meals?|lunch|vouchers?|costs?(?!\sto\scompany)|costing|credits?"
    r"|survey|people|employees|rewards|extra|on-call|relocat\w*|moving|removals?|salary packaging|towards|assistance"
    r"|grants?|vouchers?)\b",
    re.IGNORECASE,
)
_OF_WHAT = Lazy(r"(?:\s(?:a|per|each|every)\s\w+)?\s(?:of|in|as(?:\san?)?|for)\s(?P<first>\w+\s)?")
_BY_THE_SHIFT = Lazy(
    r"\b(?:on[- ]call|on rota|rota|stand-?by|overtime|weekend cover"
    r"|(?:trial|test|half)[- ]day|pair work|pairing session"
    r"|(?:small|short|paid|take-home|work)\s(?:task|exercise|sample|assignment))\b[^.;]*$",
    re.IGNORECASE,
)
"""What is paid on top or once: "on call, paid at £250 a week", "a small task, for which we pay €50"."""
_PERK = Lazy(
    r"\b(?:pension|welcome (?:payment|bonus)|sign-?on|signing|stand-?by|weekends?|one (?:week|night) in \w+"
    r"|for your (?:time|trouble)|travel pass|pass worth|cover worth"
    r"|(?:fares?|tickets?|journeys?) (?:is |are )?(?:paid|refunded|covered)(?: in full)?"
    r"|childcare|broadband|orders? (?:of|worth|over)|baskets?"
    r"|process(?:es)? payments? of|(?:customers|clients|members|users|subscribers|tenants|guests|shops|merchants) pay\s"
    r"|process(?:es)?(?: over| about| up to)?\s*$|handles?(?: over| about)?\s*$)",
    re.IGNORECASE,
)
"""What an amount behind it is given for, or is of, other than the job's pay."""
_ON_TOP = Lazy(
    r"\s?(?:(?:a|per|each|every)\s\w+\s)?(?:on|for|to|towards?)\s(?:an?\s|your\s|the\s|each\s)?"
    r"(?:stand-?by|on[- ]call|call-?outs?|broadband|childcare|nursery|electricity|heating|books|fibre|pensions?)\b"
    r"|\s(?:(?:a|per|each)\s\w+,?\s)?plus\stime\sand\sa\s(?:half|quarter)\b",
    re.IGNORECASE,
)
_FOR_A_TASK = Lazy(
    r"\s(?:for it\b|for (?:the|this|that|your) (?:\w+ )?(?:exercise|task|test|day|session|visit|sample|trial|time)\b)"
)
"""What is paid once, for a step of the hiring."""
_FEE = Lazy(r"\s?(?:(?!per\b|an?\b|as\b)[\w-]+\s){0,3}(?:fees?|deposit)\b", re.IGNORECASE)
"""What applicants are asked to pay: "a £35 administration fee"."""
_TOWARDS = Lazy(r"\s?(?:(?:a|per|each|every)\s\w+\s)?towards?\b", re.IGNORECASE)
"""What is paid on top, for a purpose: "€30 a month towards electricity"."""


def is_other_money(before: str, after: str, paid: int, is_small: bool) -> bool:
    """Whether an amount is none of pay, by the words before and behind it.

    `paid`: where in `before` the last word for pay ends, -1 if there is none; `is_small`: it is too little for a year.
    """
    others = chain(OTHER_MONEY.finditer(before), _PERK.finditer(before))
    other = max((word.end() for word in others), default=-1)
    if other > paid or (paid < 0 and OTHER_MONEY.search(after.split("+")[0].split(",")[0])):
        return True
    return has_purpose(after) or (is_small and _BY_THE_SHIFT.search(before) is not None)


def has_purpose(after: str) -> bool:
    """Whether the words right behind an amount say what it is to be spent on: "for training", "towards lunch"."""
    what = _OF_WHAT.match(after)
    if what and any(OTHER_MONEY.match(after, at) for at in (what.start("first"), what.end()) if at >= 0):
        return True
    return any(purpose.match(after) for purpose in (_FOR_A_TASK, _TOWARDS, _ON_TOP, _FEE))
