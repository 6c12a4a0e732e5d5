"""Records as Arrow tables: one column a field, spans as structs, "claim.span.text"."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

from reportedly.exports.base import utf8
from reportedly.exports.dictionary import meaning
from reportedly.exports.shapes import Offsets, Shape, columns, row_of
from reportedly.model.record import Record

__all__ = ["BATCH", "Missing", "arrow", "batches", "schema", "table", "told"]

BATCH = 4096
"""Records made into Arrow at a time."""


class Missing(ImportError):
    """A library that only some exports need is not installed; the words say how to get it."""


def arrow(part: str = "") -> Any:
    """The module ``pyarrow``, or a part of it ("parquet"). Raises `Missing`."""
    try:
        return import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError as error:
        raise Missing(
            "Arrow tables and Parquet files need pyarrow: pip install 'reportedly[tables]'"
        ) from error


@cache
def schema(kind: str) -> Any:
    """The ``pyarrow.Schema`` of a kind; each column says in its metadata what it means."""
    held = arrow()
    return held.schema(
        [
            held.field(
                column.name,
                _type(column.shape),
                metadata={"description": meaning(kind, column.name)},
            )
            for column in columns(kind)
        ],
        metadata={"kind": kind, "description": meaning(kind)},
    )


def _type(shape: Shape) -> Any:
    held = arrow()
    if shape.sort == "list":
        return held.list_(_type(shape.items[0]))
    if shape.sort == "record":
        return held.struct([(column.name, _type(column.shape)) for column in shape.columns])
    if shape.sort == "pair":
        return held.struct([(name, _type(item)) for name, item in _named(shape)])
    plain = {
        "text": held.string(),
        "integer": held.int64(),
        "number": held.float64(),
        "boolean": held.bool_(),
    }
    return plain[shape.sort]


def _named(shape: Shape) -> Iterator[tuple[str, Shape]]:
    yield from zip(("first", "second", "third", "fourth"), shape.items, strict=False)


def table(kind: str, records: Iterable[Record], offsets: Offsets) -> Any:
    """A ``pyarrow.Table`` of records of one kind, with the columns of `schema`."""
    return arrow().Table.from_batches(batches(kind, records, offsets), schema(kind))


def batches(kind: str, records: Iterable[Record], offsets: Offsets) -> Iterator[Any]:
    """The same as record batches of `BATCH` rows."""
    rest = iter(records)
    while rows := [told(kind, record, offsets) for record in islice(rest, BATCH)]:
        try:
            yield arrow().RecordBatch.from_pylist(rows, schema(kind))
        except UnicodeEncodeError:  # a lone surrogate, of which Arrow holds none
            held_by_arrow = json.loads(utf8(json.dumps(rows, ensure_ascii=False)))
            yield arrow().RecordBatch.from_pylist(held_by_arrow, schema(kind))


def told(kind: str, record: Record, offsets: Offsets) -> dict[str, Any]:
    """A record with all columns of `schema`, as what JSON knows: pairs are structs."""
    row = row_of(record, offsets)
    return {one.name: _told(one.shape, row.get(one.name)) for one in columns(kind)}


def _told(shape: Shape, value: Any) -> Any:
    """A value with its pairs as structs, which in JSON are lists."""
    if value is None or not _holds_pairs(shape):
        return value
    if shape.sort == "list":
        return [_told(shape.items[0], one) for one in value]
    if shape.sort == "pair":
        told = zip(_named(shape), value, strict=True)
        return {name: _told(item, one) for (name, item), one in told}
    return {one.name: _told(one.shape, value.get(one.name)) for one in shape.columns}


@cache
def _holds_pairs(shape: Shape) -> bool:
    inside = (*shape.items, *(column.shape for column in shape.columns))
    return shape.sort == "pair" or any(map(_holds_pairs, inside))
