"""What a run on many postings costs: anew, again with what was kept, and with two processes, as ratios to the first.

    python bench/many.py [FOLDER ...]      the postings of the folders, repeated to 1,500

Without a folder, postings are made from the examples. CPU counts all processes; wall time says something on idle cores
only. Repeated postings get a line of their own, as a text that was seen is not checked again.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUMBER = 1500


def copies(sources: list[str], folder: str) -> None:
    """The postings repeated, each time with another last line."""
    files = [os.path.join(parent, name) for parent in sources for name in sorted(os.listdir(parent))]
    files = [path for path in files if os.path.isfile(path)]
    for number in range(NUMBER):
        source = files[number % len(files)]
        with open(source, "rb") as file:
            data = file.read()
        with open(os.path.join(folder, f"{number}-{os.path.basename(source)}"), "wb") as file:
            file.write(data + f"\n\nOur reference: no. {number // len(files)}.\n".encode())


def run(*options: str) -> tuple[float, float]:
    """Seconds of CPU and of the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "jdlint", "check", "--today", "2026-01-15", *options]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - start


def show(sources: list[str]) -> None:
    """Print the figures."""
    folder = tempfile.mkdtemp()
    many, cache = os.path.join(folder, "many"), os.path.join(folder, "cache")
    os.makedirs(many)
    try:
        copies(sources or [os.path.join(ROOT, "examples")], many)
        run("--cache-dir", cache, os.path.join(ROOT, "examples"))  # compiles the rules
        first = run("--cache-dir", cache, "--jobs", "1", many)
        print(f"\n{NUMBER:,} postings, load {os.getloadavg()[0]:.1f}; seconds of CPU (ratio), of the clock (ratio)")
        for name, (cpu, wall) in [
            ("first run", first),
            ("again", run("--cache-dir", cache, "--jobs", "1", many)),
            ("two processes, nothing kept", run("--no-cache", "--jobs", "2", many)),
        ]:
            print(f"{name:42} {cpu:8.2f} {cpu / first[0]:6.2f}  {wall:8.2f} {wall / first[1]:6.2f}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    show(sys.argv[1:])
