"""Facts of structure: what is reported stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jdlint.checks import check_of
from jdlint.lint import Settings, prepare
from jdlint.pack import Pack
from jdlint.posting.model import Posting


@pytest.fixture
def found(pack: Pack, posting: Callable[..., Posting]) -> Callable[..., list[str]]:
    def run(name: str, text: str, file: str = "posting.md", **options: Any) -> list[str]:
        read = posting(text, file)
        rule = pack.rules[name]
        rule = rule._replace(options={**rule.options, **options})
        context = prepare(read, pack, Settings(rules=pack.rules))
        return [read.text[match.start : match.end] for match in check_of(rule.kind).run(rule, context)]

    return run


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "# Baker\n", "---\ntitle: Baker\n---\n", "<h1>Baker</h1>"])
def test_empty_postings(found: Callable[..., list[str]], text: str) -> None:
    assert len(found("empty-posting", text)) == 1


@pytest.mark.parametrize("text", ["Bake.", "# Baker\n\n- Bread\n", "<p>Bake.</p>"])
def test_postings_with_text(found: Callable[..., list[str]], text: str) -> None:
    assert found("empty-posting", text) == []


def test_broken_front_matter_is_no_empty_posting_too(found: Callable[..., list[str]]) -> None:
    text = "---\ntitle: [Baker\n---\n"
    assert len(found("broken-front-matter", text)) == 1
    assert found("empty-posting", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\nBake.\n\n## Requirements\n\n## Benefits\n\nBread.\n", ["Requirements"]),
        ("# A\r\n\r\nBake.\r\n\r\n## Requirements\r\n\r\n## Benefits\r\n\r\nBread.\r\n", ["Requirements"]),
        ("# A\n\nBake.\n\n## **Benefits**\n", ["Benefits"]),
        ("<h1>A</h1><p>Bake.</p><h2>Requirements</h2><h2>Benefits</h2><p>Bread.</p>", ["Requirements"]),
        ("# A\n\nBake.\n\n## Requirements\n\n### Bread\n\nRye.\n", []),
        ("# A\n\nBake.\n\n## Requirements\n\n{% include requirements.md %}\n\n## Benefits\n\nBread.\n", []),
        ("# A\n\nBake.\n\n## Benefits\n\n```\nbread\n```\n", []),
        ("# A\n\nBake.\n\nRequirements:\n\nBenefits:\n\nBread.\n", []),
    ],
)
def test_empty_sections(found: Callable[..., list[str]], text: str, expected: list[str]) -> None:
    assert found("empty-section", text) == expected


@pytest.mark.parametrize(
    ("lead", "more", "count"),
    [
        ("", "- Knowledge of rolls\n", 1),
        ("", "- Knowledge of rolls is a plus\n", 0),
        ("", "- Knowledge of rolls (preferred)\n", 0),
        ("", "- Ideally, knowledge of rolls\n", 0),
        ("", "- Nice to have:\n- Knowledge of rolls\n", 0),
        ("", "- Kinds of bread:\n", 0),
        ("You need not have all of this:\n\n", "- Knowledge of rolls\n", 0),
        ("You know two or more of these:\n\n", "- Knowledge of rolls\n", 0),
        ("You know one of the following:\n\n", "- Knowledge of rolls\n", 0),
    ],
)
def test_what_counts_in_a_list_of_requirements(
    found: Callable[..., list[str]], lead: str, more: str, count: int
) -> None:
    three = "- Knowledge of bread\n- Experience with ovens\n- A driving license\n"
    assert len(found("long-list", f"# A\n\n## Requirements\n\n{lead}{three}{more}", most=3)) == count


def test_sub_items_do_not_make_a_list_long(found: Callable[..., list[str]]) -> None:
    flat = "# A\n\n## Requirements\n\n" + "- Knowledge of bread\n" * 4
    deep = "# A\n\n## Requirements\n\n" + "- Knowledge of bread\n  - Rye\n  - Wheat\n" * 3
    assert len(found("long-list", flat, most=3)) == 1
    assert found("long-list", deep, most=3) == []
