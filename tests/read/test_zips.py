"""Zips and collections of archived pages: read where they lie, nothing leaves, nothing is lost."""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.archives import SITE, members, page, record, response

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read import zips
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread
from reportedly.store.archive import MemoryArchive

STORY = "Bridge closed at Orrevik\n\nEngineers found 14 cracks, the roads office said.\n"


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, raw in files.items():
            info = zipfile.ZipInfo(name, (2026, 5, 3, 8, 0, 0))
            info.compress_type = method
            archive.writestr(info, raw)
    return out.getvalue()


def read(folder: Path, name: str, raw: bytes) -> tuple[list[Article], list[Failure]]:
    """What is in a file of this name; each text can be made again, nothing is put beside it."""
    (folder / name).write_bytes(raw)
    archive = MemoryArchive()
    found = list(read_inputs([folder / name], keeper=archive))
    articles = [item for item in found if isinstance(item, Article)]
    assert all(reread(article, archive) == article.text for article in articles)
    assert {article.sha256 for article in articles} <= {hashlib.sha256(raw).hexdigest()}
    assert list(folder.iterdir()) == [folder / name]
    return articles, [item for item in found if isinstance(item, Failure)]


def test_all_forms_are_read_inside_a_zip(tmp_path: Path) -> None:
    rows = b"\n".join(json.dumps({"text": f"{STORY}{n} more."}).encode() for n in range(2))
    files = {
        "may/": b"",
        "may/a.txt": STORY.encode(),
        "may/b.html": page(2),
        "c.jsonl.gz": gzip.compress(rows),
        "d.warc.gz": members([record(1, response(page(1)))]),
        "__MACOSX/a.txt": b"\0\1",
        "pictures/a.PNG": b"\x89PNG",
    }
    articles, (left,) = read(tmp_path, "pile.zip", packed(files))
    assert [article.source for article in articles] == [
        "pile.zip/may/a.txt", "pile.zip/may/b.html", "pile.zip/c.jsonl.gz:1",
        "pile.zip/c.jsonl.gz:2", "pile.zip/d.warc.gz#1",
    ]  # fmt: skip
    assert left.left_out
    assert left.reason == "2 files are no articles: .png (1), hidden file (1)"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/abs/a.txt", "abs/a.txt"),
        ("..\\..\\windows\\a.txt", "windows/a.txt"),
        ("C:\\a.txt", "C_/a.txt"),
        ("may/\x1b[2J\u202ea.txt", "may/_[2J_a.txt"),
        ("x/../ .. /a.txt", "x/a.txt"),
    ],
)
def test_names_cannot_leave(tmp_path: Path, name: str, shown: str) -> None:
    (article,), _ = read(tmp_path, "pile.zip", packed({name: STORY.encode()}))
    assert article.source == f"pile.zip/{shown}"


def test_links_in_a_zip_are_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", STORY)
    articles, (left,) = read(tmp_path, "pile.zip", out.getvalue())
    assert [article.text for article in articles] == [STORY]
    assert "link (1)" in left.reason


def test_a_broken_entry_costs_one_entry(tmp_path: Path) -> None:
    files = {f"{n}.txt": (STORY * 3 + str(n)).encode() for n in range(3)}
    raw = bytearray(packed(files, zipfile.ZIP_STORED))
    at = raw.index(b"14 cracks", raw.index(b"1.txt"))
    raw[at : at + 2] = b"99"
    articles, (failure,) = read(tmp_path, "pile.zip", bytes(raw))
    assert [article.source for article in articles] == ["pile.zip/0.txt", "pile.zip/2.txt"]
    assert failure.source == f"{tmp_path}/pile.zip/1.txt"
    assert "CRC" in failure.reason


