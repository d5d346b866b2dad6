"""The output formats of `jdlint coverage`, on postings and rules made by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.posting.model import Posting, Span
from jdlint.report.coverage import Covered, format_of
from jdlint.report.coverage.quote import quote, words_at
from jdlint.report.coverage.summary import summarised
from jdlint.report.inert import inert
from jdlint.report.terminal import Style, width_of
from jdlint.rule import Rule, Verdict

Read = Callable[..., Posting]
ROLE = {"id": "baker", "title": "Baker", "required": ["bread", "oven"], "recommended": ["hours"]}
TEXT = """---
title: Baker
---

# Baker

We bake **rye
bread** for [all of Utrecht](https://example.com), every day.

## What you will do

- Light the oven.
"""


def rule(id: str, title: str, belongs: str) -> Rule:
    options = {"ask": f'Say it, for instance "We have {id}".', "belongs": [belongs], "order": 1}
    return Rule(id, "completeness", "evidence", "warning", True, title, "", options, "", False, (), {})


RULES = {
    made.id: made
    for made in (
        rule("bread", "The bread", "company"),
        rule("oven", "The oven, or the statement that there is none", "duties"),
        rule("hours", "Hours", "benefits"),
        rule("cake", "Cake", "duties"),
    )
}


@pytest.fixture
def covered(posting: Read) -> Callable[..., Covered]:
    def make(text: str = TEXT, name: str = "a.md", is_posting: bool = True, **said: str) -> Covered:
        verdicts = []
        for id in RULES:
            verdict, _, words = said.get(id, "missing").partition(" ")
            start = text.index(words) if words else 0
            verdicts.append(Verdict(id, verdict, [Span(start, start + len(words))] if words else []))
        read = posting(text, name)
        heading = text.find("What you will do")
        place = Span(heading, heading + 16) if heading >= 0 else Span(0, 0)
        places = {verdict.element: place for verdict in verdicts if verdict.verdict != "met"}
        return Covered(read, is_posting, ROLE, verdicts, RULES, places, {"benefits": "What you get"})

    return make


def shown(format: str, *postings: Covered, only_summary: bool = False, width: int = 80, **style: Any) -> str:
    return "".join(format_of(format)(postings, Style(width=width, **style), only_summary))


SAID = {"bread": "met rye\nbread", "oven": "weak oven", "cake": "met"}


def test_table(covered: Callable[..., Covered]) -> None:
    assert (
        shown("table", covered(**SAID))
        == """\
✓ met   ~ weak (hinted at)   ✗ missing

a.md (role: Baker)

Required: 1 of 2 met                 line  what says it, or where to add it
  ✓ The bread                           7  "We bake rye bread for all of
                                           Utrecht, every day."
  ~ The oven, or the statement that    12  "Light the oven."
    there is none
      Say it, for instance "We have oven". It belongs under "What you will do"
      (line 10).

Recommended: 0 of 1 met              line  what says it, or where to add it
  ✗ Hours                                  under a new heading, "What you get"
      Say it, for instance "We have hours".

Also looked for: 1 of 1 met          line  what says it, or where to add it
  ✓ Cake                                   on every page of your site

"""
    )


@pytest.mark.parametrize("width", [40, 50, 70, 80, 120])
def test_the_table_keeps_its_width(width: int, covered: Callable[..., Covered]) -> None:
    text = TEXT.replace("oven", "日本" * 60 + "oven" + "x" * 200)
    for said in (SAID, {}):
        for line in shown("table", covered(text, **said), covered(**said), width=width).splitlines():
            assert width_of(line) <= width


def test_the_table_without_signs_and_with_color(covered: Callable[..., Covered]) -> None:
    plain = shown("table", covered(**SAID), signs=False)
    assert "+ The bread" in plain
    assert "- Hours" in plain
    colored = shown("table", covered(**SAID), color=True)
    assert "\x1b[1mrye bread\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == shown("table", covered(**SAID))


def test_what_is_no_posting_is_told_and_not_counted(covered: Callable[..., Covered]) -> None:
    article = covered(is_posting=False)
    assert "This does not read like a job posting." in shown("table", article)
    assert "This does not read like a job posting." in shown("markdown", article)
    assert json.loads(shown("json", article, covered(), only_summary=True))["postings"] == 1
    assert "lack most" not in shown("table", article, covered())


def test_an_empty_text_has_a_table(covered: Callable[..., Covered]) -> None:
    assert "at the start" in shown("table", covered(""))
    assert "Add it at the start." in shown("markdown", covered(""))


def test_summary_names_the_required_and_the_worst_first(covered: Callable[..., Covered]) -> None:
    postings = [covered(**SAID), covered(oven="met oven"), covered(bread="met rye", oven="weak oven")]
    assert [(lack.element, lack.asked, lack.missing, lack.weak) for lack in summarised(postings)] == [
        ("bread", "required", 1, 0),
        ("oven", "required", 0, 2),
        ("hours", "recommended", 3, 0),
        ("cake", "optional", 2, 0),
    ]
    assert (
        shown("table", *postings, only_summary=True)
        == """\
What 3 postings lack most

Required                                            missing          share  weak
    The bread                                             1 of 3       33%     0
    The oven, or the statement that there is none         0 of 3        0%     2

Recommended                                         missing          share  weak
    Hours                                                 3 of 3      100%     0

Also looked for                                     missing          share  weak
    Cake                                                  2 of 3       67%     0
"""
    )
    assert "In every posting: Cake." in shown("table", covered(cake="met"), only_summary=True)
    assert shown("table", *postings).endswith(shown("table", *postings, only_summary=True))
    assert shown("markdown", *postings).endswith(shown("markdown", *postings, only_summary=True))
    assert "| Hours | 3 of 3 | 100% | 0 |" in shown("markdown", *postings, only_summary=True)


def test_one_posting_has_no_summary_unless_asked_for(covered: Callable[..., Covered]) -> None:
    assert "lack" not in shown("table", covered())
    assert shown("table", covered(), only_summary=True).startswith("What 1 posting lacks\n")
    assert shown("table", only_summary=True).startswith("What 0 postings lack most\n")


def test_roles_are_counted_each_by_its_own_spec(covered: Callable[..., Covered]) -> None:
    other = covered()._replace(role={**ROLE, "required": ["oven"]})
    lacks = {(lack.asked, lack.element): lack.postings for lack in summarised([covered(), covered(), other])}
    assert lacks["required", "bread"] == 2
    assert lacks["optional", "bread"] == 1
    assert lacks["required", "oven"] == 3


def test_json_is_a_list_however_many_postings(covered: Callable[..., Covered]) -> None:
    one, two = json.loads(shown("json", covered(**SAID), covered(**SAID)))
    assert one == two
    assert (one["path"], one["is_posting"], one["role"]) == ("a.md", True, "baker")
    bread, oven, hours, _ = one["elements"]
    assert bread == {
        "id": "bread", "title": "The bread", "verdict": "met", "asked": "required",
        "evidence": [{"line": 7, "column": 11, "text": "rye\nbread"}],
    }  # fmt: skip
    assert oven["place"] == {"line": 10, "column": 4, "text": "What you will do"}
    assert oven["ask"].startswith("Say it")
    assert hours["place"]["new_heading"] == "What you get"
    assert len(json.loads(shown("json", covered(**SAID)))) == 1
    assert json.loads(shown("json")) == []
    (first, *_) = json.loads(shown("json", covered(), only_summary=True))["elements"]
    assert first == {
        "id": "bread", "title": "The bread", "asked": "required", "postings": 1, "missing": 1, "weak": 0,
        "missing_share": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize("room", [10, 20, 33, 60])
def test_a_quote_is_cut_between_words(room: int, posting: Read) -> None:
    text = "# Baker\n\nEvery single morning we bake rye bread for all of the people of Utrecht and beyond.\n"
    start = text.index("rye")
    said = "".join(quote(posting(text), Span(start, start + 9), room))
    assert width_of(said) <= room
    assert "rye bread" in said
    for word in said.split():
        assert word.strip("…") in ["", *text.split()]


def test_a_quote_shows_text_and_no_markup(posting: Read) -> None:
    text = "<p>We <b>bake</b> r&eacute;al&nbsp;bread for <a href='x'>you</a>,\n write to <i>a@example.com</i></p>"
    read = posting(text, "a.html")
    start = text.index("<b>")
    assert "".join(quote(read, Span(start, start + 11), 80)) == "We bake réal bread for you, write to a@example.com"
    start = text.index("a@ex")
    assert quote(read, Span(start, start + 13), 80).evidence == "a@example.com"
    assert words_at(posting("# A\x1b[31m\u202e B\n"), Span(2, 20), 40) == "A␛[31m B"


def test_a_quote_from_front_matter_shows_its_line(posting: Read) -> None:
    text = "---\ntitle: Baker\nlocation: Utrecht\n---\n\nRye.\n"
    start = text.index("Utrecht")
    assert "".join(quote(posting(text), Span(start, start + 7), 80)) == "location: Utrecht"


EVIL = {
    "pipe": ("a | b", "a &#124; b"),
    "escaped pipe": ("a \\| b", "a &#92;&#124; b"),
    "backtick": ("`a`", "&#96;a&#96;"),
    "tag": ("<img src=x>", "&#60;img src=x&#62;"),
    "comment": ("<!-- -->", "&#60;!-- --&#62;"),
    "entity": ("&lt;b&gt;", "&#38;lt;b&#38;gt;"),
    "link": ("[a](http://b.example)", "&#91;a&#93;(http:\u200b//b.example)"),
    "image": ("![a](b)", "!&#91;a&#93;(b)"),
    "bare link": ("https://b.example", "https:\u200b//b.example"),
    "www": ("www.b.example", "www\u200b.b.example"),
    "mailto": ("mailto:a", "mailto:\u200ba"),
    "mention": ("@octo/team", "@\u200bocto/team"),
    "mail": ("a@b.example", "a@\u200bb.example"),
    "issue": ("octo/cat#12 GH-7 !3", "octo/cat#\u200b12 GH-\u200b7 !\u200b3"),
    "emphasis": ("*a* __b__ ~~c~~", "&#42;a&#42; &#95;&#95;b&#95;&#95; &#126;&#126;c&#126;&#126;"),
    "emoji": (":tada:", ":\u200btada:"),
    "math": ("$a$", "&#36;a&#36;"),
    "line": ("a\nb", "a b"),
    "heading": ("a\r\n# b", "a  # b"),
    "rule": ("a\n---\nb", "a --- b"),
    "escape": ("a\x1b[31m", "a␛&#91;31m"),
    "direction": ("a\u202eb", "a�b"),
}


@pytest.mark.parametrize(("text", "expected"), EVIL.values(), ids=EVIL)
def test_markdown_does_not_obey_a_posting(text: str, expected: str) -> None:
    assert inert(text) == expected


_TABLES = pyromark.Options(1 << 1 | 1 << 3)


def rendered(markdown: str) -> str:
    return str(pyromark.html(markdown, options=_TABLES))


@given(
    st.text(st.sampled_from("ab1 \n\r\t|`<>[]()!*_~#\\&;:/@.-=$\"'\x1b") | st.characters(codec="utf-8"), max_size=40)
)
def test_inert_text_makes_no_tag_and_no_cell(text: str) -> None:
    html = rendered(f"| A | B |\n| --- | --- |\n| x{inert(text)}x | y |\n")
    tags = re.findall(r"<[^>]*>", html)
    assert tags == re.findall(r"<[^>]*>", rendered("| A | B |\n| --- | --- |\n| x | y |\n"))
    assert "<td>y</td>" in html


@pytest.mark.parametrize("evil", [text for text, _ in EVIL.values()], ids=EVIL)
def test_markdown_of_an_evil_posting(evil: str, covered: Callable[..., Covered]) -> None:
    """Everything that a posting gives to the page: its name, its evidence with the words round it, its headings."""

    def page(word: str, name: str) -> str:
        text = f"# Baker\n\nBefore {word} bread {word} after.\n\n## What you will do\n\n- Light the oven.\n"
        made = covered(text, name, bread="met bread", oven="weak oven")
        end = text.index("\n\n- Light")
        place = Span(text.index("Before"), end)
        return shown("markdown", made._replace(places=dict.fromkeys(made.places, place)))

    html = rendered(page(evil, f"{evil}.md"))
    assert re.findall(r"<[^>]*>", html) == re.findall(r"<[^>]*>", rendered(page("x", "x.md")))


def test_markdown(covered: Callable[..., Covered]) -> None:
    assert (
        shown("markdown", covered(**SAID))
        == """\
### a.md: Baker

**Required: 1 of 2 met**

| | Element | Line | What says it, or where to add it |
| --- | --- | ---: | --- |
| ✓ | The bread | 7 | “We bake <b>rye bread</b> for all of Utrecht, every day.” |
| ~ | The oven, or the statement that there is none | 12 | “Light the <b>oven</b>.”<br>Say it, for instance "We have oven". Add it under “What you will do” (line 10). |

<details><summary>Recommended: 0 of 1 met</summary>

| | Element | Line | What says it, or where to add it |
| --- | --- | ---: | --- |
| ✗ | Hours |  | Say it, for instance "We have hours". Add it under a new heading, “What you get”. |

</details>

<details><summary>Also looked for: 1 of 1 met</summary>

| | Element | Line | What says it, or where to add it |
| --- | --- | ---: | --- |
| ✓ | Cake |  | Your site says it on every page. |

</details>

✓ met, ~ weak (hinted at), ✗ missing

"""
    )
