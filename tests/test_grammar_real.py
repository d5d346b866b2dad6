"""The grammar check against a real LanguageTool 6.8, started once for all of these tests.

Skipped where it is not there: `make languagetool` puts it in place, and needs Java and Maven.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from conftest import PACK
from test_rules import marked, unmark

from jdlint.config import Config, Name
from jdlint.engine import Engine
from jdlint.grammar import own
from jdlint.grammar.kept import Kept, answers, kept, memory
from jdlint.grammar.server import start, stop
from jdlint.grammar.setting import Setting
from jdlint.rule import Finding

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".languagetool"
IS_THERE = bool(shutil.which("java")) and FOLDER.is_dir()

pytestmark = [
    pytest.mark.skipif(not IS_THERE, reason="needs Java and a LanguageTool: `make languagetool` puts it in place"),
    pytest.mark.xdist_group("languagetool"),
]

Check = Callable[[str, str], list[Finding]]
SETTING = Setting(mode="on", folder=str(FOLDER), timeout=60, start_timeout=240)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    before = os.environ["JDLINT_CACHE_DIR"]
    os.environ["JDLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("languagetool"))
    try:
        yield start(SETTING)
    finally:
        stop()
        os.environ["JDLINT_CACHE_DIR"] = before


@pytest.fixture(scope="module")
def check(server: Kept) -> Check:
    """All findings on a text, those of the engine and of jdlint's own rules."""
    return _checker(Config(folder=str(ROOT), grammar=SETTING._replace(server=server.url)))


@pytest.fixture(scope="module")
def check_alone(server: Kept) -> Check:
    """What the engine finds, without jdlint's own rules for spelling, to which it yields."""
    off = (Name("spelling", "--ignore"),)
    return _checker(Config(folder=str(ROOT), grammar=SETTING._replace(server=server.url), ignore=off))


def _checker(config: Config) -> Check:
    engine = Engine(config, "2026-01-15")

    def check(text: str, name: str = "posting.md") -> list[Finding]:
        found = engine.check(engine.read(text, name), name)
        assert engine.grammar is not None
        assert engine.grammar.troubles == []
        return found

    return check


def grammar(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.topic == "grammar"]


def test_the_server_is_kept_and_bounded(server: Kept) -> None:
    assert answers(server.url)
    assert start(SETTING) == server == kept()
    assert memory(server) < 1_000_000_000


@pytest.mark.parametrize("name", ["planted-1.md", "planted-2.md"])
def test_planted_mistakes_are_found(name: str, check: Check) -> None:
    """25 of the 30 at a span that overlaps the mistake, whichever of our rules says it."""
    text, spans = unmark((ROOT / "tests" / "grammar" / name).read_text(encoding="utf-8"))
    assert len(spans) == 30
    of_language = [f for f in check(text, name) if f.topic in ("grammar", "spelling") or f.rule == "repeated-word"]
    missed = [span for span in spans if not any(f.start < span[1] and span[0] < f.end for f in of_language)]
    assert len(missed) <= 5, marked(text, missed)
    other = [f for f in of_language if not any(f.start < end and start < f.end for start, end in spans)]
    assert len(other) <= 2, [(f.rule, text[f.start : f.end]) for f in other]


GOOD = [*(ROOT / "examples").glob("*"), *(ROOT / "tests" / "good").glob("*")]


@pytest.mark.parametrize("path", sorted(p for p in GOOD if p.stem != "draft"), ids=lambda path: path.name)
def test_good_postings_give_nothing(path: Path, check: Check) -> None:
    text = path.read_text(encoding="utf-8")
    assert [(f.rule, text[f.start : f.end]) for f in grammar(check(text, path.name))] == []


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_examples_of_the_rule(kind: str, check_alone: Check) -> None:
    for example in PACK.rules["grammar"].page["examples"][kind]:
        text, spans = unmark(example["text"])
        assert marked(text, sorted((f.start, f.end) for f in grammar(check_alone(text, "posting.md")))) == marked(
            text, spans
        )


