"""Rule files: what is wrong in one is told with file, line and a way out; caches never change what a pack is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jdlint.errors import RuleError
from jdlint.pack import load_pack
from jdlint.pack.build import build_data
from jdlint.pack.cache import read_cache, write_cache

GOOD = """\
id: shouting
title: Shouting
kind: wording
level: info
message: '"{match}" shouts.'
why: Nobody likes it.
grade: convention
sources: [our own ears]
avoid: [wow, "hooray~"]
examples:
  bad: ["<<Wow>>, a job!"]
  good: [A job.]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def pack_with(tmp_path: Path, text: str, name: str = "shouting.yaml") -> str:
    folder = tmp_path / "house" / "wording"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "house")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("avoid:", "avoidd:", ':9: unknown key "avoidd". Did you mean "avoid"?'),
        ("level: info", "level: bad", ':4: "bad" is none of: info, warning, error.'),
        ("kind: wording", "kind: wordin", ':3: "wordin" is none of: evidence, '),
        ("{match}", "{macth}", ":5: the message names {macth}, which this kind of check does not give."),
        ("id: shouting", "id: shout", ':1: the id must be the name of the file, "shouting".'),
        ('"hooray~"', '"[hooray"', ':9: "[hooray" does not read: a bracket is open'),
        ('"hooray~"', '"{cheers}"', ':9: "{cheers}" does not read: there is no vocabulary "cheers".'),
        ("title: Shouting", "title: Shouting\ntitle: Again", ':3: the key "title" stands twice; merge the two.'),
        ("title: Shouting", "title:", ":2: this value is empty"),
        ("level: info", "level: info\non: yes", ':5: expected true or false here, not "yes".'),
        ("grade: convention", "grade: opinion", ':7: "opinion" is none of: law, '),
        ("sources: [our own ears]\n", "", ':1: the key "sources" is missing.'),
        ("avoid: [wow,", "avoid: [[wow],", ":9: expected a text here, not a list or mapping."),
        ("why: Nobody", "why: [Nobody", ":7: not valid YAML:"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as error:
        load_pack([pack_with(tmp_path, GOOD.replace(old, new, 1))])
    assert str(error.value).startswith("house/wording/shouting.yaml" + message)


def test_an_own_pack_adds_to_the_rules(tmp_path: Path) -> None:
    pack = load_pack([pack_with(tmp_path, GOOD)])
    assert pack.rules["shouting"].topic == "wording"
    assert "mission" in pack.rules


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("notes.txt", "house/wording/notes.txt:1: a pack holds only .yaml files; rename or move this one."),
        ("rule.yml", "house/wording/rule.yml:1: a pack holds only .yaml files; rename or move this one."),
        ("empty.yaml", "house/wording/empty.yaml:1: the file is empty."),
        ("repeated-word.yaml", 'house/wording/repeated-word.yaml:1: the id "repeated-word" is taken by '),
    ],
)
def test_files_that_are_no_rules(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        load_pack([pack_with(tmp_path, "", name)])
    assert str(error.value).startswith(message)


def test_missing_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_pack([str(tmp_path / "none")])
    (tmp_path / "bare").mkdir()
    with pytest.raises(RuleError, match="holds no rule file"):
        load_pack([str(tmp_path / "bare")])


def test_a_vocabulary_that_uses_itself(tmp_path: Path) -> None:
    folder = pack_with(tmp_path, GOOD.replace('"hooray~"', '"{cheers}"'))
    (tmp_path / "house" / "vocabulary").mkdir()
    (tmp_path / "house" / "vocabulary" / "cheers.yaml").write_text('["{cheers} wow"]', encoding="utf-8")
    with pytest.raises(RuleError, match="uses itself"):
        load_pack([folder])


def test_cache_is_what_was_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JDLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = pack_with(tmp_path, GOOD)
    built = load_pack([folder])
    cached = load_pack([folder])
    assert os.listdir(tmp_path / "cache")
    assert built.rules == cached.rules
    assert built.roles == cached.roles
    assert built.headings == cached.headings


def test_a_changed_file_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JDLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert load_pack([pack_with(tmp_path, GOOD)]).rules["shouting"].level == "info"
    assert load_pack([pack_with(tmp_path, GOOD.replace("info", "error"))]).rules["shouting"].level == "error"


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda data: data[:-1] + b"x", lambda data: b"", lambda data: data[::-1]]
)
def test_a_broken_cache_is_built_again(tmp_path: Path, damage: object) -> None:
    path = str(tmp_path / "deep" / "pack.bin")
    assert write_cache(path, b"key", {"a": (1, "x")})
    assert read_cache(path, b"key") == {"a": (1, "x")}
    assert read_cache(path, b"other") is None
    with open(path, "rb") as file:
        data = file.read()
    with open(path, "wb") as file:
        file.write(damage(data))  # type: ignore[operator]
    assert read_cache(path, b"key") is None


def test_an_unwritable_cache_costs_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("JDLINT_CACHE_DIR", str(blocked / "cache"))
    assert "repeated-word" in load_pack().rules


def test_compiled_data_survives_marshal() -> None:
    import marshal

    from jdlint.pack.locate import rules_folder

    data, heaps = build_data([rules_folder()])
    assert marshal.loads(marshal.dumps(data, 4)) == data
    assert all(heaps.values())


def test_a_table_of_facts_is_unpacked_on_use_and_can_be_added_to(tmp_path: Path) -> None:
    folder = pack_with(tmp_path, GOOD)
    (tmp_path / "house" / "tables").mkdir()
    (tmp_path / "house" / "tables" / "grades.yaml").write_text(
        'a: {pay: 10, since: "2020", open: true, tags: [x, 2]}\n'
    )
    table = load_pack([folder]).tables["grades"]
    assert table["a"] == {"pay": 10, "since": "2020", "open": True, "tags": ["x", 2]}
