"""How much room a ledger file takes, and for what: "claims, 17,103 of them, 18 MB"."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from reportedly.model.codec import FORMER, KINDS
from reportedly.model.record import record
from reportedly.store.clock import END
from reportedly.store.schema import KEYED

__all__ = ["Part", "Sizes", "sizes"]

_OTHERS = {
    "log": ("log", "logged"),
    "index of words": ("worded", "words", "words_data", "words_idx", "words_docsize"),
    "index of articles": ("rests",),
    "index for comparing": KEYED,
}
"""What else lies in the file, and in which tables."""


@record
class Part:
    """One kind of record, or something else that the file holds (``kind`` is False then).
    ``standing`` rows say what is held now, ``struck`` ones what was; ``data`` and ``indexes`` are
    in bytes, None where this build of SQLite cannot tell."""

    name: str
    kind: bool
    standing: int
    struck: int
    data: int | None
    indexes: int | None


@record
class Sizes:
    """``file`` is the whole file, ``waiting`` what is written and not taken over into it yet (its
    "-wal"), ``free`` what is empty in it, ``kept`` the raw bytes beside it; all in bytes."""

    version: int
    articles: int
    file: int
    waiting: int
    free: int
    kept: int
    lines: int
    moment: str
    head: str
    parts: tuple[Part, ...]

    @property
    def each(self) -> int:
        """Bytes of the file for each article."""
        return self.file // self.articles if self.articles else 0


def sizes(path: Path) -> Sizes:
    """Measure a ledger file, largest part first. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:

        def one(asked: str) -> int:
            return int(base.execute(asked).fetchone()[0])

        of = _indexed(base)
        bytes_of = _bytes(base)
        kinds = [kind for kind in (*KINDS, *FORMER) if kind in of]
        parts = [_part(kind, (kind,), of, bytes_of, _rows(base, kind)) for kind in kinds]
        for name, tables in _OTHERS.items():
            held = [table for table in tables if table in of]
            if held:
                parts.append(_part(name, held, of, bytes_of, None))
        last = base.execute("select n, moment, hash from log order by n desc limit 1").fetchone()
        return Sizes(
            version=one("pragma user_version"),
            articles=one(f"select count(*) from article where until = '{END}'"),
            file=path.stat().st_size,
            waiting=_size(path.with_name(f"{path.name}-wal")),
            free=one("pragma freelist_count") * one("pragma page_size"),
            kept=sum(_size(file) for file in path.with_suffix(".raw").glob("??/*")),
            lines=last[0] if last else 0,
            moment=last[1] if last else "",
            head=last[2] if last else "",
            parts=tuple(sorted(parts, key=lambda part: (-_all(part), part.name))),
        )


def _indexed(base: sqlite3.Connection) -> dict[str, list[str]]:
    """The names of the indexes of each table."""
    found = defaultdict[str, list[str]](list)
    rows = base.execute("select type, name, tbl_name from sqlite_schema order by name")
    for type, name, table in rows:
        found[table] += [name] if type == "index" else []
    return found


def _bytes(base: sqlite3.Connection) -> dict[str, int] | None:
    """Bytes of each table and index; None where SQLite was built without that."""
    try:
        rows = base.execute("select name, pgsize from dbstat where aggregate = true")
        return {str(name): int(size) for name, size in rows}
    except sqlite3.OperationalError:
        return None


def _rows(base: sqlite3.Connection, kind: str) -> tuple[int, int]:
    asked = f"select count(*), coalesce(sum(until = '{END}'), 0) from \"{kind}\""
    count, standing = base.execute(asked).fetchone()
    return int(standing), int(count - standing)


def _part(
    name: str,
    tables: Iterable[str],
    of: dict[str, list[str]],
    bytes_of: dict[str, int] | None,
    rows: tuple[int, int] | None,
) -> Part:
    told = bytes_of or {}
    data = sum(told.get(table, 0) for table in tables)
    indexes = sum(told.get(index, 0) for table in tables for index in of[table])
    standing, struck = rows or (0, 0)
    return Part(
        name=name,
        kind=rows is not None,
        standing=standing,
        struck=struck,
        data=None if bytes_of is None else data,
        indexes=None if bytes_of is None else indexes,
    )


def _all(part: Part) -> int:
    return (part.data or 0) + (part.indexes or 0)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0
