"""A room held against itself: its files, its bytes, its log, its spans: "every one as it says"."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from reportedly.exports.room_open import Broken, hash_of, members, settings, unpack
from reportedly.model.codec import Unreadable
from reportedly.model.record import record
from reportedly.report.audit import Fault, audit
from reportedly.report.chain import chain
from reportedly.report.kept import kept
from reportedly.report.moments import Step
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Checked", "check", "unpacked"]

_ABSENT = re.compile(
    r"was (put down|struck out) by line \d+ of the log, and is not there"
    r"|records from before the log: [\d,]+ of"
)
"""What `chain` says of rows that are not there (report/chain.py)."""

_UNLISTED = {"datapackage.json", "datapackage-digest.json"}


@record
class Checked:
    """``files`` are in the room, ``raw`` of them bytes that were read; ``records`` and ``spans``
    of the ledger were read again, and ``lines`` of log, the last of which has the hash ``head``;
    ``earlier`` rows are older than the log, which cannot vouch for each of them.
    ``held_back`` records are sealed by the log and not in the room; ``whole`` says that none
    should be. ``otherwise`` are articles that another edition read. ``faults`` break its word."""

    title: str
    whole: bool
    files: int
    raw: int
    articles: int
    records: int
    spans: int
    lines: int
    earlier: int
    head: str
    held_back: int
    otherwise: tuple[str, ...]
    faults: tuple[Fault, ...]


def check(path: Path, expect: str = "", step: Step = lambda what, done: None) -> Checked:
    """Check a room in every way that can be. ``expect`` is the hash of a line of the log (its
    beginning will do) that was told by other means. Raises `Broken` where it is no room."""
    try:
        with ZipFile(path) as room, TemporaryDirectory() as folder:
            held = members(room)
            told = settings(room, held, "room.json")
            faults = [*_listed(room, held, step)]
            ledger, unfit = unpack(room, held, Path(folder))
            return _within(ledger, told, held, faults + unfit, expect, step)
    except Broken:
        raise
    except (BadZipFile, OSError, ValueError, RecursionError, Unreadable, sqlite3.Error) as error:
        raise Broken(f"it cannot be read: {error}") from error


def unpacked(path: Path, folder: Path) -> Path:
    """Unpack ledger and bytes to work on with; returns the ledger. Raises `Broken`, and
    ``FileExistsError`` where there is one."""
    try:
        with ZipFile(path) as room:
            return unpack(room, members(room), folder)[0]
    except BadZipFile as error:
        raise Broken(f"it is no room: {error}") from error


def _listed(room: ZipFile, held: dict[str, ZipInfo], step: Step) -> Iterator[Fault]:
    """What is wrong with the lists of files and their hashes."""
    package = settings(room, held, "datapackage.json")
    seal = settings(room, held, "datapackage-digest.json").get("hash")
    if seal != f"sha256:{hash_of(room, held['datapackage.json'])}":
        yield _fault("datapackage.json", "is not what it was when it was sealed")
    resources = package.get("resources")
    listed = dict[str, Any]()
    for one in resources if isinstance(resources, list) else ():
        if isinstance(one, dict):
            listed[str(one.get("path"))] = one.get("hash")
    hashes = dict[str, str]()
    for n, (name, member) in enumerate(held.items()):
        step("reading files", n)
        if name in _UNLISTED:
            continue
        hashes[name] = hash_of(room, member)
        if name not in listed:
            yield _fault(name, "is in no list of this room's files")
        elif listed[name] != f"sha256:{hashes[name]}":
            yield _fault(name, "is not what it was when the room was made")
    for name in sorted(listed.keys() - held.keys()):
        yield _fault(name, "is gone")
    yield from _sums(room, held, hashes)


def _sums(room: ZipFile, held: dict[str, ZipInfo], hashes: dict[str, str]) -> Iterator[Fault]:
    if "checksums.sha256" not in held:
        yield _fault("checksums.sha256", "is gone")
        return
    for line in room.read(held["checksums.sha256"]).decode("utf-8", "replace").splitlines():
        sha256, _, name = line.partition("  ")
        if hashes.get(name) != sha256:
            yield _fault(name, "is not what checksums.sha256 says")


def _within(
    ledger: Path,
    told: dict[str, Any],
    held: dict[str, ZipInfo],
    faults: list[Fault],
    expect: str,
    step: Step,
) -> Checked:
    """What is wrong with the ledger and the bytes behind it."""
    whole = told.get("whole") is True
    with closing(SQLiteLedger(ledger)) as book:
        view = book.view()
        read = audit(view)
        sealed = chain(book, lambda done: step("checking rows against the log", done))
        present = [fault for fault in sealed.faults if not _ABSENT.search(fault.what)]
        faults += sealed.faults if whole else present
        bytes_ = kept(
            view,
            book.archive,
            sealed.archived if whole else None,
            sealed.read_by,
            lambda done: step("reading bytes again", done),
        )
        faults += [*read.faults, *bytes_.faults]
        faults += _promised(told, sealed.head, sealed.hashes, expect)
        return Checked(
            title=str(told.get("title", "")),
            whole=whole,
            files=len(held),
            raw=bytes_.files,
            articles=bytes_.articles,
            records=read.records,
            spans=read.spans,
            lines=sealed.lines,
            earlier=sealed.earlier,
            head=sealed.head,
            held_back=0 if whole else len(sealed.faults) - len(present),
            otherwise=bytes_.otherwise,
            faults=tuple(dict.fromkeys(faults)),
        )


def _promised(
    told: dict[str, Any], head: str, hashes: frozenset[str], expect: str
) -> Iterator[Fault]:
    said = told.get("ledger")
    if isinstance(said, dict) and said.get("head") != head:
        yield Fault(kind="log", id="", what="its head is not the one that room.json tells")
    if expect and not any(one.startswith(expect) for one in hashes):
        what = f"no line has the hash {expect}: lines that were there are gone or altered"
        yield Fault(kind="log", id="", what=what)


def _fault(name: str, what: str) -> Fault:
    return Fault(kind="file", id=name, what=what)
