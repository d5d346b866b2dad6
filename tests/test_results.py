"""Results kept between runs: the same answer sooner, and never another answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jdlint.cli import results
from jdlint.cli.options import Options
from jdlint.cli.session import Session

ROOT = Path(__file__).parent.parent
BAD = "# Backend developer\n\nYou will build the the service.\n"
DATED = "# Backend developer\n\nYou will build our service. Apply by 1 March 2026.\n"

Check = Callable[..., list[tuple[str, list[str]]]]


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that were really checked."""
    from jdlint.engine import Engine

    names: list[str] = []
    linted = Engine.linted

    def noting(self: Engine, posting: object, path: str) -> object:
        names.append(path)
        return linted(self, posting, path)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "linted", noting)
    return names


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Check]:
    """Checks files in a folder of their own; what was found, by file."""
    monkeypatch.chdir(tmp_path)

    def check(*paths: str, **options: object) -> list[tuple[str, list[str]]]:
        given = Options(paths=paths, **{"today": "2026-01-15", "cache_dir": "cache", "jobs": 1, **options})  # type: ignore[arg-type]
        return [(one.name, [f.rule for f in one.findings]) for one in Session(given).examine()]

    return check


def kept() -> list[Path]:
    return sorted(Path("cache/results").rglob("*.bin"))


def test_an_unchanged_file_is_not_checked_again(check: Check, worked: list[str]) -> None:
    Path("a.md").write_text(BAD)
    first = check("a.md")
    assert "repeated-word" in first[0][1]
    assert check("a.md") == first
    assert worked == ["a.md"]
    Path("a.md").write_text(BAD.replace("the the", "the"))
    assert "repeated-word" not in check("a.md")[0][1]
    assert worked == ["a.md", "a.md"]


def test_the_same_text_under_another_name_is_known_where_no_setting_tells_files_apart(
    check: Check, worked: list[str]
) -> None:
    Path("a.md").write_text(BAD)
    Path("b.md").write_text(BAD)
    assert check("a.md")[0][1] == check("b.md")[0][1]
    assert worked == ["a.md"]
    Path(".jdlint.yaml").write_text("overrides: {b.md: {rules: {repeated-word: off}}}\n")
    assert "repeated-word" in check("a.md")[0][1]
    assert "repeated-word" not in check("b.md")[0][1]


def test_a_name_that_dates_the_posting_counts(check: Check, worked: list[str]) -> None:
    Path("a.md").write_text(BAD)
    Path("2026-01-05-a.md").write_text(BAD)
    options = {"profile": ("google",), "select": ("google-missing",)}
    check("a.md", **options)
    assert worked == ["a.md"]
    check("2026-01-05-a.md", **options)
    assert worked == ["a.md", "2026-01-05-a.md"]


@pytest.mark.parametrize(
    "options",
    [{"ignore": ("repeated-word",)}, {"select": ("wording",)}, {"role": "frontend"}, {"jurisdiction": ("us-ca",)}],
)
def test_other_options_give_other_results(check: Check, worked: list[str], options: dict[str, object]) -> None:
    Path("a.md").write_text(BAD)
    check("a.md")
    check("a.md", **options)
    assert worked == ["a.md", "a.md"]


def test_options_of_the_output_give_the_same(check: Check, worked: list[str]) -> None:
    Path("a.md").write_text(BAD)
    check("a.md")
    check("a.md", output_format="json", fail_on="error", exit_zero=True)
    assert worked == ["a.md"]


def test_a_changed_configuration_is_noticed(check: Check) -> None:
    Path("a.md").write_text(BAD)
    assert "repeated-word" in check("a.md")[0][1]
    Path(".jdlint.yaml").write_text("ignore: [repeated-word]\n")
    assert "repeated-word" not in check("a.md")[0][1]


def test_a_changed_pack_is_noticed(check: Check, worked: list[str]) -> None:
    Path("house").mkdir()
    rule = (ROOT / "rules/wording/hype-word.yaml").read_text().replace("id: hype-word", "id: house-word")
    Path("house/house-word.yaml").write_text(rule)
    Path(".jdlint.yaml").write_text("packs: [house]\n")
    Path("a.md").write_text(BAD)
    check("a.md")
    check("a.md")
    assert worked == ["a.md"]
    Path("house/house-word.yaml").write_text(rule + "# changed\n")
    check("a.md")
    assert worked == ["a.md", "a.md"]


