"""Findings held back by whoever wrote the posting: in a comment, or in the front matter.

Invariant: a suppression that holds nothing back, or names no rule, is a finding of its own.

    <!-- jdlint-disable-next-line repeated-word, wording -- the reason -->
    <!-- jdlint-disable-line -->    <!-- jdlint-disable-file pay -->
    <!-- jdlint-disable mission --> … <!-- jdlint-enable mission -->

The same words are read in any kind of comment, and in the front matter as `jdlint: {ignore: [mission]}`. Names are
ids of rules or topics; without a name, all rules are meant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from jdlint.rule import Finding, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.directives import Directive, Hold
    from jdlint.pack import Pack
    from jdlint.posting.model import Posting, Span

UNUSED, UNKNOWN = "unused-suppression", "unknown-suppression"


def suppress(posting: Posting, findings: Sequence[Finding], pack: Pack, rules: Mapping[str, Rule]) -> list[Finding]:
    """The findings that are not held back, with those about the suppressions themselves, in the order of the text.

    `rules` are the rules of this run: a suppression of a rule that did not run is not unused.
    """
    if "jdlint" not in posting.text:
        return list(findings)
    from jdlint.directives import directives_of, holds_of

    directives = directives_of(posting)
    known = {*pack.rules, *pack.topics, *pack.was}
    known |= {name for directive in directives for name, _ in directive.names if _is_of_engine(name)}
    holds = [hold for hold in holds_of(directives, posting.text, pack.was) if hold.name in known or not hold.name]
    own = [*_unknown(directives, known, rules), *_unused(holds, findings, rules)]
    kept = _not_held(findings, holds) + _not_held(own, [hold for hold in holds if hold.name])
    return sorted(kept, key=lambda finding: (finding.start, finding.end, finding.rule))


def _is_of_engine(name: str) -> bool:
    """Whether a name is that of a grammar engine's own rule, of which jdlint has no list."""
    return name.startswith("grammar/")


def holds_in(posting: Posting, pack: Pack) -> list[tuple[str, int, int]]:
    """The names that a posting holds back, each with where, for findings that come about elsewhere."""
    if "jdlint" not in posting.text:
        return []
    from jdlint.directives import directives_of, holds_of

    return [(hold.name, hold.start, hold.end) for hold in holds_of(directives_of(posting), posting.text, pack.was)]


def _not_held(findings: Sequence[Finding], holds: Sequence[Hold]) -> list[Finding]:
    """The findings that no hold reaches. Holds are merged by name first: a text may have thousands of both."""
    merged: dict[str, list[list[int]]] = {}
    for hold in sorted(holds, key=lambda hold: hold.start):
        stretches = merged.setdefault(hold.name, [])
        if stretches and hold.start <= stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], hold.end)
        else:
            stretches.append([hold.start, hold.end])

    def is_held(name: str, place: int) -> bool:
        stretches = merged.get(name, [])
        at = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
        return at >= 0 and place < stretches[at][1]

    return [f for f in findings if not any(is_held(name, place) for name in _names(f) for place in _places(f))]


def _names(finding: Finding) -> tuple[str, str, str]:
    """The names in a suppression that mean the finding; the empty one means every rule."""
    return "", finding.rule, finding.topic


def _places(finding: Finding) -> tuple[int, int]:
    """Where a finding can be held back: at its first and at its last character."""
    return finding.start, max(finding.start, finding.end - 1)


def _unknown(directives: Sequence[Directive], known: set[str], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    if UNKNOWN not in rules:
        return
    from jdlint.directives import WORDS
    from jdlint.errors import did_you_mean

    for directive in directives:
        if directive.word not in WORDS:
            values = {"name": directive.word, "hint": did_you_mean(directive.word, WORDS)}
            yield _finding(rules[UNKNOWN], directive.word_span, values)
        for name, span in directive.names:
            if name not in known:
                yield _finding(rules[UNKNOWN], span, {"name": name, "hint": did_you_mean(name, known)})


def _unused(holds: Sequence[Hold], findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    if UNUSED not in rules:
        return
    # Nobody can call a suppression unused where the rule may be silent for lack of a place, or of other postings.
    alone = [rule for rule in rules.values() if rule.kind != "across" and not rule.options.get("jurisdictions")]
    running = {name for rule in alone for name in (rule.id, rule.topic)}
    if "grammar" in rules:
        running |= {hold.name for hold in holds if _is_of_engine(hold.name)}
    topic = rules[UNUSED].topic
    found: dict[str, list[int]] = {}
    for finding in findings:
        for name in _names(finding):
            found.setdefault(name, []).extend(_places(finding))
    for places in found.values():
        places.sort()
    for hold in holds:
        if hold.name in (UNUSED, UNKNOWN, topic) or (hold.name and hold.name not in running):
            continue
        places = found.get(hold.name, [])
        if bisect_left(places, hold.start) == bisect_left(places, hold.end):
            yield _unused_hold(hold, rules[UNUSED])


def _unused_hold(hold: Hold, rule: Rule) -> Finding:
    alone = len(hold.directive.names) < 2
    values = {"directive": hold.directive.word, "rule": f" of {hold.name}" if hold.name else ""}
    finding = _finding(rule, hold.directive.whole if alone else hold.span, values)
    return finding._replace(better="", safe=bool(hold.name)) if alone and hold.directive.is_comment else finding


def _finding(rule: Rule, span: Span, values: Mapping[str, str]) -> Finding:
    return Finding(rule.id, rule.topic, rule.level, rule.message.format_map(values), span.start, span.end)
