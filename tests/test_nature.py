"""Posting or not, English or not: in doubt a text is an English posting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jdlint.checks.nature import Nature, nature_of
from jdlint.lint import Settings, prepare
from jdlint.pack import Pack
from jdlint.posting.model import Posting

TEXTS = Path(__file__).parent / "nature"
"""Texts written for these tests: `other` are no postings, `postings` are, however short or odd."""

POSTING = (
    "# Back-end developer\n\nWe are looking for a developer. You will build our booking service. Apply by 3 May.\n"
)

README = """\
# Opening hours

A small library that keeps opening hours. It knows holidays and the hours of sunrise.

## Getting started

Run the following command in a shell, then open an issue in this repository when it fails. This package needs nothing
else. The tests are run with one command, and a pull request without a test is not merged. Pull requests are reviewed
on Mondays.

## License

MIT
"""

GUIDE = """\
# How to write a job description

A good job description should say what a developer does all day. Most job descriptions should be shorter. The candidate
should see at once what the work is, and the applicant should find the pay. A developer should read it first. In this
article, we show how the tasks of a backend developer are best put, and why job descriptions are read in a hurry.
"""

EXERCISE = """\
# Coding challenge

This exercise takes three hours. In this challenge you write a small service that keeps opening hours. We will evaluate
your solution with you. Submit your solution as an archive. The solution should hold a test. Do not spend more than
three hours on this exercise; your submission need not be complete. We will look at the submission together.
"""

HANDBOOK = """\
# Our hiring process

