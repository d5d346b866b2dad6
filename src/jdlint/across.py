"""Digests of postings that are checked together in, findings out: what none of them shows alone.

Invariant: a pure function of digests and rules; the same postings in the same order give the same findings. The
earlier posting is the one that a later is held against, unless more of them say otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks.across import DUPLICATE, FIGURES, OTHER_JOB
from jdlint.digest import Digest, Statement
from jdlint.record import Record
from jdlint.roles import BASICS
from jdlint.rule import Finding, Rule

_BAND = 4
"""Buckets of a sketch that two texts must share in a row to be compared; of sixteen bands, texts that are nearly the
same share one with certainty, others seldom."""
_MOST = 8
"""Texts in a band that a later one is compared with."""


class Posting(Record):
    """A posting of the run: the name it is shown by, and its digest (None: it is not compared)."""

    name: str
    digest: Digest | None


def across(postings: Sequence[Posting], rules: Mapping[str, Rule]) -> list[list[Finding]]:
    """For each posting, the findings that the others give it."""
    found: list[list[Finding]] = [[] for _ in postings]
    named = [(at, one.name, one.digest) for at, one in enumerate(postings) if one.digest]
    known = sorted({id for _, _, digest in named for id in digest.rules if id in rules})
    companies = _companies([digest for _, _, digest in named])
    for rule in (rules[id] for id in known):
        of_rule = [each for each in named if rule.id in each[2].rules]
        find = rule.options["find"]
        pairs = _alike(of_rule, rule) if find in (DUPLICATE, OTHER_JOB) else _disagreeing(of_rule, rule, companies)
        for at, digest, statement, values in pairs:
            if not _is_held(digest, rule, statement):
                found[at].append(_finding(rule, digest, statement, values))
    return found


Named = tuple[int, str, Digest]
Pairs = Iterator[tuple[int, Digest, Statement, Mapping[str, str]]]
"""Which posting, its digest, its place and what to say there."""


def _alike(named: Sequence[Named], rule: Rule) -> Pairs:
    """Each posting of which an earlier one is nearly the same."""
    bands: dict[tuple[int, tuple[int, ...]], list[Named]] = {}
    for each in named:
        at, _, digest = each
        met: dict[int, Named] = {}
        for first in range(0, len(digest.sketch), _BAND):
            band = bands.setdefault((first, digest.sketch[first : first + _BAND]), [])
            met |= {other[0]: other for other in band}
            if len(band) < _MOST:
                band.append(each)
        twins = [other for _, other in sorted(met.items()) if _is_alike(digest, other[2], rule)]
        if twins:
            title = " ".join(twins[0][2].title)
            yield at, digest, ("", "", *digest.title_at), {"file": twins[0][1], "other": title, "match": ""}


def _is_alike(one: Digest, other: Digest, rule: Rule) -> bool:
    if rule.options["find"] == DUPLICATE:
        if one.title != other.title or one.places != other.places:
            return False
    elif one.role == other.role or BASICS in (one.role, other.role):
        return False
    return not _are_two(one, other) and _share(one.sketch, other.sketch) >= one.rules[rule.id][1]


def _share(one: Sequence[int], other: Sequence[int]) -> float:
    """About what share of the texts' shingles is in both."""
    filled = [pair for pair in zip(one, other, strict=True) if any(pair)]
    return sum(a == b for a, b in filled) / len(filled)


def _are_two(one: Digest, other: Digest) -> bool:
    """Whether two postings are certainly of different companies."""
    return bool(one.company and other.company and one.company != other.company)


def _companies(digests: Sequence[Digest]) -> dict[int, int]:
    """Postings (by the id of their digest) to a number of their company: by its name, or by sentences about it."""
    companies: dict[int, int] = {}
    first: dict[str | int, tuple[int, Digest]] = {}
    for number, digest in enumerate(digests):
        keys = [*([digest.company] if digest.company else ()), *digest.about]
        known = [first[key] for key in keys if key in first and not _are_two(digest, first[key][1])]
        company = known[0][0] if known else number
        companies[id(digest)] = company
        for key in keys:
            first.setdefault(key, (company, digest))
    return companies


def _disagreeing(named: Sequence[Named], rule: Rule, companies: Mapping[int, int]) -> Pairs:
    """Each posting whose statement is another than that of most postings of its company."""
    groups: dict[tuple[object, ...], list[tuple[Named, Statement, str]]] = {}
    for each in named:
        digest = each[2]
        place = digest.places if digest.rules[rule.id][2] else ()
        for about, statement, value in _statements(digest, rule):
            groups.setdefault((companies[id(digest)], place, about), []).append((each, statement, value))
    for group in groups.values():
        counts = Counter(value for _, _, value in group)
        usual = max(counts, key=lambda value: counts[value])  # the first of those that stand most often
        (_, name, _), said, _ = next(one for one in group if one[2] == usual)
        for (at, _, digest), statement, value in group:
            if value != usual:
                yield at, digest, statement, {"match": statement[1], "other": said[1], "file": name}


def _statements(digest: Digest, rule: Rule) -> Iterator[tuple[str, Statement, str]]:
    """What a posting states for a rule: about what, the statement, its value. Who states two values states none."""
    said = digest.said.get(rule.id, ())
    find = rule.options["find"]
    values: dict[str, set[str]] = {}
    read = [(one[0], one, one[1]) if find == FIGURES else (find, one, one[0]) for one in said]
    for about, _, value in read:
        values.setdefault(about, set()).add(value)
    seen: set[str] = set()
    for about, statement, value in read:
        if len(values[about]) == 1 and about not in seen:
            seen.add(about)
            yield about, statement, value


def _is_held(digest: Digest, rule: Rule, statement: Statement) -> bool:
    """Whether the posting holds the finding back, as `jdlint.suppress` does for those of one posting."""
    _, _, start, end = statement
    places = (start, max(start, end - 1))
    return any(
        name in ("", rule.id, rule.topic) and first <= place < last
        for name, first, last in digest.holds
        for place in places
    )


def _finding(rule: Rule, digest: Digest, statement: Statement, values: Mapping[str, str]) -> Finding:
    _, _, start, end = statement
    return Finding(rule.id, rule.topic, digest.rules[rule.id][0], rule.message.format_map(dict(values)), start, end)
