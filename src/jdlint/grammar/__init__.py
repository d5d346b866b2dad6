"""Grammar and spelling, by a LanguageTool server: asked only where a run says so (`--grammar`, `grammar:`).

Invariant: nothing outside this folder imports language_tool_python (GPL-3.0-only), and nothing in here is imported
by a run that does not ask for grammar. Whatever goes wrong in here is one `GrammarError` with one clear message.
"""

from __future__ import annotations

from jdlint.errors import JdlintError

RULE = "grammar"
"""The id of the one rule; LanguageTool's own rules are named below it, as in `grammar/EN_A_VS_AN`."""


MISSING = "the grammar check needs a package that is not installed: pip install 'jdlint[grammar]'"
ELSEWHERE = "Start it, or take `server:` out of the configuration, so that jdlint uses one of its own."
"""What to do about a server that the configuration names and that does not answer."""


class GrammarError(JdlintError):
    """The engine did not do its work. `final`: nor will it for the next posting, so it is not asked again."""

    def __init__(self, message: str, final: bool = True) -> None:
        super().__init__(message)
        self.final = final
