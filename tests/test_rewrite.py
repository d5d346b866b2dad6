"""Files put back with other content: encoding, line ends, mode, links; and what happens when it cannot be done."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import REPEATED, Run, run  # noqa: F401

from jdlint.cli.rewrite import clean, rewrite
from jdlint.errors import JdlintError

FIX = ("check", "--fix", "-q", "--isolated", "--select", "repeated-word")
FIXED = REPEATED.replace("the the", "the")
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(encoding: str, line_end: str, run: Run) -> None:  # noqa: F811
    def data(text: str) -> bytes:
        text = text.replace("\n", line_end)
        return b"\xfe\xff" + text.encode("utf-16-be") if encoding.endswith("-bom") else text.encode(encoding)

    command = [sys.executable, "-m", "jdlint", *FIX, "-"]
    for text in (REPEATED, FIXED):
        assert subprocess.run(command, input=data(text), capture_output=True, check=True).stdout == data(FIXED)
    Path("a.md").write_bytes(data(REPEATED))
    assert run(*FIX, "a.md") == (0, "", "")
    assert Path("a.md").read_bytes() == data(FIXED)
    before = os.stat("a.md")
    assert run(*FIX, "a.md") == (0, "", "")
    assert os.stat("a.md").st_ino == before.st_ino, "nothing to fix, nothing written"


def test_standard_input_keeps_what_is_beyond_ascii_or_prints_nothing() -> None:
    command = [sys.executable, "-m", "jdlint", *FIX, "-"]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        old, new = ((text + "Café – \U0001f35e\n").encode(encoding) for text in (REPEATED, FIXED))
        assert subprocess.run(command, input=old, capture_output=True, check=True).stdout == new
    done = subprocess.run(command, input=b"\xef\xbb\xbfcaf\xe9", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_mode_and_symbolic_links_stay(run: Run) -> None:  # noqa: F811
    os.mkdir("real")
    Path("real/a.md").write_text(REPEATED)
    os.chmod("real/a.md", 0o640)
    os.symlink("real/a.md", "link.md")
    assert run(*FIX, "link.md").code == 0
    assert os.readlink("link.md") == "real/a.md"
    assert Path("real/a.md").read_text() == FIXED
    assert stat.S_IMODE(os.stat("real/a.md").st_mode) == 0o640
    assert os.listdir("real") == ["a.md"]


def test_hard_links_in_reach_follow_and_others_are_told_of(run: Run) -> None:  # noqa: F811
    for folder in ("jobs", "away"):
        os.mkdir(folder)
    Path("jobs/a.md").write_text(REPEATED)
    for other in ("jobs/b.md", "c.md"):
        os.link("jobs/a.md", other)
    assert run(*FIX, "jobs/a.md", "c.md") == (0, "", "")
    assert os.path.samefile("jobs/a.md", "jobs/b.md")
    assert os.path.samefile("jobs/a.md", "c.md")
    Path("jobs/a.md").write_text(REPEATED)
    os.link("jobs/a.md", "away/d.md")
    done = run(*FIX, "jobs/a.md")
    assert (done.code, "hard link" in done.stderr) == (0, True)
    assert Path("jobs/b.md").read_text() == FIXED
    assert Path("away/d.md").read_text() == REPEATED


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    text = REPEATED + "You will bake bread. " * 1000
    (tmp_path / "a.md").write_text(text)
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.path.insert(0, 'src')\n"
        f"from jdlint.cli import main; import os; os.chdir({str(tmp_path)!r}); main({[*FIX, 'a.md']!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("jdlint: a.md: cannot be fixed, and stays as it is")
    assert (tmp_path / "a.md").read_text() == text
    assert os.listdir(tmp_path) == ["a.md"]


def test_no_space_at_the_last_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(JdlintError, match=r"No space left.*Free some space"):
        rewrite(str(path), b"old", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.md", b"old")]


def test_a_file_that_somebody_changed_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"saved by an editor")
    with pytest.raises(JdlintError, match="changed while it was checked"):
        rewrite(str(path), b"old", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.md", b"saved by an editor")]


def test_what_killed_runs_left_is_taken_away_and_what_living_ones_write_stays(tmp_path: Path, run: Run) -> None:  # noqa: F811
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f".jdlint-fix-{gone.pid}.tmp", f".jdlint-fix-{os.getppid()}.tmp", ".jdlint-fix-mine.tmp", "a.md"):
        Path(name).write_text(REPEATED)
    assert run("check", "-f", "concise", "--isolated", "--select", "repeated-word", "-q", ".").stdout.count("\n") == 1
    assert run(*FIX, ".").code == 0
    assert sorted(os.listdir()) == sorted([f".jdlint-fix-{os.getppid()}.tmp", ".jdlint-fix-mine.tmp", "a.md"])
    clean([str(tmp_path / "nowhere")])


def test_runs_killed_at_random_damage_nothing(tmp_path: Path) -> None:
    """The short form of `scripts/kill_fixes.py`."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import kill_fixes
    finally:
        sys.path.pop(0)
    found, _ = kill_fixes.rounds(4, 1, str(tmp_path))
    assert found == []


def test_a_file_that_cannot_be_fixed_is_told_in_the_document_too(
    run: Run,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("a.md").write_text(REPEATED)

    def full(path: str, *_: object) -> None:
        raise JdlintError(f"{path}: cannot be fixed.")

    monkeypatch.setattr("jdlint.cli.fix.rewrite", full)
    done = run(*FIX, "a.md", "--output-format", "json")
    assert done.code == 2
    assert json.loads(done.stdout)["summary"]["failures"] == ["a.md: cannot be fixed."]
    assert "a.md: cannot be fixed." in done.stderr
