"""Every example of every rule file: bad ones fire exactly at their marks, good ones stay silent.

Words for failures: *missing* (a mark without a finding) and *noisy* (a finding without a mark).
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from conftest import PACK

from jdlint.checks import Context
from jdlint.checks.evidence import judge
from jdlint.lint import Settings, lint, prepare, run_rule
from jdlint.posting.read import read_posting
from jdlint.rule import Finding, Rule

MARK = re.compile(r"<<|>>")


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that they enclosed."""
    spans, opened, at, plain = [], [], 0, []
    for piece in re.split(r"(<<|>>)", text):
        if piece == "<<":
            opened.append(at)
        elif piece == ">>":
            spans.append((opened.pop(), at))
        else:
            plain.append(piece)
            at += len(piece)
    assert not opened, f"a mark is not closed in: {text}"
    return "".join(plain), sorted(spans)


def marked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with marks round spans, to show where a rule really fired."""
    inserts = sorted([(end, 0, ">>") for _, end in spans] + [(start, 1, "<<") for start, _ in spans], reverse=True)
    for at, _, mark in inserts:
        text = text[:at] + mark + text[at:]
    return text


def examples(*kinds: str) -> list[Any]:
    return [
        pytest.param(rule, kind, example, id=f"{rule.id}-{kind}-{example['line']}")
        for rule in PACK.rules.values()
        if rule.kind != "grammar"  # needs an engine: see test_grammar_real.py
        for kind in kinds
        for example in rule.page["examples"].get(kind, [])
    ]


def with_options(rule: Rule, example: dict[str, Any]) -> Rule:
    return rule._replace(options={**rule.options, **example.get("options", {})})


def context_of(rule: Rule, example: dict[str, Any], text: str) -> tuple[Any, Settings]:
    posting = read_posting(text, example.get("name", "posting.md"), PACK.headings, PACK.aliases, PACK.cues)
    settings = Settings(
        rules={rule.id: with_options(rule, example)},
        role=example.get("role"),
        today=example.get("today", "2026-01-15"),
        jurisdictions=frozenset([example["jurisdiction"]] if "jurisdiction" in example else []),
    )
    return posting, settings


def findings_of(rule: Rule, example: dict[str, Any], text: str) -> list[Finding]:
    if rule.kind == "suppression":
        from jdlint.suppress import suppress

        posting, settings = context_of(rule, example, text)
        every = Settings(rules=dict(PACK.rules), today="2026-01-15")
        kept = suppress(posting, lint(posting, PACK, every), PACK, every.rules)
        return [finding for finding in kept if finding.rule == rule.id]
    if rule.kind == "across":
        return findings_among(rule, example, text)
    posting, settings = context_of(rule, example, text)
    return list(run_rule(with_options(rule, example), prepare(posting, PACK, settings)))


def findings_among(rule: Rule, example: dict[str, Any], text: str) -> list[Finding]:
    """What a rule finds that compares postings: an example has several, parted by a line of `=====`."""
    from jdlint.across import Posting as Among
    from jdlint.across import across
    from jdlint.digest import digest_of

    parts = text.split("=====\n")
    among, starts = [], [sum(len(part) + 6 for part in parts[:number]) for number in range(len(parts))]
    for number, part in enumerate(parts):
        posting, settings = context_of(rule, example, part)
        among.append(Among(f"{number}.md", digest_of(prepare(posting, PACK, settings), [rule], ())))
    found = across(among, PACK.rules)
    return [
        one._replace(start=one.start + start, end=one.end + start)
        for start, each in zip(starts, found, strict=True)
        for one in each
    ]


@pytest.mark.parametrize(("rule", "kind", "example"), examples("bad", "good"))
def test_finding_examples(rule: Rule, kind: str, example: dict[str, Any]) -> None:
    text, spans = unmark(example["text"])
    assert bool(spans) == (kind == "bad"), "bad examples have marks, good ones have none"
    found = sorted({(f.start, f.end) for f in findings_of(rule, example, text)})
    assert marked(text, found) == marked(text, spans)


@pytest.mark.parametrize(("rule", "kind", "example"), [p for p in examples("bad") if "fixed" in p.values[2]])
def test_fixed_examples(rule: Rule, kind: str, example: dict[str, Any]) -> None:
    text, _ = unmark(example["text"])
    fixed = text
    for finding in sorted(findings_of(rule, example, text), key=lambda f: -f.start):
        assert finding.better is not None
        fixed = fixed[: finding.start] + finding.better + fixed[finding.end :]
    assert fixed == example["fixed"]
    assert not findings_of(rule, example, fixed)


@pytest.mark.parametrize(("rule", "kind", "example"), examples("met", "hint", "missing"))
def test_evidence_examples(rule: Rule, kind: str, example: dict[str, Any]) -> None:
    text, spans = unmark(example["text"])
    posting, settings = context_of(rule, example, text)
    context: Context = prepare(posting, PACK, settings)
    verdict = judge(with_options(rule, example), context)
    assert verdict.verdict == {"met": "met", "hint": "weak", "missing": "missing"}[kind], marked(
        text, list(verdict.evidence)
    )
    assert marked(text, sorted(tuple(s) for s in verdict.evidence)) == marked(text, spans)


@pytest.mark.parametrize("rule", PACK.rules.values(), ids=lambda rule: rule.id)
def test_rule_is_documented(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert len(rule.title) <= 60
    assert not rule.title.endswith(".")
    assert rule.page["sources"]
    assert "illegal" not in rule.message.lower()
    kinds = ("met", "missing") if rule.kind == "evidence" else ("bad", "good")
    for kind in kinds:
        assert rule.page["examples"].get(kind), f"{rule.path} has no {kind} example"
