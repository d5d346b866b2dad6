"""Kinds of sections and blocks where headings are odd, misleading or not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.posting.model import Posting

Read = Callable[..., Posting]


def shown(posting: Posting) -> list[tuple[str, str, str]]:
    """Kind, block kind and text of each block."""
    blocks = zip(posting.blocks, posting.block_kinds, strict=True)
    return [(kind, b.kind, posting.masked[b.start : b.end].replace("\0", "")) for b, kind in blocks]


def kind_at(posting: Posting, words: str) -> str:
    """The kind of the block that holds some words."""
    return next(kind for kind, _, text in shown(posting) if words in text)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Qualifications / Application", "requirements"),
        ("Skills | Experience", "requirements"),
        ("About us & how to apply", "apply"),
        ("Job description: responsibilities", "duties"),
        ("Benefits – why people stay", "benefits"),
        ("What we expect from you (i.e. the qualifications you must have):", "requirements"),
        ("Perks (and there are many of them, we promise)", "benefits"),
        ("The bits that you'll bring to your new team:", "requirements"),
        ("The things you'll do with us all day", "duties"),
        ("What can Example offer you?", "benefits"),
        ("What will make you successful", "requirements"),
        ("What you’d bring", "requirements"),
        ("What you would get from us", "benefits"),
        ("What we offer, technically", "role"),
        ("WHAT WE ASK OF YOU", "requirements"),
        ("Key role", "role"),
        ("Clearance", "legal"),
        ("Acme Compliance", "other"),
        ("Bicycles and trams", "other"),
    ],
)
def test_headings_in_other_words(posting: Read, heading: str, kind: str) -> None:
    read = posting(f"# Engineer\n\nIntro.\n\n## {heading}\n\nText that tells nothing.\n")
    assert read.sections[1].kind == kind


def test_technology_offered_is_no_benefit(posting: Read) -> None:
    text = "# Engineer\n\nIntro.\n\n### What we offer, technically speaking:\n\n- Kotlin and Postgres\n- Kafka on Kubernetes\n"
    assert kind_at(posting(text), "Kafka") == "role"


DUTIES_WITH_PARTS = """\
# Caretaker

**Responsibilities**

**{first}**

- Repair doors and windows
- Order paint

**{second}**

- Answer the mail
- Keep the log book

**Requirements**

- A driving licence
"""


@pytest.mark.parametrize(("first", "second"), [("The house:", "Administration:"), ("Buildings", "Paperwork")])
def test_parts_of_the_duties(posting: Read, first: str, second: str) -> None:
    read = posting(DUTIES_WITH_PARTS.format(first=first, second=second))
    assert kind_at(read, "Order paint") == "duties"
    assert kind_at(read, "Keep the log book") == "duties"
    assert kind_at(read, "driving licence") == "requirements"


def test_administration_among_duties(posting: Read) -> None:
    text = "# Clerk\n\n## Your tasks\n\n- Greet guests\n- Plan rooms\n\nAdministration:\n\n- Invoices\n- The archive\n"
    assert kind_at(posting(text), "The archive") == "duties"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Benefits: a bicycle, a garden and long lunches.", "benefits"),
        ("**Requirements:** five years of Go and a calm voice.", "requirements"),
        ("Responsibilities: the ovens, the van and the till.", "duties"),
        ("How to apply: bring a loaf.", "apply"),
        ("Location: Ghent.", "other"),
        ("One thing: we are closed on Mondays.", "other"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_labels_at_the_start_of_a_paragraph(posting: Read, line: str, kind: str, name: str) -> None:
    read = posting(f"Baker wanted\n\nThe bakery is old.\n\n{line}\n\nThat is all.\n", name)
    assert kind_at(read, line.rpartition(":")[2].strip("* ")) == kind


FLAT = """\
Backend engineer

Slate Harbour makes software for small ports. Our customers are forty harbour masters.

Design and build the services behind our berth planner
Review code and help others to grow
Run what you build, with one week on call in six

At least four years of experience with Java or Kotlin
Solid knowledge of SQL
Ability to explain a design in writing

30 days of leave
Health insurance for the family
A budget for books and conferences

