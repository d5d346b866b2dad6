"""Whether "he" or "she" can be nobody but the person who is looked for, as the paragraph has named nobody else.

Invariant: a name or a word for another person that stands before the pronoun in its paragraph leaves it alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from jdlint.hits import Hit
from jdlint.posting.model import Posting

_OPENERS = frozenset(
    "a an the this that these those it its we you they our your their there here in on at by for from with "
    "without to of as if when while once after before until since because although though so and but or yet each "
    "every all some most many both either neither no not one two three four five what which who how why where "
    "today now then first next also please such another other during over under about between".split()
)
"""What begins a sentence with a capital and is no name."""


def is_orphan(hit: Hit, persons: Sequence[Hit], posting: Posting) -> bool:
    """Whether nobody is named in the hit's block before it, neither by a word of `persons` nor by name."""
    words = posting.words
    block = posting.sentences[hit.sentence].block
    earlier = [n for n in range(hit.sentence, -1, -1) if posting.sentences[n].block == block]
    if any(one.sentence in earlier and one.start < hit.start for one in persons):
        return False
    first = posting.sentences[earlier[-1]].first_word
    firsts = (posting.sentences[n].first_word for n in earlier)
    begins = {at for at in firsts if words.folded[at] in _OPENERS}
    inner = (at for at in range(first, hit.first_word) if at not in begins)
    return not any(posting.masked[words.starts[at]].isupper() for at in inner)
