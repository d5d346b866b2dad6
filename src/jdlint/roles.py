"""The kind of job that a posting is for: named by somebody, else recognised in the title, else in the text.

Invariant: what is named beats what is recognised, and a title that names a role beats all that the text says. A job
that is none of the known ones has the role BASICS, which asks for what every posting should say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.checks.nature import JOBS
from jdlint.errors import ConfigError, did_you_mean
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN
from jdlint.posting.words import fold_phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.hits import Hit, Hits
    from jdlint.pack import Pack
    from jdlint.posting.model import Posting

Roles = Mapping[str, Mapping[str, "Any"]]

BASICS = "any"
"""The role of a posting that is for none of the known ones; the others extend it."""
DEFAULT = "backend"
"""The role of a technical text in which nothing tells of another."""
SIGNS_OF = "role "
"""Before the id of a role: under that name stand the hits of its signs."""

_PARTS = Lazy(r"[,;:|(\[•]|\s[-–—/]+\s|\n")
"""Where a job title ends and what comes after it begins: the team, the place, the hours."""
_LONG = 15
"""Words from which on a first line is no title; a shorter one is none either where it names no job."""
_MOST_WORDS = 7
"""Words that a title in a role's spec may have."""
_SAID_OF_OTHERS = frozenset(("company", "benefits", "process", "equal-opportunity", "legal"))
"""Kinds of section that tell nothing of the work."""
_SOME, _CLEARLY, _MUCH = 2, 3, 6
"""Points that make a text without a title one of software; by which a role must beat the one that the title is open
to; that it must have where the title tells of no known job."""


def role_of(posting: Posting, hits: Hits, pack: Pack, asked: str | None = None, configured: str | None = None) -> str:
    """The id of the role to check against. Raises ConfigError when a role is `asked` for that nobody knows.

    In this order: asked for, named in front matter, configured, recognised in the title, recognised in the text.
    """
    if asked and asked not in pack.roles:
        known = ", ".join(pack.roles)
        raise ConfigError(f'there is no role "{asked}".{did_you_mean(asked, pack.roles)} Known: {known}.')
    return asked or _in_front_matter(posting, pack) or configured or _recognised(posting, hits, pack)


def _in_front_matter(posting: Posting, pack: Pack) -> str | None:
    """The role that the field `role` names by its id or as a title would; a field may also hold something else."""
    if "role" not in posting.fields:
        return None
    value = posting.fields["role"].value
    id = "-".join(value.lower().split())
    return id if id in pack.roles else _in_title(_parts_of(value), pack.titles["titles"])


def _recognised(posting: Posting, hits: Hits, pack: Pack) -> str:
    parts = [part for title in _titles(posting) for part in _parts_of(title)]
    parts.sort(key=JOBS.isdisjoint)  # what names a job first: "Machine learning: back-end engineer"
    named = _in_title(parts, pack.titles["titles"])
    if named == BASICS and any(_ends_open(words, pack.titles) for words in parts):
        named = None  # "analyst programmer" is no analyst: the text decides
    return named or _in_text(posting, hits, pack, parts)


def _ends_open(words: Sequence[str], titles: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether the last noun of a title is open to several roles, and no title of one role ends with it."""
    ends = [" ".join(words[start:]) for start in range(max(0, len(words) - _MOST_WORDS), len(words))]
    return any(end in titles["open_titles"] for end in ends) and not any(end in titles["titles"] for end in ends)


def _titles(posting: Posting) -> Iterator[str]:
    """What may be the job's title: the first heading or line, and the field of the front matter."""
    first = posting.masked[posting.title.start : posting.title.end].replace(JOIN, "")
    for text in (first, posting.fields["title"].value if "title" in posting.fields else ""):
        if len(text.split()) < _LONG:
            yield text


def _parts_of(title: str) -> list[tuple[str, ...]]:
    """The folded words of each part of a title."""
    return [fold_phrase(part) for part in _PARTS.split(title)]


def _in_title(parts: Iterable[Sequence[str]], titles: Mapping[str, str]) -> str | None:
    """The role that the first part which names one names last: the noun stands at the end, what it is of before it."""
    for words in parts:
        for end in range(len(words), 0, -1):
            for start in range(max(0, end - _MOST_WORDS), end):
                if id := titles.get(" ".join(words[start:end])):
                    return id
    return None


def _in_text(posting: Posting, hits: Hits, pack: Pack, parts: Iterable[Sequence[str]]) -> str:
    """The role that the text names most often, else the one that most of its sentences show a sign of.

    Signs must clearly beat those of the role that the title is open to. Without a title a text that says anything of
    software is open to the default role; a title of no known job leaves it at the basics unless the signs are many.
    """
    named, shown = (_count(posting, hits, pack.roles, key) for key in ("names", "signs"))
    usual = _in_title(parts, pack.titles["open_titles"])
    titled = any(not JOBS.isdisjoint(words) for words in parts)
    if not usual and not titled and sum(named.values()) + sum(shown.values()) >= _SOME:
        usual = DEFAULT
    if not usual:
        return _most(shown) if max(shown.values(), default=0) >= _MUCH else BASICS
    if any(named.values()):
        return _clearest(named, usual, 1)
    return _clearest(shown, usual, _CLEARLY)


def _clearest(counts: Mapping[str, int], usual: str, by: int) -> str:
    """The role with the highest count, if that is higher by so much than the count of the usual role."""
    best = _most(counts)
    return best if counts.get(best, 0) >= counts.get(usual, 0) + by else usual


def _most(counts: Mapping[str, int]) -> str:
    return max(counts, key=lambda id: counts[id], default=BASICS)


def _count(posting: Posting, hits: Hits, roles: Roles, key: str) -> dict[str, int]:
    return {id: _sentences(posting, hits.of(SIGNS_OF + id, key)) for id, role in roles.items() if role["signs"]}


def _sentences(posting: Posting, found: Sequence[Hit]) -> int:
    """In how many sentences hits stand, those left out that do not tell of the work."""
    kinds = (posting.block_kinds[posting.sentences[number].block] for number in {hit.sentence for hit in found})
    return sum(kind not in _SAID_OF_OTHERS for kind in kinds)
