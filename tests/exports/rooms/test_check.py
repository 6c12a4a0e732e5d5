"""Whatever is altered in a room is found and named; what could do harm is not unpacked."""

import hashlib
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from tests.exports.rooms.conftest import run
from warcio.warcwriter import WARCWriter

from reportedly.exports.room_check import check
from reportedly.exports.room_open import Broken, members

Change = Callable[[Path], None]


def test_a_room_as_it_was_made_holds(room: Path, ledger: Path) -> None:
    found = check(room)
    assert (found.faults, found.whole, found.held_back, found.articles) == ((), True, 0, 5)
    assert found.raw == 4
    assert found.spans > 50
    told = json.loads(run("audit", "--ledger", ledger, "--json").stdout)["custody"]
    assert (found.head, found.lines) == (told["head"], told["lines"])


def test_a_part_is_held_against_the_whole_log(part: Path, room: Path) -> None:
    found, whole = check(part), check(room)
    assert found.faults == ()
    assert (found.articles, found.raw) == (2, 1)
    assert (found.lines, found.head) == (whole.lines, whole.head)
    assert found.records < whole.records
    assert found.held_back > 100


def resealed(room: Path, target: Path, change: Change) -> Path:
    """The room with something changed in it and all its lists of hashes made anew, as somebody
    would who wants it not to be seen."""
    folder = target.with_suffix("")
    with zipfile.ZipFile(room) as packed:
        packed.extractall(folder)
    change(folder)
    files = {
        one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in folder.rglob("*")
        if one.is_file() and not one.name.startswith(("datapackage", "checksums"))
    }
    sums = "".join(f"{sha256}  {name}\n" for name, sha256 in files.items())
    (folder / "checksums.sha256").write_text(sums)
    files["checksums.sha256"] = hashlib.sha256(sums.encode()).hexdigest()
    package = json.loads((folder / "datapackage.json").read_text())
    package["resources"] = [
        {"path": name, "hash": f"sha256:{sha256}"} for name, sha256 in files.items()
    ]
    (folder / "datapackage.json").write_text(json.dumps(package))
    seal = hashlib.sha256((folder / "datapackage.json").read_bytes()).hexdigest()
    (folder / "datapackage-digest.json").write_text(json.dumps({"hash": f"sha256:{seal}"}))
    with zipfile.ZipFile(target, "w") as packed:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                packed.write(one, one.relative_to(folder).as_posix())
    shutil.rmtree(folder)
    return target


def sql(*statements: str) -> Change:
    def change(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "ledger" / "ledger.db")) as book:
            for statement in statements:
                book.execute(statement)
            book.commit()

    return change


def swapped(folder: Path) -> None:
    (folder / "archive" / "raw.warc.gz").write_bytes(b"")


OVERLOADED = """replace(data, '"status":"denied"', '"status":"asserted"')"""


@pytest.mark.parametrize(
    ("change", "kind", "what"),
    [
        (sql(f"update claim set data = {OVERLOADED}"), "claim", "its data was changed"),
        (sql("delete from claim where status = 'denied'"), "claim", "is not there as it says"),
        (sql("update log set moment = '2020' where n = 3"), "log", "when it was sealed"),
        (sql("delete from log where n > 5"), "log", "not the one that room.json tells"),
        (
            sql("update article set data = replace(data, 'overloaded', 'underpaid!')"),
            "claim",
            "its words are not what the article says there",
        ),
        (swapped, "article", "its bytes are not kept"),
    ],
)
def test_what_was_altered_is_named_though_every_list_was_made_anew(
    room: Path, tmp_path: Path, change: Change, kind: str, what: str
) -> None:
    found = check(resealed(room, tmp_path / "bad.wacz", change))
    assert any(fault.kind == kind and what in fault.what for fault in found.faults)


def test_rows_that_are_slipped_into_a_part_are_named(part: Path, tmp_path: Path) -> None:
    """What is missing in a part was held back; what is there must be as it was put down."""
    slip = sql(f"update claim set data = {OVERLOADED} where status = 'denied'")
    found = check(resealed(part, tmp_path / "bad.wacz", slip))
    assert [fault.kind for fault in found.faults if "data was changed" in fault.what] == ["claim"]


def test_a_log_that_was_made_anew_is_told_by_its_head(room: Path) -> None:
    head = check(room).head
    assert check(room, expect=head[:12]).faults == ()
    [fault] = check(room, expect="0123456789").faults
    assert (fault.kind, "no line has the hash" in fault.what) == ("log", True)


