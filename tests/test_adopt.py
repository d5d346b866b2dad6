"""`jdlint init`, and the files by which repositories run jdlint: hook manifest, action, CI templates."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_cli import Run, run, write

from jdlint.adopt import GITHUB, GITLAB, HOOK, Seen, posting_folders, text_for

__all__ = ["run"]
ROOT = Path(__file__).parent.parent
GOOD = (ROOT / "examples" / "backend-developer.md").read_text(encoding="utf-8")
NOTES = "# Notes\n\nHow we build the site. Run `make` and wait.\n"


def names() -> set[str]:
    files = {path.as_posix() for path in Path().rglob("*") if path.is_file()}
    return {name for name in files if not name.startswith(".git/")}


@pytest.fixture
def careers(run: Run) -> Run:
    write("content/jobs/backend.md", GOOD)
    write("content/jobs/data.md", GOOD)
    write("docs/notes.md", NOTES)
    write("README.md", NOTES)
    for words in (["init", "-q"], ["remote", "add", "origin", "git@gitlab.example:careers.git"]):
        subprocess.run(["git", *words], check=True)
    return run


@pytest.mark.parametrize(
    ("seen", "folders"),
    [
        ({"jobs": Seen(3, 3)}, ["jobs"]),
        ({"": Seen(4, 3)}, [""]),
        ({"": Seen(1, 0), "jobs": Seen(2, 1), "docs": Seen(3, 1)}, ["jobs"]),
        ({"c/jobs/de": Seen(1, 1), "c/jobs/us": Seen(2, 2), "c/news": Seen(4, 0)}, ["c/jobs"]),
        ({"c/de/jobs": Seen(1, 1), "c/us/jobs": Seen(2, 2), "c/us/news": Seen(4, 0)}, ["c/de/jobs", "c/us/jobs"]),
        ({"jobs": Seen(2, 2), "jobs/old": Seen(2, 2)}, ["jobs"]),
        ({"a": Seen(1, 1), "b": Seen(1, 1)}, ["a", "b"]),
        ({"docs": Seen(3, 0)}, []),
    ],
)
def test_the_folders_that_hold_postings(seen: dict[str, Seen], folders: list[str]) -> None:
    assert posting_folders(seen) == folders


def test_init_writes_what_the_repository_needs(careers: Run) -> None:
    before = names()
    done = careers("init")
    assert done.code == 0
    assert names() - before == {".jdlint.yaml", ".pre-commit-config.yaml", ".gitlab-ci.yml"}
    assert "postings lie in content/jobs." in done.stderr
    assert careers("check").code == 0, "the configuration is found, and says where the postings are"
    write("content/jobs/bad.md", GOOD + "\nYou will bake the the bread.\n")
    assert careers("check").code == 1


def test_init_leaves_what_is_there(careers: Run) -> None:
    write(".pre-commit-config.yaml", "repos: []\n")
    write(".jdlint.yaml", "role: backend\n")
    done = careers("init", "--ci", "none")
    assert done.code == 0
    assert Path(".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert Path(".jdlint.yaml").read_text() == "role: backend\n"
    assert "id: jdlint" in done.stdout, "what is to be put in by hand is shown"
    careers("init", "--ci", "github", "--quiet")
    again = careers("init", "--ci", "github")
    assert f"{GITHUB} is there already and stays as it is." in again.stderr


def test_init_can_only_show(careers: Run) -> None:
    before = names()
    done = careers("init", "--dry-run", "--ci", "github")
    assert done.code == 0
    assert names() == before
    for name in (".jdlint.yaml", HOOK, GITHUB):
        assert f"# {name}\n" in done.stdout


def test_init_takes_folders_by_name(careers: Run) -> None:
    write("offers/notes.md", NOTES)
    assert careers("init", "offers", "--no-hook", "--ci", "none").code == 0
    assert yaml.safe_load(Path(".jdlint.yaml").read_text())["include"] == ["/offers/"]
    assert careers("init", "nowhere").code == 2
    assert careers("init", os.pardir).code == 2


def test_globs_mean_the_folders_and_no_others(careers: Run) -> None:
    odd = ["job [2024]", "!jobs", "#jobs", "a*b", "jobs"]
    for folder in odd:
        write(f"{folder}/a.md", GOOD)
        write(f"elsewhere/{folder}/notes/b.md", GOOD)
    assert careers("init", *odd, "--ci", "none").code == 0
    found = json.loads(careers("check", "-f", "json", "--exit-zero").stdout)["summary"]["files"]
    assert found == len(odd)


def test_init_shows_what_a_configuration_lacks(careers: Run) -> None:
    write("jdlint.yaml", "include: [other/]\n")
    done = careers("init", "--ci", "none", "--no-hook")
    assert "# for jdlint.yaml\ninclude: [/content/jobs/]" in done.stdout
    assert "now checks" not in done.stderr
    write("jdlint.yaml", "include: [content/]\n")
    assert "jdlint.yaml is there already and stays as it is." in careers("init", "--ci", "none", "--no-hook").stderr


def test_init_tells_of_a_folder_that_cannot_be_made(careers: Run) -> None:
    write(".github", "a file")
    done = careers("init", "--ci", "github")
    assert (done.code, done.stderr.splitlines()[-1]) == (2, f"jdlint: {GITHUB}: cannot be written: Not a directory.")


def test_init_is_quiet_when_told_so(careers: Run) -> None:
    assert careers("init", "-q") == (0, "", "")


def test_init_knows_the_host_in_a_worktree(careers: Run) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.com"]
    for words in (["add", "."], [*who, "commit", "-qm", "a"], ["worktree", "add", "-q", "other"]):
        subprocess.run(["git", *words], check=True)
    os.chdir("other")
    assert "wrote .gitlab-ci.yml." in careers("init").stderr


def test_the_hooks_take_up_what_a_walk_does() -> None:
    from identify import identify

    from jdlint.cli.find import SUFFIXES

    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    hooks += yaml.safe_load(text_for(HOOK, ["jobs"]))["repos"][0]["hooks"]
    for hook in (hook for hook in hooks if hook.get("pass_filenames", True)):
        assert all(identify.tags_from_filename(f"a{suffix}") & set(hook["types_or"]) for suffix in SUFFIXES)


def test_init_without_postings_says_what_to_do(run: Run) -> None:
    write("README.md", NOTES)
    done = run("init")
    assert done.code == 2
    assert "jdlint init content/jobs" in done.stderr
    assert names() == {"README.md"}


def test_the_pattern_of_the_hook_names_the_folders() -> None:
    hook = yaml.safe_load(text_for(HOOK, ["content/jobs (old)", "offers"]))["repos"][0]["hooks"][0]
    found = re.compile(hook["files"])
    assert found.search("content/jobs (old)/a.md")
    assert found.search("offers/a.md")
    assert not found.search("offers-old/a.md")


def test_manifests_fit_their_schemas(tmp_path: Path) -> None:
    """The schemas come with check-jsonschema, so that this needs no network."""
    files = {"github-actions": ROOT / "action.yml"}
    for schema, name in (("github-workflows", GITHUB), ("gitlab-ci", GITLAB)):
        files[schema] = tmp_path / f"{schema}.yml"
        files[schema].write_text(text_for(name, ["jobs"]), encoding="utf-8")
    for schema, path in files.items():
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_hands_no_input_to_the_shell_as_code() -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    assert all("${{" not in step["run"] and step["shell"] == "bash" for step in steps)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here, which the action runs in")
class TestAction:
    def act(self, folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        """Run the action's script with a jdlint that writes down its words, one a line."""
        (folder / "jdlint").write_text('#!/bin/sh\nprintf "%s\\n" "$@" >> words\nexit 1\n')
        (folder / "jdlint").chmod(0o755)
        (folder / "words").unlink(missing_ok=True)
        env = {"PATH": os.environ["PATH"], "JDLINT": str(folder / "jdlint"), "GITHUB_OUTPUT": str(folder / "output")}
        script = ["bash", str(ROOT / "ci" / "check.sh")]
        done = subprocess.run(script, cwd=folder, env={**env, **inputs}, capture_output=True, text=True, check=False)
        return done, (folder / "words").read_text().splitlines()

    def test_inputs_become_words(self, tmp_path: Path) -> None:
        done, words = self.act(
            tmp_path, INPUT_PATHS="content/jobs\n  a b.md\n\n", INPUT_FAIL_ON="info", INPUT_ARGS="-q\n"
        )
        assert words == ["check", "--output-format=github", "--fail-on=info", "-q", "--", "content/jobs", "a b.md"]
        assert done.returncode == 1
        assert (tmp_path / "output").read_text() == "exit-code=1\n"

    def test_hostile_inputs_stay_words(self, tmp_path: Path) -> None:
        _, words = self.act(tmp_path, INPUT_PATHS="$(touch owned); `touch owned`\n*\n--exit-zero")
        assert words[-4:] == ["--", "$(touch owned); `touch owned`", "*", "--exit-zero"]
        assert not (tmp_path / "owned").exists()

    def test_the_base_of_a_pull_request(self, tmp_path: Path) -> None:
        assert "--diff-base=origin/main" in self.act(tmp_path, INPUT_DIFF_BASE="auto", GITHUB_BASE_REF="main")[1]
        assert self.act(tmp_path, INPUT_DIFF_BASE="auto")[1] == ["check", "--output-format=github", "--"]

    def test_a_second_run_writes_the_other_format(self, tmp_path: Path) -> None:
        done, words = self.act(tmp_path, INPUT_SARIF_FILE="out.sarif")
        assert words[:5] == ["check", "--output-format=sarif", "--output-file=out.sarif", "--exit-zero", "--"]
        assert done.returncode == 1
        _, words = self.act(tmp_path, INPUT_SARIF_FILE="out.sarif", INPUT_ARGS="--output-format=json")
        assert words.index("--output-format=sarif") > words.index("--output-format=json"), "the last word counts"
