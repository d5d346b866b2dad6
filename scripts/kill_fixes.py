"""Kills `jdlint check --fix` at random moments, over and over, and looks at what it leaves behind.

    python scripts/kill_fixes.py [ROUNDS] [--seed N]

Every posting must be as it was or wholly fixed, whatever its encoding, line ends and links; the next run must fix the
rest and leave no other file in the folder. Ends with 1 where any of this does not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

FILES = 48
COMMAND = (sys.executable, "-m", "jdlint", "check", "--fix", "-q", "--isolated", "--select", "repeated-word")
_TEXT = (
    "# Baker {number}\n\nWe are hiring a baker. You will bake the the bread.\n\n"
    "## Requirements\n\n- Experience with dough\n\n## Benefits\n\n"
    + "We open early and close late. " * 80
    + "\n\n## How to apply\n\nThe the baker waits for your letter.\n"
)


class Variant(NamedTuple):
    """How a file is written."""

    encoding: str
    line_end: str


VARIANTS = (
    Variant("utf-8", "\n"), Variant("utf-8-sig", "\r\n"), Variant("utf-16", "\n"), Variant("utf-8", "\r"),
)  # fmt: skip


def contents(number: int) -> tuple[bytes, bytes]:
    """A posting with a fault, and the same one fixed."""
    encoding, line_end = VARIANTS[number % len(VARIANTS)]
    old = _TEXT.format(number=number).replace("\n", line_end)
    new = old.replace("the the", "the").replace("The the", "The")
    return old.encode(encoding), new.encode(encoding)


def make(folder: str) -> None:
    """Write the postings anew; every eighth is a symbolic link to a file beside the folder."""
    os.makedirs(os.path.join(folder, "real"), exist_ok=True)
    os.makedirs(os.path.join(folder, "jobs"), exist_ok=True)
    for number in range(FILES):
        path = path_of(folder, number)
        if number % 8 == 7 and not os.path.islink(path):
            os.symlink(os.path.join("..", "real", f"{number}.md"), path)
        with open(path, "wb") as file:
            file.write(contents(number)[0])


def path_of(folder: str, number: int) -> str:
    return os.path.join(folder, "jobs", f"{number:02}.md")


def damaged(folder: str, whole: bool) -> list[str]:
    """What is wrong with the postings: neither old nor new, or with `whole` not fixed; other files; a lost link."""
    found = []
    for number in range(FILES):
        path = path_of(folder, number)
        with open(path, "rb") as file:
            data = file.read()
        if data not in contents(number)[whole:]:
            found.append(f"{path} is {'not fixed' if data in contents(number) else 'damaged'}")
        if (number % 8 == 7) != os.path.islink(path):
            found.append(f"{path} is no link any more")
    if whole:
        found += [f"{name} was left" for sub in ("jobs", "real") for name in os.listdir(os.path.join(folder, sub))
                  if not name.endswith(".md")]  # fmt: skip
    return found


def rounds(number: int, seed: int, folder: str) -> tuple[list[str], int]:
    """Run and kill `number` times. What went wrong, and how many runs were killed between two files."""
    chance, found, halfway = random.Random(seed), [], 0
    make(folder)
    start = time.monotonic()
    subprocess.run([*COMMAND, "jobs"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    length = time.monotonic() - start
    for _ in range(number):
        make(folder)
        running = subprocess.Popen([*COMMAND, "jobs"], cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True)
        # Most of a run is reading and checking; the later part, in which files are written, is hit more often.
        time.sleep(length * (1.1 * chance.random() ** 0.5))
        running.send_signal(signal.SIGKILL)
        running.wait()
        fixed = sum(open_bytes(path_of(folder, i)) == contents(i)[1] for i in range(FILES))
        halfway += 0 < fixed < FILES
        found += damaged(folder, whole=False)
        subprocess.run([*COMMAND, "jobs"], cwd=folder, check=False, stdout=subprocess.DEVNULL)
        found += damaged(folder, whole=True)
    return found, halfway


def open_bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found, halfway = rounds(options.rounds, options.seed, folder)
    print(f"{options.rounds} runs killed, {halfway} of them with some files fixed and others not; {len(found)} faults")
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
