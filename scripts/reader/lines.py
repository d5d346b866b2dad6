"""Right lines in the manner of ordinary postings, made from the patterns of lines.yaml: fragments, lists, set phrases.

    python scripts/reader/lines.py SEED > lines.txt

They are tagged (see tagged.py) and read by train.py like other right sentences.

Invariant: the same seed gives the same lines.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Mapping, Sequence

import yaml

_LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lines.yaml")
_FEWEST, _MOST, _EACH = 8, 60, 14
"""Lines made from a pattern: the fewest and the most, and how many more for every place that is filled."""
_CURLY = 0.4
"""Share of lines with a curly apostrophe."""


def filled(line: str, fill: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    """A line of the pattern, with a capital at its start and "an" where a vowel follows."""
    made = re.sub(r"\{(\w+)\}", lambda found: chance.choice(fill[found[1]]), line)
    made = re.sub(r"\(([^()|]*(?:\|[^()|]*)+)\)", lambda found: chance.choice(found[1].split("|")), made)
    made = re.sub(r"\b([Aa]) (?=[aeiouAEIO])", r"\1n ", " ".join(made.split()))
    if chance.random() < _CURLY:
        made = made.replace("'", "’")
    return made[:1].upper() + made[1:]


def main() -> None:
    """Print the lines, each once, in no order."""
    chance = random.Random(int(sys.argv[1]))
    with open(_LISTS, encoding="utf-8") as file:
        lists = yaml.safe_load(file)
    made: dict[str, None] = {}
    for line in lists["lines"]:
        places = len(re.findall(r"\{\w+\}|\|", line))
        for _ in range(min(_MOST, _FEWEST + _EACH * places)):
            made[filled(line, lists["fill"], chance)] = None
    print(*chance.sample([*made], len(made)), sep="\n")


if __name__ == "__main__":
    main()
