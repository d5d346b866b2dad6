"""Words to avoid: what silences a rule besides its own exceptions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import PACK

from jdlint import check_text
from jdlint.checks import Context
from jdlint.checks._jurisdiction import holds_here
from jdlint.lint import Settings, prepare, run_rule
from jdlint.posting.model import Posting

Read = Callable[..., Posting]


def told(rule: str, posting: Posting) -> list[str]:
    context = prepare(posting, PACK, Settings(rules={}, today="2026-01-15"))
    return [posting.text[f.start : f.end] for f in run_rule(PACK.rules[rule], context)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We look for a ninja.", ["ninja"]),
        ("We do not look for a ninja.", []),
        ("This is not just a job for a ninja.", ["ninja"]),
        ("No agencies, but a ninja.", ["ninja"]),
        ("> Working with Ada, a true ninja, is a joy.", []),
        ('"Nobody here calls me a ninja, and everybody is home by six", says Ada.', []),
        ('"I like that they call me a ninja and all that", says Ada.', []),
        ('We want a "ninja".', ["ninja"]),
        ("Run `ninja` first.", []),
    ],
)
def test_negations_quotations_and_code(posting: Read, text: str, found: list[str]) -> None:
    assert told("hype-word", posting(text)) == found


def test_a_negated_rule_is_told_behind_a_negation(posting: Read) -> None:
    assert told("criminal-record", posting("You have no convictions.")) == ["no convictions"]


def test_an_excuse_anywhere_silences_a_rule(posting: Read) -> None:
    assert told("citizens-only", posting("US citizens only.")) == ["US citizens only"]
    assert told("citizens-only", posting("US citizens only. The job asks for a security clearance.")) == []


def test_legal_text_is_left_alone(posting: Read) -> None:
    assert told("hype-word", posting("# Developer\n\n## Equal opportunity\n\nWe welcome every ninja.")) == []


def test_a_dash_stands_for_no_replacement(posting: Read) -> None:
    context = prepare(posting("German is your mother tongue."), PACK, Settings(rules={}, today="2026-01-15"))
    (finding,) = run_rule(PACK.rules["native-speaker"], context)
    assert finding.better is None


class Placed(Context):
    """A context of a run about some places."""

    jurisdictions: frozenset[str] = frozenset()


def _placed(context: Context, *places: str) -> Placed:
    placed = Placed(*context)
    placed.jurisdictions = frozenset(places)
    return placed


@pytest.mark.parametrize(
    ("rule", "places", "holds"),
    [
        ("driving-licence", (), False),
        ("driving-licence", ("us-ca",), True),
        ("driving-licence", ("us-ca-la",), True),
        ("driving-licence", ("us-ny", "eu"), False),
        ("driving-licence", ("us",), False),
        ("hype-word", (), True),
    ],
)
def test_rules_of_a_place_hold_there_only(posting: Read, rule: str, places: tuple[str, ...], holds: bool) -> None:
    context = prepare(posting("Hello."), PACK, Settings(rules={}, today="2026-01-15"))
    assert holds_here(PACK.rules[rule], _placed(context, *places)) is holds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You report to our CTO. She will join your interview.", []),
        ("The engineer works alone. She will join your interview.", ["She will join"]),
        ("You work for our CTO, and the candidate will like it. He will report to her.", ["He will report"]),
        ("You report to our CTO.\n\nShe will join the team.", ["She will join"]),
    ],
)
def test_a_phrase_may_be_about_others(text: str, found: list[str], posting: Read) -> None:
    assert told("gendered-pronoun", posting(text)) == found


@pytest.mark.parametrize(
    ("front", "rule"),
    [
        ("marital_status: single", "family-status"),
        ("requirements: SQL, clean police record", "criminal-record"),
        ("requirements:\n  - SQL\n  - clean police record", "criminal-record"),
    ],
)
def test_entries_of_the_front_matter_are_held_to_the_rules(front: str, rule: str) -> None:
    text = f"---\ntitle: Tester\n{front}\n---\n\n# Tester\n\n## The job\n\nYou test what others have built.\n"
    assert rule in {f.rule for f in check_text(text, name="a.md", today="2026-11-27")}


def test_comments_and_names_in_the_front_matter_are_left_alone() -> None:
    text = "---\ntitle: Tester\nlayout: job\n# religion: Hindu\nteam: Ninja\n---\n\n# Tester\n\nYou test what others build.\n"
    assert not {f.rule for f in check_text(text, name="a.md", today="2026-11-27")} & {"religion-limit", "hype-word"}


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("age-limit", "Older applicants find our pace hard.", ["Older applicants"]),
        ("age-limit", "You must be patient with older colleagues.", []),
        ("age-limit", "Older applicants are as welcome as younger ones.", []),
        (
            "origin-limit",
            "We prefer colleagues of Syrian descent in this team.",
            ["prefer colleagues of Syrian descent"],
        ),
        ("origin-limit", "We need somebody who leads our Syrian colleagues.", []),
        ("health-demand", "An engineer with a handicap would slow us down.", ["An engineer with a handicap"]),
        ("health-demand", "We look for an engineer who builds apps for people with a handicap.", []),
    ],
)
def test_people_are_told_of_where_they_are_preferred_or_shut_out(
    rule: str, text: str, found: list[str], posting: Read
) -> None:
    assert told(rule, posting(text)) == found


@pytest.mark.parametrize(
    ("rule", "entry", "is_told"),
    [
        ("age-limit", "age_limit: 35", True),
        ("sex-preference", "gender: male", True),
        ("sex-preference", "gender: male or female", False),
        ("native-speaker", "languages: English (native)", True),
        ("health-demand", "team: 9 people", False),
    ],
)
def test_an_entry_of_the_front_matter_says_who_is_wanted(rule: str, entry: str, is_told: bool) -> None:
    text = f"---\ntitle: Engineer\n{entry}\n---\n\n# Engineer\n\n## The job\n\nYou build what others use.\n"
    found = [f.rule for f in check_text(text, name="a.md", today="2026-11-27")]
    assert found.count(rule) == int(is_told)
