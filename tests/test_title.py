"""What is a title, and what in it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import PACK

from jdlint.checks._titles import titles
from jdlint.lint import Settings, prepare, run_rule
from jdlint.posting.model import Posting

Read = Callable[..., Posting]


def told(posting: Posting) -> dict[str, list[str]]:
    context = prepare(posting, PACK, Settings(rules={}, today="2026-01-15"))
    found: dict[str, list[str]] = {}
    for rule in PACK.rules.values():
        if rule.kind == "title":
            for finding in run_rule(rule, context):
                found.setdefault(rule.id, []).append(posting.text[finding.start : finding.end])
    return found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("# Java developer\n\nYou write Java.", "a.md", ["Java developer"]),
        ("---\ntitle: Java developer\n---\n\nYou write Java.\n", "a.md", ["Java developer"]),
        ("---\ntitle: 'Java developer'\n---\n\n# Java dev\n\nText.\n", "a.md", ["Java developer", "Java dev"]),
        ("---\ntitle: Java developer\n---\n\n# Tired of Mondays\n\nText.\n", "a.md", ["Java developer"]),
        ("# We are a team of twelve and look for help\n\nText.", "a.md", []),
        ("Java developer!!!\n\nYou write Java.", "a.txt", ["Java developer!!!"]),
        ("Kestrel builds software for theatres. You write Java.", "a.txt", []),
        ("", "a.md", []),
    ],
)
def test_what_is_a_title(posting: Read, text: str, name: str, found: list[str]) -> None:
    read = posting(text, name)
    assert [title.text for title in titles(read)] == found
    assert all(read.text.startswith(title.text[:4], title.start) for title in titles(read))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Senior Backend Engineer (m/f/d)", {}),
        ("C# / .NET Engineer, 80-100 %", {}),
        ("AWS DevOps Engineer II", {}),
        ("Frontend/backend developer", {}),
        ("Intern, summer 2026", {}),
        ("URGENT: Java developer", {"title-hype": ["URGENT"]}),
        ("Java developer 60-80k", {"title-pay": ["60-80k"]}),
        ("Java developer, £500/day", {"title-pay": ["£500/day"]}),
        ("SENIOR JAVA DEVELOPER", {"title-capitals": ["SENIOR JAVA DEVELOPER"]}),
        ("Java developer (JR-10023)", {"title-code": ["JR-10023"]}),
        ("Java developer (BE-2024-017)", {"title-code": ["BE-2024-017"]}),
        ("Java developer | London", {"title-place": ["London"]}),
        ("London Underground developer", {}),
        ("Developer / designer / marketer", {"title-several-jobs": ["Developer / designer / marketer"]}),
        ("🔥 Java developer", {"title-symbols": ["🔥"]}),
    ],
)
def test_what_is_told(posting: Read, title: str, found: dict[str, list[str]]) -> None:
    assert told(posting(f"# {title}\n\n## What you will do\n\n- You write Java.\n")) == found
