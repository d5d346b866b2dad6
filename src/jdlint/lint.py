"""Posting, pack and settings in, findings out: the pure middle of jdlint.

Invariant: no I/O, no clock, no global state; the same arguments give the same findings in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jdlint.checks import DATED, Context, check_of
from jdlint.errors import JdlintError
from jdlint.hits import Hits
from jdlint.pack import Pack
from jdlint.posting.model import Posting
from jdlint.record import Record
from jdlint.roles import role_of
from jdlint.rule import LEVELS, Finding, Match, Rule, Verdict

RUN_ON = {
    "not-a-posting": ("nature", "repetition"),
    "not-english": ("nature", "structure", "field"),
    "empty": ("nature", "structure", "field"),
}
"""Kinds of check that make sense for a text that is no posting in English; rules of level error always do."""


OF_PHRASES: Mapping[str, Sequence[str]] = {
    "wording": ("avoid", "asked", "broad", "priced", "named", "shunned", "orphan"),
    "demand": ("skills",),
    "swap": ("swap", "closing"),
}
"""Kinds of check that tell of phrases, and the keys of these: where none stands, none is asked.

But for rules that look for items of `bare` words, too."""


_OF_FRONT = ("wording", "requests")
"""Topics whose rules hold for entries of the front matter, too; what a template left there is for others to tell."""


class Settings(Record):
    """What a run asks of `lint` besides the rules' own words."""

    rules: Mapping[str, Rule]
    """The rules that are on, with levels and options as configured."""
    asked_role: str | None = None
    """The role that the command line names, whatever the posting says."""
    role: str | None = None
    """The role that the configuration gives to postings that name none."""
    provides: frozenset[str] = frozenset()
    today: str = ""
    jurisdictions: frozenset[str] = frozenset()
    """Where the jobs are, as codes; rules that hold only in some places are silent without them."""


class Linted(Record):
    """The findings of a posting, and what they hold for."""

    findings: list[Finding]
    dated: bool
    """Whether they hold on the day of the run only."""
    whole: bool = True
    """False: a grammar engine that was asked did not answer."""


def lint(posting: Posting, pack: Pack, settings: Settings) -> list[Finding]:
    """All findings, in the order of the text. Raises ConfigError for a role nobody knows."""
    return linted(prepare(posting, pack, settings), pack, settings.rules).findings


def linted(context: Context, pack: Pack, rules: Mapping[str, Rule]) -> Linted:
    """As `lint`, with what whoever keeps the findings must know of them."""
    from jdlint.checks.nature import nature_of

    nature = nature_of(context.posting, context.hits).kind
    findings: list[Finding] = []
    for rule in rules.values():
        if rule.kind in OF_PHRASES and not _may_tell(rule, context):
            continue
        if nature == "posting" or _runs_on(rule, nature, pack):
            findings += run_rule(rule, context)
    if nature == "posting":
        findings += _told_of_front(context, pack, rules)
    told = sorted(_told_once(findings, rules), key=lambda f: (f.start, f.end, f.rule))
    return Linted(told, DATED in (context.worked_out or ()))


def _may_tell(rule: Rule, context: Context) -> bool:
    """Whether anything stands in the posting that a rule of phrases may be about."""
    if rule.options.get("bare"):
        return True
    return context.hits.any_of(_groups_of(rule.id, rule.kind))


@lru_cache(maxsize=1024)
def _groups_of(id: str, kind: str) -> Sequence[str]:
    """The groups of a rule's phrases that are told of."""
    return tuple(f"{id}/{key}" for key in OF_PHRASES[kind])


def _told_of_front(context: Context, pack: Pack, rules: Mapping[str, Rule]) -> list[Finding]:
    """What the rules of wording say of entries of the front matter that no page shows as text."""
    if not context.posting.fields:
        return []
    from jdlint.posting.front_said import said_in_front

    front = said_in_front(context.posting)
    if front is None:
        return []
    beside = context._replace(posting=front, hits=pack.matcher.find(front.text, front.words, front.sentences))
    asked = (rule for rule in rules.values() if rule.kind == "wording" and rule.topic in _OF_FRONT)
    return [finding for rule in asked if beside.hits.of(rule.id, "avoid") for finding in run_rule(rule, beside)]


def _told_once(findings: list[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """The findings without those of a rule in whose place another has told the fault, at no lower level."""
    told: dict[str, int] = {}
    for finding in findings:
        for id in rules[finding.rule].options.get("in_place_of", ()):
            told[id] = max(told.get(id, 0), LEVELS.index(finding.level))
    return _one_a_place([f for f in findings if LEVELS.index(f.level) > told.get(f.rule, -1)])


def _one_a_place(findings: list[Finding]) -> list[Finding]:
    """Of findings that put the same words in the same place, the one whose fix is safe, else the first, alone."""
    best: dict[tuple[int, int, str], Finding] = {}
    for finding in findings:
        if finding.better:
            known = best.setdefault((finding.start, finding.end, finding.better), finding)
            if finding.safe and not known.safe:
                best[finding.start, finding.end, finding.better] = finding
    return [f for f in findings if not f.better or best[f.start, f.end, f.better] is f]


def _runs_on(rule: Rule, nature: str, pack: Pack) -> bool:
    """Whether a rule makes sense for a text that is no posting; its level is that of the file, not of a setting."""
    return rule.kind in RUN_ON[nature] or pack.rules[rule.id].level == "error"


def coverage(posting: Posting, pack: Pack, settings: Settings) -> list[Verdict]:
    """The verdict on every element, in the order of a good posting, whatever the role asks for.

    An element that is some role's own is left out where the posting's role does not name it.
    """
    return verdicts(prepare(posting, pack, settings))


def verdicts(context: Context) -> list[Verdict]:
    """As `coverage`, for a posting that is prepared."""
    from jdlint.checks.evidence import elements_in_order, judge

    named = (*context.role["required"], *context.role["recommended"])
    rules = elements_in_order(context.rules.values())
    return [judge(rule, context) for rule in rules if not rule.options["own"] or rule.id in named]


def prepare(posting: Posting, pack: Pack, settings: Settings) -> Context:
    """What all checks share: the posting searched once, and its role settled."""
    hits: Hits = pack.matcher.find(posting.text, posting.words, posting.sentences)
    role = pack.roles[role_of(posting, hits, pack, settings.asked_role, settings.role)]
    return Context(
        posting, hits, role, settings.provides, settings.today, pack.tables, pack.rules, settings.jurisdictions, {}
    )


def run_rule(rule: Rule, context: Context) -> Sequence[Finding]:
    """The findings of one rule, whatever the text is. An error in a check gets a note that names rule and text."""
    try:
        matches = [*check_of(rule.kind).run(rule, context)]
        return [_finding(rule, match, context.posting) for match in matches] if matches else ()
    except JdlintError:
        raise
    except Exception as error:
        error.add_note(f"while checking {context.posting.name} with the rule {rule.id}")
        raise


def _finding(rule: Rule, match: Match, posting: Posting) -> Finding:
    message = match.message or rule.message.format_map(dict(match.values))
    better = match.better
    if better is not None:
        from jdlint.better import fitting

        better = fitting(better, match.start, match.end, posting)
    return Finding(
        rule=rule.id,
        topic=rule.topic,
        level=match.level or rule.level,
        message=message,
        start=match.start,
        end=match.end,
        better=better,
        also=tuple(match.also),
        safe=rule.safe and match.is_sure and better is not None,
    )
