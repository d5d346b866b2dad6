"""Loads the vocabulary of headings: which phrases announce a section of which kind, and which words show one.

Invariant: a phrase stands under one kind only; the result is plain data, fit for a cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jdlint.pack.files import PackFile
from jdlint.pack.inflect import forms_of
from jdlint.pack.nodes import Node, read_yaml
from jdlint.posting.headings import kind_of
from jdlint.posting.model import SECTION_KINDS
from jdlint.posting.words import fold_phrase

CUES, OPENERS = "cues", "openers"
"""Keys of phrases that show what a block is without any heading, anywhere in it or at its start."""

Cues = dict[str, dict[str, list[tuple[list[str], str]]]]


def load_headings(file: PackFile | None) -> tuple[dict[str, str], Cues]:
    """Folded phrases of headings with their kinds, and the cues as content.Content looks them up. Raises RuleError."""
    if file is None:
        return {}, {}
    pairs = list(read_yaml(file.path, file.shown).pairs())
    named = {key.text(): value.pairs() for key, value in pairs if key.text() in (CUES, OPENERS)}
    cues = _kinds(named.get(CUES, ()))
    for opener, kind in _kinds(named.get(OPENERS, ())).items():
        cues |= {f"^{form}": kind for form in (forms_of(opener) if kind == "duties" else (opener,))}
    return _kinds([pair for pair in pairs if pair[0].text() not in (CUES, OPENERS)]), _index(cues)


def _kinds(pairs: Iterable[tuple[Node, Node]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        kind = key.choice(SECTION_KINDS)
        for item in value.items():
            phrase = " ".join(fold_phrase(item.text()))
            if phrase in found:
                item.fail(f'"{item.text()}" stands under {found[phrase]} already.')
            found[phrase] = kind
    return found


def _index(cues: Mapping[str, str]) -> Cues:
    """Cues by their first and their second word, longest ones first."""
    index: Cues = {}
    for phrase in sorted(cues, key=len, reverse=True):
        first, *rest = phrase.split()
        index.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((rest[1:], cues[phrase]))
    return index


def load_skeleton(file: PackFile | None, headings: Mapping[str, str]) -> dict[str, str]:
    """Kind of section to the heading of a new posting, which must be one that is read as of that kind."""
    found: dict[str, str] = {}
    for key, value in read_yaml(file.path, file.shown).pairs() if file else ():
        kind = key.choice(SECTION_KINDS)
        read = kind_of(fold_phrase(value.text()), headings)
        if read != kind:
            value.fail(f'the heading "{value.text()}" is read as {read or "unknown"}, not as {kind}.')
        found[kind] = value.text()
    return found