def test_files_that_are_added_changed_or_gone_are_named(room: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(room) as packed, zipfile.ZipFile(tmp_path / "x.wacz", "w") as other:
        for name in packed.namelist():
            if name != "brief.md":
                other.writestr(name, packed.read(name) + b" " * (name == "index.html"))
        other.writestr("extra.txt", "hello")
    told = {(fault.id, fault.what) for fault in check(tmp_path / "x.wacz").faults}
    assert ("brief.md", "is gone") in told
    assert ("index.html", "is not what it was when the room was made") in told
    assert ("extra.txt", "is in no list of this room's files") in told


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out", "a/../../out", "C:\\out", "a//b", "new\nline", "a:b"]
)
def test_names_that_could_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    place = tmp_path / "x.wacz"
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr(zipfile.ZipInfo(name), "x")
    with zipfile.ZipFile(place) as room, pytest.raises(Broken, match="could lead out"):
        members(room)


def test_a_bomb_and_a_link_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.wacz", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("room.json", b"0" * (64 * 1024 * 1024))
    with pytest.raises(Broken, match="that is a trap"):
        check(tmp_path / "bomb.wacz")
    link = zipfile.ZipInfo("room.json")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.wacz", "w") as packed:
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(Broken, match="no plain file"):
        check(tmp_path / "link.wacz")


def test_bytes_that_unpack_to_far_too_much_are_not_kept(room: Path, tmp_path: Path) -> None:
    """A record of 80 MB of nothing, packed into 80 KB inside of the archive."""

    def swell(folder: Path) -> None:
        made = BytesIO()
        writer = WARCWriter(made, gzip=True)
        size = 80 * 1024 * 1024
        head = {"WARC-Payload-Digest": f"sha256:{'0' * 64}", "WARC-Block-Digest": "sha256:00"}
        record = writer.create_warc_record(
            "urn:x", "resource", payload=BytesIO(bytes(size)), length=size, warc_headers_dict=head
        )
        writer.write_record(record)
        (folder / "archive" / "raw.warc.gz").write_bytes(made.getvalue())

    with pytest.raises(Broken, match="that is a trap"):
        check(resealed(room, tmp_path / "bomb.wacz", swell))


def test_a_ledger_that_acts_by_itself_is_not_opened(room: Path, tmp_path: Path) -> None:
    act = sql("create trigger t after insert on log begin delete from claim; end")
    with pytest.raises(Broken, match="trigger 't'"):
        check(resealed(room, tmp_path / "bad.wacz", act))
    spy = sql("create view v as select 1")
    with pytest.raises(Broken, match="view 'v'"):
        check(resealed(room, tmp_path / "bad.wacz", spy))


def test_what_cannot_be_read_says_so(room: Path, tmp_path: Path) -> None:
    (tmp_path / "no.wacz").write_text("no room")
    assert run("check-room", tmp_path / "no.wacz").exit_code == 2
    cut = tmp_path / "cut.wacz"
    cut.write_bytes(room.read_bytes()[:-4000])
    found = run("check-room", cut)
    assert (found.exit_code, "cut.wacz" in found.stderr) == (2, True)
    bad = resealed(room, tmp_path / "bad.wacz", sql("update claim set data = '{}'"))
    assert run("check-room", bad).exit_code in (1, 2)


def test_the_command_names_faults_and_unpacks_what_holds(
    room: Path, ledger: Path, tmp_path: Path
) -> None:
    found = run("check-room", room, "--unpack", tmp_path / "mine")
    assert found.exit_code == 0, found.stderr
    assert "4 files that were read: all as they were packed" in found.stdout
    audit = run("audit", "--ledger", tmp_path / "mine" / "ledger.db")
    assert audit.exit_code == 0, "it is the same ledger, bytes and all"
    assert run("check-room", room, "--unpack", tmp_path / "mine").exit_code == 2, "not twice"
    bad = resealed(room, tmp_path / "bad.wacz", swapped)
    lost = run("check-room", bad, "--unpack", tmp_path / "other")
    assert (lost.exit_code, (tmp_path / "other").exists()) == (1, False)
    told = json.loads(run("check-room", room, "--json").stdout)
    assert (told["kind"], told["room"]["faults"]) == ("room", [])
