"""The grammar findings of a posting: sentences that are not known yet are sent, and what comes back is sorted out.

Invariant: a sentence is judged by itself, so what is said of it holds wherever it stands; only sentences that were
never sent are. What goes wrong is remembered in `troubles`, and `check` then answers None; nothing is raised.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jdlint.grammar import MISSING, RULE, GrammarError
from jdlint.grammar.cache import Cache
from jdlint.grammar.client import Client, Raw
from jdlint.grammar.filter import is_mistake
from jdlint.grammar.pieces import Piece, pieces_of
from jdlint.grammar.setting import Setting
from jdlint.grammar.wanted import Wanted, wanted_of
from jdlint.grammar.words import Known, project_words
from jdlint.pack.locate import cache_folder
from jdlint.rule import Finding, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.pack import Pack
    from jdlint.posting.model import Posting

_AT_ONCE = 8_000
"""Characters in one request: about two postings. Larger ones are no faster, and public servers take 20,000."""
_APART = "\n\n"
_PAGE = "https://community.languagetool.org/rule/show/{}?lang=en"


class Grammar:
    """The engine of one configuration."""

    def __init__(self, setting: Setting, pack: Pack) -> None:
        self.setting = setting
        self.troubles: list[str] = []
        """What went wrong so far, in words for people."""
        self._pack = pack
        self._client: Client | None = None
        self._is_gone = False
        self._cache: Cache | None = None
        self._project = project_words(setting.base, setting.words)

    @property
    def key(self) -> str:
        """Changes when the findings on one text may: for a cache of whole results."""
        return repr((self.setting, sorted(self._project)))

    def check(
        self, posting: Posting, rules: Mapping[str, Rule], findings: Sequence[Finding] = ()
    ) -> list[Finding] | None:
        """The findings on a posting, None where the engine failed.

        `rules` are those of the run; what its other `findings` say already is not said again.
        """
        if not any(rule.kind == RULE for rule in rules.values()):
            return []
        pieces = list(pieces_of(posting))
        try:
            said = self._said({piece.text for piece in pieces})
        except GrammarError as error:
            self._remember(error)
            return None
        options = self._pack.rules[RULE].options
        wanted = wanted_of(rules, self.setting.on, self.setting.off)
        known = Known(posting, self._pack.matcher, self._pack.tables, self._project | {*options["known"]})
        found = (finding for piece in pieces for finding in _findings(piece, said[piece.text], posting, wanted, known))
        elsewhere = [f for f in findings if {f.rule, f.topic} & {*options["yields_to"]}]
        return [f for f in found if not any(f.start < other.end and other.start < f.end for other in elsewhere)]

    def _remember(self, error: GrammarError) -> None:
        """Keep what went wrong first, and what ended the engine's work: a hundred postings are told of once."""
        if not self.troubles or (error.final and not self._is_gone):
            self.troubles.append(str(error))
        self._is_gone = self._is_gone or error.final

    def _said(self, texts: Iterable[str]) -> dict[str, list[Raw]]:
        """What the engine says of each text, from memory where it can be. Raises GrammarError."""
        said = self._kept().get(texts)
        missing = sorted(text for text in texts if text not in said)
        for batch in _batches(missing):
            if self._is_gone:
                raise GrammarError(self.troubles[-1])
            answers = _apart(batch, self._connected().check(_APART.join(batch)))
            self._kept().put(answers)
            said |= answers
        return said

    def _kept(self) -> Cache:
        if self._cache is None:
            off, on = self._sent_rules()
            salt = repr((self.setting.server or "kept", self.setting.language, sorted(off), sorted(on)))
            self._cache = Cache(os.path.join(cache_folder(), "grammar", "said.sqlite"), salt)
        return self._cache

    def _sent_rules(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids that the server itself leaves out and takes in: those of the rule file and of the configuration."""
        options = self._pack.rules[RULE].options
        on = {*options["on_too"], *self.setting.on}
        return tuple(sorted({*options["off"]} - on)), tuple(sorted(on))

    def _connected(self) -> Client:
        if self._client is None:
            off, on = self._sent_rules()
            self._client = Client(self._address(), self.setting.language, off, on, self.setting.timeout)
        return self._client

    def _address(self) -> str:
        """The server that is configured, else the one that is kept, else (`on`) one that is started now."""
        if self.setting.server:
            return self.setting.server
        from jdlint.grammar.kept import answers, kept
        from jdlint.grammar.server import start

        try:
            server = kept()
        except ImportError as error:
            raise GrammarError(f"{MISSING}.") from error
        if server and answers(server.url):
            return server.url
        if self.setting.mode == "on":
            return start(self.setting).url
        raise GrammarError(
            "grammar was not checked: no LanguageTool server is configured or started. `jdlint grammar start` starts "
            "one (`jdlint grammar install` first, where there is no LanguageTool)."
        )


def _findings(piece: Piece, said: Sequence[Raw], posting: Posting, wanted: Wanted, known: Known) -> Iterator[Finding]:
    for raw in said:
        rule = wanted.rule_for(raw, piece.kind)
        if rule and is_mistake(raw, piece, posting, known, wanted):
            yield _finding(raw, piece, posting, rule)


def _finding(raw: Raw, piece: Piece, posting: Posting, rule: Rule) -> Finding:
    start, end = piece.span(raw.start, raw.end)
    is_plain = posting.text[start:end] == piece.text[raw.start : raw.end]
    return Finding(
        rule=f"{RULE}/{raw.id}",
        topic=rule.topic,
        level=rule.level,
        message=rule.message.format_map({"said": _message(raw, piece)}),
        start=start,
        end=end,
        better=raw.replacements[0] if raw.replacements and is_plain else None,
        url=_PAGE.format(raw.id),
        category=raw.category,
    )


def _message(raw: Raw, piece: Piece) -> str:
    """The engine's words; of a misspelling it says nothing but that it is one."""
    if raw.message.startswith("Possible spelling mistake"):
        return f'"{piece.text[raw.start : raw.end]}" looks misspelt.'
    return raw.message


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if len(text) > _AT_ONCE:
            raise GrammarError(
                f'a sentence of {len(text):,} characters is too long for the grammar check: "{text[:40]}…"', final=False
            )
        if batch and size + len(text) > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + len(_APART)
    if batch:
        yield batch


def _apart(batch: Sequence[str], matches: Sequence[Raw]) -> dict[str, list[Raw]]:
    """Each match with the text that it is in, counted from that text's start; one across two texts is dropped."""
    apart: dict[str, list[Raw]] = {text: [] for text in batch}
    start = 0
    for text in batch:
        end = start + len(text)
        apart[text] = [
            raw._replace(start=raw.start - start, end=raw.end - start)
            for raw in matches
            if start <= raw.start and raw.end <= end
        ]
        start = end + len(_APART)
    return apart
