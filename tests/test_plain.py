"""The fast path reads a command line as click does, or leaves it to click."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdlint.cli import clicked
from jdlint.cli.options import Options
from jdlint.cli.plain import read_plain


def by_click(words: list[str]) -> Options | None:
    """What click makes of a command line; None where it refuses it."""
    seen: list[Options] = []

    def note(module: str, given: dict[str, Any]) -> int:
        options = Options(**given)
        if mistake := options.mistake():
            raise click.UsageError(mistake)
        seen.append(options)
        return 0

    original, clicked._run = clicked._run, note
    try:
        clicked.commands.main(args=words, prog_name="jdlint", standalone_mode=False)
    except click.ClickException:
        return None
    finally:
        clicked._run = original
    return seen[0] if seen else None


WORDS = [
    "a.md", "b", "-", "--", "-q", "--quiet", "--select", "--select=mission,wording", "mission", "--ignore", "x,y",
    "--fail-on", "--fail-on=info", "error", "-f", "json", "--output-format=github", "--output-format", "-o", "out.txt",
    "--exit-zero", "--isolated", "--config", "--max-size", "2MB", "--max-size=x", "--today", "2026-02-30", "2026-02-03",
    "--stdin-filename=a.md", "--statistics", "--color=never", "--force-exclude", "--exclude", "--skip-non-postings",
    "--nonsense", "--sel", "-qf", "-fjson", "--role=backend", "--quiet=1", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_plain_says_what_click_says(words: list[str]) -> None:
    plain = read_plain(["check", *words])
    if plain is not None:
        assert plain == by_click(["check", *words])


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "a.md", "b.md"],
        ["check", "-q", "a.md", "--select", "mission,wording", "--fail-on=info", "-f", "json", "-o", "out"],
        ["check", "--force-exclude", "--skip-non-postings", "a.md"],
        ["check", "--", "--odd-name.md"],
    ],
)
def test_common_command_lines_are_plain(words: list[str]) -> None:
    assert read_plain(words) == by_click(words) is not None


@pytest.mark.parametrize("words", [[], ["--help"], ["check", "-h"], ["coverage", "a.md"], ["check", "--sel", "x", "a"]])
def test_all_else_is_left_to_click(words: list[str]) -> None:
    assert read_plain(words) is None


def test_a_plain_run_imports_only_what_it_uses() -> None:
    """Start-up is most of the time of a run on one posting."""
    program = (
        "import sys\nfrom jdlint.cli import main\n"
        "try:\n    main(['check', 'examples/data-services.txt'])\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
        "print(' '.join(sorted(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    subprocess.run(command, capture_output=True, check=True)  # a checkout compiles its rules on the first run
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    unused = {"click", "yaml", "textstat", "nltk", "pyphen", "json", "pathlib", "dataclasses", "logging", "inspect",
              "difflib", "pathspec", "importlib.metadata", "importlib.resources", "pyromark"}  # fmt: skip
    assert not unused & loaded


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_output_that_cannot_be_written_is_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "jdlint", "check", "examples/draft.md"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "jdlint: the output cannot be written: No space left on device.\n"


def test_the_process_ends_with_all_of_its_output_written() -> None:
    """A plain run leaves without Python's tidying up, which would flush what is left."""
    command = [sys.executable, "-m", "jdlint", "check", "--isolated", "examples/draft.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.endswith("`jdlint rule ID` explains a rule.\n")
