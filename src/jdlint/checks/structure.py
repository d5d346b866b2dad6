"""Is the posting built so that a reader and a program find their way in it?

Invariant: what is reported holds by what stands in the file; a guess at what a line is meant to be is never enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._lists import required_items
from jdlint.checks._order import too_early
from jdlint.lazy import Lazy
from jdlint.posting.model import Block, Posting, Span
from jdlint.rule import Match, Rule

_MARKED_AS_HEADING = Lazy(r"(?:^|\n)[ \t]*#{1,6}[ \t]*[*_]*\Z|<h[1-6]\b[^>]*>(?:\s|<[^>]*>)*\Z", re.IGNORECASE)
_ONLY_MARKS = Lazy(r"(?:[\s#*_=`\-]|</?\w[^>]*>|&nbsp;)*\Z")
_LOOK_BACK = 120
_RUN_IN = Lazy(
    r"(?:\*\*|__|<b>|<strong>)[^*_<\n]{3,60}[.:?]\s?(?:\*\*|__|</b>|</strong>)"
    r"|(?:\*\*|__)[^*_\n]{3,60}(?:\*\*|__)[.:]"
)
"""A heading that stands at the head of its paragraph."""
_FEWEST_RUN_IN = 4
_OF_A_THING = Lazy(
    r"(?:the|our|your) (?:team|group|squad|department|office|stack|process|tools|product|crew)"
    r"|(?!our |the |your )(?:(?!and )\w+ ){1,2}(?:budgets?|allowances?|leave|insurance|schemes?|equipment)",
    re.IGNORECASE,
)
"""A heading that is about one thing, and so is no second one for the next heading's text."""


_MAY_BE_SLOGANS = ("company", "role", "process", "apply", "other")
"""Kinds of section whose headings may say all there is to say: "Join us and make history" needs nothing below it."""
_ANNOUNCES = Lazy(
    r"\W*(?:(?:a |your |an )?(?:typical|normal|ordinary|day|week|sample|first)"
    r"|about|company|who we are"
    r"|how (?:we|the|our)|what happens|next steps?|after|our|the|how to|team|job|role|process"
    r"|your (?:team|group|squad|crew|colleagues|tasks|work|profile|role|day|week|skills|responsibilities|benefits)"
    r"|hiring|interview"
    r"|training|growth|learning|location|where|place|pay|culture|values|tools|technology|tech stack|stack|working|hours"
    r"|equipment|onboarding|contract|terms|travel|diversity|sustainability"
    r"|security|testing|accessibility|mission|relocation)\b[\w '’&-]{0,30}\W{0,3}$",
    re.IGNORECASE,
)


def _empty_posting(rule: Rule, context: Context) -> Iterator[Match]:
    """Nothing to read outside front matter, headings and code."""
    posting = context.posting
    if not posting.has_prose and posting.front_error is None:
        yield Match(*posting.title)


def _broken_front_matter(rule: Rule, context: Context) -> Iterator[Match]:
    if context.posting.front_error:
        reason, span = context.posting.front_error
        yield Match(*span, values={"reason": reason})


def _empty_section(rule: Rule, context: Context) -> Iterator[Match]:
    """A heading that promises duties, requirements or the like, and has no text under it."""
    posting = context.posting
    for i, block in enumerate(posting.blocks):
        if block.kind == "heading" and posting.block_kinds[i] in rule.options["sections"] and _is_empty(posting, i):
            heading = " ".join(posting.text[block.start : block.end].split())
            if posting.block_kinds[i] in _MAY_BE_SLOGANS and not _ANNOUNCES.match(heading):
                continue
            if heading.lstrip("*_# ")[:1].islower():
                continue  # the end of a sentence that lost its way
            yield Match(block.start, block.end, values={"heading": heading})


