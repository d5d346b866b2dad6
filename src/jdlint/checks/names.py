"""Names of technologies, spelt as their makers spell them.

Invariant: only a spelling that the table lists as wrong is told, and only in prose: never in code, addresses, file
names, tags, or lists that keep to lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._prose import gap_after, in_capitals, is_literal
from jdlint.posting.model import JOIN, Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


OPTIONS: Mapping[str, Option] = {
    "table": Option("text", required=True),
    "accept": Option("words", ()),
    "capitals": Option("words", ()),
    "unless": Option("phrases", ()),
}
"""`table`: proper spelling to folded spellings that must be written so. `accept`: other spellings that are fine.
`capitals`: two words that are a name only where both have capitals ("Fast API"). `unless`: phrases that are right."""

VALUES = ("name", "match")

Lookup = Mapping[str, str]
_SHORTEST = 4
"""Letters of a name of which a capital within is told of: "AirFlow"."""


class _Tables:
    """The table turned round, made once for a table."""

    made: tuple[Mapping[str, Any] | None, Lookup, frozenset[str], frozenset[str]] = (None, {}, frozenset(), frozenset())


def _turned(table: Mapping[str, Any]) -> tuple[Lookup, frozenset[str], frozenset[str]]:
    """Folded spelling to proper name, the first words of those of two words, and those that only capitals tell."""
    if _Tables.made[0] is not table:
        lookup = {wrong: name for name, spellings in table.items() for wrong in spellings}
        parted = {two: name for name in table if (two := _in_two(name)) and two not in lookup}
        plain = [name for name in table if name.istitle() and name.isalpha() and len(name) >= _SHORTEST]
        parted |= {name.lower(): name for name in plain if name.lower() not in lookup}
        lookup |= parted
        firsts = frozenset(wrong.split(" ", 1)[0] for wrong in lookup if " " in wrong)
        _Tables.made = (table, lookup, firsts, frozenset(parted))
    return _Tables.made[1:]


def _in_two(name: str) -> str:
    """A name with one capital within it as two folded words ("TensorRT", "OpenCV"); the empty text for others."""
    at = next((i for i in range(2, len(name)) if name[i].isupper() and name[i - 1].islower()), 0)
    is_two = at and name.isalpha() and len(name) - at > 1 and name[:1].isupper()
    return f"{name[:at]} {name[at:]}".lower() if is_two else ""


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each name that is spelt otherwise than in the table."""
    posting = context.posting
    lookup, firsts, parted = _turned(context.tables[rule.options["table"]])
    folded, sentence = posting.words.folded, posting.words.sentence
    excused = {i for hit in context.hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    end = 0
    for i, word in enumerate(folded):
        if i in excused:
            continue
        if word in firsts and i + 1 < len(folded) and sentence[i] == sentence[i + 1]:
            name = lookup.get(f"{word} {folded[i + 1]}")
            is_name = name and (f"{word} {folded[i + 1]}" not in parted or _are_capitals(posting, i))
            if name and is_name and gap_after(posting, i) in (" ", "-", "\n"):
                yield from _match(rule, posting, i, i + 1, name)
                end = i + 2
        if word in lookup and i >= end and (word not in parted or _is_mixed(posting, i)):
            yield from _match(rule, posting, i, i, lookup[word])


def _are_capitals(posting: Posting, i: int) -> bool:
    """Whether a word and the next both begin with a capital."""
    return all(posting.masked[posting.words.starts[j]].isupper() for j in (i, i + 1))


def _is_mixed(posting: Posting, i: int) -> bool:
    """Whether a word has capitals within, but small letters, too: "AirFlow"."""
    old = posting.masked[posting.words.starts[i] : posting.words.ends[i]]
    return not (old[1:].islower() or old.isupper())


def _match(rule: Rule, posting: Posting, first: int, last: int, name: str) -> Iterator[Match]:
    start, end = posting.words.starts[first], posting.words.ends[last]
    old = " ".join(posting.masked[start:end].replace(JOIN, "").split())
    if old.lower() in rule.options["capitals"] and any(word[0].islower() for word in old.split()):
        return
    if old in (name, *rule.options["accept"]) or _is_no_prose(posting, first, start, end, old):
        return
    yield Match(start, end, {"name": name, "match": old}, name)


def _is_no_prose(posting: Posting, first: int, start: int, end: int, old: str) -> bool:
    """Whether a name stands where its spelling is not the writer's: code, an address, a tag, a line in capitals."""
    if posting.blocks[posting.sentences[posting.words.sentence[first]].block].kind == "field":
        return not _is_titled(posting, start)
    if old.islower() and not _has_capitals(posting, first):
        return True
    return is_literal(posting, start, end) or (old.isupper() and in_capitals(posting, first))


def _is_titled(posting: Posting, start: int) -> bool:
    title = posting.fields.get("title")
    return title is not None and title.value_span.start <= start < title.value_span.end


def _has_capitals(posting: Posting, word: int) -> bool:
    """Whether the sentence of a word has capitals at all."""
    sentence = posting.sentences[posting.words.sentence[word]]
    return any(c.isupper() for c in posting.masked[sentence.start : sentence.end])
