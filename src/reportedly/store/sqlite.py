"""The ledger in one SQLite file that any tool can open."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from reportedly.model.codec import KINDS, NAMES, decode
from reportedly.model.record import Record, identify
from reportedly.store.archive import Archive, FolderArchive, MemoryArchive
from reportedly.store.base import Between, Entry, Found, Row
from reportedly.store.clock import END
from reportedly.store.log import Line
from reportedly.store.schema import OLDEST, VERSION, lacking
from reportedly.store.sqlite_rows import rows_of
from reportedly.store.sqlite_writer import SQLiteWriter, earlier
from reportedly.store.words import words_of

__all__ = ["SQLiteLedger"]

R = TypeVar("R", bound=Record)


PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""


class SQLiteLedger:
    """Raises ``ValueError`` where the file is no ledger, or one of another version.

    A file that lacks the tables or columns of newer kinds of records, or the log, gets them. Raw
    bytes are kept in a folder beside the file ("news.db", "news.raw"); in memory where there is no
    file (":memory:", or "" for a file that is gone when the ledger is closed). ``passed`` lets
    threads pass it on from one to the other; two at a time may never use it.
    """

    def __init__(self, path: Path | str = ":memory:", *, passed: bool = False) -> None:
        lone = str(path) in ("", ":memory:")
        self.archive: Archive = (
            MemoryArchive() if lone else FolderArchive(Path(path).with_suffix(".raw"))
        )
        self._connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=not passed)
        try:
            [version] = self._connection.execute("pragma user_version").fetchone()
            tables = self._connection.execute("select count(*) from sqlite_schema").fetchone()[0]
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise ValueError(f"{path} is not a ledger: {error}") from error
        if tables and not OLDEST <= version <= VERSION:
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
            with self._locked():
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
    def _locked(self) -> Iterator[None]:
        """Holds the lock from the start, so that nobody else writes between what it reads and what
        it writes."""
        with self._connection:
            self._connection.execute("begin immediate")
            yield

    @contextmanager
    def writer(self) -> Iterator[SQLiteWriter]:
        with self._locked():
            yield SQLiteWriter(self._connection)

    def view(self, *, as_of: str | None = None) -> "_View":
        return _View(self._connection, as_of)

    def began(self) -> str | None:
        first = next(self.log(), None)
        if first is not None and not first.put:
            return first.moment
        # Older than its log: these are written whenever anything is.
        written = (
            self._connection.execute(f'select min(since) from "{kind}"').fetchone()[0]
            for kind in ("receipt", "article", "decision", "failure")
        )
        moments = [moment for moment in written if moment]
        return min(moments, default=first.moment if first else None)

    def between(
        self, one: str, other: str, kinds: Collection[type[Record]] | None = None
    ) -> Between:
        asked = [kind for type_, kind in NAMES.items() if kinds is None or type_ in kinds]
        added = ("since > ? and since <= ? and until > ?", (one, other, other))
        struck = ("since <= ? and until > ? and until <= ?", (one, one, other))
        return Between(
            *(
                tuple(entry for kind in asked for entry in self._entries(kind, where, values))
                for where, values in (added, struck)
            )
        )

    def _entries(self, kind: str, where: str, values: tuple[str, ...]) -> Iterator[Entry]:
        rows = self._connection.execute(
            f'select id, data, said_by, said_about, since, until from "{kind}" where {where}'
            " order by coalesce(at_article, ''), coalesce(at_start, 0), id",
            values,
        )
        for id, data, *said in rows:
            yield Entry(kind, _read(kind, id, data), *said)

    def log(self, since: int = 1) -> Iterator[Line]:
        rows = self._connection.execute("select * from log where n >= ? order by n", (since,))
        return map(Line._make, rows)

    def logged(self, n: int) -> bytes:
        row = self._connection.execute("select rows from logged where n = ?", (n,)).fetchone()
        return bytes(row[0]) if row else b""

    def earlier(self, moment: str) -> tuple[int, str]:
        return earlier(self._connection, moment)

    def changes(self) -> int:
        """A number that is another one as soon as anybody else has written to the file."""
        found: int = self._connection.execute("pragma data_version").fetchone()[0]
        return found

    def rows(self) -> Iterator[Row]:
        return rows_of(self._connection)

    @contextmanager
    def still(self) -> Iterator[None]:
        self._connection.execute("begin")
        try:
            yield
        finally:
            self._connection.rollback()

    def close(self) -> None:
        self._connection.close()


class _View:
    def __init__(self, connection: sqlite3.Connection, as_of: str | None) -> None:
        self._connection = connection
        # The plus keeps SQLite from walking the index on "until", which holds the whole table.
        self._when = "+until = ?" if as_of is None else "+since <= ? and +until > ?"
        self._moment: tuple[str, ...] = (END,) if as_of is None else (as_of, as_of)
        self.as_of = as_of
        self.reading = "" if as_of is None else "ledger"
        self.asked = dict[str, frozenset[str]]()

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
        rows = self._rows("id, data", kind, articles, by)
        return (_read(NAMES[kind], id, data) for id, data in rows)

    def entries(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[Entry]:
        rows = self._rows("id, data, said_by, said_about, since, until", kind, articles, by)
        for id, data, *said in rows:
            yield Entry(NAMES[kind], _read(NAMES[kind], id, data), *said)

    def _rows(
        self,
        asked: str,
        kind: type[Any],
        articles: Collection[str] | None,
        by: Collection[str] | None,
    ) -> Iterator[Any]:
        where, values = self._when, self._moment
        if by is not None:
            where = f"said_by in (select value from json_each(?)) and {where}"
            values = (json.dumps(sorted(by)), *values)
        if articles is not None:
            named = "(select value from json_each(?))"
            if not hasattr(kind, "span"):
                resting = f"kind = '{NAMES[kind]}' and article in {named}"
                inside = f"id in (select id from rests where {resting})"
            else:
                inside = f"at_article in {named}"
            where, values = f"{inside} and {where}", (json.dumps(sorted(articles)), *values)
        return self._connection.execute(
            f'select {asked} from "{NAMES[kind]}" where {where}'
            " order by coalesce(at_article, ''), coalesce(at_start, 0), id",
            values,
        )

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
