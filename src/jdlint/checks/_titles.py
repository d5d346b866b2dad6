"""Where a posting has its title: in front matter, in the heading that is one, or in the first line that names a job.

Invariant: what reads like a sentence is no title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jdlint.checks import Context
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Block, Posting
from jdlint.posting.words import fold_phrase
from jdlint.record import Record

_MOST_WORDS, _FEW_WORDS = 25, 18
_HEAD = 3
"""Blocks among which a title may stand: the employer's name and the department may come before it."""
_SENTENCE = Lazy(
    r"[.:;]\s*$|(?<!\b[CS][ot])(?<!\b[JS]r)(?<!\bRef)(?<!\bReq)(?<!\bNo)[.?]\s+[A-Z]"
    r"|\b(?:is|are|we're|we|we'll|you'll|our mission)\b",
    re.IGNORECASE,
)
_BOASTS = Lazy(r"!|\$\$")
JOBS = frozenset(
    "developer engineer programmer analyst scientist designer manager architect administrator consultant technician "
    "tester specialist accountant recruiter assistant writer nurse driver cook chef coordinator receptionist "
    "representative marketer editor cashier clerk secretary caregiver bookkeeper auditor controller buyer planner "
    "trainer translator copywriter mechanic electrician".split()
)


class Title(Record):
    """A title as it stands: its text, marks of emphasis blanked out, and where it begins."""

    text: str
    start: int


def titles_of(context: Context) -> Sequence[Title]:
    """The titles of the posting, worked out once for all rules (see Context.once)."""
    return list(titles(context.posting))


def titles(posting: Posting) -> Iterator[Title]:
    """The title in front matter, and the heading that is one: it shares a word with the former, where there is one."""
    field = posting.fields.get("title")
    named = set(fold_phrase(field.value)) if field else set()
    if field and named:
        raw = posting.text[field.value_span.start : field.value_span.end]
        yield _trimmed(raw, field.value_span.start)
    for section in posting.sections[:4]:
        if section.kind == "title" and section.heading >= 0:
            block = posting.blocks[section.heading]
            title = _trimmed(posting.masked[block.start : block.end].replace(JOIN, " "), block.start)
            if _is_title(title.text) and (not named or not named.isdisjoint(fold_phrase(title.text))):
                yield title
            return
    for block in posting.blocks[: 0 if named else _HEAD]:
        if line := _line_of(posting, block):
            yield line
            return


def _line_of(posting: Posting, block: Block) -> Title | None:
    """The first line of a block at the head of a text without a title, where it is short and names a job."""
    text = posting.masked[block.start : block.end].replace(JOIN, " ")
    title = _trimmed(text.split("\n", 1)[0], block.start)
    names_a_job = not JOBS.isdisjoint(fold_phrase(title.text))
    short = len(title.text.split()) <= _FEW_WORDS and not _SENTENCE.search(title.text)
    return title if block.kind in ("heading", "paragraph") and names_a_job and short else None


def _trimmed(text: str, start: int) -> Title:
    bare = text.lstrip(" \t\"'")
    return Title(bare.rstrip(" \t\"'\n\r"), start + len(text) - len(bare))


def _is_title(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and (bool(_BOASTS.search(text)) or not _SENTENCE.search(text))
