"""Tables of words: phrases as expressions, exceptions, mistakes told, and lists that an own pack puts in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.checks import versions
from jdlint.checks._asked import Asking
from jdlint.checks._in_passing import Placing
from jdlint.checks._slight import Slighting
from jdlint.checks._table import Lists, Phrases
from jdlint.errors import RuleError
from jdlint.lazy import Lazy
from jdlint.pack import load_pack
from jdlint.pack.locate import rules_folder
from jdlint.pack.phrases import PhraseError, Row
from jdlint.pack.regex import regex_of

PACK = load_pack()


def vocabulary(name: str) -> frozenset[Row]:
    return frozenset([("no", "longer"), ("can't",)])


def find(phrase: str, text: str) -> list[str]:
    return [match[0] for match in Lazy(regex_of([phrase], vocabulary)).finditer(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("hired", "rehired, hired. hired's", ["hired", "hired"]),
        ("[turned down|let go]", "let go, turned away, turned down", ["let go", "turned down"]),
        ("not (be) hired", "not hired, not be hired, notbe hired", ["not hired", "not be hired"]),
        ("(please) do not (ever) write", "do not write; please do not ever write", ["do not write", "please do not ever write"]),
        ("not ..2 read", "not read, not even quickly read, not, read, not at all ever read", ["not read", "not even quickly read"]),
        ("^ only", "only if only", ["only"]),
        ("welcom*", "we welcome and are welcoming", ["welcome", "welcoming"]),
        ("our * off", "puts our well-paid off, our off", ["our well-paid off"]),
        ("send~ it", "sends it, sending it, sent it", ["sends it", "sending it", "sent it"]),
        ("don't", "don't, don’t", ["don't", "don’t"]),
        ("{no-more} join", "no longer join, can’t join", ["no longer join", "can’t join"]),
        ("a+b [c.|d]", "a+b d, aab d", ["a+b d"]),
    ],
)  # fmt: skip
def test_an_expression_finds_what_the_phrase_says(phrase: str, text: str, found: list[str]) -> None:
    assert find(phrase, text) == found


@pytest.mark.parametrize(
    "phrase", [".. a", "a ..", "[a|b", "a]", "(a)", "a ^ b", "[a .. b|c]", "[a|]", "a (", "(a) (b)"]
)
def test_a_phrase_that_does_not_read_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        regex_of([phrase], vocabulary)


def test_an_exception_takes_back_what_it_overlaps_and_moves_nothing() -> None:
    phrases = Phrases({"phrases": regex_of(["serve"], vocabulary), "unless": regex_of(["we serve"], vocabulary)})
    assert not phrases.search("whom we serve")
    match = phrases.search("we serve those who serve")
    assert match is not None
    assert match.start() == len("we serve those who ")


def write(folder: Path, text: str) -> str:
    (folder / "house" / "tables").mkdir(parents=True)
    (folder / "house" / "tables" / "asking.yaml").write_text(text)
    return str(folder / "house")


def test_an_own_pack_puts_its_list_in_the_place_of_one(tmp_path: Path) -> None:
    asking = Asking.of(load_pack([write(tmp_path, "orders: [beam]\nkind: {phrases: [as a *]}\n")]).tables)
    assert asking.words["orders"] == {"beam"}
    assert asking.phrases["kind"].search("as a treat")
    assert "send" in Asking.of(PACK.tables).words["orders"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nkind:\n  phrases:\n    - fine\n    - '[open'\n", "asking.yaml:5:"),
        ("kind: {phrases: [x], unles: [y]}\n", 'unknown key "unles"'),
        ("kind: [x]\n", 'asking.yaml:1: "kind" is a list under `phrases`'),
        ("orders: x\n", '"orders" is a list in the table'),
        ("kind: {phrases: ['{no-such-list}']}\n", "no-such-list"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RuleError) as error:
        load_pack([write(tmp_path, text)])
    assert told in str(error.value)


@pytest.mark.parametrize("lists", [Asking, Slighting, Placing])
def test_the_code_of_all_expressions_is_kept(lists: type[Lists]) -> None:
    from jdlint.heap import WordHeap
    from jdlint.lazy import key_of
    from jdlint.pack.build import build_data

    _, heaps = build_data([rules_folder()])
    before = len(Lazy.made)
    lists(PACK.tables[lists.TABLE])
    kept = WordHeap(heaps["expressions"])
    assert len(Lazy.made) > before
    assert all(kept.get(key_of(one.pattern, one.flags)) for one in Lazy.made[before:])


@pytest.mark.parametrize("lists", [Asking, Slighting, Placing])
def test_every_list_of_a_table_is_asked_for(lists: type[Lists]) -> None:
    folder = Path(rules_folder()).parent / "src" / "jdlint" / "checks"
    code = "".join(path.read_text() for path in folder.glob("_*.py"))
    assert [name for name in PACK.tables[lists.TABLE] if f'"{name}"' not in code and f"'{name}'" not in code] == []


def test_versions_are_those_of_the_month_that_the_rule_names() -> None:
    rule = Path(rules_folder(), "experience", "unknown-version.yaml").read_text(encoding="utf-8")
    assert f"as_of: {versions.AS_OF}-" in rule
