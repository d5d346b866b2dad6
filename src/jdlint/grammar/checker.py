"""The grammar findings of a posting: sentences that are not known yet are sent, and what comes back is sorted out.

Invariant: a sentence is judged by itself, so what is said of it holds wherever it stands; only sentences that were
never sent are. What goes wrong is remembered in `troubles`, and `check` then answers None; nothing is raised.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence

from jdlint.grammar import ELSEWHERE, MISSING, RULE, GrammarError
from jdlint.grammar.batches import apart, batches, joined
from jdlint.grammar.cache import Cache, Unkept
from jdlint.grammar.client import Client, Raw
from jdlint.grammar.filter import is_mistake
from jdlint.grammar.own import PREFIX, stamp
from jdlint.grammar.pieces import Piece, pieces_of
from jdlint.grammar.reader import Reader, doubts_of
from jdlint.grammar.reader import stamp as network
from jdlint.grammar.setting import Setting
from jdlint.grammar.version import remember, remembered
from jdlint.grammar.wanted import Wanted, wanted_of
from jdlint.grammar.words import Known, project_words
from jdlint.rule import Finding, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jdlint.pack import Pack
    from jdlint.posting.model import Posting

_PAGE = "https://community.languagetool.org/rule/show/{}?lang=en"
_COUNTED = "countable-noun"
"""The rule whose lists say of which nouns one needs an article."""


class Grammar:
    """The engine of one configuration."""

    def __init__(self, setting: Setting, pack: Pack, folder: str | None) -> None:
        """`folder`: where what the engine says is kept for later runs; None: it is not."""
        self.setting = setting
        self.troubles: list[str] = []
        """What went wrong so far, in words for people."""
        self._pack = pack
        self._client: Client | None = None
        self._is_gone = False
        self._folder = folder
        self._cache: Cache | None = None
        self._version = remembered(setting, folder) if folder else ""
        self._project = project_words(setting.base, setting.words)
        options = pack.rules[RULE].options
        self._reader = Reader(doubts_of(options["reader"]), options["unsure"], options["alike"])
        self._read: Cache | None = None

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
            doubted = self._doubted({piece.text for piece in pieces})
        except GrammarError as error:
            self._remember(error)
            return None
        options = self._pack.rules[RULE].options
        counted = self._pack.rules[_COUNTED].options
        nouns = frozenset((*counted["people"], *counted["things"], *counted.get("single", ())))
        qualified = frozenset(counted.get("qualified", ()))
        wanted = wanted_of(rules, self.setting.on, self.setting.off)._replace(counted=nouns, qualified=qualified)
        known = Known(posting, self._pack.matcher, self._pack.tables, self._project | {*options["known"]})
        elsewhere = [f for f in findings if {f.rule, f.topic} & {*options["yields_to"]}]
        found = [f for piece in pieces for f in _findings(piece, said[piece.text], posting, wanted, known)]
        found = _beside(found, elsewhere)
        second = [f for piece in pieces for f in _findings(piece, doubted[piece.text], posting, wanted, known)]
        return found + _beside(second, [*elsewhere, *found])

    def _remember(self, error: GrammarError) -> None:
        """Keep what went wrong first, and what ended the engine's work: a hundred postings are told of once."""
        if not self.troubles or (error.final and not self._is_gone):
            self.troubles.append(str(error))
        self._is_gone = self._is_gone or error.final

    def _said(self, texts: Collection[str]) -> dict[str, list[Raw]]:
        """What the engine says of each text, from memory where it can be. Raises GrammarError."""
        heard: dict[str, list[Raw]] = {}
        said = self._kept().get(texts)
        while missing := sorted(text for text in texts if text not in said):
            if self._is_gone:
                raise GrammarError(self.troubles[-1])
            heard |= self._ask(next(batches(missing)))
            said = {**self._kept().get(texts), **heard}  # anew: the answer may have been another version's
        return said

    def _ask(self, batch: Sequence[str]) -> dict[str, list[Raw]]:
        answer = self._connected().check(joined(batch))
        said = apart(batch, answer.matches)
        if self._folder and answer.version != self._version:
            self._version, self._cache = answer.version, None
            remember(self.setting, self._folder, answer.version)
        self._kept().put(said)
        return said

    def _doubted(self, texts: Collection[str]) -> dict[str, list[Raw]]:
        """What the second reader doubts in each text, from memory where it can be. Raises GrammarError."""
        if not self.setting.reader:
            return {text: [] for text in texts}
        if self._read is None:
            path = os.path.join(self._folder, "grammar", "said.sqlite") if self._folder else ""
            self._read = Cache(path, repr(("reader", network(), self._reader))) if path else Unkept()
        doubted = self._read.get(texts)
        if missing := [text for text in texts if text not in doubted]:
            heard = self._reader.read(missing)
            self._read.put(heard)
            doubted |= heard
        return doubted

    def _kept(self) -> Cache:
        if self._cache is None:
            self._cache = self._opened(self._folder) if self._folder else Unkept()
        return self._cache

    def _opened(self, folder: str) -> Cache:
        """What is kept of answers under the same setting, by the same version of the engine."""
        off, on = self._sent_rules()
        engine = (self.setting.server or f"kept {stamp()}", self._version, self.setting.language)
        return Cache(os.path.join(folder, "grammar", "said.sqlite"), repr((*engine, sorted(off), sorted(on))))

    def _sent_rules(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids that the server itself leaves out and takes in: those of the rule file and of the configuration."""
        options = self._pack.rules[RULE].options
        on = {*options["on_too"], *self.setting.on}
        return tuple(sorted({*options["off"]} - on)), tuple(sorted(on))

    def _connected(self) -> Client:
        if self._client is None:
            off, on = self._sent_rules()
            url, limit = self._address(), self.setting.timeout
            way_out = ELSEWHERE if self.setting.server else "`jdlint grammar start` starts one."
            self._client = Client(url, self.setting.language, off, on, limit, way_out)
        return self._client

    def _address(self) -> str:
        """The server that is configured, else the one that is kept, else (`on`) one that is started now."""
        if self.setting.server:
            return self.setting.server
        from jdlint.grammar.kept import ready
        from jdlint.grammar.server import start

        try:
            server = ready()
        except ImportError as error:
            raise GrammarError(f"{MISSING}.") from error
        if server:
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


def _beside(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """The findings that none of the others overlaps."""
    return [f for f in findings if not any(f.start < other.end and other.start < f.end for other in others)]


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
        url=None if raw.id.startswith(PREFIX) else _PAGE.format(raw.id),
        category=raw.category,
    )


def _message(raw: Raw, piece: Piece) -> str:
    """The engine's words; of a misspelling it says nothing but that it is one."""
    if raw.message.startswith("Possible spelling mistake"):
        return f'"{piece.text[raw.start : raw.end]}" looks misspelt.'
    return raw.message
