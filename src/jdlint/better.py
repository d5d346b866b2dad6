"""May a replacement stand in place of its span, in the text as it was written?

Invariant: what is let through breaks no mark-up and no front matter: marks inside the span are in the replacement too,
in HTML its signs are escaped, and in front matter it is plain words. Anything else is no replacement.
"""

from __future__ import annotations

from jdlint.lazy import Lazy
from jdlint.posting.model import Posting

_PLAIN = Lazy(r"[\w /.+-]*")
"""What needs no quotes wherever it is put into a value of YAML, TOML or JSON."""


def fitting(better: str, start: int, end: int, posting: Posting) -> str | None:
    """The replacement as it can be written between `start` and `end`, or None where it cannot."""
    marks = _marks(start, end, posting)
    if marks and len(marks) == len("".join(posting.text[start:end].split())):
        return better  # no prose at all, such as data in a script: the check that knows its language wrote it
    if marks not in better:
        return None
    if _is_in_front_matter(start, end, posting):
        return better if _PLAIN.fullmatch(better) else None
    if posting.format == "html" and not marks:
        return better.replace("&", "&amp;").replace("<", "&lt;")
    return better


def _marks(start: int, end: int, posting: Posting) -> str:
    """What stands in the span besides prose: marks of emphasis, tags, entities."""
    text, masked = posting.text, posting.masked
    return "".join(text[i] for i in range(start, end) if masked[i] != text[i] and not text[i].isspace())


def _is_in_front_matter(start: int, end: int, posting: Posting) -> bool:
    spans = (field.value_span for field in posting.fields.values())
    return any(span.start < end and start < span.end for span in spans)
