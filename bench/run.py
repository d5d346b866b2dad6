"""What jdlint costs: CPU ratios to `python -c pass` of the same environment, and the milliseconds of each stage.

    python bench/run.py [--against VERSION]     in a clean environment made from the wheel, median of 9 pairs

Ratios are of whole processes, taken in turn with the base so that a busy machine slows both. Postings are made from
the examples, so that the figures need no other data. Stages are timed in one warm process over the same postings.
"""

from __future__ import annotations

import argparse
import gc
import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable

import completeness

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAIRS = 9
HEAD = "---\ntitle: Backend developer\ncompany: Kestrel Tickets\nlocation: Utrecht\n---\n"


def cpu_of(command: list[str]) -> float:
    """User and system seconds of one run of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(python: str, command: list[str], pairs: int = PAIRS) -> tuple[float, float]:
    """The median ratio of a command's CPU time to that of `python -c pass`, and its median milliseconds."""
    runs = [(cpu_of([python, "-c", "pass"]), cpu_of(command)) for _ in range(pairs)]
    return statistics.median(b / a for a, b in runs), statistics.median(b for _, b in runs) * 1000


def environment(folder: str, what: list[str]) -> str:
    """A fresh environment with the given packages; the path of its Python."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = os.path.join(folder, "bin", "python")
    subprocess.run([python, "-m", "pip", "install", "-q", *what], check=True)
    return python


def wheel(folder: str) -> str:
    """The wheel of this checkout, built by way of its sdist."""
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, ROOT], check=True, stdout=subprocess.DEVNULL)
    return glob.glob(os.path.join(folder, "*.whl"))[0]


def postings(folder: str) -> tuple[str, str, str]:
    """A posting without front matter, one with, and a folder of 200."""
    with open(os.path.join(ROOT, "examples", "backend-developer.md"), encoding="utf-8") as file:
        body = file.read().split("---\n", 2)[2]
    many = os.path.join(folder, "many")
    os.makedirs(many)
    plain, headed = os.path.join(folder, "plain.md"), os.path.join(folder, "headed.md")
    for path, text in [(plain, body), (headed, HEAD + body)]:
        write(path, text)
    for number in range(200):
        write(os.path.join(many, f"{number}.md"), body.replace("tickets", f"tickets of kind {number}"))
    return plain, headed, many


def write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def processes(python: str, folder: str) -> None:
    """Print the ratios of whole processes."""
    jdlint = os.path.join(os.path.dirname(python), "jdlint")
    plain, headed, many = postings(folder)
    first = cpu_of([jdlint, "check", plain]) / cpu_of([python, "-c", "pass"])
    print(f"{'first run after the install':42} {first:6.1f}")
    for name, command, pairs in [
        ("one posting", [jdlint, "check", plain], PAIRS),
        ("one posting with front matter", [jdlint, "check", headed], PAIRS),
        ("one posting, nothing kept from before", [jdlint, "check", "--no-cache", plain], PAIRS),
        ("200 postings", [jdlint, "check", many], PAIRS),
        ("200 postings, nothing kept from before", [jdlint, "check", "--no-cache", many], 3),
        ("jdlint --version", [jdlint, "--version"], PAIRS),
    ]:
        times, milliseconds = ratio(python, command, pairs)
        print(f"{name:42} {times:6.1f}  {milliseconds:8.1f} ms")


def stages() -> None:
    """Print the milliseconds that each stage takes for one posting, warm.

    Of several rounds the fastest counts, as other work on the machine can only slow them.
    """
    from jdlint.checks import _title_words, check_of
    from jdlint.checks.nature import nature_of
    from jdlint.detect.amounts import amount_of
    from jdlint.lint import Settings, coverage, lint, prepare
    from jdlint.pack import load_pack
    from jdlint.posting.read import read_posting
    from jdlint.posting.words import fold_phrase

    gc.set_threshold(200_000)  # as the command does
    pack = load_pack()
    with open(os.path.join(ROOT, "examples", "backend-developer.md"), encoding="utf-8") as file:
        text = file.read()

    def lint_anew(asked: Settings) -> object:
        """Lint without what was kept of the values of the posting: the next one has others."""
        for kept in (fold_phrase, amount_of, _title_words._words):
            kept.cache_clear()
        return lint(posting, pack, asked)

    def read() -> object:
        return read_posting(text, "posting.md", pack.headings, pack.aliases, pack.cues)

    posting = read_posting(text, "posting.md", pack.headings, pack.aliases, pack.cues)
    settings = Settings(rules={id: rule for id, rule in pack.rules.items() if rule.on})
    context = prepare(posting, pack, settings)
    print(f"\nfor a posting of {len(posting.words.folded)} words, ms")
    timed("read", read)
    timed("match all phrases", lambda: pack.matcher.find(posting.text, posting.words, posting.sentences))
    timed("nature", lambda: nature_of(posting, context.hits))
    timed("coverage (verdicts on all elements)", lambda: coverage(posting, pack, settings))
    for kind in sorted({rule.kind for rule in settings.rules.values()} - {"suppression"}):
        rules = [rule for rule in settings.rules.values() if rule.kind == kind]
        timed(f"check: {kind}", lambda rules=rules, kind=kind: [list(check_of(kind).run(r, context)) for r in rules])  # type: ignore[misc]
    light = Settings(rules={id: rule for id, rule in settings.rules.items() if rule.topic != "readability"})
    for name, asked in (("lint, all but readability", light), ("lint, all of it", settings)):
        timed(name, lambda asked=asked: lint_anew(asked))  # type: ignore[misc]


def timed(name: str, work: Callable[[], object], rounds: int = 60) -> None:
    work()
    print(f"{name:42} {completeness.fastest(work, rounds):6.2f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--against", metavar="VERSION", help="a released version to measure beside this checkout")
    asked = options.parse_args()
    folder = tempfile.mkdtemp()
    try:
        os.environ["JDLINT_CACHE_DIR"] = os.path.join(folder, "cache")
        print("CPU ratio to `python -c pass` of the same environment, median of", PAIRS, "pairs\n\nthis checkout")
        processes(
            environment(os.path.join(folder, "this"), [wheel(os.path.join(folder, "dist"))]), os.path.join(folder, "a")
        )
        if asked.against:
            print(f"\njdlint {asked.against}")
            last = environment(os.path.join(folder, "last"), [f"jdlint=={asked.against}"])
            processes(last, os.path.join(folder, "b"))
        stages()
        completeness.show()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
