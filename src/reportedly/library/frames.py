"""Rows as columns that other programs read: "a claim a line, its words, where they begin"."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

from reportedly.exports.arrow import arrow
from reportedly.exports.base import utf8
from reportedly.model.span import Span
from reportedly.report.origin_rows import SharedRow
from reportedly.report.rows import ClaimRow, EventRow

if TYPE_CHECKING:
    # Heavy, and optional: imported where somebody asks for a table.
    import pyarrow as pa

__all__ = ["Column", "arrow_table", "columns_of"]

_MORE: Mapping[type[Any], tuple[str, ...]] = {
    ClaimRow: ("span", "reserve", "asserts"),
    EventRow: ("asserted",),
    SharedRow: ("behind",),
}
"""What rows work out themselves and is a column too."""

_LEFT_OUT = ("tree", "each", "rating")
"""Fields that are no cells: trees, and what only lays out a page."""

_UNPREFIXED = ("span", "point", "estimate")
"""Fields whose parts go by their own names: the place of a row, and what a row is one of."""

Get = Callable[[Any], Any]
Column = tuple[str, Any, Get]
"""A name, a type hint, and how the value comes out of a row."""


def columns_of(row: type[Any]) -> tuple[Column, ...]:
    """The columns of rows of this class. A span gives "…start", "…end" (code points, half open)
    and "…words", and "…article" unless the row says that itself; another record in a field gives
    its own fields with the field's name before them; lists stay lists, claims in them are told by
    their ids: they have a table of their own."""
    found = dict[str, Column]()
    for column in _columns(row, "", lambda value: value):
        found.setdefault(column[0], column)
    return tuple(found.values())


def _columns(row: type[Any], prefix: str, get: Get) -> Iterator[Column]:
    hints = get_type_hints(row)
    told = {field.name: hints[field.name] for field in fields(row)}
    for name in _MORE.get(row, ()):
        told[name] = get_type_hints(getattr(row, name).fget)["return"]
    for name, hint in told.items():
        if name not in _LEFT_OUT:
            head = prefix if name in _UNPREFIXED else f"{prefix}{name}"
            yield from _of_field(head, name, _bare(hint), get, "article" not in told)


def _of_field(head: str, name: str, hint: Any, get: Get, lone: bool) -> Iterator[Column]:
    value = _part(get, name)
    if not is_dataclass(hint):
        yield head, hint, value
        return
    joined = head if not head or name in _UNPREFIXED else f"{head}_"
    if hint is not Span:
        yield from _columns(cast("type[Any]", hint), joined, value)
        return
    if lone:
        yield f"{joined}article", str, _part(value, "article")
    yield f"{joined}start", int, _part(value, "start")
    yield f"{joined}end", int, _part(value, "end")
    yield f"{joined}words", str, _part(value, "text")


def _part(get: Get, name: str) -> Get:
    """Where a part of what ``get`` yields is found; None where that is not there."""

    def value(row: Any) -> Any:
        held = get(row)
        return None if held is None else getattr(held, name)

    return value


def _bare(hint: Any) -> Any:
    """A type without "or nothing"."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else str
    return hint


def arrow_table(row: type[Any], rows: Iterable[Any]) -> "pa.Table":
    """Rows of one class as an Arrow table. Every column has its type also where there are no rows.
    Raises `exports.arrow.Missing`, with the command that brings it, where pyarrow is."""
    pa = arrow()
    held: Sequence[Any] = list(rows)
    columns = columns_of(row)
    arrays = [
        pa.array([_plain(get(one), hint) for one in held], type=_type(hint))
        for _, hint, get in columns
    ]
    return pa.Table.from_arrays(arrays, names=[name for name, _, _ in columns])


def _type(hint: Any) -> "pa.DataType":
    """The Arrow type of a field."""
    pa, hint = arrow(), _bare(hint)
    simple = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if hint in simple:
        return simple[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return pa.string()
    if hint is ClaimRow:
        return pa.string()
    if is_dataclass(hint):
        told = get_type_hints(hint)
        return pa.struct([(f.name, _type(told[f.name])) for f in fields(hint)])
    parts = get_args(hint)
    if get_origin(hint) is tuple and parts[-1] is Ellipsis:
        return pa.list_(_type(parts[0]))
    if get_origin(hint) is tuple:
        return pa.struct([(str(n), _type(part)) for n, part in enumerate(parts)])
    return pa.map_(pa.string(), _type(parts[1]))


def _plain(value: Any, hint: Any) -> Any:
    """A value of such a field as Arrow takes it. Half of a broken character becomes the
    replacement character, so that offsets stay what they are."""
    hint = _bare(hint)
    parts = get_args(hint)
    if isinstance(value, str):
        return utf8(value).decode()
    if hint is ClaimRow:
        return value.id
    if is_dataclass(value):
        told = get_type_hints(type(value))
        return {f.name: _plain(getattr(value, f.name), told[f.name]) for f in fields(value)}
    if isinstance(value, Mapping):
        return [(str(key), _plain(item, parts[1])) for key, item in value.items()]
    if isinstance(value, tuple) and parts[-1] is Ellipsis:
        return [_plain(item, parts[0]) for item in value]
    if isinstance(value, tuple):
        pairs = zip(value, parts, strict=True)
        return {str(n): _plain(item, part) for n, (item, part) in enumerate(pairs)}
    return value
