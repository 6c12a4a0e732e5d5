"""The columns of a kind of record, read off the record itself: "status" is one of ten words."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reportedly.model.codec import KINDS, kind_of
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.report.export import Offsets, plain
from reportedly.store.derived import DERIVED

__all__ = ["Column", "Offsets", "Shape", "columns", "row_of"]

_SORTS = {str: "text", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a column holds: "text", "integer", "number", "boolean", "record" (with ``columns``),
    "list" (of ``item``) or "pair" (a fixed number of values of several ``items``). ``words`` are
    all that a text can be, where they are few; ``empty`` says that it may be missing; ``of`` is
    the class of a record."""

    sort: str
    words: tuple[str, ...] = ()
    empty: bool = False
    of: str = ""
    columns: "tuple[Column, ...]" = ()
    items: "tuple[Shape, ...]" = ()


@dataclass(frozen=True)
class Column:
    """``made`` says that it is worked out from the other columns."""

    name: str
    shape: Shape
    made: bool = False


_FIRST = ("id", "title", "text", "label", "name", "source", "kind", "verdict")
"""What tells a reader most, where a table has it."""
_TEXT, _INTEGER = Shape(sort="text"), Shape(sort="integer", empty=True)
_OFFSETS = tuple(Column(name, _INTEGER, made=True) for name in ("byte_start", "byte_end", "page"))


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of the table of a kind: the id, what is said in short, single values, spans and
    other parts, lists."""
    held = KINDS[kind]
    own = _columns(held)
    named = {column.name for column in own}
    made = [*(name for name in DERIVED.get(kind, {}) if name not in named)]
    first = () if "id" in named else (Column("id", _TEXT),)
    place = isinstance(getattr(held, "span", None), property)
    where = (Column("span", _shape(Span), made=True),) if place else ()
    found = (*first, *own, *where, *(Column(name, _TEXT, made=True) for name in made))
    return tuple(sorted(found, key=_rank))


def _rank(column: Column) -> int:
    if column.name in _FIRST:
        return _FIRST.index(column.name)
    return len(_FIRST) + {"record": 1, "list": 2, "pair": 2}.get(column.shape.sort, 0)


def row_of(record: Record, offsets: Offsets) -> dict[str, Any]:
    """A record with all of its `columns`, as what JSON knows: the same as `report.export.plain`
    says, in a quarter of the time. `codec.decode` makes the record of it again."""
    return {name: tell(record, offsets) for name, tell in _tellers(kind_of(record))}


Tell = Callable[[Any, Offsets], Any]
"""How a value becomes what JSON knows."""


@cache
def _tellers(kind: str) -> tuple[tuple[str, Tell], ...]:
    return tuple((column.name, _of_column(kind, column)) for column in columns(kind))


def _of_column(kind: str, column: Column) -> Tell:
    if make := DERIVED.get(kind, {}).get(column.name):
        return lambda record, offsets: make(record)
    get, tell = attrgetter(column.name), _teller(column.shape)
    return lambda record, offsets: tell(get(record), offsets)


def _teller(shape: Shape) -> Tell:
    if shape.of == Span.__name__:
        return _span
    if shape.sort == "record":
        parts = tuple(
            (one.name, attrgetter(one.name), _teller(one.shape)) for one in shape.columns
        )
        return lambda value, offsets: (
            None
            if value is None
            else {name: tell(get(value), offsets) for name, get, tell in parts}
        )
    if shape.sort == "pair":
        items = tuple(map(_teller, shape.items))
        return lambda value, offsets: [
            tell(one, offsets) for tell, one in zip(items, value, strict=True)
        ]
    if shape.sort == "list":
        item = shape.items[0]
        if item.sort in _SORTS.values() and not item.words:
            return lambda value, offsets: list(value)
        each = _teller(item)
        return lambda value, offsets: [each(one, offsets) for one in value]
    if shape.words:
        return lambda value, offsets: None if value is None else str(value)
    return lambda value, offsets: value


def _span(span: Span | None, offsets: Offsets) -> Any:
    return None if span is None else plain(span, offsets)


def _columns(held: Any) -> tuple[Column, ...]:
    hints = get_type_hints(held)
    own = tuple(Column(field.name, _shape(hints[field.name])) for field in fields(held))
    return (*own[:3], *_OFFSETS, *own[3:]) if held is Span else own


def _shape(hint: Any) -> Shape:
    """Raises ``TypeError`` for what no table can hold."""
    if isinstance(hint, UnionType):
        [one] = [part for part in get_args(hint) if part is not type(None)]
        shape = _shape(one)
        return Shape(**{**vars(shape), "empty": True})
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[1:] == (...,):
            return Shape(sort="list", items=(_shape(parts[0]),))
        return Shape(sort="pair", items=tuple(map(_shape, parts)))
    if is_dataclass(hint) and isinstance(hint, type):
        return Shape(sort="record", of=hint.__name__, columns=_columns(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Shape(sort="text", words=tuple(str(word) for word in hint), of=hint.__name__)
    if hint in _SORTS:
        return Shape(sort=_SORTS[hint])
    raise TypeError(f"no column can hold {hint}")
