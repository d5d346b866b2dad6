"""The findings that were there before anybody looked, so that only new ones are told.

Invariant: a baseline holds hashes, names of rules and paths, and no text of a posting. What it says is the same however
often it is read and written.

    {"jdlint-baseline": 1, "postings": {"jobs/a.md": {"sketch": "…", "known": {"mission": ["missing"]}}}}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.errors import ConfigError
from jdlint.fingerprint import fingerprint, likeness, match, sketch
from jdlint.record import Record
from jdlint.rule import Finding, Rule, rule_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MARK, VERSION = "jdlint-baseline", 1
_ABOUT = "Findings that jdlint holds back because they were there before; see docs/gate.md. No text of a posting."
_SAME = 0.7
"""How much of two texts must be the same for a file to be an older one under a new name."""

Known = dict[str, list[str]]
"""Fingerprints by rule."""


class Entry(Record):
    """What is known of one posting, and a sketch of its text."""

    sketch: str
    known: Known


class Split(Record):
    """The findings of a posting that are new, and what is known of it and was not found."""

    new: list[Finding]
    left: Known


def fingerprints(findings: Sequence[Finding], text: str, rules: Mapping[str, Rule]) -> Known:
    """The findings of a posting as a baseline keeps them."""
    known: Known = {}
    for finding in findings:
        known.setdefault(finding.rule, []).append(fingerprint(finding, text, rule_of(finding.rule, rules)))
    return known


def split(findings: Sequence[Finding], text: str, rules: Mapping[str, Rule], known: Mapping[str, list[str]]) -> Split:
    """Part the findings of a posting by what is known of it."""
    found, left, new = fingerprints(findings, text, rules), {}, []
    for id in {*found, *known}:
        is_known, rest = match(found.get(id, ()), known.get(id, ()))
        of_rule = [finding for finding in findings if finding.rule == id]
        new += [finding for finding, old in zip(of_rule, is_known, strict=True) if not old]
        if rest:
            left[id] = rest
    stood_in = _stood_in(new, left, rules)
    new = [finding for finding in new if finding.rule not in stood_in.values()]
    left = {id: rest for id, rest in left.items() if id not in stood_in}
    return Split(sorted(new, key=findings.index), dict(sorted(left.items())))


def _stood_in(new: Sequence[Finding], left: Known, rules: Mapping[str, Rule]) -> dict[str, str]:
    """Of the known that was not found, the rules that told of a fault which another rule tells now.

    A law on pay speaks in place of the element; where the place is no longer found, the same lack is told by that.
    """
    told = {finding.rule for finding in new}
    owners = {id: rules[id].options.get("in_place_of", ()) for id in left if id in rules}
    return {id: owner for id, owned in owners.items() for owner in owned if owner in told}


def entry(text: str, known: Known) -> Entry:
    """What a baseline keeps of a posting."""
    return Entry(sketch(text), known)


def moved_from(text: str, gone: Mapping[str, Entry]) -> str | None:
    """Which of the postings that are gone has become the one with this text, if any."""
    mine = sketch(text)
    alike = [(likeness(mine, entry.sketch), path) for path, entry in gone.items()]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= _SAME else None


def dump(postings: Mapping[str, Entry]) -> str:
    """The file of a baseline."""
    from json import dumps

    written = {
        path: {"sketch": one.sketch, "known": {rule: sorted(one.known[rule]) for rule in sorted(one.known)}}
        for path, one in sorted(postings.items())
    }
    return dumps({MARK: VERSION, "about": _ABOUT, "postings": written}, indent=1, ensure_ascii=False) + "\n"


def load(text: str, name: str) -> dict[str, Entry]:
    """The postings of a baseline. Raises ConfigError with the file, the line and the way out."""
    import json

    way = f"Mend it, or delete it and write it anew: jdlint check --write-baseline {name}"
    if f'"{MARK}"' not in text:
        way = way_from_other(name)
    try:
        whole = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{name}:{error.lineno}: does not read as a baseline: {error.msg}. {way}") from None
    except RecursionError:
        raise ConfigError(f"{name}:1: does not read as a baseline: it is nested too deeply. {way}") from None
    except ValueError as error:
        raise ConfigError(f"{name}:{_line(text, str(error))}: {error} stands twice in one place. {way}") from None
    return _postings(whole, text, name, way)


def way_from_other(name: str) -> str:
    """What to do where a file that is no baseline was named as one: most likely a posting, and its own was left out."""
    return (
        "It stays as it is. If it is what you want checked, name a file for the baseline before it: "
        f"jdlint check --write-baseline .jdlint-baseline.json {name}"
    )


def _postings(whole: Any, text: str, name: str, way: str) -> dict[str, Entry]:
    from json import dumps

    if not isinstance(whole, dict) or MARK not in whole:
        raise ConfigError(f'{name}:1: is no baseline of jdlint: it has no "{MARK}". {way_from_other(name)}')
    if whole[MARK] != VERSION:
        raise ConfigError(
            f"{name}:{_line(text, dumps(MARK))}: a baseline of another version of jdlint ({whole[MARK]!r}; this one "
            f"reads {VERSION}). Use that version, or delete the file and write it anew with --write-baseline."
        )
    postings = whole.get("postings")
    if not isinstance(postings, dict):
        raise ConfigError(f'{name}:{_line(text, dumps("postings"))}: "postings" is no mapping. {way}')
    for path, one in postings.items():
        if not _is_entry(one):
            line = _line(text, dumps(path, ensure_ascii=False))
            raise ConfigError(f'{name}:{line}: what stands under "{path}" is no entry of a baseline. {way}')
    return {path: Entry(one["sketch"], one["known"]) for path, one in postings.items()}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping of which no key stands twice, as it may after a careless merge."""
    whole: dict[str, Any] = {}
    for key, value in pairs:
        if key in whole:
            raise ValueError(f'"{key}"')
        whole[key] = value
    return whole


def _is_entry(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and isinstance(one.get("sketch"), str)
        and isinstance(one.get("known"), dict)
        and all(isinstance(m, list) and all(isinstance(each, str) for each in m) for m in one["known"].values())
    )


def _line(text: str, part: str) -> int:
    """The line on which `part` stands last, or the first."""
    at = text.rfind(part)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
