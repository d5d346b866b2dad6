"""Where a comma stands for the full stop between two whole sentences, whatever else the sentence holds.

Invariant: the part before the comma is judged to be whole by how it begins, the part behind it by its subject and what
follows that. Where an opening phrase, a row of clauses or an aside would explain the comma, nothing is found.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy

_NO_VERB = (
    r"(?:all|both|and|or|but|of|at|in|on|to|for|from|with|by|who|that|which|the|a|an|as|too|alone|two|three|five|our|your|yourself"
    r"|ourselves|is|if|when|not|here|because|self|guess|suppose|bet|said|say|might say|could say|may say"
    r"|(?:know|think|thought|hope|believe|feel|promise|imagine|see|mean|trust|felt|knew|believed|admit|agree)\b(?!\s(?:that|in|at)\b))\b"
)
_VERBS = (
    r"(?:is|are|was|were|has|have|had|will|can|must|may|should|would|could|does|do|did|goes|takes|includes|consists|depends|comes"
    r"|lies|lasts|pays|builds|serves|keeps|became|began|started|grew|came|went|made|took|gave|built|meant|found|sits|stands|belongs"
    r"|employs|owns|sells|makes|gets|moved|left|allows|lets|becomes|means|exists|existed|received|brought|brings|decides|begins"
    r"|involves|requires|provides|offers|operates|remains|varies|gives|knows|wants|finds|sends|speaks|welcomes|develops|creates|ran"
    r"|connects|enables|understands|joined|founded|wrote|wasn['’]t|isn['’]t|don['’]t|doesn['’]t|can['’]t|won['’]t|aren['’]t)"
)
_SURE = rf"(?:{_VERBS}|runs|starts|ends|works|reports|needs|covers|helps|uses|plans|cannot)"
_ADVERB = r"(?:(?:also|now|always|never|still|then|already|currently|usually|often|really|even|only|\w+ly)\s)?"
_JOINS = Lazy(
    rf",\s(?:(?:we|you|they|he|she|it|I)(?:['’](?:re|ve|ll|d|s|m)\b|\s(?!{_NO_VERB}){_ADVERB}[a-z]+)"
    r"|(?:there|this)(?:['’]s\b|\s(?:is|are|was|were|has|will|means|makes|gives|helps|includes)\b)"
    rf"|(?:(?:none|most|some|one|all|both|half) of (?:us|them|it)|the (?:rest|others?|remainder))\s{_ADVERB}{_VERBS}\b"
    rf"|(?:nobody|no one|everyone|everybody|somebody|someone|nothing|everything|ours|theirs|yours|hers)"
    rf"\s(?:outside\s|inside\s|here\s|else\s|of\sus\s)?{_ADVERB}(?:{_VERBS}|[a-z]+s)\b"
    rf"|(?:one|two|three|four|five|six|some|most|many|others|neither)\s{_ADVERB}(?:{_VERBS}|used\sto)\b|others\s[a-z]+\s(?:at|in|on|the|a|our|their|to|from|only|every)\b"
    rf"|(?:an?|its|my|his|her)\s(?:(?!who\b|whose\b|where\b|that\b|which\b|and\b|or\b|we\b|you\b|as\b|in\b|of\b|to\b)[\w’'-]+\s){{1,3}}?"
    r"(?:is|are|was|were|has|have|had|will|can|must|may|should|does|cannot|costs|takes|helps|means|makes)\b(?!,)"
    r"|(?:(?!(?:and|so|but|or|where|while|which|who|whose|that|also|as|nor|yet|if|when|because|since|what|how|not|plus|until)\b)[a-z]+\s)?(?!this\b|less\b|plus\b|is\b|was\b|does\b|has\b|yours\b|sales\b)[a-z]{3,}s\s(?:are|can|will|were|do)\s(?!you\b|we\b|they\b)"
    r"|[A-Z][a-z]{2,}\s(?:has|is|was|will|can)\s(?!you\b|we\b|it\b)"
    r"|(?:therefore|consequently|nevertheless|furthermore|moreover|hence(?!\sthe|\sour|\sits|\syour|\stheir)|instead|otherwise|however(?!,|\s\w+\s(?:like|want|choose|prefer|need|wish|came|come|got|get|learned|learnt|did|do|decide|found)))"
    r",?"
    r"\s(?:(?:we|you|they|he|she|it|there|this)\s|(?:the|our|your|their|its)\s[\w’'-]+\s)[a-z]+"
    r"|please\s(?:apply|write|send|tell|ask|get|contact|call|email|do|don['’]t|say|let|mention|include|come|talk|try)\b"
    rf"|(?:before|after|until)\sthat,?\s(?:we|you|they|he|she|it)\s{_ADVERB}[a-z]+"
    rf"|however,\s(?:nobody|none|most|some|we|you|they|it|this|there)\s(?:of\s\w+\s)?{_ADVERB}{_VERBS}\b"
    r"|(?:most|many)\s[a-z]+s\s(?!who\b|that\b|of\b|in\b|and\b|or\b|we\b|you\b|at\b|with\b|from\b|for\b|to\b|on\b)[a-z]+\s"
    r"(?:the|an?|our|their|your|it|in|on|at|to|from|here|without|this)\b"
    r"|it\sis\s(?:not|an?|the|our|paid|free|also|now|open|written|built|made|used|run|part|one|about|how|what|why|where)\b(?!,)"
    r"|now\s(?:we|you|they)\s(?:are|have|want|need|will|can|build|run|use|do|look|must|would)\b"
    r"|(?:we|you|they)\sall\s(?!of\b|the\b|our\b|your\b|in\b)[a-z]+"
    r"|however(?:\s(?:we|you|they|it|there|this|none|nobody|most|some|not)\s(?:of\s\w+\s|all\s(?:of\s)?\w+\s)?"
    r"(?:is|are|has|have|was|were|will|can|do|does|cannot|must|need|needs))\b"
    r"|ask\s(?:us|me)\b|that\s(?!we\b|you\b|they\b|it\b|he\b|she\b|no\w*\b|every\w*\b|is\b|was\b)[a-z]+\s(?:is|was|will|has)"
    r"\s(?:not|never|always|also|to|the|a|an|yours|free|paid|been|our|what|why|how|when|where)\b"
    r"|that(?:['’]s|\s(?:is|was))\s(?:the|what|why|how|where|when|all|our|a)\b"
    r"|(?!each of wh)(?:the|our|your|their|each|every|these|those|this)\s"
    r"(?:(?!who\b|that\b|which\b|and\b|or\b|we\b|you\b)[\w’'-]+\s){1,4}?"
    rf"(?:{_VERBS}|[a-z]+[^s\W]s\s(?:the|an?|our|its|two|three|four|five|six|ten|every|all)\b|reports\sto|works\s(?:with|in|on|for)|runs\s(?:on|in|from|for)|starts\s(?:on|in|at|with))\b(?!,))"
)
"""A comma with a subject and its verb behind it."""
_TOLD = r"(?:who|that|which|where|when|what|how|if|you|we|they|it|i)\b"
_WHOLE = Lazy(
    rf"(?:(?:we|you|they|he|she|it|I)(?:['’](?:re|ve|ll|d|s|m)\b|\s(?:is\b|(?!{_NO_VERB}){_ADVERB}[a-z]+))"
    r"|(?:there|this|that)(?:['’]s\b|\s(?:is|are|was|were|has|will)\b)"
    rf"|(?!(?:an?|as|so)\s(?:[\w’'-]+\s){{1,4}}who)(?!{_TOLD})(?:(?!{_TOLD})[\w’'$€£%&./-]+\s){{1,9}}?{_SURE}\s"
    r"|(?:the|our|your|their|these|most|many|some|all)\s(?:[a-z-]+\s){0,2}[a-z-]+[^s\W]s"
    r"\s(?:come|go|cost|live|know|want|make|take|keep|get|use|work|run|sleep|leave|stay|sell|need|close|open|start"
    r"|end|begin|stop|happen|arrive|meet|move|grow|change|talk|sit|stand|wait|play|pay|help|matter"
    r"|trade|care|depend|rely|choose|buy|love|like|see|write|read)(?:\s|$)"
    r"|(?:[a-z]{3,}s\s|(?:most|many|some|all|few|half)\sof\s(?:us|them)\s)(?:come|go|live|work|trade|depend|rely|choose|care|stay|start)\s"
    r"|(?:the|our|your|their|every|each|this|an?)\s(?:[a-z-]+\s){0,2}[a-z-]*[a-rt-z]"
    r"\s(?:(?:never|always|rarely|seldom|still|now|also)\s[a-z]+s\b"
    r"|(?!(?:times|hours|days|nights|mornings|evenings|weeks|months)\b)[a-z]+[^s\W]s"
    r"\s(?:the|an?|our|its|your|their|every|each|all|more|into|out|up|to|two|three|four|[0-9]+)\s)"
    r"|(?:most|many)\speople\s[a-z]+\s(?:the|an?|our|in|at|with|on|to|from|here)\s"
    r"|(?:our|your|their)\s[a-z-]+[^s\W]s\s[a-z]+[^s\W]\s(?:[0-9]|the\s|an?\s|every\s|all\s|our\s)"
    r"|(?:(?:last|this|next|every|each)\s(?:year|month|week|day|winter|summer|spring|autumn|season|quarter)|today|now|here)"
    rf"\s(?:we|it|they|you|he|she)\s(?!{_NO_VERB})[a-z]+"
    r"|(?:please\s)?(?:(?:do not|don['’]t)\s)?"
    r"(?:apply|send|write|bring|contact|email|delete|come|ask|add|leave|visit|fill|call)\s)",
    re.IGNORECASE,
)
"""How a part begins that may be a sentence by itself."""
_OPENS = Lazy(
    r"(?:If|When|While|As|Because|Since|Although|Though|Once|After|Before|Where|What|Who|How|Why|Which|Whether|Unless|Given|With|To"
    r"|In|On|At|For|From|By|Like|Unlike|Until|Under|Over|Through|During|Within|Without|Should|Had|Were|Did|Do|Does|Are|Is|Can|Will"
    r"|Have|Having|Being|\w+ing|\w+ed|However|Whatever|Wherever|Whoever|Whilst|Whenever|Due|Thanks|Upon|Throughout|Across"
    r"|Beyond|Despite|Besides|Among|Between|Alongside|Instead|Both|Only)\b",
    re.IGNORECASE,
)
"""How a part begins that leads on to the next, or asks."""
_LEADS_ON = Lazy(
    r"\s*(?:but|so|yet|nor|then|if|when|while|as|because|since|although|though|once|after|before|where|whether|unless|given"
    r"|with|to|in|on|at|for|from|by|like|unlike|until|under|over|through|during|within|without|not|whatever|wherever|however"
    r"|\w+ing|\w+ly|e\.g|i\.e|etc|that is|that|what|how|too|please|of course|indeed|perhaps|maybe|sometimes|often"
    r"|today|now|first|next|meanwhile|instead|therefore|moreover|we|you|they|it|the more|depending|together"
    r"|due|thanks|namely)\b",
    re.IGNORECASE,
)
"""How the last of several parts begins if what stands behind it may be its own."""
_LINKED = Lazy(
    r"\b(?:that|and|but|or|because|so)\s(?:in|at|for|with|on|after|before|by|from|under|over|during|to|within|without|through|since|as"
    r"|outside|inside|today|now|together|here|there|recently|currently|unlike|like|based|depending|given|this|last|next|once|every"
    r"|if|when|while|where|although|\w+ing|\w+ly)\b"
)
_NEEDS_MORE = Lazy(
    r"(?:^|,\s|\b(?:that|and|but|or|because|so|know|think|means)\s)"
    r"(?:if|whenever|although|though|unless|whatever|wherever|whoever|whichever|however|whether)\b"
    r"|\b(?:merely|simply|hardly|neither|nor|less|more(?!\sthan)|true|right|ok|okay|fine|so(?!\sthat)|not only|not just"
    r"|as soon|name it|question|no matter|one thing|sooner|the moment|the day|worry|cannot wait|think|believe|say"
    r"|said)\b",
    re.IGNORECASE,
)
"""Words by which a part is not whole without the next."""
_ASKED_OF = Lazy(r"\b(?:who|if|for|interested|to apply|questions|wish(?:es)?)\b", re.IGNORECASE)
"""Words by which an order belongs to what stands before it: "everyone who would like to, please write"."""
_NO_ROW = (
    r"(?!(?:which|who|whose|where|so|as|because|when|if|since|while|for|to|with|whoever|whatever|including|such)\b)"
)
_ROW = Lazy(
    rf",\s{_NO_ROW}(?:\w+\s){{0,2}}(?:we|you|they|it|he|she|I|this|that|there|nobody|everyone)\b"
    rf"|,\s{_NO_ROW}(?:(?!who\b|which\b|that\b)[\w’'-]+\s){{1,8}}?{_SURE}\b"
    r"|,\s(?:and|but|or)\s(?:its|their|our|your|his|her|the)\s|\sand\san?\s[\w’'-]+\s[a-z]+s\b"
    r"|,\sand\s(?:once in a while|now and then|from time to time|sometimes|in the end|at last|finally)\s"
    rf"|,\sand\s[\d,]+\s[a-z]+s\s(?:{_SURE}|work|live|use|depend|share|rely)\b"
    r"|,?\sand\s(?:we|you|they|it|he|she|I|there|the|our|your|their|every|each|this|neither|nobody|everyone|one|some"
    r"|others|another)\b"
)
"""How a row of clauses goes on."""
_LAST_OF_ROW = Lazy(r",\s(?:and|but|or)\s(?:[\w’'-]+\s){3}")
"""How the last of a row of clauses begins, where no other comma shows that it ends a list of things."""
_TURNS = Lazy(r",\s(?:however|therefore|nevertheless|moreover|furthermore|consequently)\b")
"""What joins no clauses by a comma, even in a row."""
_ASIDE = Lazy(
    r",\s(?:it (?:must|has to|should|may|might|can) be (?:said|added|admitted|noted)|it (?:seems|appears|turns out)"
    r"|we (?:admit|confess|are told))\b"
)
"""What is said between two commas."""
_CLAUSE = Lazy(
    r"(?:we|you|they|he|she|it|I|there|the|our|your|please|write to|tell|ask|send|contact|call|email|apply|say so)\b"
)
"""How a main clause begins behind an opening phrase."""
_DENIES = Lazy(r"\b(?:not|never|no|only|just)\b|n['’]t\b", re.IGNORECASE)
_SUBJECT = Lazy(r"(?:the|our|your|their|these|those|each|every)\s\w+|\w+", re.IGNORECASE)
_CONTRASTS = Lazy(r"(?:it|this|that|they|there)\b", re.IGNORECASE)
"""How a part begins that says what is so where the one before says what is not."""
_PARTS = frozenset("one some many most others two three".split())
"""Subjects that a row of contrasts repeats: "some are old, some are new"."""
_PRONOUN = Lazy(r"(?:we|you|they|it|he|she|I|this|that)\b", re.IGNORECASE)
_QUOTED = Lazy(r"[“”\"]")
_MARKS = Lazy(r"[;:()\[\]–—“”\"|/…]|\s-\s|\.\s")
_OPEN_ENDS = (" also", " and", " but", " or", " so", " that", " as", " or", " with", " for", " of")
"""Words that need what stands behind the comma."""
_JOINED = ("and ", "or ")
_FEWEST_BEFORE = 3
_FEWEST_BEHIND = 3
_SHORT = 5
_SAYING = 8
"""Gaps between words in one part and in both: with less it is a saying, "you build it, you run it"."""


def spliced(text: str) -> re.Match[str] | None:
    """The first joint of a sentence, its comma first, at which two whole sentences meet."""
    if text.rstrip().endswith("?") or _QUOTED.search(text):
        return None
    for joint in _JOINS.finditer(text):
        if _ASIDE.match(text, joint.start()):
            continue
        start = _part_start(text, joint.start())
        before, behind = text[start : joint.start()], _MARKS.split(text[joint.start() + 2 :], maxsplit=1)[0]
        if _is_whole(before) and _stands(before, behind, text[joint.end() :]):
            return None if _is_in_row(text, joint) and not _TURNS.match(text, joint.start()) else joint
    return None


def _is_in_row(text: str, joint: re.Match[str]) -> bool:
    """Whether a joint is the first of a row of clauses: "the pay is fair, the days short, and we laugh"."""
    behind = _MARKS.split(text[joint.start() + 2 :], maxsplit=1)[0]
    return _ROW.search(text, joint.end()) is not None or (
        behind.count(",") == 1 and _LAST_OF_ROW.search(behind) is not None
    )


def _part_start(text: str, end: int) -> int:
    """Where the part of a sentence that ends at a comma begins: behind the last mark that is no comma."""
    marks = [mark.end() for mark in _MARKS.finditer(text, 0, end)]
    start = marks[-1] if marks else 0
    return start + len(text[start:end]) - len(text[start:end].lstrip())


def _is_whole(part: str) -> bool:
    """Whether what stands before a comma may be a sentence by itself, and leads on to nothing."""
    if _OPENS.match(part):
        part = part.partition(", ")[2]
        if "," in part or not _CLAUSE.match(part):
            return False
    if (
        part.count(" ") < _FEWEST_BEFORE - 1
        or part.endswith(_OPEN_ENDS)
        or part.startswith(_JOINED)
        or _NEEDS_MORE.search(part)
        or _LINKED.search(part)
    ):
        return False
    last = part.rpartition(",")[2] if "," in part else ""
    return bool(_WHOLE.match(part)) and not (last and _LEADS_ON.match(last))


def _stands(before: str, behind: str, rest: str) -> bool:
    """Whether what stands behind a comma is a sentence of its own, and neither one of a row nor a saying."""
    if behind.count(" ") < _FEWEST_BEHIND - 1 or rest.startswith(","):
        return False
    subject = _first(behind)  # no splice: "some are old, some are new", "we do not just bake, we sell"
    if subject in _PARTS and (subject == _first(before) or behind.count(" ") < _FEWEST_BEHIND):
        return False
    if subject.startswith("others") and "some" in before.lower():
        return False
    if subject == "please" and _ASKED_OF.search(before):
        return False
    if _DENIES.search(before) and (_CONTRASTS.match(behind) or re.search(rf"\b{subject}\b", before, re.IGNORECASE)):
        return False
    fewest = _SAYING if _PRONOUN.match(behind) and _PRONOUN.match(before) else _SHORT
    return before.count(" ") >= _SHORT or behind.count(" ") > _SHORT or before.count(" ") + behind.count(" ") >= fewest


def _first(part: str) -> str:
    """The subject that a part begins with, in small letters."""
    found = _SUBJECT.match(part)
    return found.group().lower() if found else ""
