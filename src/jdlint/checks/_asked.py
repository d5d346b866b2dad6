"""Whether a sentence asks applicants for something, and whether it is about others altogether.

A thing that no posting should ask for (a photo, a pay slip, a car) is asked for in a hundred wordings: by an order
("attach", "please add"), by a demand of somebody ("candidates must", "we need your"), by a paper ("CV with"), or by
standing alone in a list under "How to apply". What makes the same thing innocent is few and plain: a negation, the
product and those who use it, a benefit, a law, the time after the offer.

Invariant: a sentence with a word of any of these asks for nothing, unless it turns away whoever lacks the thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

_NEGATION = frozenset(
    "no not nor never neither nobody none nothing without lacking missing cannot can't don't doesn't didn't won't "
    "isn't aren't wasn't shouldn't mustn't needn't wouldn't unless avoid omit omitted omits remove removed "
    "removes strip stripped hide hidden hides blind redact redacted skip instead rather unimportant irrelevant "
    "regardless whatever irrespective whichever waive waived zero hardly".split()
)
_OTHERS = frozenset(
    "app apps product products website websites software user users customer customers patient patients passenger "
    "passengers tenant tenants renter renters landlord landlords student students pupil pupils parents members "
    "citizen citizens resident residents taxpayer taxpayers borrower borrowers lender lenders merchant merchants "
    "seller sellers buyer buyers guest guests visitor visitors shopper shoppers farmer farmers grower growers "
    "courier couriers rider riders player players insurer insurers couples bidder bidders donor donors charities "
    "traveller travellers traveler travelers motorist motorists owners subscribers clinicians nurses teachers "
    "investors claimants universities schools module modules api apis database databases dataset datasets schema "
    "pipeline pipelines algorithm algorithms encrypt encrypted encryption microservice microservices telematics "
    "dashboard dashboards backend sdk workflow workflows marketplace shops families households drivers suppliers "
    "dealers freelancers creators hosts hotels brokers engine engines trustees analytics".split()
)
"""Those who use what the employer makes, and words for its parts."""
_KINDNESS = frozenset(
    "law laws legal legally gdpr illegal unlawful forbid forbids forbidden prohibit prohibits prohibited ban "
    "banned optional optionally voluntary voluntarily anonymous anonymously anonymised anonymized monitoring "
    "welcome discriminate discrimination diversity benefit benefits perk perks voucher vouchers reimburse "
    "reimbursed reimburses refund refunded refunds scheme sacrifice badge intranet scam scams fraud fraudulent "
    "fraudsters beware adjustment adjustments accommodation accommodations insurance maternity pension vacation "
    "allowance discount discounts sponsor sponsored".split()
)
"""Laws, choices, benefits, warnings: where they stand, what is named is not asked for."""
_KIND = Lazy(
    r"\b(?:if you (?:like|wish|want|prefer)|(?:after|once|when) you(?:['’]ve| have)? (?:accept|join|sign|start)\w*"
    r"|(?:we|company|employer|us|firm) (?:will |also |always |gladly |then )?(?:pay|cover|refund|bear|meet|reimburse"
    r"|lend|buy|fund)s?\b"
    r"|(?:is|are) (?:fully )?(?:covered|reimbursed|refunded|on us|optional)"
    r"|(?:paid|covered|borne|met|bought|provided) (?:for )?by (?:us|our|the (?:company|employer|firm|bank|hospital"
    r"|council"
    r"|studio|charity|group|university|trust|business))|(?:leave|leaving|keep) .{0,60}\b(?:out|off|blank)\b"
    r"|days? off|on your first day|in your first week|after (?:the|an|your|we make an) offer|you may|feel free"
    r"|makes? no difference|"
    r"(?:does|do) not matter|none of our|your right to)\b"
)

_LACK = Lazy(
    r"\b(?:without|lack(?:s|ing)?|missing|absent|omit(?:s|ting)?|unwilling|(?:has|have|with|contain|contains|show"
    r"|shows) no"
    r"|(?:do|does|that|which|who) (?:not|n['’]t)|don['’]t|doesn['’]t|fails? to|left (?:empty|blank|out))\b"
)
_REFUSED = Lazy(
    r"(?<!not )(?<!not be )(?<!never )(?<!never be )(?<!nobody is )\b(?:(?:not|cannot|can['’]t|won['’]t|never"
    r"|nor)(?: be)?(?: \w+)? "
    r"(?:processed?|considere?d?|read|invited?|opene?d?|looked|look|reviewe?d?|accepte?d?|shortliste?d?|forwarde?d?"
    r"|put|complete|eligible|apply|answere?d?"
    r"|hired?|interviewe?d?|submit|called?|qualify|move|proceed|count|bother|left|be left)|rejected|returned"
    r"|discarded|ignored|incomplete|disqualified|deleted|sent back|set aside|put aside"
    r"|excluded|declined|turned (?:down|away)|binned|filtered out|screened out|go(?:es)? to the bottom"
    r"|(?:come|go|goe)s? last)\b"
)

_ORDERS = frozenset(
    "send attach include enclose upload submit provide state mention give tell share write add bring fill "
    "complete put indicate specify affix disclose declare forward email mail paste confirm enter supply furnish "
    "drop let describe explain produce present quote note list introduce say answer carry hand staple pin insert "
    "text append name show reveal report identify outline detail prove ensure pay transfer wire deposit remit "
    "purchase buy be have record tick scan post make lodge settle".split()
)
_BEFORE_ORDER = frozenset("please kindly and also then pls plus or just to must should".split())
_STRONG = frozenset(
    "candidate candidates applicant applicants applicant's candidate's candidates' applicants' cv cvs resume "
    "resumes résumé résumés biodata curriculum shortlisted interviewees finalist finalists joiners starters "
    "recruits hire hires joiner interview interviews".split()
)
"""Words for those who apply and for what they send, wherever they stand."""
_WEAK = frozenset(
    "you your yourself applying application applications profile profiles form forms letter trainees everyone "
    "everybody anyone anybody whoever developer developers engineer engineers analyst analysts programmer "
    "programmers colleague colleagues consultant consultants staff employee employees contractor contractors "
    "tester testers administrator administrators people those papers documents dossier portfolio submission "
    "submissions email message".split()
)
"""Words that mean them in what is said of applying, and others elsewhere."""
_DEMAND = frozenset(
    "ask asks asked asking need needs needed require requires required requirement must should shall expect "
    "expects expected mandatory compulsory essential obligatory condition want wants wanted request requests "
    "requested contain contains containing carry carries bear bears show shows showing shown state states stating "
    "stated includes include including included covers field box column give gives giving given necessary "
    "precondition prerequisite know hear learn submit submits provide provides send sends attach attaches "
    "attached upload uploads affixed enclosed supply supplies tell tells mention mentions mentioning fill fills "
    "complete completes disclose disclosed indicate indicates bring brings discuss talk prefer preferred desired "
    "preference verify verifies check checks checked depends subject run vetted screened consent consents agree "
    "sign list listing declare declares starts begins consists comprises consist like look looks see opens make "
    "fields ready hand handed pull pulls pulled review reviewed confirm confirms confirmed charged payable "
    "collected deducted lodged retained due repay cleared enter enters register vetting end ends exclude "
    "excludes undergo underline answer activate".split()
)
_WORK = frozenset(
    "build building maintain maintaining design designing develop developing integrate integrating store storing "
    "detect detecting match matching improve improving reduce reducing migrate migrating process processing "
    "verify verifying parse parsing validate validating help helping handle handling protect experience "
    "experienced familiarity knowledge understanding import importing keep keeping manage managing running "
    "supporting creating implement implementing testing automate automating extend extending model modelling "
    "modeling serve calculate optimise optimize work working proficiency skill skills embedded write writing "
    "monitor operate operating scale secure tune company deliver lead ship replace fix refactor rewrite "
    "connect analyse analyze data cycle flexible paid".split()
)
"""With what an item begins that names a duty, a skill or a benefit."""
_SKILL = Lazy(
    r"\b(?:experienced? (?:in|with)|knowledge of|understanding of|familiar\w*|expertise|proficien\w+|skilled|a plus"
    r"|you(?:['’]ll| will| would)? (?:also )?(?:maintain|build|own|query|explain|review|design|develop|write"
    r"|model|test|run"
    r"|work|maintain"
    r"|integrate|store|manage|handle|help|improve|support|verify|validate|process|migrate|automate|parse|protect"
    r"|render|operate)\b)"
)
"""A skill or a duty, in whose sentence nothing is asked for."""
_APPLY = ("apply", "process")
_MOST_OF_AN_ITEM = 18


def is_spared(hit: Hit, posting: Posting) -> bool:
    """Whether the hit's sentence is about others, denies what it names, or is kind about it."""
    sentence, folded = posting.sentences[hit.sentence], posting.words.folded
    bare = [word.removesuffix("'s") for word in folded[sentence.first_word : sentence.end_word]]
    before, after = bare[: hit.first_word - sentence.first_word], bare[hit.end_word - sentence.first_word :]
    if any(not group.isdisjoint(words) for group in (_OTHERS, _KINDNESS) for words in (before, after)):
        return True
    text = posting.masked[sentence.start : sentence.end].replace(JOIN, "").lower()
    if _KIND.search(text):
        return True
    if posting.blocks[sentence.block].kind == "item" and folded[sentence.first_word] in _WORK:
        return True
    start, end = hit.start - sentence.start, hit.end - sentence.start
    return _denies(text[:start], text[end:]) and not (_LACK.search(text) and _REFUSED.search(text))


