"""What the employer does for others, in a sentence that begins with its name: "Norda checks the seals of grain silos".

Invariant: only a name that `employer` is sure of begins one, and no verb that employers say of themselves to those who
apply ("Norda offers", "Norda values") says what they are for.
"""

from __future__ import annotations

from collections.abc import Iterator

from jdlint.detect.employer import employers, openers
from jdlint.posting.model import Posting, Sentence, Span
from jdlint.posting.words import fold_phrase

_SECTIONS = ("title", "company", "role", "other")
_OF_ITSELF = frozenset(
    "is has was does offers hires seeks looks needs welcomes values believes wants employs pays provides encourages "
    "strives embraces celebrates considers reserves recruits requires expects loves likes prides thrives invests "
    "supports promotes participates uses takes plans gives continues aims intends prefers accepts complies remains "
    "starts grows comes gets goes operates stands sits lives works thinks knows feels hopes asks invites respects "
    "treats commits knows sees consists includes means opens closes meets ends begins becomes turns rewards reviews "
    "interviews answers replies covers reimburses sponsors guarantees trusts cares shares says calls engineers "
    "developers services careers jobs teams products systems maintains develops creates designs delivers builds "
    "ships runs makes ranks occupies belongs holds earns counts numbers owns spans renews passes raises seems appears "
    "follows celebrates acts stays adds needs hears matters processes applications offices staffs clients customers "
    "users members partners values policies".split()
)
"""Verbs that tell applicants of the firm, nouns behind its name, and what is no purpose without "for whom" (phrases
settle that)."""
_TO_APPLICANTS = frozenset(
    "you your yours us we our candidate candidates applicant applicants employee employees staff colleagues hires "
    "interview interviews background backgrounds".split()
)
_ADVERBS = ("also", "now", "today", "currently")
_LEAST = 4
"""Words of such a sentence behind the name, the verb among them."""


def find(posting: Posting) -> Iterator[Span]:
    """From the name to the verb, in reading order; one for each sentence."""
    names = {tuple(fold_phrase(one.name)) for one in (*employers(posting), *openers(posting))}
    names.discard(())
    for sentence in posting.sentences:
        if posting.block_kinds[sentence.block] in _SECTIONS:
            verb = _verb_of(posting, sentence, names)
            if verb:
                yield Span(sentence.start, posting.words.ends[verb])


def _verb_of(posting: Posting, sentence: Sentence, names: set[tuple[str, ...]]) -> int:
    """The place of the verb behind a name that the sentence begins with; 0 where it says nothing of a purpose."""
    first, end = sentence.first_word, sentence.end_word
    words = posting.words.folded[first:end]
    size = max((len(name) for name in names if tuple(words[: len(name)]) == name), default=0)
    if not size or not _TO_APPLICANTS.isdisjoint(words):
        return 0
    at = size + (words[size : size + 1] in ([adverb] for adverb in _ADVERBS))
    verb = words[at] if at + _LEAST <= len(words) else ""
    is_verb = verb.endswith("s") and not verb.endswith(("'s", "’s", "ss")) and verb not in _OF_ITSELF
    return first + at if is_verb else 0
