"""Words to avoid, and what to say in their place.

Invariant: a finding never overlaps an exception (`unless`), inline code or a quotation, nor follows a negation (unless
`negated` says so); of overlapping hits the longest is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._jurisdiction import holds_here
from jdlint.checks._negation import is_negated
from jdlint.checks._others import about_others
from jdlint.checks._slight import is_shunned, is_slighted
from jdlint.checks._titles import JOBS
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import SECTION_KINDS, Posting, Span
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "avoid": Option("phrases", (), required=True),
    "unless": Option("phrases", ()),
    "excused": Option("phrases", ()),
    "others": Option("phrases", ()),
    "negated": Option("flag", False),
    "alone": Option("flag", False),
    "items": Option("flag", False),
    "named": Option("phrases", ()),
    "shunned": Option("phrases", ()),
    "jurisdictions": Option("words", ()),
    "counts_in": Option("sections", tuple(k for k in SECTION_KINDS if k not in ("equal-opportunity", "legal"))),
}
"""`excused`: phrases that silence the rule wherever the posting says them. `negated`: "no X" is told like "X".
`others`: whom a hit is about, and not the applicant, when they stand before it.
`alone`: a hit counts only where nothing behind it says more: "modern tools", but not "modern tools: Go, Kafka".
`items`: it counts only in an item, or a paragraph as short, that is one sentence.
`named`: people who are told of where their sentence prefers them or shuts them out, `shunned`: where it shuts them out;
see checks._slight."""

VALUES = ("match", "better")

_NONE = "-"
"""What a rule file says for a phrase without a ready-made replacement."""
_LONG_QUOTE = 7
"""Words from which a passage in quotation marks is somebody's speech, not a word that the writer stresses."""
_MOST_OF_AN_ITEM = 12
"""Words up to which a paragraph may be an item whose mark was lost."""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every phrase to avoid, with its replacement where the rule file gives one."""
    posting = context.posting
    hits, named = context.hits.of(rule.id, "avoid"), _slights(rule, context)
    if not (hits or named) or not holds_here(rule, context) or context.hits.of(rule.id, "excused"):
        return
    exceptions, others = context.hits.of(rule.id, "unless"), context.hits.of(rule.id, "others")
    end, told = 0, set()
    for hit in hits:
        if hit.start >= end and _counts(hit, rule, posting, exceptions) and not about_others(hit, others, posting):
            yield _match(hit, rule, posting)
            end = hit.end
            told.add(hit.sentence)
    for hit in named:
        around = [e for e in exceptions if e.first_word < hit.first_word or e.end_word > hit.end_word]
        if hit.sentence not in told and _counts(hit, rule, posting, around):
            yield Match(hit.start, hit.end, {"match": posting.quoted(Span(hit.start, hit.end)), "better": ""})
            told.add(hit.sentence)


def _slights(rule: Rule, context: Context) -> list[Hit]:
    """The places of `named` and `shunned` in sentences that prefer the people they name, or shut them out."""
    named, shunned = context.hits.of(rule.id, "named"), context.hits.of(rule.id, "shunned")
    found = [hit for hit in named if is_slighted(hit, context.posting)]
    return sorted([*found, *(hit for hit in shunned if is_shunned(hit, context.posting))])


def _counts(hit: Hit, rule: Rule, posting: Posting, exceptions: Sequence[Hit]) -> bool:
    block = posting.sentences[hit.sentence].block
    return (
        posting.block_kinds[block] in rule.options["counts_in"]
        and not any(e.first_word < hit.end_word and hit.first_word < e.end_word for e in exceptions)
        and not any(span.start < hit.end and hit.start < span.end for span in posting.code)
        and (rule.options["negated"] or not is_negated(hit, posting))
        and not _is_quoted(hit, posting, block)
        and not _is_name(hit, posting)
        and (not rule.options["alone"] or _is_alone(hit, posting))
        and (not rule.options["items"] or _is_item_of_its_own(hit, posting, block))
    )


def _is_item_of_its_own(hit: Hit, posting: Posting, block: int) -> bool:
    """Whether the hit stands in an item that says no more than one sentence, and so explains nothing.

    A paragraph as short as one counts, too: lists are pasted without their marks.
    """
    sentence, others = posting.sentences[hit.sentence], posting.sentences[max(0, hit.sentence - 1) : hit.sentence + 2]
    alone = not any(other.block == block for other in others if other != sentence)
    kind, words = posting.blocks[block].kind, sentence.end_word - sentence.first_word
    return alone and (kind == "item" or (kind == "paragraph" and words <= _MOST_OF_AN_ITEM))


def _is_alone(hit: Hit, posting: Posting) -> bool:
    """Whether the hit ends its clause: a mark other than a colon or bracket follows, the end, or a word that joins."""
    if hit.end_word >= posting.sentences[hit.sentence].end_word:
        return not posting.masked[hit.end : hit.end + 20].lstrip("\0* ").startswith(":")
    between = posting.masked[hit.end : posting.words.starts[hit.end_word]].replace("\0", "").strip()
    if between:
        return between[0] in ".,;/" and posting.words.folded[hit.end_word] not in _NAMING
    return posting.words.folded[hit.end_word] in _JOINING


_JOINING = frozenset("and or is are that which so".split())
_NAMING = frozenset(
    "such like e.g eg including especially for preferably particularly mainly ideally namely i.e".split()
)


def _is_quoted(hit: Hit, posting: Posting, block: int) -> bool:
    """Whether the hit is somebody's speech: in a block quote, or in a longer passage within quotation marks."""
    kind, start, end, _ = posting.blocks[block]
    if kind == "quote":
        return True
    before = posting.text[start : hit.start].translate(_QUOTES)
    after = posting.text[hit.end : end].translate(_QUOTES)
    if before.count('"') % 2 == 0 or '"' not in after:
        return False
    passage = before[before.rindex('"') :] + posting.text[hit.start : hit.end] + after[: after.index('"')]
    return len(passage.split()) >= _LONG_QUOTE


