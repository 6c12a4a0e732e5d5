"""The lines of a ledger's log, which is only read: by which edition something was written down."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reportedly.store.log import Line

__all__ = ["Put", "log_of", "put_by"]

Put = tuple[str, str, str]
"""Who said something, about what, at which moment."""


def log_of(ledger: Path) -> Iterator[Line]:
    """The lines of the log of a ledger file. Raises ``sqlite3.Error`` where there is none."""
    place = f"{ledger.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as held:
        yield from map(Line._make, held.execute("select * from log order by n"))


def put_by(ledger: Path | None) -> dict[Put, tuple[int, str]]:
    """Number and edition of the line of the log that says so; empty where there is no log."""
    if ledger is None or not ledger.is_file():
        return {}
    try:
        return {(one.by, one.about, one.moment): (one.n, one.edition) for one in log_of(ledger)}
    except sqlite3.Error:  # older than its log, or no file of SQLite's
        return {}
