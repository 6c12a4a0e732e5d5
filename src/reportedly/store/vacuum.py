"""A ledger file written anew without what is empty in it: "237 MB before, 152 MB now"."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reportedly.model.codec import KINDS, decode
from reportedly.store.log import pressed, spread
from reportedly.store.packed import packed
from reportedly.store.schema import LARGE, found_by, names, table
from reportedly.store.sqlite import SQLiteLedger
from reportedly.store.sqlite_rows import held

__all__ = ["vacuum"]

Step = Callable[[str], None]


def vacuum(path: Path, step: Step = lambda what: None) -> tuple[int, int]:
    """Give back what is empty, and write rows of older versions as this one does; return the
    file's bytes before and after. No record, no line of the log and no past moment is lost.

    Nobody else can write meanwhile. Broken off, it has done a part, which the next one goes on
    from. Raises ``OSError`` where the disk has no room for two more copies,
    ``sqlite3.OperationalError`` where others hold the file.
    """
    SQLiteLedger(path).close()  # gets what an older file lacks
    before = path.stat().st_size
    free = shutil.disk_usage(path.absolute().parent).free
    if free < 2 * before:
        raise OSError(
            f"{2 * before / 1e6:,.0f} MB must be free beside {path}, and {free / 1e6:,.0f} MB are"
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        for kind in held(base):
            if kind in KINDS and _older(base, kind):
                step(f"rows of kind {kind}")
                base.execute("begin immediate")
                _remade(base, kind)
                base.execute("commit")
        step("the log")
        base.execute("begin immediate")
        _press(base)
        base.execute("insert into words (words) values ('optimize')")
        base.execute("commit")
        step("the whole file")
        if before > LARGE:
            _wider(base)
        base.execute("vacuum")
        base.execute("pragma journal_mode = wal").fetchall()
    return before, path.stat().st_size


def _older(base: sqlite3.Connection, kind: str) -> bool:
    """Up to version 3 a table was its own index of all that makes a row."""
    [made] = base.execute("select sql from sqlite_schema where name = ?", (kind,)).fetchone()
    return "primary key" in made


def _remade(base: sqlite3.Connection, kind: str) -> None:
    def kept(data: str) -> str:
        return packed(decode(kind, data), data)

    base.create_function("kept", 1, kept, deterministic=True)
    base.execute(f'alter table "{kind}" rename to "older"')
    for (name,) in base.execute(
        "select name from sqlite_schema where type = 'index' and tbl_name = 'older'"
        " and sql is not null"
    ).fetchall():
        base.execute(f'drop index "{name}"')
    for statement in (*table(kind), *found_by(kind).values()):
        base.execute(statement)
    columns = ", ".join(f'"{name}"' for name in names(kind))
    told = columns.replace('"data"', "kept(data)") if hasattr(KINDS[kind], "span") else columns
    base.execute(f'insert into "{kind}" ({columns}) select {told} from older order by rowid')
    base.execute("drop table older")


def _press(base: sqlite3.Connection) -> None:
    base.create_function("pressed", 1, lambda rows: pressed(spread(rows)), deterministic=True)
    base.execute(
        "update logged set rows = pressed(rows) where substr(rows, 1, 1) in (x'2b', x'2d')"
    )


def _wider(base: sqlite3.Connection) -> None:
    """Pages of 8 KiB, of which less is left empty; as they are, where others hold the file."""
    try:
        base.execute("pragma journal_mode = delete").fetchall()
        base.execute("pragma page_size = 8192")
    except sqlite3.OperationalError:
        return
