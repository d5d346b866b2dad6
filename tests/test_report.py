"""The output formats, on findings made by hand."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.lines import Lines
from jdlint.posting.model import Span
from jdlint.report import Checked, Report, format_of
from jdlint.report.snippet import snippet
from jdlint.report.terminal import Style, harmless, width_of, wrap
from jdlint.rule import Finding, Rule

RULE = Rule(
    id="hype", topic="wording", kind="wording", level="warning", on=True, title="Hype", message="", options={},
    path="rules/wording/hype.yaml", safe=False, page={"why": "It says nothing. And more."},
)  # fmt: skip


def report(text: str, *findings: Finding, name: str = "a.md") -> Report:
    return Report([Checked(name, text, findings)], 0, 0, {"hype": RULE})


def finding(text: str, part: str, level: str = "warning", message: str = "No.", **more: object) -> Finding:
    start = text.index(part)
    return Finding("hype", "wording", level, message, start, start + len(part))._replace(**more)


def printed(format: str, made: Report, style: Style = Style()) -> str:  # noqa: B008
    return "".join(format_of(format)(made, style))


def test_lines_end_at_lf_crlf_and_cr_only() -> None:
    lines = Lines("a\r\nb\rc\nd\x0be\u2028f\x85g")
    assert [lines.place(lines.text.index(c)) for c in "abcdg"] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 7)]
    assert lines.bounds(1) == (0, 1)
    assert Lines("").place(0) == (1, 1)
    assert Lines("a\n").place(2) == (2, 1)


def test_full_shows_place_reason_and_better_wording() -> None:
    text = "# Chef\n\nA rockstar.\n"
    shown = printed("full", report(text, finding(text, "rockstar", better="skilled cook")))
    assert shown == (
        "a.md:3:3 warning [hype]\n"
        "  No.\n"
        "    3 | A rockstar.\n"
        "      |   ^^^^^^^^\n"
        '  Better: "skilled cook"\n'
        "  Why: It says nothing.\n"
        "\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "marks"),
    [
        ("ab ", "   ^^"),
        ("日本 ", "     ^^"),
        ("e\u0301 ", "  ^^"),
        ("🚀 ", "   ^^"),
        ("👩🏽‍🍳 ", "   ^^"),
        ("x\t", "     ^^"),
        ("\x1b ", "  ^^"),
    ],
    ids=["plain", "wide", "combining", "emoji", "joined", "tab", "escape"],
)
def test_marks_stand_under_the_place(before: str, marks: str) -> None:
    text = f"{before}no"
    lines = snippet(Lines(text), len(before), len(text), "info", Style())
    assert lines[1].split("| ")[1] == marks


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("at", [0, 300, 1_000, 1_988])
def test_a_long_line_is_shown_in_a_window(width: int, at: int) -> None:
    text = ("word " * 400)[:at] + "HERE" + ("word " * 400)[at + 4 :]
    shown = snippet(Lines(text), at, at + 4, "info", Style(width=width))
    assert all(width_of(line) <= width for line in shown)
    column = shown[0].index("HERE")
    assert shown[1][column:] == "^^^^"


def test_a_place_over_several_lines_shows_the_first() -> None:
    shown = snippet(Lines("one two\nthree\nfour"), 4, 13, "info", Style())
    assert shown == ["    1 | one two", "      |     ^^^", "      | … to line 2"]


def test_an_absence_has_a_mark_and_an_empty_line_has_none() -> None:
    assert snippet(Lines("# A"), 0, 0, "info", Style())[1] == "      | ^"
    assert snippet(Lines(""), 0, 0, "info", Style()) == []


ATTACKS = [
    "::error file=x::y", "##[command]rm", "##vso[task.setvariable]x", "\x1b[2J", "\x1b]0;title\x07", "a\rb", "\x9b31m",
    "\u202eevil", "a\u2028::error::b", "%0A::error::x", "\x00\x08",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
@pytest.mark.parametrize("format", ["full", "concise", "github"])
def test_no_text_is_obeyed(format: str, attack: str) -> None:
    text = f"x {attack} y"
    made = report(text, finding(text, text, message=text, better=text), name=f"{attack}.md")
    for line in printed(format, made).splitlines():
        own = line.startswith("::warning file=") if format == "github" else False
        assert own or not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line
        assert not any(c < " " or "\x7f" <= c < "\xa0" or c in "\u202e\u2028" for c in line)


def test_harmless_leaves_ordinary_text_alone() -> None:
    for text in ("std::vector", "C++", "a: b", "5 # 3", "naïve 日本 👩‍💻", "[x]"):
        assert harmless(text) == text


def test_github_commands_are_escaped_and_the_worst_come_first() -> None:
    text = "A 100% chef,\nno: one"
    shown = printed(
        "github",
        report(text, finding(text, "chef", "info"), finding(text, "100%", "error", "50%\n"), name="b,c:d.md"),
    )
    assert shown == (
        "::error file=b%2Cc%3Ad.md,line=1,endLine=1,col=3,endColumn=7,title=jdlint hype::50%25\n"
        "::notice file=b%2Cc%3Ad.md,line=1,endLine=1,col=8,endColumn=12,title=jdlint hype::No.\n"
    )


def test_github_gives_no_columns_over_several_lines() -> None:
    text = "one\ntwo\nthree"
    shown = printed("github", report(text, finding(text, "one\ntwo\n")))
    assert shown == "::warning file=a.md,line=1,endLine=2,title=jdlint hype::No.\n"


def test_github_paths_start_at_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", "/checkout")
    assert "file=jobs/a.md," in printed("github", report("a", finding("a", "a"), name="/checkout/jobs/a.md"))


def test_github_tells_how_many_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    shown = printed("github", report("a", *[finding("a", "a")] * 13)).splitlines()
    assert len(shown) == 14
    assert shown[-1] == "::notice title=jdlint::3 more in the log: GitHub shows ten of each level."


def test_json_offsets_excerpt_and_evidence() -> None:
    text = "🚀é\u0301\r\nA rockstar,\r\na rockstar.\r\n"
    second = text.rindex("rockstar")
    found = finding(text, "rockstar", also=(Span(second, second + 8),), better="cook", safe=True)
    document = json.loads(printed("json", report(text, found)))
    assert document["schema"] == 1
    (entry,) = document["findings"]
    assert entry["location"] == {"row": 2, "column": 3}
    assert entry["end_location"] == {"row": 2, "column": 11}
    assert text[entry["offset"] : entry["end_offset"]] == entry["excerpt"] == "rockstar"
    assert entry["evidence"] == [{"row": 3, "column": 3, "text": "rockstar"}]
    assert entry["fix"]["applicability"] == "safe"
    assert entry["fix"]["edits"][0]["content"] == "cook"
    assert document["summary"]["warning"] == 1
    assert document["summary"]["rules"] == [{"code": "hype", "severity": "warning", "count": 1}]


def test_json_of_a_clean_run_is_a_whole_document() -> None:
    document = json.loads(printed("json", report("fine")))
    assert document["findings"] == []
    assert document["summary"]["files"] == 1


def test_colour_wraps_words_and_changes_no_text() -> None:
    text = "A rockstar."
    made = report(text, finding(text, "rockstar"))
    colored = printed("full", made, Style(color=True))
    assert "\x1b[33;1m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == printed("full", made)


def test_wrap_breaks_at_blanks_by_width() -> None:
    assert wrap("日本 日本 ab", 6) == ["日本", "日本", "ab"]
    assert wrap("", 10) == [""]
    assert wrap("x" * 30, 10) == ["x" * 30]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_any_place_in_any_text_can_be_shown(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    lines = Lines(text)
    for line in snippet(lines, start, end, "info", Style(width=60)):
        assert width_of(line) <= 60
        assert not any(c < " " or "\x7f" <= c < "\xa0" for c in line)
    row, column = lines.place(start)
    assert lines.starts[row - 1] + column - 1 == start
