"""One configuration with its rules, ready for texts: what the command, the Python interface and other surfaces run.

Invariant: nothing is read or written here but rule files; texts come in as text.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache

from jdlint.config import Config
from jdlint.errors import JdlintError
from jdlint.globs import Globs
from jdlint.hits import Hits
from jdlint.lint import Linted, Settings, linted, prepare, verdicts
from jdlint.matcher import Matcher
from jdlint.names import front_matter_aliases
from jdlint.pack import Pack, load_pack
from jdlint.pack.locate import cache_folder
from jdlint.posting.read import read_posting
from jdlint.roles import BASICS
from jdlint.selection import settings_for
from jdlint.suppress import holds_in, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jdlint.checks import Context
    from jdlint.digest import Digest
    from jdlint.grammar.checker import Grammar
    from jdlint.posting.model import Posting, Sentence, Words
    from jdlint.rule import Finding, Rule, Verdict


@lru_cache(maxsize=8)
def _loaded(folders: Sequence[str], cache: str | None) -> Pack | JdlintError:
    try:
        return load_pack(folders, cache)
    except JdlintError as error:
        return error


def load_pack_once(folders: Sequence[str], cache: str | None) -> Pack:
    """As `load_pack`; rules that do not load are read once, too, and not again for every posting."""
    loaded = _loaded(folders, cache)
    if isinstance(loaded, JdlintError):
        raise loaded
    return loaded


class _LastSearch(Matcher):
    """A matcher that remembers its last search: a text is asked first whether it is a posting, then checked."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._last: tuple[Words, Hits] | None = None

    def knows(self, word: str) -> bool:
        return self._matcher.knows(word)

    def find(self, text: str, words: Words, sentences: Sequence[Sentence]) -> Hits:
        if self._last is None or self._last[0] is not words:
            self._last = words, self._matcher.find(text, words, sentences)
        return self._last[1]


def _grammar(config: Config, pack: Pack, folder: str | None) -> Grammar | None:
    """The grammar engine, where the configuration or the command line asks for it; its answers go to `folder`."""
    if config.grammar is None or config.grammar.mode == "off":
        return None
    from jdlint.grammar.checker import Grammar

    return Grammar(config.grammar, pack, folder)


class Engine:
    """Checks texts under one configuration. `today` is the date of the run, YYYY-MM-DD."""

    def __init__(self, config: Config, today: str, cache: str | None = None, keeps: bool = True) -> None:
        """With `cache`, compiled packs and what a grammar engine says are kept in that folder.

        `keeps`: whether the latter is kept at all. Raises ConfigError or RuleError.
        """
        self.config = config
        pack = load_pack_once(config.packs, cache)
        self.pack: Pack = pack._replace(matcher=_LastSearch(pack.matcher))
        self._today = today
        self._last: tuple[str, Context] | None = None
        self._aliases: Mapping[str, str] = front_matter_aliases(config, self.pack)
        self._settings: dict[tuple[str, ...], Settings] = {(): settings_for(config, (), self.pack, today)}
        self._overrides = [(Globs(config.folder, [override.glob]), override) for override in config.overrides]
        self.grammar = _grammar(config, self.pack, (cache or cache_folder()) if keeps else None)
        for override in config.overrides:  # so that a wrong name is told of before a file needs it
            settings_for(config, (override,), self.pack, today)

    def settings(self, path: str) -> Settings:
        """The settings for the file at `path`."""
        whole = os.path.abspath(path)
        overrides = [override for globs, override in self._overrides if globs.match(whole)]
        key: tuple[str, ...] = tuple(override.glob for override in overrides)
        if key not in self._settings:
            self._settings[key] = settings_for(self.config, overrides, self.pack, self._today)
        return self._settings[key]

    def read(self, text: str, name: str) -> Posting:
        """The posting in `text`; the suffix of `name` tells the format."""
        return read_posting(text, name, self.pack.headings, self._aliases, self.pack.cues)

    def is_posting(self, posting: Posting, chosen: bool = True) -> bool:
        """Whether the text is a job posting at all; one that nobody has `chosen` needs some sign of a job."""
        from jdlint.checks.nature import may_be_posting, nature_of

        hits = self.pack.matcher.find(posting.text, posting.words, posting.sentences)
        return nature_of(posting, hits).kind != "not-a-posting" and (chosen or may_be_posting(posting, hits))

    def context(self, posting: Posting, path: str) -> Context:
        """What all that is asked of a posting shares; kept until the next one is asked about."""
        if self._last is None or self._last[0] != path or self._last[1].posting is not posting:
            self._last = path, prepare(posting, self.pack, self.settings(path))
        return self._last[1]

    def role(self, posting: Posting, path: str) -> Mapping[str, Any]:
        """The spec of the role that the posting is checked against."""
        return self.context(posting, path).role

    def is_for_no_role(self, posting: Posting, path: str) -> bool:
        """Whether elements are looked for, and the posting turns out to be for none of the known roles."""
        settings = self.settings(path)
        looked_for = any(rule.kind == "evidence" for rule in settings.rules.values())
        named = settings.asked_role or settings.role
        return looked_for and not named and self.role(posting, path)["id"] == BASICS and self.is_posting(posting)

    def check(self, posting: Posting, path: str) -> list[Finding]:
        """The findings that no suppression holds back."""
        return self.linted(posting, path).findings

    def linted(self, posting: Posting, path: str) -> Linted:
        """The findings that no suppression holds back, and what they hold for."""
        context, rules = self.context(posting, path), self.settings(path).rules
        done, whole = linted(context, self.pack, rules), True
        findings = done.findings
        if self.grammar:
            findings, rules, whole = self._with_grammar(context, findings, rules)
        return done._replace(findings=suppress(posting, findings, self.pack, rules), whole=whole)

    def _with_grammar(
        self, context: Context, findings: list[Finding], rules: Mapping[str, Rule]
    ) -> tuple[list[Finding], Mapping[str, Rule], bool]:
        """The findings with those of the grammar engine, the rules that ran, and whether the engine did its part."""
        is_posting = _is_posting(context)
        found = self.grammar.check(context.posting, rules, findings) if self.grammar and is_posting else None
        if found is None:
            return findings, {id: rule for id, rule in rules.items() if rule.kind != "grammar"}, not is_posting
        return sorted([*findings, *found], key=lambda f: (f.start, f.end, f.rule)), rules, True

    def digest(self, posting: Posting, path: str) -> Digest | None:
        """What is needed of the posting to compare it with others; None where no rule does, or it is no posting."""
        rules = [rule for rule in self.settings(path).rules.values() if rule.kind == "across"]
        if not rules or not _is_posting(self.context(posting, path)):
            return None
        from jdlint.digest import digest_of

        return digest_of(self.context(posting, path), rules, holds_in(posting, self.pack))

    def coverage(self, posting: Posting, path: str) -> list[Verdict]:
        """The verdict on every element."""
        return verdicts(self.context(posting, path))


def _is_posting(context: Context) -> bool:
    """Whether the text is a posting in English, of which more than its nature can be judged."""
    from jdlint.checks.nature import nature_of

    return nature_of(context.posting, context.hits).kind == "posting"
