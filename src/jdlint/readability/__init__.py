"""How hard a posting is to read: figures by textstat's names, and a few of jdlint's own.

Invariant: a figure is the one that textstat gives for `" ".join(prose_sentences(posting))`; the fast path
only gets there sooner. Nothing is remembered from one posting to the next but the syllables of single words.
"""

from __future__ import annotations

from jdlint.errors import ConfigError, did_you_mean
from jdlint.posting.model import Posting
from jdlint.readability.formulas import FAST, Counts
from jdlint.readability.names import ENGLISH, FOREIGN
from jdlint.readability.places import PLACES, WHOLE
from jdlint.readability.prose import prose_sentences

METRICS: tuple[str, ...] = (*ENGLISH, *FOREIGN, *WHOLE, *PLACES)
"""Every metric that a rule may name."""

__all__ = ["METRICS", "PLACES", "all_metrics", "metric", "prose_sentences"]


def metric(name: str, posting: Posting) -> float:
    """The figure of one metric for a posting, unrounded. Raises ConfigError for a name nobody knows.

    A metric of places (`sentence_words`) gives its highest figure.
    """
    if name in WHOLE:
        return WHOLE[name](posting)
    if name in PLACES:
        return max((value for _, value in PLACES[name](posting)), default=0)
    if name not in METRICS:
        raise ConfigError(f'there is no metric "{name}".{did_you_mean(name, METRICS)}')
    text = " ".join(prose_sentences(posting))
    if name in FAST:
        return float(FAST[name](Counts(text)))
    from jdlint.readability.whole import compute

    return compute(name, text)


def all_metrics(posting: Posting, section: str | None = None) -> dict[str, float]:
    """Every metric of textstat by its name, computed by textstat, for the posting or for one kind of section.

    Those made for English come first. For the whole posting jdlint's own figures follow. Imports textstat.
    """
    from jdlint.readability.whole import compute

    text = " ".join(prose_sentences(posting, section))
    figures = {name: compute(name, text) for name in (*ENGLISH, *FOREIGN)}
    if section is None:
        figures.update((name, WHOLE[name](posting)) for name in WHOLE)
    return figures
