"""Better wording put in place of what was found, until nothing changes.

Invariant: nothing outside of the fixed spans changes but the blanks round a suppression that is taken out; of fixes
that overlap the first is made, and the next pass looks at the rest anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jdlint.errors import JdlintError
from jdlint.lazy import Lazy
from jdlint.record import Record
from jdlint.rule import Finding

PASSES = 20
"""Passes over one posting; two rules that undo each other would go on for ever."""

_LINE_AFTER = Lazy(r"[ \t]*(?:\r\n?|\n|\Z)")
_EMPTY_LINE_BEFORE = Lazy(r"(?:\A|\n|\r)[ \t]*(?:\r\n|\n|\r)\Z|\A\Z")

Check = Callable[[str], Sequence[Finding]]


class Fixed(Record):
    """A text after its fixes: what was mended, and what is still found."""

    text: str
    done: Sequence[Finding]
    findings: Sequence[Finding]


def is_fixable(finding: Finding, unsafe: bool) -> bool:
    """Whether there is a replacement that may be made: any with `unsafe`, else only what cannot change the meaning."""
    return finding.better is not None and (finding.safe or unsafe)


def fix(name: str, text: str, findings: Sequence[Finding], check: Check, unsafe: bool = False) -> Fixed:
    """The text with its fixes made, over and over until none is left.

    `check` gives the findings of a text. Raises JdlintError where the fixes come to no end.
    """
    done: list[Finding] = []
    for _ in range(PASSES):
        chosen = choose(text, findings, unsafe)
        if not chosen:
            return Fixed(text, done, findings)
        text = replaced(text, chosen)
        done += chosen
        findings = check(text)
    rules = ", ".join(sorted({finding.rule for finding in chosen}))
    raise JdlintError(
        f"{name}: the fixes come to no end: what one rule writes another takes back ({rules}). The file is as it was; "
        "leave one of the rules out with --ignore."
    )


def choose(text: str, findings: Sequence[Finding], unsafe: bool) -> list[Finding]:
    """The fixes of one pass: those that change something, and of overlapping ones the first."""
    chosen: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        start, stop = _span(text, finding)
        if is_fixable(finding, unsafe) and start >= end and text[finding.start : finding.end] != finding.better:
            chosen.append(finding)
            end = max(stop, start + 1)
    return chosen


def replaced(text: str, chosen: Sequence[Finding]) -> str:
    """The text with the replacements of `chosen`, none of which overlap, in place."""
    pieces, at = [], 0
    for finding in chosen:
        start, end = _span(text, finding)
        pieces += [text[at:start], finding.better or ""]
        at = end
    return "".join([*pieces, text[at:]])


def _span(text: str, finding: Finding) -> tuple[int, int]:
    """What a fix takes away: its span; with a suppression go its blanks, or the line that it has alone."""
    start, end = finding.start, finding.end
    if finding.better != "" or "jdlint-" not in text[start:end]:
        return start, end
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    after = _LINE_AFTER.match(text, end)
    alone = not text[line_start:start].strip(" \t")
    if alone and after:
        return line_start, _after_empty_line(text, line_start, after.end())
    while start > line_start and text[start - 1] in " \t" and (after or text[end : end + 1] in " \t"):
        start -= 1
    return start, end


def _after_empty_line(text: str, start: int, end: int) -> int:
    """Behind the empty line at `end`, where one stands before `start` too: a comment between two leaves but one."""
    following = _LINE_AFTER.match(text, end)
    has_one = _EMPTY_LINE_BEFORE.search(text[max(0, start - 200) : start])
    return following.end() if following and has_one else end
