"""Postings that are compared: the same with kept results and several processes, and held back where they say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jdlint.cli.options import Options
from jdlint.cli.session import Session
from jdlint.posting.model import Posting
from jdlint.roles import role_of

TEXT = (
    "---\ntitle: {title}\ncompany: Kestrel Tickets\n---\n\n## Your work\n\nYou will {work}.\n\n## About us\n\n{about}\n"
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(TEXT.format(title="Developer", work="build our service", about="We were founded in 2009."))
    Path("b.md").write_text(TEXT.format(title="Tester", work="test our service", about="We were founded in 2011."))
    Path("c.md").write_text(
        TEXT.format(title="Designer", work="design our pages", about="Founded in 2009, we sell tickets.")
    )


def found(**options: object) -> list[tuple[str, str]]:
    given = {"paths": (".",), "today": "2026-01-15", "cache_dir": "cache", "jobs": 1, "select": ("across",), **options}
    examined = Session(Options(**given)).examine()  # type: ignore[arg-type]
    return [(one.name, finding.rule) for one in examined for finding in one.findings]


def test_the_same_with_kept_results_and_several_processes() -> None:
    assert found() == [("b.md", "founded-differs")]
    assert found() == [("b.md", "founded-differs")]
    assert found(jobs=2, no_cache=True, cache_dir=None) == [("b.md", "founded-differs")]


def test_a_posting_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its role is recognised once for its findings, its digest and whether it is for a role that is known."""
    names: list[str] = []

    def noting(posting: Posting, *rest: Any) -> str:
        names.append(posting.name)
        return role_of(posting, *rest)

    monkeypatch.setattr("jdlint.lint.role_of", noting)
    found(select=("across", "completeness"))
    assert names == ["a.md", "b.md", "c.md"]


def test_a_result_of_a_posting_alone_is_made_anew_among_others() -> None:
    assert found(paths=("b.md",)) == []
    assert found() == [("b.md", "founded-differs")]
    assert found(paths=("b.md",)) == []


@pytest.mark.parametrize("name", ["founded-differs", "across", ""])
def test_a_suppression_holds_and_is_not_called_unused(name: str) -> None:
    text = Path("b.md").read_text()
    Path("b.md").write_text(text + f"\n<!-- jdlint-disable-file {name} -- moved -->\n")
    assert found() == []
    if name:
        assert found(select=("across", "unused-suppression"), paths=("b.md",)) == []


def test_levels_and_switches_of_the_configuration_hold() -> None:
    Path(".jdlint.yaml").write_text("rules: {founded-differs: off}\n")
    assert ("b.md", "founded-differs") not in found(select=())
    Path(".jdlint.yaml").write_text("rules: {founded-differs: error}\n")
    assert ("b.md", "founded-differs") in found(select=())


def test_most_postings_are_right_and_the_first_where_they_are_even() -> None:
    Path("c.md").unlink()
    assert found() == [("b.md", "founded-differs")]
    Path("c.md").write_text(Path("b.md").read_text())
    assert [name for name, rule in found() if rule == "founded-differs"] == ["a.md"]


def test_options_of_the_configuration_hold() -> None:
    for name, place in (("a.md", "Utrecht"), ("b.md", "Ghent")):
        text = Path(name).read_text().replace("---\n\n", f"location: {place}\n---\n\n", 1)
        Path(name).write_text(text)
    assert ("b.md", "founded-differs") in found(select=())
    Path(".jdlint.yaml").write_text("rules: {founded-differs: {same_place: true}}\n")
    assert ("b.md", "founded-differs") not in found(select=())