def _denies(before: str, after: str) -> bool:
    """Whether a negation stands before a hit, or behind it and before a word that gives a reason."""
    said = f"{before} / {_REASON.split(after, 1)[0]}"
    return not _NEGATION.isdisjoint(_WORD.findall(_NO_DENIAL.sub("", said)))


_REASON = Lazy(r"\b(?:so that|because|as|since)\b|[;(]")
_NO_DENIAL = Lazy(
    r"\b(?:no[tr]? (?:older|more|less|later|earlier|below|under|only|just|longer than)|if not|rather than waste"
    r"|whether or not)\b"
)
"""A negation that denies no more than an amount: "not older than six months"."""
_WORD = Lazy(r"[\w'’]+")


def is_of_work(hit: Hit, posting: Posting) -> bool:
    """Whether the hit stands in an item that names a duty, or in what our product does."""
    sentence = posting.sentences[hit.sentence]
    if posting.blocks[sentence.block].kind == "item" and posting.words.folded[sentence.first_word] in _WORK:
        return True
    return _PRODUCT.match(posting.masked[sentence.start : hit.start].replace(JOIN, "").lower()) is not None


_PRODUCT = Lazy(
    r"our (?:[\w-]+ ){0,2}(?:app|product|platform|software|game|website|tool)s?\b(?! (?:group|team|department"
    r"|unit|house|people))"
)
"""A sentence that begins with it says what the product does."""


