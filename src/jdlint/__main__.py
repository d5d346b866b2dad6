"""`python -m jdlint` is the `jdlint` command."""

from jdlint.cli import main

main()
