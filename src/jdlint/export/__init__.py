"""A posting as JobPosting data (schema.org), from what its front matter and text state.

Invariant: nothing is made up: what the posting does not state, or states in two ways, is left out.
"""
