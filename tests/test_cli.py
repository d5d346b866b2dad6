"""The `jdlint` command, as people run it.

Each folder below `cli/` is a case: `args` (the command line after `jdlint`), the files it runs on, and what comes of
it: `stdout`, `stderr` (where it matters) and `exit`. `JDLINT_UPDATE=1 pytest tests/test_cli.py` writes them anew.
"""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from jdlint import __version__
from jdlint.cli import main
from jdlint.report import FORMATS

CASES = Path(__file__).parent / "cli"
COLORS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR")
HOSTS = ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
EXPECTED = ("args", "stdout", "stderr", "exit", "stdin")


class Done(NamedTuple):
    code: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in (*COLORS, "PRE_COMMIT", "COLUMNS", *HOSTS, "JDLINT_OUTPUT_FORMAT", "JDLINT_OUTPUT_FILE"):
        monkeypatch.delenv(name, raising=False)

    def run(*args: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as exit:
            main(args)
        return Done(int(exit.value.code or 0), *capsys.readouterr())

    return run


def write(name: str, text: str | bytes = "# Baker\n\nYou will bake bread for the people of Utrecht.\n") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


REPEATED = "# Baker\n\nYou will bake the the bread.\n"
ONE = ("--select", "repeated-word", "--isolated")


@pytest.mark.parametrize("case", sorted(case.name for case in CASES.iterdir()))
def test_case(case: str, run: Run, tmp_path: Path) -> None:
    folder = CASES / case
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*EXPECTED))
    stdin = (folder / "stdin").read_bytes() if (folder / "stdin").exists() else b""
    done = run(*shlex.split((folder / "args").read_text(encoding="utf-8")), stdin=stdin)
    if os.environ.get("JDLINT_UPDATE"):
        (folder / "stdout").write_text(done.stdout, encoding="utf-8", newline="")
        (folder / "exit").write_text(f"{done.code}\n")
        if done.stderr or (folder / "stderr").exists():
            (folder / "stderr").write_text(done.stderr, encoding="utf-8")
    assert done.stdout == (folder / "stdout").read_text(encoding="utf-8")
    if (folder / "stderr").exists():
        assert done.stderr == (folder / "stderr").read_text(encoding="utf-8")
    assert done.code == int((folder / "exit").read_text(encoding="utf-8"))


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"jdlint {__version__}\n", "")
    assert run("--help").code == 0
    for command in ("check", "coverage", "new", "stats", "rule"):
        assert run(command, "--help").code == 0
        assert command in run("--help").stdout


def test_findings_give_1_and_none_give_0(run: Run) -> None:
    write("bad.md", REPEATED)
    write("good.md")
    assert run("check", *ONE, "bad.md").code == 1
    assert run("check", *ONE, "good.md").code == 0
    assert run("check", *ONE, "--exit-zero", "bad.md").code == 0
    assert run("check", *ONE, "--fail-on", "error", "bad.md").code == 0
    assert run("check", *ONE, "--ignore", "repetition", "bad.md").code == 0


UNREADABLE = {
    "latin.md": "Résumé".encode("latin-1"),
    "binary.md": b"\x00\x01\x02\xff\xfe\x00",
    "large.md": b"word " * 210_000,
}


@pytest.mark.parametrize("name", [*UNREADABLE, "missing.md"])
def test_what_cannot_be_checked_gives_2_and_the_rest_is_checked(name: str, run: Run) -> None:
    if name in UNREADABLE:
        write(name, UNREADABLE[name])
    done = run("check", *ONE, "--exit-zero", name, write("bad.md", REPEATED))
    assert done.code == 2
    assert done.stderr.startswith(f"jdlint: {name}: ")
    assert "bad.md:3:15" in done.stdout


def test_a_file_without_permission_gives_2(run: Run) -> None:
    write("closed.md")
    os.chmod("closed.md", 0)
    if os.access("closed.md", os.R_OK):
        pytest.skip("this user may read everything")
    assert run("check", *ONE, "closed.md").code == 2


