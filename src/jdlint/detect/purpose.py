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
    "accepts acts adds aims answers appears asks becomes begins believes belongs builds calls cares celebrates "
    "closes comes commits complies considers consists continues counts covers creates delivers designs develops "
    "does earns embraces employs encourages ends expects feels follows gets gives goes grows guarantees has hears "
    "hires holds hopes includes intends interviews invests invites is knows likes lives looks loves maintains "
    "makes matters means meets needs numbers occupies offers opens operates owns participates passes pays plans "
    "prefers prides promotes provides raises ranks recruits reimburses remains renews replies requires reserves "
    "respects reviews rewards runs says seeks seems sees shares ships sits spans sponsors stands starts stays "
    "strives supports takes thinks thrives treats trusts turns uses values wants was welcomes works".split()
)
"""Verbs that tell applicants of the firm, and such as are no purpose without "for whom", which phrases settle."""
_NOUNS = frozenset(
    "engineers developers services careers jobs teams products systems processes applications offices staffs clients "
    "customers users members partners policies apps tickets devices machines units".split()
)
"""Behind the name of a firm no verbs: "Norda engineers review"."""
_NO_OBJECTS = frozenset(
    "and are at can come do get go have help in live make may must need of on or run sell should show that to use "
    "were who whose will with work".split()
)
"""Behind which the word before was a noun: "Norda sensors run for years"."""
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
    at = size + (" ".join(words[size : size + 1]) in _ADVERBS)
    if at + _LEAST > len(words) or words[at] in _OF_ITSELF | _NOUNS or words[at + 1] in _NO_OBJECTS:
        return 0
    return first + at if words[at].endswith("s") and not words[at].endswith(("'s", "’s", "ss")) else 0
