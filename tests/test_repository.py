"""A careers repository from start to end: set up, hooked, baselined, and a change reviewed as CI would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from junitparser import JUnitXml

ROOT = Path(__file__).parent.parent
GOOD = (ROOT / "examples" / "backend-developer.md").read_text(encoding="utf-8")
BAD = (ROOT / "examples" / "draft.md").read_text(encoding="utf-8")
README = "# Careers\n\nThe source of our careers site. Run `make` to build it.\n"
DOUBLED = "\nWe will help you with the the move.\n"

pytestmark = pytest.mark.skipif(not shutil.which("git") or os.name == "nt", reason="needs git and a shell")


class Repository:
    """A git repository with postings, and the commands that people run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs = folder / "content" / "jobs"
        self.jobs.mkdir(parents=True)
        shim = folder.parent / "bin" / "jdlint"
        shim.parent.mkdir()
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m jdlint "$@"\n')
        shim.chmod(0o755)
        self.env = {
            **os.environ,
            "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.com",
            "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.com",
        }  # fmt: skip

    def run(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, env={**self.env, **env}, capture_output=True, text=True, check=False
        )

    def git(self, *words: str) -> None:
        done = self.run("git", *words)
        assert done.returncode == 0, done.stderr

    def jdlint(self, *words: str) -> tuple[int, list[tuple[str, str]]]:
        """The exit code of a check, and the file and rule of each finding."""
        done = self.run("jdlint", "check", "--output-format", "json", *words)
        found = json.loads(done.stdout)["findings"]
        return done.returncode, [(Path(f["filename"]).name, f["code"]) for f in found]

    def commit(self, message: str) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self.run("git", "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Good postings, an old one with faults and a README, committed on main, and set up by `jdlint init`."""
    made = Repository(tmp_path / "careers")
    (made.folder / "README.md").write_text(README, encoding="utf-8")
    (made.jobs / "good.md").write_text(GOOD, encoding="utf-8")
    (made.jobs / "old.md").write_text(BAD, encoding="utf-8")
    made.git("init", "-q", "-b", "main")
    assert made.commit("Postings").returncode == 0
    done = made.run("jdlint", "init", "--ci", "github")
    assert done.returncode == 0, done.stderr
    assert made.commit("jdlint").returncode == 0
    return made


def hook(repository: Repository, id: str = "jdlint") -> None:
    """Install a hook as its manifest describes it, without an environment of its own."""
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    one = next(one for one in manifest if one["id"] == id)
    names = "git diff --cached --name-only --diff-filter=d | grep '[.]md$' | xargs "
    path = repository.folder / ".git" / "hooks" / "pre-commit"
    path.write_text(f"#!/bin/sh\n{names if one.get('pass_filenames', True) else ''}{one['entry']}\n")
    path.chmod(0o755)


def test_the_hook_stops_a_bad_commit_only(repository: Repository) -> None:
    hook(repository)
    (repository.jobs / "new.md").write_text(GOOD, encoding="utf-8")
    (repository.folder / "README.md").write_text(README + "\nAsk us.\n", encoding="utf-8")
    assert repository.commit("A good posting and the README").returncode == 0
    (repository.jobs / "new.md").write_text(GOOD + DOUBLED, encoding="utf-8")
    stopped = repository.commit("A doubled word")
    assert stopped.returncode != 0
    assert "[repeated-word]" in stopped.stdout + stopped.stderr
    hook(repository, "jdlint-fix")
    assert repository.commit("Mended by the hook").returncode == 0
    assert "with the move" in (repository.jobs / "new.md").read_text(encoding="utf-8")


def test_the_hook_for_all_postings_checks_them_and_compares_them(repository: Repository) -> None:
    (repository.jobs / "copy.md").write_text(GOOD.replace("tickets", "seats"), encoding="utf-8")
    hook(repository)
    assert repository.commit("A copy, looked at alone").returncode == 0
    hook(repository, "jdlint-all")
    (repository.folder / "README.md").write_text(README + "\nAsk us.\n", encoding="utf-8")
    stopped = repository.commit("A change elsewhere")
    assert stopped.returncode != 0
    shown = stopped.stdout + stopped.stderr
    assert "content/jobs/old.md" in shown
    assert "[near-duplicate]" in shown


def test_a_baseline_is_switched_on_over_old_postings(repository: Repository) -> None:
    assert repository.jdlint()[0] == 1
    assert repository.run("jdlint", "check", "--write-baseline", "baseline.json").returncode == 0
    with (repository.folder / ".jdlint.yaml").open("a", encoding="utf-8") as file:
        file.write("\nbaseline: baseline.json\n")
    assert repository.jdlint() == (0, [])
    (repository.jobs / "old.md").write_text(BAD + DOUBLED, encoding="utf-8")
    assert repository.jdlint() == (1, [("old.md", "repeated-word")])
    (repository.jobs / "old.md").write_text(BAD.replace("the the", "the"), encoding="utf-8")
    assert repository.jdlint() == (0, [])


@pytest.fixture
def branch(repository: Repository) -> Repository:
    """A change as in a pull request: a new fault in the old posting, and the testing taken out of the good one."""
    repository.git("checkout", "-q", "-b", "change")
    (repository.jobs / "old.md").write_text(BAD + DOUBLED, encoding="utf-8")
    lines = [line for line in GOOD.splitlines(keepends=True) if "test" not in line.lower()]
    (repository.jobs / "good.md").write_text("".join(lines), encoding="utf-8")
    assert repository.commit("Worse").returncode == 0
    return repository


def test_only_what_a_change_made_worse_is_told(branch: Repository) -> None:
    code, found = branch.jdlint("--diff-base", "main")
    assert code == 1
    assert ("old.md", "repeated-word") in found
    assert ("good.md", "testing") in found
    assert ("old.md", "mission") not in found, "that was lacking before"
    assert found.count(("old.md", "repeated-word")) == 1, "the doubled word further up is an old one"


def test_consumers_read_the_formats_of_a_change(branch: Repository) -> None:
    written = {}
    for format in ("junit", "sarif", "gitlab", "rdjson", "checkstyle", "json-lines"):
        done = branch.run("jdlint", "check", "--diff-base", "main", "--output-format", format)
        assert (done.returncode, done.stderr) == (1, "")
        written[format] = done.stdout
    number = len(branch.jdlint("--diff-base", "main")[1])
    report = JUnitXml.fromstring(written["junit"].encode())
    assert sum(suite.failures for suite in report) == number
    assert len(json.loads(written["sarif"])["runs"][0]["results"]) == number
    assert len(json.loads(written["gitlab"])) == number
    assert len(json.loads(written["rdjson"])["diagnostics"]) == number
    assert len(written["json-lines"].splitlines()) == number


def test_the_action_reviews_a_pull_request(branch: Repository, tmp_path: Path) -> None:
    branch.git("update-ref", "refs/remotes/origin/main", "main")
    inputs = {
        "JDLINT": "jdlint", "INPUT_DIFF_BASE": "auto", "GITHUB_BASE_REF": "main", "INPUT_SARIF_FILE": "out.sarif",
        "GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }  # fmt: skip
    done = branch.run("bash", str(ROOT / "ci" / "check.sh"), **inputs)
    assert done.returncode == 1, done.stderr
    assert "::warning file=content/jobs/good.md" in done.stdout
    assert (tmp_path / "output").read_text() == "exit-code=1\n"
    assert json.loads((branch.folder / "out.sarif").read_text())["version"] == "2.1.0"
