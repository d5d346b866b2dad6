"""What stays the same of a finding while the rest of its file changes, for services that follow findings over time."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence

from jdlint.report import Checked

_LINE_END = re.compile(r"\r\n?")
_BLANK = re.compile(r"[ \t]")
_WINDOW, _FACTOR, _MASK = 100, 37, 2**64 - 1
_END = 65535


def own(file: Checked) -> list[str]:
    """A key for each finding of a file: of its rule, the words at its place, and how often they came before."""
    from hashlib import sha256

    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for finding in file.findings:
        what = finding.rule, " ".join(file.text[finding.start : finding.end].split())
        seen[what] += 1
        key = "\0".join((*what, str(seen[what])))
        keys.append(sha256(key.encode("utf-8", "surrogatepass")).hexdigest())
    return keys


def line_hashes(text: str) -> list[str]:
    """`primaryLocationLineHash` of each line, as GitHub's upload action computes it.

    A polynomial hash, modulo 2**64, of the 100 UTF-16 units from the line's start on, without blanks and tabs and
    with every line end as LF; after a colon the number of the same hash in the file. The text ends with an end mark
    and zeros. Source: github/codeql-action, src/fingerprints.ts (the algorithm, not the code).
    """
    plain = _BLANK.sub("", _LINE_END.sub("\n", text)).encode("utf-16-le", "surrogatepass")
    units = array("H", plain)
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == 10)]
    sums = _sums([*units, _END, *[0] * _WINDOW])
    power = pow(_FACTOR, _WINDOW, 2**64)
    seen: Counter[int] = Counter()
    hashes = []
    for start in starts:
        value = (sums[start + _WINDOW] - sums[start] * power) & _MASK
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def _sums(units: Sequence[int]) -> list[int]:
    """The hash of all that stands before each unit."""
    sums, value = [0], 0
    for unit in units:
        value = (value * _FACTOR + unit) & _MASK
        sums.append(value)
    return sums
