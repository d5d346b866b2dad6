"""A Record behaves as the NamedTuple that type checkers take it for."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple

import pytest

import jdlint
from jdlint.record import Record


class Place(Record):
    """A place."""

    row: int
    column: int = 1
    name: str = ""

    @property
    def next(self) -> Place:
        return self._replace(row=self.row + 1)


class Model(NamedTuple):
    """What Place is to be like."""

    row: int
    column: int = 1
    name: str = ""


@pytest.mark.parametrize(
    "arguments", [((3, 4, "a"), {}), ((3,), {}), ((), {"row": 3, "name": "b"}), ((3,), {"column": 2})]
)
def test_it_is_made_and_read_like_a_named_tuple(arguments: tuple[tuple[object, ...], dict[str, object]]) -> None:
    values, named = arguments
    one, other = Place(*values, **named), Model(*values, **named)  # type: ignore[arg-type]
    assert one == other
    assert (one.row, one.column, one.name) == (other.row, other.column, other.name)
    assert one._asdict() == other._asdict()
    assert one._fields == other._fields
    assert one._field_defaults == other._field_defaults
    assert repr(one).replace("Place", "Model") == repr(other)
    assert hash(one) == hash(other)


@pytest.mark.parametrize("arguments", [((), {}), ((1, 2, "a", 4), {}), ((1,), {"row": 2}), ((1,), {"height": 2})])
def test_wrong_arguments_are_refused(arguments: tuple[tuple[object, ...], dict[str, object]]) -> None:
    values, named = arguments
    for kind in (Place, Model):
        with pytest.raises(TypeError):
            kind(*values, **named)  # type: ignore[arg-type]


def test_it_is_unpacked_replaced_matched_and_sent() -> None:
    place = Place(3, 4)
    row, column, _ = place
    assert (row, column) == (3, 4)
    assert place.next == Place(4, 4)
    assert Place._make([1, 2, "x"]) == (1, 2, "x")
    assert pickle.loads(pickle.dumps(place)) == place
    assert type(pickle.loads(pickle.dumps(place))) is Place
    match place:
        case Place(row=3, column=column):
            assert column == 4
        case _:
            pytest.fail("records match by their fields")
    with pytest.raises(AttributeError):
        place.row = 4  # type: ignore[misc]


def test_one_that_is_derived_has_the_same_fields() -> None:
    class Named(Place):
        def __str__(self) -> str:
            return f"{self.name}:{self.row}"

    assert str(Named(3, 4, "a.md")) == "a.md:3"


def test_no_module_imports_typing_at_run_time() -> None:
    """Only click's own module may: click imports typing itself."""
    folder = Path(jdlint.__file__).parent
    late = ("from typing", "import typing")
    found = [
        path.name
        for path in folder.rglob("*.py")
        if any(line.startswith(late) for line in path.read_text(encoding="utf-8").splitlines())
    ]
    assert found == ["clicked.py"]
