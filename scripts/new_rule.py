"""Starts a rule file: `python scripts/new_rule.py wording/hype-word [kind]`. Fill it in, then run the tests."""

from __future__ import annotations

import os
import sys

RULES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules")
COMMON = """\
id: {id}
title: {title}
kind: {kind}
level: info
message: What is wrong here, and what to do about it, in words for somebody who never saw a linter.
why: >-
  Why it matters to a person who reads the posting.
grade: convention            # law, platform-policy, study, guidance or convention
sources:
  - Who says so
"""
KEYS = {
    "wording": """\
avoid:
  - a phrase to avoid
unless: []
examples:
  bad:
    - <<A phrase to avoid>>.
  good:
    - This does not.
""",
    "evidence": """\
ask: What to add, with a sentence to start from.
belongs: [duties, role]
met:
  - words that state it
never: []
examples:
  met:
    - These are <<words that state it>>.
  missing:
    - These are not.
""",
}


def main(arguments: list[str]) -> None:
    if not arguments or "/" not in arguments[0]:
        sys.exit("scripts/new_rule.py: name the rule as TOPIC/ID, for instance wording/hype-word.")
    topic, rule = arguments[0].split("/", 1)
    kind = arguments[1] if len(arguments) > 1 else "evidence" if topic == "completeness" else "wording"
    path = os.path.join(RULES, topic, f"{rule}.yaml")
    if kind not in KEYS:
        sys.exit(f"scripts/new_rule.py: start from one of the kinds {', '.join(KEYS)}; copy a rule for the others.")
    if os.path.exists(path):
        sys.exit(f"scripts/new_rule.py: rules/{topic}/{rule}.yaml is there already.")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(COMMON.format(id=rule, title=rule.replace("-", " ").capitalize(), kind=kind) + KEYS[kind])
    print(f"rules/{topic}/{rule}.yaml is started. Fill it in, then run: make tests")


if __name__ == "__main__":
    main(sys.argv[1:])