OWN = [(group.get("id", ""), one) for group in ET.parse(own.RULES).iter("rulegroup") for one in group.iter("example")]


@pytest.mark.parametrize(("id", "example"), OWN, ids=lambda value: value if isinstance(value, str) else value.text)
def test_examples_of_our_own_rules(id: str, example: ET.Element, server: Kept) -> None:
    """What is marked is told, with the correction first among what the rule offers; an example without a mark is not."""
    text, marked = "".join(example.itertext()), example.find("marker")
    form = urlencode({"language": "en-US", "text": text, "enabledRules": id, "enabledOnly": "true"})
    with urlopen(f"{server.url}/v2/check", form.encode(), timeout=60) as answer:
        matches = json.load(answer)["matches"]
    said = [(m["offset"], m["length"], [one["value"] for one in m["replacements"]]) for m in matches]
    if marked is None:
        assert said == []
        return
    better = [example.get("correction")] if example.get("correction") else []
    assert [(start, length) for start, length, _ in said] == [(len(example.text or ""), len(marked.text or ""))]
    assert set(better) <= set(said[0][2])


NAMES = """# Backend developer at Kestrelworks

Kestrelworks builds ticketing. You will use PostgreSQL, Kubernetes, gRPC, Kafka and our own Perchbox.
Perchbox is written in Go. Ask Aoife Ní Bhriain in Galway or Wojciech in Gdańsk, or write to jobs@kestrelworks.example.

- Organise your day as you like: we favour flexible hours and honour them.
- Full time or part time, hands on, with a state of the art setup.
- The harbour is the *calafort*, and *stoirm* is what comes after it.
"""


def test_names_terms_and_other_englishes_are_no_mistakes(check: Check) -> None:
    assert [(f.rule, NAMES[f.start : f.end]) for f in grammar(check(NAMES, "posting.md"))] == []


def test_places_are_right_after_characters_of_two_units(check_alone: Check) -> None:
    text = "# Baker\n\n🥐🥖 **We 🍞 will** worked *with* 🧁 a [flour and enviroment](https://x.example) 🧈.\n"
    found = {text[f.start : f.end] for f in grammar(check_alone(text, "posting.md"))}
    assert {"worked", "enviroment"} <= found


def test_headings_are_asked_for_misspellings(check: Check) -> None:
    text = "# Baker at Kestrelworks\n\n## Key Responsibilites\n\n- Bake\n\n## Perchbox Requirments\n\n- Flour\n"
    found = [text[f.start : f.end] for f in check(text, "posting.md") if f.topic in ("grammar", "spelling")]
    assert found == ["Responsibilites", "Requirments"]


def test_a_capital_makes_no_name_of_a_slip_beside_the_right_word(check: Check) -> None:
    text = (
        "# Brewer, Infussion Tea\n\nYou brew infusion after infusion for Steephil Tea, Brassy Inn and Infusionn Bar.\n"
    )
    found = [text[f.start : f.end] for f in grammar(check(text, "posting.md")) if "MORFOLOGIK" in f.rule]
    assert found == ["Infussion", "Infusionn"]


def test_headings_are_asked_by_the_second_reader(check: Check) -> None:
    text = (
        "# Baker\n\n## Why this job exist\n\n- Bake\n\n## What are we looking for\n\n- Flour\n\n## Salary\n\n- Bread\n"
    )
    found = [(f.rule, text[f.start : f.end]) for f in grammar(check(text, "posting.md"))]
    assert found == [("grammar/JDLINT_READER_AGREEMENT", "exist")]


def test_what_runs_on_a_crlf_text_in_tags(check_alone: Check) -> None:
    text = "<h1>Baker</h1>\r\n<p>You will <b>wor</b>ked with\r\nbread and recieve <i>flour</i>.</p>\r\n"
    found = {re.sub(r"<.*?>", "", text[f.start : f.end]) for f in grammar(check_alone(text, "posting.html"))}
    assert found == {"worked", "recieve"}
