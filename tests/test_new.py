"""`jdlint new`: what it writes asks for everything until it is filled in, and for nothing then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import PACK
from test_cli import Run, run

from jdlint import check_text, coverage_text
from jdlint.checks.evidence import elements_in_order
from jdlint.posting.model import SECTION_KINDS
from jdlint.posting.read import read_posting
from jdlint.rule import Rule
from jdlint.skeleton import skeleton

__all__ = ["run"]
ELEMENTS = elements_in_order(PACK.rules.values())
FILLED = """---
title: Backend developer
role: backend
---

## About us

We help small choirs find rooms to rehearse in, so that nobody has to sing in a stairwell.

## Your role

The job is in Leeds, two days a week in our office and the rest where you like.

## What you will do

- You will design and build the booking API, and keep it running on busy Sundays.
- You will write unit and integration tests for what you build, and repair those that fail now and then.

## What you bring

- You know PostgreSQL well enough to design a schema and to find out why a query has become slow.
- You explain technical decisions to the people who run the choirs, in plain English and in writing.
- A degree in computer science or the same knowledge from practice; we ask for no certificate.

## What you get

We pay £48,000 to £56,000 a year, by experience.

## Apply

Send a few lines and your CV to jobs@choirs.example; you will hear from us within a week.
"""


def written(elements: list[Rule], role: str = "backend") -> str:
    return skeleton(elements, role, PACK.roles[role]["title"], PACK.skeleton)


@pytest.mark.parametrize("role", PACK.roles)
def test_an_untouched_posting_is_asked_for_all_that_the_role_requires(role: str) -> None:
    required = [rule for rule in ELEMENTS if rule.id in PACK.roles[role]["required"]]
    text = written(required, role)
    assert all(text.count(f"[{rule.title}: ") == 1 for rule in required)
    found = check_text(text, role=role, today="2026-01-15")
    assert {finding.rule for finding in found} - {"empty-field"} == set(PACK.roles[role]["required"])


def test_no_element_counts_as_said_by_headings_and_prompts() -> None:
    verdicts = coverage_text(written(ELEMENTS))
    assert [verdict.element for verdict in verdicts if verdict.verdict != "missing"] == []


def test_headings_have_the_kind_of_what_stands_under_them() -> None:
    assert list(PACK.skeleton) == [kind for kind in SECTION_KINDS if kind in PACK.skeleton]
    text = written(ELEMENTS)
    posting = read_posting(text, "a.md", PACK.headings, PACK.aliases, PACK.cues)
    for rule in ELEMENTS:
        quoted = f"[{rule.title}: ".replace("'", "''")  # in front matter
        at = text.index(quoted if quoted in text else f"[{rule.title}: ")
        blocks = [i for i, block in enumerate(posting.blocks) if block.start <= at < block.end]
        if blocks:
            assert posting.block_kinds[blocks[0]] == next(k for k in rule.options["belongs"] if k in PACK.skeleton)
        else:
            assert posting.fields[rule.options["fields"][0]].value_span.start <= at < posting.text.index("\n---\n", 4)


def test_a_filled_posting_is_silent(run: Run) -> None:
    assert run("new", "--role", "backend", "a.md").code == 0
    blank = Path("a.md").read_text(encoding="utf-8")
    assert [line for line in blank.splitlines() if line.startswith("#")] == [
        line for line in FILLED.splitlines() if line.startswith("#")
    ]
    Path("a.md").write_text(FILLED, encoding="utf-8")
    done = run("check", "--fail-on", "info", "a.md")
    assert (done.code, done.stdout) == (0, "Nothing to mend in 1 posting.\n")


def test_prompts_survive_what_rule_files_may_say() -> None:
    options: dict[str, Any] = {"ask": "Say\n\n- it's [here] `a` <b>: # no", "order": 1, "fields": ["location"]}
    made = [
        Rule(id, "own", "evidence", "info", True, "It's [own]", "", {**options, "belongs": belongs}, "", False, (), {})
        for id, belongs in (("front", ["title"]), ("list", ["duties"]), ("text", ["apply"]), ("nowhere", ["legal"]))
    ]
    posting = read_posting(written(made), "a.md", PACK.headings, PACK.aliases, PACK.cues)
    assert posting.front_error is None
    assert posting.fields["location"].value == ""
    headings = [posting.text[b.start : b.end] for b in posting.blocks if b.kind == "heading"]
    assert headings == ["About us", "What you will do", "Apply"]
    assert " ".join(posting.words.folded) == "about us what you will do apply"


def test_a_file_that_is_there_stays_as_it_is(run: Run) -> None:
    Path("a.md").write_text("mine")
    Path("gone.md").symlink_to("nowhere.md")
    Path("folder").mkdir()
    for name in ("a.md", "gone.md", "folder"):
        done = run("new", "--role", "backend", name)
        assert (done.code, done.stdout) == (2, "")
        assert done.stderr == f"jdlint: {name}: is there already and stays as it is. Choose another name.\n"
    assert run("new", "--role", "backend", "no/a.md").code == 2
    assert Path("a.md").read_text() == "mine"
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "folder", "gone.md"]


@pytest.mark.parametrize("error", [PermissionError(1, "no links here"), None])
def test_a_file_is_whole_or_absent(error: OSError | None, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file system knows no links, and where somebody takes the name meanwhile."""
    from jdlint.cli import output

    def link(source: str, target: str) -> None:
        if error:
            raise error
        Path(target).write_text("theirs")
        raise FileExistsError

    monkeypatch.setattr(output.os, "link", link)
    done = run("new", "--role", "backend", "a.md")
    assert done.code == (0 if error else 2)
    assert Path("a.md").read_text(encoding="utf-8").startswith("---\n" if error else "theirs")
    assert [path.name for path in Path().iterdir()] == ["a.md"]


def test_the_configuration_has_its_say(run: Run) -> None:
    Path(".jdlint.yaml").write_text(
        "role: backend\nsite-provides: [testing]\nrules: {education: off, location: warning}\n"
    )
    text = run("new", "-").stdout
    assert "[Place of work: " in text
    assert "[Testing: " not in text
    assert "[Education" not in text
    assert "[Databases: " in text
    assert run("new", "--isolated").code == 2


def test_where_it_was_written_is_told_unless_quiet(run: Run) -> None:
    assert "jdlint check a.md" in run("new", "--role", "backend", "a.md").stderr
    assert run("new", "-q", "--role", "backend", "b.md") == (0, "", "")
