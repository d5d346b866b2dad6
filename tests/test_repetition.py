"""Repetition: what must be told, once and at the right place, and what ordinary postings may say again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from jdlint.checks import Context, check_of
from jdlint.checks._near import likeness, near_pairs
from jdlint.checks.repetition import shortened
from jdlint.lint import Settings, prepare
from jdlint.pack import Pack
from jdlint.posting.model import Posting

RULES = ("repeated-word", "pasted-twice", "restated", "overused-phrase", "stuffed-word")

ARTICLE = """\
A clerk in a back office does many things. A back office clerk has to be able to read plans, and the work of a back
office clerk is never done. When you look for a back office clerk job, ask what a back office clerk earns.

A clerk is responsible for checking and filing the customer records of the town in our dry archive. He has to be able
to lift boxes, and has to be able to count them. Each has to be able to write. A back office clerk has to be able to wait.

A clerk is responsible for checking and storing the customer records of the town in our dry archive. In time, you have
to be able to lead.
"""

PLAIN = """\
# Data engineer

Ostland runs the water works of four towns. As a data engineer you build the pipelines behind our leak alarms.

## What you will do

- Build pipelines in Python and SQL
- You will work with the operators of our pumps
- You will work with two other data engineers
- Keep the data engineer handbook up to date

## What you bring

- Experience with Python
- Experience with SQL
- Experience with streaming, for instance Kafka
- Knowledge of testing
- Knowledge of version control
- The ability to explain a figure to an operator
- The ability to work from a written plan

## What we offer

- 52,000 to 60,000 euros a year
- 30 days of leave

## How to apply

