"""What kind of section the words of a block speak for, whatever heading they stand under.

Invariant: a block without a word of its own to say so has no kind here; nothing is guessed from where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jdlint.posting.headings import exact_kind
from jdlint.posting.model import JOIN, Block, Sentence, Words
from jdlint.posting.words import words_of

CueIndex = Mapping[str, Mapping[str, Sequence[tuple[Sequence[str], str]]]]
"""Cues by their first word and their second ("" where there is none): the other words of each, and its kind. A first
word that begins with ^ opens a block."""

ANYWHERE = ("equal-opportunity", "legal")
"""Kinds that a block shows by its own words, whatever the section it stands in."""
_WHOLE = ("role", "company", "duties")
"""Kinds that one sentence can show for a long paragraph; the others need some share of its sentences."""
_NEEDED = {"equal-opportunity": 4, "legal": 4, "benefits": 4, "apply": 3}
"""Kinds that are shown by one sentence in so many; their cues are seldom about anything else."""
_BRIEF = 3
"""Most sentences of a paragraph that is about one thing."""
_LABEL = 60
"""Longest label, in characters, with which a paragraph opens: `Requirements: …`."""
_LEAD = frozenset(("you", "you'll", "will", "to", "and", "also", "they", "he", "she", "would", "should", "can"))
"""Words before the one that tells what an item is about: `you will also design …`."""
_VOICE = 12
"""Fewest words of a paragraph that is about the employer or the job by the persons it speaks of."""
_EMPLOYER = frozenset(("we", "our", "us", "we're", "we've", "company", "founded", "customers", "clients", "leading"))
_APPLICANT = frozenset(("you", "your", "you're", "yourself", "team"))
_JOB = frozenset(
    "you'll candidate role position seeking looking hiring reporting responsible job person individual individuals "
    "incumbent intern internship".split()
)


def _look_up(words: Sequence[str], at: int, cues: CueIndex, mark: str = "") -> tuple[str, int] | None:
    """The kind of the longest cue at a word, and the cue's last word."""
    seconds = cues.get(mark + words[at])
    if not seconds:
        return None
    if at + 1 < len(words):
        for rest, kind in seconds.get(words[at + 1], ()):
            end = at + 2 + len(rest)
            if not rest or words[at + 2 : end] == rest:
                return kind, end - 1
    return (seconds[""][0][1], at) if "" in seconds else None


class Content:
    """The cues of a posting by block, in the order of the text."""

    def __init__(self, sentences: Sequence[Sentence], words: Words, cues: CueIndex) -> None:
        self._words = words.folded
        self._cues = cues
        self._sentences = sentences
        self._last = {sentence.block: number for number, sentence in enumerate(sentences)}
        """The last sentence of each block that has one; the first one is searched when it is asked for."""
        self.said: dict[int, list[tuple[int, str]]] = {}
        """For each block that says something: sentences with the kind that a cue in them speaks for."""
        for number, kind in _cued(words, cues):
            self.said.setdefault(sentences[number].block, []).append((number, kind))

    def _parts(self, block: int) -> int:
        """How many sentences a block has."""
        last = number = self._last.get(block, -1)
        while number >= 0 and self._sentences[number].block == block:
            number -= 1
        return last - number

    def _range(self, block: int) -> tuple[int, int]:
        """The words of a block."""
        last = self._last.get(block, -1)
        if last < 0:
            return 0, 0
        first = last - self._parts(block) + 1
        return self._sentences[first].first_word, self._sentences[last].end_word

    def kinds(self, block: int, told: bool = False) -> Iterator[str]:
        """The kinds that cues in a block speak for, first ones first, statements of equality before all others.

        They must stand in half of the sentences; where the heading has `told` what the block is about, in more.
        """
        said = self.said.get(block)
        if not said:
            return
        parts = self._parts(block)
        shares = Counter(kind for _, kind in dict.fromkeys(said))
        for kind, share in sorted(shares.items(), key=lambda entry: entry[0] not in ANYWHERE):
            needed = 0 if kind in _WHOLE else parts / _NEEDED.get(kind, 2)
            if share > needed or (share == needed and not told):
                yield kind

    def is_brief(self, block: int) -> bool:
        """Whether a paragraph has so few sentences that it is about one thing."""
        return self._parts(block) <= _BRIEF

    def item(self, block: int) -> str | None:
        """What an item of a list is about: by the words it opens with, else by a cue in it."""
        first, end = self._range(block)
        if opened := self._opener(first, end):
            return opened
        at = first
        while at < end - 1 and (self._words[at] in _LEAD or self._words[at].endswith("ly")):
            at += 1
        opened = self._opener(at, end) if at > first else None
        return opened or next((kind for _, kind in self.said.get(block, ())), None)

    def _opener(self, at: int, end: int) -> str | None:
        if at >= end:
            return None
        words = self._words
        if words[at][0].isdigit():
            return _counted(words[at + 1 : min(at + 5, end)])
        found = _look_up(words, at, self._cues, "^")
        return found[0] if found and found[1] < end else None

    def voice(self, block: int) -> str | None:
        """Whether a paragraph of an introduction tells of the job or of the employer, by whom it speaks of."""
        first, end = self._range(block)
        words = self._words[first:end]
        if len(words) < _VOICE:
            return None
        employer, applicant = (sum(word in voice for word in words) for voice in (_EMPLOYER, _APPLICANT))
        if not _JOB.isdisjoint(words) or applicant > employer or "will" in words[1:5]:
            return "role"
        return "company" if employer or "is" in words[1:4] else None


def _counted(words: Sequence[str]) -> str | None:
    """What a number at the start of an item counts: years of experience, days of leave."""
    if "years" in words or "yrs" in words or "year" in words:
        return "requirements"
    return "benefits" if "days" in words or "weeks" in words else None


def _cued(words: Words, cues: CueIndex) -> list[tuple[int, str]]:
    """Sentences in which a cue stands, with its kind."""
    folded, numbers = words.folded, words.sentence
    found = []
    for at, (word, second) in enumerate(zip(folded, [*folded[1:], ""], strict=False)):
        if word in cues and (second in cues[word] or "" in cues[word]):
            cue = _look_up(folded, at, cues)
            if cue and numbers[cue[1]] == numbers[at]:
                found.append((numbers[at], cue[0]))
    return found


def labelled(masked: str, block: Block, headings: Mapping[str, str]) -> str | None:
    """The kind of a paragraph by the label it opens with, as in `Requirements: three years of …`."""
    head = masked[block.start : min(block.end, block.start + _LABEL)]
    label, colon, _ = head.partition(":")
    if not colon or "." in label or block.start + len(label) + 2 >= block.end:
        return None
    return exact_kind(words_of(label.replace(JOIN, ""), 0, len(label))[0], headings)
