"""Template tags in a text: Liquid and Jinja, Hugo, MDX, and the directives of reStructuredText.

Invariant: what is found here is no prose, and hiding it keeps the length and the lines of a text.
"""

from __future__ import annotations

import re

from jdlint.lazy import Lazy
from jdlint.posting.model import GAP, Span

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "{/*": "*/}"}
_OPENER = Lazy(r"\{\{|\{%|\{\#|\{/\*")
_LONGEST = 3000
"""Characters of the longest tag that is looked for."""
_NO_LINE_END = Lazy(r"[^\n]")
_COMMENT = Lazy(r"\{%-?\s*comment\b")
_END_COMMENT = Lazy(r"\{%-?\s*endcomment\b[^%\n]*%\}")
_LINES = Lazy(
    r"^(?:import\s[^\n]*?['\"][^'\"\n]*['\"];?|export\s+(?:const|default|\{|function)[^\n]*|import\s+['\"][^\n]*"
    r"|\.\.(?:[ \t]+(?:[\w-]+::|_|\|)[^\n]*)?|:\w+:)[ \t]*$",
    re.MULTILINE,
)


def find_tags(text: str, start: int) -> tuple[list[Span], list[Span]]:
    """The spans of template tags from offset `start` on, in order, and those of them that are comments."""
    tags, comments = [], []
    if "{" in text:
        closers = _Closers(text)
        at = start
        while opener := _OPENER.search(text, at):
            end = closers.end_of_tag(opener.start(), opener.group())
            at = opener.end() if end < 0 else end
            if end >= 0:
                tags.append(Span(opener.start(), end))
                if _is_comment(text, opener.start()):
                    comments.append(tags[-1])
    if "import" in text or "export" in text or "\n.." in text or text.startswith(("..", ":"), start):
        tags += (Span(*found.span()) for found in _LINES.finditer(text, start))
        tags.sort()
    return tags, comments


class _Closers:
    """Finds where tags end; keeps the next place of each closer, so that the text is searched only once for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = dict.fromkeys(_CLOSERS.values(), -1)
        self._end_comment: tuple[int, int] = (-1, -1)

    def end_of_tag(self, at: int, opener: str) -> int:
        """The offset after the tag that opens at `at`, or -1; a comment ends with its closing tag."""
        closer = _CLOSERS[opener]
        place = self._next[closer]
        if place < at + len(opener):
            place = self._text.find(closer, at + len(opener))
            self._next[closer] = place = place if place >= 0 else len(self._text)
        if place >= min(at + _LONGEST, len(self._text)):
            return -1
        end = place + len(closer)
        if opener == "{%" and _COMMENT.match(self._text, at):
            return max(end, self._after_comment(end))
        return end

    def _after_comment(self, at: int) -> int:
        if self._end_comment[0] < at and self._end_comment[1] >= -1:
            found = _END_COMMENT.search(self._text, at)
            self._end_comment = found.span() if found else (-1, -2)
        return self._end_comment[1]


def _is_comment(text: str, at: int) -> bool:
    return text.startswith(("{#", "{/*", "{{/*", "{{!"), at) or _COMMENT.match(text, at) is not None


def blank_tags(text: str, tags: list[Span]) -> str:
    """The text with blanks in place of tags; line ends stay."""
    return _filled(text, tags, GAP)


def word_tags(blanked: str, tags: list[Span]) -> str:
    """The blanked text with a word in place of each tag that shares its line with text, so that a parser of Markdown
    takes it for the words that it stands for: no indentation, no blank in a link's target.
    """
    shared = []
    end, alone = -1, False
    for tag in tags:
        if tag.start > end:
            start = blanked.rfind("\n", 0, tag.start) + 1
            end = blanked.find("\n", tag.end)
            end = end if end >= 0 else len(blanked)
            alone = not blanked[start:end].strip()
        if not alone:
            shared.append(tag)
    return _filled(blanked, shared, "x")


def _filled(text: str, tags: list[Span], filler: str) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in tags:
        if start >= at:
            tag = text[start:end]
            pieces += text[at:start], _NO_LINE_END.sub(filler, tag)
            at = end
    return "".join(pieces) + text[at:]