def _is_name(hit: Hit, posting: Posting) -> bool:
    """Whether a word is part of a name, as the capitals beside it show: "Ninja Noodles", "Night Market Ninja"."""
    words, sentence = posting.words, posting.sentences[hit.sentence]
    if not sentence.first_word < hit.first_word == hit.end_word - 1 or not posting.masked[hit.start].isupper():
        return False
    capital = [posting.masked[words.starts[at]].isupper() for at in range(sentence.first_word, sentence.end_word)]
    at = hit.first_word - sentence.first_word
    is_plain = 2 * sum(capital) < len(capital)
    has_next = capital[at + 1 : at + 2] == [True] and words.folded[hit.end_word] not in JOBS
    begins = has_next and not capital[at - 1] and posting.masked[hit.end : words.starts[hit.end_word]] == " "
    ends = at > 2 and capital[at - 2] and capital[at - 1] and not has_next
    return is_plain and (begins or ends)


_QUOTES = str.maketrans("“”„«»", '"""""')


def _match(hit: Hit, rule: Rule, posting: Posting) -> Match:
    text = posting.text[hit.start : hit.end]
    phrase = rule.options["avoid"][hit.phrase]
    values = {"match": " ".join(text.split()), "better": ""}
    if not isinstance(phrase, tuple) or phrase[1] == _NONE:
        return Match(hit.start, hit.end, values, message=_without_better(rule.message).format_map(values))
    better = in_case_of(text, phrase[1])
    start, article = _article(hit, posting, better)
    return Match(start, hit.end, {**values, "better": better}, article + better)


def _without_better(message: str) -> str:
    """The sentences of a message that hold for a phrase without a replacement, too."""
    return " ".join(sentence for sentence in _SENTENCE_END.split(message) if "{better}" not in sentence)


_SENTENCE_END = Lazy(r"(?<=[.!?]) ")


def in_case_of(text: str, better: str) -> str:
    """The replacement in the capitals of what it replaces: all, those of a heading, the first, or none."""
    words = [word for word in text.split() if word[:1].isalpha()]
    if text.isupper() and len(text) > 1:
        return better.upper()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return " ".join(word[0].upper() + word[1:] for word in better.split())
    return better[0].upper() + better[1:] if text[:1].isupper() else better


_VOWEL_SOUND = Lazy(
    r"[ai]|e(?![uw])|o(?!n(?:e|ce)\b)|u(?!ni(?!n|m)|s[aeu]|til|ro)|ho(?:ur|nest|no)|heir", re.IGNORECASE
)
"""How a word begins that is said with a vowel first: "an intermediary", "an hour", but "a user", "a unit"."""


def _article(hit: Hit, posting: Posting, better: str) -> tuple[int, str]:
    """Where the replacement begins, and an article in front of it where the one in the text would be the wrong one."""
    words, at = posting.words, hit.first_word - 1
    said = words.folded[at] if at >= posting.sentences[hit.sentence].first_word else ""
    fits = "an" if _VOWEL_SOUND.match(better) else "a"
    if said not in ("a", "an") or said == fits:
        return hit.start, ""
    start = words.starts[at]
    return start, in_case_of(posting.text[start : start + 1], fits) + posting.text[words.ends[at] : hit.start]
