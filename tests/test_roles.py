"""Roles: what their specs ask for, and how they are recognised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jdlint import check_text, coverage_text
from jdlint.errors import ConfigError
from jdlint.lint import Settings, prepare
from jdlint.pack import Pack
from jdlint.posting.model import Posting

Read = Callable[..., Posting]
SIX = ("mission", "server-side", "database", "testing", "communication", "education")
NURSE = (
    "# Ward nurse\n\nOur clinic in Delft looks after people with weak hearts.\n\n## Duties\n\n"
    "- Care for twelve patients on your ward\n- Write the reports of each shift\n"
)


def role(text: str, pack: Pack, posting: Read, **settings: str) -> str:
    asked = settings.get("asked")
    made = Settings(rules={}, asked_role=asked, role=settings.get("configured"), today="2026-01-15")
    return str(prepare(posting(text), pack, made).role["id"])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Backend Developer", "backend"),
        ("Senior Back-End Engineer (Kotlin), Leiden", "backend"),
        ("Machine Learning Platform: Backend Engineer", "backend"),
        ("Backend Platform Engineer", "backend"),
        ("Software Engineer", "backend"),
        ("Software Engineer, Backend", "backend"),
        ("Python Developer", "backend"),
        ("Full-Stack Developer", "full-stack"),
        ("Senior Fullstack Engineer - Data Platform", "full-stack"),
        ("Back-end / Full Stack PHP Developer", "full-stack"),
        ("Engineer, Frontend and Backend", "full-stack"),
        ("Front-end Developer", "frontend"),
        ("UI Engineer", "frontend"),
        ("React Developer", "frontend"),
        ("Data Engineer", "data-engineer"),
        ("Full Stack Data Engineer", "data-engineer"),
        ("Analytics Engineer (m/f/d)", "data-engineer"),
        ("Machine Learning Engineer", "ml-engineer"),
        ("Senior MLOps Engineer", "ml-engineer"),
        ("Site Reliability Engineer", "devops"),
        ("DevOps Engineer | Remote", "devops"),
        ("Cloud Infrastructure Engineer", "devops"),
        ("iOS Developer", "mobile"),
        ("React Native Engineer", "mobile"),
        ("Mobile Backend Developer", "backend"),
        ("Nurse", "any"),
        ("Engineering Manager, Backend", "any"),
        ("QA Automation Engineer", "any"),
        ("Mobile Test Engineer", "any"),
        ("UX Designer (Frontend)", "any"),
        ("Technical Recruiter", "any"),
        ("Data Scientist", "any"),
        ("Embedded Software Engineer", "any"),
        ("Civil Engineer", "any"),
        ("Business Developer", "any"),
    ],
)
def test_the_title_names_the_role(title: str, expected: str, pack: Pack, posting: Read) -> None:
    text = f"# {title}\n\nWe look for somebody to join our team in Delft.\n"
    assert role(text, pack, posting) == expected
    assert role(f"---\ntitle: '{title}'\n---\n\nJoin our team in Delft.\n", pack, posting) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("You are our only full-stack person.", "full-stack"),
        ("- React and Vue\n- CSS\n- Component libraries in our design system\n- HTML for everybody\n", "frontend"),
        ("- Airflow\n- Spark\n- Data pipelines for our reports\n- A data warehouse\n- dbt\n", "data-engineer"),
        ("As a machine learning engineer you train models.", "ml-engineer"),
        ("- Terraform\n- Ansible\n- On call\n- Kubernetes clusters\n", "devops"),
        ("- iOS\n- Android\n- SwiftUI\n- Our mobile app\n", "mobile"),
        ("You look after our APIs. Some CSS does no harm.", "backend"),
        ("You write programs.", "backend"),
    ],
)
def test_an_open_title_leaves_it_to_the_text(said: str, expected: str, pack: Pack, posting: Read) -> None:
    assert role(f"# Software Engineer\n\n## Duties\n\n{said}\n", pack, posting) == expected


def test_what_the_company_says_of_itself_does_not_count(pack: Pack, posting: Read) -> None:
    text = "# Software Engineer\n\n## About us\n\nOur machine learning engineer, our ML engineer and our AI engineer.\n"
    assert role(text, pack, posting) == "backend"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We look for people who build web services and APIs.\n\n- Microservices in Go\n- GraphQL\n", "backend"),
        ("You will care for patients on our ward, and you like people.\n", "any"),
        ("", "any"),
        (
            "About the job\n\nWe are looking for an Embedded Software Engineer for our ovens.\n\n"
            "- You develop software in C for real-time systems\n- Software development with Linux\n",
            "any",
        ),
        (
            "About the job\n\nWe are looking for a seasoned Engineering Manager to lead eight people.\n\n"
            "- You own the software development process\n- Microservices in Go\n",
            "any",
        ),
        (
            "About the job\n\nYou build backend services for us, with a product manager and an embedded team.\n\n"
            "- Microservices in Go\n- REST APIs\n",
            "backend",
        ),
    ],
)
def test_a_text_without_a_title(text: str, expected: str, pack: Pack, posting: Read) -> None:
    assert role(text, pack, posting) == expected


def test_what_is_named_beats_what_is_recognised(pack: Pack, posting: Read) -> None:
    text = "---\nrole: devops\n---\n# Backend Developer\n"
    assert role(text, pack, posting) == "devops"
    assert role(text, pack, posting, configured="mobile") == "devops"
    assert role(text, pack, posting, asked="frontend", configured="mobile") == "frontend"
    assert role("# Backend Developer\n", pack, posting, configured="mobile") == "mobile"
    with pytest.raises(ConfigError, match='Did you mean "frontend"'):
        role(text, pack, posting, asked="frontent")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Data Engineer", "data-engineer"), ("full stack", "full-stack"), ("Engineering", "backend"), ("any", "any")],
)
def test_the_field_role_may_hold_a_title_or_something_else(
    value: str, expected: str, pack: Pack, posting: Read
) -> None:
    assert role(f"---\nrole: {value}\n---\n# Backend Developer\n", pack, posting) == expected


def test_every_role_asks_for_the_basics(pack: Pack) -> None:
    assert pack.roles["any"]["required"] == {"location": "warning", "salary": "info", "apply": "info"}
    assert len(pack.roles) >= 8
    for spec in pack.roles.values():
        assert spec["required"].items() >= pack.roles["any"]["required"].items()
        assert not set(spec["required"]) & set(spec["recommended"])
    assert all(pack.roles["backend"]["required"][element] == "warning" for element in SIX)


def test_a_missing_element_has_the_level_of_the_role() -> None:
    found = {f.rule: f.level for f in check_text(NURSE, select=["completeness"])}
    assert found == {"salary": "info", "apply": "info"}
    found = {f.rule: f.level for f in check_text("# Ward nurse\n\nCare for people.\n", select=["completeness"])}
    assert found["location"] == "warning"


def test_a_level_in_the_configuration_beats_that_of_the_role(tmp_path: Path) -> None:
    config = tmp_path / ".jdlint.yaml"
    config.write_text("rules: {salary: error}\n")
    assert {f.rule: f.level for f in check_text(NURSE, config=str(config))}["salary"] == "error"


def test_work_from_home_settles_the_place() -> None:
    home = "# Ward nurse\n\n## The job\n\nThis is a fully remote job.\n"
    assert "location" not in {f.rule for f in check_text(home)}
    assert {v.element: v.verdict for v in coverage_text(home)}["location"] == "missing"


def test_coverage_shows_the_elements_of_the_posting_s_own_role() -> None:
    own = {"on-call", "store-release", "data-quality", "model-evaluation", "stack-split", "user-interface"}
    backend = {v.element for v in coverage_text("# Backend Developer\n")}
    assert not own & backend
    assert {v.element for v in coverage_text("# DevOps Engineer\n")} - backend == {"on-call", "monitoring"}
    assert {v.element for v in coverage_text(NURSE)} == backend


def test_every_element_of_a_role_s_own_is_named_by_a_role(pack: Pack) -> None:
    named = {element for spec in pack.roles.values() for element in (*spec["required"], *spec["recommended"])}
    assert named >= {rule.id for rule in pack.rules.values() if rule.options.get("own")}


def test_an_analyst_programmer_is_no_analyst(posting: Read, pack: Pack) -> None:
    text = (
        "# Analyst programmer (PHP)\n\nYou maintain the server-side code and the APIs of our ordering system in PHP.\n"
    )
    assert role(text, pack, posting) == "backend"
