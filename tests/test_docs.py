"""The documents say what is so: every `console` block with a `$ jdlint` command prints what it shows.

`JDLINT_UPDATE=1 pytest tests/test_docs.py` writes the shown output anew; a line `…` ends what is shown of a long one.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PACK

from jdlint.checks import KINDS
from jdlint.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command at the top of the repository, as the documents do; its exit code and output."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*args: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as exit:
            main(args)
        return int(exit.value.code or 0), capsys.readouterr().out

    return run


def sessions() -> list[object]:
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for part in re.split(r"(?m)^\$ ", block)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("jdlint "):
                    found.append(pytest.param(page, command, output, id=f"{page.name}: {command}"))
    return found


@pytest.mark.parametrize(("page", "command", "output"), sessions())
def test_shown_output_is_real(page: Path, command: str, output: str, run: Run) -> None:
    shown = [line.rstrip() for line in output.strip().splitlines()]
    printed = [line.rstrip() for line in run(*shlex.split(command)[1:])[1].strip().splitlines()]
    if "…" in shown:
        printed = [*printed[: shown.index("…")], "…"]
    if os.environ.get("JDLINT_UPDATE"):
        old, new = f"$ {command}\n{output}", f"$ {command}\n" + "\n".join(printed) + "\n"
        page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return
    assert printed == shown


def test_readme_shows_a_real_run() -> None:
    assert "$ jdlint check examples/draft.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_kind_of_check_is_documented() -> None:
    text = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"`{kind}`" in text or f"kind: {kind}`" in text


def test_every_key_of_evidence_is_documented() -> None:
    from jdlint.checks.evidence import OPTIONS

    text = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    for key in OPTIONS:
        assert f"`{key}`" in text, key


def test_every_key_of_a_role_is_documented() -> None:
    from jdlint.pack.roles import _KEYS

    text = (ROOT / "docs" / "rule-files.md").read_text(encoding="utf-8")
    roles = text[text.index("## Roles") :]
    for key in _KEYS:
        assert f"`{key}`" in roles, key


def test_the_six_are_required_of_backend() -> None:
    six = {"mission", "server-side", "database", "testing", "communication", "education"}
    basics = PACK.roles["any"]["required"]
    assert set(PACK.roles["backend"]["required"]) == six | set(basics)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*")), ids=lambda path: path.name)
def test_examples(path: Path, run: Run) -> None:
    """The good postings in `examples/` give no finding at all; the draft, which is there to show some, does."""
    code, output = run("check", "--output-format", "concise", "--fail-on", "info", "-q", str(path))
    assert code == (1 if path.stem == "draft" else 0), output
