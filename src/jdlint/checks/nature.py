"""Is the text a job posting at all, and is it in English?

Invariant: in doubt a text is an English posting. It takes clear signs of something else, or a longer text with hardly a
sign of a job, to be called otherwise, as a posting that is skipped is worse than an article that is checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.hits import Hit, Hits
from jdlint.posting.model import Posting, Span
from jdlint.posting.words import fold_phrase
from jdlint.record import Record
from jdlint.rule import Match, Rule


class Nature(Record):
    """What a text is: "posting", "not-a-posting", "not-english" or "empty"; in words why; and where it shows."""

    kind: str
    reason: str
    span: Span


NOT_A_POSTING, NOT_ENGLISH = "not-a-posting", "not-english"
"""Two kinds of text, and the ids of the rules that hold their phrases and report them."""

LEFTOVER = "template-leftover"
"""The rule that holds a template's orders to the writer."""

AGAINST: Mapping[str, str] = {
    "manual": "it reads like a manual or a README",
    "notice": "it is a notice about data or terms",
    "minutes": "it records a meeting",
    "persona": "it gives instructions to an assistant",
    "article": "it reads like an article about jobs, not an offer of one",
    "process": "it describes how people are hired",
    "exercise": "it sets an exercise for applicants",
    "levels": "it describes levels of a career",
    "personal": "one person tells of themselves, as in a blog or a CV",
}
"""The keys of phrases that speak against a posting, with what each makes the text look like."""

OPTIONS: Mapping[str, Option] = {
    "hiring": Option("phrases", ()),
    "job": Option("phrases", ()),
    **{key: Option("phrases", ()) for key in AGAINST},
    "english": Option("phrases", ()),
    "other_languages": Option("phrases", ()),
}
"""`hiring`: said by an employer to applicants; `job`: asked of applicants, but also said about jobs. `english` and
`other_languages`: the commonest small words."""

VALUES: tuple[str, ...] = ("reason",)

_TOLD_BY_FIELDS = frozenset(
    ("company", "location", "salary", "employment-type", "work-mode", "apply", "contact", "deadline", "start-date")
)
_TOLD_BY_HEADINGS = frozenset(
    ("duties", "requirements", "nice-to-have", "benefits", "apply", "equal-opportunity", "role")
)
_ARTICLE_FIELDS = ("author", "authors")
JOBS = frozenset(
    "accountant administrator advisor analyst apprentice architect assistant associate attorney baker barista "
    "bartender bricklayer butcher caretaker carer carpenter cashier chef cleaner clerk coach consultant cook "
    "coordinator counsel deckhand dentist designer developer devops director doctor driver editor electrician "
    "engineer executive expert farmer fellow florist gardener hairdresser head housekeeper instructor intern "
    "internship janitor joiner journalist lead lecturer librarian lifeguard machinist manager mechanic "
    "midwife musician nanny nurse officer operator optician paralegal pharmacist photographer physician "
    "planner plumber postdoc president producer professor programmer receptionist recruiter representative "
    "researcher roofer salesperson scientist secretary specialist sre steward strategist supervisor support "
    "tailor teacher technician tester therapist trainer translator tutor veterinarian volunteer vp waiter "
    "waitress welder writer".split()
)
"""Words that a title of a job ends in, or nearly; a title in front matter is not among the words that are searched."""
_NO_SIGN = "hardly anything in it offers a job or asks something of an applicant"
_YOU = frozenset(("you", "your", "you'll", "you're", "you've", "yours"))
_ADDRESSED = 0.025
_LONG_TITLE = 15
_SHORT = 60
_FEW_WORDS, _MANY_WORDS = 20, 100


def nature_of(posting: Posting, hits: Hits) -> Nature:
    """What a text is. Pure: the same posting and hits give the same answer, which is kept with the hits."""
    if hits.nature is None:
        hits.nature = _nature(posting, hits)
    nature: Nature = hits.nature
    return nature


def _nature(posting: Posting, hits: Hits) -> Nature:
    words = len(posting.words.folded)
    if not posting.has_prose:
        return Nature("empty", "it holds no prose", posting.title)
    if words >= _FEW_WORDS and _is_foreign(hits, words):
        return Nature(NOT_ENGLISH, "most of its small words are not English", posting.title)
    return _something_else(posting, hits, words) or Nature("posting", "", posting.title)


def may_be_posting(posting: Posting, hits: Hits) -> bool:
    """Whether a text that nobody named is worth a check.

    It needs some sign of a job, lest notes be checked, and is no blank form for postings, which many folders hold.
    """
    if not posting.words.folded or nature_of(posting, hits).kind == NOT_ENGLISH:
        return True
    return _signs(posting, hits) > 0 and not _is_form(posting, hits)


def _is_form(posting: Posting, hits: Hits) -> bool:
    """Whether a template's orders to the writer stand in the title and further down: somebody has yet to copy it."""
    field = posting.fields.get("title")
    titles = [posting.title, *([field.value_span] if field else [])]
    orders = hits.of(LEFTOVER, "avoid")
    in_title = [hit for hit in orders if any(at.start <= hit.start and hit.end <= at.end for at in titles)]
    return bool(in_title) and len(orders) > len(in_title)


