"""JobPosting data (schema.org) as search engines read it: found in a page, read with positions, held against what
Google asks for.

Invariant: nothing here knows rules or findings; every value keeps its place in the untouched text.
"""

from functools import lru_cache


@lru_cache(maxsize=1)
def may_hold_data(text: str) -> bool:
    """Whether a text may hold JobPosting data: a quick look, before anything here is imported, kept for all rules."""
    return "ld+json" in text.lower() or '"JobPosting"' in text
