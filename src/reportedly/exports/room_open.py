"""A room from somebody else, opened with care: "../../etc/passwd" is no file of a room.

Names, sizes and numbers of files are bounded before anything is unpacked, and nothing is written
outside of the folder that was named.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from reportedly.exports.wacz_records import RAW
from reportedly.model.codec import FORMER, KINDS
from reportedly.model.digests import digest_of
from reportedly.report.audit import Fault
from reportedly.store.archive import FolderArchive
from reportedly.store.schema import KEYED

__all__ = ["Broken", "hash_of", "members", "raw_files", "settings", "unpack"]

MOST_FILES, MOST_BYTES = 200_000, 200 * 1024**3
"""Files in a room, and bytes of all of them unpacked."""

SMALL = 64 * 1024**2
"""Bytes of a list (datapackage.json and the like) that is read at once."""

_THICK, _RATIO = 16 * 1024**2, 1_000
"""A file of more bytes than the first may not be packed more than so many times."""

_OWN = re.compile(r"archive/([0-9a-f]{64})\.warc(\.gz)?")
_TABLES = {*KINDS, *FORMER, "rests", "log", "logged", "worded", *KEYED}


class Broken(ValueError):
    """What was given is no room, or one that must not be unpacked; the message says why."""


def members(room: ZipFile) -> dict[str, ZipInfo]:
    """The files of a room by their paths. Raises `Broken` for names that could leave a folder,
    names that are there twice, what is no plain file, and what unpacks to too much."""
    found, total = dict[str, ZipInfo](), 0
    for one in room.infolist():
        if one.is_dir():
            continue
        name, kind = one.filename, one.external_attr >> 28
        parts = name.split("/")
        if name in found:
            raise Broken(f"it holds two files named {name[:80]!r}")
        if set(parts) & {"", ".", ".."} or re.search(r"[\\:\x00-\x1f\x7f]", name):
            raise Broken(f"the name {name[:80]!r} could lead out of the room")
        if kind not in (0, 8) or one.flag_bits & 1:
            raise Broken(f"{name[:80]!r} is no plain file")
        total += one.file_size
        if total > MOST_BYTES or len(found) >= MOST_FILES:
            raise Broken("it unpacks to more than any room holds")
        if one.file_size > max(_THICK, one.compress_size * _RATIO):
            raise Broken(f"{name[:80]!r} unpacks to {one.file_size:,} bytes: that is a trap")
        found[name] = one
    return found


def hash_of(room: ZipFile, member: ZipInfo) -> str:
    """SHA-256 of a file of the room. Raises `Broken` where it cannot be unpacked."""
    try:
        with room.open(member) as file:
            return digest_of(file)
    except (BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise Broken(f"{member.filename} cannot be unpacked: {error}") from error


def settings(room: ZipFile, held: dict[str, ZipInfo], name: str) -> dict[str, Any]:
    """A file of the room that holds one JSON object. Raises `Broken` where it is not there."""
    if name not in held or held[name].file_size > SMALL:
        raise Broken(f"it has no {name}")
    try:
        found = json.loads(room.read(held[name]))
    except (ValueError, RecursionError, BadZipFile) as error:
        raise Broken(f"its {name} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise Broken(f"its {name} holds no object")
    return found


class _Bounded(RawIOBase):
    """What is unpacked from inside a file of the room, up to so many bytes of all of it."""

    def __init__(self, stream: IO[bytes], left: list[int]) -> None:
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._stream.read(len(buffer))
        self._left[0] -= len(piece)
        if self._left[0] < 0:
            raise Broken("its archive unpacks to more than it can hold: that is a trap")
        buffer[: len(piece)] = piece
        return len(piece)


def raw_files(room: ZipFile, held: dict[str, ZipInfo]) -> Iterator[tuple[str, IO[bytes]]]:
    """The bytes that were read: their SHA-256, as the archive names it, and themselves."""
    from warcio.archiveiterator import ArchiveIterator

    for name, member in held.items():
        if own := _OWN.fullmatch(name):
            with room.open(member) as file:
                yield own[1], file
    own_file = held.get(f"archive/{RAW}")
    if own_file is None:
        return
    left = [max(_THICK, own_file.file_size * _RATIO)]
    with room.open(own_file) as packed:
        for record in ArchiveIterator(packed):
            digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
            if record.rec_type == "resource" and digest.startswith("sha256:"):
                yield (
                    digest.removeprefix("sha256:"),
                    BufferedReader(_Bounded(record.raw_stream, left)),
                )


def unpack(room: ZipFile, held: dict[str, ZipInfo], folder: Path) -> tuple[Path, list[Fault]]:
    """Write ``ledger.db`` and ``ledger.raw`` below a folder, as `reportedly` works with them;
    returns the ledger, and the bytes that are not those that their names say. Raises `Broken`
    where there is no ledger."""
    if "ledger/ledger.db" not in held:
        raise Broken("it holds no ledger")
    folder.mkdir(parents=True, exist_ok=True)
    ledger, faults = folder / "ledger.db", list[Fault]()
    with room.open(held["ledger/ledger.db"]) as file, ledger.open("xb") as out:
        while piece := file.read(1 << 20):
            out.write(piece)
    _plain(ledger)
    archive = FolderArchive(ledger.with_suffix(".raw"))
    try:
        for name, raw in raw_files(room, held):
            if archive.keep(raw) != name:
                what = "its bytes in the room are not those that its name says"
                faults.append(Fault(kind="bytes", id=name, what=what))
    except Broken:
        raise
    except Exception as error:  # whatever a reader of archives makes of a broken one
        faults.append(Fault(kind="bytes", id="archive", what=f"cannot be read: {error}"))
    return ledger, faults


def _plain(ledger: Path) -> None:
    """Nothing that acts by itself may be in a ledger of somebody else's: no triggers, no views, no
    tables of code. Raises `Broken`."""
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro&immutable=1", uri=True)) as found:
            rows = found.execute("select type, name, sql from sqlite_schema").fetchall()
    except sqlite3.Error as error:
        ledger.unlink()
        raise Broken(f"its ledger cannot be read: {error}") from error
    for type, name, sql in rows:
        known = type == "index" or (type == "table" and name in _TABLES)
        if not (known or (type == "table" and str(name).startswith(("words", "sqlite_")))):
            with suppress(OSError):
                ledger.unlink()
            raise Broken(f"its ledger holds a {type} {str(name)[:40]!r}, which no ledger has")
        if type == "table" and "virtual" in str(sql).lower() and name != "words":
            ledger.unlink()
            raise Broken(f"its ledger holds a table {str(name)[:40]!r} that is none")
