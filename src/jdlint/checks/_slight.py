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
    r"consultants?|contractors?|staff|somebody|someone|anybody|anyone|nobody|those|hires?|hiring|hired|recruit\w*|"
    r"employ(?:s|ed|ing)?|shortlist\w*|interview\w*|invite[ds]?|posts?|roles?|positions?|vacanc(?:y|ies)|seat|jobs?|squad|"
    r"take on|we (?:are )?(?:want|need|prefer|seek|choose|pick|favou?r|like|look)\w*|"
    r"(?:you|he|she) (?:are|must|should|will)|incumbent|newcomer|joiner|team|department|office"
)
_ABOUT_JOB = Lazy(rf"\b(?:{_APPLICANT})\b")
_REFUSAL = (
    r"(?:not|never|n['’]t|cannot|no longer|rarely|seldom|hardly|nor)(?: \w+){0,2} (?:be )?(?:hired?|employ(?:ed)?|"
    r"consider(?:ed)?|accept(?:ed)?|invited?|interviewed|shortlist(?:ed)?|select(?:ed)?|eligible|chosen|taken on|take|"
    r"recruit(?:ed)?|processed|put forward|called|apply|applying|fit|suit|suited|suitable|manage|cope|last|keep up|thrive|"
    r"pass|engage|provide for|at home|look at|read|want|wanted|placed?|get a word|catered for|join|work out|settle)\b"
    r"|\b(?:need not|needn['’]t|do not|don['’]t|please don['’]t|not to) (?:apply|send|bother|write)"
    r"|\b(?:struggles?|tends? to struggle|burden|unhappy|unsuit(?:ed|able)|ineligible|drawback|disadvantage|refrain|too "
    r"(?:slow|set|old|frail)|uneasy|uncomfortable|out of place|look elsewhere|looking elsewhere|elsewhere|pass(?:es|ed)? over|"
    r"weed out|screen(?:ed)? out|filter(?:ed)? out|sift(?:ed)? out|excluded|rejected|declined|discarded|deleted|binned|"
    r"turned (?:down|away)|let go|dismissed|barred|ruled out|think twice|better (?:off|served)|sorry|unfortunately|"
    r"hard to (?:place|manage|train)|find (?:the|it|our)[\w ]{0,30} (?:hard|difficult|tiring)|poor experience|bad experience|"
    r"put(?:s)? (?:us|them|our \w+|the \w+) off|advised not|asked to look|asked to consider|bear this in mind|bear that in mind|"
    r"have no resources|poor (?:fit|match)|bad (?:fit|match))\b"
)
_CHOICE = (
    r"prefer(?:s|red|ably|ence|ences)?|favou?r(?:s|ed)?|ideal(?:ly)?|sought|shortlist|reserved|kept for|go(?:es)? to|"
    r"best suited|better suited|more suit(?:ed|able)|suits?|first (?:call|choice|pick)|priority|"
    r"(?:would|should|['’]d|wish(?:es)? to|want(?:s)? to|decided to|intend(?:s)? to|tend to|as a rule|only|we) "
    r"(?:rather |also |only |mostly |mainly |generally |therefore |still )?(?:like|want|see|hire|recruit|take|pick|choose|have|fill|employ|prefer|favou?r|"
    r"invite|look for|need|seek|appoint)|(?:are )?looking for|looks? for|(?:is|are) after|searching for|in search of|"
    r"(?:must|should|has to|have to|needs to|need to|ought to) (?:be|come|have|belong)|(?:is|are) (?:a )?"
    r"(?:must|required|wanted|needed|expected|desired|chosen)|accordingly|on that basis|in mind|only|do(?:es)? best|"
    r"settle in|call(?:s)? for|expects?|insists? on|rather than|will be (?:paid|seen|called|invited|given)"
)
_CHOOSES = Lazy(rf"\b(?:{_CHOICE})\b")
_REFUSES = Lazy(rf"\b(?:{_REFUSAL})")
_OTHERS = Lazy(
    r"\b(?:app|apps|product|products|platform|website|software|users?|customers?|consumers?|clients?|patients?|"
    r"passengers?|tenants?|landlords?|pupils?|students?|residents?|members|citizens|insurers?|banks?|employers|lenders|"
    r"readers|players|viewers|visitors|guests|travellers|donors|shoppers|charity|charities|clinics?|hospitals?|schools?|"
    r"families|children|kids|founders?|research|study|studies|survey|museum|films?|books?|games?|tenants|borrowers|census|"
    r"dataset|model|models|algorithm|algorithms|dashboard|machines?|servers?|trains|society|industry|legislation|law|laws)\b"
)
_KIND = Lazy(
    r"\b(?:welcom\w*|encourag\w*|under-?represented|divers\w*|regardless|irrespective|whatever|whichever|whether|no matter|"
    r"equal\w*|discriminat\w*|inclusi\w*|mentor\w*|mentees?|support(?:s|ed|ing)?|help(?:s|ed|ing)?|teach\w*|protect\w*|serv(?:e|es|ing)|"
    r"adjust(?:s|ed|ments?)?|accommodat\w*|adapt\w*|alike|happy to|glad to|proud|pride|too often|elsewhere are|"
    r"sponsor\w*|insur\w*|benefits?|allowance|paid by us|volunt\w*|optional|by law|law (?:asks|requires)|as well as anyone|"
    r"works? council|reasonable|wrong|unfair|myth|stereotyp\w*|bias\w*|prejudice\w*|from everywhere|all ages|any age|of every)\b"
)
"""What invites, helps or protects, and what the law or a choice says."""
_NO_CHOICE = Lazy(
    r"\b(?:no|not|never|n['’]t|nor|neither|without|nobody|none)(?: \w+){0,3} (?:prefer\w*|preference|favou?r\w*|mind|"
    r"matters?|care|ask|asks|expect|demand|require|insist|look for|seek|decide|count|counts|important|relevant|limit|bar)\b"
    r"|\b(?:nobody|no one|none)(?: \w+){0,4} (?:is|are|will be|gets?)(?: \w+)? (?:turned|rejected|refused|excluded|passed|"
    r"let go|screened|declined)|\b(?:not|never|n['’]t)(?: \w+)? (?:reject|refuse|exclude|pass over|turn (?:away|down)|turned|"
    r"rejected|refused|excluded|passed|screened|declined|barred|dismissed|ruled|a (?:burden|drawback|disadvantage|bar|barrier))"
    r"|\b(?:also|too|just as (?:well|much)|equally)\b|\bas well\b"
)
_WORKS = Lazy(
    r"(?:build|maintain|design|develop|integrate|improve|test|model|import|support|handle|match|deploy|write|extend|"
    r"translate|serve|analyse|analyze|keep|own|work|run|help|segment|store|process|render|verify)\b"
)
"""With what an item begins that is a duty."""
_LONGEST = 45


def is_slighted(hit: Hit, posting: Posting) -> bool:
    """Whether the hit's sentence prefers or shuts out, as applicants, the people that the hit names."""
    sentence = posting.sentences[hit.sentence]
    if sentence.end_word - sentence.first_word > _LONGEST or posting.blocks[sentence.block].kind == "heading":
        return False
    text = posting.masked[sentence.start : sentence.end].replace(JOIN, " ").lower()
    at = hit.start - sentence.start
    if _KIND.search(text) or _NO_CHOICE.search(text) or text.rstrip().endswith("?"):
        return False
    if not (_REFUSES.search(text) or _CHOOSES.search(text)):
        return False
    job = _ABOUT_JOB.search(text)
    other = _OTHERS.search(text)
    if not job or (other and other.start() < at and other.start() < job.start()):
        return False
    is_duty = posting.blocks[sentence.block].kind == "item" and _WORKS.match(text)
    return not is_duty
