"""Does the verb go with its subject, in number? What word lists settle, without a grammar engine.

Invariant: a subject counts only where the words before it show that it is one (a sentence begins, or "that", "because"
stands there): "working with our customers makes you happy" is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._clause_number import clause_end, of_every, sooner
from jdlint.checks._far_number import and_then, asked, everyone_in, last_clause, something, two, which_one, you_and
from jdlint.checks._head_number import headed
from jdlint.checks._is_verb import is_verb
from jdlint.checks._made import made_once
from jdlint.checks._near_number import everyone, it, more, of_each, of_people, there_is, which, who
from jdlint.checks._no_verb import is_none
from jdlint.checks._part_number import KNOWN
from jdlint.checks._phrase import Lexicon, Sentence
from jdlint.checks._relative_number import relative_and, relative_many, relative_mass
from jdlint.checks._subject import ADVERBS, BEHIND_NOUNS
from jdlint.checks._verb_number import Found, wrong_number
from jdlint.posting.model import JOIN, Posting
from jdlint.rule import Match, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OPTIONS: Mapping[str, Option] = {
    "verbs": Option("words", required=True),
    "unsure_verbs": Option("words", required=True),
    "people": Option("words", required=True),
    "nouns": Option("words", required=True),
    "groups": Option("words", required=True),
    "mass": Option("words", required=True),
    "many": Option("wordset", ()),
    "asks": Option("words", ()),
    "past": Option("words", ()),
}
"""`verbs`: pairs, many and one; `unsure_verbs`: the same for verbs of which a form is a noun, too, or the past;
`people`: nouns of many; `many`: further nouns of many, none of which stands before another noun ("systems engineer");
`nouns`: nouns of one; `groups`: those that may be many ("the team have"); `mass`: those that need no article;
`asks`: words behind which "that" leads to the base form ("we ask that the team meet"); `past`: base forms that are the
past, too."""
VALUES: tuple[str, ...] = ("match", "better")

_NO_SUBJECT = frozenset(
    "to we you i they and or will can must should would may could the a an my our your his her its their whose of in "
    "for with not on by at as is are be has have had from if when how".split()
)
"""After which no verb is in the wrong number; most of the verbs in a posting stand there."""
_EACH = frozenset(
    "everyone everybody nobody somebody someone something everything nothing anything anyone anybody".split()
)

_NO_NOUNS = frozenset(
    "it he she who that which what this these those them us whom one else here there all each every both most some "
    "many few several any none two three four five six seven eight nine ten everyone everybody nobody somebody someone "
    "anyone anybody whoever something nothing everything people children staff you we they involved concerned".split()
)
"""Words that are no nouns and of which a verb may be told, or of which it is known; adverbs stand apart."""

_LEADS = frozenset("every each we you they i".split())
"""Before any word these may make it part of a subject: "every call lasts", "the people we serve depend"."""

Detector = Callable[[Sentence, int], "Found | None"]


def _everyone(s: Sentence, i: int) -> Found | None:
    return everyone(s, i) or everyone_in(s, i)


class _Words(dict[str, Detector]):
    """What to look at where a word stands, made once for the options of a rule."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        one_of = dict(pair.split() for pair in options["verbs"])
        unsure = dict(pair.split() for pair in options["unsure_verbs"])
        both = one_of | unsure
        plurals = frozenset(options["people"]).union(options["many"])
        plain, less = (frozenset(pairs).union(pairs.values()) for pairs in (one_of, unsure))
        nouns, groups, mass = (frozenset(options[key]) for key in ("nouns", "groups", "mass"))
        asks, past = frozenset(options["asks"]), frozenset(options["past"])
        many_of = {one: many for many, one in both.items()}
        self.lexicon = Lexicon(both, many_of, plain, less, nouns, groups, mass, plurals, asks, past)
        self.people, self.unsure = frozenset(options["people"]), frozenset(unsure)
        self |= dict.fromkeys(both, self._of_many) | dict.fromkeys(both.values(), self._of_one)
        self.others: dict[str, Detector] = dict.fromkeys(_EACH, _everyone)
        self.others |= {"which": which, "there": there_is, "who": who}
        self |= self.others

    def found(self, s: Sentence, i: int) -> Found | None:
        """What is wrong at a word that is among these."""
        word, is_behind_and = s.words[i], s.words[i - 1] == "and"
        leads = word in self.others
        may_be_asked = word in ("do", "does")
        if i > s.first and not (leads or s.is_small(i)):
            return None  # of a name: "the Accessibility Act applies"
        may_tell = leads or is_behind_and or self._may_follow(s, i - 1)
        if not (may_tell or may_be_asked) or is_none(s, i, self.unsure, leads):
            return None
        if is_behind_and and not leads:
            return and_then(s, i - 1) or relative_and(s, i - 1) if word in s.lexicon.one_of else you_and(s, i - 1)
        if may_be_asked and (question := asked(s, i)):
            return question
        return self[word](s, i) if may_tell else None

    def _may_follow(self, s: Sentence, i: int) -> bool:
        """A quick look at whether the word before a verb may be of its subject."""
        word = s.at(i)
        is_named = (
            word in _NO_NOUNS
            or word in ADVERBS
            or word in BEHIND_NOUNS
            or word.endswith(("s", "ly"))
            or s.lexicon.number(word) != ""
        )
        return bool(word) and (is_named or s.at(i - 1) in _LEADS or not s.is_small(i) or s.gap(i) == ",")

    def _of_many(self, s: Sentence, i: int) -> Found | None:
        if s.at(i - 1) in ("that", "which", "who"):
            return wrong_number(s, i) or something(s, i) or relative_mass(s, i)
        near = s.at(i) in s.lexicon.plain and of_each(s, i)
        near = near or it(s, i) or wrong_number(s, i) or which_one(s, i) or last_clause(s, i)
        return near or of_every(s, i) or clause_end(s, i) or sooner(s, i) or headed(s, i)

    def _of_one(self, s: Sentence, i: int) -> Found | None:
        if s.at(i - 1) == "who" and s.at(i + 1) in _ASKED:
            return None
        is_plain = s.at(i) in s.lexicon.plain or (s.at(i - 1) in ("who", "that") and is_verb(s, i, True))
        near = is_plain and (of_people(s, i, self.people) or more(s, i))
        return near or wrong_number(s, i) or two(s, i) or relative_many(s, i) or headed(s, i)


