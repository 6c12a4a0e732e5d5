"""By which edition something was written down: the lines of the ledger's log, read only."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reportedly.store.log import Line

__all__ = ["Written", "written_by"]

Written = tuple[str, str, str]
"""Who said something, about what, at which moment."""


def written_by(ledger: Path | None) -> dict[Written, tuple[int, str]]:
    """Number and edition of the line of the log that says so; empty where there is no log."""
    if ledger is None or not ledger.is_file():
        return {}
    place = f"{ledger.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(place, uri=True)) as connection:
            lines = map(Line._make, connection.execute("select * from log order by n"))
            return {(line.by, line.about, line.moment): (line.n, line.edition) for line in lines}
    except sqlite3.Error:  # older than its log, or no file of SQLite's
        return {}
