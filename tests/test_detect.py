"""What the detectors find and, more to the point, what they leave alone."""

from __future__ import annotations

import pytest
from conftest import PACK

from jdlint.detect import detect
from jdlint.posting.read import read_posting


def found(detector: str, text: str, name: str = "posting.md") -> list[str]:
    posting = read_posting(text, name, PACK.headings, PACK.aliases, PACK.cues)
    return [posting.text[span.start : span.end] for span, _ in detect(detector, posting)]


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("We pay €58,000 to €72,000 a year.", "€58,000 to €72,000"),
        ("Salary: 60-70k", "60-70k"),
        ("Pay: £45k-£55k, by experience", "£45k-£55k"),
        ("CHF 110'000 – 130'000", "CHF 110'000 – 130'000"),
        ("Hourly rate: $45-60", "$45-60"),
        ("Compensation range\n\n$17.85 - $24.00\n", "$17.85 - $24.00"),
        ("The range for this position is $1,635.00 - $3,185.00 biweekly.", "$1,635.00 - $3,185.00"),
        ("The salary is RM14,466 a month.", "RM14,466"),
        ("Base salary SGD10,010", "SGD10,010"),
        ("₹12,00,000 - ₹18,00,000 per year", "₹12,00,000 - ₹18,00,000"),
        ("We offer 25 - 35 lakhs.", "25 - 35 lakhs"),
        ("In a competitive market the base salary is $160,000 to $180,000.", "$160,000 to $180,000"),
        ("The job is graded E11 TV-L.", "E11 TV-L"),
        ("**Pay:** &pound;40,000", "&pound;40,000"),
    ],
)
def test_pay(text: str, pay: str) -> None:
    assert found("pay", text) == [pay]


@pytest.mark.parametrize(
    "text",
    [
        "We raised $12 million from two funds.",
        "Our customers saved $40,000 a year.",
        "The company is valued at $100,000,000.",
        "You get a learning budget of €1,500 a year.",
        "We pay 350€ per year for your gym.",
        "A referral bonus of $2,000.",
        "You get a 401k match.",
        "We serve 200k people and pay well.",
        "Call us on +44 20 7946 0958.",
        "You know Python 3.11 and handle 10,000 requests a second.",
        "The average order is $80.",
    ],
)
def test_no_pay(text: str) -> None:
    assert found("pay", text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3+ years of experience with web services", "3+ years"),
        ("You bring two to four years' experience.", "two to four years'"),
        ("We look for someone with around 5 years under their belt.", "5 years"),
        ("8+ YOE with Go", "8+ YOE"),
        ("You have a decade of experience.", "a decade"),
        ("## Requirements\n\n- 2 years commercial Django\n", "2 years"),
    ],
)
def test_years(text: str, years: str) -> None:
    assert found("years", text) == [years]


@pytest.mark.parametrize(
    "text",
    [
        "For over 20 years we have built ships.",
        "With 15 years of experience in freight, we help shops deliver.",
        "Our team has more than 50 years of experience.",
        "A contract of two years, with the option to work on.",
        "Options vest over four years with a one year cliff.",
        "We plan to grow over the next three years.",
        "After two years of work you get a sabbatical.",
        "Founded ten years ago by two engineers.",
    ],
)
def test_no_years(text: str) -> None:
    assert found("years", text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Apply by 30 June.", "Apply by 30 June"),
        ("**Closing:** 12:00pm, 18th Jul 2022", "Closing:** 12:00pm, 18th Jul 2022"),
        ("Deadline: 2025-06-30", "Deadline: 2025-06-30"),
        ("## Closing date\n\nMarch 3rd, 2025\n", "Closing date\n\nMarch 3rd, 2025"),
        ("Send us your CV before 14/02/2025.", "Send us your CV before 14/02/2025"),
        ("The posting stays open until 22 September 2025.", "posting stays open until 22 September 2025"),
    ],
)
def test_closing(text: str, date: str) -> None:
    assert found("closing", text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The contract starts on 1 September 2025 and ends on 31 August 2026.",
        "We closed our last round in May 2023.",
        "Posted on 3 March 2025.",
        "Apply by email.",
        "The first release is planned for June 2026.",
        "You may close the shop on Sundays.",
        "You can apply now and start on 1 May.",
    ],
)
def test_no_closing(text: str) -> None:
    assert found("closing", text) == []


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Write to jobs@harbour.example before March.", "jobs@harbour.example"),
        ("Email jobs at harbour dot example.", "jobs at harbour dot example"),
        ("Mail anna [at] harbour [dot] example.", "anna [at] harbour [dot] example"),
        ("See [this page](https://harbour.example/apply/17).", "this page"),
        ("[Apply here](https://harbour.example/x)", "Apply here"),
        ("Apply at harbour.example/jobs with a CV.", "harbour.example/jobs"),
        ("If you are interested, see our [careers page](https://harbour.example/careers).", "careers page"),
    ],
)
def test_contact(text: str, way: str) -> None:
    assert way in found("contact", text)


@pytest.mark.parametrize(
    "text",
    [
        "Read [about us](https://harbour.example/about).",
        "We work at Harbour. It is a good place.",
        "If you are interested in Node.js/express, ASP.net/core or main.py/app.py, apply.",
        "Do you need an accommodation? For assistance write to help@harbour.example.",
        "Read our [privacy notice for applicants](https://harbour.example/jobs/privacy-notice).",
        "You can see our [pay](https://harbour.example/careers/salaries-and-benefits).",
    ],
)
def test_no_contact(text: str) -> None:
    assert found("contact", text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Location: Naarden", "Naarden"),
        ("- **Place of work:** Remote, Canada", "Remote, Canada"),
        ("📍 Kaunas", "Kaunas"),
        ("You will work in Golden, CO for two years.", "Golden, CO"),
        ("Our office is in Kaunas.", "office is in Kaunas"),
        ("We are located near Naarden.", "located near Naarden"),
    ],
)
def test_place(text: str, place: str) -> None:
    assert place in found("place", text)


@pytest.mark.parametrize(
    "text",
    [
        "Location: Remote",
        "Location: fully remote or hybrid",
        "You will work on our location service.",
        "Our work is based on Linux.",
        "Your office in the cloud.",
    ],
)
def test_no_place(text: str) -> None:
    assert found("place", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ncompany: Norda\n---\n\n# Developer\n\nNorda checks the seals of grain silos.\n", "Norda checks"),
        ("# About Alder & Sons\n\nAlder & Sons now digitises old parish registers.\n", "Alder & Sons now digitises"),
        ("Marram leases electric vans to couriers.\n\nMarram has ten people.\n", "Marram leases"),
    ],
)
def test_purpose(text: str, told: str) -> None:
    assert found("purpose", text) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda checks the background of applicants.",
        "Norda offers good pay in a quiet place.",
        "Norda engineers review what others write.",
        "Norda services run in three regions.",
        "Norda sensors run for years on one battery.",
        "Norda pumps and valves are made in Graz.",
        "Norda ranks among the ten best employers.",
        "Norda gives you a laptop and a desk.",
        "Norda's office checks in at nine each day.",
        "Norda checks grain.",
        "Alder checks the seals of grain silos.",
    ],
)
def test_no_purpose(sentence: str) -> None:
    assert found("purpose", f"---\ncompany: Norda\n---\n\n# Developer\n\n{sentence}\n") == []


def test_no_purpose_under_the_duties() -> None:
    text = "---\ncompany: Norda\n---\n\n## What you will do\n\nNorda checks the seals of grain silos.\n"
    assert found("purpose", text) == []
