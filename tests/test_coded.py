"""Words of a study's list in a hundred: what is counted, and how the words are matched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import PACK

from jdlint.lint import Settings, prepare, run_rule
from jdlint.posting.model import Posting
from jdlint.rule import Finding

Read = Callable[..., Posting]


def told(posting: Posting, **options: Any) -> list[Finding]:
    rule = PACK.rules["gender-coded"]
    rule = rule._replace(options={**rule.options, "rate": 0, "least": 1, **options})
    return list(run_rule(rule, prepare(posting, PACK, Settings(rules={}, today="2026-01-15"))))


def words(posting: Posting) -> list[str]:
    return [posting.text[start:end] for finding in told(posting) for start, end in finding.also]


def test_whole_words_and_beginnings_are_told_apart(posting: Read) -> None:
    text = "You are confident and ambitious; confidential data and ActiveMQ are no traits. You challenge us."
    assert words(posting(text)) == ["confident", "ambitious", "challenge"]


def test_headings_benefits_and_legal_text_do_not_count(posting: Read) -> None:
    text = "# Lead\n\n## Benefits\n\nA competitive, active life.\n\n## Equal opportunity\n\nAssertive people are welcome.\n"
    assert not told(posting(text))


def test_the_rate_is_per_hundred_words(posting: Read) -> None:
    text = "You are ambitious. " + "We plan our work. " * 4
    assert "5.3 in a hundred" in told(posting(text))[0].message
    assert not told(posting(text), rate=6)
    assert not told(posting(text), least=2)
