"""Whole postings of many kinds: the good ones are silent at every level, the bad ones are told what they lack.

They were written by somebody who had not seen the rules: each in its own words, tone and format.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import jdlint

HERE = Path(__file__).parent
MISSING = {
    "b1-mission-missing.md": {"mission"},
    "b2-testing-missing.html": {"testing"},
    "b3-db-edu-missing.txt": {"database", "education"},
    "b4-communication-missing.md": {"communication"},
    "b5-serverside-mission-missing.md": {"server-side", "mission"},
    "b6-education-missing.md": {"education"},
    "b7-database-missing.txt": {"database"},
    "b8-testing-comm-db-missing.html": {"testing", "communication", "database"},
}
SIX = {"mission", "server-side", "database", "testing", "communication", "education"}


def findings(path: Path) -> list[str]:
    with open(path, encoding="utf-8", newline="") as file:
        found = jdlint.check_text(file.read(), name=path.name, today="2026-11-25")
    return [f"{finding.rule}: {finding.message}" for finding in found]


@pytest.mark.parametrize("path", sorted((HERE / "good").iterdir()), ids=lambda path: path.name)
def test_good_postings_are_silent(path: Path) -> None:
    assert findings(path) == []


@pytest.mark.parametrize("name", MISSING)
def test_bad_postings_are_told_what_they_lack(name: str) -> None:
    told = {finding.split(":")[0] for finding in findings(HERE / "bad" / name)}
    assert told & SIX == MISSING[name]


@pytest.mark.parametrize(("place", "told"), [("us-nyc", True), ("us-nyc-bronx", True), ("ca-on", False), (None, False)])
def test_rules_of_a_place_hold_only_there(
    place: str | None, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from jdlint.cli import main

    (tmp_path / "a.md").write_text("# Clerk\n\nYou file letters in the town hall. Background check required.\n")
    where = ["--jurisdiction", place] if place else []
    with pytest.raises(SystemExit):
        main(["check", "--isolated", "--select", "background-check", *where, str(tmp_path / "a.md")])
    assert ("background-check" in capsys.readouterr().out) == told


def test_a_place_that_no_rule_knows_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    from jdlint.cli import main

    with pytest.raises(SystemExit) as exit:
        main(["check", "--isolated", "--jurisdiction", "us-nx", str(HERE / "good" / "g01-startup-us.md")])
    assert exit.value.code == 2
    assert '--jurisdiction: no rule knows the place "us-nx".' in capsys.readouterr().err


def test_every_bad_posting_is_looked_at() -> None:
    assert {path.name for path in (HERE / "bad").iterdir()} == set(MISSING)
