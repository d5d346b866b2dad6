"""Which of the formats a text is written in. The content decides, the suffix only suggests.

Invariant: every text has exactly one format, and the answer depends on nothing but the text and its name.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy

_LOOKED_AT = 20_000
"""Characters that are looked at, in a long text."""

_PAGE = Lazy(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = Lazy(r"</?(?:p|div|ul|ol|li|br|h[1-6]|table|tr|td|section|article|main|header)\b[^<>]{0,300}>", re.IGNORECASE)
_MARKS = Lazy(
    r"^ {0,3}(?:\#{1,6}[ \t]+\S|[*+-][ \t]+\S|\d{1,2}[.)][ \t]+\S|(?:\*\*|__)\S|(?:===+|---+)[ \t]*$|\|.*\||```)"
    r"|\]\(\S{1,500}\)|(?<!\w)\*\*[^\s*][^*\n]{0,200}\*\*",
    re.MULTILINE,
)
_SURE_MARKS = Lazy(
    r"^ {0,3}(?:\#{1,6}[ \t]+\S|(?:\*\*|__)\S[^\n]{0,120}(?:\*\*|__)|===+[ \t]*$|```)|\]\(\S{1,500}\)|\*\*\S",
    re.MULTILINE,
)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdx", ".mdown", ".mkd")
_HTML_NAMES = (".html", ".htm", ".xhtml")


def format_of(text: str, start: int, name: str) -> str:
    """ "markdown", "html" or "plain" for the body that begins at offset `start`."""
    body = text[start : start + _LOOKED_AT]
    if _PAGE.match(body):
        return "html"
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    tags = sum(1 for _ in _TAG.finditer(body)) if "<" in body else 0
    marks = sum(1 for _ in _MARKS.finditer(body))
    few = 20 if suffix in _MARKDOWN_NAMES else 3
    if tags > few * marks and (tags > 2 or suffix in _HTML_NAMES):
        return "html"
    if tags or suffix in _MARKDOWN_NAMES:
        return "markdown"
    sure = sum(1 for _ in _SURE_MARKS.finditer(body))
    if sure > 1 or (sure and suffix != ".txt"):
        return "markdown"
    return "plain"
