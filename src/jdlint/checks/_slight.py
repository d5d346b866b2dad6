"""Whether a sentence prefers or shuts out the people whom a phrase names: "older applicants", "a European".

Such phrases say nothing by themselves: half of them name customers, and many a fair posting names them in order to
invite them. What makes them a fault stands anywhere in the sentence, in any wording: a word of choosing ("prefer",
"we hire", "only"), or one of turning away ("not considered", "struggle here", "look elsewhere").

Invariant: a sentence that speaks of users or of a product before it speaks of hiring, that invites, helps or protects
the people it names, or that denies the choice ("no preference", "we never turn away"), slights nobody.
"""

from __future__ import annotations

from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

_APPLICANT = (
    r"applicants?|candidates?|appl(?:y|ies|ying)|colleagues?|developers?|engineers?|programmers?|testers?|analysts?|"
    r"persons?|"
    r"consultants?|contractors?|staff|somebody|someone|anybody|anyone|nobody|those|hires?|we (?:pass|weed)|hiring|"
    r"hired|recruit\w*|"
    r"employ(?:s|ed|ing|ees?)?|shortlist\w*|interview\w*|invite[ds]?|posts?|roles?|positions?|vacanc(?:y|ies)|seat|"
    r"jobs?|squad|"
    r"take on|we (?:are )?(?:want|need|prefer|seek|choose|pick|favou?r|like|look)\w*|"
    r"(?:you|he|she) (?:are|must|should|will)|incumbent|newcomer|joiner|team|department|office|desk|looking for|look "
    r"for|among us|with us"
)
_ABOUT_JOB = Lazy(rf"\b(?:{_APPLICANT})\b|^(?:people|persons|those|whoever|learners|(?:experienced )?greybeards)\b")
_REFUSAL = (
    r"(?:\b(?:not|never|cannot|no longer|rarely|seldom|hardly|nor)|n['’]t)(?: \w+){0,2} (?:be )?(?:hired?|"
    r"employ(?:ed)?|"
    r"consider(?:ed)?|accept(?:ed)?|invited?|interviewed|shortlist(?:ed)?|select(?:ed)?|eligible|chosen|taken on|take|"
    r"recruit(?:ed)?|processed|put|called|apply|applying|fit|suit|suited|suitable|manage|cope|last|keep up|thrive|"
    r"pass|engage|provide for|at home|look at|read|want|wanted|placed?|get a word|catered for|join|work out|settle)\b"
    r"|\b(?:need not|needn['’]t|do not|don['’]t|please don['’]t|not to) (?:apply|send|bother|write)"
    r"|\b(?:struggles?|tends? to struggle|burden|unhappy|unsuit(?:ed|able)|ineligible|drawback|disadvantage|refrain|"
    r"too "
    r"(?:slow|set|old|frail)|uneasy|uncomfortable|out of place|look elsewhere|looking elsewhere|elsewhere|pass(?:es|"
    r"ed)? over|"
    r"weed out|screen(?:ed)? out|filter(?:ed)? out|sift(?:ed)? out|excluded|rejected|declined|discarded|deleted|binned|"
    r"turned (?:down|away)|let go|dismissed|barred|ruled out|think twice|better (?:off|served)|sorry|unfortunately|"
    r"hard to (?:place|manage|train)|too (?:much|hard|heavy|fast|demanding) for|not (?:looking for|look for|seeking|"
    r"seek|after|in search of) (?!only)|do(?:es)? not (?:like|get on with|deal with|work with)|(?:nobody|no one|"
    r"none) [\w ]{3,20}(?:ever )?(?:lasted|stayed|fitted)|find (?:the|it|our)[\w ]{0,30} (?:hard|difficult|tiring)|"
    r"poor experience|bad experience|"
    r"put(?:s)? (?:us|them|our \w+|the \w+) off|advised not|asked to look|asked to consider|bear this in mind|bear "
    r"that in mind|"
    r"have no resources|no other arrangement|poor (?:fit|match)|bad (?:fit|match))\b"
)
_BARRIER = (
    r"who|that|which|whose|whom|with|about|able|ready|happy|keen|patient|comfortable|used|how|what|whether|if|when|"
    r"where|why|"
    r"not|to|our|their|your|its|by|from|using|makes?|more|into|across|between|because|as|so|and|but|or|than|without|"
    r"towards?|against|through"
)
_GAP = rf"(?:[\s,]+(?!(?:{_BARRIER})\b)[\w'’-]+){{0,5}}[\s,]+$"
_PREFERS = Lazy(
    r"\b(?:prefer(?!ence)\w*|preference (?:is |will be )?(?:given |shown |goes |for )?(?:to|for)|favou?r(?:s|ed|ing)?|"
    r"(?:would|['’]d) (?:rather|sooner) (?:\w+ ){0,3}(?:with|have|hire|see|take|employ|appoint)|rather (?:hire|have|"
    r"see|employ|take)|"
    r"ideally|(?:right|ideal|best|perfect|successful|suitable) (?:person|candidate|applicant|hire|colleague|"
    r"developer|engineer) "
    r"(?:is|was|will|would|should)|(?:best|better|more|well|only|most) (?:suited|suitable|suit) (?:to|for)|suits|"
    r"(?:reserved|kept|meant|intended|"
    r"earmarked|set aside|ideal|perfect) for|(?:limited|restricted|only open|open only) to|"
    r"(?:keep|reserve) (?:this|the|"
    r"that|our) [\w-]+ for|(?:vacancy|post|role|job|offer|opening|position|advert|seat) is (?:only |mainly |strictly "
    r")?for|"
    r"addresses|addressed to|aimed at|strictly for|(?:must|should|shall|has to|have to|needs? to|"
    r"ought to) (?:\w+ )?(?:be|come|have|belong|hail)|(?:place|job|post|role|position|seat|vacancy) for|goes to|"
    r"only|exclusively|insists? on|calls? for|expects? an?)" + _GAP
)
"""What makes a preference of the people whom it is said of, before them."""
_SEEKS = Lazy(
    r"\b(?:hir(?:e|es|ing)|recruit(?:s|ing)?|employ(?:s|ing)?|tak(?:e|es|ing) on|take|look(?:s|ing)? for|"
    r"search(?:ing)? for|"
    r"in search of|(?:are|is) after|seek(?:s|ing)?|want(?:s|ing)?|need(?:s|ing)?|wish for|would like|['’]d like|like|"
    r"see|have|"
    r"appoint|choose|pick|engage|place|submit|invite|shortlist|fill (?:\w+ ){1,5}with|picture|require)" + _GAP
)
"""What makes one with a word of `_SOLE` in the sentence, or where it is one person that it is said of."""
_SOLE = Lazy(
    r"\b(?:only|solely|exclusively|as a rule|rather|mostly|mainly|chiefly|always|because|since|so that|so as|"
    r"accordingly|for "
    r"[\w ]{0,20}reasons|no others?|nobody else|not (?:those|people|someone|somebody|anyone)|on that basis|in mind|"
    r"instead|as "
    r"(?:most|our|the|all|it|we|they)|for (?:this|our) (?:post|role|seat|job|position|squad|team))\b"
)
_HIRED = Lazy(
    r"\b(?:applicants?|candidates?|engineers?|developers?|programmers?|testers?|analysts?|employees?|colleagues?|"
    r"staff|someone|"
    r"somebody|persons?|people of|greybeards|an? \w+)\b"
)
_FAILS = Lazy(
    r"^(?:[\s,]+[\w’'-]+){0,5}?[\s,]+(?:(?:cannot|can['’]t|could not|would not|will not|won['’]t|(?:would|will|can|"
    r"could) hardly)"
    r"(?! (?:find|need|have to|lose|miss|regret|be (?:asked|turned|rejected|refused|judged)))|would (?:slow|disturb|"
    r"hinder|hold)|"
    r"(?:would|will) (?:be (?:too|out|a burden|a risk)|feel (?:lost|out))|ha(?:s|ve) not fitted)\b"
)
"""What is said of applicants in order to shut them out: that they could not do it here."""
_CHOSEN_SO = Lazy(
    r"\b(?:(?:hire|choose|recruit|shortlist|pick|select|chosen|hired|invite)\b[\w ]{0,30}(?:accordingly|on that "
    r"basis|with this in mind)"
    r"|(?:bear|keep) (?:this|that) in mind|the first (?:call|choice|refusal|pick))\b"
)
_ONE = Lazy(
    r"\b(?:the|an?|another|someone|somebody|one|fellow)(?:\s+(?!(?:to|our|their|your|with|who|of|for|in|on|and|"
    r"that)\b)[\w-]+){0,3}\s+$"
)
_ONE_SAID = Lazy(r"(?:the|an?|another|someone|somebody|one|nobody|no one)\b")
_COMES_FIRST = Lazy(
    r"^(?:[\s,]+(?!(?:who|that|which|customers?|users?)\b)[\w'’-]+){0,4}?[\s,]+(?:(?:is|are|be|was|were) (?:\w+ )?"
    r"(?:preferred|favou?red|sought|wanted|chosen|required|desired|given|expected|seen first|called first|invited "
    r"first|placed first)|"
    r"(?:would|will|could|might|should) (?:\w+ ){0,2}(?:suit|settle|fit|round off|do best|complete|balance|calm|"
    r"complement|be (?:ideal|perfect|best|preferred|paid)|"
    r"find (?:his|her|their) place|have (?:the|an) (?:edge|advantage))|suits?|preferred|come first|comes first|has "
    r"the edge|"
    r"have the edge|needed|wanted|sought|do better|does better|fit in best|fits in best|is a must|are a must)\b"
)
_REFUSES = Lazy(_REFUSAL)
_OTHERS = Lazy(
    r"\b(?:app|apps|product|products|platform|website|software|users?|customers?|consumers?|clients?|patients?|"
    r"passengers?|tenants?|landlords?|pupils?|students?|residents?|members|citizens|insurers?|banks?|employers|lenders|"
    r"readers|players|viewers|visitors|guests|travellers|donors|shoppers|charity|charities|clinics?|hospitals?|"
    r"schools?(?! leaver)|"
    r"families|children|kids|founders?|research|study|studies|survey|museum|films?|books?|games?|tenants|borrowers|"
    r"census|"
    r"dataset|model|models|algorithm|algorithms|dashboard|machines?|servers?|trains|shelters?|refuges?|hostels?|"
    r"(?:old|new) site|pages?|portals?|kiosks?|forms?|society|industry|legislation|law|laws)\b"
)
_KIND = Lazy(
    r"\b(?:welcom\w*|encourag\w*|under-?represented|divers\w*|regardless|irrespective|whatever|whichever|whether|no "
    r"matter|"
    r"equal\w*|discriminat\w*|inclusi\w*|mentor\w*|mentees?|support(?:s|ed|ing)?(?! (?:desk|squad|engineer|role|post|"
    r"team|rota|line|group|cent|call|job|position|staff|shift|work|hub|queue))|help(?:s|ed|ing)?(?! ?desk)|teach\w*|"
    r"protect\w*|(?<!we )serv(?:e|es|ing)|"
    r"(?<!resources to )(?<!not )(?<!cannot )adjust(?:s|ed|ments?)?|accommodat\w*|adapt\w*|alike|happy to|glad to|"
    r"too often|elsewhere are|"
    r"sponsor\w*|insur\w*|benefits?|allowance|paid by us|volunt\w*|optional|by law|law (?:asks|requires)|as well as "
    r"anyone|"
    r"works? council|reasonable|wrong|unfair|myth|stereotyp\w*|bias\w*|prejudice\w*|from everywhere|changes? that|"
    r"tell us|told us|our (?:charity|clinic|shelter|hospital)|all ages|any age|of every|hear from|statistics|to be "
    r"seen|join us all)\b"
)
"""What invites, helps or protects, and what the law or a choice says."""
_NO_CHOICE = Lazy(
    r"\b(?:no|not|never|n['’]t|nor|neither|without|nobody|none)(?: \w+){0,3} (?:prefer\w*|preference|favou?r\w*|mind|"
    r"matters?|care|ask|asks|expect|demand|require|insist|decide|count|counts|important|relevant|limit|bar)\b"
    r"|\b(?:nobody|no one|none)(?: \w+){0,4} (?:is|are|will be|gets?)(?: \w+)? (?:turned|rejected|refused|excluded|"
    r"passed|"
    r"let go|screened|declined)|\b(?:not|never|n['’]t)(?: \w+)? (?:reject|refuse|exclude|pass over|turn (?:away|"
    r"down)|turned|"
    r"rejected|refused|excluded|passed|screened|declined|barred|dismissed|ruled|a (?:burden|drawback|disadvantage|"
    r"bar|barrier))"
    r"|^(?:no|none of|nothing|not a|nor)\b[^,;]{0,40}\b(?:only|just|reserved|kept|closed)\b"
    r"|\bnot a (?:role|job|post|place) for the young\b|\b(?:also|just as (?:well|much)|equally)\b|\bas well\b|\btoo[.,]"
)
_CLAUSE = Lazy(r"[,;:] (?=(?:we|so|the|this|our|it|you)\b)")
_WORKS = Lazy(
    r"(?:build|maintain|design|develop|integrate|improve|test|model|import|support|handle|match|deploy|write|extend|"
    r"translate|serve|analyse|analyze|keep|own|work|run|help|segment|store|process|render|verify)\b"
)
"""With what an item begins that is a duty."""
_LONGEST = 45


