"""Every row of a ledger file as it lies there, and whether its columns say what its data says."""

import heapq
import sqlite3
from collections.abc import Iterator

from reportedly.model.codec import FORMER, KINDS, Unreadable, decode
from reportedly.model.record import articles_of
from reportedly.store.base import Row
from reportedly.store.packed import whole
from reportedly.store.schema import columns, place, values
from reportedly.store.words import words_of

__all__ = ["held", "rows_of"]

_PLACE = ("at_article", "at_start", "at_end", "at_text")


def held(connection: sqlite3.Connection) -> list[str]:
    """The kinds of which this file has a table, sorted; those that are made no more, too."""
    tables = connection.execute("select name from sqlite_schema where type = 'table'")
    return sorted({name for (name,) in tables} & {*KINDS, *FORMER})


def rows_of(connection: sqlite3.Connection) -> Iterator[Row]:
    """All rows of all kinds by who said it and about what; every kind is walked by its index."""
    merged = heapq.merge(
        *(_rows(connection, kind) for kind in held(connection)),
        key=lambda row: (row.by, row.about),
    )
    yield from merged


def _rows(connection: sqlite3.Connection, kind: str) -> Iterator[Row]:
    own = [name for name, _ in columns(kind)] if kind in KINDS else []
    asked = ", ".join(f'"{name}"' for name in (*_PLACE, *own))
    found = connection.execute(
        f"select id, {whole(KINDS.get(kind))}, said_by, said_about, since, until, {asked}"
        f' from "{kind}" order by said_by, said_about'
    )
    for id, data, by, about, since, until, *there in found:
        odd = ""
        if kind in KINDS:
            held_by = dict(zip((*_PLACE, *own), there, strict=True))
            odd = _odd(connection, kind, id, data, held_by)
        yield Row(kind, id, data, by, about, since, until, odd)


def _odd(
    connection: sqlite3.Connection, kind: str, id: str, data: str, there: dict[str, object]
) -> str:
    """What is wrong with a row's columns and with what it is found by; a column that is younger
    than the row is empty."""
    try:
        record = decode(kind, data)
    except Unreadable as error:
        return f"cannot be read: {error}"
    said: dict[str, object] = dict(zip(_PLACE, place(record), strict=True))
    said |= {n: v for (n, _), v in zip(columns(kind), values(kind, record), strict=True)}
    for name, value in there.items():
        if value != said[name] and (value is not None or f'"{name}":' in data):
            return f"says {name} {value!r} in its column and {said[name]!r} in its data"
    resting = "select 1 from rests where article = ? and kind = ? and id = ?"
    for article in () if said["at_article"] else articles_of(record):
        if not connection.execute(resting, (article, kind, id)).fetchone():
            return f"cannot be found by {article}, on which it rests"
    worded = "select 1 from worded where id = ?"
    if words_of(record) and not connection.execute(worded, (id,)).fetchone():
        return "cannot be found by its words"
    return ""
