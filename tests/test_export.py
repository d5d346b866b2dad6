"""`jdlint export`: what it writes is what the posting states, and passes jdlint's own check of such data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import PACK

import jdlint
from jdlint.export.jobposting import Asked, Exported, as_json, export
from jdlint.lint import Settings, prepare
from jdlint.posting.model import Posting

HERE = Path(__file__).parent
Read = Callable[..., Posting]
POSTINGS = sorted([*(HERE / "good").iterdir(), *(HERE / "bad").iterdir(), *(HERE.parent / "examples").iterdir()])


def exported(posting: Posting, **asked: str) -> Exported:
    return export(prepare(posting, PACK, Settings(rules=PACK.rules, today="2026-01-15")), Asked(**asked))


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_what_is_written_passes_the_check(path: Path, posting: Read) -> None:
    """Put into a page of its own, the data have no fault, and lack just what was told."""
    made = exported(posting(path.read_text(encoding="utf-8"), path.name))
    page = f'<h1>Job</h1><script type="application/ld+json">{"".join(as_json([made], True))}</script><p>The job.</p>'
    rules = [id for id in PACK.rules if id.startswith("jsonld-") and not id.endswith("disagrees")]
    found = jdlint.check_text(page, name="a.html", select=rules, ignore=["jsonld-recommended"], today="2026-01-15")
    told = {
        *(["jsonld-missing"] if made.missing else []),
        *(["jsonld-remote"] if any("TELECOMMUTE needs" in note for note in made.notes) else []),
    }
    assert {finding.rule for finding in found} == told
    for name in made.missing:
        assert any(name in finding.message for finding in found)


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_what_is_written_agrees_with_the_posting(path: Path, posting: Read) -> None:
    """Beside the posting itself, nothing in the data contradicts the text that they were made from."""
    text = path.read_text(encoding="utf-8")
    made = exported(posting(text, path.name))
    page = f'{text}\n\n<script type="application/ld+json">{"".join(as_json([made], True))}</script>\n'
    rules = [id for id in PACK.rules if id.startswith("jsonld-") and id.endswith("disagrees")]
    found = jdlint.check_text(page, name=path.name, select=rules, today="2026-01-15")
    assert [finding.message for finding in found if finding.rule in rules] == []


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.name)
def test_a_description_is_plain_escaped_html(path: Path, posting: Read) -> None:
    html = exported(posting(path.read_text(encoding="utf-8"), path.name)).data.get("description", "")
    tags = re.findall(r"<(/?)(\w+)>", html)
    opened: list[str] = []
    for close, name in tags:
        assert name in ("p", "ul", "li", "pre", "h2", "h3", "h4", "h5", "h6")
        if not close:
            opened.append(name)
        else:
            assert opened.pop() == name
    assert not opened
    assert "<" not in re.sub(r"</?\w+>", "", html)
    assert not re.search(r"&(?!\w+;|#)", html)


def fields(**entries: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in entries.items()) + "---\n\nYou bake bread.\n"


PLACES: list[tuple[str, Any, str | None]] = [
    ("Utrecht", {"addressLocality": "Utrecht"}, None),
    ("Utrecht, Netherlands", {"addressLocality": "Utrecht", "addressCountry": "NL"}, None),
    ("Austin, TX", {"addressLocality": "Austin", "addressRegion": "TX", "addressCountry": "US"}, None),
    ("Austin, Texas, USA", {"addressLocality": "Austin", "addressRegion": "Texas", "addressCountry": "US"}, None),
    ("Toronto, ON, Canada", {"addressLocality": "Toronto", "addressRegion": "ON", "addressCountry": "CA"}, None),
    ("Utrecht or remote in the Netherlands", {"addressLocality": "Utrecht", "addressCountry": "NL"}, None),
    ("Cork, Ireland (hybrid)", {"addressLocality": "Cork", "addressCountry": "IE"}, None),
    ("Remote", None, "TELECOMMUTE"),
    ("Remote (Ireland)", None, "TELECOMMUTE"),
    ("Remote, EU", None, "TELECOMMUTE"),
    ("Berlin, DE", {"addressLocality": "Berlin"}, None),
    ("Ghent, BE", {"addressLocality": "Ghent", "addressCountry": "BE"}, None),
]


@pytest.mark.parametrize(("location", "address", "mode"), PLACES)
def test_places(location: str, address: Any, mode: str | None, posting: Read) -> None:
    data = exported(posting(fields(title="Baker", location=location))).data
    place = data.get("jobLocation")
    found = {key: value for key, value in place["address"].items() if key != "@type"} if place else None
    assert found == address
    assert data.get("jobLocationType") == mode


def test_several_places_are_a_list(posting: Read) -> None:
    data = exported(posting(fields(title="Baker", location="[Utrecht, Deventer]")), country="NL").data
    towns = [place["address"] for place in data["jobLocation"]]
    assert [town["addressLocality"] for town in towns] == ["Utrecht", "Deventer"]
    assert {town["addressCountry"] for town in towns} == {"NL"}


def test_countries_that_people_may_work_from(posting: Read) -> None:
    data = exported(posting(fields(title="Baker", location="Remote (Ireland, Spain)"))).data
    assert [country["name"] for country in data["applicantLocationRequirements"]] == ["IE", "ES"]


PAY: list[tuple[str, Any]] = [
    ("€58,000 to €72,000 a year", ("EUR", 58000, 72000, "YEAR")),
    ("£15.50 an hour", ("GBP", 15.5, 15.5, "HOUR")),
    ("USD 60k-70k", ("USD", 60000, 70000, "YEAR")),
    ("72,000 to 58,000 EUR per year", ("EUR", 58000, 72000, "YEAR")),
    ("competitive", None),
    ("50,000 a year", None),
    ("€4,000", None),
    ("$90,000 a year", None),
]


@pytest.mark.parametrize(("salary", "pay"), PAY)
def test_pay(salary: str, pay: Any, posting: Read) -> None:
    base = exported(posting(fields(title="Baker", salary=salary))).data.get("baseSalary")
    value = base["value"] if base else {}
    ends = value.get("minValue", value.get("value")), value.get("maxValue", value.get("value"))
    assert (pay and (base["currency"], *ends, value["unitText"])) == pay


def test_which_dollar_the_country_says(posting: Read) -> None:
    text = fields(title="Baker", location="Austin, TX", salary="$90,000 a year")
    assert exported(posting(text)).data["baseSalary"]["currency"] == "USD"
    assert exported(posting(fields(title="Baker", salary="$90,000 a year")), country="CA").data["baseSalary"]


def test_dates_that_may_be_two_days_are_left_out(posting: Read) -> None:
    made = exported(posting(fields(title="Baker", date="03/04/2026", closes="2026-05-01")))
    assert "datePosted" not in made.data
    assert made.data["validThrough"] == "2026-05-01"
    assert any("2026-03-04 or 2026-04-03" in note for note in made.notes)


def test_the_name_of_a_jekyll_post_holds_its_date(posting: Read) -> None:
    assert exported(posting(fields(title="Baker"), "_jobs/2026-01-05-baker.md")).data["datePosted"] == "2026-01-05"


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("full-time", "FULL_TIME"),
        ("Full time or part time", ["FULL_TIME", "PART_TIME"]),
        ("PART_TIME", "PART_TIME"),
        ("freelance", "CONTRACTOR"),
        ("fixed-term, full-time", ["FULL_TIME", "TEMPORARY"]),
        ("permanent", None),
    ],
)
def test_kinds_of_employment(said: str, kinds: Any, posting: Read) -> None:
    assert exported(posting(fields(title="Baker", employment_type=said))).data.get("employmentType") == kinds


def test_the_text_is_asked_where_front_matter_says_nothing(posting: Read) -> None:
    text = (
        "# Baker\n\nLocation: Deventer\n\n## About Bread & Co\n\nWe bake. Posted on 5 January 2026.\n\n## What we offer\n\n"
        "This is a part-time position. We pay €18 to €20 an hour.\n\n## Apply\n\nApply by 1 March 2026.\n"
    )
    data = exported(posting(text), country="NL").data
    assert data["hiringOrganization"]["name"] == "Bread & Co"
    assert (data["datePosted"], data["validThrough"], data["employmentType"]) == (
        "2026-01-05",
        "2026-03-01",
        "PART_TIME",
    )
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 18, "maxValue": 20, "unitText": "HOUR",
    }  # fmt: skip


def test_nothing_can_leave_the_script(posting: Read) -> None:
    made = exported(posting(fields(title='"</script><script>alert(1)</script><!--"')))
    text = "".join(as_json([made], True))
    assert "</script" not in text
    assert "<!--" not in text
    assert json.loads(text)["title"] == made.data["title"]


def run(*args: str) -> int:
    from jdlint.cli import main

    with pytest.raises(SystemExit) as exit:
        main(["export", "--isolated", "--today", "2026-01-15", *args])
    return int(exit.value.code or 0)


def test_one_file_gives_an_object_and_a_folder_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(fields(title="Baker") + "\nYou will knead, and we offer a job with a salary.\n")
    assert run(str(tmp_path / "a.md")) == 1
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert run("--exit-zero", str(tmp_path)) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_the_data_may_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(fields(title="Baker"))
    assert run("-o", str(tmp_path / "out.json"), str(tmp_path / "a.md")) == 1
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["title"] == "Baker"
    assert capsys.readouterr().out == ""


def test_a_missing_file_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none.md")) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "pay",
    ["30,000 to 35,000 EUR a year", "30–35k EUR a year", "between 30,000 and 35,000 EUR a year", "EUR 30,000 to 35,000",
     "€30,000 to €35,000"],
)  # fmt: skip
def test_both_ends_of_the_pay_are_exported_wherever_the_currency_stands(pay: str, posting: Read) -> None:
    made = exported(posting(f"# Baker\n\nWe pay {pay}. You will bake bread for the people of Utrecht.\n"))
    value = made.data["baseSalary"]["value"]
    assert (value["minValue"], value["maxValue"]) == (30000, 35000)


@pytest.mark.parametrize(("name", "day"), [("2026-01-05-baker.md", "2026-01-05"), ("2026-13-45-baker.md", None)])
def test_a_file_name_dates_the_posting_only_by_a_day_of_the_calendar(name: str, day: str | None, posting: Read) -> None:
    assert exported(posting("# Baker\n\nYou will bake bread.\n", name)).data.get("datePosted") == day


@pytest.mark.parametrize(("country", "code"), [("nl", "NL"), ("Netherlands", "NL"), ("Nederlnd", None), ("<b>", None)])
def test_the_country_is_one_that_is_known(
    country: str, code: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(fields(title="Baker", location="Utrecht"))
    assert (run("--country", country, str(tmp_path / "a.md")) == 2) == (code is None)
    out, err = capsys.readouterr()
    assert json.loads(out)["jobLocation"]["address"]["addressCountry"] == code if code else "no country" in err
