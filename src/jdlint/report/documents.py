"""Text as a part of JSON, XML and HTML documents.

Invariant: what these functions return is ASCII, so that it survives any pipe; it is no mark-up; and no build service
obeys it where a log shows the document: `##` and `::` are never written next to each other.
"""

from __future__ import annotations

import re

from jdlint.report.terminal import cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_MARKUP = {ord(char): f"&#{ord(char)};" for char in "&<>\"'`\n\r\t"}
_MARKS = re.compile("##+")
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def json_text(document: Any, indent: int | None = None) -> str:
    """A JSON document. Only strings hold `#`."""
    from json import dumps

    return _MARKS.sub(lambda marks: "\\u0023" * len(marks.group()), dumps(document, indent=indent))


def xml_text(text: str) -> str:
    """Text for an element or an attribute; characters that XML 1.0 does not allow become a sign."""
    return _harmless_markup(_NOT_IN_XML.sub("\ufffd", text).translate(_MARKUP))


def html_text(text: str) -> str:
    """Text for an element or an attribute of a page, with signs for what would be obeyed or hides other text."""
    shown = "".join(char if char in "\n\t" else cell(char) for char in text)
    return _harmless_markup(shown.translate(_MARKUP))


def _harmless_markup(text: str) -> str:
    written = text.replace("##", "#&#35;").replace("::", ":&#58;")
    return written if written.isascii() else written.encode("ascii", "xmlcharrefreplace").decode()
