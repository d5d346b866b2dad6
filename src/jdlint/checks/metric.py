"""Is a figure of the posting (length, readability) within the limits that a rule sets?

Invariant: the figure compared is the one that `jdlint stats` shows; only the message rounds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.readability import METRICS, PLACES, metric
from jdlint.readability.places import prose_words
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "metric": Option("choice", required=True, choices=METRICS),
    "min": Option("number"),
    "max": Option("number"),
    "min_words": Option("number", 0),
}
"""With fewer words of prose than `min_words` the rule is silent: a few sentences prove little."""

VALUES: tuple[str, ...] = ("value", "limit")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each sentence or paragraph beyond a limit; at the title for a figure of the whole."""
    options, posting = rule.options, context.posting
    if options["min_words"] and prose_words(posting) < options["min_words"]:
        return
    name = options["metric"]
    figures = PLACES[name](posting) if name in PLACES else [(posting.title, metric(name, posting))]
    for place, value in figures:
        limit = _broken(value, options["min"], options["max"])
        if limit is not None:
            yield Match(*place, values={"value": shown(value, limit), "limit": f"{limit:g}"})


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
