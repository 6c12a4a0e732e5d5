"""The ledger in one SQLite file that any tool can open."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from reportedly.model.codec import KINDS, NAMES
from reportedly.model.record import Record
from reportedly.store.archive import Archive, FolderArchive, MemoryArchive
from reportedly.store.base import Between, Entry, Row
from reportedly.store.beside import own
from reportedly.store.filling import SQLiteFiller, unfound
from reportedly.store.keyed import SQLiteKeyed
from reportedly.store.log import Line, spread
from reportedly.store.packed import whole
from reportedly.store.schema import OLDEST, VERSION, lacking
from reportedly.store.sqlite_rows import rows_of
from reportedly.store.sqlite_view import SQLiteView, read
from reportedly.store.sqlite_writer import SQLiteWriter, earlier

__all__ = ["SQLiteLedger", "read_only"]

PATIENCE = 60.0
"""Seconds to wait for another process that is writing."""

STATEMENTS = 512
"""Statements that are kept ready: of each kind of record some are asked again and again."""

CACHE = 32_768
"""KiB of the file that are kept in memory: ids lie in no order, and each is put in an index."""

PAGES = 4_000
"""After so many pages (of 4 KiB) have been written anew, they are taken over into the file."""


class SQLiteLedger:
    """Raises ``ValueError`` where the file is no ledger, or one of another version.

    A file that lacks the tables or columns of newer kinds of records, or the log, gets them. Raw
    bytes are kept in a folder beside the file ("news.db", "news.raw"); in memory where there is no
    file (":memory:", or "" for a file that is gone when the ledger is closed). ``passed`` lets
    threads pass it on from one to the other; two at a time may never use it. ``own`` tells paths
    that are the ledger's from inputs.
    """

    def __init__(self, path: Path | str = ":memory:", *, passed: bool = False) -> None:
        lone = str(path) in ("", ":memory:")
        self._path = "" if lone else str(Path(path).absolute())
        self.archive: Archive = (
            MemoryArchive() if lone else FolderArchive(Path(path).with_suffix(".raw"))
        )
        self.own = own(Path(path))
        self._filling = False
        self._connection = sqlite3.connect(
            path, timeout=PATIENCE, check_same_thread=not passed, cached_statements=STATEMENTS
        )
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
        self._connection.execute(f"pragma cache_size = -{CACHE}")
        self._connection.execute(f"pragma wal_autocheckpoint = {PAGES}")
        self.keyed = SQLiteKeyed(self._connection)
        if version != VERSION or any(lacking(self._tables())):
            with self._locked():
                # Looked at again: another process may have added it meanwhile.
                for statement in lacking(self._tables()):
                    self._connection.execute(statement)
                self._connection.execute(f"pragma user_version = {VERSION}")

    def _tables(self) -> dict[str, set[str]]:
        """The columns of each table; of indexes the names alone."""
        there = dict[str, set[str]]()
        for table, column in self._connection.execute(
            "select held.name, shape.name from sqlite_schema as held"
            " join pragma_table_info(held.name) as shape where held.type = 'table'"
        ):
            there.setdefault(table, set()).add(column)
        indexes = self._connection.execute("select name from sqlite_schema where type = 'index'")
        return there | {name: set() for (name,) in indexes}

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
            yield (SQLiteFiller if self._filling else SQLiteWriter)(self._connection)

    @contextmanager
    def filling(self) -> Iterator[None]:
        if self.lines():
            raise ValueError("only a ledger that holds nothing yet can be filled at once")
        with unfound(self._connection):
            self._filling = True
            yield
            self._filling = False

    def view(self, *, as_of: str | None = None) -> SQLiteView:
        return SQLiteView(self._connection, as_of)

    def elsewhere(self) -> Callable[[], SQLiteView] | None:
        return partial(read_only, self._path) if self._path else None

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
            f"select id, {whole(KINDS[kind])}, said_by, said_about, since, until"
            f' from "{kind}" where {where}'
            " order by coalesce(at_article, ''), coalesce(at_start, 0), id",
            values,
        )
        for id, data, *said in rows:
            yield Entry(kind, read(kind, id, data), *said)

    def log(self, since: int = 1, by: Collection[str] | None = None) -> Iterator[Line]:
        where, values = "n >= ?", [since, *(by or ())]
        if by is not None:
            where += f' and "by" in ({", ".join("?" * len(by))})'
        rows = self._connection.execute(f"select * from log where {where} order by n", values)
        return map(Line._make, rows)

    def logged(self, n: int) -> bytes:
        row = self._connection.execute("select rows from logged where n = ?", (n,)).fetchone()
        return spread(row[0]) if row else b""

    def earlier(self, moment: str) -> tuple[int, str]:
        return earlier(self._connection, moment)

    def changes(self) -> int:
        """A number that is another one as soon as anybody else has written to the file."""
        found: int = self._connection.execute("pragma data_version").fetchone()[0]
        return found

    def lines(self) -> int:
        """The number of the last line of the log, 0 where there is none."""
        found: int = self._connection.execute("select coalesce(max(n), 0) from log").fetchone()[0]
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


def read_only(path: str) -> SQLiteView:
    """A view of a ledger file that is there, which can write nothing. Raises ``sqlite3.Error``."""
    connection = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
    return SQLiteView(connection, None)
