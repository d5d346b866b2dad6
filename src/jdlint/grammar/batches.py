"""Sentences sent together, and what was said of them parted again.

Invariant: a match belongs to one sentence, with offsets in it; one that reaches into two is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdlint.grammar import GrammarError
from jdlint.grammar.client import Raw

_AT_ONCE = 8_000
"""Characters in one request: about two postings. Larger ones are no faster, and public servers take 20,000."""
APART = "\n\n"
"""What parts the sentences: LanguageTool takes them for paragraphs."""


STOP = "."
"""Closes a sentence that ends without a mark, as items and cells do: the engine sees its end by it."""


def joined(batch: Sequence[str]) -> str:
    """The request's text."""
    return APART.join(text + _stop(text) for text in batch)


def _stop(text: str) -> str:
    return STOP if text[-1:].isalnum() or text[-1:] in ")%+" else ""


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts, as many at a time as one request takes. Raises GrammarError for one that no request takes."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if len(text) > _AT_ONCE:
            raise GrammarError(
                f'a sentence of {len(text):,} characters is too long for the grammar check: "{text[:40]}…"', final=False
            )
        if batch and size + len(text) > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + len(_stop(text)) + len(APART)
    if batch:
        yield batch


def apart(batch: Sequence[str], matches: Sequence[Raw]) -> dict[str, list[Raw]]:
    """Each match with the text that it is in, counted from that text's start; one across two texts is dropped."""
    found: dict[str, list[Raw]] = {text: [] for text in batch}
    start = 0
    for text in batch:
        end = start + len(text)
        found[text] = [
            raw._replace(start=raw.start - start, end=raw.end - start)
            for raw in matches
            if start <= raw.start and raw.end <= end
        ]
        start = end + len(_stop(text)) + len(APART)
    return found