def _is_empty(posting: Posting, i: int) -> bool:
    """Whether nothing, not even an image or an include, stands between a heading and the next of its level or above.

    A heading that is only guessed (a bold line, a line of plain text) may be anything, so it is never called empty,
    unless it is in capitals as the next one is; nor is one that says what it has to say itself ("Salary: 50,000") or
    that is a link. The first heading of a kind may be for the next one, too: people use one size for both; of no
    certain kind only at the top.
    """
    block = posting.blocks[i]
    following = posting.blocks[i + 1] if i + 1 < len(posting.blocks) else None
    if following and (following.kind != "heading" or following.level > block.level):
        return False
    kind = posting.block_kinds[i]
    heading = posting.text[block.start : block.end].strip(" #*_:")
    is_pair = (
        following is not None
        and posting.block_kinds[i + 1] == kind
        and not (kind == "other" and _has_alike(posting, i))
    )
    if is_pair and posting.block_kinds[max(0, i - 1)] != kind and not _OF_A_THING.fullmatch(heading):
        return False
    label = ":" in posting.text[block.start : block.end].rstrip(" :*_")
    linked = any(link.start < block.end and block.start < link.end for link in posting.links)
    if label or linked or not (_is_marked(posting, block) or (following and _are_alike(posting, i))):
        return False
    between = posting.text[block.end : following.start if following else len(posting.text)]
    return bool(_ONLY_MARKS.match(between))


def _has_alike(posting: Posting, i: int) -> bool:
    """Whether a heading of the same level stands further up."""
    level = posting.blocks[i].level
    return any(block.kind == "heading" and block.level == level for block in posting.blocks[:i])


def _is_marked(posting: Posting, block: Block) -> bool:
    return bool(_MARKED_AS_HEADING.search(posting.text[max(0, block.start - _LOOK_BACK) : block.start]))


def _are_alike(posting: Posting, i: int) -> bool:
    """Whether a heading in capitals is followed by another one, and both are of a kind that everybody knows."""
    both = posting.blocks[i : i + 2]
    kinds = set(posting.block_kinds[i : i + 2])
    return all(posting.text[b.start : b.end].isupper() for b in both) and kinds.isdisjoint(("other", "title"))


def _no_headings(rule: Rule, context: Context) -> Iterator[Match]:
    posting = context.posting
    words = len(posting.words.folded)
    title = posting.title.start
    headed = any(block.kind == "heading" and block.start != title for block in posting.blocks)
    headed = headed or sum(_begins_bold(posting, block) for block in posting.blocks) >= _FEWEST_RUN_IN
    if words > rule.options["most"] and not headed:
        yield Match(*posting.title, values={"count": words})


def _begins_bold(posting: Posting, block: Block) -> bool:
    """Whether a paragraph begins with words in bold that say what it is about: "**Where.** At the mill"."""
    return block.kind == "paragraph" and _RUN_IN.search(posting.text, max(0, block.start - 9), block.end) is not None


def _long_list(rule: Rule, context: Context) -> Iterator[Match]:
    """The heading over a list with more than `most` items that count."""
    most = rule.options["most"]
    for items in required_items(rule, context, longer_than=most):
        if len(items) > most:
            first = Span(items[0].start, items[0].end)
            heading = _heading_over(context.posting, items[0])
            yield Match(heading.start, heading.end, values={"count": len(items), "limit": most}, also=[first])


def _heading_over(posting: Posting, item: Block) -> Block:
    """The heading of the section that a block stands in, which has one."""
    at = posting.blocks.index(item)
    return posting.blocks[next(s.heading for s in posting.sections if s.first <= at < s.end)]


_DETECTORS: Mapping[str, Callable[[Rule, Context], Iterator[Match]]] = {
    "empty-posting": _empty_posting,
    "broken-front-matter": _broken_front_matter,
    "empty-section": _empty_section,
    "no-headings": _no_headings,
    "long-list": _long_list,
    "section-order": too_early,
}

OPTIONS: Mapping[str, Option] = {
    "detect": Option("choice", required=True, choices=tuple(_DETECTORS)),
    "sections": Option("sections", ("duties", "requirements", "nice-to-have", "benefits")),
    "most": Option("number", 0),
    "optional": Option("phrases", ()),
    "asks": Option("phrases", ()),
    "not_all": Option("phrases", ()),
    "strict": Option("phrases", ()),
    "pairs": Option("words", ()),
    "headings": Option("phrases", ()),
}
"""`sections`: the kinds of section to look in. `most`: items a list, or words a text without headings, may have.
`optional`: what makes an item of a list no requirement; `asks`: what shows that an item is one, `strict`: a
heading that shows it of all; `not_all`: what says
that not all of a list is asked for; `pairs`: "apply < duties", a kind that comes too early before others,
where its heading holds one of `headings`."""

VALUES: tuple[str, ...] = ("heading", "count", "limit", "reason", "after")


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each place where the fact that the rule names holds."""
    return _DETECTORS[rule.options["detect"]](rule, context)
