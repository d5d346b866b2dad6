"""What front matter says that no page shows as text: `marital_status: single`, `requirements: SQL, a clean record`.

Invariant: what is read here is read beside the posting and never counts as its text; each entry is sentences of its
own, the first of which begins with the key, so that a phrase may have words of both.
"""

from __future__ import annotations

from jdlint.posting.model import Block, Posting, Sentence, Words
from jdlint.posting.words import words_of

_KINDS = {"skills": "requirements", "benefits": "benefits", "apply": "apply"}
"""Kinds of section that entries by canonical name are one line of; all others are "other"."""
_NOT_SAID = frozenset(
    "title description company location contact url department tags language role type posted deadline salary "
    "salary-max employment-type work-mode seniority start-date".split()
)
"""Entries that have rules of their own, or that name things and ask nothing of anybody."""
_MOST = 40
"""Words of a line that is looked at: what is longer is no entry but a text, in whatever form."""


def said_in_front(posting: Posting) -> Posting | None:
    """The posting with nothing but those entries as its text; None where it has none that is not shown already."""
    blocks: list[Block] = []
    kinds: list[str] = []
    sentences: list[Sentence] = []
    words = Words([], [], [], [])
    shown = [(block.start, block.end) for block in posting.blocks[:_MOST]] if posting.fields else []
    for name, field in posting.fields.items():
        start, end = field.key_span.start, field.value_span.end
        if name in _NOT_SAID or any(a < end and start < z for a, z in shown):
            continue
        blocks.append(Block("field", start, end))
        kinds.append(_KINDS.get(name, "other"))
        for first, last in _lines(posting.text, start, end):
            begin, said = len(words.folded), words_of(posting.text, first, last)
            if 1 < len(said[0]) <= _MOST:
                words.folded.extend(said[0])
                words.starts.extend(said[1])
                words.ends.extend(said[2])
                words.sentence.extend([len(sentences)] * len(said[0]))
                sentences.append(Sentence(first, last, len(blocks) - 1, begin, len(words.folded)))
    if not sentences:
        return None
    return posting._replace(masked=posting.text, blocks=blocks, block_kinds=kinds, sentences=sentences, words=words)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of an entry: its key and what stands beside it, and each further line but comments."""
    spans, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        if not line.lstrip().startswith("#"):
            spans.append((at, at + len(line.rstrip())))
        at += len(line)
    return spans
