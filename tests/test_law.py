"""Pay that the law of a place asks for: where it holds, how certain it is told, and what settles it."""

from __future__ import annotations

import pytest
from conftest import PACK

from jdlint.detect.jurisdiction import where_is
from jdlint.lint import Settings, lint
from jdlint.posting.read import read_posting
from jdlint.rule import Finding

BODY = "# Developer\n\nYou will build our booking services in a team of six.\n"
PLACES = PACK.tables["pay-laws"]


def told(text: str, *codes: str, today: str = "2026-11-25", provides: tuple[str, ...] = ()) -> dict[str, Finding]:
    posting = read_posting(text, "posting.md", PACK.headings, PACK.aliases, PACK.cues)
    rules = {id: rule for id, rule in PACK.rules.items() if rule.on}
    settings = Settings(rules=rules, provides=frozenset(provides), today=today, jurisdictions=frozenset(codes))
    return {finding.rule: finding for finding in lint(posting, PACK, settings)}


def test_a_place_that_the_run_names_makes_it_a_warning() -> None:
    found = told(BODY, "us-co")
    assert found["pay-required"].level == "warning"
    assert (
        "required in Colorado for employers with 1 or more employees, as of 2026-11-22" in found["pay-required"].message
    )
    assert {"pay-law-benefits", "pay-law-deadline"} <= found.keys()


def test_the_fault_is_told_once() -> None:
    assert "salary" in told(BODY)
    assert "salary" not in told(BODY, "us-co")


@pytest.mark.parametrize("code", ["us-hi", "eu-at"])
def test_what_is_not_certain_is_an_info(code: str) -> None:
    assert told(BODY, code)["pay-required"].level == "info"


def test_a_law_holds_from_its_day_on() -> None:
    assert "pay-required" not in told(BODY, "us-de")
    assert "pay-required" in told(BODY, "us-de", today="2027-10-01")
    assert "pay-required" not in told("---\ntitle: Developer\ndate: 2019-03-01\n---\n\nYou build it.", "us-co")


@pytest.mark.parametrize(
    "text",
    [
        BODY + "\nSalary: $90,000 to $110,000\n",
        "---\ntitle: Developer\nsalary: $90,000 to $110,000\n---\n\n" + BODY,
        BODY + "\nPay: {{ page.salary_range }}\n",
        BODY + "\nSee [what we pay](/handbook/salary-bands).\n",
        BODY + "\nPay grade: GS-13\n",
    ],
)
def test_pay_that_may_be_on_the_page_counts_as_stated(text: str) -> None:
    assert "pay-required" not in told(text, "us-co")


def test_what_the_site_provides_counts_as_stated() -> None:
    assert "pay-required" not in told(BODY, "us-co", provides=("salary",))


def test_the_directive_is_told_as_advice_and_not_beside_a_law() -> None:
    assert told(BODY, "eu-nl")["pay-before-interview"].level == "info"
    found = told(BODY, "eu-it")
    assert "pay-required" in found
    assert "pay-before-interview" not in found


def test_several_places_are_told_in_one_finding() -> None:
    message = told(BODY, "us-co", "us-ca", "us-ny", "us-nj")["pay-required"].message
    assert (
        "Colorado (employers with 1 or more employees), California (15 or more), New York State (4 or more)" in message
    )
    assert "and 1 more" in message


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("---\ntitle: Developer\nlocation: Denver, CO\n---\n\nYou build it.", {"us-co"}),
        ("---\ntitle: Developer\nlocation: New York, NY\n---\n\nYou build it.", {"us-ny", "us-nyc"}),
        ("# Developer\n\nDenver, CO or remote\n\nYou build it.", {"us-co"}),
        ("# Developer\n\nLocation: Washington, DC\n\nYou build it.", {"us-dc"}),
        ("# Developer\n\nLocation: Toronto, ON, CA\n\nYou build it.", {"ca-on"}),
        ("# Developer\n\nLocation: Vancouver, WA\n\nYou build it.", {"us-wa"}),
        ("# Developer\n\nLocation: Ontario, CA\n\nYou build it.", {"us-ca"}),
        ("# Developer\n\nLocation: Tel Aviv, IL\n\nYou build it.", set()),
        ("# Developer\n\nLocation: Charleston, West Virginia\n\nYou build it.", set()),
        ("# Developer\n\nVermont Railway Software\n\nYou build it.", set()),
        ("# Developer\n\nLocation: US, except Colorado\n\nYou build it.", set()),
        ("# Developer\n\nLocation: Leeds\n\nOur customers sit in California and New York.", set()),
    ],
)
def test_where_the_job_is(text: str, named: set[str]) -> None:
    assert where_is(read_posting(text, "posting.md", PACK.headings, PACK.aliases, PACK.cues), PLACES).named == named


def test_a_job_done_anywhere_in_a_country_is_one_in_each_of_its_places() -> None:
    text = "# Developer\n\nLocation: Remote (USA)\n\nYou build it."
    assert where_is(read_posting(text, "posting.md", PACK.headings, PACK.aliases, PACK.cues), PLACES).anywhere_in == {
        "us"
    }
    found = told(text)
    assert found["pay-required"].level == "info"
    assert "pay-law-deadline" not in found


def test_every_place_is_told_with_its_source_and_dates() -> None:
    for code, entry in PLACES.items():
        assert {"name", "asks", "employers", "since", "as_of", "certain", "words", "source"} <= entry.keys(), code


def test_a_dollar_is_canadian_only_in_canada() -> None:
    wide = "\nWe pay $90,000 to $150,000 a year.\n"
    assert "pay-law-width" not in told(BODY + wide, "ca-on", "us-co")
    assert (
        told("# Developer\n\nLocation: Toronto, Ontario\n\nYou build it.\n" + wide, "ca-on")["pay-law-width"].level
        == "warning"
    )


def test_a_level_that_the_configuration_gives_beats_the_own_one() -> None:
    from jdlint.checks.evidence import LEVEL_GIVEN

    rule = PACK.rules["pay-required"]
    rules = {rule.id: rule._replace(level="error", options={**rule.options, LEVEL_GIVEN: True})}
    posting = read_posting(BODY, "posting.md", PACK.headings, PACK.aliases, PACK.cues)
    found = lint(posting, PACK, Settings(rules=rules, today="2026-11-25", jurisdictions=frozenset(["eu-at"])))
    assert [finding.level for finding in found] == ["error"]
