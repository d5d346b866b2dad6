"""The metric check: limits, places, silence on short texts, and figures in messages that never equal their limit."""

from __future__ import annotations

from typing import Any

import pytest

from jdlint.checks import Context
from jdlint.checks.metric import OPTIONS, run, shown
from jdlint.posting.read import read_posting
from jdlint.rule import Match, Rule

TEXT = """\
# Gardener

You look after the roses. You mow the lawns of three parks in summer.

- You mend tools, benches and fences in winter
- You drive a van
"""


def matches(text: str, **options: Any) -> list[Match]:
    posting = read_posting(text, "posting.md", {})
    filled = {key: options.get(key, option.default) for key, option in OPTIONS.items()}
    rule = Rule("house-rule", "readability", "metric", "info", True, "", "", filled, "house-rule.yaml", False, (), {})
    context: Any = Context(posting, None, {}, frozenset(), "2026-01-01", {})  # type: ignore[arg-type]
    return list(run(rule, context))


def places(text: str, **options: Any) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], str(m.values["value"])) for m in matches(text, **options)]


def test_a_figure_of_the_posting_is_reported_at_its_title() -> None:
    assert places(TEXT, metric="words", max=20) == [("Gardener", "27")]
    assert places(TEXT, metric="words", min=30) == [("Gardener", "27")]
    assert matches(TEXT, metric="words", min=27, max=27) == []


def test_sentences_and_paragraphs_are_reported_where_they_stand() -> None:
    assert places(TEXT, metric="sentence_words", max=7) == [
        ("You mow the lawns of three parks in summer.", "9"),
        ("You mend tools, benches and fences in winter", "8"),
    ]
    paragraph = "You look after the roses. You mow the lawns of three parks in summer."
    assert places(TEXT, metric="paragraph_words", max=8) == [(paragraph, "14")]


def test_too_few_words_are_not_judged() -> None:
    hard = "# Officer\n\nFacilitating organisational interdepartmental communication.\n"
    assert len(matches(hard, metric="flesch_reading_ease", min=10)) == 1
    assert matches(hard, metric="flesch_reading_ease", min=10, min_words=5) == []


def test_any_metric_of_textstat_can_be_limited() -> None:
    assert len(matches(TEXT, metric="dale_chall_readability_score_v2", max=1)) == 1
    assert matches(TEXT, metric="smog_index", max=99) == []


def test_a_limit_holds_for_any_line_end() -> None:
    crlf = TEXT.replace("\n", "\r\n")
    assert places(crlf, metric="sentence_words", max=8) == [("You mow the lawns of three parks in summer.", "9")]


@pytest.mark.parametrize("text", ["", "\n", "# Title\n", "```\ncode\n```\n"])
def test_a_posting_without_prose(text: str) -> None:
    assert matches(text, metric="sentence_words", max=1) == []
    assert matches(text, metric="flesch_reading_ease", min=10, min_words=1) == []


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [
        (9.97, 10, "9"),
        (17.02, 17, "18"),
        (-3.2, 0, "-4"),
        (56, 55, "56"),
        (0.049, 0.05, "0.04"),
        (1.21, 1.2, "1.3"),
        (1500.0, 75, "1500"),
    ],
)
def test_a_figure_is_rounded_away_from_its_limit(value: float, limit: float, text: str) -> None:
    assert shown(value, limit) == text


def test_words_are_counted_as_people_count_them() -> None:
    text = "# A\n\nYou run state-of-the-art ovens and/or mills \u2013 two **ki**lns.\n"
    assert places(text, metric="sentence_words", max=7)[0][1] == "8"


def test_what_another_rule_reports_is_left_to_it() -> None:
    assert len(matches(TEXT, metric="sentence_words", max=7, max_paragraph=14)) == 2
    assert len(matches(TEXT, metric="sentence_words", max=7, max_paragraph=13)) == 1


def test_short_sentences_are_not_judged_hard() -> None:
    hard = "# Officer\n\nFacilitating organisational interdepartmental communication.\n"
    (found,) = matches(hard, metric="flesch_reading_ease", min=10, min_sentence=4)
    assert found.values["average"] == "4"
    assert matches(hard, metric="flesch_reading_ease", min=10, min_sentence=5) == []


@pytest.mark.parametrize("marks", ["(a) (b)", "a) b)", "**(a)** **(b)**"])
def test_lettered_text_is_no_long_sentence(marks: str) -> None:
    one, other = marks.split()
    text = f"# Baker\n\nYou bring {one} a certificate in baking or {other} three years in a mill.\n"
    assert matches(text, metric="sentence_words", max=5) == []
    assert len(matches(text.replace(one, "").replace(other, ""), metric="sentence_words", max=5)) == 1
