"""Bad postings with planted faults, each marked `<<rule-id|the faulty words>>`: every one is found where it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import PACK

from jdlint.lint import Settings, lint
from jdlint.posting.read import read_posting

FAULT = re.compile(r"<<([a-z0-9-]+)\|(.*?)>>", re.DOTALL)
FILES = sorted((Path(__file__).parent / "faults").iterdir())


def plant(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The posting without its marks, and the faults: rule, start, end."""
    text, faults, at = "", [], 0
    for found in FAULT.finditer(marked):
        text += marked[at : found.start()]
        faults.append((found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    return text + marked[at:], faults


def planted() -> list[Any]:
    return [
        pytest.param(file, rule, start, end, id=f"{file.name}-{rule}-{start}")
        for file in FILES
        for rule, start, end in plant(file.read_text(encoding="utf-8"))[1]
    ]


@pytest.mark.parametrize(("file", "rule", "start", "end"), planted())
def test_planted_fault_is_found(file: Path, rule: str, start: int, end: int) -> None:
    text, _ = plant(file.read_text(encoding="utf-8"))
    posting = read_posting(text, file.name, PACK.headings, PACK.aliases, PACK.cues)
    boards = file.name.startswith("platform")  # these are held against what job boards ask, too
    rules = {id: rule for id, rule in PACK.rules.items() if rule.on and (boards or not rule.profiles)}
    settings = Settings(rules=rules, today="2026-01-15")
    # Of a contradiction either side may be planted: a finding stands at the one and names the other.
    places = [(f, span) for f in lint(posting, PACK, settings) for span in [(f.start, f.end), *f.also]]
    found = [f for f, (first, last) in places if first < end and start < last]
    assert rule in {f.rule for f in found}, f"{text[start:end]!r} gets {[f.rule for f in found]}"
