"""Whether a sentence asks applicants for something, and whether it is about others altogether.

A thing that no posting should ask for (a photo, a pay slip, a car) is asked for in a hundred wordings: by an order
("attach", "please add"), by a demand of somebody ("candidates must", "we need your"), by a paper ("CV with"), or by
standing alone in a list under "How to apply". What makes the same thing innocent is few and plain: a negation, the
product and those who use it, a benefit, a law, the time after the offer. The words for all of these are the table
`asking`.

Invariant: a sentence with a word of any of these asks for nothing, unless it turns away whoever lacks the thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jdlint.checks._table import Lists, either
from jdlint.hits import Hit
from jdlint.lazy import Lazy
from jdlint.posting.model import JOIN, Posting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Asking(Lists):
    """The lists of the table, and what is told by marks and figures beside words."""

    TABLE = "asking"

    def __init__(self, table: Mapping[str, Any]) -> None:
        super().__init__(table)
        before, behind = (either(table[key]) for key in ("before_figure", "behind_figure"))
        self.money = Lazy(rf"[$€£₹¥₦]\s?\d|\d\s?[$€£₹¥₦]|\b(?:{before})\.?\s?\d|\d\s(?:{behind})\b")
        self.reason = Lazy(rf"{table['reason']['phrases']}|[;(]")


_LEFT_OUT = Lazy(r"\b(?:leave|leaving|keep) .{0,60}\b(?:out|off|blank)\b")
_WORD = Lazy(r"[\w'’]+")
_NEXT = Lazy(r"\b(?:and|or|plus),?\s*\Z")
"""What parts a choice from what stands before it: only what follows is left open."""
_APPLY = ("apply", "process")
_MOST_OF_AN_ITEM = 18


def is_spared(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the hit's sentence is about others, denies what it names, or is kind about it."""
    sentence, folded = posting.sentences[hit.sentence], posting.words.folded
    bare = [word.removesuffix("'s") for word in folded[sentence.first_word : sentence.end_word]]
    before, after = bare[: hit.first_word - sentence.first_word], bare[hit.end_word - sentence.first_word :]
    innocent = (asking.words["others"], asking.words["kindness"])
    if any(not group.isdisjoint(words) for group in innocent for words in (before, after)):
        return True
    text = _text(posting, sentence.start, sentence.end)
    if _is_kind(text, hit.end - sentence.start, asking) or _LEFT_OUT.search(text) or _is_of_duty(hit, posting, asking):
        return True
    start, end = hit.start - sentence.start, hit.end - sentence.start
    turns_away = asking.phrases["lack"].search(text) and asking.phrases["refused"].search(text)
    return not turns_away and _denies(text[:start], text[end:], asking)


def _is_kind(text: str, end: int, asking: Asking) -> bool:
    """Whether the sentence leaves the choice: "a photo, if you like", but not "a photo and, if you like, a letter"."""
    said = asking.phrases["kind"].search(text)
    return said is not None and not (said.start() >= end and _NEXT.search(text, end, said.start()))


def _text(posting: Posting, start: int, end: int) -> str:
    return posting.masked[start:end].replace(JOIN, "").lower()


def _denies(before: str, after: str, asking: Asking) -> bool:
    """Whether a negation stands before a hit, or behind it and before a word that gives a reason."""
    said = f"{before} / {asking.reason.split(after, 1)[0]}"
    return not asking.words["negation"].isdisjoint(_WORD.findall(asking.phrases["no_denial"].taken_out_of(said)))


def _is_of_duty(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the hit stands in an item that names a duty, a skill or a benefit."""
    sentence = posting.sentences[hit.sentence]
    is_item = posting.blocks[sentence.block].kind == "item"
    return is_item and posting.words.folded[sentence.first_word] in asking.words["work"]


def is_of_work(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the hit stands in an item that names a duty, or in what our product does."""
    begin = _text(posting, posting.sentences[hit.sentence].start, hit.start)
    return _is_of_duty(hit, posting, asking) or asking.phrases["product"].search(begin) is not None


def is_asked(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the hit's sentence, which is not spared, asks applicants for what the hit names."""
    sentence = posting.sentences[hit.sentence]
    if posting.blocks[sentence.block].kind == "heading":
        return False
    if asking.phrases["skill"].search(_text(posting, sentence.start, sentence.end)):
        return False
    return _is_ordered(hit, posting, asking) or _is_demanded(hit, posting, asking) or _is_listed(hit, posting, asking)


def _is_ordered(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether an order stands before the hit, or anywhere in it where it is about money: "please settle $20"."""
    first, orders = posting.sentences[hit.sentence].first_word, asking.words["orders"]
    before = posting.words.folded[first : hit.end_word if names_money(hit, posting, asking) else hit.first_word]
    return any(word in orders and _is_order(before, at, asking) for at, word in enumerate(before))


def _is_order(words: Sequence[str], at: int, asking: Asking) -> bool:
    """Whether a verb is an order by where it stands; behind "to" where somebody is asked or has to."""
    if at == 0 or words[at - 1] in asking.words["before_order"]:
        return True
    return words[at - 1] == "to" and words[max(0, at - 2)] in asking.words["leads_to"]


def _is_demanded(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the sentence speaks of applicants and demands something."""
    sentence, lists = posting.sentences[hit.sentence], asking.words
    words = posting.words.folded[sentence.first_word : sentence.end_word]
    of_applying = posting.block_kinds[sentence.block] in _APPLY
    is_of_them = not lists["applicants"].isdisjoint(words) or (of_applying and not lists["addressed"].isdisjoint(words))
    return is_of_them and not lists["demand"].isdisjoint(words)


def _is_listed(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the hit stands in a short item among what is to be sent."""
    sentence = posting.sentences[hit.sentence]
    words = posting.words.folded[sentence.first_word : sentence.end_word]
    is_short = posting.blocks[sentence.block].kind in ("item", "cell") and len(words) <= _MOST_OF_AN_ITEM
    is_named = words[0] not in asking.words["stating"] and words[:2] != ["own", "the"]
    return posting.block_kinds[sentence.block] in _APPLY and is_short and is_named


def names_money(hit: Hit, posting: Posting, asking: Asking) -> bool:
    """Whether the hit's sentence names a sum of money."""
    sentence = posting.sentences[hit.sentence]
    return asking.money.search(posting.masked[sentence.start : sentence.end].lower()) is not None
