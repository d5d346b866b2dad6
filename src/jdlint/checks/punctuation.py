"""Marks that are missing, doubled, parted from their word, or without a partner; small letters after a full stop.

Invariant: only what a reader sees is judged: addresses, code, template tags and what is masked are no prose.
Expressions begin with the mark itself and look back from there, so that a text is scanned at the speed of its marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from jdlint.checks import Context, Option
from jdlint.checks._item_stops import unstopped
from jdlint.checks._pairs import unpaired
from jdlint.checks._prose import is_literal, token_at
from jdlint.checks._run_on import run_on
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Block, Posting
from jdlint.rule import Match, Rule

_HALF_SHORT = Lazy(r"(?<![\w.])(?:[eE]\.[gG]|[iI]\.[eE])(?=[ \0]+[A-Za-z])")
_STUCK = Lazy(r",\0*(?!js\b)(?=[A-Za-z]{2})|[.!?]\0*(?!(?:Net|Com|Org|Io|Js|Ai|Co|App|Dev)\b)(?=[A-Z][a-z]*[ ,'’])")
_WORD_AFTER = Lazy(r"\0*[A-Za-z]*")
_BEFORE_COMMA = Lazy(r"[A-Za-z]{2}\0*\Z")
_BEFORE_STOP = Lazy(r"[a-z]{3}\0*\Z")
_DOUBLED = Lazy(
    r",[ \0]*[,;](?:[ \0]*[,;])*|,[ \0]*\.(?![\w.])|;\s?[;,]|[;:?!]\.(?![\w.])|\.\0*\.(?![./\w]|\s+[a-z])"
    r"|(?<=[a-z]{3})\.,(?=\s)"
)
_BEFORE_DOUBLED = Lazy(r"[\w)]\0*\Z")
_SPACED = Lazy(r"[,;.!?](?<=[ \0].)(?=[\s\0]|$)|,(?<=[ \0].)(?=[A-Za-z])|:(?<=[ \0].)(?=\s|\0|$)")
_SPACE_BEFORE = Lazy(r"[\w)”\"']\0*([ \0]+)\Z")
_SMALL_START = Lazy(
    r"[.!?]\0*\s+\0*(we|you|our|your|the|this|these|they|it|if|as|each|every|please|all|there|when|what|that|he|she|here|"
    r"also|both|most|many|some|and|but|so|or|because|which|where|while|write|tell|send|apply|ask|then|nobody|everyone|"
    r"everybody|after|before|once|since|until|unless|although|how|why|their|its|such|let|get|with|in|at"
    r"|on|for|at|from|no|an?|one|two|three)(?=['’ \0])"
)
_COLON_END = Lazy(r"[ \t*_]*(?:\r?\n|</|<br|\Z)")
"""A colon that leads on to a list or to another line: one between a key and its value may be set off on purpose."""
_ABBREVIATED = frozenset(
    "etc incl excl approx min max vs dept est resp misc yrs hrs mins inc ltd corp intl govt asst mgmt avg ext tel fig "
    "vol ref univ prof assoc abs edn jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun".split()
)
_LINE_END = Lazy(r"[ \t\0]*(?:\r?\n|</(?:p|div)\b|\Z)")
_LEADS_ON = frozenset("to at on by visit from with of for and or the a an in as email contact call via per".split())
"""Words behind which an address or a name is hidden, or left out."""
_SENTENCE = 6
"""Words of a last line that is a sentence, and no name below a letter."""
_REACH = 40
"""Characters to look back over for what stands before a mark."""


def _before(posting: Posting, at: int) -> str:
    return posting.masked[max(0, at - _REACH) : at]


def _missing_space(posting: Posting) -> Iterator[Match]:
    """A comma or full stop with the next word stuck to it."""
    for found in _STUCK.finditer(posting.masked):
        at, mark = found.start(), found.group()[0]
        if not (_BEFORE_COMMA if mark == "," else _BEFORE_STOP).search(_before(posting, at)):
            continue
        token = token_at(posting, at, at + 1)
        if not is_literal(posting, at, at + 1) and not _is_list(token):
            end = _WORD_AFTER.match(posting.masked, at + 1).end()  # type: ignore[union-attr]
            yield Match(at, end, {"match": mark}, mark + " " + posting.text[at + 1 : end])


def _is_list(token: str) -> bool:
    """Whether a token is a list for machines, or a name with full stops."""
    return (token.count(",") > 1 and token.islower()) or token.count(".") > 2


def _doubled(posting: Posting) -> Iterator[Match]:
    """Two marks where one is meant."""
    for found in _DOUBLED.finditer(posting.masked):
        start, end = found.span()
        seen = posting.text[start:end] == found.group()
        if seen and _BEFORE_DOUBLED.search(_before(posting, start)) and not is_literal(posting, start, end):
            better = "." if "." in found.group() else found.group()[0]
            if found.group() == ".,":
                if _is_abbreviated(posting, start):
                    continue
                better = ","
            yield Match(start, end, {"match": found.group()}, better)


def _is_abbreviated(posting: Posting, at: int) -> bool:
    """Whether the word before a stop is a short form or a name, behind which a comma may stand."""
    word = token_at(posting, at - 1, at)
    return not word.isalpha() or not word.islower() or word in _ABBREVIATED


def _spaced(posting: Posting) -> Iterator[Match]:
    """A blank before a mark that belongs to the word before it."""
    for found in _SPACED.finditer(posting.masked):
        end = found.end()
        space = _SPACE_BEFORE.search(_before(posting, end - 1))
        start = end - 1 - len(space[1]) if space else end
        if found.group() == ":" and not _COLON_END.match(posting.text, end):
            continue
        if space and posting.text[start:end] == posting.masked[start:end]:
            stuck = posting.masked[end : end + 1].isalpha()
            yield Match(start, end, {"match": found.group()}, found.group() + " " * stuck)


def _small_start(posting: Posting) -> Iterator[Match]:
    """A sentence that begins with a small letter behind the full stop of another."""
    for found in _SMALL_START.finditer(posting.masked):
        at = found.start()
        if not _BEFORE_STOP.search(_before(posting, at)) or is_literal(posting, at - 1, at):
            continue
        if posting.text[at + 1 : found.start(1)].strip(" \t\r\n*_"):
            continue  # what is hidden may begin the sentence
        word = token_at(posting, at - 1, at).lower().rsplit("/", 1)[-1]
        asks_on = posting.masked[at] == "?" and found[1] in ("and", "or", "but", "so")
        if word not in _ABBREVIATED and "." not in word and not asks_on:
            yield Match(*found.span(1), {"match": found[1]}, found[1].capitalize())


def _missing_stop(posting: Posting) -> Iterator[Match]:
    """Abbreviations with one stop of two, and paragraphs of sentences of which the last has none."""
    for found in _HALF_SHORT.finditer(posting.masked):
        if not is_literal(posting, *found.span()):
            yield Match(*found.span(), {"match": found.group()}, found.group() + ".")
    yield from run_on(posting)
    for start, end in unstopped(posting):
        if not is_literal(posting, start, end):
            yield Match(start, end, {"match": posting.text[start:end]}, posting.text[start:end] + ".")
    last = {sentence.block: number for number, sentence in enumerate(posting.sentences)}
    for number in last.values():
        if _breaks_off(posting, number):
            end = posting.words.ends[posting.sentences[number].end_word - 1]
            start = posting.words.starts[posting.sentences[number].end_word - 1]
            word = posting.text[start:end]
            yield Match(start, end, {"match": word}, word + ".")


def _breaks_off(posting: Posting, number: int) -> bool:
    """Whether a sentence, the last of a paragraph of several, ends with a plain word and no mark."""
    sentence, before = posting.sentences[number], posting.sentences[number - 1]
    block = posting.blocks[sentence.block]
    is_last_of_several = number > 0 and before.block == sentence.block and block.kind == "paragraph"
    if not is_last_of_several or sentence.end_word - sentence.first_word < _SENTENCE:
        return False
    end = posting.words.ends[sentence.end_word - 1]
    plain = posting.masked[posting.words.starts[sentence.end_word - 1] : end]
    behind = _LINE_END.match(posting.text, end) is None or posting.text[end : block.end].strip()
    following = next(iter(posting.blocks[sentence.block + 1 : sentence.block + 2]), None)
    goes_on = following is not None and (
        following.kind in ("item", "quote", "code", "cell") or posting.masked[following.start].islower()
    )
    linked = any(link.start < end <= link.end for link in posting.links)
    return (
        plain.isalpha()
        and plain.islower()
        and plain not in _LEADS_ON
        and not (behind or goes_on or linked)
        and posting.masked[sentence.start].isupper()
        and posting.masked[: before.end].rstrip('\0 \n)"”’').endswith((".", "!", "?"))
        and not is_literal(posting, end - 1, end)
    )


def _unbalanced(posting: Posting) -> Iterator[Match]:
    """A bracket or quotation mark without its partner: the stretch of the sentence that the partner should close."""
    for at in unpaired(posting):
        mark = posting.masked[at]
        opens = mark in "(“„" or (mark != ")" and posting.masked[at + 1 : at + 2].isalnum())
        yield Match(at, _end_of_sentence(posting, at) if opens else at + 1, {"match": mark})


def _end_of_sentence(posting: Posting, at: int) -> int:
    """Where what is written of the sentence that a mark stands in ends; behind the mark at least."""
    number = bisect_right(posting.sentences, at, key=lambda one: one.start) - 1
    end = posting.sentences[number].end if number >= 0 else at
    return max(at + 1, at + len(posting.masked[at:end].replace(JOIN, " ").rstrip()))


_FINDERS: Mapping[str, Callable[[Posting], Iterator[Match]]] = {
    "missing-space": _missing_space,
    "missing-stop": _missing_stop,
    "doubled": _doubled,
    "spaced": _spaced,
    "small-start": _small_start,
    "unbalanced": _unbalanced,
}

OPTIONS: Mapping[str, Option] = {"find": Option("choice", required=True, choices=tuple(_FINDERS))}

VALUES = ("match",)


def run(rule: Rule, context: Context) -> Iterator[Match]:
    """A match for each fault of the kind that the rule names, in a block that is prose."""
    posting = context.posting
    for match in _FINDERS[rule.options["find"]](posting):
        block = _block_at(posting, match.start) or _block_before(posting, match)
        if block and block.kind not in ("code", "field") and match.end <= max(block.end, _colon_end(posting, match)):
            yield match


def _block_before(posting: Posting, match: Match) -> Block | None:
    """The block that a colon leads on from: a heading ends with its last word."""
    return _block_at(posting, match.start - 1) if _colon_end(posting, match) else None


def _colon_end(posting: Posting, match: Match) -> int:
    """Where a match ends that ends with a colon; 0 for others."""
    return match.end if posting.masked[match.end - 1 : match.end] == ":" else 0


def _block_at(posting: Posting, at: int) -> Block | None:
    number = bisect_right(posting.blocks, at, key=lambda block: block.start) - 1
    block = posting.blocks[number] if number >= 0 else None
    return block if block and at < block.end else None
