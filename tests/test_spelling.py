"""Spelling, articles, confused words and punctuation: whole postings with planted mistakes, tables, and the checks.

The postings in `tests/spelling` have each mistake in marks, `<<…>>`; they were written before the rules.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PACK

from jdlint.checks._forms import base, participle, with_a, with_ing, with_s, without_s
from jdlint.checks.spelling import Lexicon, is_near
from jdlint.lint import Settings, lint
from jdlint.posting.model import Posting
from jdlint.posting.read import read_posting
from jdlint.posting.words import fold_phrase
from jdlint.rule import Finding

Read = Callable[..., Posting]
FOLDER = Path(__file__).parent / "spelling"
FOUND = {"orchard-backend.md": 32, "museum-data.md": 33, "energy-frontend.md": 34, "library-platform.html": 36}
"""How many of the planted mistakes are found at least, without any grammar engine."""
RULES = {id: rule for id, rule in PACK.rules.items() if rule.topic == "spelling" or id == "repeated-word"}


def told(text: str, name: str = "posting.md") -> list[Finding]:
    posting = read_posting(text, name, PACK.headings, PACK.aliases, PACK.cues)
    return lint(posting, PACK, Settings(rules=RULES, today="2026-01-15"))


def slips(text: str) -> list[tuple[str, str | None]]:
    return [(text[f.start : f.end], f.better) for f in told(text)]


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for piece in re.split(r"(<<.*?>>)", marked, flags=re.DOTALL):
        bare = piece[2:-2] if piece.startswith("<<") else piece
        if bare != piece:
            spans.append((len(text), len(text) + len(bare)))
        text += bare
    return text, spans


@pytest.mark.parametrize("name", FOUND)
def test_planted_mistakes_are_found(name: str) -> None:
    text, spans = unmark((FOLDER / name).read_text(encoding="utf-8"))
    findings = told(text, name)
    found = [span for span in spans if any(f.start < span[1] and span[0] < f.end for f in findings)]
    missed = [text[start:end] for start, end in spans if (start, end) not in found]
    assert len(found) >= FOUND[name], f"missed: {missed}"


@pytest.mark.parametrize("name", FOUND)
def test_fixes_leave_nothing_of_their_rule(name: str) -> None:
    text, _ = unmark((FOLDER / name).read_text(encoding="utf-8"))
    for rule in {finding.rule for finding in told(text, name)}:
        fixed = text
        for finding in sorted(told(text, name), key=lambda f: -f.start):
            if finding.rule == rule and finding.better is not None:
                fixed = fixed[: finding.start] + finding.better + fixed[finding.end :]
        assert not [f for f in told(fixed, name) if f.rule == rule and f.better is not None]


def test_names_of_technologies() -> None:
    names = PACK.tables["technology-names"]
    assert sum(bool(spellings) for spellings in names.values()) >= 150
    for name, spellings in names.items():
        for spelling in spellings:
            assert fold_phrase(spelling) == tuple(spelling.split()), f"{spelling} of {name} is not folded"
            assert spelling != name


def test_every_listed_spelling_of_a_technology_is_mended() -> None:
    accepted = PACK.rules["technology-spelling"].options["accept"]
    in_capitals = PACK.rules["technology-spelling"].options["capitals"]
    for name, spellings in PACK.tables["technology-names"].items():
        for spelling in spellings:
            if spelling in accepted or spelling == "my sql":
                continue
            spelling = spelling.title() if spelling in in_capitals else spelling
            assert (spelling, name) in slips(f"You know {spelling} well."), f"{spelling}: {slips(f'Know {spelling}.')}"
            assert not [f for f in told(f"You know {name} well.") if f.rule == "technology-spelling"]


def test_misspellings_are_folded_and_no_known_words() -> None:
    known = set(PACK.tables["common-words"]["often"].split()) | set(PACK.tables["common-words"]["known"].split())
    wrong = [word for words in PACK.tables["misspellings"].values() for word in words.split()]
    assert len(wrong) == len(set(wrong)) >= 200
    for word in wrong:
        assert fold_phrase(word) == (word,)
        assert word not in known


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("experiance", "experience", True),
        ("managment", "management", True),
        ("responsiibility", "responsibility", True),
        ("knowldege", "knowledge", True),
        ("sucesful", "successful", False),
        ("abroad", "aboard", False),
    ],
)
def test_one_slip_apart(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) == near


def test_a_word_one_slip_away_is_found_by_either_half() -> None:
    lexicon = Lexicon({}, {"often": "knowledge management", "known": "managements"}, {"Grafana": ["graphana"]})
    assert (lexicon.meant("grafanna"), lexicon.meant("grafanas"), lexicon.meant("graphana")) == (["Grafana"], [], [])
    assert lexicon.meant("knowlegde") == ["knowledge"]
    assert lexicon.meant("mnaagement") == ["management"]
    assert lexicon.meant("managemennt") == ["management"]
    assert lexicon.meant("kubernetes") == []
    assert set(lexicon.unknown({"managements", "organisation", "x1managment", "team", "qwertyuiop"})) == {"qwertyuiop"}


def test_names_with_capitals_are_left_alone() -> None:
    assert not slips("You know Clojure, Talend and DevelopeRs at Teamwerk; Ms Managre leads. Développeur, Compétence.")


def test_endings() -> None:
    words = ("offers", "teaches", "tries", "discusses", "does", "focuses", "leases")
    assert [without_s(word) for word in words] == ["offer", "teach", "try", "discuss", "do", "focus", "lease"]
    assert [with_s(word) for word in ("offer", "carry", "teach", "day")] == ["offers", "carries", "teaches", "days"]


@pytest.mark.parametrize(
    "text",
    [
        "We build more, then we test. It is better; then again, it is slower.",
        "You’re in good company: it’s its own reward.",
        "Write to hello@example.org,or see www.example.org/jobs,html today.",
        "Bring your CV (or a letter), “quotes” and 5' 10\" of height.",
        "Options:\n\na) this\n\nb) that",
        "{% if remote %}Remote{% endif %} , {{ town }}",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert slips(text) == []


def test_marks_of_emphasis_stay_where_they_are() -> None:
    text = "You **recieve** a `recieve` call at [Github](https://github.com/x), _managment_ and all."
    assert slips(text) == [("recieve", "receive"), ("Github", "GitHub"), ("managment", "management")]


def test_forms_of_verbs_in_the_vocabularies_come_and_go() -> None:
    forms = entries("verb-with-ing") + [word for word in entries("verb-in-past") if word.endswith("ed")]
    for form in forms:
        assert form in (with_ing(base(form)), participle(base(form))), f"{form} is of {base(form)}?"
    assert [base(word) for word in ("wrote", "spoken", "planning", "applied")] == ["write", "speak", "plan", "apply"]
    assert [participle(word) for word in ("fund", "wrote", "require", "commit")] == [
        "funded",
        "written",
        "required",
        "committed",
    ]
    assert [with_a(word) for word in ("permanent", "excellent", "university")] == [
        "a permanent",
        "an excellent",
        "a university",
    ]


def entries(vocabulary: str) -> list[str]:
    path = os.path.join(os.path.dirname(os.path.dirname(__file__)), "rules", "vocabulary", f"{vocabulary}.yaml")
    with open(path, encoding="utf-8") as file:
        return [word for line in file if "[" in line for word in line.split("[")[1].split("]")[0].split("|")]


def of_rule(rule: str, text: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Would you like to know more before you apply. Write to us.", "?"),
        ("Is the job remote. Will my letter be read. How are we paid.", "???"),
        ("Have you ever baked for a whole town. Then come.", "?"),
        ("In your letter, tell us why you bake? We would like to know what drives you?", ".."),
        ("Is the rest of the team a help to you. Is our first contact for bakers.", ""),
        ("Do it yourself. Do your best work. May you live long. Don't you worry. Were you to come, we would bake.", ""),
        ("Do you like bread, send us a line. Do you know Go, Rust etc.", ""),
        ("When can you start is a question for later. Do you a favour. May I introduce us. - Who is the first.", ""),
        ("Describe yourself as curious? Let us help you? Please, could you help us?", ""),
        ("> Do you know Go.\n\n```\nDo you know Go.\n```\n\n`Do you know Go.`", ""),
        ("What we do is baking. How we work. How cool is that. What's more, we bake.", ""),
        ("## What we need is you, isn't it?\n\n## What you need: who knows?\n\n## What if we bake?", ""),
    ],
)
def test_last_marks(text: str, right: str) -> None:
    found = of_rule("question-mark", text)
    assert "".join(f.better or "" for f in found) == right
    assert all(text[f.start : f.end] in ".?" and f.safe for f in found)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("## Who we are?\n\nBakers.", ""),
        ("Who we are? We are bakers.", None),
        ("We are bakers.\n\n- How we work?", None),
    ],
)
def test_a_statement_with_a_question_mark_is_for_people_to_mend(text: str, better: str | None) -> None:
    assert [(f.better, f.safe) for f in of_rule("question-mark", text)] == [(better, False)]


def test_a_cell_may_have_no_question_mark() -> None:
    text = "We bake.\n\n| What we use | What we move to? | What next? |\n|---|---|---|\n| a | b | c |"
    found = of_rule("question-mark", text)
    assert [(text[f.start - 2 : f.end], f.better) for f in found] == [("to?", "")]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Some eleven year old cellists play on a forty tonne tram.", ["eleven-year-old", "forty-tonne"]),
        (
            "A twenty-one hour shift, a five page letter and a 30 minute call.",
            ["twenty-one-hour", "five-page", "30-minute"],
        ),
        ("You fix hard to find bugs in an easy to use dashboard.", ["hard-to-find", "easy-to-use"]),
        ("We work eight hour days. **Long** term jobs are rare.", ["eight-hour", None]),
        ("A long\nterm job waits. Day to day work is long term or short term.", ["long-term", "Day-to-day"]),
        ("You choose between long term and short term jobs.", ["long-term", "short-term"]),
        ("See [Self Service](https://example.org/self%20service) and `self taught`.", ["Self-Service"]),
        ("In practice that is two day trips a month, or one week in six. It is a one year contract.", []),
        ("It takes a day trip. In a year people forget. They are five year olds. It is a 20 hour a week job.", []),
        ("A real time saver: 6-8 week projects of two or three week blocks, with 3 year experience.", []),
        ("Make it easy to read data. It is cheap, easy to learn work. You are on call team by team.", []),
        ("---\ntitle: Full time job\n---\n\n# Baker\n\nA 10 % rise, twenty one on one side.", []),
    ],
)
def test_missing_hyphens(text: str, better: list[str | None]) -> None:
    assert [f.better for f in of_rule("missing-hyphen", text)] == better


def test_a_compound_is_told_once_with_its_other_places() -> None:
    text = "A long term job. " * 13
    found = of_rule("missing-hyphen", text)
    assert [len(f.also) for f in found] == [10, 0, 0]
    assert {text[start:end] for start, end in found[0].also} == {"long term"}
