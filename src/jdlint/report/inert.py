"""Text of strangers made fit for a line of Markdown, as GitHub and others show it.

Invariant: in a heading or a table cell, what `inert` returns is shown as the text that it was given, and does nothing.
Mark-up is written as entities. Mentions, references, emoji and bare addresses are looked for after entities are
decoded, so those are parted by a blank of no width.
"""

from __future__ import annotations

import re

from jdlint.report.terminal import harmless

_MARKUP = {ord(c): f"&#{ord(c)};" for c in "\\`*_[]<>|~&$"}
_PART = "\u200b"
_CALLS = re.compile(
    r"@(?=\w)"  # @name, @group/team, mail@example.com
    r"|(?<=\bGH-)(?=\d)|[#!](?=\w)"  # GH-1, #1, !1
    r"|:(?=//)|\bwww(?=\.)|\b(?:mailto|xmpp):"  # bare addresses
    r"|:(?=[\w+-]+:)",  # :rocket:
    re.IGNORECASE,
)


def inert(text: str) -> str:
    """`text` in one line of Markdown that shows it and does nothing."""
    return _CALLS.sub(lambda found: found.group() + _PART, harmless(text)).translate(_MARKUP)
