"""Which files a run takes up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from jdlint.cli.find import Finder, Wanted
from jdlint.config import Configs


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def tree(*names: str, **texts: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")
    for name, text in texts.items():
        Path(name).write_text(text)


def found(*paths: str, **wanted: object) -> list[str]:
    finder = Finder(Configs(), Wanted(**wanted))  # type: ignore[arg-type]
    files = [file.path.replace(os.sep, "/") for file in finder.find(paths)]
    assert not finder.problems
    return files


def test_a_walk_is_sorted_and_skips_what_is_no_posting_by_name() -> None:
    tree(
        "b.md",
        "a/z.html",
        "a/c.TXT",
        "a/d.py",
        "node_modules/e.md",
        ".git/f.md",
        ".g.md",
        "h.markdown",
        "i.mdx",
        "j.htm",
    )
    assert found() == ["a/c.TXT", "a/z.html", "b.md", "h.markdown", "i.mdx", "j.htm"]
    assert found("a", "b.md") == found("b.md", "a/")


def test_a_file_named_twice_comes_once() -> None:
    tree("a/b.md")
    os.symlink("b.md", "a/c.md")
    assert found("a/b.md", "./a/b.md", "a", os.path.abspath("a/b.md")) in (["a/b.md"], [os.path.abspath("a/b.md")])
    assert found("a") == ["a/b.md"]


def test_links_in_a_circle_end() -> None:
    tree("a/b.md")
    os.symlink("..", "a/up")
    os.symlink("nowhere.md", "a/broken.md")
    assert found() == ["a/b.md"]
    assert found("a/up/a") == ["a/up/a/b.md"]


def test_a_pipe_in_a_folder_does_not_block() -> None:
    tree("a.md")
    os.mkfifo("b.md")
    assert found() == ["a.md"]


def test_what_is_missing_is_told() -> None:
    finder = Finder(Configs(), Wanted())
    assert finder.find(["nope.md"]) == []
    assert finder.problems == ["nope.md: there is no such file or folder. Check the spelling."]


IGNORE: Sequence[tuple[dict[str, str], list[str]]] = [
    ({".gitignore": "drafts/\n"}, ["a.md", "b/keep.md", "b/x.md"]),
    ({".gitignore": "*.md\n!keep.md\n"}, ["b/keep.md"]),
    ({".gitignore": "/b\n"}, ["a.md", "drafts/d.md"]),
    ({".gitignore": "x.md\n", "b/.gitignore": "!x.md\n"}, ["a.md", "b/keep.md", "b/x.md", "drafts/d.md"]),
    ({"b/.gitignore": "*\n!keep.md\n"}, ["a.md", "b/keep.md", "drafts/d.md"]),
    ({".gitignore": "b/\n", "b/.gitignore": "!keep.md\n"}, ["a.md", "drafts/d.md"]),
    ({".gitignore": "!\n[z-a]\ndrafts\n"}, ["a.md", "b/keep.md", "b/x.md"]),
]


@pytest.mark.parametrize(("files", "expected"), IGNORE)
def test_gitignore(files: dict[str, str], expected: list[str]) -> None:
    tree("a.md", "b/keep.md", "b/x.md", "drafts/d.md")
    for name, text in files.items():
        Path(name).write_text(text)
    assert found() == expected


def test_gitignore_above_the_folder_holds_within_a_repository() -> None:
    tree("r/a/b.md", "r/a/x.md", "r/a/out/c.md")
    Path("r/.gitignore").write_text("x.md\nout/\n")
    assert found("r/a") == ["r/a/b.md", "r/a/out/c.md", "r/a/x.md"]
    os.mkdir("r/.git")
    assert found("r/a") == ["r/a/b.md"]
    assert found("r/a/out") == ["r/a/out/c.md"]
    assert found("r/a/x.md") == ["r/a/x.md"]


def test_exclusions() -> None:
    tree("a.md", "drafts/b.md", "old/c.md")
    Path(".jdlint.yaml").write_text("exclude: [drafts/]\n")
    assert found() == ["a.md", "old/c.md"]
    assert found(extend_exclude=("old",)) == ["a.md"]
    assert found(exclude=("old",)) == ["a.md", "drafts/b.md"]
    assert found("drafts/b.md") == ["drafts/b.md"]
    assert found("drafts/b.md", "a.md", force_exclude=True) == ["a.md"]
    assert found("drafts", force_exclude=True) == []
    assert found(os.path.abspath("drafts/b.md"), force_exclude=True) == []


def test_exclusions_are_relative_to_their_own_folder() -> None:
    tree("jobs/old/a.md", "old/b.md")
    Path("jobs/.jdlint.yaml").write_text("exclude: [/old]\n")
    assert found() == ["old/b.md"]
    os.chdir("jobs")
    assert found("../old/b.md", "old/a.md", force_exclude=True) == ["../old/b.md"]


def test_include_from_the_configuration() -> None:
    tree("jobs/a.md", "jobs/b/c.njk", "jobs/b/d.md", "readme.md")
    Path(".jdlint.yaml").write_text('include: ["jobs/**/*.md"]\n')
    assert found() == ["jobs/a.md", "jobs/b/d.md"]
    os.chdir("jobs")
    assert found() == ["a.md", "b/d.md"]
    assert found("..") == ["../jobs/a.md", "../jobs/b/d.md", "../readme.md"]
