"""Words that are one by a hyphen, and stand without it: "eighty four", "self taught", "a three month break".

Invariant: nothing but blanks parts the words of a match, and what stands before a noun is told only where the noun, or
an article before and a word behind that may be one, shows it to stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.checks._hyphen_lists import Words
from jdlint.checks._hyphens import Text, found
from jdlint.checks._made import made_once
from jdlint.checks._prose import is_literal
from jdlint.posting.model import Posting, Span
from jdlint.rule import Match, Rule

_LISTS = ("self", "compounds", "guarded", "joined", "units", "parts", "nouns", "no_nouns")
OPTIONS: Mapping[str, Option] = dict.fromkeys(_LISTS, Option("words", required=True))
"""`self`: words that "self" is joined to. `compounds`: what has hyphens before a noun ("full-time"; behind a blank the
nouns before which alone: "on-call rota|shift"); `guarded`: the same, told only where what goes before shows that no
verb does ("an easy-to-use tool", not "it is easy to use tools"); `joined`: a last word and the first ones that go with
it. `units`: of time and the like, `parts`: of things,
which may be the first of two nouns. `nouns`: what may follow, in the singular; `no_nouns`: what is none behind "a"."""
VALUES = ("match", "better")

_MOST = 10
"""Places of a compound that go with its first; a fix mends one place a pass, so further ones are told by themselves."""

_words = made_once(Words)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each number, and one for each compound with its other places."""
    posting, lists = context.posting, _words(rule.options)
    folded = posting.words.folded
    text = Text(posting, folded, lists)
    places: dict[tuple[str, ...], list[Span]] = {}
    taken = -1
    for i, word in enumerate(folded):
        if word in lists.watched and i >= taken and lists.may_stand(folded, i):
            first, end = found(text, i, word)
            if end > first and first >= taken and _is_prose(posting, first, end):
                span = Span(posting.words.starts[first], posting.words.ends[end - 1])
                if "\xad" in posting.text[span.start : span.end]:
                    continue  # a soft hyphen stands there
                places.setdefault(tuple(folded[first:end]), []).append(span)
                taken = end
    for spans in places.values():
        for number, span in enumerate(spans):
            if number == 0 or number > _MOST:
                yield _match(posting, span, spans[1 : _MOST + 1] if number == 0 else ())


def _is_prose(posting: Posting, first: int, end: int) -> bool:
    kind = posting.blocks[posting.sentences[posting.words.sentence[first]].block].kind
    return kind not in ("code", "field") and not is_literal(
        posting, posting.words.starts[first], posting.words.ends[end - 1]
    )


def _match(posting: Posting, span: Span, others: Sequence[Span]) -> Match:
    old = posting.quoted(span)
    better = "-".join(old.split())
    return Match(*span, {"match": old, "better": better}, better, also=others)
