"""What postings say that are checked together: texts that are nearly the same, facts that differ, contradictions.

The findings of these rules come from `jdlint.across`, which compares digests of postings (see `jdlint.digest`); a
posting alone has none, so `run` yields none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.rule import Match, Rule

KIND = "across"
DUPLICATE, OTHER_JOB, FIGURES, FACT, SIDES = "duplicate", "other-job", "figures", "fact", "sides"

OPTIONS: Mapping[str, Option] = {
    "find": Option("choice", required=True, choices=(DUPLICATE, OTHER_JOB, FIGURES, FACT, SIDES)),
    "share": Option("number", 0.9),
    "counts_in": Option("sections", ("company",)),
    "same_place": Option("flag", False),
    "unless": Option("words", ()),
    "told_by": Option("phrases", ()),
    "never": Option("phrases", ()),
    "number": Option("choice", "after", choices=("before", "after")),
    "least": Option("number", 0),
    "most": Option("number", 10**9),
    "one": Option("phrases", ()),
    "other": Option("phrases", ()),
}
"""`find` says what is compared. `duplicate`, `other-job`: texts of which a `share` is the same, for the same or for
another kind of job. `figures`: sentences that are the same but for their numbers; those with a word of `unless` are
left out. `fact`: a number that stands `before` or `after` words of `told_by`, from `least` to `most`, but for
those that a phrase of `never` overlaps (the year of a lab is not the company's). `sides`: phrases that cannot
both be true. The last three look into sections of `counts_in`, at postings of one company, and with
`same_place` only at those for one place."""
VALUES: tuple[str, ...] = ("match", "other", "file")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """Nothing: see `jdlint.across.across`."""
    del rule, context
    return iter(())
