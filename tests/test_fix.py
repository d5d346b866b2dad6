"""Better wording put in place: what is changed, in which order, and that it comes to an end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from conftest import PACK

from jdlint import check_text
from jdlint.checks.wording import in_case_of
from jdlint.errors import JdlintError
from jdlint.fix import fix, replaced
from jdlint.rule import Finding, Rule


def finding(start: int, end: int, better: str | None, safe: bool = True, rule: str = "r") -> Finding:
    return Finding(rule, "t", "warning", "m", start, end, better, safe=safe)


def nothing(text: str) -> list[Finding]:
    del text
    return []


def test_of_overlapping_fixes_the_first_is_made_and_the_next_pass_takes_the_rest() -> None:
    found = [finding(2, 6, "B"), finding(0, 4, "A"), finding(6, 7, "C")]
    seen: list[str] = []

    def check(text: str) -> Sequence[Finding]:
        seen.append(text)
        return [finding(1, 3, "B")] if len(seen) == 1 else []

    fixed = fix("a.md", "abcdefg", found, check)
    assert seen == ["AefC", "ABC"]
    assert (fixed.text, len(fixed.done), fixed.findings) == ("ABC", 3, [])


def test_only_safe_fixes_unless_asked() -> None:
    found = [finding(0, 1, "A", safe=False), finding(1, 2, None), finding(2, 3, "C")]
    assert fix("a.md", "abc", found, nothing).text == "abC"
    assert fix("a.md", "abc", found, nothing, unsafe=True).text == "AbC"


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    def check(text: str) -> Sequence[Finding]:
        return [finding(0, 1, "b" if text == "a" else "a", rule="seesaw")]

    with pytest.raises(JdlintError, match=r"seesaw.*--ignore"):
        fix("a.md", "a", check("a"), check)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One.\n\n<!-- jdlint-x -->\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("- One\n<!-- jdlint-x -->\n- Two\n", "- One\n- Two\n"),
        ("<!-- jdlint-x -->\n\nOne.\n", "One.\n"),
        ("One. <!-- jdlint-x -->\r\nTwo.\r\n", "One.\r\nTwo.\r\n"),
        ("One <!-- jdlint-x --> two.\n", "One two.\n"),
        ("One.\n\n<!-- jdlint-x -->", "One.\n\n"),
    ],
)
def test_with_a_suppression_goes_the_line_it_had(text: str, left: str) -> None:
    start = text.index("<!--")
    assert replaced(text, [finding(start, start + len("<!-- jdlint-x -->"), "")]) == left


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("jdlint-disable-line gendered-title", [("", True)]),
        ("jdlint-disable-line", [("", False)]),  # perhaps for a rule that this run leaves out
        ("jdlint-disable-line background-check", []),  # holds in some places, of which this run names none
    ],
)
def test_only_a_suppression_that_surely_holds_nothing_back_is_taken_out(
    comment: str, found: list[tuple[str, bool]]
) -> None:
    kept = check_text(f"# Baker\n\nYou will bake. <!-- {comment} -->\n", ignore=("completeness",))
    assert [(f.better, f.safe) for f in kept if f.rule == "unused-suppression"] == found


def better_of(text: str, rule: str, name: str = "a.md") -> list[str | None]:
    return [f.better for f in check_text(text, name=name, select=(rule,)) if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "name", "better"),
    [
        ("# Baker\n\nYou keep the whitelist.\n", "a.md", "allowlist"),
        ("# Baker\n\nYou keep a whitelist.\n", "a.md", "an allowlist"),
        ("# Baker\n\nA whitelist is yours.\n", "a.md", "An allowlist"),
        ("# Baker\n\nYou keep a **whitelist** there.\n", "a.md", "an **allowlist"),
        ("# Baker\n\nYou keep white **list** upkeep.\n", "a.md", None),
        ("<h1>Baker</h1><p>You keep the white&nbsp;list.</p>", "a.html", None),
        ("---\ntitle: Baker\nsummary: Salesman in our shop\n---\n\nYou bake.\n", "a.md", "Salesperson"),
    ],
)
def test_a_replacement_fits_its_place(text: str, name: str, better: str | None) -> None:
    assert better_of(text, "gendered-title" if "Sales" in text else "replaced-term", name) == [better]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("chairmen", "chairs", "chairs"), ("Chairmen", "chairs", "Chairs"), ("CHAIRMEN", "chairs", "CHAIRS"),
        ("Sanity Check", "quick check", "Quick Check"), ("Sanity check", "quick check", "Quick check"),
    ],
)  # fmt: skip
def test_capitals(old: str, new: str, expected: str) -> None:
    assert in_case_of(old, new) == expected


def phrases() -> list[Any]:
    """Every phrase with a replacement, its first alternatives written out."""
    found = []
    for rule in PACK.rules.values():
        for phrase in rule.options.get("avoid", ()) if rule.kind == "wording" else ():
            if isinstance(phrase, tuple) and phrase[1] != "-":
                found += [pytest.param(rule, words, id=f"{rule.id}-{words}") for words in _written(phrase[0])]
    return found


def _written(phrase: str) -> list[str]:
    plain = re.sub(r"\([^)]*\) ?", "", phrase).replace("~", "").replace("=", "")
    bracket = re.search(r"\[([^]]*)\]", plain)
    if "{" in plain or ".." in plain:
        return []
    if not bracket:
        return [plain]
    return [
        w for one in bracket[1].split("|") for w in _written(plain[: bracket.start()] + one + plain[bracket.end() :])
    ]


FRAMES: dict[str, Callable[[str], str]] = {
    "a.md": lambda words: f"# Baker\n\n- You work with the **{words}** of our bakery.\n- A {words} may come.\n",
    "b.html": lambda words: f"<h1>Baker</h1><ul><li>You work with the <b>{words}</b> here.</li></ul>",
    "c.md": lambda words: (
        f"---\nsummary: Work with the {words} here\ntitle: Baker\n---\n\n{words.capitalize()} and bread, every day.\n"
    ),
}


@pytest.mark.parametrize(("rule", "words"), phrases())
@pytest.mark.parametrize("name", FRAMES)
def test_no_fixed_place_gives_the_finding_again(rule: Rule, words: str, name: str) -> None:
    def check(text: str) -> list[Finding]:
        return [f for f in check_text(text, name=name, select=(rule.id,)) if f.rule == rule.id]

    text = FRAMES[name](words)
    found = check(text)
    fixed = fix(name, text, found, check, unsafe=True)
    assert [f for f in fixed.findings if f.better] == []
    assert bool(fixed.done) == any(f.better for f in found)
    assert not re.search(r"\b[Aa] [aei]", fixed.text)
