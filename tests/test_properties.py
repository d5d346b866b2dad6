"""Whatever the text: it lints, the findings stand inside it, and lines and columns lead back to them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import jdlint
from jdlint.lines import Lines

PIECES = st.sampled_from(
    [
        "# Backend developer\n\n", "## Requirements\r\n", "- Experience with the the SQL\r", "You will build APIs. ", "\n\n",
        "**About us**\n\n", "<p>We help farms &amp; people.</p>", "<ul><li>Write tests", "---\ntitle: a\n---\n", "🚀é\u0301 ",
        "| a | b |\n|---|---|\n| c | d |\n", "`code` ", "<!-- jdlint-disable -->", "{% include x %}", "\u00a0", "\ufeff", "\0",
        "Apply now: jobs@example.org\n", "We are an equal opportunity employer.\n", "• one\n• two\n", "\u2028", "}", "[x](y)",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_text_is_checked(text: str, name: str) -> None:
    findings = jdlint.check_text(text, name=name, today="2026-01-15")
    assert findings == jdlint.check_text(text, name=name, today="2026-01-15"), "the same text gives the same findings"
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        for span in finding.also:
            assert 0 <= span.start <= span.end <= len(text)
    for verdict in jdlint.coverage_text(text, name=name):
        assert (verdict.verdict == "missing") == (not verdict.evidence)
        assert all(0 <= span.start < span.end <= len(text) for span in verdict.evidence)


@given(st.text(alphabet=st.sampled_from("ab\r\n\u2028\x0b🚀"), max_size=40))
def test_lines_and_columns_lead_back(text: str) -> None:
    lines = Lines(text)
    assert len(lines.starts) == text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for offset in range(len(text) + 1):
        row, column = lines.place(offset)
        assert lines.starts[row - 1] + column - 1 == offset


def test_a_run_without_a_date_judges_no_dates() -> None:
    from conftest import PACK

    from jdlint.lint import Settings, lint
    from jdlint.posting.read import read_posting

    text = "# Developer\n\nTen years of Rust and 3 years of Java 47. Apply by 3 May 2020. You will build APIs.\n"
    posting = read_posting(text, "a.md", PACK.headings, PACK.aliases, PACK.cues)
    lint(posting, PACK, Settings(rules=dict(PACK.rules)))