Write to jobs@example.com and send your CV.
"""


def test_flat_text_by_content(posting: Read) -> None:
    read = posting(FLAT, "a.txt")
    assert kind_at(read, "small ports") == "company"
    assert [kind_at(read, words) for words in ("berth planner", "help others", "on call")] == ["duties"] * 3
    assert [kind_at(read, words) for words in ("four years", "SQL", "in writing")] == ["requirements"] * 3
    assert [kind_at(read, words) for words in ("30 days", "Health", "books")] == ["benefits"] * 3
    assert kind_at(read, "send your CV") == "apply"


def test_a_list_of_two_minds_is_divided(posting: Read) -> None:
    items = ["Build services", "Write tests", "Maintain the platform", "5+ years of experience", "Strong SQL skills"]
    items += ["Excellent English", "Proven track record"]
    read = posting("# Engineer\n\nAbout this job:\n\n" + "".join(f"- {item}\n" for item in items))
    assert kind_at(read, "Write tests") == "duties"
    assert kind_at(read, "Excellent English") == "requirements"


def test_a_list_under_its_own_heading_is_left_alone(posting: Read) -> None:
    text = "# Engineer\n\n## Requirements\n\n- Leading teams\n- Building services\n- Design of APIs\n\n## Benefits\n\n- Train others\n"
    read = posting(text)
    assert kind_at(read, "Building services") == "requirements"
    assert kind_at(read, "Train others") == "benefits"


def test_values_of_a_company_are_no_duties(posting: Read) -> None:
    text = "# Engineer\n\n## Our culture\n\n- Build for the long run\n- Share what you know\n- Own your mistakes\n"
    assert kind_at(posting(text), "Share what") == "company"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bullets_in_a_row_are_items(posting: Read, name: str) -> None:
    read = posting(
        "Engineer\n\nRequirements: • three years of Go • SQL and Redis • good English\n\nApply soon.\n", name
    )
    assert [(kind, block) for kind, block, _ in shown(read)][1:5] == [
        ("requirements", "heading"), ("requirements", "item"), ("requirements", "item"), ("requirements", "item"),
    ]  # fmt: skip


def test_one_bullet_between_facts_is_no_list(posting: Read) -> None:
    read = posting("Engineer\n\nBerlin • full time\n\nWe hire.\n", "a.txt")
    assert ("other", "paragraph", "Berlin • full time") in shown(read)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("| | |\n|---|---|\n| Requirements | Five years of Go and good English |\n| Benefits | Thirty days of leave a year |\n",
         "a.md"),
        ("<table><tr><td>Requirements</td><td>Five years of Go and good English</td></tr>"
         "<tr><td><b>Benefits</b></td><td><p>Thirty days of leave a year</p></td></tr></table>", "a.html"),
    ],
    ids=["markdown", "html"],
)  # fmt: skip
def test_label_cells_make_sections(posting: Read, table: str, name: str) -> None:
    read = posting(("<h1>Engineer</h1>" if name == "a.html" else "# Engineer\n\n") + table, name)
    assert kind_at(read, "Five years") == "requirements"
    assert kind_at(read, "Thirty days") == "benefits"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.rst"])
@pytest.mark.parametrize("mark", ["=", "-", "~", "^", '"'])
def test_underlines(posting: Read, mark: str, name: str) -> None:
    row = mark * len("Requirements")
    read = posting(f"Engineer\n========\n\nWe hire.\n\nRequirements\n{row}\n\nGo and SQL.\n\nMore text here.\n", name)
    assert [read.sections[i].kind for i in (0, 1)] == ["title", "requirements"]
    assert kind_at(read, "More text") == "requirements"
    assert all(mark * 4 not in text for _, _, text in shown(read))


def test_a_fence_is_no_underline(posting: Read) -> None:
    read = posting("# Engineer\n\nSolve this first:\n~~~\nprint(1)\n~~~\n\nThen write.\n")
    assert [block.kind for block in read.blocks] == ["heading", "paragraph", "code", "paragraph"]


LONG = (
    "As our second engineer, you will take over the planner from Ada, who moves to the harbour of Delft. You build what "
    "harbour masters ask for. You speak with them each week, on the phone or on the quay. You decide with us what is "
    "built next, and what is thrown away. You keep the planner running through storms and holidays. "
)


def test_a_long_paragraph_that_ends_with_how_to_apply(posting: Read) -> None:
    read = posting(f"# Engineer\n\n{LONG}If this sounds like you, send your CV to jobs@example.com.\n")
    assert read.block_kinds[1] in ("role", "duties")
    read = posting("# Engineer\n\nDoes this sound good? We read everything. Send your CV to jobs@example.com.\n")
    assert read.block_kinds[1] == "apply"


def test_colon_lines_inside_a_paragraph(posting: Read) -> None:
    text = "Engineer\n\nWhat you'll be doing:\nBuild services\nRun them\nWhat you'll need to bring:\nGo and SQL\nA calm voice\n"
    for name in ("a.md", "a.txt"):
        read = posting(text, name)
        assert kind_at(read, "Run them") == "duties"
        assert kind_at(read, "A calm voice") == "requirements"


def test_tags_are_about_nothing(posting: Read) -> None:
    read = posting("# Engineer\n\n## Benefits\n\n- Leave\n\n#LI-Remote\n")
    assert read.block_kinds[-1] == "other"


def test_a_mission_may_be_the_duties(posting: Read) -> None:
    read = posting(
        "# Engineer\n\n## Mission\n\n- Design and run our services\n- Write tests\n\n## About us\n\nWe bake.\n"
    )
    assert list(read.block_kinds[2:4]) == ["duties", "duties"]
    read = posting("# Engineer\n\n## Mission\n\nWe help small bakeries to bake better bread.\n")
    assert read.block_kinds[2] == "company"
