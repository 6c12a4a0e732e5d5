"""Very much is put in a new ledger file at once: rows first, and then what finds them, "all claims
by their ids".

Ids are hashes: each row goes to another page of every index, which of a million claims takes three
quarters of the time. Made when all is there, an index is sorted once.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from reportedly.model.codec import KINDS
from reportedly.model.record import Record
from reportedly.store.schema import VERSION
from reportedly.store.sqlite_writer import SQLiteWriter

__all__ = ["SQLiteFiller", "unfound"]


class SQLiteFiller(SQLiteWriter):
    """Puts what nobody has put before: nothing stands that would have to be looked up."""

    def revise(
        self, put: Iterable[Record], struck: Iterable[tuple[type[Any], str]], **said: Any
    ) -> bool:
        if list(struck):
            raise ValueError("nothing is struck in a ledger that is being filled")
        return super().revise(put, (), **said)

    def _spoke(self, by: str, about: str) -> bool:
        if self._told(by, about):
            raise ValueError(f"{by} has said something about {about or 'all'} already")
        return False

    def _standing(self, *_: Any) -> dict[str, tuple[str, str]]:
        return {}


@contextmanager
def unfound(connection: sqlite3.Connection) -> Iterator[None]:
    """Meanwhile nothing is found by its id, its article or who said it, and the file is no ledger:
    what is broken off is never taken for one. Raises ``ValueError`` where a record was put twice
    (after which it is none, either)."""
    indexes = connection.execute(
        "select name, sql from sqlite_schema where type = 'index' and sql is not null"
        f" and tbl_name in ({', '.join('?' * len(KINDS))})",
        [*KINDS],
    ).fetchall()
    with connection:
        connection.execute("begin immediate")
        connection.execute("pragma user_version = 0")
        for name, _ in indexes:
            connection.execute(f'drop index "{name}"')
    yield
    for _, sql in indexes:
        with connection:
            connection.execute(sql)
    for kind in KINDS:
        twice = connection.execute(
            f'select id, said_by from "{kind}" where id in'
            f' (select id from "{kind}" group by id having count(*) > 1)'
            " group by id, said_by, said_about having count(*) > 1 limit 1"
        ).fetchone()
        if twice:
            raise ValueError(f"{kind} {twice[0]} was put twice by {twice[1]}")
    with connection:
        connection.execute("insert into words (words) values ('optimize')")  # one piece, not many
        connection.execute(f"pragma user_version = {VERSION}")
