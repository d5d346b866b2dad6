"""Plurals with an apostrophe: "we run service's for banks".

Invariant: what an owner may own stands right behind it; a word that cannot be owned, or nothing, shows that none does.
Degrees ("a master's in physics") and persons at the end of a clause ("the choice is the team's") are owners still.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._forms import plural
from jdlint.checks._made import made_once
from jdlint.checks._prose import gap_after, is_literal, written
from jdlint.posting.model import Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONS: Mapping[str, Option] = {
    "never": Option("words", required=True),
    "owners": Option("words", required=True),
    "behind": Option("words", required=True),
}
"""`never`: words that "'s" may stand behind whatever follows: pronouns, degrees; `owners`: those that may own what was
named before, at the end of a clause; `behind`: words that nothing owns."""
VALUES = ("match", "better")

_ENDINGS = ("'s", "’s")
_FAR = 7
"""Words from one owner to before which another may stand in its row."""
_MARKS = frozenset(".,;:!?)")
_DOERS = ("er", "or", "ist", "ant", "ent", "man", "woman", "person")
"""How words for persons end."""
_SHORTEST = 3
_MOST = 3
"""Words of a clause before its noun."""
_ARTICLES = frozenset("the a an our your their its this that every each".split())
_JOINS = frozenset("and but or if when because so that where while as since until once".split())


@made_once
def _sets_of(options: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    never, owners, behind = (frozenset(options[key]) for key in ("never", "owners", "behind"))
    return never, owners, behind


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each plural with an apostrophe."""
    posting = context.posting
    never, owners, behind = _sets_of(rule.options)
    for i in [i for i, word in enumerate(posting.words.folded) if word.endswith(_ENDINGS)]:
        noun = posting.words.folded[i][:-2]
        old = written(posting, i)
        if noun in never or len(noun) < _SHORTEST or not noun.isalpha() or not old.islower():
            continue
        after = _after(posting, i)
        if after in _MARKS or after in ("", "and", "or"):
            is_owner = noun in owners or noun.endswith(_DOERS) or _is_in_row(posting, i)
        else:
            is_owner = after not in behind or _may_be_short(posting, i)
        if not is_owner:
            yield from _match(posting, i, noun)


def _is_in_row(posting: Posting, i: int) -> bool:
    """Whether another owner follows: "men's and women's shoes", "your site's or the whole port's rules"."""
    last = posting.sentences[posting.words.sentence[i]].end_word
    return any(word.endswith(_ENDINGS) for word in posting.words.folded[i + 1 : min(i + _FAR, last)])


def _may_be_short(posting: Posting, i: int) -> bool:
    """Whether "'s" may be "is": the noun begins a clause, with no more than an article and a word before it."""
    folded, sentence = posting.words.folded, posting.sentences[posting.words.sentence[i]]
    for at in range(i, max(sentence.first_word, i - _MOST) - 1, -1):
        if at == sentence.first_word or gap_after(posting, at - 1).strip() or folded[at - 1] in _JOINS:
            return at == i or folded[at] in _ARTICLES
        if folded[at] in _ARTICLES:
            return False
    return False


def _after(posting: Posting, i: int) -> str:
    """The mark behind a word, else the next word; the empty text at the end of its block."""
    words = posting.words
    if i + 1 == len(words.folded):
        return ""
    mark = gap_after(posting, i).strip()[:1]
    is_joined = i + 2 < len(words.folded) and gap_after(posting, i + 1)[:1] in ("-", "‐", "‑")
    if is_joined and not mark:
        return words.folded[i + 1] + "-"  # "the office's in-house cook"
    same = posting.sentences[words.sentence[i]].block == posting.sentences[words.sentence[i + 1]].block
    return mark or (words.folded[i + 1] if same else "")


def _match(posting: Posting, i: int, noun: str) -> Iterator[Match]:
    start, end = posting.words.starts[i], posting.words.ends[i]
    if not is_literal(posting, start, end):
        better = plural(noun)
        yield Match(start, end, {"match": written(posting, i), "better": better}, better)
