"""Front matter: YAML, TOML and JSON, with the place of every key and value, whole or broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.posting.front_yaml import _composed, _simple
from jdlint.posting.model import Posting

Read = Callable[..., Posting]


def source(posting: Posting, name: str) -> tuple[str, str, str]:
    field = posting.fields[name]
    key, value = posting.text[slice(*field.key_span)], posting.text[slice(*field.value_span)]
    return key, value, field.value


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("---\ntitle: Engineer\n---\nWe hire.", "title", ("title", "Engineer", "Engineer")),
        ("---\r\njobTitle: 'Engineer'\r\n---\r\nWe hire.", "title", ("jobTitle", "'Engineer'", "Engineer")),
        ("---\nrole_name: >-\n  Back-end\n  engineer\n---\nWe hire.", "title",
         ("role_name", ">-\n  Back-end\n  engineer", "Back-end engineer")),
        ("---\ntags: [go, sql]\n---\nWe hire.", "tags", ("tags", "[go, sql]", "go, sql")),
        ("---\ntags:\n  - go\n  - sql\n---\nWe hire.", "tags", ("tags", "- go\n  - sql", "go, sql")),
        ("---\ncontact:\n  email: a@example.com\n---\nWe hire.", "contact", ("email", "a@example.com", "a@example.com")),
        ("---\ndate: 2024-01-02\n---\nWe hire.", "posted", ("date", "2024-01-02", "2024-01-02")),
        ("title: Engineer\nlocation: Köln\n---\nWe hire.", "location", ("location", "Köln", "Köln")),
        ('+++\ntitle = "Engineer"\n[company]\nname = "Example"\n+++\nWe hire.', "company",
         ("name", '"Example"', "Example")),
        ('{\n  "title": "Engineer",\n  "location": "Köln"\n}\n\nWe hire.', "location",
         ("location", '"Köln"', "Köln")),
    ],
)  # fmt: skip
def test_entries(posting: Read, text: str, name: str, expected: tuple[str, str, str]) -> None:
    read = posting(text)
    assert source(read, name) == expected
    assert read.front_error is None
    assert read.words.folded[-2:] == ["we", "hire"]


def test_an_entry_without_value(posting: Read) -> None:
    field = posting("---\ntitle:\nlocation: Berlin\n---\n# Engineer\n").fields["title"]
    assert (field.value, field.value_span.start, field.value_span.end) == ("", 10, 10)


def test_the_first_of_several_names_counts(posting: Read) -> None:
    read = posting("---\nsalary_min: 10\nsalary: 20\n---\nWe hire.")
    assert source(read, "salary") == ("salary_min", "10", "10")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a\ntitle: b\n---\nWe hire.", "title: b"),
        ("---\ntitle: a: b\n---\nWe hire.", "title: a: b"),
        ("---\ntitle: a\n\tlocation: b\n---\nWe hire.", "\tlocation: b"),
        ("---\ntitle: a\nlocation: b\n\nWe hire.", "---"),
        ("---\ntitle: a\n\nlocation: b\n--\nWe hire.", "--"),
        ("---\ntitle: a\nlocation: b\n-----\n\nWe hire.", "-----"),
        ("---\ntitle: 'a\nlocation: b\nteam: c\n---\nWe hire.", "title: 'a"),
        ("---\nlocation: b\ntags: [a, b\nteam: c\n---\nWe hire.", "tags: [a, b"),
        ("---\nphone:\nno key here\nteam: c\n---\nWe hire.", "no key here"),
        ("---\nteam: c\ncreated: '2020' <- a note\nx: y\n---\nWe hire.", "created: '2020' <- a note"),
        ("+++\ntitle = a\n+++\nWe hire.", "title = a"),
        ('{\n  "title": "a"\n  "b": 1\n}\nWe hire.', '  "b": 1'),
    ],
)
def test_broken_front_matter_is_reported_and_the_body_read(posting: Read, text: str, line: str) -> None:
    read = posting(text)
    assert read.front_error is not None
    assert text[slice(*read.front_error[1])].rstrip("\n") == line
    assert read.words.folded[-2:] == ["we", "hire"]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nWe hire.\n\n---\n",
        "---\n- Go\n- SQL\n---\n",
        "{{ page.title }}\n",
        "Location: Berlin and Paris\n\nWe hire.\n",
        "We hire.\n---\nNow.\n",
    ],
)
def test_no_front_matter(posting: Read, text: str) -> None:
    read = posting(text)
    assert (dict(read.fields), read.front_error) == ({}, None)


@pytest.mark.parametrize("opening", ["a: &a [1, 2]\nb: &b [*a, *a]\nc: &c [*b, *c]", "a:\n  " + "- " * 20_000 + "x",
                                     "a: " + "[" * 20_000])  # fmt: skip
def test_hostile_front_matter(posting: Read, opening: str) -> None:
    assert posting(f"---\n{opening}\n---\nWe hire.").words.folded[-2:] == ["we", "hire"]


@pytest.mark.parametrize(
    "value",
    ["Berlin", "10,000 - 20,000", '"a: b"', "'x'", "$10k", "a#b", "2020-01-01 10:00:00", "https://example.com/a", "",
     "é – ü", "it's", ".5", "5' 10\"", "  wide  ", "yes", "~"],
)  # fmt: skip
def test_simple_entries_are_what_yaml_says(value: str) -> None:
    text = f"title: {value}\n\n# note\ntags:\n  - {value}x\n  - b\n"
    simple = _simple(text, 0, len(text))
    if simple is not None:
        assert (simple, None) == _composed(text, 0, len(text))


def test_title_is_where_the_posting_names_itself(posting: Read) -> None:
    def title(text: str) -> str:
        read = posting(text)
        return text[slice(*read.title)]

    assert title("---\ntitle: A\n---\n# Engineer\n\nWe hire.") == "Engineer"
    assert title("---\ntitle: Engineer\n---\nWe hire.") == "Engineer"
    assert title("---\ntitle:\n---\nWe hire.") == "title"
    assert title("We hire an engineer.\nNow.") == "We hire an engineer."


def test_title_and_description_are_words_of_the_posting(posting: Read) -> None:
    read = posting(
        "---\ntitle: Senior engineer\nsummary: We help farms.\nlayout: job\n---\n# Work with us\n\nWe hire.\n"
    )
    assert read.words.folded == ["senior", "engineer", "we", "help", "farms", "work", "with", "us", "we", "hire"]
    assert [block.kind for block in read.blocks] == ["field", "field", "heading", "paragraph"]
    assert list(read.block_kinds[:2]) == ["title", "other"]
    assert read.text[slice(*read.title)] == "Work with us"


_WHOLE = """---
title: Backend Engineer
aboutUs: |
  We move parcels by night train, to take lorries off the road.

  - Forty of us work in Kiel
  - and two in Flensburg
