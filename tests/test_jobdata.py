"""JobPosting data in pages: read with positions, told where broken, silent where nothing is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

import jdlint
from jdlint.jobdata.values import BrokenError, Value, read

HERE = Path(__file__).parent


def plain(value: Value) -> Any:
    if value.members is not None:
        return {key: plain(member) for key, member in value.members.items()}
    return [plain(item) for item in value.items] if value.items is not None else value.plain


def made_up(source: random.Random, depth: int = 0) -> Any:
    """Some JSON value, with all that JSON allows in texts."""
    kind = source.randrange(8 if depth < 4 else 6)
    if kind < 2:
        return "".join(source.choice('ab"\\/\n\t é€😀\u2028{}[],:') for _ in range(source.randrange(12)))
    if kind < 6:
        return source.choice([None, True, False, 0, -3, 17, 2.5, 1e21, -0.25, 123456789])
    many = source.randrange(4)
    if kind == 6:
        return [made_up(source, depth + 1) for _ in range(many)]
    return {f"k{number} \"'": made_up(source, depth + 1) for number in range(many)}


@pytest.mark.parametrize("seed", range(120))
def test_reads_as_json_does(seed: int) -> None:
    source = random.Random(seed)
    value = made_up(source)
    text = json.dumps(value, ensure_ascii=source.random() < 0.5, indent=source.choice([None, 2]))
    assert plain(read(f"xx{text} yy", 2, 2 + len(text))) == json.loads(text)


@pytest.mark.parametrize("seed", range(200))
def test_refuses_what_json_refuses(seed: int) -> None:
    """One character taken out, doubled or put in: both readers say the same, and nothing else is ever raised."""
    source = random.Random(seed)
    text = json.dumps({"a": [1, "b\n", {"c": None}], "d": "é", "e": made_up(source)})
    at = source.randrange(len(text))
    text = text[:at] + source.choice(["", text[at] * 2, ",", "'", "\n", "x", "}"]) + text[at + 1 :]
    try:
        expected: Any = json.loads(text)
    except json.JSONDecodeError:
        with pytest.raises(BrokenError) as broken:
            read(text, 0, len(text))
        assert 0 <= broken.value.span.start < broken.value.span.end <= len(text) + 1
        return
    assert plain(read(text, 0, len(text))) == expected


@pytest.mark.parametrize("text", ["[" * 5000, '{"a":' * 5000, '"' + "\\" * 5001, "{" + '"a":1,' * 20_000, "9" * 5000])
def test_odd_texts_end_in_time(text: str) -> None:
    with pytest.raises(BrokenError):
        read(text, 0, len(text))


def test_values_stand_where_they_say() -> None:
    text = '{"title": "Baker", "pay": [12.5, true]}'
    value = read(text, 0, len(text))
    assert value.members is not None
    assert {text[v.span.start : v.span.end] for v in value.walk()} == {"{", "Baker", "[", "12.5", "true"}
    assert {text[span.start : span.end] for span in value.keys.values()} == {"title", "pay"}


BROKEN = [
    ('{"a": 1,}', ",", "a comma too many"),
    ('{"a": 1 "b": 2}', '"', "a comma or the closing }"),
    ("{'a': 1}", "'", "stand in double quotes"),
    ("{\"a\": 'x'}", "'", "straight double quotes"),
    ('{"a": “x”}', "“", "straight double quotes"),
    ('{"a": "x\ny"}', '"', "goes on over the end of the line"),
    ('{"a": 1} // end', "/", "there is more"),
    ('{"a": /* one */ 1}', "/", "no comments"),
    ('{"a": 1', "1", "the closing } is missing"),
    ('{"a" 1}', "a", "a colon is missing"),
    ("", "", "it is empty"),
    ('{"a": True}', "T", "is no value"),
    ('{"a": ' + "9" * 5000 + "}", "9", "as long as this one"),
]


@pytest.mark.parametrize(("text", "at", "reason"), BROKEN)
def test_says_what_is_broken_and_where(text: str, at: str, reason: str) -> None:
    with pytest.raises(BrokenError) as broken:
        read(text, 0, len(text))
    assert reason in broken.value.reason
    assert text[broken.value.span.start : broken.value.span.end][:1] == at


PAGE = '<h1>Baker</h1>\n<p>You bake bread.</p>\n<script type="{type}">\n{data}\n</script>\n'


def found(page: str, name: str = "a.html") -> set[str]:
    return {f.rule for f in jdlint.check_text(page, name=name, select=["platform"], today="2026-01-15")}


def test_a_broken_script_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from jdlint.cli import main

    page = tmp_path / "baker.html"
    page.write_text(PAGE.format(type="application/ld+json", data='{"@type": "JobPosting",\n "title": "Baker",\n}'))
    with pytest.raises(SystemExit) as exit:
        main(["check", "--isolated", "--select", "platform", "-f", "concise", str(page)])
    assert exit.value.code == 1
    out = capsys.readouterr().out
    assert "baker.html:5:18: error: " in out
    assert "[jsonld-broken]" in out


@pytest.mark.parametrize("type", ["application/ld+json", "APPLICATION/LD+JSON", "application/ld+json; charset=utf-8"])
def test_types_of_script(type: str) -> None:
    assert "jsonld-missing" in found(PAGE.format(type=type, data='{"@type": "JobPosting"}'))


@pytest.mark.parametrize(
    ("fence", "is_data"),
    [("```json", True), ("~~~ jsonld", True), ("``` JSON-LD", True), ("```", False), ("```js", False)],
)
def test_data_in_a_fenced_block(fence: str, is_data: bool) -> None:
    page = f'# Baker\n\nYou bake bread.\n\n{fence}\n{{\n  "@type": "JobPosting"\n}}\n{fence[:3]}\n'
    assert ("jsonld-missing" in found(page, name="a.md")) == is_data
    assert "jsonld-missing" not in found(page.replace("JobPosting", "Person"), name="a.md")


@pytest.mark.parametrize(
    "data",
    [
        '[{"@type": "JobPosting"}]',
        '{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": ["JobPosting"]}]}',
        '{"@context": "https://schema.org", "@type": "WebPage", "mainEntity": {"@type": "schema:JobPosting"}}',
        '<!-- {"@type": "http://schema.org/JobPosting"} -->',
        '//<![CDATA[\n{"@type": "JobPosting"}\n//]]>',
    ],
)
def test_job_postings_are_found_wherever_they_stand(data: str) -> None:
    assert "jsonld-missing" in found(PAGE.format(type="application/ld+json", data=data))


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "Organization", "name": "Bread & Co",}',  # broken, but no job
        '{"@type": "JobPosting", "title": {{ .Title | jsonify }}}',
        '{"@type": "JobPosting", "title": "{% if x %}{{ x }}{% endif %}"}',
        '{"@type": "BreadcrumbList", "itemListElement": []}',
    ],
)
def test_other_data_and_templates_are_passed_over(data: str) -> None:
    assert found(PAGE.format(type="application/ld+json", data=data)) == set()


def test_code_and_comments_hold_no_data() -> None:
    script = '<script type="application/ld+json">{"@type": "JobPosting",}</script>'
    assert found(f"# Baker\n\nYou bake bread.\n\n```html\n{script}\n```\n", "a.md") == set()
    assert found(f"<h1>Baker</h1><p>You bake bread.</p><!-- {script} -->") == set()


def test_markdown_holds_data_too() -> None:
    script = '<script type="application/ld+json">\n{"@type": "JobPosting",}\n</script>'
    assert found(f"---\ntitle: Baker\n---\n{script}\n\nYou bake bread.\n", "a.md") == {"jsonld-broken"}


GOOD = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Baker",
    "description": "<p>You bake the bread of a whole street before it wakes up, with two colleagues and an old oven.</p>",
    "datePosted": "2026-01-05T08:00:00Z",
    "validThrough": "2026-02-28",
    "hiringOrganization": {"@type": "Organization", "name": "Bread & Co", "sameAs": "https://bread.example"},
    "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "NL"}}],
    "employmentType": ["PART_TIME"],
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": "15.50", "maxValue": 18, "unitText": "HOUR"},
    },
    "directApply": False,
    "identifier": "17",
}


def test_good_data_are_silent() -> None:
    assert found(PAGE.format(type="application/ld+json", data=json.dumps(GOOD))) == set()


def test_references_are_no_faults() -> None:
    linked = {**GOOD, "hiringOrganization": {"@id": "#us"}, "jobLocation": {"@id": "#bakery"}}
    assert found(PAGE.format(type="application/ld+json", data=json.dumps(linked))) == set()


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"title": ""}, "jsonld-missing"),
    ({"hiringOrganization": {"@type": "Organization"}}, "jsonld-missing"),
    ({"jobLocation": {"@type": "Place"}}, "jsonld-missing"),
    ({"@context": "https://example.com"}, "jsonld-missing"),
    ({"jobLocation": {"@type": "Place", "address": "Utrecht"}}, "jsonld-shape"),
    ({"baseSalary": 50000}, "jsonld-shape"),
    ({"directApply": "yes"}, "jsonld-shape"),
    ({"title": 17}, "jsonld-shape"),
    ({"@type": "jobPosting"}, "jsonld-shape"),
    ({"datePosted": "05.01.2026"}, "jsonld-date"),
    ({"datePosted": "2026-02-30"}, "jsonld-date"),
    ({"datePosted": "2026-03-15"}, "jsonld-date"),
    ({"validThrough": "2026-01-14", "datePosted": "2026-01-01"}, "jsonld-expired"),
    ({"employmentType": "fulltime"}, "jsonld-employment-type"),
    ({"employmentType": ["FULL_TIME", "Permanent"]}, "jsonld-employment-type"),
    ({"baseSalary": {**GOOD["baseSalary"], "currency": "euro"}}, "jsonld-pay"),  # type: ignore[dict-item]
    ({"baseSalary": {"@type": "MonetaryAmount", "currency": "EUR"}}, "jsonld-pay"),
    ({"baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": 18}}, "jsonld-pay"),
    ({"baseSalary": {"currency": "EUR", "value": {"value": 0, "unitText": "HOUR"}}}, "jsonld-pay"),
    ({"baseSalary": {"currency": "EUR", "value": {"value": 18}}}, "jsonld-pay"),
    ({"jobLocationType": "Remote"}, "jsonld-remote"),
    ({"jobLocationType": "TELECOMMUTE", "jobLocation": None}, "jsonld-remote"),
    ({"applicantLocationRequirements": {"@type": "Country", "name": "Worldwide"}}, "jsonld-remote"),
    ({"Title": "Baker"}, "jsonld-unknown"),
    ({"validTrough": "2026-02-28"}, "jsonld-unknown"),
    ({"description": "Baker"}, "jsonld-description"),
    ({"title": "Butcher"}, "jsonld-title-disagrees"),
    ({"title": "Baker (job 44821)"}, "jsonld-title"),
]


@pytest.mark.parametrize(("change", "rule"), CHANGES)
def test_each_fault_is_told(change: dict[str, Any], rule: str) -> None:
    assert found(PAGE.format(type="application/ld+json", data=json.dumps({**GOOD, **change}))) == {rule}


def test_replacements_mend_what_they_replace() -> None:
    wrong = {**GOOD, "employmentType": "part-time", "datePosted": "5 January 2026", "hiringOrganization": "Bread & Co"}
    page = PAGE.format(type="application/ld+json", data=json.dumps(wrong))
    findings = jdlint.check_text(page, name="a.html", select=["platform"], today="2026-01-15")
    for finding in sorted(findings, key=lambda f: -f.start):
        assert finding.better is not None
        page = page[: finding.start] + finding.better + page[finding.end :]
    assert found(page) == set()


def findings(*args: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    from jdlint.cli import main

    with pytest.raises(SystemExit) as exit:
        main(["check", "--today", "2026-01-15", "-f", "concise", "-q", "--exit-zero", *args])
    return int(exit.value.code or 0), capsys.readouterr().out


def test_profiles_switch_on_the_rules_of_a_board(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posting = tmp_path / "baker.md"
    posting.write_text("---\ntitle: Bakers\ncompany: Confidential\n---\n\nYou bake the bread of a street.\n")
    told = {
        board: findings("--isolated", *(("--profile", board) if board else ()), str(posting), capsys=capsys)[1]
        for board in ("", "google", "indeed", "linkedin", "google,indeed")
    }
    rules = {"google-missing": "google", "title-plural": "indeed", "linkedin-missing": "linkedin"}
    for rule, own in rules.items():
        assert {board for board in told if f"[{rule}]" in told[board]} == {b for b in told if own in b.split(",")}


def test_the_page_of_a_rule_names_its_boards(capsys: pytest.CaptureFixture[str]) -> None:
    from jdlint.cli import main

    with pytest.raises(SystemExit):
        main(["rule", "title-plural"])
    assert "with --profile indeed" in capsys.readouterr().out


def test_a_profile_may_stand_in_the_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posting, config = tmp_path / "baker.md", tmp_path / ".jdlint.yaml"
    posting.write_text("---\ntitle: Bakers\n---\n\nYou bake the bread of a street.\n")
    config.write_text("profile: [indeed]\nselect: [platform]\n")
    assert "[title-plural]" in findings(str(posting), capsys=capsys)[1]
    config.write_text("profile: [monster]\n")
    code = findings(str(posting), capsys=capsys)[0]
    assert code == 2


def test_an_id_that_is_named_runs_without_its_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posting = tmp_path / "baker.md"
    posting.write_text("---\ntitle: Bakers\n---\n\nYou bake the bread of a street.\n")
    assert "[title-plural]" in findings("--isolated", "--select", "title-plural", str(posting), capsys=capsys)[1]
    assert "[title-plural]" not in findings("--isolated", "--select", "platform", str(posting), capsys=capsys)[1]


@pytest.mark.parametrize("path", sorted((HERE / "good").iterdir()), ids=lambda path: path.name)
def test_good_postings_get_few_findings_of_the_boards(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good posting lacks at most a day of posting or a kind of employment; nothing in it is refused."""
    args = ("--isolated", "--select", "platform", "--profile", "google,indeed,linkedin", str(path))
    told = findings(*args, capsys=capsys)[1]
    lacking = ("[google-missing]", "[google-no-data]", "[indeed-missing]", "[linkedin-missing]", "[title-terms]")
    assert [line for line in told.splitlines() if not any(rule in line for rule in lacking)] == []
