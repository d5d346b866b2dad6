"""What completeness costs for a posting: matching and the verdicts on all elements, in milliseconds of CPU.

    python bench/completeness.py [FOLDER]      also over the postings in a folder

No posting should cost more than 3 ms. "warm" is a posting in a run over many, "cold" the first one of a process, which
has the phrases that it holds unpacked; reading the text and loading the rules are counted apart. Of several passes the
fastest counts, as other work on the machine can only slow them. Without a folder the posting is made from the
examples, and as long as a typical one.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable

from jdlint.lint import Settings, coverage
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


def cold(posting: Posting) -> float:
    """Milliseconds for the first posting after the rules are loaded."""
    packs = [load_pack() for _ in range(PASSES)]
    return fastest(lambda: coverage(posting, packs.pop(), SETTINGS))


def show(folder: str | None = None) -> None:
    """Print the figures."""
    gc.set_threshold(200_000)  # as the command does
    pack = load_pack()
    one = typical(pack)
    fastest(lambda: coverage(one, pack, SETTINGS), 1)
    print(f"\ncompleteness (match + all verdicts), a posting of {len(one.words.folded)} words, ms")
    print(f"{'warm':42} {fastest(lambda: coverage(one, pack, SETTINGS), 30):6.2f}")
    print(f"{'cold':42} {cold(one):6.2f}")
    print(f"{'loading the rules before that':42} {fastest(load_pack):6.2f}")
    if folder:
        many = postings(folder, pack)
        times = [fastest(lambda posting=posting: coverage(posting, pack, SETTINGS)) for posting in many]  # type: ignore[misc]
        words = statistics.median(len(posting.words.folded) for posting in many)
        print(f"{f'{len(many)} postings, median ({words:.0f} words)':42} {statistics.median(times):6.2f}")


if __name__ == "__main__":
    show(sys.argv[1] if len(sys.argv) > 1 else None)
