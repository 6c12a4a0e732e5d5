"""The ledger of a room: the whole file, or the rows of some articles with the log that seals them.

Of a part, every row that rests on an article outside of it is left out for good; the log stays
whole. It names what is left out by hashes alone, so that whoever gets the part can still see that
each of its rows was put down as it is, and that nothing was slipped in.
"""

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.model.codec import FORMER, KINDS, decode
from reportedly.model.decision import Anchor
from reportedly.model.judgement import Judgement
from reportedly.model.mention import Referent
from reportedly.model.record import articles_of
from reportedly.report.audit import spans_of
from reportedly.store.packed import whole
from reportedly.store.schema import KEYED
from reportedly.store.words import words_of

__all__ = ["Sealed", "copied", "pointed"]


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """What the copy holds: ``rows`` of records, those ``held_back``, ``lines`` of log, the last of
    which is of this ``moment`` and has the hash ``head``."""

    rows: int
    held_back: int
    lines: int
    moment: str
    head: str


def copied(source: Path, target: Path, articles: Collection[str] | None) -> Sealed:
    """Copy a ledger as it is at this moment to a new file; only what rests on these articles
    (ids), if any are given. The same ledger gives the same bytes. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(source)) as whole:
        whole.execute("vacuum into ?", (str(target),))
    held_back = 0
    if articles is not None:
        draft = target.with_suffix(".draft")
        target.replace(draft)
        with closing(sqlite3.connect(draft)) as part:
            held_back = _cut(part, frozenset(articles))
            part.commit()
            # Into a new file: what was deleted must not be left in free pages of this one.
            part.execute("vacuum into ?", (str(target),))
        draft.unlink()
    with closing(sqlite3.connect(target)) as made:
        rows = sum(made.execute(f'select count(*) from "{kind}"').fetchone()[0] for kind in KINDS)
        lines = made.execute("select count(*) from log").fetchone()[0]
        last = made.execute("select moment, hash from log order by n desc limit 1").fetchone()
    moment, head = last or ("", "")
    return Sealed(rows=rows, held_back=held_back, lines=lines, moment=moment, head=head)


def pointed(record: Any) -> set[str]:
    """The ids of all articles that a record points into, lists, or was decided about."""
    found = {*articles_of(record), *(span.article for span in spans_of(record))}
    for side in ("left", "right", "anchor", "about"):
        value = getattr(record, side, None)
        if isinstance(value, Anchor):
            found.add(value.article)
    return found


def _cut(part: sqlite3.Connection, articles: frozenset[str]) -> int:
    kept, shared = set[str](), _shared(part, articles)

    def keeps(record: Any) -> bool:
        # How somebody is called may stand outside alone.
        known = not isinstance(record, Referent) or record.entity not in shared
        return known and _within(record, articles)

    gone = _former(part)
    for kind in KINDS:
        if KINDS[kind] is not Judgement:
            gone += _cut_kind(part, kind, keeps, kept)
    gone += _cut_kind(part, "judgement", lambda one: {one.left, one.right} <= kept, kept)
    _reindex(part)
    return gone


def _shared(part: sqlite3.Connection, articles: frozenset[str]) -> frozenset[str]:
    """Those whom articles outside name, too (ids of entities)."""
    outside = (
        "select distinct entity from referent"
        " where at_article not in (select value from json_each(?))"
    )
    found = part.execute(outside, (json.dumps(sorted(articles)),))
    return frozenset(entity for (entity,) in found)


def _former(part: sqlite3.Connection) -> int:
    """Take out the rows of kinds that are no more: nobody can tell what they rest on."""
    there = {name for (name,) in part.execute("select name from sqlite_schema")}
    gone = 0
    for kind in there.intersection(FORMER):
        gone += part.execute(f'delete from "{kind}"').rowcount
        part.execute("delete from rests where kind = ?", (kind,))
    return gone


def _within(record: Any, articles: frozenset[str]) -> bool:
    found = pointed(record)  # nothing for what is thought of a source as such: no part of a story
    return bool(found) and found <= articles


def _cut_kind(part: sqlite3.Connection, kind: str, keeps: Any, kept: set[str]) -> int:
    gone = list[tuple[int]]()
    asked = f'select rowid, id, {whole(KINDS[kind])} from "{kind}"'
    for row, id, data in part.execute(asked):
        if keeps(decode(kind, data)):
            kept.add(id)
        else:
            gone.append((row,))
    part.executemany(f'delete from "{kind}" where rowid = ?', gone)
    return len(gone)


def _reindex(part: sqlite3.Connection) -> None:
    """Let what rows are found by say no more than the rows that are left."""
    for kind in KINDS:
        part.execute(
            f'delete from rests where kind = ? and id not in (select id from "{kind}")', (kind,)
        )
        part.execute(
            f'delete from worded where kind = ? and id not in (select id from "{kind}")', (kind,)
        )
    for table in KEYED:
        part.execute(f"delete from {table}")
    [made] = part.execute("select sql from sqlite_schema where name = 'words'").fetchone()
    part.execute("drop table words")
    part.execute(made)
    part.executemany("insert into words (rowid, body) values (?, ?)", _worded(part))


def _worded(part: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for n, kind, id in part.execute("select n, kind, id from worded order by n").fetchall():
        if re.fullmatch(r"[a-z]+", kind) and kind in KINDS:
            asked = f'select {whole(KINDS[kind])} from "{kind}" where id = ? limit 1'
            row = part.execute(asked, (id,))
            yield n, words_of(decode(kind, row.fetchone()[0]))
