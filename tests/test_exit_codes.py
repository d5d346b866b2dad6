"""The exit code says the same whatever the format, also where other tools go green: a misspelt path, a broken file."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from test_cli import Run, run, write

from jdlint.report import FORMATS

__all__ = ["run"]
ROOT = Path(__file__).parent.parent
SITUATIONS = {
    "good.md": 0,
    "draft.md": 1,
    "draft.md --exit-zero": 0,
    "draft.md --fail-on error": 0,
    "empty.md": 1,
    "broken-front-matter.md": 1,
    "misspelt.md": 2,
    "misspelt.md draft.md --exit-zero": 2,
    "notes": 2,
    "notes/nothing-of-the-kind": 2,
    "binary.md": 2,
    "latin.md draft.md": 2,
    "large.md": 2,
    "badly-configured/draft.md": 2,
    "draft.md --select nosuch": 2,
    "draft.md --role nosuch": 2,
    "draft.md --nosuch": 2,
    "draft.md --config nosuch.yaml": 2,
}


@pytest.mark.parametrize("format", FORMATS)
def test_exit_codes_are_those_of_the_table(format: str, run: Run) -> None:
    draft = (ROOT / "examples" / "draft.md").read_bytes()
    for name in ("draft.md", "badly-configured/draft.md"):
        write(name, draft)
    write("good.md", (ROOT / "examples" / "backend-developer.md").read_bytes())
    write("empty.md", "")
    write("broken-front-matter.md", "---\ntitle: [x\n---\n# A\n\nText here.\n")
    write("notes/notes.md", "# Notes\n\nRun make.\n")
    write("binary.md", b"\xff\xfe\x00bad\x80")
    write("latin.md", b"caf\xe9 latin")
    write("large.md", "a" * 1_200_000)
    write("badly-configured/.jdlint.yaml", "rolle: x\n")
    told = {words: run("check", "--output-format", format, *shlex.split(words)) for words in SITUATIONS}
    assert {words: done.code for words, done in told.items()} == SITUATIONS
    silent = [words for words, done in told.items() if done.code == 2 and not done.stderr]
    assert silent == [], "whatever could not be done is told"
    assert "misspelt.md" in told["misspelt.md draft.md --exit-zero"].stderr
