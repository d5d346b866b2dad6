"""Comments and front matter that hold findings back."""

from __future__ import annotations

import pytest

from jdlint import check_text

RULES = ("repeated-word", "unused-suppression", "unknown-suppression")


def found(text: str, name: str = "posting.md", select: tuple[str, ...] = RULES) -> list[tuple[str, str]]:
    return [(f.rule, text[f.start : f.end]) for f in check_text(text, name=name, select=select)]


REPEATED = ("repeated-word", "the the")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- jdlint-disable-next-line repeated-word -- quoted -->\nBake the the bread.\n",
        "<!-- jdlint-disable-next-line repeated-word -->\n\nBake the the bread.\n",
        "<!-- jdlint-disable-next-line -->\nBake the the bread.\n",
        "<!-- jdlint-disable-next-line repetition -->\r\nBake the the bread.\r\n",
        "<!-- jdlint-disable-next-line repeated-word -->\n<!-- jdlint-disable-next-line repeated-word -->\nBake the the bread.\n",
        "<!-- jdlint-disable-next-line repeated-word -->\nBake the the. <!-- jdlint-disable-line repeated-word -->\n",
        "- Eat. <!-- jdlint-disable-next-line repeated-word -->\n- Bake the the bread.\n",
        "Bake the the bread. <!-- jdlint-disable-line repeated-word -->\n",
        "Bake the the bread. <!--jdlint-disable-line repeated-word, repetition-->\n",
        "<!-- jdlint-disable repeated-word -->\n\nBake the the bread.\n",
        "<!-- jdlint-disable -->\n\nBake the the bread.\n\n<!-- jdlint-enable -->\n",
        "Bake the the bread.\n\n<!-- jdlint-disable-file repeated-word -->\n",
        "{# jdlint-disable-next-line repeated-word #}\nBake the the bread.\n",
        "{/* jdlint-disable-next-line repeated-word */}\nBake the the bread.\n",
        "{% comment %} jdlint-disable-next-line repeated-word {% endcomment %}\nBake the the bread.\n",
        "---\ntitle: Baker\njdlint: {ignore: [repeated-word]}\n---\nBake the the bread.\n",
        "---\ntitle: Baker\njdlint:\n  ignore:\n    - repeated-word # it is a quote\n---\nBake the the bread.\n",
        "---\n# jdlint-disable-file repeated-word\ntitle: Baker\n---\nBake the the bread.\n",
    ],
)
def test_findings_are_held_back(text: str) -> None:
    assert [rule for rule, _ in found(text)] in ([], ["unused-suppression"])
    assert REPEATED not in found(text)
    if "repeated-word, repetition" not in text:
        assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- jdlint-disable-next-line repeated-word -->\nEat.\n\nBake the the bread.\n",
        "<!-- jdlint-disable repeated-word -->\n\nEat.\n\n<!-- jdlint-enable repeated-word -->\n\nBake the the bread.\n",
        "<!-- jdlint-disable-file wording -->\n\nBake the the bread.\n",
        "<!-- Do not write jdlint-disable-file here. -->\n\nBake the the bread.\n",
    ],
)
def test_others_are_not(text: str) -> None:
    assert REPEATED in found(text)


def test_a_region_ends_for_the_named_rule_only() -> None:
    text = "<!-- jdlint-disable repeated-word -->\n\n<!-- jdlint-enable wording -->\n\nBake the the bread.\n"
    assert REPEATED not in found(text)


def test_a_suppression_that_holds_nothing_back_is_told_with_its_removal() -> None:
    text = "Bake bread. <!-- jdlint-disable-line repeated-word -->\n"
    (finding,) = check_text(text, select=RULES)
    assert (finding.rule, finding.level, finding.better) == ("unused-suppression", "info", "")
    assert text[finding.start : finding.end] == "<!-- jdlint-disable-line repeated-word -->"


def test_only_the_unused_name_of_several_is_told() -> None:
    text = "Bake the the bread. <!-- jdlint-disable-line repeated-word, unknown-suppression, pasted-twice -->\n"
    assert found(text, select=(*RULES, "pasted-twice")) == [("unused-suppression", "pasted-twice")]


def test_a_suppression_of_a_rule_that_did_not_run_is_not_unused() -> None:
    assert found("Bake bread. <!-- jdlint-disable-line long-sentence -->\n") == []


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("<!-- jdlint-disable-file repeated-wrod -->\n\nBake.\n", "repeated-wrod", '"repeated-word"'),
        ("<!-- jdlint-disable-nextline repeated-word -->\nBake.\n", "jdlint-disable-nextline", "next-line"),
        ("---\ntitle: A\njdlint: {ignore: [repeated-wrod]}\n---\nBake.\n", "repeated-wrod", '"repeated-word"'),
        ("---\ntitle: A\njdlint: {ignor: [repeated-word]}\n---\nBake.\n", "ignor", "jdlint.ignore"),
    ],
)
def test_names_that_nobody_knows_are_told(text: str, name: str, hint: str) -> None:
    (finding,) = check_text(text, select=RULES)
    assert (finding.rule, finding.level) == ("unknown-suppression", "warning")
    assert text[finding.start : finding.end] == name
    assert hint in finding.message


def test_html_comments_in_html_and_text() -> None:
    page = "<html><body><!-- jdlint-disable-next-line repeated-word -->\n<p>Bake the the bread.</p></body></html>"
    assert found(page, name="a.html") == []
