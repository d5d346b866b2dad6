"""Several processes at once: the same answers in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jdlint.cli import examiner, workers
from jdlint.cli.examine import Examined
from jdlint.cli.options import Options
from jdlint.cli.session import Session

SRC = Path(__file__).parent.parent / "src"

FAULTS = """
import os, sys, time
if sys.argv[0] == "-c":
    import jdlint.engine as engine
    open(os.path.join(os.environ["JOBS_TEST"], f"pid-{os.getpid()}"), "w").close()
    read = engine.Engine.read
    def faulty(self, text, name):
        if "crash here" in text:
            os.abort()
        if "killed here" in text:
            os.kill(os.getpid(), 9)
        if "hang here" in text:
            time.sleep(600)
        if "memory here" in text:
            raise MemoryError
        print("said on standard output")
        once = os.path.join(os.environ["JOBS_TEST"], "died")
        if "die once" in text and not os.path.exists(once):
            open(once, "w").close()
            os.kill(os.getpid(), 9)
        return read(self, text, name)
    engine.Engine.read = faulty
"""
"""What a worker of these tests runs first: it does to a text what the text says."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with six postings, and workers that do what a posting says."""
    (tmp_path / "faults").mkdir()
    (tmp_path / "faults" / "sitecustomize.py").write_text(FAULTS)
    monkeypatch.setenv("JOBS_TEST", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "faults"), str(SRC)]))
    monkeypatch.chdir(tmp_path)
    Path("jobs").mkdir()
    for number in range(6):
        posting(number, "")
    return tmp_path


def posting(number: int, more: str) -> None:
    Path(f"jobs/{number}.md").write_text(f"# Baker\n\nYou will bake bread no. {number} for the the people.\n\n{more}\n")


def run(jobs: int) -> tuple[list[Examined], Session]:
    session = Session(Options(paths=("jobs",), today="2026-01-15", jobs=jobs, no_cache=True, quiet=True))
    return session.examine(), session


def gone(folder: Path) -> bool:
    """Whether no worker is left, not even as a zombie."""
    for file in folder.glob("pid-*"):
        try:
            os.kill(int(file.name[4:]), 0)
        except ProcessLookupError:
            continue
        return False
    return True


def test_the_same_answers_in_the_same_order(folder: Path) -> None:
    several, session = run(3)
    assert len(list(folder.glob("pid-*"))) == 3
    assert several == run(1)[0]
    assert session.failed == 0
    assert gone(folder)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("killed here", "its process was killed, as happens where memory runs out"),
        ("crash here", "its process died (exit status -6)"),
        ("memory here", "MemoryError"),
        ("hang here", "it took more than 3 seconds"),
    ],
)
def test_who_kills_or_keeps_a_process_is_named_and_the_rest_is_checked(
    folder: Path, fault: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workers, "TIME_LIMIT", 3.0 if "hang" in fault else 60.0)
    posting(2, fault)
    found, session = run(2)
    assert [one.name for one in found] == [f"jobs/{number}.md" for number in (0, 1, 3, 4, 5)]
    assert session.failed == 1
    error = capsys.readouterr().err
    assert error.startswith("jdlint: jobs/2.md: ")
    assert told in error
    assert gone(folder)


def test_a_process_that_somebody_kills_costs_no_answer(folder: Path) -> None:
    posting(3, "die once")
    found, session = run(2)
    assert (len(found), session.failed) == (6, 0)
    assert Path("died").exists()


@pytest.mark.parametrize("program", ["/no/such/python", "/bin/false"])
def test_where_no_process_can_be_started_the_run_does_it_by_itself(
    folder: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    found, session = run(2)
    assert (len(found), session.failed) == (6, 0)


def test_a_module_in_the_folder_of_the_postings_is_not_run(folder: Path) -> None:
    Path("marshal.py").write_text("open('ran', 'w')\n")
    Path("signal.py").write_text("open('ran', 'w')\n")
    assert len(run(2)[0]) == 6
    assert not Path("ran").exists()


def test_a_wrong_option_is_told_once_before_any_process_starts(folder: Path) -> None:
    from jdlint.errors import ConfigError

    with pytest.raises(ConfigError):
        Session(Options(paths=("jobs",), ignore=("no-such-rule",), jobs=2, no_cache=True)).examine()
    assert not list(folder.glob("pid-*"))


def test_a_broken_configuration_fails_its_own_files_only(folder: Path) -> None:
    Path("jobs/sub").mkdir()
    Path("jobs/sub/a.md").write_text("# Baker\n\nYou will bake.\n")
    Path("jobs/sub/.jdlint.yaml").write_text("rules: {no-such-rule: off}\n")
    found, session = run(2)
    assert (len(found), session.failed) == (6, 1)


def test_the_interrupted_run_ends_with_130_and_leaves_no_process(folder: Path) -> None:
    posting(0, "hang here")
    posting(1, "hang here")
    command = [sys.executable, "-m", "jdlint", "check", "jobs", "-j", "2", "--no-cache"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while len(list(folder.glob("pid-*"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (130, "", "")
    assert gone(folder)


@pytest.mark.parametrize(
    ("files", "idle", "jobs"), [(1, 8, 1), (199, 8, 1), (200, 8, 2), (1500, 8, 8), (1500, 1, 1), (1500, -3, 1)]
)
def test_more_processes_where_they_pay(files: int, idle: int, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examiner, "_idle_cores", lambda: idle)
    assert examiner._jobs_for(files) == jobs


def test_one_posting_imports_nothing_for_several(folder: Path) -> None:
    code = "import sys; from jdlint.cli import main\ntry: main(['check', 'jobs/1.md'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"subprocess", "queue", "jdlint.cli.workers", "jdlint.cli.process"}
