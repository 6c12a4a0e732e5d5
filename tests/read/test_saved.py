"""Pages that somebody saved: where from and when, and not the pictures beside them."""

import plistlib
from pathlib import Path

import pytest
from tests.archives import page

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread
from reportedly.read.saved import moment
from reportedly.store.archive import MemoryArchive

URL = "https://news.example/bridge?id=1&x=2"
FETCHED = "2024-03-05T08:00:00Z"
MARKS = {
    "the browser that saved it": (f"<!-- saved from url=(0036){URL} -->", ""),
    "SingleFile": (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Mar 05 2024 09:00:00"
        " GMT+0100 (Central European Standard Time)\n-->",
        FETCHED,
    ),
    "Save Page WE": (
        f'<meta name="savepage-url" content="{URL.replace("&", "&amp;")}"><meta'
        ' name="savepage-title" content="x">'
        '<meta name="savepage-date" content="Tue Mar 05 2024 08:00:00 GMT+0000 (UTC)">',
        FETCHED,
    ),
    "monolith": (f"<!-- Saved from {URL} at {FETCHED} using monolith v2.8.1 -->", FETCHED),
    "HTTrack": (
        f"<!-- Mirrored from {URL.removeprefix('https://')} by HTTrack Website Copier/3.x"
        " [XR&CO'2014], Tue, 05 Mar 2024 08:00:00 GMT -->",
        FETCHED,
    ),
    "the Wayback Machine": (
        f'<script>__wm.wombat("{URL}","20240305080000","https://web.archive.org/");</script>',
        FETCHED,
    ),
}


def read(path: Path) -> Article:
    archive = MemoryArchive()
    (found,) = read_inputs([path], keeper=archive)
    assert isinstance(found, Article), found
    assert reread(found, archive) == found.text
    return found


@pytest.mark.parametrize("by", MARKS)
def test_who_saved_a_page_wrote_where_it_is_from(tmp_path: Path, by: str) -> None:
    mark, fetched = MARKS[by]
    (tmp_path / "a.html").write_bytes(page(1).replace(b"<head>", b"<head>" + mark.encode()))
    made = read(tmp_path / "a.html")
    url = URL.replace("https", "http") if by == "HTTrack" else URL
    assert (made.url, made.fetched) == (url, fetched)
    assert {note.why for note in made.notes if note.field in ("url", "fetched")} == {
        f"written into the page by {by}"
    }


def test_a_page_saved_out_of_the_wayback_machine_is_the_page_it_shows(tmp_path: Path) -> None:
    mark = f"<!-- saved from url=(0071)https://web.archive.org/web/20240305080000/{URL} -->"
    (tmp_path / "a.html").write_bytes(page(1).replace(b"<head>", b"<head>" + mark.encode()))
    made = read(tmp_path / "a.html")
    assert (made.url, made.fetched) == (URL, FETCHED)


@pytest.mark.parametrize("said", ["", "yesterday", "Mon", "99999999999999", "2024-13-45"])
def test_what_is_no_moment_stays_unknown(said: str) -> None:
    assert moment(said) == ""


def test_what_lies_beside_a_saved_page_is_no_article(tmp_path: Path) -> None:
    for name in ("Bridge.html", "Bridge_files/frame.html", "Brücke.htm", "Brücke-Dateien/x.js",
                 "notes_files/a.html"):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(page(1))
    sources = [item.source for item in read_inputs([tmp_path])]
    assert sources == ["Bridge.html", "Brücke.htm", "notes_files/a.html"]


def mhtml(*, start: str = "", location: str = URL) -> bytes:
    """As Chromium writes it: quoted-printable, the picture and a frame behind the page."""
    import quopri

    words = page(1, "<p>The mayor’s office did not answer.</p>")
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {location}\r\nSubject: Bridge\r\n"
        "Date: Tue, 5 Mar 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/"
        f'related;\r\n\ttype="text/html";{start}\r\n\tboundary="--x--"\r\n\r\n'
    )
    parts = (
        ("text/css", "b", b"p { color: red }"),
        ("text/html", "page", words),
        ("text/html", "frame", b"<html><body><p>An advert in a frame.</p></body></html>"),
    )
    body = b"".join(
        f"----x--\r\nContent-Type: {kind}\r\nContent-ID: <{id}>\r\nContent-Transfer-Encoding:"
        f" quoted-printable\r\nContent-Location: {location}\r\n\r\n".encode()
        + quopri.encodestring(raw)
        + b"\r\n"
        for kind, id, raw in parts
    )
    return head.encode() + body + b"----x----\r\n"


@pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "a"])
def test_a_page_saved_as_one_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(mhtml())
    made = read(tmp_path / name)
    assert (made.url, made.fetched) == (URL, FETCHED)
    assert made.text.startswith("Bridge 1 closed at Orrevik")
    assert "mayor’s office" in made.text
    assert "advert" not in made.text
    assert made.raw is not None
    assert made.raw.form == "mhtml"


def test_the_part_that_is_named_goes_before_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(mhtml(start='\r\n\tstart="<frame>";'))
    assert "An advert in a frame." in read(tmp_path / "a.mht").text


def test_a_saved_page_without_a_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(
        mhtml().replace(b"Content-Type: text/html", b"Content-Type: a/b")
    )
    (found,) = read_inputs([tmp_path / "a.mht"])
    assert isinstance(found, Failure)
    assert found.reason == "a saved page without a page in it"


def test_a_page_that_safari_saved(tmp_path: Path) -> None:
    main = {
        "WebResourceData": page(1, "<p>The mayor’s office did not answer.</p>"),
        "WebResourceURL": URL,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    raw = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    (tmp_path / "a.webarchive").write_bytes(raw)
    made = read(tmp_path / "a.webarchive")
    assert (made.url, made.title) == (URL, "Bridge 1 closed at Orrevik")
    assert "mayor’s office" in made.text
    for broken in (raw[:-40], plistlib.dumps({"WebMainResource": 3})):
        (tmp_path / "a.webarchive").write_bytes(broken)
        (found,) = read_inputs([tmp_path / "a.webarchive"])
        assert isinstance(found, Failure)
        assert "a broken web archive of Safari's" in found.reason
