"""textstat's metrics by name, so that a rule file can be checked without importing textstat.

Invariant: every function of textstat 0.7.13 from a text to a number is here (tests/test_readability.py).
"""

from __future__ import annotations

ENGLISH = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "dale_chall_readability_score_v2",
    "linsear_write_formula", "spache_readability", "mcalpine_eflaw", "lix", "rix", "text_standard",
    "reading_time", "sentence_count", "lexicon_count", "syllable_count", "letter_count", "char_count",
    "difficult_words", "long_word_count", "miniword_count", "monosyllabcount", "polysyllabcount",
    "words_per_sentence", "avg_sentence_length", "avg_syllables_per_word", "avg_character_per_word",
    "avg_letter_per_word", "avg_sentence_per_word",
)  # fmt: skip
"""textstat's functions from a text to a number, made for English or for any language."""

FOREIGN = (
    "fernandez_huerta", "szigriszt_pazos", "gutierrez_polini", "crawford", "gulpease_index",
    "wiener_sachtextformel", "osman", "count_arabic_syllables", "count_arabic_long_words",
    "count_complex_arabic_words", "count_faseeh",
)  # fmt: skip
"""Those made for Spanish, Italian, German and Arabic. Their figures for an English text mean little."""
