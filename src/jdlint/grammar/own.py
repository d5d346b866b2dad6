"""What jdlint adds to the rules of a LanguageTool that it starts itself: a file of rules on the engine's class path.

Invariant: a server that somebody else runs has LanguageTool's rules alone; one that was started with other rules of
ours than these is not the one that is kept.
"""

from __future__ import annotations

import os
from hashlib import blake2b

from jdlint.grammar import GrammarError

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "engine")
"""The engine looks in it for `org/languagetool/rules/en/grammar_custom.xml`."""
RULES = os.path.join(FOLDER, "org", "languagetool", "rules", "en", "grammar_custom.xml")
PREFIX = "JDLINT_"
"""How the ids of these rules begin."""


def stamp() -> str:
    """Changes when the rules do. Raises GrammarError where they cannot be read."""
    try:
        with open(RULES, "rb") as file:
            return blake2b(file.read(), digest_size=8).hexdigest()
    except OSError as error:
        raise GrammarError(f"{RULES}: cannot be read: {error.strerror}. Installing jdlint anew mends it.") from error
