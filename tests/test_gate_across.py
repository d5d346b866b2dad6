"""The gate over what only shows when postings are compared: nearly the same texts, another founding year."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from test_cli import Run, run, write  # noqa: F401

ABOUT = """You will build and run the service that takes the orders of twelve thousand bakeries every night. It is
written in Go and keeps its data in PostgreSQL. You will design its interfaces with the people who use them, write the
tests first, and take part in the reviews of the team. You have built a service that others depend on, you know why
an index is not used, and you explain a design so that a baker understands it. We meet on Mondays, work from
wherever it is quiet, and show on Fridays what we have made. Kestrel Tickets was {founded}.
"""
HEAD = "---\ntitle: {title}\ncompany: Kestrel Tickets\nlocation: {place}\n---\n\n# {title}\n\n## About us\n\n"
SELECT = ("--select", "near-duplicate,founded-differs,repeated-word", "-f", "concise")


def posting(title: str = "Backend developer", place: str = "Utrecht", founded: str = "founded in 2009") -> str:
    return (HEAD + ABOUT).format(title=title, place=place, founded=founded)


def check(run: Run, *args: str) -> list[str]:  # noqa: F811
    """File and rule of what is told."""
    done = run("check", *SELECT, "-q", "--fail-on", "info", *args)
    found = [line.split(" ") for line in done.stdout.splitlines()]
    assert (done.code, done.stderr) == (int(bool(found)), "")
    return [f"{words[0].split(':')[0]} {words[-1]}" for words in found]


@pytest.fixture
def copied(run: Run) -> Run:  # noqa: F811
    """Two postings of which one is a copy of the other, and a third of the same company."""
    write("jobs/a.md", posting())
    write("jobs/b.md", posting().replace("every night", "every evening"))
    write("jobs/c.md", posting("Tester", "Ghent", "founded in 2011"))
    return run


BOTH = ["jobs/b.md [near-duplicate]", "jobs/c.md [founded-differs]"]


@pytest.fixture
def known(copied: Run) -> Run:
    """The same, with what is found in a baseline."""
    assert check(copied, "jobs") == BOTH
    assert copied("check", *SELECT, "--write-baseline", "known.json", "-q", "jobs").code == 0
    return copied


def left(run: Run, *args: str) -> str:  # noqa: F811
    """What a run says of entries that no longer apply."""
    done = run("check", *SELECT, "--baseline", "known.json", *args)
    return done.stderr.removeprefix("jdlint: known.json: ").partition(" Take")[0].strip()


def test_a_baseline_holds_back_what_was_compared(known: Run) -> None:
    assert check(known, "--baseline", "known.json", "jobs") == []
    assert left(known, "jobs") == ""


@pytest.mark.parametrize("paths", [("jobs/b.md",), ("jobs/b.md", "jobs/c.md"), ("jobs/a.md", "jobs/b.md")])
def test_a_run_over_some_postings_calls_no_entry_gone(paths: tuple[str, ...], known: Run) -> None:
    before = Path("known.json").read_text()
    assert left(known, *paths) == ""
    assert left(known, "--prune-baseline", *paths) == ""
    assert Path("known.json").read_text() == before
    assert known("check", *SELECT, "--write-baseline", "known.json", "-q", *paths).code == 0
    assert check(known, "--baseline", "known.json", "jobs") == []


def test_a_run_over_all_postings_does(known: Run) -> None:
    write("jobs/b.md", posting("Tester", "Delft").replace("every night", "each evening"))
    write("jobs/c.md", posting("Tester", "Ghent"))
    assert left(known, "jobs/a.md", "jobs/b.md") == ""
    told = left(known, "jobs")
    assert told == "2 entries no longer apply (jobs/b.md: near-duplicate; jobs/c.md: founded-differs)."
    assert left(known, "--prune-baseline", "jobs") == ""
    assert left(known, "jobs") == ""


def test_a_copy_whose_model_was_deleted_is_no_copy(known: Run) -> None:
    os.unlink("jobs/a.md")
    assert "jobs/b.md: near-duplicate" in left(known, "jobs")
    left(known, "--prune-baseline", "jobs")
    assert "jobs/a.md" not in json.loads(Path("known.json").read_text())["postings"]


def test_a_copy_whose_model_may_have_another_name_stays_one(known: Run) -> None:
    os.rename("jobs/a.md", "jobs/d.md")
    assert "near-duplicate" not in left(known, "jobs/b.md", "jobs/c.md")
    assert left(known, "jobs/b.md", "jobs/c.md", "--prune-baseline") == ""
    assert json.loads(Path("known.json").read_text())["postings"]["jobs/b.md"]["known"] != {}
    assert "jobs/b.md: near-duplicate" in left(known, "jobs"), "it is the model of the other now"


def test_without_what_is_compared_a_baseline_names_only_postings_with_entries(known: Run) -> None:
    postings = json.loads(Path("known.json").read_text())["postings"]
    assert {path: list(one["known"]) for path, one in postings.items()} == {
        "jobs/a.md": [], "jobs/b.md": ["near-duplicate"], "jobs/c.md": ["founded-differs"],
    }  # fmt: skip
    known("check", "--select", "repeated-word", "--write-baseline", "other.json", "jobs")
    assert json.loads(Path("other.json").read_text())["postings"] == {}


def test_a_fix_drops_nothing_that_was_compared(copied: Run) -> None:
    write("jobs/b.md", Path("jobs/b.md").read_text().replace("keeps its", "keeps keeps its"))
    write("jobs/c.md", Path("jobs/c.md").read_text().replace("wherever it is", "wherever it it is"))
    found = ["jobs/b.md [near-duplicate]", "jobs/b.md [repeated-word]", "jobs/c.md [repeated-word]"]
    assert check(copied, "jobs") == [*found, "jobs/c.md [founded-differs]"]
    assert check(copied, "--fix", "jobs") == BOTH
    assert check(copied, "jobs") == BOTH
    write("jobs/c.md", Path("jobs/c.md").read_text().replace("wherever it is", "wherever it it is"))
    place = "jobs/c.md:15:82: warning"
    assert place not in copied("check", *SELECT, "-q", "jobs").stdout
    done = copied("check", *SELECT, "--fix", "-q", "jobs")
    assert (done.code, place in done.stdout) == (1, True), "the place is that in the fixed text"
    write("jobs/c.md", Path("jobs/c.md").read_text().replace("wherever it is", "wherever it it is"))
    assert "2 other findings not shown" in copied("check", *SELECT, "--fix-only", "jobs").stdout


def test_a_fix_that_makes_a_copy_says_so(copied: Run) -> None:
    write("jobs/b.md", posting("Backend backend developer"))
    assert "jobs/b.md [near-duplicate]" not in check(copied, "jobs")
    assert "jobs/b.md [near-duplicate]" in check(copied, "--fix", "jobs")


def test_after_a_fix_the_baseline_is_asked_again(copied: Run) -> None:
    for name in ("a", "b", "c"):
        write(f"jobs/{name}.md", Path(f"jobs/{name}.md").read_text().replace("keeps its", "keeps keeps its"))
    copied("check", *SELECT, "--write-baseline", "known.json", "-q", "jobs")
    write("jobs/c.md", posting(founded="founded in 2009").replace("keeps its", "keeps keeps its"))
    assert check(copied, "--fix", "--baseline", "known.json", "jobs") == ["jobs/c.md [near-duplicate]"]


def git(*args: str) -> None:
    ident = ("-c", "user.name=Baker", "-c", "user.email=baker@bakery.example", "-c", "core.autocrlf=false")
    subprocess.run(["git", *ident, *args], check=True, capture_output=True)


@pytest.fixture
def committed(copied: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, committed; what is told of a change is only what the change has made."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "Three postings")
    assert worse(copied) == []
    return copied


def worse(run: Run, *args: str) -> list[str]:  # noqa: F811
    return check(run, "--diff-base", "HEAD", *(args or ["jobs"]))


def test_a_new_copy_is_told_where_it_lies_on_an_unchanged_posting(committed: Run) -> None:
    write("jobs/bb.md", posting("Tester", "Ghent"))
    assert worse(committed) == ["jobs/c.md [near-duplicate]"]
    git("add", ".")
    assert worse(committed) == ["jobs/c.md [near-duplicate]"]
    assert worse(committed, "jobs/c.md") == []
    assert check(committed, "--diff-base", "HEAD", "--fix", "jobs") == ["jobs/c.md [near-duplicate]"]


def test_what_becomes_a_copy_is_told_though_its_title_stays(committed: Run) -> None:
    other = posting("Tester", "Ghent")
    write("jobs/d.md", other[: other.index("You will")] + "You will test what others build.\n")
    git("add", ".")
    git("commit", "-qm", "Another")
    write("jobs/d.md", other)
    assert worse(committed) == ["jobs/d.md [near-duplicate]"]
    write("jobs/d.md", other.replace("keeps its", "keeps keeps its"))
    assert check(committed, "--diff-base", "HEAD", "--fix", "jobs") == ["jobs/d.md [near-duplicate]"]


def test_a_fact_that_differs_is_told_on_the_posting_that_was_not_changed(committed: Run) -> None:
    write("jobs/b.md", posting(founded="founded in 2011").replace("every night", "every evening"))
    assert worse(committed) == ["jobs/a.md [founded-differs]"]


def test_an_old_copy_is_not_told_when_it_is_renamed_or_edited_elsewhere(committed: Run) -> None:
    git("mv", "jobs/b.md", "jobs/0.md")
    assert worse(committed) == []
    write("jobs/c.md", Path("jobs/c.md").read_text() + "\nWe are closed on Sundays.\n")
    write("jobs/a.md", Path("jobs/a.md").read_text() + "\nWe are closed on Sundays.\n")
    assert worse(committed) == []
