"""Is a figure of the posting (length, readability) within the limits that a rule sets?

Invariant: the figure compared is the one that `jdlint stats` shows; only the message rounds it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.posting.model import Posting, Span
from jdlint.readability import METRICS, PLACES, metric
from jdlint.readability.places import paragraph_words, prose_words
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "metric": Option("choice", required=True, choices=METRICS),
    "min": Option("number"),
    "max": Option("number"),
    "min_words": Option("number", 0),
    "min_sentence": Option("number", 0),
    "max_paragraph": Option("number"),
    "skip": Option("phrases", ()),
}
"""With fewer words of prose than `min_words` the rule is silent: a few sentences prove little. So it is where an
average sentence has fewer than `min_sentence` words, in paragraphs of more than `max_paragraph` words, which another
rule reports, and the words of sentences that hold a phrase under `skip` count for nothing."""

VALUES: tuple[str, ...] = ("value", "limit", "average")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each sentence or paragraph beyond a limit; at the title for a figure of the whole."""
    options, posting = rule.options, context.posting
    if options["min_words"] and prose_words(posting) < options["min_words"]:
        return
    # The average is asked first: it takes no syllables, and few texts have sentences that long.
    average = metric("words_per_sentence", posting) if options["min_sentence"] else 0
    if average < options["min_sentence"]:
        return
    for place, value, limit in _beyond(rule, context):
        values = {"value": shown(value, limit), "limit": f"{limit:g}", "average": f"{average:.0f}"}
        yield Match(*place, values=values)


def _beyond(rule: Rule, context: Context) -> list[tuple[Span, float, float]]:
    """Each figure that breaks a limit, with its place and the limit."""
    options, posting = rule.options, context.posting
    name, least, most = options["metric"], options["min"], options["max"]
    figures = PLACES[name](posting) if name in PLACES else [(posting.title, metric(name, posting))]
    found = [(place, value, limit) for place, value in figures if (limit := _broken(value, least, most)) is not None]
    left = _long_paragraphs(posting, options["max_paragraph"]) if found else []
    skip = {hit.sentence for hit in context.hits.of(rule.id, "skip")} if found and options["skip"] else set()
    return [
        one
        for one in found
        if not any(span.start <= one[0].start < span.end for span in left)
        and not (skip and _broken(one[1] - _words(posting, skip, one[0]), least, most) is None)
    ]


def _words(posting: Posting, sentences: Collection[int], place: Span) -> int:
    """How many words of a place are those of the sentences."""
    told = (posting.sentences[at] for at in sentences)
    return sum(one.end_word - one.first_word for one in told if place.start <= one.start < place.end)


def _long_paragraphs(posting: Posting, most: float | None) -> list[Span]:
    return [] if most is None else [span for span, count in paragraph_words(posting) if count > most]


def _broken(value: float, least: float | None, most: float | None) -> float | None:
    if least is not None and value < least:
        return least
    return most if most is not None and value > most else None


def shown(value: float, limit: float) -> str:
    """The value with as many decimals as its limit, rounded away from it: the two never look the same."""
    places = len(f"{limit:g}".partition(".")[2])
    scaled = value * 10**places
    rounded = scaled // 1 if value < limit else -(-scaled // 1)
    return f"{rounded / 10**places:.{places}f}"
