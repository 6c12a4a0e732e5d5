"""Bytes are kept once, whole, read-only, under their hash; one body of tests, both archives."""

import hashlib
import stat
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pytest

from reportedly.store.archive import Archive, FolderArchive, MemoryArchive
from reportedly.store.sqlite import SQLiteLedger

PAGE = b"<html>Two trams burned.</html>\r\n" * 50_000


@pytest.fixture(params=["memory", "folder"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return MemoryArchive() if request.param == "memory" else FolderArchive(tmp_path / "l.raw")


def test_what_is_kept_comes_back_byte_for_byte(archive: Archive) -> None:
    name = archive.keep(BytesIO(PAGE))
    assert name == hashlib.sha256(PAGE).hexdigest()
    assert archive.raw(name) == PAGE
    file = archive.open(name)
    assert file is not None
    with file:
        assert file.read() == PAGE
    assert archive.raw("0" * 64) is None
    assert archive.open("") is None


def test_the_same_bytes_are_kept_once(archive: Archive) -> None:
    names = {archive.keep(BytesIO(raw)) for raw in (PAGE, b"", PAGE, b"other")}
    assert list(archive.held()) == sorted(names)
    assert len(names) == 3


def test_a_kept_file_is_read_only_and_never_written_again(tmp_path: Path) -> None:
    archive = FolderArchive(tmp_path / "l.raw")
    name = archive.keep(BytesIO(b"Two trams burned."))
    place = tmp_path / "l.raw" / name[:2] / name
    assert stat.S_IMODE(place.stat().st_mode) == 0o444
    before = place.stat().st_mtime_ns, place.stat().st_ino
    assert archive.keep(BytesIO(b"Two trams burned.")) == name
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == before
    assert [file for file in (tmp_path / "l.raw").iterdir() if file.is_file()] == []


def test_a_crash_leaves_nothing_that_could_be_taken_for_a_file(tmp_path: Path) -> None:
    class Torn(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the disk went away")

    archive = FolderArchive(tmp_path / "l.raw")
    with pytest.raises(OSError, match="went away"):
        archive.keep(Torn())
    assert list((tmp_path / "l.raw").rglob("*")) == []


def _keep(folder: str) -> None:
    for n in range(40):
        FolderArchive(Path(folder)).keep(BytesIO(f"article {n}".encode()))


def test_processes_that_keep_the_same_at_once_agree(tmp_path: Path) -> None:
    spawn = get_context("spawn")
    working = [spawn.Process(target=_keep, args=(str(tmp_path / "l.raw"),)) for _ in range(3)]
    for process in working:
        process.start()
    for process in working:
        process.join()
    archive = FolderArchive(tmp_path / "l.raw")
    held = list(archive.held())
    assert [process.exitcode for process in working] == [0, 0, 0]
    assert len(held) == 40
    assert all(hashlib.sha256(archive.raw(name) or b"").hexdigest() == name for name in held)


def test_a_ledger_keeps_its_bytes_beside_its_file(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "news.db")
    name = ledger.archive.keep(BytesIO(b"Two trams burned."))
    ledger.close()
    assert (tmp_path / "news.raw" / name[:2] / name).read_bytes() == b"Two trams burned."
    lone = SQLiteLedger()
    assert lone.archive.raw(lone.archive.keep(BytesIO(b"x"))) == b"x"
    lone.close()
