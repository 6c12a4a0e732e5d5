"""A copy of a ledger as it stood at one moment, while others go on writing: "news-backup.db"."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reportedly.model.record import record
from reportedly.store.archive import FolderArchive

__all__ = ["Backup", "Unlike", "backup"]

_PAGES = 2_000
"""Pages copied at a time."""

Step = Callable[[str], None]


class Unlike(ValueError):
    """The copy is not what was copied."""


@record
class Backup:
    """``lines`` of log, the last of ``moment`` with the hash ``head``; ``files`` of raw bytes were
    copied, all others were there."""

    bytes: int
    lines: int
    moment: str
    head: str
    files: int


def backup(path: Path, target: Path, step: Step = lambda what: None) -> Backup:
    """Copy a ledger file and the raw bytes beside it; what others write meanwhile is not in it.

    The copy is read again: its pages and indexes must be whole, and its log end as this one's. It
    appears under its name only then. Raw bytes that are there already are not copied again.
    Raises `Unlike` where it is not whole, ``OSError`` and ``sqlite3.Error`` where nothing can be
    read or written; the target is as it was then.
    """
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with _still(path) as source, closing(sqlite3.connect(draft)) as copy:
            last = _last(source)
            source.backup(copy, pages=_PAGES, progress=lambda _, left, all: _tell(step, left, all))
        with closing(sqlite3.connect(draft)) as copy:
            step("reading the copy again")
            found = [str(told) for (told,) in copy.execute("pragma integrity_check(3)")]
            if found != ["ok"] or _last(copy) != last:
                raise Unlike(f"the copy is not whole: {'; '.join(found)}")
            # All in one file: nothing of it is left waiting beside it.
            copy.execute("pragma journal_mode = delete").fetchall()
        _settle(draft, target)
    finally:
        for more in ("", "-wal", "-shm"):
            draft.with_name(f"{draft.name}{more}").unlink(missing_ok=True)
    files = _raw(path, target, step)
    lines, moment, head = last or (0, "", "")
    size = target.stat().st_size
    return Backup(bytes=size, lines=lines, moment=moment, head=head, files=files)


@contextmanager
def _still(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as it is now, whatever others write: a copy in steps would begin again with each
    change."""
    with closing(sqlite3.connect(path)) as source:
        source.execute("begin")
        source.execute("select count(*) from sqlite_schema").fetchone()
        yield source


def _last(base: sqlite3.Connection) -> tuple[int, str, str] | None:
    asked = "select n, moment, hash from log order by n desc limit 1"
    found: tuple[int, str, str] | None = base.execute(asked).fetchone()
    return found


def _tell(step: Step, left: int, all: int) -> None:
    step(f"copied {100 * (all - left) // max(all, 1)} %")


def _settle(draft: Path, target: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    for more in ("-wal", "-shm"):
        # Of a file that was there before, and would be taken for this one's.
        target.with_name(f"{target.name}{more}").unlink(missing_ok=True)
    draft.replace(target)


def _raw(path: Path, target: Path, step: Step) -> int:
    source, copy = (FolderArchive(one.with_suffix(".raw")) for one in (path, target))
    there, copied = set(copy.held()), 0
    for name in source.held():
        if name not in there and (file := source.open(name)) is not None:
            with file:
                if copy.keep(file) != name:
                    raise Unlike(f"{source.folder / name[:2] / name} is not what its name says")
            copied += 1
            step(f"copied {copied:,} files of raw bytes")
    return copied