Send your CV to jobs@ostland.example by 30 June. The data engineer team reads every letter.
"""


@pytest.fixture
def told(pack: Pack, posting: Callable[..., Posting]) -> Callable[[str], Iterator[tuple[str, str]]]:
    def run(text: str) -> Iterator[tuple[str, str]]:
        read = posting(text)
        context: Context = prepare(read, pack, Settings(rules=pack.rules))
        for name in RULES:
            rule = pack.rules[name]
            for match in check_of(rule.kind).run(rule, context):
                assert rule.message.format_map(dict(match.values))
                yield name, read.text[match.start : match.end]

    return run


def test_a_plain_posting_repeats_nothing(told: Callable[..., Iterator[tuple[str, str]]]) -> None:
    assert list(told(PLAIN)) == []


def test_an_article_made_for_search_engines(told: Callable[..., Iterator[tuple[str, str]]]) -> None:
    found = list(told(ARTICLE))
    assert ("overused-phrase", "to be able to") in found
    assert any(rule == "overused-phrase" and "back office clerk" in text for rule, text in found)
    assert [text for rule, text in found if rule == "restated"] == [
        "A clerk is responsible for checking and storing the customer records of the town in our dry archive."
    ]


def test_a_pasted_passage_is_told_once(told: Callable[..., Iterator[tuple[str, str]]]) -> None:
    duties = "".join(
        f"- Check the {part} of every lift in the northern part of the town\n" for part in ("doors", "ropes", "lamps")
    )
    text = f"# Mechanic\n\nYou keep lifts safe.\n\n## Duties\n\n{duties}\n## Your tasks\n\n{duties}"
    assert [rule for rule, _ in told(text)] == ["pasted-twice"]


def test_near_copies_within_a_paste_are_told_with_it(told: Callable[..., Iterator[tuple[str, str]]]) -> None:
    one = "We build ovens for bakers in Ghent and Lille. {} Our forty people work in two halls near the old port."
    text = f"# Smith\n\nYou weld.\n\n## A\n\n{one.format('We ship them.')}\n\n## B\n\n{one.format('We sell them.')}\n"
    assert [rule for rule, _ in told(text)] == ["pasted-twice"]


@pytest.mark.parametrize(
    "text",
    [
        "- Two years of work on payment services in Java\n- Six years of work on payment services in Java\n",
        "- Basic command of the tools used by our rail crews\n- Deep command of the tools used by our rail crews\n",
        "- Plan the shifts of the crews in our halls\n- Experience planning the shifts of the crews in our halls\n",
        "The job lasts six months and can be extended. As we said, the job lasts six months and can be extended.",
        "You are not paid for travel to distant building sites. You are paid for travel to distant building sites.",
        "Rates follow the wage table of the board for Utrecht. Rates follow the wage table of the board for Leiden.",
    ],
    ids=["number", "grade", "experience", "as-we-said", "negation", "name"],
)
def test_parallel_sentences_are_no_restatement(told: Callable[..., Iterator[tuple[str, str]]], text: str) -> None:
    assert list(told(text)) == []


DUTIES = """\
- Check the doors of every lift in the northern part of the town
- Check the ropes of every lift in the northern part of the town
"""


@pytest.mark.parametrize(
    ("one", "other", "told_as"),
    [
        ("## Duties", "## Tasks", ["pasted-twice"]),
        ("## Duties", "## Duties", ["pasted-twice"]),
        ("## Mechanic 1", "## Mechanic 2", []),
        ("## Mechanic", "## Senior mechanic", []),
        ("## Mechanic in Utrecht", "## Mechanic in Berlin", []),
        ("## GS-13\n\n### Duties", "## GS-14\n\n### Duties", []),
        ("## GS-13\n\nDuties:", "## GS-14\n\nDuties:", []),
        ("## Duties", "## Your first weeks", []),
        ("## Duties", "Within two months\n", []),
    ],
)
def test_what_stands_under_two_headings_on_purpose(
    told: Callable[..., Iterator[tuple[str, str]]], one: str, other: str, told_as: list[str]
) -> None:
    text = f"# Mechanic\n\nYou keep lifts safe.\n\n{one}\n\n{DUTIES}\nYou are done at four.\n\n{other}\n\n{DUTIES}"
    assert [rule for rule, _ in told(text)] == told_as


def test_the_end_of_a_legal_text_may_stand_twice(told: Callable[..., Iterator[tuple[str, str]]]) -> None:
    law = "We are an equal opportunity employer and welcome all applicants, whatever their age, origin or faith may be."
    tail = "If you would like to know more about this, ask the people in our office, who have a booklet on it for you."
    assert list(told(f"# Smith\n\nYou weld.\n\n{law}\n\n{tail}\n\nWe have ovens.\n\n{law}\n\n{tail}\n")) == []


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_doubled_word_over_a_line_end(told: Callable[..., Iterator[tuple[str, str]]], ends: str) -> None:
    assert list(told(f"You work for{ends}for the town.")) == [("repeated-word", f"for{ends}for")]


@pytest.mark.parametrize(
    "text", ["Work at the\xa0the mill.", "Work at **the** the mill.", "Work at the <b>the</b> mill."]
)
def test_doubled_word_in_other_dress(told: Callable[..., Iterator[tuple[str, str]]], text: str) -> None:
    assert [rule for rule, _ in told(text)] == ["repeated-word"]


@pytest.mark.parametrize("text", ["", "\n", "#", "word", "the", "a a", "- \n- \n"])
def test_little_text(told: Callable[..., Iterator[tuple[str, str]]], text: str) -> None:
    list(told(text))


def test_near_pairs_finds_what_comparing_all_finds() -> None:
    random.seed(7)
    words = [f"w{i}" for i in range(30)]
    sets = [frozenset(random.sample(words, random.randint(1, 12))) for _ in range(120)]
    sets += [frozenset(list(one)[1:]) for one in sets[:40]] + [frozenset()]
    for least in (0.3, 0.5, 0.6, 0.7, 0.8, 1.0):
        naive = [(i, j) for j in range(len(sets)) for i in range(j) if likeness(sets[i], sets[j]) >= least]
        assert list(near_pairs(sets, least)) == naive


def test_shortened_cuts_after_a_word() -> None:
    assert shortened("a\n  b") == "a b"
    assert shortened("one two three", 9) == "one two …"
    assert len(shortened("word " * 40)) <= 60
