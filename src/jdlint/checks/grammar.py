"""Mistakes that a grammar engine finds, where a run asks one (`--grammar`).

The findings of this rule come from `jdlint.grammar`, which `lint` knows nothing of; `run` yields none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "off": Option("words", ()),
    "off_families": Option("words", ()),
    "off_categories": Option("words", ()),
    "on_too": Option("words", ()),
    "headings": Option("words", ()),
    "allowed": Option("words", ()),
    "known": Option("words", ()),
    "yields_to": Option("words", ()),
    "reader": Option("words", ()),
    "unsure": Option("words", ()),
    "alike": Option("words", ()),
}
"""By LanguageTool's ids: rules, families of rules (how their ids begin) and categories that are off; rules that are
on besides its own; the only categories and rules that are asked of headings, which are seldom sentences; `ID: phrase`
for what is right as it stands. Then words that its dictionary lacks, rules and topics of ours that have the word where
both find something; what the second reader tells of, words of which it says nothing, and those that alone it takes
for others."""

VALUES: tuple[str, ...] = ("said",)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """Nothing: see `jdlint.grammar.checker`."""
    del rule, context
    return iter(())
