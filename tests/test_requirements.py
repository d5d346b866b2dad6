"""Requirements and voice: the cases that the examples of the rules do not show."""

from __future__ import annotations

import pytest
from conftest import PACK

from jdlint.lint import Settings, prepare, run_rule
from jdlint.posting.read import read_posting
from jdlint.readability import metric


def told(rule: str, text: str, name: str = "posting.md") -> list[str]:
    posting = read_posting(text, name, PACK.headings, PACK.aliases, PACK.cues)
    context = prepare(posting, PACK, Settings(rules=PACK.rules, today="2026-01-15"))
    return [text[finding.start : finding.end] for finding in run_rule(PACK.rules[rule], context)]


def asked(*items: str, heading: str = "Requirements", title: str = "Backend developer") -> str:
    return f"# {title}\n\nYou build our booking service.\n\n## {heading}\n\n" + "".join(f"- {item}\n" for item in items)


@pytest.mark.parametrize(
    "instead",
    [
        "or three years of practice", "or the same knowledge from practice", "or equivalent", "or you taught yourself",
        "preferred", "is a plus, not a must", "but we relax this for people who know the trade", "or a bootcamp",
    ],
)  # fmt: skip
def test_a_degree_with_something_in_its_place_is_no_bare_demand(instead: str) -> None:
    assert told("degree-without-equivalent", asked("A degree in computer science")) == ["A degree in computer science"]
    assert told("degree-without-equivalent", asked(f"A degree in computer science {instead}")) == []


def test_trades_that_the_law_keeps_for_graduates_are_left_alone() -> None:
    assert told("degree-without-equivalent", asked("A degree in medicine", title="Senior physician")) == []


def test_the_level_of_the_front_matter_is_a_level() -> None:
    text = "---\ntitle: Baker\nseniority: junior\n---\n\n## Requirements\n\n- At least 4 years of experience\n"
    assert told("years-against-level", text) == ["At least 4 years"]


def test_bare_names_are_requirements_too() -> None:
    names = [
        "Java",
        "Python",
        "Go",
        "Rust",
        "PostgreSQL",
        "MongoDB",
        "Redis",
        "Docker",
        "Kubernetes",
        "Terraform",
        "Git",
    ]
    assert told("long-list", asked(*names)) == ["Requirements"]
    assert told("long-list", asked(*names[:8])) == []
    assert told("too-many-requirements", asked(", ".join(names))) == [", ".join(names)]
    assert told("too-many-requirements", asked("One of " + ", ".join(names))) == []


@pytest.mark.parametrize(
    ("heading", "item", "mixed"),
    [
        ("Must have", "Kafka would be a plus", True), ("Must have", "A message queue, preferably Kafka", False),
        ("Requirements", "Kafka would be a plus", False), ("Nice to have", "Kafka (required)", True),
        ("Nice to have", "Kafka, not required", False), ("Requirements", "Go is required, Kafka a plus", False),
        ("Must-haves and nice-to-haves", "Kafka would be a plus", False),
    ],
)  # fmt: skip
def test_a_wish_is_held_against_the_heading_above_it(heading: str, item: str, mixed: bool) -> None:
    assert bool(told("must-and-nice-mixed", asked("Three years of Go", item, heading=heading))) == mixed


def test_shares_of_voice() -> None:
    text = "# Baker\n\nBread is baked at night. You clean the oven. We are located in Gent. The rolls are then sold by us.\n"
    posting = read_posting(text, "posting.md", PACK.headings, PACK.aliases, PACK.cues)
    assert metric("passive_share", posting) == 50
    assert metric("we_share", posting) == pytest.approx(200 / 3)
