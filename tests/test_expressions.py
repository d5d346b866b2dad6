"""Expressions made from kept code are the ones that `re` makes, and nothing depends on there being any."""

import re
import sys
from importlib import import_module

import pytest

from jdlint import lazy
from jdlint.expressions import packed
from jdlint.heap import WordHeap, pack_words
from jdlint.lazy import Lazy, key_of, stamp

PATTERN, FLAGS = r"(?P<day>\d+) (may|june)\b", int(re.IGNORECASE)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy, "_kept", [])


@pytest.fixture(scope="module")
def whole() -> bytes:
    return packed()


def test_all_of_them_are_what_re_makes_of_the_pattern(whole: bytes) -> None:
    assert lazy.keep(whole)
    assert len(Lazy.made) > 200
    for one in Lazy.made:
        made = lazy._from_kept(one.pattern, one.flags)
        assert made == re.compile(one.pattern, one.flags), one.pattern


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
