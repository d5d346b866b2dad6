"""What the grammar check costs: the server's start and memory, and 200 postings with empty and with full cache.

    python bench/grammar.py        needs Java and .languagetool (`make languagetool`)

Postings are made from the examples, each with a number of its own in every sentence, so that none is known already.
"""

from __future__ import annotations

import glob
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
POSTINGS = 200


def postings(folder: str) -> int:
    """Write the postings; how many characters they have together."""
    texts = []
    for path in sorted(glob.glob(os.path.join(ROOT, "examples", "*.md"))):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    size = 0
    for number in range(POSTINGS):
        text = re.sub(r"\.(?=\s)", f", as in plan {number}.", texts[number % len(texts)])
        size += len(text)
        with open(os.path.join(folder, f"{number}.md"), "w", encoding="utf-8") as file:
            file.write(text)
    return size


def timed(*arguments: str) -> tuple[float, str]:
    """Seconds that a command takes, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "jdlint", *arguments], capture_output=True, text=True, check=False)
    if done.returncode == 2:
        sys.exit(done.stderr)
    return time.perf_counter() - start, done.stdout.strip()


def main() -> None:
    """Measure and print, one line a figure."""
    os.environ.setdefault("JDLINT_LANGUAGETOOL", os.path.join(ROOT, ".languagetool"))
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        os.environ["JDLINT_CACHE_DIR"] = cache
        size = postings(folder)
        check = ("check", "--isolated", "-q", "-f", "json", "-o", os.devnull, folder)
        timed(*check)  # compiles the rules
        plain, _ = timed(*check)
        try:
            started, _ = timed("grammar", "start")
            print(f"start, until the first check is answered      {started:6.1f} s")
            for name in ("empty cache", "full cache"):
                seconds, _ = timed(*check, "--grammar", "on")
                more = seconds - plain
                what = f"{POSTINGS} postings, {size / 1000:,.0f} kB, {name}"
                print(f"{what:45} {seconds:6.1f} s, {more:.1f} s of it grammar")
            print(timed("grammar", "status")[1])
        finally:
            timed("grammar", "stop")


if __name__ == "__main__":
    main()
