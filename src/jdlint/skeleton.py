"""A posting to fill in: a place, with a prompt in square brackets, for everything that a role's posting must say.

Invariant: jdlint reads each heading as of the kind whose elements stand under it, and each prompt as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks.evidence import elements_in_order
from jdlint.rule import Rule

_LISTS = ("duties", "requirements", "nice-to-have", "benefits")
"""Kinds of section whose elements are the items of a list; elsewhere each is a paragraph."""
_NO_BRACKETS = str.maketrans("[]", "()")


def skeleton(elements: Sequence[Rule], role: str, title: str, headings: Mapping[str, str]) -> str:
    """The text, in Markdown with YAML front matter.

    `elements` are the rules of what must be said; `role` is the id of the role and `title` its name; `headings` maps
    kinds of section to headings, in the order of the posting.
    """
    by_kind: dict[str, list[Rule]] = {}
    for rule in elements_in_order(elements):
        by_kind.setdefault(_place(rule, headings), []).append(rule)
    front = "".join(f"{rule.options['fields'][0]}: {_quoted(_prompt(rule))}\n" for rule in by_kind.get("title", ()))
    sections = (_section(headings[kind], kind, by_kind[kind]) for kind in headings if kind in by_kind)
    name = _quoted(f"[The job's title, for instance {title.translate(_NO_BRACKETS)}]")
    return f"---\ntitle: {name}\nrole: {role}\n{front}---\n\n" + "\n".join(
        line for section in sections for line in section
    )


def _place(rule: Rule, headings: Mapping[str, str]) -> str:
    """The kind of section in which an element is asked for: the best that has a heading, "title" for front matter."""
    for kind in rule.options["belongs"]:
        if kind in headings or (kind == "title" and rule.options["fields"]):
            return str(kind)
    return next(iter(headings))


def _section(heading: str, kind: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"## {heading}\n"
    for rule in rules:
        yield f"- {_prompt(rule)}" if kind in _LISTS else f"{_prompt(rule)}\n"
    if kind in _LISTS:
        yield ""


def _prompt(rule: Rule) -> str:
    """What to write, in one line: a line that is broken could begin with the mark of a list."""
    text = f"{rule.title}: {rule.options['ask']}".translate(_NO_BRACKETS)
    return f"[{' '.join(text.split())}]"


def _quoted(text: str) -> str:
    """`text` as a YAML value."""
    return "'" + text.replace("'", "''") + "'"
