"""What blocks are used as (headings without marks, bullets, lists), and the kinds of sections."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.posting.model import Posting

Read = Callable[..., Posting]


def kinds(posting: Posting) -> list[tuple[str, str]]:
    """Block kind and text."""
    return [(b.kind, posting.masked[b.start : b.end].replace("\0", "")) for b in posting.blocks]


def sections(posting: Posting) -> list[tuple[str, str]]:
    """Section kind and heading."""
    blocks = posting.blocks
    return [
        (s.kind, posting.text[blocks[s.heading].start : blocks[s.heading].end] if s.heading >= 0 else "")
        for s in posting.sections
    ]


@pytest.mark.parametrize(
    "heading",
    ["**Requirements**", "**Requirements:**", "Requirements:", "__Requirements__", "##Requirements", "## Requirements ##",
     "Requirements\n---", "### 📌 Requirements", "<b>Requirements</b>", "## 2. Requirements", "**What you'll bring**"],
)  # fmt: skip
def test_ways_to_write_a_heading(posting: Read, heading: str) -> None:
    read = posting(f"# Engineer\n\nWe hire.\n\n{heading}\n\n- Go\n- SQL\n")
    assert [kind for kind, _ in sections(read)] == ["title", "requirements"]
    assert list(read.block_kinds)[-2:] == ["requirements", "requirements"]


@pytest.mark.parametrize("line", ["Location: Berlin", "**Salary range:** 10 to 20", "We hire.", "#LI-Remote", "***"])
def test_what_is_no_heading(posting: Read, line: str) -> None:
    read = posting(f"# Engineer\n\nIntro.\n\n{line}\n\nText that follows it.\n")
    assert [kind for kind, _ in sections(read)] == ["title"]


@pytest.mark.parametrize("bullet", ["• ", "●\t", "▪ ", "– ", "- ", "* ", "1. ", "•", "·  "])
def test_bullets_in_plain_text(posting: Read, bullet: str) -> None:
    read = posting(f"Engineer wanted\n\nRequirements:\n{bullet}Go\n{bullet}SQL\n", "a.txt")
    assert kinds(read)[-3:] == [("heading", "Requirements:"), ("item", "Go"), ("item", "SQL")]


def test_bullets_behind_line_breaks(posting: Read) -> None:
    read = posting("<p>Requirements:<br>- Go<br>- SQL</p><p>Apply.</p>", "a.html")
    assert kinds(read) == [("heading", "Requirements:"), ("item", "Go"), ("item", "SQL"), ("paragraph", "Apply.")]


def test_plain_text_with_one_statement_a_line(posting: Read) -> None:
    text = (
        "About the job\nWe run a shop for bicycles.\n\nResponsibilities\n\nDesign and build services\n"
        "Work with product managers\nReview code\n\nRequirements:\n5 years of Go\nGood English\nSQL\n"
    )
    read = posting(text, "a.txt")
    assert sections(read) == [
        ("role", "About the job"), ("duties", "Responsibilities"), ("requirements", "Requirements:"),
    ]  # fmt: skip
    assert [kind for kind, _ in kinds(read)].count("item") == 6


def test_lines_that_begin_with_a_name_in_lower_case_stand_for_themselves(posting: Read) -> None:
    lines = ["We have the most readers of all;", "iPaper is our oldest paper;", "ePaper is our newest."]
    read = posting("\n".join(lines), "a.txt")
    assert [read.text[block.start : block.end] for block in read.blocks] == lines


def test_wrapped_plain_text_is_joined(posting: Read) -> None:
    text = (
        "We are looking for an engineer who will design, build and run the services\n"
        "behind our shop for bicycles, together with a small team of people who care\n"
        "about the work.\n\nApply soon.\n"
    )
    assert [kind for kind, _ in kinds(posting(text, "a.txt"))] == ["paragraph", "paragraph"]


def test_wrapped_markdown_is_joined_and_lines_that_stand_alone_are_not(posting: Read) -> None:
    wrapped = "We are looking for an engineer who will design, build and run the\nservices behind our shop.\n"
    assert len(posting(wrapped).blocks) == 1
    assert len(posting("Berlin, Germany\nFull time\nFrom May\n").blocks) == 3


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What you'll do at our shop", "duties"),
        ("About the bicycle shop", "company"),
        ("Our ideal candidate", "requirements"),
        ("Required skills & experience", "requirements"),
        ("Bonus points if you have", "nice-to-have"),
        ("Why join Example", "benefits"),
        ("Compensation", "benefits"),
        ("Our interview process", "process"),
        ("How to apply", "apply"),
        ("Equal opportunity", "equal-opportunity"),
        ("Privacy notice", "legal"),
        ("Minimum qualifications for this role", "requirements"),
        ("Bicycles", "other"),
    ],
)
def test_kind_by_heading(posting: Read, heading: str, kind: str) -> None:
    assert sections(posting(f"# Engineer\n\nIntro.\n\n## {heading}\n\nText.\n"))[1][0] == kind


def test_unknown_headings_take_the_kind_of_the_one_above(posting: Read) -> None:
    read = posting("# Engineer\n\n## Requirements\n\n### Databases\n\n- SQL\n\n## Bicycles\n\nFast.\n")
    assert [kind for kind, _ in sections(read)] == ["title", "requirements", "requirements", "other"]


def test_a_first_heading_that_is_no_title(posting: Read) -> None:
    assert sections(posting("---\ntitle: Engineer\n---\n# About us\n\nWe sell bicycles.\n"))[1][0] == "company"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We hire without regard to race, religion or age.", "equal-opportunity"),
        ("Send your CV to jobs@example.com.", "apply"),
        ("Our offices are nice. We offer health insurance and a pension scheme.", "benefits"),
        ("Bicycles are fun.", "other"),
    ],
)
def test_kind_by_content(posting: Read, text: str, kind: str) -> None:
    assert posting(f"# Engineer\n\n{text}\n").block_kinds[1] == kind


def test_a_closing_statement_inside_another_section(posting: Read) -> None:
    read = posting("# Engineer\n\n## Benefits\n\n- Insurance\n\nWe are an equal opportunity employer.\n")
    assert list(read.block_kinds)[-2:] == ["benefits", "equal-opportunity"]


def test_large_type_is_no_heading(posting: Read) -> None:
    long = "We are a shop for bicycles and look for somebody who will build and run our services with care " * 2
    assert kinds(posting(f"# Engineer\n\n### {long}today.\n"))[1][0] == "paragraph"
