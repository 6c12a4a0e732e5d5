"""One transaction on a ledger file: rows put and struck, and the lines of the log that say so."""

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from reportedly import __version__
from reportedly.model.codec import KINDS, encode, kind_of
from reportedly.model.record import Record, articles_of
from reportedly.store import log
from reportedly.store.clock import END, now
from reportedly.store.log import Line, Mark, What
from reportedly.store.schema import names, place, values
from reportedly.store.words import words_of

__all__ = ["SQLiteWriter", "earlier"]


class SQLiteWriter:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("select * from log order by n desc limit 1").fetchone()
        self._last = Line(*row) if row else None
        self._moment = log.later(now(), self._last)

    def put(
        self, records: Iterable[Record], *, by: str, about: str = "", edition: str = ""
    ) -> bool:
        said = dict[str, dict[str, Record]]()
        for record in records:
            said.setdefault(kind_of(record), {})[record.id] = record
        marks = list[Mark]()
        for kind in KINDS:
            marks += self._put_kind(kind, said.get(kind, {}), by, about)
        if marks:
            kinds = {one.kind for one in marks if one.sign == "+"}
            done = log.what(by, kinds, len(kinds))
            self._write(done, by, about, edition, marks)
        return bool(marks)

    def archived(self, sha256: str, *, by: str, edition: str = "") -> None:
        there = "select 1 from log where what = 'archived' and about = ?"
        if not self._connection.execute(there, (sha256,)).fetchone():
            self._write(What.ARCHIVED, by, sha256, edition, (), sha256)

    def _write(
        self,
        done: What,
        by: str,
        about: str,
        edition: str,
        marks: Collection[Mark],
        digest: str = "",
    ) -> None:
        if self._last is None:
            self._keep(
                log.began(self._moment, __version__, *earlier(self._connection, self._moment))
            )
        line, rows = log.after(
            self._last, self._moment, done, by, about, edition or __version__, marks, digest
        )
        self._keep(line)
        if rows:
            self._connection.execute("insert into logged values (?, ?)", (line.n, rows))

    def _keep(self, line: Line) -> None:
        self._connection.execute(f"insert into log values ({', '.join('?' * len(line))})", line)
        self._last = line

    def _put_kind(self, kind: str, said: dict[str, Record], by: str, about: str) -> Iterator[Mark]:
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
        yield from (log.mark("-", kind, id, standing[id]) for id in struck)
        new = [id for id, data in rows.items() if standing.get(id) != data]
        if not new:
            return
        columns = names(kind)
        written = ", ".join(f'"{name}"' for name in columns)
        self._connection.executemany(
            f'insert into "{kind}" ({written}) values ({", ".join("?" * len(columns))})',
            (
                (
                    *(id, *place(said[id])),
                    *values(kind, said[id]),
                    *(rows[id], by, about, self._moment, END),
                )
                for id in new
            ),
        )
        self._index(kind, [said[id] for id in new])
        yield from (log.mark("+", kind, id, rows[id]) for id in new)

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


def earlier(connection: sqlite3.Connection, moment: str) -> tuple[int, str]:
    """How many rows were there before a moment, and a hash of all of them as they were then."""
    count, total = 0, hashlib.sha256()
    for kind in sorted(KINDS):
        rows = connection.execute(
            "select id, said_by, said_about, since, case when until < ? then until else ? end,"
            f' data from "{kind}" where since < ? order by id, said_by, said_about, since',
            (moment, END, moment),
        )
        for row in rows:
            count += 1
            told = "\x1f".join((kind, *row))
            total.update(told.encode("utf-8", "surrogatepass"))
    return count, total.hexdigest()
