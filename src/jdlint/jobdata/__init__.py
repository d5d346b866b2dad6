"""JobPosting data (schema.org) as search engines read it: found in a page, read with positions, held against what
Google asks for.

Invariant: nothing here knows rules or findings; every value keeps its place in the untouched text.
"""
