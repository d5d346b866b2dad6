"""How many words of a posting belong to a list that a study drew up, for each hundred words of its prose.

Invariant: the words are matched as the study matched them (some whole, some by their beginning), and what no applicant
reads as a trait is left out: headings, legal text, and the phrases that the rule excepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.posting.model import SECTION_KINDS, Posting, Span
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "table": Option("text", required=True),
    "list": Option("text", required=True),
    "rate": Option("number", 0),
    "least": Option("number", 0),
    "unless": Option("phrases", ()),
    "counts_in": Option(
        "sections", tuple(k for k in SECTION_KINDS if k not in ("title", "benefits", "equal-opportunity", "legal"))
    ),
}
"""`table` and `list`: where the words stand. `rate`: how many in a hundred words are told, `least`: how many in all."""

VALUES: tuple[str, ...] = ("count", "rate", "words")

_SHOWN = 6


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """One match, at the title, for a posting with at least `rate` such words in a hundred; `also` shows them."""
    options, posting = rule.options, context.posting
    entry = context.tables[options["table"]][options["list"]]
    counted = list(_counted(posting, options["counts_in"]))
    excepted = {i for hit in context.hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    exact, prefixes = frozenset(entry["exact"]), tuple(entry["prefix"])
    folded = posting.words.folded
    found = [i for i in counted if i not in excepted and (folded[i] in exact or folded[i].startswith(prefixes))]
    if not counted or len(found) < options["least"]:
        return
    rate = 100 * len(found) / len(counted)
    if rate >= options["rate"]:
        values = {"count": len(found), "rate": f"{rate:.1f}", "words": _listed([folded[i] for i in found])}
        yield Match(*posting.title, values, also=[Span(posting.words.starts[i], posting.words.ends[i]) for i in found])


def _counted(posting: Posting, kinds: Sequence[str]) -> Iterator[int]:
    """The indexes of the words of prose in the kinds of section that count."""
    for sentence in posting.sentences:
        if (
            posting.blocks[sentence.block].kind not in ("heading", "field")
            and posting.block_kinds[sentence.block] in kinds
        ):
            yield from range(sentence.first_word, sentence.end_word)


def _listed(words: Sequence[str]) -> str:
    """The words most often used, most frequent first."""
    often = sorted(set(words), key=lambda word: (-words.count(word), words.index(word)))
    return ", ".join(often[:_SHOWN])