def test_a_huge_file_is_not_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("huge.md", "wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("jdlint.cli.read._read", lambda *_: pytest.fail("was read"))
    done = run("check", "huge.md")
    assert done.code == 2
    assert "50 MB, over the limit of 1 MB" in done.stderr


def test_the_limit_can_be_raised(run: Run) -> None:
    assert run("check", *ONE, "--max-size", "2MB", write("large.md", UNREADABLE["large.md"])).code in (0, 1)


NOT_FOR_PEOPLE = sorted({*FORMATS} - {"full", "concise"})


@pytest.mark.parametrize("format", NOT_FOR_PEOPLE)
def test_machine_formats_print_nothing_else(format: str, run: Run) -> None:
    """With each of them the exit codes are the same, and standard output holds its document and nothing more."""
    done = run("check", *ONE, "-f", format, write("good.md"))
    assert (done.code, done.stderr) == (0, "")
    _is_whole(format, done.stdout)
    done = run("check", *ONE, "-f", format, write("bad.md", REPEATED))
    assert (done.code, done.stderr) == (1, "")
    _is_whole(format, done.stdout)
    done = run("check", *ONE, "-f", format, "--exit-zero", "missing.md", "bad.md")
    assert (done.code, done.stderr.startswith("jdlint: missing.md: ")) == (2, True)
    assert "repeated-word" in done.stdout
    _is_whole(format, done.stdout)


def _is_whole(format: str, printed: str) -> None:
    if format in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(printed)
    elif format in ("junit", "checkstyle"):
        ElementTree.fromstring(printed)
    elif format == "json-lines":
        assert all(json.loads(line)["code"] for line in printed.splitlines())
    elif format == "html":
        assert printed.startswith("<!doctype html>")
        assert printed.endswith("</html>\n")
    else:
        assert "jdlint: " not in printed


def test_github_puts_what_it_does_not_show_into_the_job_summary(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("# Of others\n", encoding="utf-8")
    assert run("check", *ONE, "-f", "github", write("bad.md", REPEATED)).code == 1
    assert Path("summary.md").read_text(encoding="utf-8") == "# Of others\n"
    write("bad.md", REPEATED * 12)
    assert run("check", *ONE, "-f", "github", "bad.md").stdout.splitlines()[-1].startswith("::notice title=jdlint::2 ")
    summary = Path("summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Of others\n")
    assert summary.count("| repeated-word |") == 12


def test_a_job_summary_that_is_full_stays_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_bytes(b"x" * 1_048_000)
    done = run("check", *ONE, "-f", "github", write("bad.md", REPEATED * 12))
    assert done.code == 1
    assert "summary.md: the job summary is full" in done.stderr
    assert os.path.getsize("summary.md") == 1_048_000


def test_a_job_summary_that_cannot_be_written_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "nowhere/summary.md")
    done = run("check", *ONE, "-f", "github", write("bad.md", REPEATED * 12))
    assert done.code == 1
    assert "nowhere/summary.md: the job summary cannot be written" in done.stderr


def test_the_environment_may_name_format_and_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("bad.md", REPEATED)
    monkeypatch.setenv("JDLINT_OUTPUT_FORMAT", "gitlab")
    monkeypatch.setenv("JDLINT_OUTPUT_FILE", "out.json")
    assert run("check", *ONE, "bad.md") == (1, "", "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))[0]["check_name"] == "repeated-word"
    assert run("check", *ONE, "-oclick.json", "bad.md") == (1, "", "")  # a short form that only click reads
    assert json.loads(Path("click.json").read_text(encoding="utf-8"))
    assert run("check", *ONE, "-f", "concise", "-o", "out.txt", "bad.md") == (1, "", "")
    assert Path("out.txt").read_text(encoding="utf-8").startswith("bad.md:3:15: ")
    monkeypatch.setenv("JDLINT_OUTPUT_FORMAT", "yaml")
    done = run("check", *ONE, "bad.md")
    assert done.code == 2
    assert "'yaml' is not one of" in done.stderr


def test_standard_input(run: Run) -> None:
    done = run("check", *ONE, "-f", "concise", "-", stdin=REPEATED.encode())
    assert done.stdout.startswith("<stdin>:3:15: warning: ")
    done = run(
        "check", *ONE, "-f", "concise", "-", "--stdin-filename", "a/b.md", stdin=b"\xef\xbb\xbf" + REPEATED.encode()
    )
    assert done.stdout.startswith("a/b.md:3:15: warning: ")
    assert run("check", *ONE, "-", stdin=b"x" * 1_000_001).code == 2


def test_output_file_is_whole_or_untouched(run: Run, tmp_path: Path) -> None:
    write("bad.md", REPEATED)
    done = run("check", *ONE, "-f", "json", "-o", "out.json", "bad.md")
    assert (done.code, done.stdout) == (1, "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["findings"]
    assert run("check", *ONE, "-o", "nowhere/out.txt", "bad.md").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.md", "out.json"]


def test_output_file_survives_a_failure(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jdlint.cli.output import write as write_out

    def pieces() -> object:
        yield "half"
        raise KeyboardInterrupt

    Path("out.txt").write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_out(pieces(), "out.txt")  # type: ignore[arg-type]
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.txt", "before")]


@pytest.mark.parametrize(
    ("env", "option", "colored"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "0"}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, "auto", True),
        ({"CLICOLOR_FORCE": "1"}, "auto", True),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_color(env: dict[str, str], option: str, colored: bool, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    done = run("check", *ONE, "--color", option, write("bad.md", REPEATED))
    assert ("\x1b[" in done.stdout) == colored


def test_an_internal_error_names_rule_and_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdlint.checks.repetition.run", lambda *_: 1 / 0)
    done = run("check", *ONE, "--no-cache", write("bad.md", REPEATED))
    assert done.code == 2
    assert "bad.md" in done.stderr
    assert "repeated-word" in done.stderr
    assert "report" in done.stderr
    assert "Traceback" not in done.stderr
    monkeypatch.setenv("JDLINT_TRACEBACK", "1")
    assert "Traceback" in run("check", *ONE, "--no-cache", "bad.md").stderr


def test_interruption_gives_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jdlint.cli.session.read_text", interrupt)
    assert run("check", write("a.md")).code == 130


README = """# Slotted

Slotted is a small library that keeps opening hours. It was written for clinics, and it knows holidays.

## Installation

Run the following command: pip install slotted. Then pip run the tests, or git clone this repository and open
an issue when the following command fails. This package has no dependencies. Every pull request needs a test.

## Usage

Run the command with the name of a file, and it prints the hours of the week to come.
"""


def test_a_blank_form_is_skipped_in_a_walk_and_told_of_when_named(run: Run) -> None:
    form = "---\ntitle: ENTER ROLE TITLE HERE\nlocation: Utrecht\n---\n\n## Requirements\n\nENTER REQUIREMENTS HERE.\n"
    write("jobs/form.md", form)
    write("jobs/draft.md", form.replace("ENTER ROLE TITLE HERE", "Java developer"))
    found = json.loads(run("check", "--isolated", "-f", "json", "jobs").stdout)
    assert found["summary"]["skipped"] == 1
    assert "template-leftover" in {finding["code"] for finding in found["findings"]}
    assert "template-leftover" in run("check", "--isolated", "-f", "concise", "jobs/form.md").stdout


def test_what_is_no_posting_is_skipped_in_a_walk_and_told_of_when_named(run: Run) -> None:
    write("jobs/README.md", README)
    write("jobs/a.md")
    done = run("check", "--select", "repeated-word", "jobs")
    assert (done.code, done.stdout) == (0, "Nothing to mend in 1 posting. 1 file skipped: no job posting.\n")
    done = run("check", "--select", "repeated-word", "-f", "concise", "jobs/README.md", "jobs/a.md")
    assert "[not-a-posting]" in done.stdout
    assert run("check", "--skip-non-postings", "jobs/README.md").code == 0
    assert run("coverage", "-f", "json", "jobs/README.md").code == 0
    assert json.loads(run("coverage", "-f", "json", "jobs/README.md").stdout)[0]["is_posting"] is False


def test_a_folder_without_a_posting_gives_2(run: Run) -> None:
    write("docs/README.md", README)
    write("jobs/a.md")
    done = run("check", *ONE, "docs", "jobs")
    assert done.code == 2
    assert done.stderr.startswith("jdlint: docs: no job posting in this folder: none of its 1 files")
    os.mkdir("empty")
    assert run("check", *ONE, "empty", "jobs/a.md").code == 2
    os.chdir("empty")
    assert run("check", *ONE).code == 2


def test_empty_and_broken_postings_are_findings(run: Run) -> None:
    done = run(
        "check", *ONE, "-f", "concise", write("empty.md", ""), write("broken.md", "---\ntitle: [\n---\n\nBake.\n")
    )
    assert done.code == 1
    assert "empty.md:1:1: error: " in done.stdout
    assert "broken.md:" in done.stdout
    assert "[broken-front-matter]" in done.stdout


@pytest.mark.parametrize(
    "args",
    [
        ("--isolated", "--config", "x.yaml", "a.md"),
        ("--stdin-filename", "x.md", "a.md"),
        ("--statistics", "-f", "github", "a.md"),
        ("--statistics", "-f", "json", "a.md"),
        ("--today", "2026-13-01", "a.md"),
        ("--max-size", "big", "a.md"),
        ("--config", "missing.yaml", "a.md"),
        ("--role", "no-such-role", "a.md"),
        ("--ignore", "no-such-rule", "a.md"),
    ],
)
def test_wrong_options_give_2_and_a_sentence(args: tuple[str, ...], run: Run) -> None:
    write("a.md")
    done = run("check", *args)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_an_element_can_be_asked_for_by_its_id(run: Run) -> None:
    done = run("check", "-f", "concise", "--select", "deadline", write("a.md"))
    assert "[deadline]" in done.stdout
    write(".jdlint.yaml", "rules: {deadline: error}\n")
    assert "error: " in run("check", "-f", "concise", "a.md").stdout


def test_the_python_interface_returns_what_the_command_prints(run: Run) -> None:
    from jdlint import check_text, coverage_text

    printed = json.loads(run("check", "-f", "json", "--today", "2026-01-15", write("a.md", REPEATED)).stdout)
    found = check_text(REPEATED, name="a.md", today="2026-01-15")
    assert [(f.rule, f.start, f.end) for f in found] == [
        (entry["code"], entry["offset"], entry["end_offset"]) for entry in printed["findings"]
    ]
    (answer,) = json.loads(run("coverage", "-f", "json", "a.md").stdout)
    assert [(v.element, v.verdict) for v in coverage_text(REPEATED, name="a.md")] == [
        (element["id"], element["verdict"]) for element in answer["elements"]
    ]


def test_the_hook_manifest_names_a_command_that_works(run: Run) -> None:
    import yaml

    manifest = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
    hook, fix, every = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    assert (hook["id"], fix["id"], every["id"]) == ("jdlint", "jdlint-fix", "jdlint-all")
    write("README.md", README)
    for one in (hook, fix):
        program, *args = shlex.split(one["entry"])
        assert (program, one["require_serial"]) == ("jdlint", True)
        assert run(*args, "README.md").code == 0
    write("a.md")
    assert run(*shlex.split(every["entry"])[1:], "--select", "repeated-word").code == 0


def test_coverage_answers_for_every_named_file(run: Run) -> None:
    write("a.md", REPEATED)
    write("empty.md", "")
    done = run("coverage", "--output-format", "json", "a.md", "empty.md")
    assert done.code == 0
    answers = json.loads(done.stdout)
    assert [answer["path"] for answer in answers] == ["a.md", "empty.md"]
    for answer in answers:
        assert isinstance(answer["is_posting"], bool)
        assert {element["verdict"] for element in answer["elements"]} <= {"met", "weak", "missing"}
    assert run("coverage", "a.md").code == 0
    assert run("coverage", "missing.md").code == 2


def test_stats_shows_figures_by_section(run: Run) -> None:
    done = run("stats", "--output-format", "json", write("a.md", REPEATED))
    (answer,) = json.loads(done.stdout)
    assert "flesch_reading_ease" in answer["metrics"]
    assert answer["sections"]
    assert "flesch_reading_ease" in run("stats", "a.md").stdout


def test_every_rule_has_a_page(run: Run) -> None:
    text = run("rule", "--all").stdout
    rules = json.loads(run("rule", "--all", "--output-format", "json").stdout)
    assert all(f"{rule['id']}: {rule['title']}" in text for rule in rules)
    assert {"id", "topic", "level", "message", "why", "grade", "sources", "examples"} <= set(rules[0])
    assert run("rule", "repeated-wrod").code == 2
    assert run("rule").code == 2


def test_a_closed_pipe_is_no_news(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(REPEATED + "Bake the the bread.\n\n" * 50)
    files = [f"{number}.md" for number in range(40)]
    jdlint = subprocess.Popen(
        [sys.executable, "-m", "jdlint", "check", *ONE, *files],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert jdlint.stdout
    assert jdlint.stderr
    jdlint.stdout.read(10)
    jdlint.stdout.close()
    assert jdlint.stderr.read() == b""
    jdlint.wait()
    jdlint.stderr.close()


def test_start_imports_only_what_it_uses(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPEATED)
    heavy = [
        "yaml",
        "json",
        "textstat",
        "pathspec",
        "dataclasses",
        "pathlib",
        "logging",
        "difflib",
        "importlib.metadata",
    ]
    code = (
        "import sys\nfrom jdlint.cli import main\n"
        "try: main(['check', 'a.md'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    for _ in range(2):  # the first run fills the cache
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == "[]\n"


def test_a_broken_configuration_stops_only_its_own_folder(run: Run) -> None:
    write("good/a.md")
    write("bad/b.md")
    write("bad/.jdlint.yaml", "rulez: {}\n")
    done = run("check", "good", "bad", "--select", "repeated-word")
    assert done.code == 2
    assert done.stderr.count('bad/.jdlint.yaml:1: unknown key "rulez". Did you mean "rules"?') == 1
    assert "Nothing to mend in 1 posting" in done.stdout
    named = run("check", "good/a.md", "bad/b.md", "--select", "repeated-word")
    assert (named.code, "Nothing to mend in 1 posting" in named.stdout) == (2, True)


def test_a_broken_rule_file_is_told_once_with_its_place(run: Run) -> None:
    write("a.md")
    write("b.md")
    write(".jdlint.yaml", "packs: [house]\n")
    write("house/wording/shout.yaml", "id: shout\ntitle: [\n")
    done = run("check", "a.md", "b.md")
    assert done.code == 2
    assert done.stderr.count("house/wording/shout.yaml:") == 1