whatYouWillDo:
- You design and run the services that book wagons.
- "You write migrations: small ones."
job.requirements:
    - Three years of Python on a server
    - >
      A degree is not needed;
      show us what you built.
      - and how it runs
    # Nobody reads this.
    - name: data of the site
skills:
  - python
  - go
  - sql
  - linux
  - bash
  - docker
  - git
  - grpc
nice_to_have: [you know Rust, you know Go, you know the railways]
notes: what the site does with this entry, nobody knows but the site
---
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_entries_that_are_sections(posting: Read, line_end: str) -> None:
    read = posting(_WHOLE.replace("\n", line_end))
    assert [(section.kind, section.heading >= 0) for section in read.sections] == [
        ("title", False), ("company", True), ("duties", True), ("requirements", True),
    ]  # fmt: skip
    assert [(block.kind, read.quoted(block)) for block in read.blocks[1:]] == [
        ("heading", "aboutUs"),
        ("paragraph", "We move parcels by night train, to take lorries off the road."),
        ("item", "Forty of us work in Kiel"),
        ("item", "and two in Flensburg"),
        ("heading", "whatYouWillDo"),
        ("item", "You design and run the services that book wagons."),
        ("item", "You write migrations: small ones."),
        ("heading", "job.requirements"),
        ("item", "Three years of Python on a server"),
        ("item", "A degree is not needed; show us what you built."),
        ("item", "and how it runs"),
    ]


def test_a_heading_after_entries_that_are_sections(posting: Read) -> None:
    read = posting(_WHOLE + "\n# Backend Engineer, Rail\n\nApply by mail.\n")
    assert read.sections[-1].kind == "title"
    assert posting(_WHOLE + "\nWe hire all year.\n").sections[-1].kind == "other"
    assert read.fields["skills"].value.startswith("python, go")


def test_items_that_are_a_text_with_tags_beside_it(posting: Read) -> None:
    entries = (
        "skills:\n- skill: Good knowledge of a bread oven\n  importance: Essential\n- skill: You can bake by night\n"
    )
    read = posting(f"---\n{entries}---\nWe hire.")
    assert [(block.kind, read.quoted(block)) for block in read.blocks[1:3]] == [
        ("item", "Good knowledge of a bread oven"),
        ("item", "You can bake by night"),
    ]
    tags = "skills:\n- name: Python\n  level: good\n- name: Go\n  level: good\n"
    assert [block.kind for block in posting(f"---\n{tags}{entries[:0]}---\nWe hire.").blocks] == ["paragraph"]
    both = "skills:\n- title: You bake all the night\n  text: and you sell bread by day\n"
    assert [block.kind for block in posting(f"---\n{both}---\nWe hire.").blocks] == ["paragraph"]


def test_toml_text_and_lists(posting: Read) -> None:
    read = posting('+++\ntitle = "Engineer"\nrequirements = ["a degree or the like", "three years of Go"]\n+++\nHello.')
    assert [block.kind for block in read.blocks] == ["field", "paragraph"]


_BODY = """---
title: Backend Engineer
details: |
  We move parcels by night train, to take lorries off the road, and forty of us work in Kiel, where the first of our
  trains left the yard nine years ago with eleven parcels and a cat, who had come along for the warmth of the engine.

  **What you will do:**
  - You design and run the services that book wagons, with four others.

  ## What you bring
  - Three years of Python on a server, and patience with people who know trains better than tables do.
summary: |
  We move parcels by night train.
---
Apply by mail.
"""


def test_an_entry_that_holds_the_whole_text_is_read_as_one(posting: Read) -> None:
    read = posting(_BODY)
    shown = [(block.kind, read.quoted(block)[:18]) for block in read.blocks if block.kind != "field"]
    assert shown == [
        ("heading", "details"),
        ("paragraph", "We move parcels by"),
        ("heading", "What you will do"),
        ("item", "You design and run"),
        ("heading", "What you bring"),
        ("item", "Three years of Pyt"),
        ("paragraph", "Apply by mail."),
    ]
    assert [section.kind for section in read.sections if section.heading > 1] == ["duties", "requirements"]