def is_shunned(hit: Hit, posting: Posting) -> bool:
    """Whether the hit's sentence shuts out, as applicants, the people that the hit names."""
    text = _judged(hit, posting)
    return bool(text) and (_REFUSES.search(text) is not None or _fails(hit, posting, text))


def _fails(hit: Hit, posting: Posting, text: str) -> bool:
    """Whether the text says of applicants, whom the hit names, that they could not do the work."""
    at = _part(hit, posting)[1]
    end = at + hit.end - hit.start
    return bool(_HIRED.search(text[at:end]) and _FAILS.match(text[end:]))


def is_slighted(hit: Hit, posting: Posting) -> bool:
    """Whether the hit's sentence prefers or shuts out, as applicants, the people that the hit names."""
    text = _judged(hit, posting)
    if not text:
        return False
    at = _part(hit, posting)[1]
    end = at + hit.end - hit.start
    before, said, after = text[:at], text[at:end], text[end:]
    if _REFUSES.search(text) or _PREFERS.search(before) or _COMES_FIRST.match(after) or _CHOSEN_SO.search(after):
        return True
    if _fails(hit, posting, text):
        return True
    return bool(_SEEKS.search(before) and (_ONE.search(before) or _ONE_SAID.match(said) or _SOLE.search(text)))


