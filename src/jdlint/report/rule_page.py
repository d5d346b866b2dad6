"""The page of a rule, made from its file: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.report.terminal import Style, harmless, wrap
from jdlint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


GRADES = {
    "law": "required by law where named",
    "platform-policy": "a policy of job boards or search engines",
    "study": "backed by a study",
    "guidance": "guidance of a public body or standard",
    "convention": "a convention, without a study behind it",
}
_EXAMPLES = {"bad": "Found", "good": "Not found", "met": "States it", "hint": "Hints at it", "missing": "Lacks it"}


def as_json(rules: Sequence[Rule]) -> Iterator[str]:
    """A list of objects, one a rule, with the keys of the rule file."""
    from json import dumps

    yield dumps([_object(rule) for rule in rules], indent=1) + "\n"


def _object(rule: Rule) -> dict[str, Any]:
    page = {key: value for key, value in rule.page.items() if key not in ("examples", "phrases")}
    examples = {kind: [_without_line(each) for each in many] for kind, many in rule.page["examples"].items()}
    return {
        "id": rule.id, "topic": rule.topic, "title": rule.title, "kind": rule.kind, "level": rule.level, "on": rule.on,
        "profiles": list(rule.profiles),
        "message": rule.message, **page, "options": {**rule.options, **rule.page["phrases"]}, "examples": examples,
        "file": rule.path,
    }  # fmt: skip


def _without_line(example: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in example.items() if key != "line"}


def as_text(rules: Sequence[Rule], style: Style) -> Iterator[str]:
    """A page a rule, parted by empty lines."""
    for number, rule in enumerate(rules):
        if number:
            yield "\n\n"
        yield from _page(rule, style)


def _page(rule: Rule, style: Style) -> Iterator[str]:
    page = rule.page
    state = rule.level if rule.on else f"{rule.level}, off unless asked for"
    if rule.profiles:
        state += f", with --profile {' or '.join(rule.profiles)}"
    yield f"{style.paint(rule.id, 'bold')}: {rule.title}\n"
    yield style.paint(f"{rule.topic}, {state}, {rule.path}", "dim") + "\n\n"
    yield from _paragraph(rule.message, style)
    if "ask" in rule.options:
        yield from _paragraph(str(rule.options["ask"]), style)
    yield "\n"
    yield from _paragraph(f"Why: {page['why']}", style)
    yield from _paragraph(f"Grade: {page['grade']} ({GRADES.get(page['grade'], page['grade'])})", style)
    for source in page["sources"]:
        yield from _paragraph(f"Source: {source}", style)
    if page["as_of"]:
        yield f"As of: {page['as_of']}\n"
    if page["was"]:
        yield f"Formerly: {', '.join(page['was'])}\n"
    for kind, examples in page["examples"].items():
        yield f"\n{style.paint(_EXAMPLES.get(kind, kind), 'bold')}\n"
        for example in examples:
            yield from _example(example, style)


def _paragraph(text: str, style: Style) -> Iterator[str]:
    for line in wrap(harmless(text), style.width):
        yield line + "\n"


def _example(example: dict[str, Any], style: Style) -> Iterator[str]:
    """The example with its `<<place>>` marked; a longer one as it stands, an empty line as `|`."""
    mark = "-"
    for line in example["text"].splitlines() or [""]:
        for part in wrap(harmless(line), style.width - 4):
            yield f"  {mark} {part}".rstrip() + "\n"
            mark = " "
        mark = " "
    if "fixed" in example:
        yield f"    better: {harmless(example['fixed'])}\n"
