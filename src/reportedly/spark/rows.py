"""A record as a row that any machine can work on: "claim, said by claims, clm-3f9a…"."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple, cast

from reportedly.exports.arrow import arrow, told
from reportedly.exports.base import utf8
from reportedly.exports.places import Places
from reportedly.model.article import Article
from reportedly.model.codec import encode, kind_of
from reportedly.model.record import Record, articles_of
from reportedly.store.base import View

__all__ = ["ALL", "DONE", "ROW", "WORK", "Said", "pack", "rows_of", "walk"]

DONE, WORK = "_done", "_work"
"""Folders among the tables with the marks of what is done, and with what only the rest of the work
needs."""

ALL = "all"
"""The mark of tables that are finished."""

ROW = (
    "kind string, said_by string, said_about string, id string, rests_on array<string>,"
    " data string, shown string"
)
"""``data`` is the record as the ledger writes it, ``shown`` the columns of its table, both JSON;
``rests_on`` are the ids of its articles."""

MANY = 2048
"""Rows that are handed over at a time."""


class Said(NamedTuple):
    """A record, who says it, and about what ("" is all there is)."""

    by: str
    about: str
    record: Record


class _Shelf:
    """The articles at hand, as a view of them."""

    def __init__(self, held: Mapping[str, Article]) -> None:
        self._held = held

    def get(self, kind: type[Any], id: str) -> Any:
        return self._held.get(id) if kind is Article else None


def rows_of(
    said: Iterable[Said], held: Mapping[str, Article] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of records. Their spans get their places in bytes where their articles are
    ``held``."""
    offsets = Places(cast(View, _Shelf(held or {})))
    for by, about, record in said:
        kind = kind_of(record)
        row = json.dumps(told(kind, record, offsets), ensure_ascii=False)
        yield (
            *(kind, by, about, record.id, list(articles_of(record))),
            *(encode(record).decode(), utf8(row).decode()),
        )


def pack(rows: Iterable[tuple[Any, ...]], columns: str) -> Iterator[Any]:
    """Rows as Arrow record batches with these columns (as Spark writes them down)."""
    shape, rest = _shape(columns), iter(rows)
    while some := list(islice(rest, MANY)):
        values = zip(*some, strict=True)
        arrays = [
            arrow().array(list(column), type=field.type)
            for column, field in zip(values, shape, strict=True)
        ]
        yield arrow().RecordBatch.from_arrays(arrays, schema=shape)


@cache
def _shape(columns: str) -> Any:
    held = arrow()
    types = {
        "string": held.string(),
        "long": held.int64(),
        "boolean": held.bool_(),
        "array<string>": held.list_(held.string()),
        "array<long>": held.list_(held.int64()),
    }
    pairs = (column.split() for column in columns.split(","))
    return held.schema([held.field(name, types[sort]) for name, sort in pairs])


def walk(some: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of Arrow record batches."""
    for batch in some:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
