"""Whether a ledger file is whole: "row 3 missing from index claim_id"."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from reportedly.model.codec import FORMER, KINDS
from reportedly.store.sqlite_rows import held

__all__ = ["unsound"]

_MOST = 20
"""So many lines of what SQLite finds are told."""


def unsound(path: Path, step: Callable[[str], None] = lambda what: None) -> Iterator[str]:
    """What is wrong with the file as such: pages and indexes that SQLite cannot follow, and rows
    that speak of rows that are not there. ``step`` is told what is being looked at. Nothing is
    written; other processes may go on writing. Raises ``sqlite3.Error`` where it cannot be read.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        base.execute("begin")
        step("pages and indexes")
        if found := _broken(base):
            yield from found
            return  # nothing else can be asked of it
        step("what rows speak of")
        kinds = [kind for kind in held(base) if kind not in FORMER]
        for kind in kinds:
            yield from _lost(base, kind)
        yield from _said(
            base,
            "{} of the log without the list of what was put and struck",
            "select count(*) from log where put + struck > 0 and what <> 'began'"
            " and not exists (select 1 from logged where logged.n = log.n)",
            "line",
        )
        yield from _said(
            base,
            "{} of what was put and struck without a line of the log",
            "select count(*) from logged where n not in (select n from log)",
            "list",
        )


def _broken(base: sqlite3.Connection) -> list[str]:
    try:
        rows = base.execute(f"pragma integrity_check({_MOST})").fetchall()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [str(told) for (told,) in rows if told != "ok"]


def _lost(base: sqlite3.Connection, kind: str) -> Iterator[str]:
    """Rows of a kind that lie in no article that was ever there, and what is found by words or by
    an article and is not there."""
    if hasattr(KINDS[kind], "span"):
        yield from _said(
            base,
            f"{{}} of kind {kind} in an article that is not there",
            f'select count(*) from "{kind}" as one where at_article is not null'
            " and not exists (select 1 from article where article.id = one.at_article)",
            "row",
        )
    for table in ("rests", "worded"):
        yield from _said(
            base,
            f"{{}} of {table} for a {kind} that is not there",
            f"select count(*) from {table} where kind = '{kind}' and not exists"
            f' (select 1 from "{kind}" as one where one.id = {table}.id)',
            "row",
        )


def _said(base: sqlite3.Connection, words: str, asked: str, one: str) -> Iterator[str]:
    [count] = base.execute(asked).fetchone()
    if count:
        yield words.format(f"{count:,} {one}{'' if count == 1 else 's'}")
