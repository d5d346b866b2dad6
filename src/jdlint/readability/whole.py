"""All of textstat's metrics, by textstat itself, without its download.

Invariant: nothing here touches the network or needs nltk's data. textstat asks nltk for CMUdict and for
nothing else; while it is imported, a stand-in takes nltk's place and serves jdlint's table (importing nltk
costs 450 ms).
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Mapping
from types import ModuleType, SimpleNamespace

from jdlint.readability.table import syllables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_ARGUMENTS: Mapping[str, Mapping[str, Any]] = {
    "text_standard": {"float_output": True},
    "wiener_sachtextformel": {"variant": 1},
}


class _CmuDict(Mapping[str, list[list[str]]]):
    """CMUdict as nltk gives it, as far as textstat looks at it: one stressed phone for each syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        count = syllables().listed(word)
        if count is None:
            raise KeyError(word)
        return [["1"] * count]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the table of syllables is looked up, not listed")

    def __len__(self) -> int:
        raise TypeError("the table of syllables is looked up, not listed")


def _stand_in() -> Any:
    nltk: Any = ModuleType("nltk")
    nltk.data = SimpleNamespace(find=lambda name: None)
    nltk.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=_CmuDict))
    return nltk


_NLTK = _stand_in()


def textstat() -> Any:
    """textstat's functions, set to English and without rounding, counting with jdlint's table."""
    real = sys.modules.get("nltk")
    sys.modules["nltk"] = _NLTK
    try:
        import textstat as loaded
    finally:
        del sys.modules["nltk"]
        if real is not None:
            sys.modules["nltk"] = real
    asker: Any = sys.modules["textstat.backend.utils._get_cmudict"]
    if asker.nltk is not _NLTK:  # the program that jdlint runs in had imported textstat before
        asker.nltk = _NLTK
        asker.get_cmudict.cache_clear()
    return type(loaded.textstat)()  # our own: somebody may have set the shared one to another language


def compute(name: str, text: str) -> float:
    """The figure of textstat's function `name` for a text of `prose_sentences` joined by blanks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return float(getattr(textstat(), name)(text, **_ARGUMENTS.get(name, {})))
