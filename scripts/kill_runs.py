"""Kill runs of `jdlint check` at random moments while they keep results; then see that the next run is right.

    python scripts/kill_runs.py [--times 200] [--postings 40] [FOLDER]

After each kill -9 (of the run, or of one of its workers), a whole run with the same cache must print what a run
without a cache prints. Every third cache starts empty, so that the moments fall on first writes, too.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def postings(folder: str, number: int) -> None:
    with open(os.path.join(ROOT, "examples", "backend-developer.md"), encoding="utf-8") as file:
        text = file.read()
    os.makedirs(folder, exist_ok=True)
    for n in range(number):
        with open(os.path.join(folder, f"{n}.md"), "w", encoding="utf-8") as file:
            file.write(text.replace("tickets", f"tickets of kind {n}") + "\nYou you will like it.\n")


def check(folder: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "jdlint", "check", folder, "--today", "2026-01-15", *options]


def whole(folder: str, *options: str) -> tuple[int, str]:
    done = subprocess.run(check(folder, *options), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def kill_one(folder: str, cache: str, longest: float) -> None:
    """Start a run and kill it, at a moment within the seconds that a run takes."""
    jobs = random.choice(["1", "2"])
    run = subprocess.Popen(
        check(folder, "--cache-dir", cache, "--jobs", jobs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(random.uniform(0, longest))
    run.send_signal(signal.SIGKILL)
    run.wait()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=200)
    options.add_argument("--postings", type=int, default=40)
    options.add_argument("folder", nargs="?")
    asked = options.parse_args()
    folder = asked.folder or tempfile.mkdtemp()
    many, cache = os.path.join(folder, "many"), os.path.join(folder, "cache")
    postings(many, asked.postings)
    right = whole(many, "--no-cache")
    start = time.monotonic()
    whole(many, "--no-cache")
    longest = time.monotonic() - start
    wrong = 0
    for number in range(asked.times):
        if number % 3 == 0:
            shutil.rmtree(os.path.join(cache, "results"), ignore_errors=True)
        kill_one(many, cache, longest)
        wrong += whole(many, "--cache-dir", cache) != right
    print(f"{asked.times} runs killed, {wrong} times the next one was wrong")
    if not asked.folder:
        shutil.rmtree(folder)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
