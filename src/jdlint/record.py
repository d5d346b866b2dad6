"""Small immutable values with named fields: what typing.NamedTuple makes, at a tenth of its cost on import.

Invariant: to a type checker, and to whoever uses one, a Record is a NamedTuple. jdlint has dozens of them, and typing
with their classes would take a sixth of a run on one posting.
"""

from __future__ import annotations

__all__ = ["Record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    try:
        from _collections import _tuplegetter as _getter  # as collections.namedtuple does
    except ImportError:
        from operator import itemgetter

        def _getter(place, doc):
            """A property that reads the value at a place."""
            return property(itemgetter(place), doc=doc)

    class _WithFields(type):
        """Makes the fields of a class body, and their defaults, into places of a tuple."""

        def __new__(mcs, name, bases, body):
            if any(getattr(base, "_fields", ()) for base in bases):
                return super().__new__(mcs, name, bases, body)  # derived from a record: it has its fields
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            getters = {field: _getter(place, "") for place, field in enumerate(fields)}
            about = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return super().__new__(mcs, name, bases, {**body, **getters, **about})

    class Record(tuple, metaclass=_WithFields):
        """The base of all records: a class whose body lists its fields, with types and perhaps defaults."""

        def __new__(cls, *values, **named):
            """A record of the values of all fields; raises TypeError as any call with wrong arguments does."""
            if named or len(values) != len(cls._fields):
                values = _filled(cls, values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **changed):
            return type(self)(**{**self._asdict(), **changed})

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

    def _filled(cls, values, named):
        """All values of a record, from those given in order, those given by name, and the defaults."""
        fields, defaults = cls._fields, cls._field_defaults
        rest = fields[len(values) :]
        lacking = [field for field in rest if field not in named and field not in defaults]
        if lacking or len(values) > len(fields) or not named.keys() <= set(rest):
            unknown = named.keys() - set(rest)
            wrong = ", ".join(sorted(unknown)) or ", ".join(lacking) or "too many values"
            raise TypeError(f"{cls.__name__} has the fields {', '.join(fields)}; wrong here: {wrong}")
        return *values, *[named[field] if field in named else defaults[field] for field in rest]
