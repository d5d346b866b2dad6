"""`jdlint schema`: JSON schemas by which editors complete and check what people write for jdlint."""

from __future__ import annotations

from jdlint.cli.options import Options
from jdlint.cli.output import write
from jdlint.cli.session import FINE, Session


def run(options: Options, what: str) -> int:
    """Print the schema of `what` (config or rule), and answer with the exit code."""
    from json import dumps

    from jdlint.schema import config_schema, rule_schema

    pack = Session(options).engine_for("").pack
    schema = config_schema(pack) if what == "config" else rule_schema(pack)
    write([dumps(schema, indent=1) + "\n"], options.output_file)
    return FINE