_ASKED = frozenset("what which whom when where how whose".split())
"""Behind "who" and a verb, what makes it a question: "it records who owes what"."""
_words_of = made_once(_Words)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match at each word in the wrong number."""
    posting = context.posting
    words = _words_of(rule.options)
    folded, others = posting.words.folded, words.others
    sentence: Sentence | None = None
    for i in [i for i, word in enumerate(folded) if word in words]:
        if folded[i - 1] in _NO_SUBJECT and folded[i - 1] != "and" and folded[i] not in others:
            continue
        if not sentence or i >= sentence.end:
            where = posting.sentences[posting.words.sentence[i]]
            sentence = Sentence(folded, where.first_word, where.end_word, posting, words.lexicon)
        found = words.found(sentence, i)
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
    """Whether nothing but blanks stands between the words, and just before and after them: no comma, no hyphen.

    What parts a sentence from the one before it does not count, nor the comma of "our nurses, who knows".
    """
    starts, ends, sentence = posting.words.starts, posting.words.ends, posting.words.sentence
    is_relative = posting.words.folded[found.first - 1] in ("who", "that")  # then the noun before it counts, too
    is_of_one = posting.words.folded[found.first].endswith("s") and not found.better.endswith("s")
    first, last = max(0, found.first - 1 - is_relative), min(found.end, len(starts) - 1)
    gaps = [
        posting.masked[ends[i] : starts[i + 1]].replace(JOIN, "") if sentence[i] == sentence[found.first] else ""
        for i in range(first, last)
    ]
    if is_relative and is_of_one and not KNOWN.isdisjoint(posting.words.folded[max(0, first - 4) : first]):
        gaps[0] = gaps[0].replace(",", "")
    if found.behind_comma:
        gaps[0] = gaps[0].replace(",", "")
    return all(not gap.strip() for gap in gaps[: found.end - first - 1]) and "-" not in "".join(gaps)


def _is_trade(posting: Posting, i: int) -> bool:
    """Whether the word there is "IT"."""
    return i >= 0 and posting.masked[posting.words.starts[i] : posting.words.ends[i]] == "IT"
