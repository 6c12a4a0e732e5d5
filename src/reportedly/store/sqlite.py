"""The ledger in one SQLite file that any tool can open."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from reportedly.model.codec import KINDS, NAMES, decode, encode, kind_of
from reportedly.model.record import Record, articles_of
from reportedly.model.span import Span
from reportedly.store.base import Entry, Found
from reportedly.store.clock import END, now
from reportedly.store.schema import SCHEMA, VERSION, columns, values
from reportedly.store.words import words_of

__all__ = ["SQLiteLedger"]

R = TypeVar("R", bound=Record)


class SQLiteLedger:
    """Raises ``ValueError`` where the file is no ledger, or one of another version."""

    def __init__(self, path: Path | str = ":memory:") -> None:
        self._connection = sqlite3.connect(path)
        try:
            [version] = self._connection.execute("pragma user_version").fetchone()
            tables = self._connection.execute("select count(*) from sqlite_schema").fetchone()[0]
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise ValueError(f"{path} is not a ledger: {error}") from error
        if tables and version != VERSION:
            self._connection.close()
            raise ValueError(
                f"{path} is a ledger of version {version}, this software keeps version {VERSION}: "
                "read the articles into a new one"
                if version
                else f"{path} is a database, but not a ledger"
            )
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = normal")
        if not tables:
            self._connection.executescript(
                f"begin;{SCHEMA}pragma user_version = {VERSION};commit;"
            )

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        with self._connection:
            yield _Writer(self._connection)

    def view(self, *, as_of: str | None = None) -> "_View":
        return _View(self._connection, as_of)

    def close(self) -> None:
        self._connection.close()


class _Writer:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._moment = now()

    def put(self, records: Iterable[Record], *, by: str, about: str = "") -> None:
        said = dict[str, dict[str, Record]]()
        for record in records:
            said.setdefault(kind_of(record), {})[record.id] = record
        for kind in KINDS:
            self._put_kind(kind, said.get(kind, {}), by, about)

    def _put_kind(self, kind: str, said: dict[str, Record], by: str, about: str) -> None:
        standing = dict(
            self._connection.execute(
                f'select id, data from "{kind}" where said_by = ? and said_about = ?'
                " and until = ?",
                (by, about, END),
            )
        )
        rows = {id: encode(record).decode() for id, record in said.items()}
        self._connection.executemany(
            f'update "{kind}" set until = ? where id = ? and said_by = ? and said_about = ?'
            " and until = ?",
            (
                (self._moment, id, by, about, END)
                for id, data in standing.items()
                if rows.get(id) != data
            ),
        )
        new = [id for id, data in rows.items() if standing.get(id) != data]
        if not new:
            return
        width = 5 + len(columns(kind)) + 5
        self._connection.executemany(
            f'insert into "{kind}" values ({", ".join("?" * width)})',
            (
                (
                    *(id, *_place(said[id])),
                    *values(kind, said[id]),
                    *(rows[id], by, about, self._moment, END),
                )
                for id in new
            ),
        )
        self._index(kind, [said[id] for id in new])

    def _index(self, kind: str, records: Sequence[Record]) -> None:
        if getattr(records[0], "span", None) is None:
            self._connection.executemany(
                "insert or ignore into rests values (?, ?, ?)",
                ((article, kind, r.id) for r in records for article in articles_of(r)),
            )
        for record in records:
            if body := words_of(record):
                cursor = self._connection.execute(
                    "insert or ignore into worded (kind, id) values (?, ?)", (kind, record.id)
                )
                if cursor.rowcount:
                    self._connection.execute(
                        "insert into words (rowid, body) values (?, ?)", (cursor.lastrowid, body)
                    )


def _place(record: Record) -> tuple[object, ...]:
    span: Span | None = getattr(record, "span", None)
    return (span.article, span.start, span.end, span.text) if span else (None, None, None, None)


class _View:
    def __init__(self, connection: sqlite3.Connection, as_of: str | None) -> None:
        self._connection = connection
        # The plus keeps SQLite from walking the index on "until", which holds the whole table.
        self._when = "+until = ?" if as_of is None else "+since <= ? and +until > ?"
        self._moment: tuple[str, ...] = (END,) if as_of is None else (as_of, as_of)

    def get(self, kind: type[R], id: str) -> R | None:
        row = self._connection.execute(
            f'select data from "{NAMES[kind]}" where id = ? and {self._when}', (id, *self._moment)
        ).fetchone()
        return decode(NAMES[kind], row[0]) if row else None

    def all(self, kind: type[R], *, articles: Collection[str] | None = None) -> Iterator[R]:
        where, values = self._when, self._moment
        if articles is not None:
            asked = "(select value from json_each(?))"
            if not hasattr(kind, "span"):
                resting = f"kind = '{NAMES[kind]}' and article in {asked}"
                inside = f"id in (select id from rests where {resting})"
            else:
                inside = f"at_article in {asked}"
            where, values = f"{inside} and {where}", (json.dumps(sorted(articles)), *values)
        rows = self._connection.execute(
            f'select data from "{NAMES[kind]}" where {where}'
            " order by coalesce(at_article, ''), coalesce(at_start, 0), id",
            values,
        )
        return (decode(NAMES[kind], data) for (data,) in rows)

    def find(self, id: str) -> Entry | None:
        near = list[Entry]()
        for kind in KINDS:
            rows = self._connection.execute(
                "select data, said_by, said_about, since, until, id"
                f' from "{kind}" where id >= ? and id < ? and {self._when} order by id limit 2',
                (id, id + "\x7f", *self._moment),
            )
            for data, by, about, since, until, found in rows:
                entry = Entry(kind, decode(kind, data), by, about, since, until)
                if found == id:
                    return entry
                near.append(entry)
        return near[0] if len({entry.record.id for entry in near}) == 1 else None

    def search(self, words: str, limit: int = 50) -> list[Found]:
        wanted = " ".join(f'"{word}"' for word in re.findall(r"\w+", words))
        if not wanted:
            return []
        rows = self._connection.execute(
            "select worded.kind, worded.id from words join worded on worded.n = words.rowid"
            " where words match ? order by rank limit ?",
            (wanted, limit * 4),
        )
        found = list[Found]()
        for kind, id in rows:
            record: Any = self.get(KINDS[kind], id)
            if record is not None:
                found.append(Found(kind, id, _snippet(words_of(record), words)))
        return found[:limit]


def _snippet(body: str, words: str, reach: int = 80) -> str:
    """The words around the first hit, on one line."""
    first = re.search("|".join(re.escape(w) for w in re.findall(r"\w+", words)), body, re.I)
    middle = first.start() if first else 0
    start, end = max(0, middle - reach), min(len(body), middle + reach)
    dots = ("…" if start else "", "…" if end < len(body) else "")
    return dots[0] + " ".join(body[start:end].split()) + dots[1]