def test_a_result_holds_longer_than_its_day_where_no_rule_asked_for_the_date(check: Check, worked: list[str]) -> None:
    Path("plain.md").write_text(BAD)
    Path("dated.md").write_text(DATED)
    assert not any("deadline-passed" in found for _, found in check("plain.md", "dated.md"))
    worked.clear()
    assert ("dated.md", True) in [
        (n, "deadline-passed" in f) for n, f in check("plain.md", "dated.md", today="2026-06-01")
    ]
    assert worked == ["dated.md"]


def test_who_is_passed_over_in_a_folder_is_told_of_when_named(check: Check) -> None:
    Path("jobs").mkdir()
    Path("jobs/a.md").write_text(BAD)
    Path("jobs/README.md").write_text(
        "# Tool\n\nRun `pip install tool`. See the API of the library, and its license.\n" * 5
    )
    assert [name for name, _ in check("jobs")] == ["jobs/a.md"]
    assert "jobs/README.md" in [name for name, _ in check("jobs/README.md")]
    assert [name for name, _ in check("jobs")] == ["jobs/a.md"]


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]


def _empty(data: bytes) -> bytes:
    return b""


def _foreign(data: bytes) -> bytes:
    return b"SQLite format 3\0" + b"\0" * 500


@pytest.mark.parametrize("broken", [_cut, _flipped, _empty, _foreign])
def test_a_broken_or_foreign_result_is_made_anew(
    check: Check, broken: Callable[[bytes], bytes], worked: list[str]
) -> None:
    Path("a.md").write_text(BAD)
    first = check("a.md")
    (path,) = kept()
    whole = path.read_bytes()
    path.write_bytes(broken(whole))
    assert check("a.md") == first
    assert path.read_bytes() == whole
    assert len(worked) == 2


def test_data_of_another_shape_under_the_right_key_is_no_result(check: Check, worked: list[str]) -> None:
    from jdlint.pack.cache import write_cache

    Path("a.md").write_text(BAD)
    first = check("a.md")
    for data in (None, 7, ("", b"x"), ("", b""), (1, 2, 3)):
        (path,) = kept()
        assert write_cache(str(path), bytes.fromhex(path.stem), data)
        assert check("a.md") == first
    assert len(worked) == 6


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(check: Check, worked: list[str]) -> None:
    Path("a.md").write_text(BAD)
    Path("cache").mkdir()
    Path("cache/results").write_text("in the way")
    assert check("a.md") == check("a.md")
    assert worked == ["a.md", "a.md"]


def test_without_a_cache_nothing_is_kept(check: Check, worked: list[str]) -> None:
    Path("a.md").write_text(BAD)
    assert check("a.md", no_cache=True, cache_dir=None) == check("a.md", no_cache=True, cache_dir=None)
    assert not Path("cache").exists()
    assert len(worked) == 2


def test_the_oldest_results_go(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_MOST", 4)
    monkeypatch.setattr(results, "_SHARDS", 1)
    for number in range(30):
        Path(f"{number:02}.md").write_text(f"# Baker\n\nYou will bake {number} loaves.\n")
    check(".")
    assert 0 < len(kept()) <= 4
    assert check(".", no_cache=True, cache_dir=None) == check(".")


def test_errors_are_not_kept(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(BAD)
    with monkeypatch.context() as broken:
        broken.setattr("jdlint.checks.repetition.run", lambda *_: 1 / 0)
        assert check("a.md") == []
    assert "repeated-word" in check("a.md")[0][1]


def test_another_jdlint_or_library_makes_results_anew(
    check: Check, worked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.md").write_text(BAD)
    check("a.md")
    monkeypatch.setattr("jdlint.cli.stamp._libraries", lambda: iter(["pyromark-99.dist-info"]))
    check("a.md")
    assert len(worked) == 2


def test_runs_killed_at_any_moment_leave_a_cache_that_serves_the_next(tmp_path: Path) -> None:
    script = [sys.executable, str(ROOT / "scripts" / "kill_runs.py"), "--times", "4", "--postings", "6", str(tmp_path)]
    done = subprocess.run(
        script, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