def test_what_is_not_opened_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LARGEST", 2 << 20)
    monkeypatch.setattr(zips, "BOMB", 8 << 20)
    locked = bytearray(packed({"a.txt": STORY.encode()}))
    for mark, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        locked[locked.index(mark) + at] |= 1
    bomb = packed({f"{n}.txt": b"\0" * 2_000_000 for n in range(5)})
    for raw, reason in (
        (bytes(locked), "locked with a password"),
        (packed({"a.zip": packed({"a.txt": STORY.encode()})}), "an archive inside an archive"),
        (packed({"a.txt": STORY.encode()}, zipfile.ZIP_BZIP2), "packed in a way"),
        (packed({"a.txt": b"a" * 3_000_000}), "larger than 2 MB"),
        (packed({"a.txt": b""}), "empty"),
        (b"PK\3\4 and nothing more", "a broken zip: File is not a zip file"),
        (packed({"a.txt": STORY.encode()})[:-30], "a broken zip"),
        (bomb, "a zip bomb"),
    ):
        articles, failures = read(tmp_path, "pile.zip", raw)
        assert not articles
        assert reason in failures[0].reason


def test_a_list_of_files_that_is_too_long_is_refused(tmp_path: Path) -> None:
    raw = bytearray(packed({"a.txt": STORY.encode()}))
    at = raw.index(b"PK\5\6")
    raw[at + 12 : at + 16] = (500_000_000).to_bytes(4, "little")
    _, (failure,) = read(tmp_path, "pile.zip", bytes(raw))
    assert "a list of files of 500,000,000 bytes" in failure.reason


def collection(listed: list[str], *, altered: bool = False) -> bytes:
    """A WACZ of two pages and a frame."""
    warc = members(
        [
            record(1, response(page(1))),
            record(2, response(page(2))),
            record(3, response(b"<html><body></body></html>"), path="frame"),
        ]
    )
    digest = hashlib.sha256(warc + b"." * altered).hexdigest()
    resource = {"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": f"sha256:{digest}"}
    pages = [{"format": "json-pages-1.0"}, *({"url": url, "ts": ""} for url in listed)]
    files = {
        "datapackage.json": json.dumps({"wacz_version": "1.1.1", "resources": [resource]}),
        "pages/pages.jsonl": "\n".join(map(json.dumps, pages)),
        "indexes/index.cdx": "",
    }
    held = {name: text.encode() for name, text in files.items()}
    return packed({**held, "archive/data.warc.gz": warc}, zipfile.ZIP_STORED)


def test_a_collection_is_the_pages_in_its_web_archives(tmp_path: Path) -> None:
    articles, (left,) = read(tmp_path, "c.wacz", collection([f"{SITE}1", f"{SITE}2"]))
    assert [article.source for article in articles] == [
        "c.wacz/archive/data.warc.gz#1", "c.wacz/archive/data.warc.gz#2",
    ]  # fmt: skip
    assert articles[0].url == f"{SITE}1"
    assert left.reason == "1 record is no article: part of a page (1)"


def test_without_a_list_of_pages_every_page_is_one(tmp_path: Path) -> None:
    articles, (failure,) = read(tmp_path, "c.wacz", collection([]))
    assert len(articles) == 2
    assert "a page without a readable story" in failure.reason


def test_a_collection_that_was_altered_says_so(tmp_path: Path) -> None:
    articles, failures = read(tmp_path, "c.wacz", collection([f"{SITE}1"], altered=True))
    assert len(articles) == 2
    assert "not those that datapackage.json names" in failures[0].reason


def test_a_collection_without_archive_fails(tmp_path: Path) -> None:
    _, (failure,) = read(tmp_path, "c.wacz", packed({"a.txt": STORY.encode()}))
    assert failure.reason == "no WARC file in its folder “archive”"
    _, (room, _) = read(tmp_path, "c.wacz", packed({"room.json": b"{}"}))
    assert room.left_out
    assert room.reason.startswith("an evidence room")


def test_what_py_wacz_writes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main = pytest.importorskip("wacz.main").main
    (tmp_path / "in.warc.gz").write_bytes(members([record(1, response(page(1)))]))
    made = tmp_path / "out.wacz"
    assert main(["create", "-o", str(made), "--detect-pages", str(tmp_path / "in.warc.gz")]) == 0
    (article,) = (item for item in read_inputs([made]) if isinstance(item, Article))
    assert (article.url, article.source) == (f"{SITE}1", "out.wacz/archive/in.warc.gz#1")
