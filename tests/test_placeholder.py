"""Placeholders: what a template left is told wherever it stands, and what only looks like it is not."""

from __future__ import annotations

import time

import pytest
from conftest import PACK
from test_nature import GUIDE

from jdlint.lint import Settings, prepare, run_rule
from jdlint.posting.read import read_posting


def told(text: str, name: str = "posting.md") -> list[str]:
    posting = read_posting(text, name, PACK.headings, PACK.aliases, PACK.cues)
    rule = PACK.rules["placeholder"]
    found = run_rule(rule, prepare(posting, PACK, Settings(rules={rule.id: rule}, today="2026-01-15")))
    return [text[finding.start : finding.end] for finding in found]


@pytest.mark.parametrize(
    "placeholder",
    [
        "[Company Name]", "[City, State]", "[[COMPANY]]", "[X]", "[insert a short text]", "<job title>", "{team}", "{{teamName}}",
        "${salary}", "%SALARY%", "%%SALARY%%", "$COMPANY", "JOB_TITLE", "XXXX", "XX%", "€XX,XXX", "$00,000", "X-Y years", "XX+ years",
        "xx days", "20XX", "DD.MM.YYYY", "XX/XX/2026", "_____", "000-000-0000", "name@company.com", "www.yourcompany.com",
        "lorem ipsum", "TODO", "John Doe",
    ],
)  # fmt: skip
def test_a_placeholder_in_a_sentence_is_told_whole(placeholder: str) -> None:
    assert told(f"# Baker\r\n\r\nYou bake bread with {placeholder} every night.\r\n") == [placeholder]


@pytest.mark.parametrize(
    "text",
    [
        "See [team](https://bread.example) and [location][1].\n\n[1]: https://bread.example",
        "[location]\n\n[location]: https://bread.example",
        "![logo](logo.png) and [^1] and [sic] and [...]",
        "[Requirements]\nAn early start.",
        "{% include x.html %}You bake for {{ company }}.",
        "import Team from './team'\n\nYou bake with {team}.",
        '<a href="mailto:[email]">Write to us</a> and <Location />.',
        "<summary>Hours</summary> from four to noon, <time>12:00</time>",
        "Call us: 555-0147, or write to jobs@example.com.",
        "We pay $0.50 a roll, 10% more at night and 5 % on Sundays, or 100% of it.",
        "Is it you? Yes!! Tell us ... and come.",
        "Set `TODO` and `COMPANY_NAME`, or AWS_REGION.",
        "Generation X bakers and people in their 30s, size XL",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(text: str) -> None:
    assert told(f"# Baker\n\nYou bake bread.\n\n{text}\n") == []


def test_fields_fill_the_tags_of_a_site() -> None:
    assert told("---\ntags: [company, city]\nteam: bread\n---\n\nYou bake with {{ team }}.") == []


def test_fields_that_a_page_shows_are_looked_at() -> None:
    text = "---\ntitle: Baker at [company]\nlocation: 'near [city]'\nid: '[number]'\n---\n\nYou bake bread.\n"
    assert told(text) == ["[company]", "[city]"]


def test_a_prompt_for_a_missing_element_is_the_element_s_to_tell() -> None:
    asked = "# Baker\n\nYou bake bread.\n\n[{title}: Say it.]\n"
    title = PACK.rules["salary"].title
    assert told(asked.format(title=title)) == []
    assert told(asked.format(title=title) + "\nWe pay €30,000 to €34,000 a year.\n") == [f"[{title}: Say it.]"]


def test_an_article_about_postings_is_no_posting() -> None:
    assert told(GUIDE + "\n\nStart with [company name] and TODO.\n") == []


@pytest.mark.parametrize("piece", ["[city] ", "[", "<company ", "{x ", "X", "_", "%a ", "your.", "A_", "? "])
def test_many_of_them_take_no_long_time(piece: str) -> None:
    text = "# Baker\n\n" + piece * (60_000 // len(piece))
    began = time.process_time()
    told(text)
    assert time.process_time() - began < 4


def test_inline_code_of_html_is_no_placeholder() -> None:
    shown = "<h1>Baker</h1>\n<p>A notice shows <code>[NAME]</code> or <code class='x'>{{ name }}</code>."
    assert told(f"{shown} You mend it.</p>", "posting.html") == []
    assert told(f"{shown} Dear [NAME], mend it.</p>", "posting.html") == ["[NAME]"]
    assert told("<h1>Baker</h1>\n<p>A <code>stray tag, and dear [NAME], mend it.</p>", "posting.html") == ["[NAME]"]
