"""Words to avoid, and what to say in their place.

Invariant: a finding never overlaps an exception (`unless`), inline code or a quotation, nor follows a negation (unless
`negated` says so); of overlapping hits the longest is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._jurisdiction import holds_here
from jdlint.checks._negation import is_negated, is_waived
from jdlint.checks._nothing_but import bare_items
from jdlint.checks._orphan import is_orphan
from jdlint.checks._others import about_others
from jdlint.checks._stands import is_alone, is_item_of_its_own, is_name, may_stand
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
    "bare": Option("wordset", ()),
    "beside": Option("wordset", ()),
    "bare_in": Option("sections", ()),
    "named": Option("phrases", ()),
    "shunned": Option("phrases", ()),
    "orphan": Option("phrases", ()),
    "persons": Option("phrases", ()),
    "asked": Option("phrases", ()),
    "broad": Option("phrases", ()),
    "priced": Option("phrases", ()),
    "jurisdictions": Option("words", ()),
    "counts_in": Option("sections", tuple(k for k in SECTION_KINDS if k not in ("equal-opportunity", "legal"))),
}
"""`excused`: phrases that silence the rule wherever the posting says them. `negated`: "no X" is told like "X".
`others`: whom a hit is about, and not the applicant, when they stand before it.
`alone`: a hit counts only where nothing behind it says more: "modern tools", but not "modern tools: Go, Kafka".
`items`: it counts only in an item, or a paragraph as short, that is one sentence.
`bare`, `beside`: in `bare_in` an item is told, too, that holds nothing but their words, one of `bare` among them.
`named`: people who are told of where their sentence prefers them or shuts them out, `shunned`: where it shuts them out;
see checks._slight.
`orphan`: what is told where its paragraph names nobody before it, in words of `persons` or by name; see checks._orphan.
`asked`: what is told where its sentence asks applicants for it, `broad`: what is told where its sentence is not about
others, `priced`: as asked, where it names a sum of money, too; see checks._asked. None where an exception stands in the
sentence."""

VALUES = ("match", "better")

_NONE = "-"
"""What a rule file says for a phrase without a ready-made replacement."""
_NOT_ASKED_IN = ("duties", "benefits")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every phrase to avoid, with its replacement where the rule file gives one."""
    posting = context.posting
    plain, asked, people = _plain(rule, context), _asked(rule, context), _people(rule, context)
    if not (plain or asked or people) or not holds_here(rule, context) or _is_excused(rule, context):
        return
    exceptions, others = context.hits.of(rule.id, "unless"), context.hits.of(rule.id, "others")
    end, told = 0, set()
    for hit in plain:
        if hit.start >= end and _counts(hit, rule, posting, exceptions) and not about_others(hit, others, posting):
            yield _match(hit, rule, posting)
            end = hit.end
            told.add(hit.sentence)
    excepted = {exception.sentence for exception in exceptions}
    for hit in asked:
        is_free = hit.sentence not in told and hit.sentence not in excepted
        if is_free and may_stand(hit, rule, posting) and not about_others(hit, others, posting):
            yield _said(hit, posting)
            told.add(hit.sentence)
    for hit in people:
        around = [e for e in exceptions if e.first_word < hit.first_word or e.end_word > hit.end_word]
        if hit.sentence not in told and _counts(hit, rule, posting, around):
            yield _said(hit, posting)
            told.add(hit.sentence)


def _is_excused(rule: Rule, context: Context) -> bool:
    """Whether a phrase excuses the whole posting; one that is denied does not: "you need not visit customers"."""
    return any(not is_negated(hit, context.posting) for hit in context.hits.of(rule.id, "excused"))


def _plain(rule: Rule, context: Context) -> Sequence[Hit]:
    """The hits that are told by themselves, in reading order, longest first where two begin alike."""
    avoid, posting = context.hits.of(rule.id, "avoid"), context.posting
    if rule.options["asked"] and avoid:
        from jdlint.checks._asked import Asking, is_of_work

        asking = Asking.of(context.tables)
        avoid = [hit for hit in avoid if not is_of_work(hit, posting, asking)]
    if not rule.options["bare"]:
        return avoid
    return sorted([*avoid, *bare_items(rule.options, posting)], key=lambda hit: (hit.first_word, -hit.end_word))


def _asked(rule: Rule, context: Context) -> Sequence[Hit]:
    """The hits of things that no posting should ask for, in sentences that ask applicants for them."""
    broad, asked, priced = (context.hits.of(rule.id, key) for key in ("broad", "asked", "priced"))
    if not broad and not asked and not priced:
        return ()
    from jdlint.checks._asked import Asking, is_asked, is_spared, names_money

    posting, asking = context.posting, Asking.of(context.tables)
    named = [*asked, *(hit for hit in priced if names_money(hit, posting, asking))]
    found = [*broad, *(hit for hit in named if is_asked(hit, posting, asking))]
    return sorted(
        hit for hit in found
        if not (is_spared(hit, posting, asking) or is_waived(hit, posting))
        and posting.block_kinds[posting.sentences[hit.sentence].block] not in _NOT_ASKED_IN
    )  # fmt: skip


def _people(rule: Rule, context: Context) -> Sequence[Hit]:
    """The hits of people in sentences that prefer them, or shut them out, and those that can be the applicant alone."""
    named, shunned = context.hits.of(rule.id, "named"), context.hits.of(rule.id, "shunned")
    persons = context.hits.of(rule.id, "persons")
    orphans = [hit for hit in context.hits.of(rule.id, "orphan") if is_orphan(hit, persons, context.posting)]
    if not named and not shunned:
        return orphans
    from jdlint.checks._slight import Slighting, is_shunned, is_slighted

    posting, slighting = context.posting, Slighting.of(context.tables)
    found = [hit for hit in named if is_slighted(hit, posting, slighting)]
    return sorted([*orphans, *found, *(hit for hit in shunned if is_shunned(hit, posting, slighting))])


def _counts(hit: Hit, rule: Rule, posting: Posting, exceptions: Sequence[Hit]) -> bool:
    return (
        not any(e.first_word < hit.end_word and hit.first_word < e.end_word for e in exceptions)
        and may_stand(hit, rule, posting)
        and (rule.options["negated"] or not is_negated(hit, posting))
        and not is_waived(hit, posting)
        and not is_name(hit, posting)
        and (not rule.options["alone"] or hit.phrase < 0 or is_alone(hit, posting))
        and (not rule.options["items"] or is_item_of_its_own(hit, posting))
    )


def _said(hit: Hit, posting: Posting) -> Match:
    return Match(hit.start, hit.end, {"match": posting.quoted(Span(hit.start, hit.end)), "better": ""})


def _match(hit: Hit, rule: Rule, posting: Posting) -> Match:
    text = posting.text[hit.start : hit.end]
    phrase = rule.options["avoid"][hit.phrase] if hit.phrase >= 0 else _NONE
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
