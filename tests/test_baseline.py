"""The gate switched on over old postings: what is known is held back, what is new is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cli import Run, run, write  # noqa: F401

from jdlint.baseline import dump, entry, load
from jdlint.fingerprint import likeness, match, sketch

OLD = """# Baker

You will bake the the bread for the people of Utrecht, early in the morning, with two colleagues.

## Requirements

- You know know ovens and dough, and you like to get up before the birds do.
- You can carry bags of flour up the stairs of our mill.
"""
SELECT = ("--select", "repeated-word,salary", "-f", "concise", "-q")
KNOWN = ("check", *SELECT, "--baseline", "known.json")


@pytest.fixture
def old(run: Run) -> str:  # noqa: F811
    """A posting with faults, all of them in a baseline."""
    write("jobs/a.md", OLD)
    done = run("check", *SELECT, "--write-baseline", "known.json", "jobs")
    assert done == (0, "", "")
    return "jobs/a.md"


def test_what_was_there_is_held_back(old: str, run: Run) -> None:  # noqa: F811
    assert run("check", *SELECT, old).stdout.count("\n") == 3
    assert run(*KNOWN, "jobs") == (0, "", "")
    assert (
        "3 known findings held back"
        in run("check", "--select", "repeated-word,salary", "--baseline", "known.json", old).stdout
    )


def test_a_new_fault_is_the_only_one_told(old: str, run: Run) -> None:  # noqa: F811
    write(old, OLD.replace("bags of flour", "bags of of flour"))
    done = run(*KNOWN, "jobs")
    assert (done.code, done.stdout.count("\n"), done.stdout[:15]) == (1, 1, "jobs/a.md:8:22:")
    assert done.stderr == ""


def test_the_same_fault_again_is_new(old: str, run: Run) -> None:  # noqa: F811
    write(old, OLD + "- Clean the the oven.\n")
    assert run(*KNOWN, "jobs").stdout.startswith("jobs/a.md:9:9: ")


@pytest.mark.parametrize("line", ["", "Our oven is old and good.\n", "- One more thing.\n"])
@pytest.mark.parametrize("before", ["# Baker\n", "You will bake", "- You know"])
def test_edits_elsewhere_raise_nothing(line: str, before: str, old: str, run: Run) -> None:  # noqa: F811
    write(old, OLD.replace(before, "".join(f"{line.strip()} {i}\n" for i in range(20)) + before))
    assert run(*KNOWN, "--select", "repeated-word", "jobs") == (0, "", "")


def test_an_edit_in_the_same_line_raises_nothing(old: str, run: Run) -> None:  # noqa: F811
    write(old, OLD.replace("for the people of Utrecht", "for Utrecht").replace("\n", "\r\n"))
    assert run(*KNOWN, "jobs") == (0, "", "")


def test_what_no_longer_applies_is_told_and_pruned(old: str, run: Run) -> None:  # noqa: F811
    write(old, OLD.replace("the the", "the"))
    done = run("check", "--baseline", "known.json", "--select", "repeated-word,salary", "jobs")
    assert done.code == 0
    assert done.stderr == (
        "jdlint: known.json: 1 entry no longer applies (jobs/a.md: repeated-word). Take them out with --prune-baseline.\n"
    )
    assert run(*KNOWN, "--select", "salary", "jobs") == (0, "", ""), (
        "a rule that does not run says nothing of its entries"
    )
    assert run(*KNOWN, "--prune-baseline", "jobs") == (0, "", "")
    assert len(load(Path("known.json").read_text(), "")["jobs/a.md"].known["repeated-word"]) == 1
    write(old, OLD)
    assert run(*KNOWN, "jobs").stdout.startswith("jobs/a.md:3:15: ")


def test_a_posting_that_is_gone_is_told_and_pruned(old: str, run: Run) -> None:  # noqa: F811
    write("jobs/b.md")
    os.unlink(old)
    assert "3 entries no longer apply" in run("check", "--baseline", "known.json", "--select", "wording", "jobs").stderr
    assert run(*KNOWN, "--prune-baseline", "jobs/b.md").code == 0
    assert json.loads(Path("known.json").read_text())["postings"] == {}


def test_a_renamed_file_keeps_its_entries_and_another_posting_gets_none(old: str, run: Run) -> None:  # noqa: F811
    os.mkdir("moved")
    os.rename(old, "moved/b.md")
    write("moved/b.md", Path("moved/b.md").read_text() + "\nWe are closed on Mondays.\n")
    write("moved/c.md", "# Cook\n\nYou cook cook in the kitchen of our inn, and the guests like what you do there.\n")
    done = run(*KNOWN, "moved")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["moved/c.md", "moved/c.md"]
    run(*KNOWN, "--prune-baseline", "moved")
    assert list(load(Path("known.json").read_text(), "")) == ["jobs/a.md"], "nothing was stale, so nothing was written"


def test_a_hint_was_known_to_be_missing_but_not_the_other_way_round() -> None:
    assert match(["weak"], ["missing"]) == ([True], [])
    assert match(["missing"], ["weak"]) == ([False], ["weak"])


def test_the_file_holds_no_text_and_is_the_same_however_often_it_is_written(old: str, run: Run) -> None:  # noqa: F811
    first = Path("known.json").read_text()
    told = first[first.index('"postings"') :]
    words = {word.strip(".,#-") for word in OLD.lower().split()} - {"know"}
    assert [word for word in words if len(word) > 3 and word in told.replace("known", "")] == []
    assert run("check", *SELECT, "--write-baseline", "known.json", "jobs").code == 0
    assert Path("known.json").read_text() == first


def test_writing_again_changes_only_what_was_looked_at(old: str, run: Run) -> None:  # noqa: F811
    write("jobs/b.md", OLD)
    before = load(Path("known.json").read_text(), "")
    assert run("check", "--select", "salary", "-q", "--write-baseline", "known.json", "jobs/b.md").code == 0
    after = load(Path("known.json").read_text(), "")
    assert after["jobs/a.md"] == before["jobs/a.md"]
    assert after["jobs/b.md"].known == {"salary": ["missing"]}
    write(old, OLD.replace("the the", "the"))
    run("check", "--select", "salary", "-q", "--write-baseline", "known.json", "jobs/a.md")
    assert load(Path("known.json").read_text(), "")["jobs/a.md"].known == before["jobs/a.md"].known


def test_the_configuration_names_it_from_its_own_folder(old: str, run: Run) -> None:  # noqa: F811
    write("jobs/.jdlint.yaml", "baseline: ../known.json\nselect: [repeated-word, salary]\n")
    assert run("check", "-q", "jobs") == (0, "", "")
    os.chdir("jobs")
    assert run("check", "-q", "a.md") == (0, "", "")
    assert run("check", "-q", "--no-baseline", "a.md").code == 1
    Path("../known.json").unlink()
    done = run("check", "-q", "a.md")
    assert done.code == 2
    assert done.stderr.startswith("jdlint: .jdlint.yaml:1: there is no baseline ")
    assert "Write it: jdlint check --write-baseline " in done.stderr


BROKEN = {
    "not json": ("{", "known.json:1: does not read as a baseline"),
    "a merge conflict": ('{\n<<<<<<< ours\n"jdlint-baseline": 1}', "known.json:2: does not read as a baseline"),
    "of something else": ('{"version": 1}', "known.json:1: is no baseline of jdlint"),
    "a list": ("[]", "known.json:1: is no baseline of jdlint"),
    "of tomorrow": ('{\n "jdlint-baseline": 2}', "known.json:2: a baseline of another version"),
    "no postings": ('{"jdlint-baseline": 1}', 'known.json:1: "postings" is no mapping'),
    "no entry": ('{"jdlint-baseline": 1,\n"postings": {"a.md": []}}', 'known.json:2: what stands under "a.md"'),
    "twice": ('{"jdlint-baseline": 1,\n"postings": {"a.md": 1,\n"a.md": 1}}', 'known.json:3: "a.md" stands twice'),
    "binary": ("\udcff\udcfe", "known.json:1: is no baseline of jdlint: it is no text"),
    "deep": ("[" * 100_000, "known.json:"),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_broken_or_foreign_file_gives_2_and_stays(case: str, option: str, run: Run) -> None:  # noqa: F811
    text, told = BROKEN[case]
    Path("known.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run("check", option, "known.json", write("a.md"))
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"jdlint: {told}")
    assert Path("known.json").read_bytes() == text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("text", [OLD, "[[", '{"a": 1, "a": 2}', "{}", "", "\udcff\udcfe", "[" * 100_000])
@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_posting_named_in_place_of_a_baseline_is_not_to_be_deleted(text: str, option: str, run: Run) -> None:  # noqa: F811
    Path("a.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run("check", option, "a.md")
    assert done.code == 2
    assert "It stays as it is." in done.stderr
    assert "jdlint check --write-baseline .jdlint-baseline.json a.md\n" in done.stderr
    assert "delete" not in done.stderr
    assert Path("a.md").read_bytes() == text.encode("utf-8", "surrogateescape")


def test_a_folder_named_in_place_of_a_baseline(old: str, run: Run) -> None:  # noqa: F811
    done = run("check", "--write-baseline", "jobs")
    assert (done.code, done.stdout) == (2, "")
    assert "jobs is a folder" in done.stderr
    assert "jdlint check --write-baseline .jdlint-baseline.json jobs\n" in done.stderr


def test_nothing_is_written_where_something_could_not_be_checked(run: Run) -> None:  # noqa: F811
    done = run("check", "--write-baseline", "known.json", write("a.md"), "missing.md")
    assert done.code == 2
    assert "known.json: not written, because 1 path could not be checked" in done.stderr
    assert not os.path.exists("known.json")
    assert run("check", "--write-baseline", "nowhere/known.json", "a.md").code == 2
    assert run("check", "--prune-baseline", "a.md").code == 2


@pytest.mark.parametrize("format", ["json", "github", "concise"])
def test_formats_stay_whole(format: str, old: str, run: Run) -> None:  # noqa: F811
    done = run("check", "--select", "repeated-word", "--baseline", "known.json", "-f", format, "-q", "jobs")
    assert (done.code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["findings"] == [] if format == "json" else done.stdout == ""


@given(st.dictionaries(st.text(), st.dictionaries(st.text(), st.lists(st.text(), min_size=1), min_size=1)))
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read_back(known: dict[str, dict[str, list[str]]]) -> None:
    postings = {path: entry(path, {rule: sorted(each) for rule, each in one.items()}) for path, one in known.items()}
    text = dump(postings).encode("utf-8", "backslashreplace").decode()
    assert load(text, "known.json") == postings


def test_sketches_tell_how_alike_texts_are() -> None:
    text = " ".join(f"word{i} of" for i in range(300))
    assert likeness(sketch(text), sketch(text)) == 1
    assert likeness(sketch(text), sketch(text + " and a few words more")) > 0.8
    assert likeness(sketch(text), sketch(" ".join(f"other{i} in" for i in range(300)))) == 0
    assert likeness(sketch(""), sketch("a")) == 0


def test_a_lack_that_another_rule_told_of_is_no_new_one(run: Run) -> None:  # noqa: F811
    """The law on pay speaks where the place of work is found, the element where it is not."""
    text = "---\ntitle: Backend Engineer\n{place}---\n\n# Backend Engineer\n\nYou will build our booking service.\n"
    pay = (
        "--select",
        "salary,pay-required",
        "--fail-on",
        "info",
        "-f",
        "concise",
        "-q",
        "--today",
        "2026-01-15",
        "a.md",
    )
    write("a.md", text.format(place="location: Denver, CO\n"))
    assert "[pay-required]" in run("check", *pay).stdout
    run("check", *pay, "--write-baseline", "known.json")
    write("a.md", text.format(place=""))
    assert "[salary]" in run("check", *pay).stdout
    assert run("check", *pay, "--baseline", "known.json") == (0, "", "")
