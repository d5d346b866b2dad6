"""From the text of a file to a Posting. Knows nothing of rules, configuration or output."""
