"""The output formats for services, on findings made by hand: shapes, positions, and what hostile postings cannot do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate
from junitparser import JUnitXml
from test_report import ATTACKS, finding, printed, report

from jdlint.lines import BYTES, UTF16, Lines
from jdlint.posting.model import Span
from jdlint.report import FORMATS, Checked, Report
from jdlint.report.fingerprint import line_hashes, own
from jdlint.report.html.notes import numbered
from jdlint.report.junit import junit
from jdlint.report.markdown import markdown_within
from jdlint.report.terminal import Style

DOCUMENTS = ("json", "gitlab", "sarif", "rdjson", "junit", "checkstyle", "html", "markdown")
TEXT = "🚀é\u0301\r\nA 🚀 rockstar,\r\na rockstar.\r\n"
"""What columns are counted wrong in: wide, astral and combining characters, and CRLF."""

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
POSITION = {
    "required": ["line", "column"],
    "properties": {key: {"type": "integer", "minimum": 1} for key in ("line", "column")},
}
RANGE = {"required": ["start", "end"], "properties": {"start": POSITION, "end": POSITION}}
RDJSON = {
    "required": ["source", "severity", "diagnostics"],
    "properties": {
        "source": {"required": ["name"], "properties": {"name": {"type": "string"}}},
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "location": {
                        "required": ["path", "range"],
                        "properties": {"path": {"type": "string"}, "range": RANGE},
                    },
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"required": ["value"], "properties": {"value": {"type": "string"}}},
                    "suggestions": {
                        "type": "array",
                        "items": {"required": ["range", "text"], "properties": {"range": RANGE}},
                    },
                },
            },
        },
    },
}


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)


def rockstar(**more: object) -> Report:
    return report(TEXT, finding(TEXT, "rockstar", **more))


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"html", "full"}))
def test_many_findings_in_one_long_line_take_no_quadratic_time(format: str) -> None:
    text = "é rockstar " * 5_000
    one = finding(text, "rockstar")
    many = [one._replace(start=one.start + 11 * n, end=one.end + 11 * n) for n in range(5_000)]
    began = process_time()
    printed(format, report(text, *many))
    assert process_time() - began < 10


def clean() -> Report:
    return Report([Checked("a.md", "", [])], 0, 0, {})


def failed() -> Report:
    return Report([], 0, 1, {}, failures=["gone.md: there is no such file."])


def run_of(made: Report) -> Any:
    (run,) = json.loads(printed("sarif", made))["runs"]
    return run


# Positions


def test_columns_are_counted_in_the_units_of_the_consumer() -> None:
    lines = Lines("a𐐀b\r\né\u0301x")
    assert lines.place(2) == (1, 3)
    assert lines.place(2, UTF16) == (1, 4)
    assert lines.place(2, BYTES) == (1, 6)  # the example of reviewdog's own specification
    assert lines.place(7, BYTES) == (2, 5)


@given(st.text(st.sampled_from("aé🚀\u0301\r\n"), max_size=30), st.lists(st.integers(0, 30), max_size=8))
def test_places_are_the_same_in_whatever_order_they_are_asked_for(text: str, offsets: list[int]) -> None:
    lines = Lines(text)
    for offset in (min(offset, len(text)) for offset in offsets):
        row, column = lines.place(offset, BYTES)
        assert column - 1 == len(text[lines.starts[row - 1] : offset].encode())
        assert (
            lines.place(offset, UTF16).column - 1 == len(text[lines.starts[row - 1] : offset].encode("utf-16-le")) // 2
        )


@pytest.mark.parametrize(
    ("format", "place"),
    [
        ("sarif", '"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 13'),
        ("rdjson", '"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 16}'),
        ("gitlab", '"lines": {"begin": 2}'),
        ("json-lines", '"location": {"row": 2, "column": 5}, "end_location": {"row": 2, "column": 13}'),
        ("junit", 'line="2"'),
        ("checkstyle", 'line="2" column="5"'),
        ("azure", "linenumber=2;columnnumber=5"),
        ("github", "line=2,endLine=2,col=5,endColumn=13"),
        ("markdown", "| 2 |"),
    ],
)
def test_place_after_wide_characters_and_crlf(format: str, place: str) -> None:
    shown = printed(format, rockstar())
    assert place in re.sub(r"\n\s*", " ", shown).replace("{ ", "{").replace(" }", "}")


# Clean and failed runs


@pytest.mark.parametrize("format", DOCUMENTS)
def test_a_clean_run_is_a_whole_document(format: str) -> None:
    shown = printed(format, clean())
    assert shown.strip()
    if format in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(shown)
    elif format in ("junit", "checkstyle"):
        ElementTree.fromstring(shown)


@pytest.mark.parametrize("format", ["github", "azure", "json-lines"])
def test_formats_of_lines_are_silent_when_clean(format: str) -> None:
    assert printed(format, clean()) == ""


@pytest.mark.parametrize("format", ["json", "sarif", "junit", "github", "azure", "markdown", "html"])
def test_what_could_not_be_checked_is_told_where_there_is_a_place(format: str) -> None:
    assert "gone.md" in printed(format, failed())


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_in_which_all_failed_has_a_valid_document(format: str) -> None:
    shown = printed(format, failed())
    if format in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(shown)
    elif format in ("junit", "checkstyle"):
        ElementTree.fromstring(shown)


# SARIF


def test_sarif_has_all_that_github_asks_for() -> None:
    document = json.loads(printed("sarif", rockstar(better="cook")))
    assert document["version"] == "2.1.0"
    assert document["$schema"]
    (run,) = document["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"]["id"] == "jdlint/"
    (rule,) = run["tool"]["driver"]["rules"]
    for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
        assert 0 < len(text) <= 1024
    assert rule["help"]["text"]
    assert rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["properties"]["problem.severity"] == "warning"
    assert "security-severity" not in rule["properties"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "hype"
    assert result["message"]["text"] == 'No. Better: "cook"'
    assert set(result["partialFingerprints"]) == {"primaryLocationLineHash", "jdlint/v1"}
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "a.md", "uriBaseId": "%SRCROOT%"}
    assert "%SRCROOT%" in run["originalUriBaseIds"]
    (fix,) = result["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "cook"}


def test_sarif_regions_stay_on_one_line() -> None:
    text = "one\r\ntwo\r\nthree\r\n"
    (result,) = run_of(report(text, finding(text, "ne\r\ntwo\r\nth")))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 4}
    assert place["contextRegion"] == {"startLine": 1, "startColumn": 2, "endLine": 3, "endColumn": 3}


def test_sarif_keeps_the_worst_and_says_what_it_left_out() -> None:
    text = "x"
    many = [finding(text, "x", "info")] * 5_002 + [finding(text, "x", "error")]
    run = run_of(report(text, *many))
    assert len(run["results"]) == 5_000
    assert run["results"][0]["level"] == "error"
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "3 findings" in note["message"]["text"]


def test_sarif_tells_of_failures_in_the_invocation() -> None:
    (invocation,) = run_of(failed())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"
    assert run_of(clean())["invocations"] == [{"executionSuccessful": True}]


def test_sarif_messages_hold_no_links() -> None:
    made = rockstar(message="see [here](https://evil.example) and [this](1)")
    assert "](" not in run_of(made)["results"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("jobs/a b.md", "jobs/a%20b.md"),
        ("100%.md", "100%25.md"),
        ("a:b.md", "a%3Ab.md"),
        ("é🚀.md", "%C3%A9%F0%9F%9A%80.md"),
        ("./x/../a.md", "a.md"),
        (os.fsdecode(b"\xff.md"), "%FF.md"),
    ],
)
def test_sarif_uris(name: str, uri: str) -> None:
    (result,) = run_of(report("x", finding("x", "x"), name=name))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_paths_start_at_the_repository_and_follow_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "site" / "jobs").mkdir(parents=True)
    (tmp_path / "site" / "jobs" / "a.md").write_text("x")
    (tmp_path / "site" / "link.md").symlink_to("jobs/a.md")
    monkeypatch.chdir(tmp_path / "site")
    for name in ("jobs/a.md", "link.md", str(tmp_path / "site" / "jobs" / "a.md")):
        made = report("x", finding("x", "x"), name=name)
        assert json.loads(printed("gitlab", made))[0]["location"]["path"] == "site/jobs/a.md"


def test_a_file_outside_of_the_repository_has_an_absolute_uri() -> None:
    (result,) = run_of(report("x", finding("x", "x"), name="/elsewhere/a b.md"))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///elsewhere/a%20b.md"}


def test_the_line_hash_is_that_of_the_upload_action() -> None:
    expected = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    assert line_hashes(" a\nb\n  \t\tc\n d") == expected
    assert line_hashes(" a\r\nb\r  \t\tc\r\n d") == expected


def test_equal_lines_have_numbered_hashes_and_every_line_has_one() -> None:
    text = ("x" * 120 + "\n") * 3
    hashes = line_hashes(text)
    assert len(hashes) == len(Lines(text).starts) == 4
    assert [each.split(":")[1] for each in hashes[:2]] == ["1", "2"]
    assert hashes[0].split(":")[0] == hashes[1].split(":")[0]
    assert line_hashes("") == line_hashes("")


MULTITOOL = os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")


@pytest.mark.skipif(not MULTITOOL, reason="SARIF_MULTITOOL names no program (npm: @microsoft/sarif-multitool-linux)")
@pytest.mark.parametrize("made", [rockstar(better="cook"), clean(), failed()], ids=["found", "clean", "failed"])
def test_sarif_by_the_multitool(made: Report) -> None:
    Path("a.sarif").write_text(printed("sarif", made))
    command = [str(MULTITOOL), "validate", "a.sarif", "--rule-kind", "Sarif;Ghas"]
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=120)
    assert "Analysis completed successfully" in done.stdout
    assert not re.search(r"\berror [A-Z]+\d+", done.stdout), done.stdout


# Others


def test_fingerprints_hold_no_line_and_tell_equal_findings_apart() -> None:
    text = "A rockstar and a rockstar.\n"
    second = finding(text, "rockstar")._replace(start=text.rindex("rock"), end=text.rindex("rock") + 8)
    made = report(text, finding(text, "rockstar"), second)
    moved = report(
        "\n\n# New\n\n" + text, *[f._replace(start=f.start + 9, end=f.end + 9) for f in made.checked[0].findings]
    )
    assert own(made.checked[0]) == own(moved.checked[0])
    assert len(set(own(made.checked[0]))) == 2
    entries, again = (json.loads(printed("gitlab", each)) for each in (made, moved))
    assert [entry["fingerprint"] for entry in entries] == [entry["fingerprint"] for entry in again]


def test_names_that_are_no_text_have_fingerprints_of_their_own() -> None:
    names = [os.fsdecode(name) for name in (b"a\xff.md", b"a\xfe.md")]
    entries = [json.loads(printed("gitlab", report("x", finding("x", "x"), name=name)))[0] for name in names]
    assert entries[0]["fingerprint"] != entries[1]["fingerprint"]


def test_gitlab_by_its_schema() -> None:
    document = json.loads(printed("gitlab", rockstar(better="")))
    validate(document, GITLAB)
    assert document[0]["severity"] == "minor"
    assert document[0]["description"] == "No. Better: leave it out"
    assert printed("gitlab", clean()) == "[]\n"


def test_rdjson_by_its_schema() -> None:
    second = TEXT.rindex("rockstar")
    document = json.loads(printed("rdjson", rockstar(better="cook", also=(Span(second, second + 8),))))
    validate(document, RDJSON)
    (entry,) = document["diagnostics"]
    assert entry["suggestions"][0]["text"] == "cook"
    assert entry["related_locations"][0]["location"]["range"]["start"] == {"line": 3, "column": 3}


def test_junit_by_junitparser() -> None:
    infos = [finding(TEXT, "rockstar", "info"), finding(TEXT, "rockstar"), finding(TEXT, "rockstar")]
    suites = JUnitXml.fromstring(printed("junit", report(TEXT, *infos)).encode())
    (suite,) = list(suites)
    assert (suite.tests, suite.failures, suite.errors) == (3, 2, 0)
    names = [case.name for case in suite]
    assert names == ["hype: No.", "hype: No. (2)", "hype: No. (3)"]
    assert [len(case.result) for case in suite] == [0, 1, 1]


def test_junit_fails_what_fails_the_run() -> None:
    checked = Checked("a.md", TEXT, [finding(TEXT, "rockstar")], fail_on="error")
    assert 'failures="0"' in "".join(junit(Report([checked], 0, 0, {}), Style()))


def test_junit_of_clean_and_failed_runs_has_tests() -> None:
    (suite,) = list(JUnitXml.fromstring(printed("junit", clean()).encode()))
    assert (suite.tests, suite.failures) == (1, 0)
    (suite,) = list(JUnitXml.fromstring(printed("junit", failed()).encode()))
    assert (suite.tests, suite.errors) == (1, 1)


def test_checkstyle_by_a_parser() -> None:
    tree = ElementTree.fromstring(printed("checkstyle", rockstar()))
    (error,) = tree.iter("error")
    assert error.attrib["source"] == "jdlint.wording.hype"
    assert error.attrib["severity"] == "warning"


def test_azure_escapes_and_has_no_notices() -> None:
    made = report("x", finding("x", "x", message="50%;]"), finding("x", "x", "info"), name="a;b].md")
    assert printed("azure", made).splitlines() == [
        "##vso[task.logissue type=warning;sourcepath=a%3Bb%5D.md;linenumber=1;columnnumber=1;code=hype]50%AZP25;]",
        "a;b].md:1:1: info: No. [hype]",
    ]


def test_azure_counts_failures_in_what_it_leaves_out() -> None:
    made = report("x", *[finding("x", "x", "error")] * 8)._replace(failed=5, failures=[f"{n}.md" for n in range(5)])
    assert printed("azure", made).splitlines()[-1].startswith("3 more ")


def test_github_names_the_job_summary_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    made = report("x", *[finding("x", "x")] * 11)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert "1 more in the log:" in printed("github", made).splitlines()[-1]
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    assert "1 more in the log and job summary:" in printed("github", made).splitlines()[-1]


def test_failures_in_markdown_leave_room_for_findings_and_are_counted() -> None:
    gone = [f"{number}/{'x' * 200}.md: gone" for number in range(1_000)]
    made = report("x", *[finding("x", "x", message="word " * 20)] * 5)._replace(failed=1_000, failures=gone)
    shown = "".join(markdown_within(made, 20_000))
    assert len(shown.encode()) <= 20_000
    assert shown.count("| ⚠️ warning |") == 5
    told = shown.count("- ❌ ")
    assert f"- {1_000 - told:,} more: too long" in shown


def test_markdown_is_cut_at_its_limit_and_keeps_the_worst() -> None:
    text = "x"
    many = [finding(text, "x", "info", message="word " * 20)] * 1_000 + [finding(text, "x", "error", message="Worst.")]
    shown = printed("markdown", report(text, *many))
    assert len(shown.encode()) < 65_536
    assert "Worst." in shown
    left = int(re.search(r"([\d,]+) findings more", shown)[1].replace(",", ""))  # type: ignore[index]
    assert left + shown.count("| ℹ️ info |") == 1_000
    assert len("".join(markdown_within(report(text, *many), 10_000)).encode()) < 10_000


# What another engine found


def test_findings_of_another_engine_have_the_page_and_the_reason() -> None:
    one = finding("x", "x")._replace(rule="hype/THEIR_ID", url="https://example.org/THEIR_ID")
    made = report("x", one)
    (rule,) = run_of(made)["tool"]["driver"]["rules"]
    assert (rule["id"], rule["helpUri"]) == ("hype/THEIR_ID", "https://example.org/THEIR_ID")
    assert rule["fullDescription"]["text"] == "It says nothing. And more."
    (entry,) = json.loads(printed("rdjson", made))["diagnostics"]
    assert entry["code"] == {"value": "hype/THEIR_ID", "url": "https://example.org/THEIR_ID"}
    assert "It says nothing." in printed("junit", made)


def test_two_rules_below_a_rule_have_names_of_their_own_and_one_reason() -> None:
    one = finding("x", "x")
    made = report("x", one._replace(rule="hype/ONE_ID"), one._replace(rule="hype/OTHER_ID"))
    assert len({rule["name"] for rule in run_of(made)["tool"]["driver"]["rules"]}) == 2
    notes = numbered(1, made.checked[0], SimpleNamespace(verdicts=()), made)  # type: ignore[arg-type]
    assert [(note.title, note.is_first) for note in notes] == [("Hype", True), ("Hype", False)]


# What a page says of what it does not show


def test_a_page_without_findings_says_what_was_not_looked_at_or_is_held_back() -> None:
    held = clean()._replace(notes=["3 findings are in the baseline."], basics=1, failed=2)
    shown = printed("html", held)
    assert "Nothing to mend" not in shown
    assert "3 findings are in the baseline." in shown
    assert "asked for the basics only" in shown
    assert "2 paths could not be checked." in shown
    assert "No posting was checked." in printed("html", Report([], 0, 0, {}))


# What a posting cannot do


HOSTILE = [
    *ATTACKS, "<script>alert(1)</script>", "]]>", "`code` ```", "<!-- --> &amp; <![CDATA[", "\ud800", "\ufffe",
    "a\r\nb", "[x](javascript:alert(1))", "![i](https://evil.example/x.png)", "| a | b |", "'\"><img src=x>", "@everyone",
    "#1", "\u2066\u2069",
]  # fmt: skip


@pytest.mark.parametrize("attack", HOSTILE, ids=ascii)
@pytest.mark.parametrize("format", FORMATS)
def test_a_hostile_posting_is_only_text(format: str, attack: str) -> None:
    text = f"x {attack} y"
    made = report(text, finding(text, text, message=text, better=text, also=(Span(0, 3),)), name=f"{attack}.md")
    shown = printed(format, made)
    shown.encode()  # no lone surrogate
    for line in shown.splitlines():
        assert line.startswith(("::warning file=", "::error title")) or not line.lstrip().startswith("::")
        assert line.startswith("##vso[task.logissue ") or "##vso[" not in line
        assert "##[" not in line
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", line)
    if format in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(shown)
    if format in ("junit", "checkstyle"):
        ElementTree.fromstring(shown)
    if format == "markdown":
        assert "<script" not in shown
        assert "](" not in shown
        assert "<img" not in shown


@pytest.mark.parametrize("format", ["json", "json-lines", "sarif", "gitlab", "rdjson"])
@pytest.mark.parametrize("marks", ["##", "###", "####", "#####"])
def test_no_run_of_marks_makes_a_command_of_the_log(format: str, marks: str) -> None:
    text = f"x {marks}vso[task.complete result=Succeeded] y"
    shown = printed(format, report(text, finding(text, text, message=text)))
    assert "##" not in shown
    assert "vso[task" in json.dumps(json.loads(shown))


def test_json_formats_keep_the_exact_excerpt() -> None:
    text = "x ##vso[y] z"
    entry = json.loads(printed("json-lines", report(text, finding(text, text))))
    assert entry["excerpt"] == text
