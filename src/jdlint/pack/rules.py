"""One rule file to one Rule: every key known, every value of its type, every message fillable.

Invariant: what loads here can run; a rule file's mistakes are all told at load, with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from jdlint.checks import KINDS, PATTERNS, Option, check_of
from jdlint.errors import did_you_mean
from jdlint.pack.files import PackFile
from jdlint.pack.nodes import Node, read_yaml
from jdlint.posting.model import SECTION_KINDS
from jdlint.rule import LEVELS, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.pack.compile import Compiler


GRADES = ("law", "platform-policy", "study", "guidance", "convention")
COMMON: Mapping[str, Option] = {
    "id": Option("text", required=True),
    "title": Option("text", required=True),
    "kind": Option("choice", required=True, choices=KINDS),
    "level": Option("choice", required=True, choices=LEVELS),
    "on": Option("flag"),
    "profiles": Option("words"),
    "message": Option("text", required=True),
    "why": Option("text", required=True),
    "grade": Option("choice", required=True, choices=GRADES),
    "sources": Option("words", required=True),
    "as_of": Option("text"),
    "was": Option("words"),
    "fix": Option("choice", choices=("safe", "unsafe")),
    "examples": Option("examples", required=True),
}
"""The keys of every rule file; those of a kind are the OPTIONS of its check."""
EXAMPLE = ("text", "fixed", "options", "role", "today", "name", "jurisdiction")
_SLOT = re.compile(r"\{(\w*)\}")


def load_rule(file: PackFile, compiler: Compiler) -> Rule:
    """The rule in a file. Raises RuleError."""
    root = read_yaml(file.path, file.shown)
    pairs = {key.text(): value for key, value in root.pairs()}
    if "kind" not in pairs:
        root.fail('the key "kind" is missing: it says which check runs the rule.')
    kind = pairs["kind"].choice(KINDS)
    check = check_of(kind)
    own: Mapping[str, Option] = check.OPTIONS
    known = {**COMMON, **own}
    keys = root.mapping(tuple(known), tuple(key for key, option in known.items() if option.required))
    if keys["id"].text() != file.id:
        keys["id"].fail(f'the id must be the name of the file, "{file.id}".')
    _check_slots(keys["message"], check.VALUES)
    options = {key: read_option(keys.get(key), option, f"{file.id}/{key}", compiler) for key, option in own.items()}
    page = _page(keys, getattr(check, "EXAMPLES", ("bad", "good")))
    page["phrases"] = _put_aside_phrases(own, options)
    return Rule(
        id=file.id,
        topic=file.topic,
        kind=kind,
        level=keys["level"].choice(LEVELS),
        on=keys["on"].flag() if "on" in keys else True,
        title=keys["title"].text(),
        message=keys["message"].text().strip(),
        options=options,
        path=file.shown,
        safe="fix" in keys and keys["fix"].choice(COMMON["fix"].choices) == "safe",
        profiles=tuple(keys["profiles"].words()) if "profiles" in keys else (),
        page=page,
    )


def check_ids(rules: Mapping[str, Rule], roles: Collection[str], files: Iterable[PackFile]) -> None:
    """Refuse a rule file that names a role or an element which no pack has. Raises RuleError."""
    for file in files:
        if file.id in rules and rules[file.id].path == file.shown:
            own: Mapping[str, Option] = check_of(rules[file.id].kind).OPTIONS
            for key, option in own.items():
                if option.type in ("elements", "roles") and rules[file.id].options[key]:
                    node = {k.text(): v for k, v in read_yaml(file.path, file.shown).pairs()}[key]
                    check_known(node, option, rules, roles)


def check_known(node: Node, option: Option, rules: Mapping[str, Rule], roles: Collection[str]) -> None:
    """Refuse a list of roles or elements that holds an unknown one. Raises RuleError."""
    known = roles if option.type == "roles" else {rule.id for rule in rules.values() if rule.kind == "evidence"}
    for item in node.items():
        if item.text() not in known:
            item.fail(f'there is no {option.type[:-1]} "{item.text()}".{did_you_mean(item.text(), known)}')


def _put_aside_phrases(own: Mapping[str, Option], options: dict[str, Any]) -> dict[str, Any]:
    """Takes the texts of phrases out of the options: a check works on hits, and only the rule's page shows them.

    Replacements stay, as a check needs them.
    """
    texts: dict[str, Any] = {}
    for key, option in own.items():
        if option.type == "phrases" and options[key]:
            texts[key] = options[key]
            options[key] = [entry if isinstance(entry, tuple) else None for entry in options[key]]
    return texts


def read_option(node: Node | None, option: Option, group: str = "", compiler: Compiler | None = None) -> Any:
    """The value of a rule's own key, checked against its type; the default where the key is absent."""
    if node is None:
        return option.default
    if option.type in PATTERNS:
        if compiler is None:
            node.fail("phrases stand in rule files; put a rule of your own into a pack and name it under `packs`.")
        read = {"wordset": compiler.wordset, "rowset": compiler.expand}.get(option.type)
        return read(node) if read else compiler.add(group, node)
    if option.type == "sections":
        return [item.choice(SECTION_KINDS) for item in node.items()]
    if option.type == "choice":
        return node.choice(option.choices)
    if option.choices:
        return [item.choice(option.choices) for item in node.items()]
    plain: dict[str, Callable[[], Any]] = {
        "text": node.text, "words": node.words, "elements": node.words, "roles": node.words,
        "number": node.number, "flag": node.flag,
    }  # fmt: skip
    return plain[option.type]()


def _check_slots(message: Node, known: tuple[str, ...]) -> None:
    for slot in _SLOT.findall(message.text()):
        if slot not in known:
            message.fail(
                f"the message names {{{slot}}}, which this kind of check does not give. Known: {', '.join(known)}."
            )


def _page(keys: Mapping[str, Node], example_kinds: tuple[str, ...]) -> dict[str, Any]:
    return {
        "why": keys["why"].text().strip(),
        "grade": keys["grade"].choice(GRADES),
        "sources": keys["sources"].words(),
        "as_of": keys["as_of"].text() if "as_of" in keys else "",
        "was": keys["was"].words() if "was" in keys else [],
        "examples": _examples(keys["examples"], example_kinds),
    }


def _examples(node: Node, kinds: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
    found = node.mapping(kinds)
    return {kind: [_example(item) for item in found[kind].items()] for kind in kinds if kind in found}


def _example(node: Node) -> dict[str, Any]:
    if not node.is_mapping():
        return {"text": node.text(), "line": node.line}
    keys = node.mapping(EXAMPLE, ("text",))
    example: dict[str, Any] = {key: keys[key].text() for key in keys if key != "options"}
    if "options" in keys:
        example["options"] = keys["options"].each(_plain)
    return {**example, "line": node.line}


def _plain(node: Node) -> Any:
    text = node.text()
    if text in ("true", "false"):
        return text == "true"
    return node.number() if re.match(r"-?\d+(\.\d+)?\Z", text) else text
