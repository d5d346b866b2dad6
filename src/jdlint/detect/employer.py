"""The employer's name: in the front matter, behind a label, in a heading "About …", before "is looking for".

Invariant: only a name in capitals at one of these places counts; words for the firm ("us", "the company") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting, Span
from jdlint.record import Record

_NAME = r"[A-Z0-9][\w&.'’+-]*(?:[ \t]+(?:of|the|for|and|&|de|van|der|[A-Z0-9][\w&.'’+-]*)){0,5}"
_ABOUT = Lazy(rf"(?:About|Who is|Why|Working (?:at|for)|Life at|Join)[ \t]+({_NAME})\s*\??\s*\Z")
_LABELLED = Lazy(
    r"[\s*_•-]*(?:[Cc]ompany|[Ee]mployer|[Aa]gency|[Oo]rgani[sz]ation)(?: name)?\s*[*_]*"
    r"\s*[:：]\s*[*_]*\s*([A-Z][^\n:;!?]{1,60})"
)
_HIRES = Lazy(
    rf"(?:The[ \t]+)?({_NAME})(?:[ \t]+\([^()]{{2,20}}\))?(?:[ \t]+office)?"
    r"[ \t]+(?:is|are)[ \t]+(?:currently[ \t]+)?(?:looking for|hiring|seeking|recruiting|searching for)\b"
)
_OPENS = Lazy(
    rf"({_NAME})[ \t]+(?:helps?|builds?|makes?|runs?|develops?|provides?|operates?|designs?|sells?|measures?|connects?"
    r"|is an?|was founded|has been|brings|offers|supports|serves|creates|delivers|keeps|checks|stores|prints|publishes"
    r"|moves|translates|looks after|lets|leases|lends|repairs|handles|tracks|plans|teaches|trains|matches|insures)\b"
)
_AT_US = Lazy(rf"\b(?:At|Here at)[ \t]+({_NAME}),?[ \t]+(?:we|you|our|everyone|people)\b")
_HIRING = ("looking for", "hiring", "seeking", "recruiting", "searching for")
"""What stands behind the name of one that hires: a quick look for it saves the long one."""
_BEHIND = Lazy(r",(?!\s*(?:Inc|Ltd|LLC|L\.?L\.?P|Co|Corp|S\.?A|GmbH)\b)|[|·•(]")
"""What parts a name from what else a label's line says."""
_NO_NAME = frozenset(
    "us you we our your the this that it a an role position job team company work benefits project department office "
    "opportunity what who candidate person here they he she client join now data "
    "engineering engineer "
    "developer manager director designer analyst specialist lead architect recruiter".split()
)


class Employer(Record):
    """A name, as text, and where it stands."""

    name: str
    span: Span


def employers(posting: Posting) -> Iterator[Employer]:
    """The names, the most certain first."""
    field = posting.fields.get("company")
    if field and field.value.strip():
        yield Employer(field.value.strip(), field.value_span)
    text = posting.masked.replace(JOIN, " ")
    for block in posting.blocks:
        part = text[block.start : block.end]
        form = _ABOUT.match(part) if block.kind == "heading" else _named_in(part)
        if form and not _is_no_name(form[1].split()):
            start = block.start + form.start(1)
            name = _BEHIND.split(form[1])[0].rstrip(" .,*_")
            yield Employer(" ".join(name.split()), Span(start, start + len(name)))


def _named_in(text: str) -> re.Match[str] | None:
    """The name that a label or what the employer does shows in the text of a block."""
    labelled = _LABELLED.match(text) if ":" in text or "：" in text else None
    return labelled or (_HIRES.match(text) if any(verb in text for verb in _HIRING) else None)


def _is_no_name(words: list[str]) -> bool:
    """Whether the first or last word of what stands where a name would is a word for the firm or a job."""
    return any(re.sub(r"['’.]s?$", "", word.lower()) in _NO_NAME for word in (words[0], words[-1]))


def openers(posting: Posting) -> Iterator[Employer]:
    """The name that the first sentences about the employer begin with, where the file says it more than once."""
    for block, kind in zip(posting.blocks, posting.block_kinds, strict=True):
        if block.kind != "paragraph" or kind not in ("company", "role", "title", "other"):
            continue
        text = posting.masked.replace(JOIN, " ")
        form = _OPENS.match(text, block.start, block.end) or _AT_US.search(text, block.start, block.end)
        name = " ".join(form[1].split()) if form else ""
        if form and posting.text.count(name) > 1 and not _NO_NAME & {word.lower() for word in name.split()}:
            yield Employer(name, Span(*form.span(1)))
            return