def _part(hit: Hit, posting: Posting) -> tuple[str, int]:
    """The hit's sentence in small letters, or its part between semicolons, and where the hit stands in it."""
    sentence = posting.sentences[hit.sentence]
    text = posting.masked[sentence.start : sentence.end].replace(JOIN, " ").lower()
    at = hit.start - sentence.start
    start = text.rfind(";", 0, at) + 1
    end = text.find(";", at + hit.end - hit.start)
    return text[start : end if end >= 0 else len(text)], at - start


def _judged(hit: Hit, posting: Posting) -> str:
    """The hit's sentence where it speaks of hiring, and neither is kind nor about others; else nothing."""
    sentence = posting.sentences[hit.sentence]
    block = posting.blocks[sentence.block]
    if sentence.end_word - sentence.first_word > _LONGEST or block.kind == "heading":
        return ""
    text, at = _part(hit, posting)
    if _KIND.search(text) or _NO_CHOICE.search(text) or text.rstrip().endswith("?"):
        return ""
    clause = max((begin.end() for begin in _CLAUSE.finditer(text, 0, at)), default=0)
    job, other = _ABOUT_JOB.search(text, clause), _OTHERS.search(text, clause)
    if not (job or _ABOUT_JOB.search(text)) or (
        other and other.start() < at and not (job and job.start() < other.start())
    ):
        return ""
    return "" if block.kind == "item" and _WORKS.match(text) else text
