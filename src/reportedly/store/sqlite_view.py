"""The ledger file as it stood at one moment, to be read: records, single columns, words."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.model.codec import KINDS, NAMES, decode
from reportedly.model.record import Record, identify
from reportedly.store.base import COMMON, WIDE, Entry, Found
from reportedly.store.clock import END
from reportedly.store.log import listed, spread
from reportedly.store.packed import whole
from reportedly.store.schema import FOUND, LISTED, column, default, linking
from reportedly.store.words import snippet, terms, words_of

if TYPE_CHECKING:
    # Imported where it is used: not every command needs it, and it takes a tenth of a second.
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SQLiteView", "read"]

R = TypeVar("R", bound=Record)

_GIVEN = "(select value from json_each(?))"
_BATCH = 20_000
"""Rows fetched at a time."""


class SQLiteView:
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
            f'select {whole(kind)} from "{NAMES[kind]}" where id = ? and {self._when}',
            (id, *self._moment),
        ).fetchone()
        return read(NAMES[kind], id, row[0]) if row else None

    def all(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[R]:
        rows = self._rows(f"id, {whole(kind)}", kind, articles, by)
        return (read(NAMES[kind], id, data) for id, data in rows)

    def entries(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[Entry]:
        asked = f"id, {whole(kind)}, said_by, said_about, since, until"
        rows = self._rows(asked, kind, articles, by)
        for id, data, *said in rows:
            yield Entry(NAMES[kind], read(NAMES[kind], id, data), *said)

    def columns(
        self,
        kind: type[Any],
        names: Sequence[str],
        *,
        articles: Collection[str] | None = None,
        ids: Collection[str] | None = None,
        where: Mapping[str, str] | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        name, asked = NAMES[kind], ", ".join(_expression(NAMES[kind], one) for one in names)
        kept = dict(where or {})
        held = {"id", "until", *LISTED[name]} if name in LISTED else set()
        found = {"id", *FOUND.get(name, ())[:1]}
        few = articles is not None or ids is not None or not found.isdisjoint(kept)
        listed = not few and held.issuperset((*names, *kept))
        table, when, values = f'"{name}"', self._when, [*self._moment]
        if listed and self.as_of is None:
            # The index holds all that is asked for, and is a tenth of the table.
            table, when = f'"{name}" indexed by "{name}_listed"', "until = ?"
        for key, value in kept.items():
            told = _expression(name, key)
            # The plus again: an index on what few share serves better than that on who says it.
            told = f"+{told}" if few and key not in found else told
            when, values = f"{told} = ? and {when}", [value, *values]
        if ids is not None:
            when, values = f"id in {_GIVEN} and {when}", [json.dumps(sorted(ids)), *values]
        if articles is not None:
            when = f"{_resting(kind)} and {when}"
            values = [json.dumps(sorted(articles)), *values]
        rows = self._connection.execute(f"select {asked} from {table} where {when}", values)
        while some := rows.fetchmany(_BATCH):
            yield from some

    def many(self, kind: type[R], ids: Collection[str]) -> dict[str, R]:
        rows = self._connection.execute(
            f'select id, {whole(kind)} from "{NAMES[kind]}" where id in {_GIVEN} and {self._when}',
            (json.dumps(sorted(ids)), *self._moment),
        )
        return {id: read(NAMES[kind], id, data) for id, data in rows}

    def linked(
        self, kind: type[R], ids: Collection[str], by: Collection[str] | None = None
    ) -> Iterator[R]:
        name, given, when = NAMES[kind], json.dumps(sorted(ids)), self._when
        if not linking(name):
            raise ValueError(f"a record of kind {name} links no two others")
        values = [given, given, *self._moment]
        if by is not None:
            when, values = f"{when} and +said_by in {_GIVEN}", [*values, json.dumps(sorted(by))]
        rows = self._connection.execute(
            f'select id, {whole(kind)} from "{name}" where rowid in ('
            f'select rowid from "{name}" where "left" in {_GIVEN}'
            f' union select rowid from "{name}" where "right" in {_GIVEN}) and {when} order by id',
            values,
        )
        return (read(name, id, data) for id, data in rows)

    def ever(self, kind: type[Any], id: str) -> Entry | None:
        row = self._connection.execute(
            f"select {whole(kind)}, said_by, said_about, since, until"
            f' from "{NAMES[kind]}" where id = ?'
            " order by until desc, since desc limit 1",
            (id,),
        ).fetchone()
        return Entry(NAMES[kind], read(NAMES[kind], id, row[0]), *row[1:]) if row else None

    def past(self, kind: type[Any], about: str | None = None) -> Iterator[Entry]:
        name, where, values = NAMES[kind], "since <= ?", [self.as_of or END]
        if about is not None:
            where, values = f"said_about = ? and {where}", [about, *values]
        rows = self._connection.execute(
            f"select id, {whole(kind)}, said_by, said_about, since, until"
            f' from "{name}" where {where}'
            " order by since, id",
            values,
        )
        for id, data, *said in rows:
            yield Entry(name, read(name, id, data), *said)

    def changed(self, kind: type[Any], since: int) -> set[str]:
        rows = self._connection.execute("select rows from logged where n > ?", (since,))
        name = NAMES[kind]
        return {mark.id for (row,) in rows for mark in listed(spread(row)) if mark.kind == name}

    def _rows(
        self,
        asked: str,
        kind: type[Any],
        articles: Collection[str] | None,
        by: Collection[str] | None,
    ) -> Iterator[Any]:
        where, values = self._when, self._moment
        if by is not None:
            plus = "" if articles is None else "+"
            where = f"{plus}said_by in {_GIVEN} and {where}"
            values = (json.dumps(sorted(by)), *values)
        if articles is not None:
            where, values = (
                f"{_resting(kind)} and {where}",
                (json.dumps(sorted(articles)), *values),
            )
        return self._connection.execute(
            f'select {asked} from "{NAMES[kind]}" where {where}'
            " order by coalesce(at_article, ''), coalesce(at_start, 0), id",
            values,
        )

    def find(self, id: str) -> Entry | None:
        near = list[Entry]()
        for kind in KINDS:
            rows = self._connection.execute(
                f"select {whole(KINDS[kind])}, said_by, said_about, since, until, id"
                f' from "{kind}" where id >= ? and id < ? and {self._when} order by id limit 2',
                (id, id + "\x7f", *self._moment),
            )
            for data, by, about, since, until, found in rows:
                entry = Entry(kind, read(kind, found, data), by, about, since, until)
                if found == id:
                    return entry
                near.append(entry)
        return near[0] if len({entry.record.id for entry in near}) == 1 else None

    def numbered(self, kind: type[Any], since: int = 0) -> "tuple[list[str], NDArray[np.int64]]":
        # One long string is made in a third of the time that a row for each would take.
        ids, told = self._connection.execute(
            "select json_group_array(id), group_concat(n) from worded where n > ? and kind = ?",
            (since, NAMES[kind]),
        ).fetchone()
        return json.loads(ids), _numbers(told)

    def holding(self, words: str) -> "NDArray[np.int64]":
        asked = _match(words)
        if not asked:
            return _numbers("")
        [told] = self._connection.execute(
            "select group_concat(rowid) from words where words match ?", (asked,)
        ).fetchone()
        return _numbers(told)

    def newest(self, words: str, most: int) -> list[int]:
        if not (asked := _match(words)):
            return []
        found = "select rowid from words where words match ? order by rowid desc limit ?"
        return [n for (n,) in self._connection.execute(found, (asked, most))]

    def hits(self, words: str) -> tuple[list[tuple[str, str]], bool]:
        numbers = self.newest(words, WIDE)
        if 0 < len(numbers) <= COMMON:
            ranked = (
                "select worded.kind, worded.id from words join worded on worded.n = words.rowid"
                " where words match ? order by rank"
            )
            return self._connection.execute(ranked, (_match(words),)).fetchall(), False
        held = defaultdict[str, list[tuple[str, str]]](list)
        found = f"select kind, id from worded where n in {_GIVEN} order by n desc"
        for kind, id in self._connection.execute(found, (json.dumps(numbers),)):
            if len(held[kind]) <= COMMON:
                held[kind].append((kind, id))
        return [hit for hits in held.values() for hit in hits], len(numbers) == WIDE

    def search(self, words: str, limit: int = 50) -> list[Found]:
        found, rest = list[Found](), self.hits(words)[0]
        while len(found) < limit and rest:
            found += self._standing(rest[:limit], words)
            rest = rest[limit:]
        return found[:limit]

    def _standing(self, hits: Iterable[tuple[str, str]], words: str) -> Iterator[Found]:
        """Those of the hits (kind and id) that stand, in their order."""
        hits = list(hits)
        ids = defaultdict[str, list[str]](list)
        for kind, id in hits:
            ids[kind].append(id)
        held = {kind: self.many(KINDS[kind], those) for kind, those in ids.items()}
        for kind, id in hits:
            if (record := held[kind].get(id)) is not None:
                yield Found(kind, id, snippet(words_of(record), words))


def read(kind: str, id: str, data: str) -> Any:
    """A record under the id with which it was written."""
    found = decode(kind, data)
    identify(found, id)
    return found


def _numbers(told: str | None) -> "NDArray[np.int64]":
    import numpy as np

    return np.fromstring(told or "", dtype=np.int64, sep=",")


def _match(words: str) -> str:
    """What is asked for, in the language of FTS5; "" where that is nothing."""
    return " ".join(term.match for term in terms(words))


def _expression(kind: str, name: str) -> str:
    """A column, or a field that has none, as JSON."""
    if column(kind, name):
        return f'"{name}"'
    told = f"json_extract({whole(KINDS[kind])}, '$.{name}')"
    mostly = default(kind, name)
    if mostly is None:
        return told
    return f"coalesce({told}, {mostly if isinstance(mostly, int) else repr(mostly)})"


def _resting(kind: type[Any]) -> str:
    """That a record rests on one of the articles given."""
    if hasattr(kind, "span"):
        return f"at_article in {_GIVEN}"
    resting = f"kind = '{NAMES[kind]}' and article in {_GIVEN}"
    return f"id in (select id from rests where {resting})"
