"""One fault in many wordings (tests/variants): each is told where it stands, and what only looks like it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PACK

from jdlint.lint import Settings, lint
from jdlint.posting.read import read_posting
from jdlint.rule import Finding

SETTINGS = Settings(rules={id: rule for id, rule in PACK.rules.items() if rule.on}, today="2026-01-15")
FRAME = "# Backend developer\n\nYou will build our services in a small team.\n\n"
"""What stands before a text that does not begin as a posting does."""


def variants(key: str) -> list[Any]:
    """The texts under `bad` or `good` with the rule that they are about."""
    return [
        pytest.param(rule, text, id=f"{rule}-{number}")
        for file in sorted((Path(__file__).parent / "variants").iterdir())
        for rule, texts in yaml.safe_load(file.read_text(encoding="utf-8")).items()
        for number, text in enumerate(texts[key])
    ]


def told(text: str) -> list[Finding]:
    name = "posting.html" if text.startswith("<") else "posting.md"
    return lint(read_posting(text, name, PACK.headings, PACK.aliases, PACK.cues), PACK, SETTINGS)


def framed(text: str) -> str:
    return text if text.startswith(("#", "<", "---", "+++")) else FRAME + text


@pytest.mark.parametrize(("rule", "text"), variants("bad"))
def test_each_wording_of_a_fault_is_told(rule: str, text: str) -> None:
    text = framed(text)
    start, end = text.index("<<"), text.index(">>") - 2
    found = told(text.replace("<<", "").replace(">>", ""))
    # A contradiction stands at one side, and names the other.
    places = [(f.rule, span) for f in found for span in [(f.start, f.end), *f.also]]
    assert any(one == rule and first < end and start < last for one, (first, last) in places), [
        (f.rule, f.message) for f in found
    ]


@pytest.mark.parametrize(("rule", "text"), variants("good"))
def test_what_only_looks_like_a_fault_is_not_told(rule: str, text: str) -> None:
    assert rule not in {finding.rule for finding in told(framed(text))}
