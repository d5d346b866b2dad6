"""What completeness costs for a posting, in milliseconds of CPU.

    python bench/completeness.py [FOLDER]      also over the postings in a folder

"check" is what `jdlint check` does: search the text for all phrases, then run the rules of all elements; a posting
should cost it no more than 3 ms. "coverage" gathers the evidence for every verdict besides, for `jdlint coverage`.
"warm" is a posting in a run over many, "cold" the first one of a process, which has the phrases that it holds
unpacked; reading the text and loading the rules are counted apart. Of several passes the fastest counts, as other
work on the machine can only slow them. Without a folder the posting is made from the examples; it is longer than a
typical one.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable

from jdlint.lint import Settings, coverage, prepare, run_rule
from jdlint.pack import Pack, load_pack
from jdlint.posting.model import Posting
from jdlint.posting.read import decode, read_posting

EXAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples")
TYPICAL = ("backend-developer.md", "data-services.txt", "draft.md")
PASSES = 7
SETTINGS = Settings(rules={})


def typical(pack: Pack) -> Posting:
    """The words of some examples as one posting."""
    texts = []
    for name in TYPICAL:
        with open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
            texts.append(file.read().split("---\n")[-1])
    return read_posting("\n\n".join(texts), "typical.md", pack.headings, pack.aliases, pack.cues)


def postings(folder: str, pack: Pack) -> list[Posting]:
    found = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found.append(read_posting(decode(file.read(), name), name, pack.headings, pack.aliases, pack.cues))
    return found


def fastest(work: Callable[[], object], passes: int = PASSES) -> float:
    """The least milliseconds of CPU that the work took."""
    times = []
    for _ in range(passes):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def check(posting: Posting, pack: Pack) -> None:
    """What a check does about completeness."""
    context = prepare(posting, pack, SETTINGS)
    for rule in pack.rules.values():
        if rule.kind == "evidence":
            list(run_rule(rule, context))


def cold(posting: Posting) -> float:
    """Milliseconds for the first posting after the rules are loaded."""
    packs = [load_pack() for _ in range(PASSES)]
    return fastest(lambda: check(posting, packs.pop()))


def show(folder: str | None = None) -> None:
    """Print the figures."""
    gc.set_threshold(200_000)  # as the command does
    pack = load_pack()
    one = typical(pack)
    fastest(lambda: coverage(one, pack, SETTINGS), 1)
    print(f"\ncompleteness for a posting of {len(one.words.folded)} words, ms")
    print(f"{'check, warm':42} {fastest(lambda: check(one, pack), 30):6.2f}")
    print(f"{'coverage, warm':42} {fastest(lambda: coverage(one, pack, SETTINGS), 30):6.2f}")
    print(f"{'check, cold':42} {cold(one):6.2f}")
    print(f"{'loading the rules before that':42} {fastest(load_pack):6.2f}")
    if folder:
        over(postings(folder, pack), pack)


def over(many: list[Posting], pack: Pack) -> None:
    """Print the medians over many postings."""
    words = statistics.median(len(posting.words.folded) for posting in many)
    checks = [fastest(lambda posting=posting: check(posting, pack)) for posting in many]  # type: ignore[misc]
    coverages = [fastest(lambda posting=posting: coverage(posting, pack, SETTINGS)) for posting in many]  # type: ignore[misc]
    print(f"{f'{len(many)} postings, median ({words:.0f} words): check':54} {statistics.median(checks):6.2f}")
    print(f"{'coverage':54} {statistics.median(coverages):6.2f}")


if __name__ == "__main__":
    show(sys.argv[1] if len(sys.argv) > 1 else None)
