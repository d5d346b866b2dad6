"""Is something said again that a reader has read already: a word, a paragraph, a sentence, a phrase, an idea?

Invariant: one fault has one owner. What a pasted paragraph says again is not also restated sentence by sentence, a
sentence said again does not make its phrases overused, and a phrase inside a longer overused one is not told again.
Legal and equal-opportunity text is left out of all but the doubled word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._overused import overused_phrases, stuffed_words
from jdlint.checks._purpose import Purpose
from jdlint.checks._repeats import pasted_runs, span_of, units_of
from jdlint.checks._restated import restated_claims, restated_sentences
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.rule import Match, Rule

PASTED_WORDS = 20
"""From how many words on a stretch that stands twice is a paste; one value, as three detectors must agree on it."""


def _doubled_words(rule: Rule, context: Context) -> Iterator[Match]:
    """A word twice in a row, with nothing but blanks between, that is neither a name nor said so on purpose."""
    posting, allowed = context.posting, rule.options["allow"]
    folded, sentence = posting.words.folded, posting.words.sentence
    skipped = {i for hit in context.hits.of(rule.id, "skip") for i in range(hit.first_word, hit.end_word)}
    for i in range(1, len(folded)):
        if folded[i] != folded[i - 1] or sentence[i] != sentence[i - 1] or folded[i] in allowed or i in skipped:
            continue
        match = _doubled(posting, i)
        if match:
            yield match


def _doubled(posting: Posting, i: int) -> Match | None:
    starts, ends, text = posting.words.starts, posting.words.ends, posting.text
    start, end = starts[i - 1], ends[i]
    first, second = text[start : ends[i - 1]], text[starts[i] : end]
    gap = posting.masked[ends[i - 1] : starts[i]].replace(JOIN, "")
    opens = start == posting.sentences[posting.words.sentence[i]].start
    has_address = any(mark in text[ends[i - 1] : starts[i]] for mark in ("://", "@"))
    if has_address or not gap.isspace() or not first.isalpha() or not _same_case(first, second, opens):
        return None
    if "\n" in gap and not second.islower():
        return None
    if posting.masked[start - 1 : start] in _HYPHENS or posting.masked[end : end + 1] in _HYPHENS:
        return None
    if any(start < code.end and code.start < end for code in posting.code):
        return None
    return Match(start, end, values={"word": first}, better=_once(first, text[ends[i - 1] : starts[i]]))


def _once(word: str, between: str) -> str | None:
    """The word once, with the mark of emphasis that stands `between` the two: behind the first or before the second."""
    marks = between.strip()
    if len(marks.split()) > 1:
        return None
    return word + marks if between.startswith(marks) else marks + word


_HYPHENS = ("-", "‐", "‑", "/", "'", "’", "@")
"""A word tied to its neighbour by one of these is part of another ("on on-boarding", "hands-on on")."""


def _same_case(first: str, second: str, opens: bool) -> bool:
    """Whether the two are one word by mistake: "the the", "The the"; but not "Duran Duran" or "OR or"."""
    if first == second:
        return first.islower() or (first.isupper() and len(first) > 1)
    return first[1:] == second[1:] and second.islower() and opens


def _pasted(rule: Rule, context: Context) -> Iterator[Match]:
    posting = context.posting
    units = units_of(context)
    if not (runs := pasted_runs(context, PASTED_WORDS)):
        return
    notices = {hit.sentence for hit in context.hits.of(rule.id, "skip")}
    purpose = Purpose(rule, context)
    for run in runs:
        again = units[run.again : run.again + run.size]
        if 2 * sum(unit.sentence in notices for unit in again) >= len(again):
            continue
        if purpose.excuses(units[run.first].sentence, again[0].sentence):
            continue
        start, end = span_of(posting, again)
        first = span_of(posting, units[run.first : run.first + run.size])
        values = {"text": shortened(posting.text[start:end]), "sentences": run.size}
        yield Match(start, end, values=values, also=(first,))


def _restated(rule: Rule, context: Context) -> Iterator[Match]:
    posting = context.posting
    told = list(restated_sentences(rule, context, PASTED_WORDS))
    starts = {one.start for one in told}
    told += [one for one in restated_claims(rule, context) if one.start not in starts]
    for start, end, first, same in told:
        values = {
            "text": shortened(posting.text[start:end]),
            "first": shortened(posting.text[first.start : first.end]),
        }
        yield Match(start, end, values=values, also=(first,), level=None if same else "info")


def _overused(rule: Rule, context: Context) -> Iterator[Match]:
    posting, words = context.posting, context.posting.words
    for phrase in overused_phrases(rule, context, PASTED_WORDS):
        size = len(phrase.words)
        spans = [(words.starts[i], words.ends[i + size - 1]) for i in phrase.at]
        yield _told_at_first(posting, spans)


def _stuffed(rule: Rule, context: Context) -> Iterator[Match]:
    for spans in stuffed_words(rule, context):
        yield _told_at_first(context.posting, spans)


def _told_at_first(posting: Posting, spans: list[tuple[int, int]]) -> Match:
    start, end = spans[0]
    values = {"text": shortened(posting.text[start:end]), "count": len(spans), "words": len(posting.words.folded)}
    return Match(start, end, values=values, also=tuple(Span(*span) for span in spans[1:]))


def shortened(text: str, most: int = 60) -> str:
    """A text on one line, cut after a word and marked with "…" where it is longer than `most` code points."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + " …"


_DETECTORS: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "repeated-word": _doubled_words,
    "pasted-twice": _pasted,
    "restated": _restated,
    "overused-phrase": _overused,
    "stuffed-word": _stuffed,
}

OPTIONS: Mapping[str, Option] = {
    "detect": Option("choice", required=True, choices=tuple(_DETECTORS)),
    "allow": Option("words", ()),
    "small_words": Option("wordset", ()),
    "claim_words": Option("wordset", ()),
    "skip": Option("phrases", ()),
    "same": Option("words", ()),
    "contrasts": Option("phrases", ()),
    "grades": Option("phrases", ()),
    "skip_under": Option("phrases", ()),
    "ideas": Option("phrases", ()),
    "least_words": Option("number", 5),
    "least_alike": Option("number", 0.7),
    "least_words_changed": Option("number", 6),
    "least_alike_changed": Option("number", 0.65),
    "least_times": Option("number", 4),
    "one_in": Option("number", 180),
}
"""`allow`: words that may stand twice in a row. `small_words`: words that carry no content. `claim_words`: those by
which a short sentence claims a skill, whatever it is. `skip`: what is said again for good reason. `same`: rows of words
that say the same of a job. `contrasts`: words that make two sentences differ. `grades`: words in which headings may
differ under which the same is said; `skip_under`: headings under which anything may be said again. `ideas`: one pattern
for each idea that can be stuffed. `least_words`, `least_alike`: content words in common, and their share, for two
sentences of which one only adds words; `…_changed`: for two that each hold words of their own. `least_times`: how often
a phrase or idea must be said, and `one_in`: in how many words of the posting once."""

VALUES: tuple[str, ...] = ("word", "text", "first", "count", "words", "sentences")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each thing said again, at its later place; for phrases and ideas said over and over, at the first."""
    return _DETECTORS[rule.options["detect"]](rule, context)
