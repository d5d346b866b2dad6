"""The rules that jdlint adds to LanguageTool: their file, and what becomes of what they say. No engine is needed here.

That each of their examples is told, or not, by a real LanguageTool is seen to in test_grammar_real.
"""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import PACK
from test_grammar import java, run

from jdlint.grammar import RULE, GrammarError, own
from jdlint.grammar.client import Raw
from jdlint.grammar.filter import is_mistake
from jdlint.grammar.kept import Kept, born, keep, ready
from jdlint.grammar.pieces import pieces_of
from jdlint.grammar.reader import doubts_of
from jdlint.grammar.server import start
from jdlint.grammar.wanted import wanted_of
from jdlint.grammar.words import Known
from jdlint.posting.model import Posting
from jdlint.posting.read import read_posting

ROOT = Path(__file__).parent.parent
GROUPS = list(ET.parse(own.RULES).getroot().iter("rulegroup"))


def test_every_rule_has_its_words_and_an_example_that_it_tells_of() -> None:
    assert len(GROUPS) >= 10
    for group in GROUPS:
        assert group.get("id", "").startswith(own.PREFIX)
        for rule in group.iter("rule"):
            assert "".join(rule.find("message").itertext()).strip()  # type: ignore[union-attr]
            assert any(example.find("marker") is not None for example in rule.iter("example")), group.get("id")


def test_every_group_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "grammar.md").read_text(encoding="utf-8")
    doubts = [f"{own.PREFIX}READER_{name}" for name in doubts_of(PACK.rules[RULE].options["reader"])]
    ids = [*(group.get("id") for group in GROUPS), *doubts]
    assert ids == re.findall(rf"^\| `({own.PREFIX}\w+)`", page, re.MULTILINE)


def test_the_engine_is_started_with_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setting = java(here, f'echo "$@" > {here}/asked; exit 3', monkeypatch)
    with pytest.raises(GrammarError):
        start(setting)
    _, path = re.search(r"(-cp) (\S+)", (here / "asked").read_text()).groups()  # type: ignore[union-attr]
    assert path.split(os.pathsep) == [own.FOLDER, "languagetool-server.jar"]
    assert os.path.isfile(os.path.join(path.split(os.pathsep)[0], "org/languagetool/rules/en/grammar_custom.xml"))


@pytest.mark.parametrize(("rules", "is_ready"), [(own.stamp(), True), ("0123", False), ("", False)])
def test_a_server_with_other_rules_is_not_the_one_that_is_kept(
    rules: str, is_ready: bool, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jdlint.grammar.kept.answers", lambda url: True)
    server = Kept(os.getpid(), born(os.getpid()), 8081, str(here), True, rules)
    keep(server)
    assert ready() == (server if is_ready else None)
    assert run("grammar", "status") == (0 if is_ready else 1)
    assert ("started by another version" in capsys.readouterr().out) is not is_ready


def test_what_was_kept_by_an_older_jdlint_reads(here: Path) -> None:
    keep(Kept(os.getpid(), born(os.getpid()), 8081, str(here), True, own.stamp()))
    path = here / "cache" / "grammar" / "server.json"
    said = json.loads(path.read_text())
    del said["rules"]
    path.write_text(json.dumps(said))
    assert ready() is None


PROSE = "We work in small plant in the north of the country, and the team looks after a part of the grid.\n"
TERSE = "Work in small plant. Keep grid stable. Write reports. Handle incidents. Talk to customers. Know tools.\n"


def told(id: str, text: str, words: str) -> bool:
    """Whether a match of a rule of ours at these words counts."""
    posting: Posting = read_posting(text, "posting.md", PACK.headings, PACK.aliases, PACK.cues)
    piece = next(piece for piece in pieces_of(posting) if words in piece.text)
    at = piece.text.index(words)
    raw = Raw(id, "JDLINT", "…", at, at + len(words), ())
    counted = frozenset(PACK.rules["countable-noun"].options["things"])
    wanted = wanted_of({"grammar": PACK.rules["grammar"]}, (), ())._replace(counted=counted)
    return is_mistake(raw, piece, posting, Known(posting, PACK.matcher, PACK.tables, frozenset()), wanted)


@pytest.mark.parametrize(
    ("id", "text", "words", "is_told"),
    [
        ("JDLINT_ARTICLE", PROSE, "small plant", True),
        ("JDLINT_ARTICLE", TERSE, "small plant", False),
        ("JDLINT_LISTED_ARTICLE", PROSE, "small plant", False),
        ("JDLINT_LISTED_ARTICLE", PROSE.replace("plant", "project"), "small project", True),
        ("JDLINT_LISTED_ARTICLE", TERSE.replace("plant", "project"), "small project", False),
        ("MISSING_ARTICLE", TERSE, "small plant", True),
        ("JDLINT_SUBJECT", TERSE, "small plant", True),
    ],
)
def test_bare_nouns_count_in_prose_with_articles(id: str, text: str, words: str, is_told: bool) -> None:
    assert told(id, text, words) is is_told


@pytest.mark.parametrize(("id", "is_told"), [("JDLINT_CONFUSED", True), ("NOUN_VERB_CONFUSION", False)])
def test_our_own_rules_tell_two_words_from_one(id: str, is_told: bool) -> None:
    posting: Posting = read_posting(
        "You will setup the new rooms.\n", "posting.md", PACK.headings, PACK.aliases, PACK.cues
    )
    piece = next(iter(pieces_of(posting)))
    at = piece.text.index("setup")
    raw = Raw(id, "JDLINT", "…", at, at + len("setup"), ("set up",))
    wanted = wanted_of({"grammar": PACK.rules["grammar"]}, (), ())
    assert is_mistake(raw, piece, posting, Known(posting, PACK.matcher, PACK.tables, frozenset()), wanted) is is_told


def test_the_stamp_changes_with_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = own.stamp()
    (tmp_path / "rules.xml").write_text("<rules/>")
    monkeypatch.setattr(own, "RULES", str(tmp_path / "rules.xml"))
    assert own.stamp() != first


@pytest.mark.parametrize(("command", "code"), [(["check", "--grammar", "on", "a.md"], 2), (["grammar", "start"], 2)])
def test_rules_that_are_gone_are_told(
    command: list[str], code: int, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    java(here, "exec sleep 60", monkeypatch)
    (here / ".jdlint.yaml").write_text("grammar: {folder: lt}\n")
    (here / "a.md").write_text("# Baker\n\nYou bake bread for our guests every morning.\n")
    monkeypatch.setattr(own, "RULES", str(here / "gone.xml"))
    assert run(*command) == code
    said = capsys.readouterr().err
    assert "gone.xml: cannot be read" in said
    assert "Installing jdlint anew" in said
