"""One transaction on a ledger file: rows put and struck, and the lines of the log that say so."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from reportedly import __version__
from reportedly.model.codec import KINDS, NAMES, Unreadable, decode, kind_of, terse
from reportedly.model.record import Record, articles_of
from reportedly.store import log
from reportedly.store.clock import END, now
from reportedly.store.log import Line, Mark, What
from reportedly.store.packed import packed, whole
from reportedly.store.schema import names, place, values
from reportedly.store.sqlite_rows import held
from reportedly.store.words import words_of

__all__ = ["SQLiteWriter", "earlier"]

_Made = dict[str, tuple[Record, str]]
"""Records by id, with their data."""
_Row = tuple[str, str, str, str]
"""Kind, id, data and beginning of a row that stands."""


class SQLiteWriter:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("select * from log order by n desc limit 1").fetchone()
        self._last = Line(*row) if row else None
        self._moment = log.later(now(), self._last)
        self._earlier: bool | None = None

    def put(
        self, records: Iterable[Record], *, by: str, about: str = "", edition: str = ""
    ) -> bool:
        made, gone = _by_kind(records), list[_Row]()
        for kind in KINDS if self._spoke(by, about) else ():
            standing = self._standing(kind, by, about)
            gone += _gone(kind, standing, made.get(kind, {}), standing)
        return self._change(made, gone, by, about, edition)

    def revise(
        self,
        put: Iterable[Record],
        struck: Iterable[tuple[type[Any], str]],
        *,
        by: str,
        about: str = "",
        edition: str = "",
    ) -> bool:
        made, gone, named = _by_kind(put), list[_Row](), defaultdict[str, set[str]](set)
        for type_, id in struck:
            named[NAMES[type_]].add(id)
        for kind in made.keys() | named.keys():
            told = made.get(kind, {})
            standing = self._standing(kind, by, about, told.keys() | named[kind])
            gone += _gone(kind, standing, told, named[kind])
        return self._change(made, gone, by, about, edition)

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
            self._connection.execute(
                "insert into logged values (?, ?)", (line.n, log.pressed(rows))
            )

    def _keep(self, line: Line) -> None:
        self._connection.execute(f"insert into log values ({', '.join('?' * len(line))})", line)
        self._last = line

    def _spoke(self, by: str, about: str) -> bool:
        """Whether this one can have said anything about this: the log has a line of it, or does
        not reach back to the beginning."""
        if self._earlier is None:
            first = self._connection.execute("select put from log where n = 1").fetchone()
            if not first:
                return True
            self._earlier = first[0] > 0
        return self._earlier or self._told(by, about)

    def _told(self, by: str, about: str) -> bool:
        """Whether the log has a line of this."""
        asked = 'select 1 from log where "about" = ? and "by" = ? limit 1'
        return bool(self._connection.execute(asked, (about, by)).fetchone())

    def _standing(
        self, kind: str, by: str, about: str, ids: Collection[str] | None = None
    ) -> dict[str, tuple[str, str]]:
        """Data and beginning of what one says about something, by id; of these alone, if given."""
        where, given = "said_by = ? and said_about = ? and until = ?", [by, about, END]
        if ids is not None:
            # The pluses keep SQLite from the index on who says it, which is much of a table.
            where = "+said_by = ? and +said_about = ? and +until = ?"
            where = f"id in (select value from json_each(?)) and {where}"
            given.insert(0, json.dumps([*ids]))
        rows = self._connection.execute(
            f'select id, {whole(KINDS[kind])}, since from "{kind}" where {where}', given
        )
        return {id: (data, since) for id, data, since in rows}

    def _change(
        self, made: dict[str, _Made], gone: Collection[_Row], by: str, about: str, edition: str
    ) -> bool:
        """Strike these rows, put what is left of these records, and write the line that says so;
        return whether there is any."""
        if any(since == self._moment for *_, since in gone):
            # Put and struck in one transaction: it stood for a moment all the same.
            self._moment = log.later(self._moment, self._last)
        for kind, id, _, _ in gone:
            self._connection.execute(
                f'update "{kind}" set until = ? where id = ? and +said_by = ? and +said_about = ?'
                " and +until = ?",
                (self._moment, id, by, about, END),
            )
        marks = [log.mark("-", kind, id, data) for kind, id, data, _ in gone]
        for kind, new in made.items():
            self._insert(kind, new, by, about)
            marks += (log.mark("+", kind, id, data) for id, (_, data) in new.items())
        if marks:
            kinds = {kind for kind, new in made.items() if new}
            self._write(log.what(by, kinds, len(kinds)), by, about, edition, marks)
        return bool(marks)

    def _insert(self, kind: str, new: _Made, by: str, about: str) -> None:
        if not new:
            return
        columns = names(kind)
        written = ", ".join(f'"{name}"' for name in columns)
        self._connection.executemany(
            f'insert into "{kind}" ({written}) values ({", ".join("?" * len(columns))})',
            (
                (
                    *(id, *place(record), *values(kind, record), packed(record, data)),
                    *(by, about, self._moment, END),
                )
                for id, (record, data) in new.items()
            ),
        )
        self._index(kind, [record for record, _ in new.values()])

    def _index(self, kind: str, records: Sequence[Record]) -> None:
        if getattr(records[0], "span", None) is None:
            self._connection.executemany(
                "insert or ignore into rests values (?, ?, ?)",
                ((article, kind, r.id) for r in records for article in articles_of(r)),
            )
        bodies = {record.id: body for record in records if (body := words_of(record))}
        if bodies:
            self._word(kind, bodies)

    def _word(self, kind: str, bodies: dict[str, str]) -> None:
        """Let these be found by their words; one that was there before is."""
        there = "select id from worded where id in (select value from json_each(?))"
        for (id,) in self._connection.execute(there, (json.dumps([*bodies]),)).fetchall():
            del bodies[id]
        [last] = self._connection.execute("select coalesce(max(n), 0) from worded").fetchone()
        numbered = [(n, id) for n, id in enumerate(bodies, last + 1)]
        self._connection.executemany(
            "insert into worded (n, kind, id) values (?, ?, ?)",
            ((n, kind, id) for n, id in numbered),
        )
        self._connection.executemany(
            "insert into words (rowid, body) values (?, ?)",
            ((n, bodies[id]) for n, id in numbered),
        )


def _by_kind(records: Iterable[Record]) -> dict[str, _Made]:
    made = dict[str, _Made]()
    for record in records:
        made.setdefault(kind_of(record), {})[record.id] = record, terse(record).decode()
    return {kind: made[kind] for kind in KINDS if kind in made}


def _gone(
    kind: str, standing: dict[str, tuple[str, str]], made: _Made, named: Collection[str]
) -> Iterator[_Row]:
    """The standing rows that are to be struck: those named or made in other words. What is made
    and stands already is taken out of ``made``."""
    for id, (data, since) in standing.items():
        if id in made and _same(kind, data, *made[id]):
            del made[id]
        elif id in made or id in named:
            yield kind, id, data, since


def _same(kind: str, data: str, record: Record, new: str) -> bool:
    """Whether a row says what a record does, be it in the words of an older edition."""
    try:
        return data == new or bool(decode(kind, data) == record)
    except Unreadable:
        return False


def earlier(connection: sqlite3.Connection, moment: str) -> tuple[int, str]:
    """How many rows were there before a moment, and a hash of all of them as they were then."""
    count, total = 0, hashlib.sha256()
    for kind in held(connection):
        rows = connection.execute(
            "select id, said_by, said_about, since, case when until < ? then until else ? end,"
            f' {whole(KINDS.get(kind))} from "{kind}" where since < ?'
            " order by id, said_by, said_about, since",
            (moment, END, moment),
        )
        for row in rows:
            count += 1
            told = "\x1f".join((kind, *row))
            total.update(told.encode("utf-8", "surrogatepass"))
    return count, total.hexdigest()
