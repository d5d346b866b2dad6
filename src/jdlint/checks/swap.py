"""A word that is wrong in its company ("more then", "you has", "responsible of") and the one to put in its place.

Invariant: what is told is the wrong word alone, and nothing but blanks parts the words that show that it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._forms import CHANGES, OF_VERBS
from jdlint.checks._prose import LEAST_ARTICLES, article_share, gap_after, in_case_of, is_literal, written
from jdlint.hits import Hit
from jdlint.posting.model import JOIN, Posting
from jdlint.posting.words import fold_phrase
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "swap": Option("phrases", ()),
    "closing": Option("phrases", ()),
    "rare": Option("phrases", ()),
    "unless": Option("phrases", ()),
    "prose": Option("flag", False),
}
"""All map a phrase to the change in it: `wrong > right` (`one/other > right` where either may stand, `one/other > a/b`
each for its own), or the form that the last word should have, as in `_forms.CHANGES` (with `, last but 1` the word
before it; `without s`: the last word that has one must lose it; `without the`: "the" before the last word goes).
`closing`: only where the sentence or clause ends with the phrase. `rare`: words that hardly ever stand in a posting;
behind ` | ` the words of which one, anywhere, shows that they are meant. `unless`: phrases that excuse a hit which they
overlap. `prose`: articles are asked for only where a posting has articles."""

VALUES = ("match", "better")

_WITHOUT_THE = "without the"


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each wrong word, the longest phrase deciding where several begin alike."""
    posting, hits = context.posting, context.hits
    found = [(hit, rule.options["swap"][hit.phrase][1]) for hit in hits.of(rule.id, "swap")]
    closing = [hit for hit in hits.of(rule.id, "closing") if _closes(posting, hit)]
    found += [(hit, rule.options["closing"][hit.phrase][1]) for hit in closing]
    found += _rare(rule, context)
    if found and rule.options["prose"] and article_share(posting) < LEAST_ARTICLES:
        found = [(hit, change) for hit, change in found if not change.startswith(("with a", "with the"))]
    if not found:
        return
    excused = {i for hit in hits.of(rule.id, "unless") for i in range(hit.first_word, hit.end_word)}
    taken: set[int] = set()
    for hit, change in sorted(found, key=lambda one: (one[0].first_word, -one[0].end_word)):
        words = range(hit.first_word, hit.end_word)
        if taken.isdisjoint(words) and excused.isdisjoint(words) and _is_in_a_row(posting, hit):
            taken.update(words)
            yield from _match(posting, hit, change)


def _rare(rule: Rule, context: Context) -> Iterator[tuple[Hit, str]]:
    """Words that hardly ever stand in a posting, where nothing in this one shows that they are meant."""
    posting = context.posting
    for hit in context.hits.of(rule.id, "rare"):
        change, _, home = rule.options["rare"][hit.phrase][1].partition(" | ")
        is_name = posting.masked[hit.start].isupper() and hit.first_word > posting.sentences[hit.sentence].first_word
        if not is_name and frozenset(home.split()).isdisjoint(posting.words.folded):
            yield hit, change


def _match(posting: Posting, hit: Hit, change: str) -> Iterator[Match]:
    form, _, behind = change.partition(", last but ")
    if form == _WITHOUT_THE:
        end = hit.end_word - int(behind or 0)
        first, right = end - 2, written(posting, end - 1)
    elif form in CHANGES:
        is_shown = form == "without s" and not behind
        first = _last_with_s(posting, hit) if is_shown else hit.end_word - 1 - int(behind or 0)
        end = first + 1
        right = CHANGES[form](posting.words.folded[first])
        if form in OF_VERBS and written(posting, first)[0].isupper():  # a name: "the people of Create the Change"
            return
    else:
        wrong, _, right = change.partition(" > ")
        first, end = _place(posting, hit, wrong.split("/"))
        if "/" in right:  # as many words as there are wrong ones, in their order
            said = " ".join(posting.words.folded[first:end])
            right = dict(zip(wrong.split("/"), right.split("/"), strict=True)).get(said, said)
    start, stop = posting.words.starts[first], posting.words.ends[end - 1]
    old = " ".join(written(posting, i) for i in range(first, end))
    begins = first == posting.sentences[hit.sentence].first_word
    is_added = form.startswith("with ") and not begins  # an article before a name: "the USA"
    better = f"{right.partition(' ')[0]} {old}" if is_added and " " in right else in_case_of(old, right)
    if better != old and not is_literal(posting, start, stop):
        yield Match(start, stop, {"match": old, "better": better}, better)


def _last_with_s(posting: Posting, hit: Hit) -> int:
    """The last word of a hit that has an s to lose: what stands behind it only shows that it is a verb."""
    folded = posting.words.folded
    return max((i for i in range(hit.first_word, hit.end_word) if folded[i].endswith("s")), default=hit.end_word - 1)


def _place(posting: Posting, hit: Hit, wrong: list[str]) -> tuple[int, int]:
    """The words of the hit that are wrong, as a range; the last that fit, as what goes before shows it."""
    folded = posting.words.folded
    rows = [fold_phrase(one) for one in wrong]
    for first in range(hit.end_word - 1, hit.first_word - 1, -1):
        for row in rows:
            if first + len(row) <= hit.end_word and tuple(folded[first : first + len(row)]) == row:
                return first, first + len(row)
    return hit.first_word, hit.end_word


def _is_in_a_row(posting: Posting, hit: Hit) -> bool:
    is_joined = posting.masked[hit.end : hit.end + 1] == "-"  # "they make decision-making easy"
    return not is_joined and all(gap_after(posting, i).isspace() for i in range(hit.first_word, hit.end_word - 1))


def _closes(posting: Posting, hit: Hit) -> bool:
    """Whether the sentence ends with a hit, or a mark that parts clauses follows it."""
    rest = posting.masked[hit.end : posting.sentences[hit.sentence].end].replace(JOIN, "").lstrip(" \n")
    return not rest or rest[0] in ".,;!?)"
