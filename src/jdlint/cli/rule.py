"""`jdlint rule`: the page of a rule, made from its file."""

from __future__ import annotations

import os
from collections.abc import Sequence

from jdlint.cli.options import Options
from jdlint.cli.output import style_for, write
from jdlint.cli.session import FINE


def run(options: Options, ids: Sequence[str], everything: bool) -> int:
    """Print the pages of the rules that are named by id or topic, or of all. Raises ConfigError for an unknown name."""
    from jdlint.config import Configs, Name
    from jdlint.names import rules_meant
    from jdlint.pack import load_pack
    from jdlint.report.rule_page import as_json, as_text

    pack = load_pack(Configs(options.config, options.isolated).of(os.curdir).packs)
    meant = set(pack.rules) if everything else set()
    for id in ids:
        meant |= rules_meant(Name(id, "rule"), pack)
    rules = sorted((pack.rules[id.partition("/")[0]] for id in meant), key=lambda rule: (rule.topic, rule.id))
    style = style_for(options.color, options.output_file)
    write(as_json(rules) if options.output_format == "json" else as_text(rules, style), options.output_file)
    return FINE
