"""Expressions made from kept code find what those find that `re` makes, and nothing depends on there being any."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from jdlint import lazy
from jdlint.expressions import packed
from jdlint.heap import WordHeap, pack_words
from jdlint.lazy import Lazy, key_of, stamp
from jdlint.openings import first_of

PATTERN, FLAGS = r"(?P<day>\d+) (may|june)\b", int(re.IGNORECASE)
EXAMPLES = Path(__file__).parent.parent / "examples"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.*"))]
TEXTS += [text.upper() for text in TEXTS] + [
    "£40k–50k p.a., TV-L E13; R 450 000; 03/04/2026 ſtart\u212a \u0130 ﬁ @x\0\0<b>"
]


def found(expression: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in expression.finditer(text)]


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy, "_kept", [])


@pytest.fixture(scope="module")
def whole() -> bytes:
    return packed()


def test_all_of_them_are_kept_and_find_what_those_of_re_find(whole: bytes) -> None:
    assert lazy.keep(whole)
    assert len(Lazy.made) > 200
    for one in Lazy.made:
        made, plain = lazy._from_kept(one.pattern, one.flags), re.compile(one.pattern, one.flags)
        assert made is not None, one.pattern
        assert (made.pattern, made.flags, made.groups) == (plain.pattern, plain.flags, plain.groups)
        for text in TEXTS:
            assert found(made, text) == found(plain, text), one.pattern


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [
        (r"\b(?:pay|salary)\b", re.IGNORECASE, "Our PAY, and a ſalary"),
        (r"\b(?:kilo|Å)\w*", re.IGNORECASE, "\u212alo, \u212bngstrom, ångstrom"),
        (r"\b(?:size|its)\b", re.IGNORECASE, "\u0130ts size, \u0131ts sIze"),
        (r"\b(?:[x-z]|\d|\s)+", 0, "yz 12 \u0663"),
        (r"(?<=a)(?:b|c)?d", 0, "ad abd acd d"),
        (r"(?i:may)|june", 0, "MAY JUNE june"),
        (r"(?:a|)b", 0, "b ab"),
        (r"(?:x*|y)\b", 0, "xx y z"),
        (r"\b(?:ss|ß)", re.IGNORECASE, "SS ẞ ß"),
    ],
)
def test_what_a_match_begins_with_is_every_spelling_of_it(pattern: str, flags: int, text: str) -> None:
    form = import_module("jdlint.expressions")._form(pattern, int(flags))
    lazy.keep(pack_words({"": stamp(), key_of(pattern, int(flags)): form}))
    made = lazy._from_kept(pattern, int(flags))
    assert made is not None
    assert found(made, text) == found(re.compile(pattern, flags), text)


def test_the_engine_is_told_with_what_matches_begin() -> None:
    form = import_module("jdlint.expressions")._form(PATTERN, FLAGS)
    tree = import_module("re._parser").parse(r"\b(?:may|june)\d", FLAGS)
    assert first_of(tree, FLAGS) == ({"m", "M", "j", "J"}, False)
    assert form[2][2] == 4  # the flag of a set of characters


def test_those_of_every_module_are_kept(whole: bytes) -> None:
    closing = import_module("jdlint.detect.closing")
    assert WordHeap(whole).get(key_of(closing._ENDS.pattern, closing._ENDS.flags))


def test_a_lazy_uses_what_is_kept(monkeypatch: pytest.MonkeyPatch, whole: bytes) -> None:
    lazy.keep(whole)
    sample = next(one for one in Lazy.made if one.flags)
    monkeypatch.setattr(re, "compile", lambda *args: pytest.fail("it compiled"))
    Lazy(sample.pattern, sample.flags).search("1 May")


def test_names_of_groups_and_flags_are_kept() -> None:
    form = import_module("jdlint.expressions")._form(PATTERN, FLAGS)
    lazy.keep(pack_words({"": stamp(), key_of(PATTERN, FLAGS): form}))
    made = lazy._from_kept(PATTERN, FLAGS)
    assert made is not None
    found = made.fullmatch("3 JUNE")
    assert found
    assert (found["day"], found[2], made.flags) == ("3", "JUNE", re.compile(PATTERN, FLAGS).flags)


def test_code_of_another_python_is_left_alone() -> None:
    form = import_module("jdlint.expressions")._form(PATTERN, FLAGS)
    assert not lazy.keep(pack_words({"": "cpython-27 1", key_of(PATTERN, FLAGS): form}))
    assert lazy._from_kept(PATTERN, FLAGS) is None


@pytest.mark.parametrize("form", [("x",), (PATTERN, FLAGS, [999_999, 1], 0, {}, ()), (1, 2, 3, 4, 5, 6), "x"])
def test_broken_code_is_compiled_anew(form: object) -> None:
    lazy.keep(pack_words({"": stamp(), key_of(PATTERN, FLAGS): form}))
    assert Lazy(PATTERN, FLAGS).search("on 3 May")


def test_without_the_inner_door_all_is_compiled(monkeypatch: pytest.MonkeyPatch, whole: bytes) -> None:
    monkeypatch.setitem(sys.modules, "_sre", None)
    assert lazy.engine() is None
    assert not lazy.keep(whole)
    assert Lazy(PATTERN, FLAGS).search("on 3 May")
    assert import_module("jdlint.expressions")._form(PATTERN, FLAGS) is None
