"""A room is a web archive, a research object and a ledger at once, each by its own tools."""

import gzip
import hashlib
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
import surt as theirs
from frictionless import validate
from rocrate.rocrate import ROCrate
from tests.exports.rooms.conftest import MARKET, PAGE, run
from wacz.validate import Validation
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reportedly.exports.base import Pile
from reportedly.exports.room_part import names_within
from reportedly.exports.wacz_index import surt
from reportedly.exports.wacz_records import stamp


@pytest.fixture(scope="module")
def folder(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The room, unpacked as anybody would."""
    place = tmp_path_factory.mktemp("room")
    with zipfile.ZipFile(room) as packed:
        assert packed.testzip() is None
        packed.extractall(place)
    return place


def test_checksums_are_those_of_sha256sum(folder: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "checksums.sha256"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    listed = (folder / "checksums.sha256").read_text("utf-8").splitlines()
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert len(listed) == len(files) - 3, "all but itself and the two lists that seal it"


def test_the_archive_validates_with_the_tool_of_its_makers(ledger: Path) -> None:
    """In whole for the archive alone; that tool knows no files beside the folders of an archive
    (it compares the last two parts of a path only), so that a room is held to the rest of it."""
    place = ledger.with_name("plain.wacz")
    assert run("export", "--as", "wacz", "--ledger", ledger, "--out", place).exit_code == 0
    found = Validation(str(place))
    assert found.check_required_contents() == 0
    assert found.frictionless_validate()
    assert found.check_file_paths()
    assert found.check_file_hashes()
    assert found.check_compression()
    assert found.check_indexes()
    assert found.check_data_package_hash_and_sig()


def test_the_room_is_an_archive_with_more_in_it(room: Path, folder: Path) -> None:
    found = Validation(str(room))
    assert found.version == "1.1.1"
    assert found.check_required_contents() == 0
    assert validate(str(folder / "datapackage.json")).valid
    assert found.check_indexes()
    assert found.check_data_package_hash_and_sig()
    with zipfile.ZipFile(room) as packed:
        stored = {one.filename for one in packed.infolist() if not one.compress_type}
    assert {"archive/raw.warc.gz", "indexes/index.cdx.gz"} <= stored


def test_every_record_holds_the_bytes_that_were_read(folder: Path, ledger: Path) -> None:
    news = {
        hashlib.sha256(one.read_bytes()).hexdigest(): one.read_bytes()
        for one in (ledger.parent / "news").iterdir()
    }
    with (folder / "archive" / "raw.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            if record.rec_type == "resource":
                digest = record.rec_headers.get_header("WARC-Payload-Digest")
                assert record.content_stream().read() == news.pop(digest.removeprefix("sha256:"))
    assert news == {}


def test_the_index_leads_to_the_records(folder: Path) -> None:
    raw = (folder / "archive" / "raw.warc.gz").read_bytes()
    packed = (folder / "indexes" / "index.cdx.gz").read_bytes()
    top = (folder / "indexes" / "index.idx").read_text().splitlines()
    place = json.loads(top[1][top[1].index("{") :])
    assert (place["offset"], place["length"]) == (0, len(packed))
    lines = gzip.decompress(packed).decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        told = json.loads(line[line.index("{") :])
        start, end = int(told["offset"]), int(told["offset"]) + int(told["length"])
        [record] = list(ArchiveIterator(BytesIO(raw[start:end])))
        assert record.rec_headers.get_header("WARC-Target-URI") == told["url"]


def test_pages_are_those_that_can_be_replayed(folder: Path) -> None:
    head, *pages = map(json.loads, (folder / "pages" / "pages.jsonl").read_text().splitlines())
    assert head["format"] == "json-pages-1.0"
    urls = {page["url"]: page["title"] for page in pages}
    assert urls["https://www.fjordpost.example/news/crane?b=2&a=1"] == (
        "Seven hurt as Tarvik crane falls"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://www.fjordpost.example/news/Crane?b=2&a=1",
        "http://example.org/",
        "http://example.org:8080/a/b/",
        "https://sub.example.co.uk/x.html",
    ],
)
def test_addresses_are_turned_round_as_others_do(url: str) -> None:
    assert surt(url) == theirs.surt(url)


def test_the_crate_is_read_by_its_library(folder: Path) -> None:
    found = ROCrate(str(folder))
    assert found.metadata.id == "ro-crate-metadata.json"
    files = {one.id for one in found.data_entities}
    assert {"index.html", "ledger/ledger.db", "archive/raw.warc.gz"} <= files
    assert all((folder / name).is_file() for name in files)
    root = found.root_dataset
    assert root["name"].startswith("Evidence room: ")
    assert root["license"]
    assert root["datePublished"]
    assert len(root["mentions"]) == 5


def test_the_same_ledger_gives_the_same_bytes(ledger: Path, room: Path) -> None:
    again = ledger.with_name("again.wacz")
    assert run("export", "--as", "room", "--ledger", ledger, "--out", again).exit_code == 0
    assert again.read_bytes() == room.read_bytes()


def test_of_a_part_nothing_else_is_left_in_any_byte(part: Path) -> None:
    """Not in free pages of the database, in its index of words, or in the archive."""
    with zipfile.ZipFile(part) as packed:
        for name in packed.namelist():
            content = packed.read(name)
            if name.endswith(".warc.gz"):
                content = b"".join(
                    one.content_stream().read() for one in ArchiveIterator(BytesIO(content))
                )
            for words in ("Lena", "Solveig", "overloaded", "fjordpost", "alert(1)"):
                assert words.encode() not in content, name
        assert MARKET[0].encode() in packed.read("ledger/ledger.db")
        told = json.loads(packed.read("room.json"))
    assert told["whole"] is False
    assert told["ledger"]["held_back"] > 10


def test_of_one_article_of_a_story_nothing_of_the_others_is_told(
    ledger: Path, tmp_path: Path
) -> None:
    """Not the headline of the story, not who else was hurt, not that they conflict."""
    place = tmp_path / "one.wacz"
    scope = ("--article", "crane.txt", "--ledger", ledger, "--out", place)
    assert run("export", "--as", "room", *scope).exit_code == 0
    with zipfile.ZipFile(place) as packed:
        for name in packed.namelist():
            for words in ("Seven hurt", "rescue service", "Fjord Post", "injured 7"):
                assert words.encode() not in packed.read(name), (name, words)
        assert b"Solveig denied that the crane was overloaded" in packed.read("ledger/ledger.db")
        page, brief = packed.read("index.html").decode(), packed.read("brief.md").decode()
        packed.extractall(tmp_path / "room")
    assert "Solveig" in page
    assert "Lena Moe" in page
    assert "Solveig" in brief
    held = run(
        "verify",
        tmp_path / "room" / "brief.md",
        "--ledger",
        tmp_path / "room" / "ledger" / "ledger.db",
    )
    assert held.exit_code == 0, "the brief is borne out by what goes along"
    assert run("check-room", place).exit_code == 0


def test_names_that_other_stories_share_are_told_as_they_stand_in_the_part(
    ledger: Path, pile: Pile
) -> None:
    crane = {a.id for a in pile.material.articles.values() if a.source == "crane.txt"}
    rows = {row.name: row for row in names_within(pile.view, crane)}
    assert "Lena Moe" in rows
    assert set(rows["Lena Moe"].spellings) == {"Lena Moe", "Moe"}
    assert all(span.article in crane for row in rows.values() for span in row.spans)


def test_the_ledger_of_a_part_is_searched_by_its_own_words(part: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(part) as packed:
        packed.extract("ledger/ledger.db", tmp_path)
    found = run("search", "stalls", "--ledger", tmp_path / "ledger" / "ledger.db", "--json")
    assert json.loads(found.stdout)["rows"]
    lost = run("search", "overloaded", "--ledger", tmp_path / "ledger" / "ledger.db", "--json")
    assert json.loads(lost.stdout or '{"rows": []}')["rows"] == []
    with closing(sqlite3.connect(tmp_path / "ledger" / "ledger.db")) as book:
        assert book.execute("pragma integrity_check").fetchone() == ("ok",)


def test_moments_without_a_time_are_no_dates_of_a_record() -> None:
    assert stamp("2024-06-03") == stamp("yesterday") == ""
    assert stamp("2024-06-03T10:00:00+02:00") == "2024-06-03T08:00:00Z"


def test_a_web_archive_that_was_read_stands_in_the_room_byte_by_byte(tmp_path: Path) -> None:
    """With its pages in the index, under the addresses that they were fetched from."""
    made = BytesIO()
    writer = WARCWriter(made, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://crawl.example/crane",
            "response",
            payload=BytesIO(PAGE.replace("www.fjordpost", "crawl").encode()),
            http_headers=head,
        )
    )
    (tmp_path / "crawl.warc.gz").write_bytes(made.getvalue())
    book = tmp_path / "l.db"
    assert run("add", tmp_path / "crawl.warc.gz", "--ledger", book).exit_code == 0
    for form in ("room", "wacz"):
        place = tmp_path / f"{form}.wacz"
        assert run("export", "--as", form, "--ledger", book, "--out", place).exit_code == 0
        name = f"archive/{hashlib.sha256(made.getvalue()).hexdigest()}.warc.gz"
        with zipfile.ZipFile(place) as packed:
            assert packed.read(name) == made.getvalue()
            _, page = packed.read("pages/pages.jsonl").decode().splitlines()
        assert json.loads(page)["url"] == "https://crawl.example/crane"
    assert Validation(str(tmp_path / "wacz.wacz")).check_file_hashes()
    assert run("check-room", tmp_path / "room.wacz").exit_code == 0


def test_a_room_of_a_moment_holds_back_what_came_after_it(ledger: Path, tmp_path: Path) -> None:
    place = tmp_path / "then.wacz"
    then = ("--as-of", "published:2026-03-11")
    assert run("export", "--as", "room", *then, "--ledger", ledger, "--out", place).exit_code == 0
    with zipfile.ZipFile(place) as packed:
        told = json.loads(packed.read("room.json"))
        packed.extract("ledger/ledger.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "ledger" / "ledger.db")) as book:
        held = {id for (id,) in book.execute("select id from article")}
    with closing(sqlite3.connect(ledger)) as book:
        all_of_it = {id for (id,) in book.execute("select id from article")}
    assert not told["whole"]
    assert held == set(told["articles"])
    assert held < all_of_it
    assert run("check-room", place).exit_code == 0
