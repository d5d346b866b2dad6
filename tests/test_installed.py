"""jdlint as people get it: the wheel built from the sdist, in a clean environment; and the hook in a careers repository.

These tests build environments from the package registry and are skipped, with the reason shown, where it cannot be reached.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = (ROOT / "examples" / "backend-developer.md").read_text(encoding="utf-8")
BAD = (ROOT / "examples" / "draft.md").read_text(encoding="utf-8")

pytestmark = [pytest.mark.registry, pytest.mark.xdist_group("registry")]


def run(
    *command: object, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    environ = {**os.environ, **(env or {})}
    return subprocess.run(words, cwd=cwd, env=environ, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module", autouse=True)
def _registry(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("probe")
    probe = run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--retries", "0", "-d", folder, "hatchling")
    if probe.returncode:
        pytest.skip("the package registry cannot be reached: environments cannot be built")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a clean environment that holds the wheel built from the sdist."""
    folder = tmp_path_factory.mktemp("installed")
    built = run(sys.executable, "-m", "build", "--outdir", folder / "dist", ROOT)
    assert built.returncode == 0, built.stderr + built.stdout
    wheel = next((folder / "dist").glob("*.whl"))
    venv.create(folder / "env", with_pip=True)
    commands = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    done = run(commands / "python", "-m", "pip", "install", "-q", wheel)
    assert done.returncode == 0, done.stderr
    return commands


def test_wheel_lints_a_file(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    env = {"JDLINT_CACHE_DIR": str(tmp_path / "cache")}
    bad = run(installed / "jdlint", "check", "draft.md", cwd=tmp_path, env=env)
    assert bad.returncode == 1, bad.stderr
    assert "mission" in bad.stdout
    good = run(installed / "python", "-m", "jdlint", "check", "good.md", cwd=tmp_path, env=env)
    assert (good.returncode, good.stderr) == (0, "")
    kept = [path.name for path in (tmp_path / "cache").rglob("pack-*")]
    assert kept == [], "an installed jdlint carries its rules compiled"


def test_wheel_has_every_rule_and_the_notice(installed: Path) -> None:
    listed = run(installed / "jdlint", "rule", "--all", "--output-format", "json")
    assert listed.returncode == 0, listed.stderr
    for path in (ROOT / "rules").glob("*/*.yaml"):
        if path.parent.name not in ("roles", "vocabulary", "tables"):
            assert f'"{path.stem}"' in listed.stdout
    files = run(installed / "python", "-m", "pip", "show", "-f", "jdlint").stdout
    for name in ("NOTICE", "LICENSE", "py.typed", "syllables.bin", "pack.bin"):
        assert name in files


def test_stats_work_without_any_download(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    blocked = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "NLTK_DATA": str(tmp_path)}
    stats = run(installed / "jdlint", "stats", "good.md", cwd=tmp_path, env=blocked)
    assert stats.returncode == 0, stats.stderr
    assert "flesch_reading_ease" in stats.stdout
    assert "dale_chall_readability_score" in stats.stdout


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]
    done = run("git", *who, *words, cwd=folder)
    assert done.returncode == 0, done.stderr


def hook_copy(folder: Path) -> Path:
    """The checkout's own files as a git repository that pre-commit can install from."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    names = listed.stdout.splitlines() if listed.returncode == 0 else _without_git()
    for name in names:
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    git(folder, "init", "-q")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-q", "-m", "hook")
    return folder


def _without_git() -> list[str]:
    skipped = {".venv", ".git", "dist", "build"}
    paths = [p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file()]
    return [str(p) for p in paths if not skipped & set(p.parts)]


def test_hook_stops_bad_postings_only(tmp_path: Path) -> None:
    hook = hook_copy(tmp_path / "jdlint")
    careers = tmp_path / "careers"
    (careers / "jobs").mkdir(parents=True)
    (careers / "README.md").write_text("# Careers\n\nThe source of our careers site. Run `make` to build it.\n")
    (careers / "jobs" / "good.md").write_text(GOOD, encoding="utf-8")
    git(careers, "init", "-q")
    git(careers, "add", "--all")
    env = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "JDLINT_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "pre_commit", "try-repo", hook, "jdlint", "--all-files"]
    passed = run(*command, cwd=careers, env=env)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (careers / "jobs" / "bad.md").write_text(BAD, encoding="utf-8")
    git(careers, "add", "--all")
    stopped = run(*command, cwd=careers, env=env)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "bad.md" in stopped.stdout
    assert "good.md:" not in stopped.stdout
    assert "README.md:" not in stopped.stdout


def test_hook_manifest_is_valid() -> None:
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
