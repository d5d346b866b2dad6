"""The configuration file: where it is found, what it may say, and how it joins the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from jdlint.config import Config, Configs, Name, parse_size, put_over
from jdlint.config_file import read_config
from jdlint.engine import Engine
from jdlint.errors import ConfigError, JdlintError
from jdlint.lint import Settings
from jdlint.names import front_matter_aliases
from jdlint.pack import Pack
from jdlint.selection import ALWAYS


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def config(text: str, name: str = ".jdlint.yaml") -> Config:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)
    return read_config(name)


def settings(made: Config, pack: Pack, path: str = "a.md") -> Settings:
    del pack
    return Engine(made, "2026-01-15").settings(path)


def test_everything_at_once(tmp_path: Path) -> None:
    made = config("""
role: backend
packs: [house]
include: ["jobs/**"]
exclude: drafts/
site-provides: [apply, equal-opportunity]
select: [wording]
extend-select: [repeated-word]
ignore: [long-sentence]
fail-on: error
max-size: 200 kB
front-matter:
  title: [position]
rules:
  mission: off
  long-sentence: {level: info, max: 40}
overrides:
  "jobs/old/*":
    role: backend
    rules: {mission: warning}
""")
    assert made.role == Name("backend", ".jdlint.yaml:2")
    assert made.packs == (str(tmp_path / "house"),)
    assert (made.include, made.exclude) == (("jobs/**",), ("drafts/",))
    assert [name.text for name in made.provides] == ["apply", "equal-opportunity"]
    assert (made.fail_on, made.max_size) == ("error", 200_000)
    assert [(setting.rule.text, setting.level) for setting in made.rules] == [
        ("mission", "off"),
        ("long-sentence", "info"),
    ]
    assert list(made.rules[1].options) == ["max"]
    assert made.overrides[0].glob == "jobs/old/*"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("rool: backend\n", 1, 'unknown key "rool". Did you mean "role"?'),
        ("role: backend\nrole: backend\n", 2, "stands twice"),
        ("\nfail-on: eror\n", 2, 'Did you mean "error"?'),
        ("rules:\n  mission: loud\n", 2, "none of: off, info, warning, error"),
        ("rules:\n  mission: {level: yes}\n", 2, "none of"),
        ("rules: [mission]\n", 1, "expected keys"),
        ("overrides:\n  'a/*':\n    rols: {}\n", 3, 'Did you mean "role"?'),
        ("max-size: big\n", 1, "is no size"),
        ("role: [\n", 2, "not valid YAML"),
        ("- role\n", 1, "expected keys"),
        ("role:\n", 1, "empty"),
    ],
)
def test_mistakes_are_told_with_file_and_line(text: str, line: int, says: str) -> None:
    with pytest.raises(JdlintError) as error:
        config(text)
    assert str(error.value).startswith(f".jdlint.yaml:{line}: ")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("role: backnd\n", 1, 'no role "backnd". Did you mean "backend"?'),
        ("select: [repeated-wrod]\n", 1, 'Did you mean "repeated-word"?'),
        ("select:\n  - readability\n  - repetiton\n", 3, 'Did you mean "repetition"?'),
        ("rules:\n  repeated-wrod: off\n", 2, 'Did you mean "repeated-word"?'),
        ("rules:\n  long-sentence:\n    maxx: 3\n", 3, 'no option "maxx". Did you mean "max"?'),
        ("rules:\n  long-sentence:\n    max: many\n", 3, "expected a number"),
        ("site-provides: [aply]\n", 1, 'no element "aply"'),
        ("overrides:\n  '*.md':\n    rules: {repeated-wrod: off}\n", 3, 'Did you mean "repeated-word"?'),
    ],
)
def test_names_are_checked_against_the_pack(text: str, line: int, says: str, pack: Pack) -> None:
    with pytest.raises(JdlintError) as error:
        settings(config(text), pack)
    assert str(error.value).startswith(f".jdlint.yaml:{line}: ")
    assert says in str(error.value)


def test_levels_and_options(pack: Pack) -> None:
    made = config(
        "rules:\n  repeated-word: off\n  long-sentence: {level: error, max: 12}\n  pasted-twice: {level: info}\n"
    )
    rules = settings(made, pack).rules
    assert "repeated-word" not in rules
    assert (rules["long-sentence"].level, rules["long-sentence"].options["max"]) == ("error", 12)
    assert rules["pasted-twice"].level == "info"
    assert pack.rules["long-sentence"].options["max"] != 12


def test_a_level_switches_a_rule_on(pack: Pack) -> None:
    off = next(id for id, rule in pack.rules.items() if not rule.on)
    assert off not in settings(Config(), pack).rules
    assert off in settings(config(f"rules: {{{off}: info}}\n"), pack).rules
    assert off in settings(put_over(Config(), extend_select=[off]), pack).rules


def test_selection_from_the_file_and_from_the_command_line(pack: Pack) -> None:
    made = config("select: [repetition]\nignore: [pasted-twice]\nrules: {restated: off}\n")
    chosen = set(settings(made, pack).rules)
    assert "repeated-word" in chosen
    assert not chosen & {"pasted-twice", "restated", "long-sentence"}
    typed = set(settings(put_over(made, select=["pasted-twice", "restated"]), pack).rules)
    assert typed - set(ALWAYS) == {"pasted-twice", "restated"}
    assert set(ALWAYS) <= typed
    assert "pasted-twice" in settings(put_over(made, extend_select=["pasted-twice"]), pack).rules
    assert "repeated-word" not in settings(put_over(made, ignore=["repeated-word"]), pack).rules
    assert set(settings(put_over(made, select=["all"]), pack).rules) == set(pack.rules) - {"restated", "grammar"}


def test_overrides_hold_for_their_files_and_the_last_wins(pack: Pack) -> None:
    made = config(
        "overrides:\n  'old/*': {rules: {repeated-word: error}}\n  'old/a.md': {rules: {repeated-word: info}}\n",
        "sub/jdlint.yaml",
    )
    assert settings(made, pack, "sub/old/b.md").rules["repeated-word"].level == "error"
    assert settings(made, pack, "sub/old/a.md").rules["repeated-word"].level == "info"
    assert settings(made, pack, "old/b.md").rules["repeated-word"].level == "warning"


def test_a_role_on_the_command_line_beats_that_of_an_override(pack: Pack) -> None:
    made = config("overrides: {'*.md': {role: backend}}\n")
    assert settings(made, pack).role == "backend"
    assert settings(made, pack, "a.html").role is None
    with pytest.raises(ConfigError, match="--role: there is no role"):
        settings(put_over(made, role="no-such-role"), pack)


def test_front_matter_keys_of_the_house(pack: Pack) -> None:
    aliases = front_matter_aliases(config("front-matter: {title: [Stellen_Titel]}\n"), pack)
    assert aliases["stellentitel"] == "title"
    with pytest.raises(ConfigError, match='no front-matter field "titel"'):
        front_matter_aliases(config("front-matter: {titel: [x]}\n"), pack)


def test_the_nearest_file_upward_holds() -> None:
    config("role: backend\n")
    config("fail-on: error\n", "a/b/jdlint.yaml")
    os.makedirs("a/b/c")
    configs = Configs()
    assert configs.of("a/b/c").path == os.path.join("a", "b", "jdlint.yaml")
    assert configs.of("a").path == ".jdlint.yaml"
    assert Configs(isolated=True).of("a").path == ""
    assert Configs(path="a/b/jdlint.yaml").of(".").fail_on == "error"


def test_two_files_in_one_folder_are_a_mistake() -> None:
    config("role: backend\n")
    config("role: backend\n", "jdlint.yaml")
    with pytest.raises(ConfigError, match="keep one"):
        Configs().of(".")


@pytest.mark.parametrize("text", ["", "# nothing yet\n\n"])
def test_a_file_may_say_nothing(text: str) -> None:
    assert config(text).rules == ()


@pytest.mark.parametrize(("text", "size"), [("500", 500), ("1.5MB", 1_500_000), ("2 kB", 2_000), ("3m", 3_000_000)])
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


def test_rules_that_do_not_load_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def load(folders: Sequence[str], cache: str | None) -> Pack:
        read.append((folders, cache))
        raise ConfigError("house/bread.yaml:3: no such kind")

    monkeypatch.setattr("jdlint.engine.load_pack", load)
    made = config("packs: [house]\n")
    for _ in range(3):
        with pytest.raises(ConfigError, match="no such kind"):
            Engine(made, "2026-01-15")
    assert len(read) == 1