def is_asked(hit: Hit, posting: Posting) -> bool:
    """Whether the hit's sentence, which is not spared, asks applicants for what the hit names."""
    sentence = posting.sentences[hit.sentence]
    words = posting.words.folded[sentence.first_word : sentence.end_word]
    block = posting.blocks[sentence.block]
    if block.kind == "heading":
        return False
    if _SKILL.search(posting.masked[sentence.start : sentence.end].replace(JOIN, "").lower()):
        return False
    end = hit.end_word if names_money(hit, posting) else hit.first_word  # "please settle $20" is an order by itself
    before = words[: end - sentence.first_word]
    if any(word in _ORDERS and _is_order(words, at) for at, word in enumerate(before)):
        return True
    of_applying = posting.block_kinds[sentence.block] in _APPLY
    addressed = not _STRONG.isdisjoint(words) or (of_applying and not _WEAK.isdisjoint(words))
    if addressed and not _DEMAND.isdisjoint(words):
        return True
    is_short = block.kind in ("item", "cell") and len(words) <= _MOST_OF_AN_ITEM
    return of_applying and is_short and words[0] not in _STATING and words[:2] != ["own", "the"]


def _is_order(words: Sequence[str], at: int) -> bool:
    """Whether a verb is an order by where it stands; behind "to" where somebody is asked or has to."""
    if at == 0 or (words[at - 1] in _BEFORE_ORDER and words[at - 1] != "to"):
        return True
    return words[at - 1] == "to" and words[max(0, at - 2)] in _LEADS_TO


_LEADS_TO = frozenset(
    "ask asked asks you candidates applicants need needs have has required requested invited expected remember sure "
    "want like forget everyone them must be".split()
)


def names_money(hit: Hit, posting: Posting) -> bool:
    """Whether the hit's sentence names a sum of money."""
    sentence = posting.sentences[hit.sentence]
    return _MONEY.search(posting.masked[sentence.start : sentence.end].lower()) is not None


_MONEY = Lazy(
    r"[$€£₹¥₦]\s?\d|\d\s?[$€£₹¥₦]|\b(?:rs|inr|aed|usd|eur|gbp|kes|ksh|ngn|php|zar|r|cad)\.?\s?\d"
    r"|\d\s(?:euros?|dollars?|pounds|rupees|dirhams?|riyals?|pesos|naira|shillings|rand|lakh|usd|eur|gbp|inr)\b"
)
_STATING = frozenset("you we our your count".split())
"""With what an item begins that is a whole sentence, and no name of what is to be sent."""
