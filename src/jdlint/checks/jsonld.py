"""JobPosting data in a page: is it JSON, has it what Google requires, in the form that it reads, and as the page says?

Invariant: a page without such data is never matched, and costs no more than the look for it; a match lies in the script
that holds the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.jobdata import may_hold_data
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "find": Option(
        "choice",
        required=True,
        choices=(
            "broken", "missing", "recommended", "several", "expired",
            "unknown", "shape", "title", "description", "remote", "date", "employment-type", "pay",
            "other-title", "other-company", "other-place", "other-pay", "other-date", "other-hours", "other-mode",
        ),
    ),
    "full": Option("phrases", ()),
    "part": Option("phrases", ()),
    "lasting": Option("phrases", ()),
    "limited": Option("phrases", ()),
    "from_anywhere": Option("phrases", ()),
    "on_site": Option("phrases", ()),
    "unless": Option("phrases", ()),
}  # fmt: skip
"""`full`, `part`, `lasting`, `limited`, `from_anywhere`, `on_site`: how a text says so.
`unless`: cancels a hit that it overlaps."""
VALUES: tuple[str, ...] = ("match", "other", "reason", "missing", "count")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each place in the data that has the fault which the rule names."""
    if not may_hold_data(context.posting.text):
        return
    from jdlint.checks._jsonld import FIND, data_of

    data = data_of(context)
    if data.jobs or data.broken:
        yield from FIND[rule.options["find"]](rule, context, data)
