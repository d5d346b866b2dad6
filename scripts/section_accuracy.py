"""How many sections are given the right kind: `python scripts/section_accuracy.py LABELS.jsonl CORPUS`.

Each line of LABELS.jsonl is `{"file": …, "format": …, "sections": [[first words, kind], …]}`, written by somebody who
read the posting. A kind `company|role` says that either will do. Every word from the first label on is judged; a
section is right when more than half of its words are. Nothing of the corpus is kept in this repository.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jdlint.pack import load_pack
from jdlint.pack.load import Pack
from jdlint.posting.model import Posting
from jdlint.posting.read import decode, read_posting
from jdlint.posting.words import fold_phrase

Part = tuple[str, str, list[str]]
"""A labelled section: file and first words, the kinds that are right, the kind that each of its words was given."""


def parts(pack: Pack, row: dict[str, list[list[str]]], path: Path) -> Iterator[Part]:
    """The labelled sections of a posting with what jdlint makes of them."""
    text = decode(path.read_bytes(), path.name)
    posting = read_posting(text, path.name, pack.headings, pack.aliases, pack.cues)
    places, at = [], 0
    for first, _ in row["sections"]:
        places.append(find(posting, list(fold_phrase(first)), at, whole=len(first) < 40))
        at = places[-1] + 1
    given = [posting.block_kinds[posting.sentences[number].block] for number in posting.words.sentence]
    for (first, kind), start, end in zip(row["sections"], places, [*places[1:], len(given)], strict=True):
        yield f"{path.name}: {first}", kind, given[start:end]


def find(posting: Posting, phrase: list[str], at: int, *, whole: bool) -> int:
    """The word from `at` on where a phrase stands, rather at the start of a sentence; its last word may be cut off."""
    phrase = phrase if whole or len(phrase) == 1 else phrase[:-1]
    words = posting.words.folded
    found = [i for i in range(at, len(words)) if words[i : i + len(phrase)] == phrase]
    if not found:
        sys.exit(f"{posting.name}: {' '.join(phrase)!r} is not found after word {at}")
    begins = {sentence.first_word for sentence in posting.sentences}
    return next((i for i in found if i in begins), found[0])


def main(labels: str, corpus: str) -> None:
    """Print the shares of sections and words given the right kind, by format, and what is taken for what."""
    pack = load_pack()
    tallies: dict[str, Counter[str]] = {}
    confused: Counter[tuple[str, str]] = Counter()
    for line in Path(labels).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for name, kind, given in parts(pack, row, Path(corpus, row["file"])):
            right = sum(word in kind.split("|") for word in given)
            for group in ("all", row["format"]):
                tally = tallies.setdefault(group, Counter())
                tally.update(sections=1, words=len(given), right_words=right, right_sections=2 * right > len(given))
            confused.update((kind.split("|")[0], word) for word in given if word not in kind.split("|"))
            if "--wrong" in sys.argv and 2 * right <= len(given):
                print(f"{name!r}: {kind}, but {Counter(given).most_common(2)}")
    report(tallies, confused)


def report(tallies: dict[str, Counter[str]], confused: Counter[tuple[str, str]]) -> None:
    """Print the tables."""
    print(f"{'':8}sections right   words  right")
    for group, tally in tallies.items():
        sections, words = tally["right_sections"] / tally["sections"], tally["right_words"] / tally["words"]
        print(f"{group:8}{tally['sections']:8} {sections:.3f} {tally['words']:7} {words:.3f}")
    print("\nlabelled          given             words")
    for (kind, given), count in confused.most_common(25):
        print(f"{kind:17} {given:17} {count:5}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
