"""Make the two data files of `src/jdlint/data` that syllables are counted with.

    python scripts/make_syllables.py cmudict.dict

`cmudict.dict` is CMUdict's data file (https://github.com/cmusphinx/cmudict).
The hyphenation patterns and the list of easy words are taken from the installed pyphen and textstat, so that
the figures equal textstat's. The same inputs give the same bytes. Licences of all three: see NOTICE.
"""

from __future__ import annotations

import argparse
import os
import re
from importlib.util import find_spec

from jdlint.readability.table import DATA, EASY, LISTED, SLOTS


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the syllable table and the hyphenation patterns.")
    parser.add_argument("cmudict", help="path of cmudict.dict")
    parser.add_argument("--hyphens", default=beside("pyphen", "dictionaries/hyph_en_US.dic"))
    parser.add_argument("--easy", default=beside("textstat", "resources/en/easy_words.txt"))
    parser.add_argument("--out", default=DATA)
    options = parser.parse_args()
    table = syllable_table(read_counts(options.cmudict), read_easy(options.easy))
    with open(os.path.join(options.out, "syllables.bin"), "wb") as file:
        file.write(table)
    with open(os.path.join(options.out, "hyphens.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(hyphen_patterns(options.hyphens))


def beside(package: str, path: str) -> str:
    """The path of a file that an installed package carries. The package is not imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: install jdlint first")
    return os.path.join(os.path.dirname(spec.origin), path)


def read_counts(path: str) -> dict[str, int]:
    """Word to the syllables of its first pronunciation: the phones that end in a digit are vowels."""
    counts: dict[str, int] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, *phones = line.split("#")[0].split()
            counts.setdefault(re.sub(r"\(\d+\)$", "", word), sum(phone[-1].isdigit() for phone in phones))
    return counts


def read_easy(path: str) -> set[str]:
    """The easy words, one a line."""
    with open(path, encoding="utf-8") as file:
        return {line.strip() for line in file}


def syllable_table(counts: dict[str, int], easy: set[str]) -> bytes:
    """The table as `jdlint.readability.table.Table` reads it."""
    buckets: list[list[bytes]] = [[] for _ in range(SLOTS)]
    for word, count in sorted(counts.items()):
        key = word.encode("utf-8")
        mark = bytes([count + (EASY if word in easy else LISTED)])
        buckets[int.from_bytes(key, "little") % SLOTS].append(b"\n" + key + b"\t" + mark)
    offset = 4 * (SLOTS + 1)
    offsets, body = [offset], []
    for bucket in buckets:
        body.append(b"".join(bucket))
        offset += len(body[-1])
        offsets.append(offset)
    return b"".join(place.to_bytes(4, "little") for place in offsets) + b"".join(body)


def hyphen_patterns(path: str) -> str:
    """The patterns as `jdlint.readability.table.Hyphens` reads them: `a2ch4` becomes `ach` and `0204`."""
    patterns: dict[str, str] = {}
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")[1:]
    for line in map(str.strip, lines):
        if not line or line.startswith(("%", "#", "LEFT", "RIGHT", "COMPOUND")):
            continue
        if "/" in line or "^^" in line or " " in line:
            raise SystemExit(f"{path}: {line!r} is a kind of pattern that jdlint does not know")
        pairs = re.findall(r"(\d?)(\D?)", line)
        digits = "".join(digit or "0" for digit, _ in pairs).rstrip("0")
        if digits:
            patterns["".join(letter for _, letter in pairs)] = digits
    return f"{max(map(len, patterns))}\n{' '.join(patterns)}\n{' '.join(patterns.values())}\n"


if __name__ == "__main__":
    main()
