"""Does the verb go with its subject, in number? What word lists settle, without a grammar engine.

Invariant: a subject counts only where the words before it show that it is one (a sentence begins, or "that", "because",
"and" stands there): "working with our customers makes you happy" is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jdlint.checks import Context, Option
from jdlint.posting.model import JOIN, Posting
from jdlint.record import Record
from jdlint.rule import Match, Rule

OPTIONS: Mapping[str, Option] = {
    "verbs": Option("words", required=True),
    "people": Option("words", required=True),
    "one": Option("words", required=True),
    "one_verbs": Option("words", required=True),
    "many": Option("wordset", ()),
}
"""`verbs`: pairs, many and one; `people`: nouns of many; `one`: nouns of one with the `one_verbs` they are found with
in the form of many; `many`: further nouns of many, none of which stands before another noun ("systems engineer")."""
VALUES: tuple[str, ...] = ("match", "better")

_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several many".split())
_EACH = frozenset("everyone everybody nobody somebody someone".split())
_LETS = frozenset(
    "let lets letting help helps helping make makes making see sees seeing have has having watch do does did will "
    "would can could should must may might shall to for".split()
)
"""What may stand before "everyone get"."""
_ASKS = frozenset("ask asks require requires insist recommend suggest propose demand important essential vital".split())
_OPENS = frozenset(
    "that what which when if because and but where how while as than sure ensure until unless since so".split()
)
_OPENS_BARE = frozenset("that because if when while where sure ensure".split())
"""What shows a subject without "our" or "the"; after "and" it may be part of another ("products and services is")."""
_AFTER_NOUN = ("are", "is", "and", "of", "for", "to")
_OURS = frozenset("our your their these those the".split())
_PERSONS = frozenset(
    "somebody someone anybody anyone everybody everyone person engineer developer candidate colleague".split()
)
_ONES = ("each", "one", "either", "neither")
_IT = ("it", "he", "she")
_ENDS = ("happens", "fails", "works", "comes", "arrives", "appears")
"""Verbs without an object, with which a clause before "it" may end."""
_PARTS = frozenset("most some many all several few both two three four five half".split())
_JOINS = frozenset("of for to with in by from on and or between across about at into like than one".split())
"""What may join a noun to another that is the subject: "a tool for engineers that saves time"."""
_AFTER_VERB = frozenset(
    "a an the our your their its it them to in on at by with for that no not more some this".split()
)
_MOST_WORDS = 5
"""How far from "each of our" its noun may be."""


class Found(Record):
    """Words that are wrong, as a range, and what they should be."""

    first: int
    end: int
    better: str


class _Sentence(Record):
    """The folded words of a sentence, from its first to its last, in the whole posting's list."""

    words: Sequence[str]
    first: int
    end: int
    options: Mapping[str, Sequence[str]]

    def at(self, i: int) -> str:
        """The word there, or the empty text outside the sentence."""
        return self.words[i] if self.first <= i < self.end else ""

    def is_subject(self, i: int) -> bool:
        """Whether what begins there is a subject."""
        return i == self.first or self.at(i - 1) in _OPENS


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each word in the wrong number."""
    posting = context.posting
    singular = dict(pair.split() for pair in rule.options["verbs"])
    triggers = _triggers(singular, rule.options)
    for i, word in enumerate(posting.words.folded):
        if word in triggers:
            where = posting.sentences[posting.words.sentence[i]]
            sentence = _Sentence(posting.words.folded, where.first_word, where.end_word, rule.options)
            found = triggers[word](sentence, i)
            if found and _is_prose(posting, found) and not _is_trade(posting, found.first - 1):
                yield _match(posting, found)


def _match(posting: Posting, found: Found) -> Match:
    start, end = posting.words.starts[found.first], posting.words.ends[found.end - 1]
    written = posting.masked[start:end].replace(JOIN, "")
    better = found.better.capitalize() if written[:1].isupper() else found.better
    is_plain = written == posting.text[start:end]
    values = {"match": " ".join(written.split()), "better": better}
    return Match(start, end, values, better=better if is_plain else None)


def _is_prose(posting: Posting, found: Found) -> bool:
    """Whether nothing but blanks stands between the words, and just before and after them: no comma, no hyphen."""
    starts, ends = posting.words.starts, posting.words.ends
    is_relative = posting.words.folded[found.first - 1] in ("who", "that")  # then the noun before it counts, too
    first, last = max(0, found.first - 1 - is_relative), min(found.end, len(starts) - 1)
    gaps = [posting.masked[ends[i] : starts[i + 1]].replace(JOIN, "") for i in range(first, last)]
    return all(not gap.strip() for gap in gaps[: found.end - first - 1]) and "-" not in "".join(gaps)


def _is_trade(posting: Posting, i: int) -> bool:
    """Whether the word there is "IT"."""
    return i >= 0 and posting.masked[posting.words.starts[i] : posting.words.ends[i]] == "IT"


Detector = Callable[[_Sentence, int], Found | None]


def _triggers(singular: Mapping[str, str], options: Mapping[str, Sequence[str]]) -> dict[str, Detector]:
    """What to look at where a word stands."""
    plural = {one: many for many, one in singular.items()}
    triggers: dict[str, Detector] = {
        word: lambda s, i: _of_many(s, i, plural) or _more(s, i, plural) for word in plural
    }
    triggers |= dict.fromkeys(options["one_verbs"], _of_one)
    triggers |= {word: lambda s, i: _of_each(s, i, singular) or _it(s, i, singular) for word in singular}
    triggers |= {word: lambda s, i: _everyone(s, i, singular) for word in _EACH}
    triggers |= {"which": _which, "there": _there_is, "who": lambda s, i: _who(s, i, singular)}
    both = {word for word in singular if word in options["one_verbs"]}
    return triggers | {
        word: lambda s, i: _of_one(s, i) or _of_each(s, i, singular) or _it(s, i, singular) for word in both
    }


def _everyone(s: _Sentence, i: int, singular: Mapping[str, str]) -> Found | None:
    """As in "everyone get"."""
    verb = s.at(i + 1)
    is_asked = s.at(i - 1) == "that" and s.at(i - 2) in _ASKS  # "we ask that nobody have two jobs"
    if verb not in singular or s.at(i - 1) in _LETS or is_asked:
        return None
    return Found(i, i + 2, f"{s.at(i)} {singular[verb]}")


def _of_each(s: _Sentence, i: int, singular: Mapping[str, str]) -> Found | None:
    """As in "each of our engineers own"."""
    for j in range(i - 4, i - 4 - _MOST_WORDS + 2, -1):
        if s.at(j) in _ONES and s.at(j + 1) == "of" and s.at(j + 2) in _OURS and s.at(i - 1).endswith("s"):
            is_subject = s.is_subject(j - (s.at(j - 1) == "every"))
            return Found(i, i + 1, singular[s.at(i)]) if is_subject else None
    return None


def _it(s: _Sentence, i: int, singular: Mapping[str, str]) -> Found | None:
    """As in "when it break", but not "as it were" or "we ask that it work"."""
    before = s.at(i - 2)
    if s.at(i - 1) not in _IT or s.at(i) == "were" or (before == "that" and s.at(i - 3) in _ASKS):
        return None
    opens = i - 1 == s.first or before in _OPENS or before in _ENDS
    return Found(i, i + 1, singular[s.at(i)]) if opens else None


def _more(s: _Sentence, i: int, plural: Mapping[str, str]) -> Found | None:
    """As in "people who reads", "most of our tests is", and, at the start of a sentence, "policies needs a"."""
    right = Found(i, i + 1, plural[s.at(i)])
    if s.at(i - 1) in ("who", "that"):
        noun, before = s.at(i - 2), {s.at(j) for j in range(i - 7, i - 2)}
        is_joined = before & (_JOINS if s.at(i - 1) == "that" else {"of"})
        return None if is_joined or not (noun in s.options["many"] or noun in s.options["people"]) else right
    if s.at(i - 1) not in s.options["many"]:
        return None
    for j in (i - 4, i - 5):
        if s.at(j) in _PARTS and s.at(j + 1) == "of" and s.at(j + 2) in _OURS:
            return None if s.at(j - 1) in _JOINS else right
    is_bare = i - 1 == s.first and s.at(i) not in ("is", "was", "has")  # "Meetings is a product"
    starts = is_bare or (i - 2 == s.first and s.at(i - 2) in _OURS)
    return right if starts and s.at(i + 1) in _AFTER_VERB else None


def _there_is(s: _Sentence, i: int) -> Found | None:
    """As in "there is currently twelve of"."""
    at = i + 1 if s.at(i + 1) == "is" else -1
    number = i + 2 + (s.at(i + 2) in ("currently", "now", "also", "already"))
    return Found(at, at + 1, "are") if at > 0 and s.at(number) in _NUMBERS and s.at(number + 1) == "of" else None


def _of_many(s: _Sentence, i: int, plural: Mapping[str, str]) -> Found | None:
    """As in "that your colleagues makes", "that skills is". "What our customers needs are" lacks an apostrophe."""
    if s.at(i - 1) not in s.options["people"] or (s.at(i) == "needs" and s.at(i + 1) in _AFTER_NOUN):
        return None
    is_subject = s.is_subject(i - 2) if s.at(i - 2) in _OURS else s.at(i - 2) in _OPENS_BARE
    return Found(i, i + 1, plural[s.at(i)]) if is_subject else None


def _of_one(s: _Sentence, i: int) -> Found | None:
    """As in "the candidate have"; of a team only "consist", as it may be many in British English."""
    nouns = ("team", "company") if s.at(i) == "consist" else s.options["one"]
    is_one = s.at(i - 1) in nouns and s.at(i - 2) in ("the", "our", "this", "your")
    if not is_one or not s.is_subject(i - 2) or s.at(i - 3) == "that":
        return None
    return Found(i, i + 1, "has" if s.at(i) == "have" else f"{s.at(i)}s")


def _who(s: _Sentence, i: int, singular: Mapping[str, str]) -> Found | None:
    """As in "an engineer who enjoy"."""
    verb = s.at(i + 1)
    is_one = s.at(i - 1) in _PERSONS and not {"of", "the"} & {s.at(i - 2), s.at(i - 3), s.at(i - 4)}
    return Found(i + 1, i + 2, singular[verb]) if is_one and verb in singular else None


def _which(s: _Sentence, i: int) -> Found | None:
    """As in "somebody which"."""
    return Found(i, i + 1, "who") if s.at(i - 1) in _PERSONS else None
