"""Which of the engine's matches are mistakes in a posting, and which only look so to a checker of essays.

Invariant: a match is judged by itself, its piece and its posting; nothing is sent or kept here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jdlint.checks._prose import article_share
from jdlint.grammar.client import Raw
from jdlint.grammar.own import PREFIX
from jdlint.grammar.pieces import Piece
from jdlint.grammar.slip import distance, is_finger_slip, is_letter_off, is_slip
from jdlint.grammar.wanted import Wanted
from jdlint.grammar.words import Known
from jdlint.posting.model import JOIN, Posting

_SPELLING = ("MORFOLOGIK", "EN_MULTITOKEN_SPELLING")
"""How the ids of rules that look words up in a dictionary begin."""
_LISTED = f"{PREFIX}LISTED_ARTICLE"
_ARTICLES = (f"{PREFIX}ARTICLE", f"{PREFIX}OTHER_ARTICLE", _LISTED)
"""Those of our own rules that tell of a noun without its article."""
_LEAST_ARTICLES = 0.06
"""The share of articles among the words of a posting that has them wherever they belong."""
_ELSEWHERE = re.compile(r"is (?:British|American|Canadian|Australian|New Zealand|South African) English")
_LINK_MARKS = re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)?|\]\[[^\]]*\]?|[\[\]]")
"""Hidden, but the words of the link stand there all the same."""
_FEW = 4
"""Words of a line that may as well be a greeting in another language."""
_LONG = 5
"""Letters from which on a word in small letters is hardly an abbreviation."""
_SET_OFF = '*_"“”„«»'
"""What words of another language stand between."""
_QUOTES = " \"'“”‘’()[],.;:!?*…"


def is_mistake(raw: Raw, piece: Piece, posting: Posting, known: Known, wanted: Wanted) -> bool:
    """Whether a match is worth telling."""
    start, end = piece.span(raw.start, raw.end)
    if "\xad" in posting.text[start:end] or _touches_hidden(posting, start, end, piece):
        return False
    if any(phrase in piece.text.lower() for phrase in wanted.allowed.get(raw.id, ())):
        return False
    if raw.id in _ARTICLES and not _lacks_article(raw, piece, posting, wanted):
        return False
    if raw.id.startswith(_SPELLING):
        if _is_set_off(posting, start, end) and not _is_mistyped(posting.text[start:end], _better(raw), known):
            return False
        return not (_is_known(raw, piece, known) or _is_foreign(posting, start, end, known))
    if raw.id.startswith(PREFIX) or not raw.replacements:  # our own rules tell "setup" from "set up" by its place
        return True
    return not _is_house_style(piece.text[raw.start : raw.end], raw.replacements[0])


def _lacks_article(raw: Raw, piece: Piece, posting: Posting, wanted: Wanted) -> bool:
    """Whether a bare noun is a mistake: in prose with articles, and of what the engine is not sure only if listed."""
    *before, noun = piece.text[raw.start : raw.end].lower().split()
    is_listed = noun in wanted.counted or (bool(before) and noun in wanted.qualified)
    is_sure = raw.id != _LISTED or is_listed
    return is_sure and article_share(posting) >= _LEAST_ARTICLES


def _is_house_style(written: str, better: str) -> bool:
    """Whether two spellings differ in hyphens and capitals only: "full time". Two words written for one are a slip."""
    if "," in written or not any(map(str.isalnum, written)) or _letters(written) != _letters(better):
        return False
    return not (" " in written and " " not in better and "-" not in better)


def _letters(text: str) -> str:
    return re.sub(r"[\s.‐‑–-]", "", text.lower()).replace("’", "'")


def _is_known(raw: Raw, piece: Piece, known: Known) -> bool:
    """Whether what the dictionary lacks is a name, a term, or right in another English."""
    if _ELSEWHERE.search(raw.message) or re.search(r"[@/\\_#=<>{}]|\w\.\w", _whole(raw, piece)):
        return True
    written = piece.text[raw.start : raw.end]
    if not written.isascii() or _is_beside_foreign(raw, piece):
        return True
    behind = piece.text[raw.end :].lstrip(" ")[:2]
    is_first = piece.kind == "heading" or not piece.text[: raw.start].strip(_QUOTES)
    is_first = is_first and not (behind[:1].isupper() and behind[1:].islower())  # "Pastificio Ferrandi" is a name
    better = _meant(written, raw.replacements)
    is_first = is_first or (known.says(better) and is_finger_slip(written.lower(), better.lower()))  # no name, then
    if (is_first or written.islower()) and _is_mistyped(written, better, known):
        return False
    return known.has(written, is_first, not is_letter_off(written, better)) or not is_slip(written, better)


def _is_mistyped(written: str, better: str, known: Known) -> bool:
    """Whether a common word stands there with a letter twice, once or in the wrong place, whatever knows that."""
    word, meant = written.lower(), better.lower()
    return len(word) >= _LONG and known.is_common(meant) and is_finger_slip(word, meant)


def _is_beside_foreign(raw: Raw, piece: Piece) -> bool:
    """Whether a word is one of a few of another language, as a letter that English lacks shows: "Ngā mihi"."""
    few = piece.text[: raw.start].split()[-2:] + piece.text[raw.end :].split()[:2]
    strange = [word for word in few if not word.strip(_QUOTES).isascii()]
    return any(word[0].islower() for word in strange) or (bool(strange) and len(piece.text.split()) <= _FEW)


def _better(raw: Raw) -> str:
    """What the engine would write in place of a word, the empty text where it knows of nothing."""
    return raw.replacements[0] if raw.replacements else ""


def _is_set_off(posting: Posting, start: int, end: int) -> bool:
    """Whether a word in small letters stands in light emphasis alone, as one of another language or a term does."""
    text = posting.text
    marks = text[start - 1 : start] + text[end : end + 1]
    doubled = text[start - 2 : start - 1] == text[start - 1 : start]
    return marks in ("**", "__") and not doubled and text[start:end].islower()


def _is_foreign(posting: Posting, start: int, end: int, known: Known) -> bool:
    """Whether a word stands in quotation marks or in emphasis among words of another language: "*ciclo formativo*"."""
    line = posting.text.rfind("\n", 0, start) + 1
    before, behind = posting.text[line:start], posting.text[end:].partition("\n")[0]
    opened = max(before.rfind(mark) for mark in _SET_OFF)
    closed = min((at for mark in _SET_OFF if (at := behind.find(mark)) >= 0), default=-1)
    if opened < 0 or closed < 0:
        return False
    if before[opened - 1 : opened] == "(" and behind[closed + 1 : closed + 2] == ")":
        return True  # what the posting itself sets off as the word of another language: "(*tempo indeterminato*)"
    others = re.findall(r"[^\W\d_]+", before[opened:] + " " + behind[:closed])
    strange = [word for word in others if not known.is_english(word)]
    return 2 * len(strange) >= len(others) > 0


def _meant(written: str, replacements: Sequence[str]) -> str:
    """The first replacement; of a long word that it only sets in capitals ("SIGLE"), a word one letter off if any."""
    better = replacements[0] if replacements else ""
    if better != written.upper() or len(written) < _LONG:
        return better
    return next((other for other in replacements[1:3] if other.islower() and distance(written, other) == 1), better)


def _whole(raw: Raw, piece: Piece) -> str:
    """The match with what is written together with it, as in an address."""
    start, end = raw.start, raw.end
    while start > 0 and not piece.text[start - 1].isspace():
        start -= 1
    while end < len(piece.text) and not piece.text[end].isspace():
        end += 1
    return piece.text[start:end].strip(_QUOTES)


def _touches_hidden(posting: Posting, start: int, end: int, piece: Piece) -> bool:
    """Whether code, an address or a template's tag stands in a stretch or right beside it, so that it reads broken."""
    masked, text = posting.masked, posting.text
    first, last = start, end
    while first > piece.places[0] and (masked[first - 1].isspace() or masked[first - 1] == JOIN):
        first -= 1
    while last <= piece.places[-1] and (masked[last].isspace() or masked[last] == JOIN):
        last += 1
    if any(code.start < last and first < code.end for code in posting.code):
        return True
    hidden = "".join(text[at] if masked[at].isspace() else "\n" for at in range(first, last))
    return bool(_LINK_MARKS.sub("", hidden).strip())
