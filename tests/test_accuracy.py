"""The figures of docs/accuracy.md: their formulas on postings small enough to count by hand, and that the page is fresh."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PACK

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from accuracy_page import Measured, page  # noqa: E402
from keyword_baseline import KEYWORDS, judge  # noqa: E402
from scoring import BASICS, COMPLETENESS, Answer, Counts, Label, Piece, count, figures, mean, rests_on  # noqa: E402
from verdicts import TABLE, WIDE, Row, Tally, around, key_of, read_table, tally  # noqa: E402

READ = Tally("hustle", "info", findings=5, postings=4, right=2, wrong=1)
CORPUS = os.environ.get("JDLINT_CORPUS")
TEXT = "# Cook\n\nWe feed four schools.\nApply by mail:\nkitchen@example.org\n"


def label(file: str, quote: str = "", doubt: tuple[str, ...] = ()) -> Label:
    return Label(file, TEXT, {"mission": [quote]} if quote else {}, frozenset(doubt))


def counted(*cases: tuple[str, str]) -> Counts:
    """The counts for pairs of what is so (stated, lacking, doubt) and the verdict."""
    labels, answers = [], {}
    for number, (truth, verdict) in enumerate(cases):
        doubt = ("mission",) if truth == "doubt" else ()
        labels.append(label(str(number), "We feed four schools" if truth == "stated" else "", doubt))
        answers[str(number)] = {"mission": Answer(verdict, [Piece(3, "feed four schools")])}
    return count("mission", labels, answers)


def test_figures_by_hand() -> None:
    stated = [("stated", "met")] * 3 + [("stated", "weak"), ("stated", "missing")]
    lacking = [("lacking", "met"), ("lacking", "weak")] + [("lacking", "missing")] * 2
    found = figures(counted(*stated, *lacking, ("doubt", "met"), ("doubt", "missing")))
    assert found == {
        "precision": 3 / 4,
        "recall": 3 / 5,
        "f1": 6 / 9,
        "alarm_precision": 2 / 3,
        "alarm_recall": 3 / 4,
        "alarm_f1": pytest.approx(12 / 17),
        "evidence": 1.0,
        "weak": 2 / 9,
    }


def test_nothing_to_divide_by() -> None:
    assert set(figures(counted(("doubt", "met"))).values()) == {None}


@pytest.mark.parametrize(
    ("line", "text", "right"),
    [
        (3, "feed four schools", True),
        (3, "We feed four schools.\nApply", True),
        (3, "We", True),
        (1, "Cook", False),
        (4, "Apply by mail", False),
        (3, "We feed five schools", False),
        (3, "", False),
        (1, "feed four schools", True),
        (3, TEXT * 9, False),
    ],
)
def test_evidence_rests_on_the_words_that_the_reader_quoted(line: int, text: str, right: bool) -> None:
    assert rests_on(Piece(line, text), "mission", label("a", "We feed four schools")) is right


def test_mean_leaves_out_what_hardly_occurs() -> None:
    often, seldom = counted(*[("stated", "met")] * 5, ("stated", "missing")), counted(("stated", "missing"))
    table = {"often": often, "seldom": seldom}
    assert mean(["often", "seldom"], table, "recall", 6) == 5 / 6
    assert mean(["seldom"], table, "recall", 6) is None
    assert mean(["often", "seldom"], table, "alarm_recall", 6) is None


def test_every_element_is_scored_and_has_keywords() -> None:
    elements = {rule.id for rule in PACK.rules.values() if rule.kind == "evidence" and not rule.options["own"]}
    assert elements == {*COMPLETENESS, *BASICS} == set(KEYWORDS)


def test_keywords_are_whole_words() -> None:
    assert all(3 <= len(words.split(", ")) <= 8 for words in KEYWORDS.values())
    found = {
        element for element, answer in judge("Gopher wanted.\nC++ and CI/CD, full-time, $4").items() if answer.evidence
    }
    assert found == {"languages", "lifecycle", "employment-type", "salary"}
    assert judge("one\nApply")["apply"] == Answer("met", [Piece(2, "Apply")])


@pytest.fixture
def measured() -> Callable[..., Measured]:
    def make(*errors: tuple[str, str, str]) -> Measured:
        row = {"company": "Inn & Co", "words": 9, "format": "md", "front_matter": False, "role": "ml"}
        table = {element: counted(*[("stated", "met")] * 5) for element in (*COMPLETENESS, *BASICS)}
        parts = {"build": table, "check": table}
        return Measured(
            {"build": [row] * 5, "check": [row]},
            parts,
            parts,
            0,
            3,
            2,
            errors,
            [READ],
            1.0,
            6,
            [("grammar/A", 3, 1), ("grammar/JDLINT_READER_A", 5, 2)],
        )

    return make


def test_page_names_nobody_and_counts_what_is_not_sorted(measured: Callable[..., Measured]) -> None:
    error = ("missed", "apply", "z-inn-0000000000.md")
    made, unsorted = page(measured(error))
    assert "| not sorted yet | stated, and missed | 1 | apply 1 |" in made
    assert "machine learning 5" in made
    assert "Inn" not in made
    assert "3 of 4 were right" in made
    assert "5 of 7 were right" in made
    assert "| `grammar/A` | 3 | 1 |" in made
    assert "| `hustle` | info | 5 | 4 | 2 | 1 | 2 |" in made
    assert "{" not in made
    assert unsorted == [error]


@pytest.mark.skipif(
    not CORPUS, reason="the labelled postings are not part of this repository: JDLINT_CORPUS names them"
)
def test_page_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "accuracy.py"), str(CORPUS), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def finding(file: str, excerpt: str, rule: str = "hustle") -> dict[str, str]:
    return {"filename": f"docs/{file}", "code": rule, "severity": "info", "excerpt": excerpt}


@pytest.mark.parametrize("before", [0, 40, WIDE, 5 * WIDE])
def test_who_judges_sees_the_marked_words(before: int) -> None:
    line = "a" * before + "worked" + "b" * 2 * WIDE
    assert "worked" in around(line, before + 1)


def test_verdicts_are_about_the_words_that_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [
        Row(*key_of(finding("a.md", "work  hard"))[:1], "3", *key_of(finding("a.md", "work hard"))[1:], "right", "")
    ]
    monkeypatch.setattr("verdicts.read_table", lambda: read)
    found = [finding("a.md", "work\nhard"), finding("a.md", "play hard"), finding("b.md", "work hard", "in-group")]
    told, median = tally([("a.md", found[:2]), ("b.md", found[2:]), ("c.md", [])])
    assert [(one.rule, one.findings, one.right, one.unread) for one in told] == [
        ("hustle", 2, 1, 1),
        ("in-group", 1, 0, 1),
    ]
    assert median == 1


@pytest.mark.parametrize(
    ("level", "right", "wrong", "too_often"),
    [
        ("info", 13, 1, False), ("info", 13, 5, True), ("warning", 58, 2, False), ("warning", 57, 2, True),
        ("error", 60, 0, False), ("error", 59, 1, True),
    ],
)  # fmt: skip
def test_a_rule_may_be_wrong_once_in_thirty_and_an_error_never(
    level: str, right: int, wrong: int, too_often: bool
) -> None:
    assert Tally("hustle", level, 70, 70, right, wrong).is_wrong_too_often is too_often


def test_the_table_of_verdicts_reads_and_quotes_nobody() -> None:
    rows = read_table(TABLE)
    assert rows
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.rule.partition("/")[0] in PACK.rules for row in rows), "a verdict on a rule that is gone"
    assert max(len(row.reason) for row in rows) < 160


def test_a_broken_table_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("file\tline\trule\thash\tverdict\treason\na.md\t1\thustle\tff\tmaybe\t\n")
    with pytest.raises(SystemExit, match=r"t\.tsv:2"):
        read_table(str(tmp_path / "t.tsv"))
