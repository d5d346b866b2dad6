"""The text of a posting as plain HTML: headings, paragraphs and lists, and nothing that could run.

Invariant: all words are escaped; the only tags are those written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from jdlint.posting.model import JOIN, Block, Link, Posting

_LONGEST_TITLE = 100
_REACH = 600
"""Characters behind a block in which an address may begin that belongs to it: room for a link's tag."""


def description(posting: Posting) -> str:
    """The posting's text without its title, as HTML; the description in the front matter where there is no text."""
    blocks = [block for block in posting.blocks if block.kind != "field" and not _is_title(posting, block)]
    if any(block.kind not in ("heading", "code") for block in blocks):
        return "".join(_pieces(posting, blocks))
    field = posting.fields.get("description")
    return f"<p>{escape(field.value.strip(), quote=False)}</p>" if field and field.value.strip() else ""


def _is_title(posting: Posting, block: Block) -> bool:
    line = posting.text[posting.title.start : posting.title.end]
    same = "\n" not in line and len(line) < _LONGEST_TITLE and block.end <= posting.title.end
    return block.start == posting.title.start and (block.kind == "heading" or same)


def _pieces(posting: Posting, blocks: Sequence[Block]) -> Iterator[str]:
    depth, row = 0, -1
    for block in blocks:
        text = _text(posting, block) if block.kind != "code" else block.kind
        if not text:
            continue
        if block.kind == "item":
            yield from _deeper(depth, block.level)
            yield f"<li>{text}"
            depth, row = max(1, block.level), -1
            continue
        yield "</li></ul>" * depth
        depth = 0
        line = posting.text.count("\n", 0, block.start)
        if block.kind == "cell":
            yield f" | {text}" if line == row else f"{'</p>' if row >= 0 else ''}<p>{text}"
            row = line
            continue
        yield "</p>" if row >= 0 else ""
        row = -1
        if block.kind == "code":
            yield f"<pre>{escape(posting.text[block.start : block.end], quote=False)}</pre>"
            continue
        tag = f"h{min(max(block.level, 2), 6)}" if block.kind == "heading" else "p"
        yield f"<{tag}>{text}</{tag}>"
    yield "</li></ul>" * depth + ("</p>" if row >= 0 else "")


def _deeper(depth: int, level: int) -> Iterator[str]:
    """The tags between the item before, which stands `depth` lists deep, and one that stands `level` deep."""
    level = max(1, level)
    if level > depth:
        yield "<ul>" + "<li><ul>" * (level - depth - 1)
    else:
        yield "</li>" + "</ul></li>" * (depth - level)


def _text(posting: Posting, block: Block) -> str:
    """The words of a block, escaped, with the addresses that are masked as they are no prose."""
    pieces, at, end = [], block.start, block.end
    until = min((other.start for other in posting.blocks if other.start > block.start), default=len(posting.text))
    until = min(until, end + _REACH)
    for link in posting.links:
        if link.start < at or not _is_bare(posting, link):
            continue
        if end < link.start and link.end <= until and not posting.masked[end : link.start].strip(JOIN + " \n"):
            end = link.end  # a block ends with its last word: the address behind that belongs to it, too
        if link.end <= end:
            pieces += [posting.masked[at : link.start], posting.text[link.start : link.end]]
            at = link.end
    pieces.append(posting.masked[at:end])
    return escape(" ".join("".join(pieces).replace(JOIN, "").split()), quote=False)


def _is_bare(posting: Posting, link: Link) -> bool:
    """Whether a link shows an address."""
    return link.start < link.end and not posting.masked[link.start : link.end].strip(JOIN + " \n")