def _is_foreign(hits: Hits, words: int) -> bool:
    """Whether another language has more of the small words, or a longer text has hardly an English one."""
    english, foreign = (hits.count(NOT_ENGLISH, key) for key in ("english", "other_languages"))
    return (foreign > english and foreign >= 0.05 * words) or (words >= _MANY_WORDS and english < 0.02 * words)


def _something_else(posting: Posting, hits: Hits, words: int) -> Nature | None:
    """The nature of a text that is no posting; None for a posting.

    Two scores decide. `signs` counts each kind of sign once: how much of what makes a posting is there at all. `said`
    counts every time that something is said for a job, and is held against how often the text says something else.
    """
    signs = _signs(posting, hits)
    said = len(hits.of(NOT_A_POSTING, "hiring")) + len(hits.of(NOT_A_POSTING, "job")) / 2 + sum(_told(posting))
    key, against, first = _strongest(posting, hits)
    if against > max(6, said):
        return Nature(NOT_A_POSTING, _reason(posting, hits, key), first)
    if words >= _SHORT and signs < min(8.0, 4.5 + max(0, words - 300) / 250):
        reason = _reason(posting, hits, key) if against > 1 else _NO_SIGN
        return Nature(NOT_A_POSTING, reason, first)
    return None


def _signs(posting: Posting, hits: Hits) -> int:
    title, fields, headings = _told(posting)
    hiring, job = hits.of(NOT_A_POSTING, "hiring"), hits.of(NOT_A_POSTING, "job")
    return 2 * _kinds(hiring) + _kinds(job) + 2 * headings + fields + title


def _told(posting: Posting) -> tuple[int, int, int]:
    """What title, front matter and headings tell of a job, as weights."""
    return (
        3 * _names_a_job(posting),
        2 * len(_TOLD_BY_FIELDS & posting.fields.keys()),
        len(_TOLD_BY_HEADINGS.intersection(_announced(posting))),
    )


def _announced(posting: Posting) -> Iterable[str]:
    """The kinds of sections that headings announce; of a text without any, those that its words speak for."""
    announced = [section.kind for section in posting.sections if section.heading >= 0 and section.kind != "title"]
    return announced or posting.block_kinds


def _reason(posting: Posting, hits: Hits, key: str) -> str:
    """What the text looks like, with the first two things in it that say so."""
    said = [" ".join(posting.text[hit.start : hit.end].split()).lower() for hit in hits.of(NOT_A_POSTING, key)]
    quoted = ", ".join(f'"{text}"' for text in list(dict.fromkeys(said))[:2])
    return f"{AGAINST[key]} ({quoted})" if quoted else _NO_SIGN


def _kinds(hits: Sequence[Hit]) -> int:
    return len({hit.phrase for hit in hits})


def _strongest(posting: Posting, hits: Hits) -> tuple[str, int, Span]:
    """What else the text looks like most, how much speaks for all of that together, and the first place that does."""
    found: dict[str, Sequence[Hit]] = {key: hits.of(NOT_A_POSTING, key) for key in AGAINST}
    if _speaks_to_you(posting):
        found["personal"] = ()
    key = max(found, key=lambda k: len(found[k]))
    weight = sum(len(places) for places in found.values())
    weight += 2 * sum(_in_heading(posting, hit) for hit in found["manual"])
    weight += 6 * any(name in posting.fields for name in _ARTICLE_FIELDS)
    start, end = posting.title
    short = len(_title_words(posting)) <= _LONG_TITLE
    weight += 5 * sum(short and hit.start >= start and hit.end <= end for places in found.values() for hit in places)
    first = Span(found[key][0].start, found[key][0].end) if found[key] else posting.title
    return key, weight, first


def _speaks_to_you(posting: Posting) -> bool:
    """Whether somebody who tells of themselves does so to the reader, or has a job to give: a CV does neither."""
    words = posting.words.folded
    return sum(map(_YOU.__contains__, words)) > _ADDRESSED * len(words) or {"duties", "apply"} <= {*posting.block_kinds}


def _in_heading(posting: Posting, hit: Hit) -> bool:
    return posting.blocks[posting.sentences[hit.sentence].block].kind == "heading"


def _title_words(posting: Posting) -> tuple[str, ...]:
    start, end = posting.title
    return fold_phrase(posting.masked[start:end])


def _names_a_job(posting: Posting) -> bool:
    """Whether the title, in front matter or as a short heading, holds the word for a job."""
    named = fold_phrase(posting.fields["title"].value) if "title" in posting.fields else ()
    heading = _title_words(posting)
    return not JOBS.isdisjoint(named + (heading if len(heading) <= _LONG_TITLE else ()))


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """One match when the text is what the rule is named for."""
    nature = nature_of(context.posting, context.hits)
    if nature.kind == rule.id:
        yield Match(*nature.span, values={"reason": nature.reason})
