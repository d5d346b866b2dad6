"""The one place that talks to a LanguageTool server, by language_tool_python.

Invariant: an answer comes back within the time limit, whole and with offsets inside the text, or as a GrammarError.
language_tool_python fails in many ways and waits five minutes for an answer, twice: so it works in a thread of its
own, and only its class LanguageTool and the fields of its Match are used, besides what `_query_server` returns: the
server's own words, of which it passes on the matches alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from jdlint.grammar import MISSING, GrammarError
from jdlint.grammar.address import is_here, shown, without_secrets
from jdlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")


class Raw(Record):
    """What the engine says of a stretch of one text. Only plain values, so that it can be kept as data."""

    id: str
    category: str
    message: str
    start: int
    end: int
    replacements: tuple[str, ...]


class Answer(Record):
    """What the engine says of one text, and of itself."""

    matches: list[Raw]
    version: str
    """Of the engine, with the day it was built; empty where it does not say."""


class Client:
    """One server. It is asked for the first time when there is something to check."""

    def __init__(
        self, url: str, language: str, off: tuple[str, ...], on: tuple[str, ...], timeout: float, way_out: str
    ) -> None:
        """`way_out`: what to do where no server answers, in words for people."""
        self.url = url
        self._language = language
        self._off = set(off)
        self._on = set(on)
        self._timeout = timeout
        self._way_out = way_out
        self._tool: Any = None
        self._shown = shown(url)

    def check(self, text: str) -> Answer:
        """What the engine says of a text, offsets in code points. Raises GrammarError."""
        matches, whole = self._within(lambda: self._ask(text))
        try:
            answer = Answer([_raw(match, len(text)) for match in matches], _version(whole))
            reason = _lacks(whole)
        except (AttributeError, TypeError, ValueError) as error:
            raise GrammarError(
                f"the LanguageTool server at {self._shown} gives answers that make no sense ({error}).", False
            ) from error
        if reason:
            raise GrammarError(f"the LanguageTool server at {self._shown} answers in part only: {reason}", False)
        return answer

    def _ask(self, text: str) -> tuple[Any, Any]:
        """The matches, and the answer that they came with."""
        tool = self._connected()
        whole: list[Any] = []
        query = type(tool)._query_server

        def heard(*given: Any, **named: Any) -> Any:
            whole.append(query(tool, *given, **named))
            return whole[-1]

        tool._query_server = heard
        return tool.check(text), whole[-1]

    def _connected(self) -> Any:
        if self._tool is None:
            import language_tool_python

            proxies = (
                {"http": "", "https": ""} if is_here(self.url) else None
            )  # those of the environment are not for it
            tool = language_tool_python.LanguageTool(self._language, remote_server=self.url, proxies=proxies)
            tool.disabled_rules, tool.enabled_rules = self._off, self._on
            self._tool = tool
        return self._tool

    def _within(self, work: Callable[[], T]) -> T:
        """What `work` gives, if it gives it in time; its thread is left to itself where it does not."""
        done: list[T] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                done.append(work())
            except BaseException as error:  # it raises SystemExit, too
                failed.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(self._timeout)
        if failed:
            raise self._told(failed[0]) from failed[0]
        if not done:
            raise GrammarError(
                f"the LanguageTool server at {self._shown} gave no answer in {self._timeout:g} seconds "
                "(`timeout` under `grammar:` in the configuration allows more)."
            )
        return done[0]

    def _told(self, error: BaseException) -> GrammarError:
        """The error in words. One that came as an answer is about this text; any other about the server."""
        if isinstance(error, ImportError):
            return GrammarError(f"{MISSING}.")
        said = " ".join(without_secrets(str(error), self.url).split())[:200] or type(error).__name__
        if isinstance(error, ValueError) and "unsupported language" in said.lower():
            return GrammarError(
                f'the LanguageTool server at {self._shown} does not know the language "{self._language}".'
            )
        if "Errno" in said or "Max retries" in said or "Connection" in said or "RemoteDisconnected" in said:
            return GrammarError(f"no LanguageTool server answers at {self._shown}. {self._way_out}")
        answered = type(error).__name__ in ("LanguageToolError", "RateLimitError") or isinstance(error, LookupError)
        what = "answers with an error" if answered else f"could not be used ({type(error).__name__})"
        return GrammarError(f"the LanguageTool server at {self._shown} {what}: {said}", final=not answered)


def _version(answer: Mapping[str, Any]) -> str:
    """Of the server that answered: the kept answers of another one do not hold."""
    software = answer.get("software") or {}
    return " ".join(str(software[key]) for key in ("version", "buildDate") if software.get(key))


def _lacks(answer: Mapping[str, Any]) -> str:
    """Why an answer is not whole, in the server's words; empty where it is."""
    warnings = answer.get("warnings") or {}
    if not warnings.get("incompleteResults"):
        return ""
    return " ".join(str(warnings.get("incompleteResultsReason") or "it does not say why").split())[:200]


def _raw(match: Any, length: int) -> Raw:
    start, end = int(match.offset), int(match.offset) + int(match.error_length)
    if not 0 <= start < end <= length:
        raise ValueError(f"a finding at {start} to {end} in a text of {length} characters")
    replacements = tuple(str(text) for text in match.replacements[:3])
    return Raw(str(match.rule_id), str(match.category), str(match.message), start, end, replacements)
