"""Branches of templates: what no page shows together is not compared, and of two sides the longer one is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.posting.branches import never_together
from jdlint.posting.model import Posting
from jdlint.readability.places import words

Read = Callable[..., Posting]


def apart(posting: Posting, one: str, other: str) -> bool:
    return never_together(posting.branches, posting.text.index(one), posting.text.rindex(other))


@pytest.mark.parametrize(
    "text",
    [
        "{% if open %}one{% else %}two{% endif %}",
        "{%- if open -%}one{%- else -%}two{%- endif -%}",
        "{% unless open %}one{% else %}two{% endunless %}",
        "{% if page.state == 'up' %}one{% endif %} and {% if page.state != \"up\" %}two{% endif %}",
        "{% if open %}one{% endif %}{% unless open %}two{% endunless %}",
        "{% if open %}one{% endif %}{% if not open %}two{% endif %}",
        "{% if a %}one{% elsif b %}x{% else %}two{% endif %}",
        "{% if a %}x{% elif b %}one{% else %}two{% endif %}",
        "{% if a %}{% for x in y %}one{% endfor %}{% else %}{% if b %}two{% endif %}{% endif %}",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_branches_that_exclude_each_other(posting: Read, text: str, name: str) -> None:
    read = posting(text, name)
    assert apart(read, "one", "two")
    assert apart(read, "two", "one")
    assert not apart(read, "one", "one")


@pytest.mark.parametrize(
    "text",
    [
        "one two",
        "{% if open %}one{% endif %}two",
        "{% if open %}one{% endif %}{% if open %}two{% endif %}",
        "{% if a %}one{% endif %}{% if b %}two{% endif %}",
        "{% if a or b != c %}one{% endif %}{% if a or b == c %}two{% endif %}",
        "{% for x in y %}one{% else %}two{% endfor %}",
        "{% else %}one{% endif %}two{% if",
    ],
)
def test_places_that_may_be_shown_together(posting: Read, text: str) -> None:
    assert not apart(posting(text), "one", "two")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We bake bread.", 3),
        ("{% if a %}We bake.{% else %}We bake bread.{% endif %} Come.", 4),
        ("{% if a %}We bake bread.{% endif %} Come.", 4),
        ("{% if a %}1 2 3 4 5.{% elsif b %}1 2 3.{% else %}1 2 3 4.{% endif %}", 5),
        ("{% if a %}1.{% elsif b %}1 2 3.{% else %}1 2 3 4.{% endif %}", 4),
        ("{% if a %}1 2.{% endif %} 1. {% if a %}1 2.{% else %}1 2 3.{% endif %}", 5),
    ],
)
def test_words_of_the_longest_page(posting: Read, text: str, count: int) -> None:
    assert words(posting(text)) == count


def test_a_passage_in_two_branches_is_told_by_no_rule() -> None:
    from jdlint import check_text

    passage = "We store and ship spare parts for lifts all over Northern Europe. Ninety people work in three halls."
    twice = f"# Planner\n\n{{% if a %}}\n{passage}\n{{% else %}}\nIt opens in May.\n\n{passage}\n{{% endif %}}\n"
    assert check_text(twice, select=["repetition"]) == []
    assert len(check_text(twice.replace("{% else %}", ""), select=["repetition"])) == 1


def test_thousands_of_tags_take_no_longer_than_they_should(posting: Read) -> None:
    read = posting("{% if a %}x " * 3000)
    assert len(read.branches) == 0
    read = posting("{% if a %}x{% endif %} " * 3000)
    assert words(read) == 3000