Each hiring manager opens a new role with the recruiter. The recruiter and the hiring manager agree on the interview
process. Interviewers fill in a scorecard for every talk. The hiring manager reads the scorecards, and the hiring team
meets after the last interview stage. Candidates are told the same day. The recruiter makes the offer.
"""

FOREIGN = {
    "German": (
        "Wir suchen für unser Team in Köln eine erfahrene Entwicklerin. Du baust mit uns die Dienste, die von "
        "vielen Praxen genutzt werden, und sorgst für den Betrieb. Das bringst du mit: Python, SQL und "
        "Erfahrung mit Docker."
    ),
    "French": (
        "Nous cherchons pour notre équipe à Lyon une développeuse ou un développeur. Vous construisez avec "
        "nous les services qui sont utilisés par des milliers de médecins et vous veillez sur la qualité du "
        "code."
    ),
    "Spanish": (
        "Buscamos para nuestro equipo de Sevilla una persona con experiencia en el desarrollo de servicios. "
        "Trabajarás con las clínicas que usan la plataforma y con el equipo de producto para mejorar la "
        "calidad."
    ),
    "Dutch": (
        "Wij zoeken voor ons team in Gent een ervaren ontwikkelaar. Je bouwt met ons aan de diensten die door "
        "het ziekenhuis worden gebruikt en je zorgt ook voor de kwaliteit van het werk."
    ),
    "Polish": (
        "Szukamy do naszego zespołu w Krakowie osoby z doświadczeniem w Pythonie. Będziesz pracować nad "
        "usługami dla przychodni oraz dbać o jakość kodu. Praca jest zdalna, a zespół spotyka się raz na "
        "miesiąc."
    ),
    "Portuguese": (
        "Procuramos para a nossa equipa no Porto uma pessoa com experiência em Python. Você vai trabalhar com "
        "os serviços que são usados por clínicas e cuidar da qualidade do código com a equipa."
    ),
}


@pytest.fixture
def nature(pack: Pack, posting: Callable[..., Posting]) -> Callable[[str], Nature]:
    def decide(text: str) -> Nature:
        read = posting(text)
        return nature_of(read, prepare(read, pack, Settings(rules=pack.rules)).hits)

    return decide


@pytest.mark.parametrize(
    "text",
    [
        POSTING,
        POSTING
        + "\n## Interview process\n\nYou meet the hiring manager, the recruiter calls, a coding exercise follows.\n",
        "Bake bread with us.",
        "---\ntitle: Delivery manager\n---\n\nExperience in setting up teams. Manages one or more projects.\n",
    ],
    ids=["plain", "with its hiring process", "one line", "stub"],
)
def test_postings(nature: Callable[[str], Nature], text: str) -> None:
    assert nature(text).kind == "posting"


@pytest.mark.parametrize(
    ("text", "why"),
    [(README, "manual"), (GUIDE, "article"), (EXERCISE, "exercise"), (HANDBOOK, "hired")],
    ids=["readme", "article", "exercise", "handbook"],
)
def test_other_texts(nature: Callable[[str], Nature], text: str, why: str) -> None:
    found = nature(text)
    assert found.kind == "not-a-posting"
    assert why in found.reason


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages(nature: Callable[[str], Nature], language: str) -> None:
    assert nature(FOREIGN[language]).kind == "not-english"


def test_two_languages_are_decided_by_the_larger_part(nature: Callable[[str], Nature]) -> None:
    english = (
        "We are looking for a developer in Cologne who builds the services of our clinics with us and who runs them. "
    )
    assert nature(english * 3 + "\n\n" + FOREIGN["German"]).kind == "posting"
    assert nature(english + "\n\n" + FOREIGN["German"] * 3).kind == "not-english"


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag.",
        "- Java\n- Kotlin\n- Spring Boot\n- PostgreSQL\n- Docker\n- AWS\n- GitLab CI\n- gRPC\n- Redis\n- React\n" * 2,
        "# Developer, São Paulo\n\nYou will work with Casa da Música and the team of Peña y Hijos in the city.",
    ],
    ids=["short", "technologies", "names"],
)
def test_english_in_doubt(nature: Callable[[str], Nature], text: str) -> None:
    assert nature(text).kind == "posting"


def test_nothing(nature: Callable[[str], Nature]) -> None:
    assert nature("").kind == "empty"
    assert nature("```\ncode\n```\n").kind == "empty"


def test_notes_that_nobody_named_are_not_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text("# Careers\n\nThe source of our careers site. Run `make` to build it.\n")
    Path("hello.md").write_text("# Hello\n")
    assert _code("check", ".") == 2, "a folder without a posting"
    Path("baker.md").write_text("# Baker\n\nYou will bake bread.\n")
    Path("empty.md").write_text("")
    assert _code("check", ".", "--select", "empty-posting", "-o", "out.json", "-f", "json") == 1
    assert '"files": 2' in Path("out.json").read_text()
    assert _code("check", "hello.md", "-o", "out.txt", "-f", "concise", "-q") == 1
    assert Path("out.txt").read_text().count("\n") == 1, "an empty posting has one finding"


def _code(*args: str) -> int:
    from jdlint.cli import main

    with pytest.raises(SystemExit) as exit:
        main(args)
    return int(exit.value.code or 0)


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_texts(path: Path, pack: Pack, posting: Callable[..., Posting]) -> None:
    read = posting(path.read_text(encoding="utf-8"), path.name)
    kind = nature_of(read, prepare(read, pack, Settings(rules=pack.rules)).hits).kind
    assert kind == ("posting" if path.parent.name == "postings" else "not-a-posting")


@pytest.mark.parametrize(
    "text",
    [
        "# Privacy notice for applicants\n\nWe keep your CV for six months. You may ask us what personal data we store.\n",
        "Minutes of the platform guild\n\nPresent: Ann, Bo\nApologies: Cy\n\nAny other business: none. Next meeting: May.\n",
        "# careers\n\nThis repository holds our job postings.\n\n## How to add a posting\n\nOpen a pull request.\n",
        "# tidal\n\nA clock.\n\n## Installation\n\nRun pip install tidal.\n\n## Usage\n\nYou will need Python.\n\n## License\n\nMIT\n",
    ],
)
def test_documents_beside_postings_are_none(posting: Callable[..., Posting], pack: Pack, text: str) -> None:
    read = posting(text)
    assert nature_of(read, prepare(read, pack, Settings(rules={})).hits).kind == "not-a-posting"
