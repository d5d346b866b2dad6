"""Fields of the front matter: named but left without a value.

Invariant: a match is the key's own place, so that an editor jumps to where the value belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "fields": Option("words", (), required=True),
    "placeholders": Option("words", ()),
    "unfinished": Option("words", ()),
}
"""`unfinished`: entries ("key: value") by which a posting says that it is not out yet, so that placeholders are due."""

VALUES = ("field", "value")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for every watched field whose value is empty or, once the posting is out, a placeholder."""
    empty = {"", "null", "~"}
    if not _is_unfinished(rule, context.posting):
        empty |= {word.lower() for word in rule.options["placeholders"]}
    for name in rule.options["fields"]:
        field = context.posting.fields.get(name)
        if field and field.value.strip().lower() in empty:
            yield Match(*field.key_span, {"field": field.key, "value": field.value.strip()})


def _is_unfinished(rule: Rule, posting: Posting) -> bool:
    said = {f"{field.key}: {field.value.strip()}".lower() for field in posting.fields.values()}
    return not said.isdisjoint(rule.options["unfinished"])
