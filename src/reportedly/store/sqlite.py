"""The ledger in one SQLite file that any tool can open."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from reportedly.model.codec import KINDS, NAMES, decode, encode, kind_of
from reportedly.model.record import Record, articles_of, identify
from reportedly.model.span import Span
from reportedly.store.base import Entry, Found
from reportedly.store.clock import END, now
from reportedly.store.schema import VERSION, lacking, names, values
from reportedly.store.words import words_of

__all__ = ["SQLiteLedger"]

R = TypeVar("R", bound=Record)


PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""


class SQLiteLedger:
    """Raises ``ValueError`` where the file is no ledger, or one of another version.

    A file of this version that lacks the tables or columns of newer kinds of records gets them.
    """

    def __init__(self, path: Path | str = ":memory:") -> None:
        self._connection = sqlite3.connect(path, timeout=PATIENCE)
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
        if any(lacking(self._tables())):
            with self.writer():
                # Looked at again: another process may have added it meanwhile.
                for statement in lacking(self._tables()):
                    self._connection.execute(statement)
                self._connection.execute(f"pragma user_version = {VERSION}")

    def _tables(self) -> dict[str, set[str]]:
        """The columns of each table."""
        there = dict[str, set[str]]()
        for table, column in self._connection.execute(
            "select held.name, shape.name from sqlite_schema as held"
            " join pragma_table_info(held.name) as shape where held.type = 'table'"
        ):
            there.setdefault(table, set()).add(column)
        return there

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        """Holds the lock from the start, so that nobody else writes between what it reads and what
        it writes."""
        with self._connection:
            self._connection.execute("begin immediate")
            yield _Writer(self._connection)

    def view(self, *, as_of: str | None = None) -> "_View":
        return _View(self._connection, as_of)

    def close(self) -> None:
        self._connection.close()


class _Writer:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._moment = now()

    def put(self, records: Iterable[Record], *, by: str, about: str = "") -> bool:
        said = dict[str, dict[str, Record]]()
        for record in records:
            said.setdefault(kind_of(record), {})[record.id] = record
        changed = [self._put_kind(kind, said.get(kind, {}), by, about) for kind in KINDS]
        return any(changed)

    def _put_kind(self, kind: str, said: dict[str, Record], by: str, about: str) -> bool:
        standing = dict(
            self._connection.execute(
                f'select id, data from "{kind}" where said_by = ? and said_about = ?'
                " and until = ?",
                (by, about, END),
            )
        )
        rows = {id: encode(record).decode() for id, record in said.items()}
        struck = [id for id, data in standing.items() if rows.get(id) != data]
        self._connection.executemany(
            f'update "{kind}" set until = ? where id = ? and said_by = ? and said_about = ?'
            " and until = ?",
            ((self._moment, id, by, about, END) for id in struck),
        )
        new = [id for id, data in rows.items() if standing.get(id) != data]
        if not new:
            return bool(struck)
        columns = names(kind)
        written = ", ".join(f'"{name}"' for name in columns)
        self._connection.executemany(
            f'insert into "{kind}" ({written}) values ({", ".join("?" * len(columns))})',
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
        return True

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
        return _read(NAMES[kind], id, row[0]) if row else None

    def all(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[R]:
        where, values = self._when, self._moment
        if by is not None:
            where = f"said_by in (select value from json_each(?)) and {where}"
            values = (json.dumps(sorted(by)), *values)
        if articles is not None:
            asked = "(select value from json_each(?))"
            if not hasattr(kind, "span"):
                resting = f"kind = '{NAMES[kind]}' and article in {asked}"
                inside = f"id in (select id from rests where {resting})"
            else:
                inside = f"at_article in {asked}"
            where, values = f"{inside} and {where}", (json.dumps(sorted(articles)), *values)
        rows = self._connection.execute(
            f'select id, data from "{NAMES[kind]}" where {where}'
            " order by coalesce(at_article, ''), coalesce(at_start, 0), id",
            values,
        )
        return (_read(NAMES[kind], id, data) for id, data in rows)

    def find(self, id: str) -> Entry | None:
        near = list[Entry]()
        for kind in KINDS:
            rows = self._connection.execute(
                "select data, said_by, said_about, since, until, id"
                f' from "{kind}" where id >= ? and id < ? and {self._when} order by id limit 2',
                (id, id + "\x7f", *self._moment),
            )
            for data, by, about, since, until, found in rows:
                entry = Entry(kind, _read(kind, found, data), by, about, since, until)
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


def _read(kind: str, id: str, data: str) -> Any:
    """A record under the id with which it was written."""
    found = decode(kind, data)
    identify(found, id)
    return found


def _snippet(body: str, words: str, reach: int = 80) -> str:
    """The words around the first hit, on one line."""
    first = re.search("|".join(re.escape(w) for w in re.findall(r"\w+", words)), body, re.I)
    middle = first.start() if first else 0
    start, end = max(0, middle - reach), min(len(body), middle + reach)
    dots = ("…" if start else "", "…" if end < len(body) else "")
    return dots[0] + " ".join(body[start:end].split()) + dots[1]
