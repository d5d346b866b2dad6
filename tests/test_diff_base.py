"""`--diff-base`: what a change made worse, in a repository made on the spot."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from test_baseline import OLD
from test_cli import Run, run, write  # noqa: F401

from jdlint.cli.diff_base import Touched

SELECT = ("--select", "repeated-word,salary,posting-too-short", "-f", "concise", "-q")
PAID = OLD + "\nYou earn €40,000 to €48,000 a year.\n"


def git(*args: str) -> None:
    ident = ("-c", "user.name=Baker", "-c", "user.email=baker@bakery.example", "-c", "core.autocrlf=false")
    subprocess.run(["git", *ident, *args], check=True, capture_output=True)


@pytest.fixture
def repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:  # noqa: F811
    """A repository with two postings on `main`, and the branch `change` checked out."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook may have it: what counts is where the posting is
    monkeypatch.delenv("GIT_DIR")
    git("init", "-q", "-b", "main")
    write("jobs/a.md", PAID)
    write("jobs/b.md", OLD)
    git("add", ".")
    git("commit", "-qm", "Two postings")
    git("checkout", "-qb", "change")
    return run


def told(run: Run, *args: str, base: str = "main") -> list[str]:  # noqa: F811
    """Place and rule of each finding that the change is to answer for."""
    done = run("check", *SELECT, "--diff-base", base, *(args or ["jobs"]))
    assert done.stderr == ""
    found = [line.split(" ") for line in done.stdout.splitlines()]
    assert done.code == bool([words for words in found if words[1] != "info:"])
    return [f"{words[0]} {words[-1]}" for words in found]


def test_nothing_changed_nothing_told(repository: Run) -> None:
    assert told(repository) == []


def test_only_lines_that_were_touched(repository: Run) -> None:
    write("jobs/a.md", PAID.replace("bags of flour", "bags of of flour"))
    assert told(repository) == ["jobs/a.md:8:22: [repeated-word]"]
    git("commit", "-qam", "Worse")
    assert told(repository) == ["jobs/a.md:8:22: [repeated-word]"]
    write("jobs/a.md", "\n" * 20 + PAID)
    assert told(repository) == []


def test_lines_that_meet_after_a_cut_are_touched(repository: Run) -> None:
    write("jobs/a.md", PAID.replace("in the morning, with", "in the\nquiet\nthe morning, with"))
    git("commit", "-qam", "Quiet")
    write("jobs/a.md", PAID.replace("in the morning, with", "in the\nthe morning, with"))
    assert told(repository, base="HEAD") == ["jobs/a.md:3:65: [repeated-word]"]


def test_an_element_is_missed_where_the_change_removed_it(repository: Run) -> None:
    write("jobs/a.md", OLD)
    assert told(repository) == ["jobs/a.md:1:3: [salary]"]
    write("jobs/b.md", OLD.replace("# Baker", "# Night baker"))
    assert told(repository, "jobs/b.md") == []


def test_all_of_a_new_posting_is_told(repository: Run) -> None:
    write("jobs/c.md", OLD)
    untracked = told(repository)
    assert len(untracked) == 4
    git("add", ".")
    assert told(repository) == untracked


def test_a_renamed_posting_is_held_against_its_old_name(repository: Run) -> None:
    git("mv", "jobs/b.md", "jobs/d.md")
    assert told(repository) == []
    write("jobs/d.md", OLD.replace("bags of", "bags of of"))
    assert told(repository) == ["jobs/d.md:8:22: [repeated-word]"]


def test_line_ends_do_not_count(repository: Run) -> None:
    write("jobs/a.md", PAID.replace("\n", "\r\n"))
    assert told(repository) == []


def test_what_the_base_changed_meanwhile_is_not_held_against_the_change(repository: Run) -> None:
    git("checkout", "-q", "main")
    write("jobs/b.md", PAID.replace("the the", "the"))
    git("commit", "-qam", "Better")
    git("checkout", "-q", "change")
    assert told(repository) == []


def test_hooks_and_other_folders(repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("jobs/a.md", PAID.replace("bags of flour", "bags of of flour"))
    os.symlink("jobs/a.md", "link.md")
    monkeypatch.setenv("GIT_DIR", "nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert told(repository, "link.md") == ["link.md:8:22: [repeated-word]"]
    os.chdir("jobs")
    assert told(repository, "a.md") == ["a.md:8:22: [repeated-word]"]


def test_standard_input_is_held_against_the_file_of_its_name(repository: Run) -> None:
    args = ("check", *SELECT, "--diff-base", "main", "-")
    text = PAID.replace("bags of flour", "bags of of flour").encode()
    assert repository(*args, "--stdin-filename", "jobs/a.md", stdin=text).stdout.startswith("jobs/a.md:8:22: ")
    done = repository(*args, stdin=text)
    assert (done.code, "--stdin-filename" in done.stderr) == (2, True)


def test_fixes_touch_only_what_the_change_touched(repository: Run) -> None:
    write("jobs/a.md", PAID.replace("bags of flour", "bags of of flour"))
    assert repository("check", *SELECT, "--fix", "--diff-base", "main", "jobs") == (0, "", "")
    assert Path("jobs/a.md").read_text() == PAID


def fails(run: Run, base: str, *paths: str) -> str:  # noqa: F811
    done = run("check", *SELECT, "--diff-base", base, *(paths or ["jobs"]))
    assert done.code == 2
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_what_git_cannot_answer_gives_2_and_the_way_out(repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'there is no revision "mian"' in fails(repository, "mian")
    assert "not a range" in fails(repository, "main..HEAD")
    git("checkout", "-q", "--orphan", "island")
    git("commit", "-qm", "Island")
    assert "no commit in common" in fails(repository, "main")
    monkeypatch.setenv("PATH", "")
    assert "git cannot be run" in fails(repository, "main")


def test_a_shallow_clone_says_how_to_deepen_it(repository: Run) -> None:
    git("commit", "-qm", "Empty", "--allow-empty")
    git("clone", "-q", "--depth", "1", f"file://{os.getcwd()}", "shallow")
    os.chdir("shallow")
    message = fails(repository, "origin/main")
    assert "git fetch --unshallow" in message
    assert "fetch-depth: 0" in message


def test_outside_of_a_repository(run: Run) -> None:  # noqa: F811
    write("a.md")
    assert "is in no git repository" in fails(run, "main", "a.md")


def test_a_repository_without_a_commit(run: Run) -> None:  # noqa: F811
    git("init", "-q", ".")
    write("a.md")
    assert "there is no revision" in fails(run, "HEAD", "a.md")


def test_touched_lines() -> None:
    touched = Touched("a\nb\nc\nd\n", "a\nB\nc\n")
    spans = {"a": (0, 1), "B": (2, 3), "c": (4, 5), "a to B": (0, 3)}
    assert [name for name, span in spans.items() if touched(*span)] == ["B", "a to B"]
