"""Web archives: each page an article, each broken record named, nothing else lost."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archives import SITE, chunked, members, page, record, record_id, response

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read import warc_tape
from reportedly.read.inputs import read_inputs
from reportedly.read.raws import reread
from reportedly.read.readers import Input
from reportedly.read.warc import WARC
from reportedly.store.archive import MemoryArchive

GOOD = [record(number, response(page(number))) for number in range(1, 5)]
WRAPPINGS: dict[str, Callable[[Iterable[bytes]], bytes]] = {
    "a.warc": b"".join,
    "members.warc.gz": members,
    "one-member.warc.gz": lambda records: gzip.compress(b"".join(records)),
}


def read(folder: Path, name: str, raw: bytes) -> tuple[list[Article], list[Failure]]:
    """What is in a file of this name; each text can be made again from the bytes."""
    (folder / name).write_bytes(raw)
    archive = MemoryArchive()
    found = list(read_inputs([folder / name], keeper=archive))
    articles = [item for item in found if isinstance(item, Article)]
    assert all(reread(article, archive) == article.text for article in articles)
    return articles, [item for item in found if isinstance(item, Failure)]


def rows(articles: Iterable[Article]) -> list[int]:
    return [article.raw.row for article in articles if article.raw]


def whys(article: Article, field: str = "text") -> list[str]:
    return [note.why for note in article.notes if note.field == field]


@pytest.mark.parametrize("name", WRAPPINGS)
def test_each_page_is_an_article_known_by_its_record(tmp_path: Path, name: str) -> None:
    about = record(9, b"software: test\r\n", kind="warcinfo", type="application/warc-fields")
    articles, failures = read(tmp_path, name, WRAPPINGS[name]([about, *GOOD]))
    assert not failures
    assert [article.source for article in articles] == [f"{name}#{row}" for row in range(2, 6)]
    first = articles[0]
    assert (first.url, first.fetched) == (f"{SITE}1", "2026-05-03T08:01:00Z")
    assert first.text.startswith("Bridge 1 closed at Orrevik\n\nEngineers found 1 cracks")
    assert whys(first, "url") == ["the address under which the web archive has it"]
    assert whys(first, "fetched") == [f"the date in the web archive, record {record_id(1)}"]
    assert not whys(first)


@pytest.mark.parametrize("name", WRAPPINGS)
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (record(9, response(page(9)), length=100, digest=False), "its length is wrong: 100 bytes"),
        (record(9, response(page(9)), length=2000, digest=False), "its length is wrong: 2,000"),
        (record(9, response(page(9)), length=10**12, digest=False), "breaks off after"),
        (record(9, response(page(9))).replace(b"Content-Length: ", b"Content-Length: x"),
         "not a number"),
        (b"\xff" * 70_000, "no record begins here"),
        (record(9, response(page(9)))[:-400], "its length is wrong"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n" + b"x" * 300_000, "no record begins here"),
    ],
)  # fmt: skip
def test_a_broken_record_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, bad: bytes, reason: str
) -> None:
    if name == "members.warc.gz" and bad.endswith(b"week"):
        reason = "breaks off"
    articles, (failure,) = read(tmp_path, name, WRAPPINGS[name]([*GOOD[:2], bad, *GOOD[2:]]))
    assert failure.source == f"{tmp_path / name}#3"
    assert reason in failure.reason
    assert [article.url for article in articles] == [f"{SITE}{number}" for number in range(1, 5)]
    assert whys(articles[2]) == [
        "its record in the web archive is not sure: it was looked for behind record 3, which is"
        " broken"
    ]
    assert not whys(articles[3])


@pytest.mark.parametrize("name", WRAPPINGS)
def test_a_file_that_breaks_off_keeps_what_was_whole(tmp_path: Path, name: str) -> None:
    raw = WRAPPINGS[name](GOOD)
    articles, (failure,) = read(tmp_path, name, raw[: len(raw) - 150])
    assert "breaks off" in failure.reason or "ends too soon" in failure.reason
    assert len(articles) >= (1 if name.startswith("one") else 3)


def test_a_broken_member_in_the_middle_costs_one_record(tmp_path: Path) -> None:
    packed = [gzip.compress(one) for one in (*GOOD, *GOOD[:1])]
    packed[1] = packed[1][:60] + b"\xff" * 30 + packed[1][90:]
    packed[3] = packed[3][:-8] + b"\0" * 8
    articles, failures = read(tmp_path, "a.warc.gz", b"".join(packed))
    assert rows(articles) == [1, 3]
    assert ["broken gzip" in failure.reason for failure in failures] == [True, True, False]
    assert f"; {len(packed[1])} bytes are passed over" in failures[0].reason


def test_what_is_whole_is_not_blamed_for_what_comes_next(tmp_path: Path) -> None:
    picture = record(5, response(b"\x89PNG", type="image/png"), digest=False)
    raw = members([GOOD[0], picture, b"\0" * 5000, record(2, response(page(2)), digest=False)])
    articles, (failure, left) = read(tmp_path, "a.warc.gz", raw)
    assert rows(articles) == [1, 4]
    assert failure.reason.startswith("a broken record: no record begins here")
    assert left.reason == "1 record is no article: image/png (1)"


@pytest.mark.parametrize("length", [100, 1500, 10**9])
def test_a_wrong_length_is_mended_where_the_digest_says_how(tmp_path: Path, length: int) -> None:
    bad = record(9, response(page(9)), length=length)
    articles, failures = read(tmp_path, "a.warc", b"".join([GOOD[0], bad, GOOD[1]]))
    assert not failures
    assert rows(articles) == [1, 2, 3]
    assert f"it is said to be {length:,} bytes long" in whys(articles[1])[0]


def test_what_does_not_match_its_digest_says_so(tmp_path: Path) -> None:
    (altered,), failures = read(tmp_path, "a.warc", GOOD[0].replace(b"1 cracks", b"9 cracks"))
    assert not failures
    assert whys(altered) == ["the page is not what its digest in the web archive says"]


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (chunked(page(1)), ["Transfer-Encoding: chunked"]),
        (gzip.compress(page(1)), ["Content-Encoding: gzip"]),
        (zlib.compress(page(1)), ["Content-Encoding: deflate"]),
        (zlib.compress(page(1))[2:-4], ["content-encoding: deflate"]),
        (chunked(gzip.compress(page(1))),
         ["Content-Encoding: x-gzip", "Transfer-Encoding: chunked"]),
        (gzip.compress(zlib.compress(page(1))), ["Content-Encoding: deflate, gzip"]),
        (page(1), ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (page(1), ["Content-Encoding: br"]),
        (page(1), ["Content-Encoding: utf-8"]),
    ],
)  # fmt: skip
def test_chunks_and_packing_are_taken_off(tmp_path: Path, body: bytes, fields: list[str]) -> None:
    (plain,), _ = read(tmp_path, "a.warc", GOOD[0])
    (article,), failures = read(tmp_path, "b.warc", record(1, response(body, *fields)))
    assert not failures
    assert article.text == plain.text


def test_bombs_and_giants_are_refused_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_tape, "BOMB", 60_000_000)
    bomb = gzip.compress(b"a" * 30_000_000, 1)
    giant = page(8, "<p>x</p>" * 6_500_000)
    records = [
        GOOD[0],
        record(7, response(bomb, "Content-Encoding: gzip")),
        record(8, response(giant)),
        record(9, response(b"\x0b\x01\x80", "Content-Encoding: br")),
        GOOD[1],
    ]
    packed = [*(gzip.compress(one, 1) for one in records), gzip.compress(b"\0" * 80_000_000, 9)]
    articles, failures = read(tmp_path, "a.warc.gz", b"".join([*packed, members(GOOD[2:])]))
    assert rows(articles) == [1, 5, 7, 8]
    for failure, reason in zip(
        failures,
        ["unpacks to more than 20,000,000", "a page of 52,0", "packed as 'br'", "no record"],
        strict=True,
    ):
        assert reason in failure.reason


def test_what_is_no_page_is_counted_and_is_no_failure(tmp_path: Path) -> None:
    records = [
        record(1, response(b"\x89PNG", type="image/png")),
        record(2, response(b"\x89PNG", type="image/png")),
        record(3, response(page(3), status="404 Not Found")),
        record(4, b"\x7fELF"),
        record(5, page(5), kind="resource", type="text/html", path="five"),
        record(6, b"Bridge closed\n\nIt will reopen, she said.\n", kind="conversion",
               type="text/plain"),
        record(7, response(page(7), type="")),
        record(8, b"GET / HTTP/1.1\r\n\r\n", kind="request", type="application/http"),
    ]  # fmt: skip
    articles, (left,) = read(tmp_path, "a.warc", b"".join(records))
    assert rows(articles) == [5, 6, 7]
    assert left.left_out
    assert left.reason == (
        "4 records are no articles: image/png (2), answer 404 (1), no HTTP response (1)"
    )


def test_a_file_put_into_an_archive_as_it_was_has_no_address(tmp_path: Path) -> None:
    raw = b"Bridge closed\n\nThe bridge will reopen on Friday, the mayor said.\n"
    kept = record(1, raw, kind="resource", type="text/plain").replace(
        f"{SITE}1".encode(), b"urn:sha256:aa"
    )
    (article,), failures = read(tmp_path, "a.warc", kept)
    assert (article.url, article.fetched, article.text) == ("", "", raw.decode())
    assert not failures


def test_the_form_before_warc_says_what_to_do(tmp_path: Path) -> None:
    old = b"filedesc://old.arc 0.0.0.0 19990101000000 text/plain 76\n1 0 InternetArchive\n"
    _, (failure,) = read(tmp_path, "old.arc.gz", gzip.compress(old))
    assert "warcio recompress" in failure.reason


def test_a_file_without_a_page_fails(tmp_path: Path) -> None:
    found = read(tmp_path, "a.warc", record(1, response(b"\x89PNG", type="image/png")))
    assert [failure.reason for failure in found[1] if not failure.left_out] == ["no article in it"]


def test_two_fetches_are_two_articles_where_the_text_has_changed(tmp_path: Path) -> None:
    records = [
        record(1, response(page(1)), path="story"),
        record(2, response(page(1)), path="story"),
        record(3, response(page(3)), path="story"),
    ]
    articles, (left,) = read(tmp_path, "a.warc", b"".join(records))
    assert [article.fetched for article in articles] == [
        "2026-05-03T08:01:00Z", "2026-05-03T08:03:00Z",
    ]  # fmt: skip
    assert "unchanged page fetched again (1)" in left.reason


@pytest.mark.parametrize("name", WRAPPINGS)
def test_a_revisit_is_the_page_it_refers_to_under_its_own_address(
    tmp_path: Path, name: str
) -> None:
    def revisit(number: int, path: str, *fields: str) -> bytes:
        head = response(b"", status="304 Not Modified")
        return record(number, head, *fields, kind="revisit", path=path)

    digest = "WARC-Payload-Digest: sha1:ABC"
    records = [
        record(1, response(page(1)), digest),
        revisit(2, "copy", f"WARC-Refers-To: <{record_id(1)}>"),
        revisit(3, "other", f"WARC-Refers-To-Target-URI: {SITE}1",
                "WARC-Refers-To-Date: 2026-05-03T08:01:00Z"),
        revisit(4, "third", digest),
        revisit(5, "1", f"WARC-Refers-To: <{record_id(1)}>"),
        revisit(6, "6", f"WARC-Refers-To: <{record_id(77)}>"),
        GOOD[3],
    ]  # fmt: skip
    articles, (left,) = read(tmp_path, name, WRAPPINGS[name](records))
    assert [article.url.removeprefix(SITE) for article in articles] == [
        "1", "copy", "other", "third", "4",
    ]  # fmt: skip
    assert articles[1].text == articles[0].text
    assert articles[1].fetched == "2026-05-03T08:02:00Z"
    assert left.reason == (
        "2 records are no articles: page fetched again whose first fetch is not in it (1),"
        " unchanged page fetched again (1)"
    )


def test_the_charset_of_the_server_counts_where_the_page_has_none(tmp_path: Path) -> None:
    body = page(1, "<p>«Мост закрыт», — сказали в дорожной службе.</p>").decode().encode("cp1251")
    raw = record(1, response(body, type="text/html; charset=windows-1251"))
    (article,), _ = read(tmp_path, "a.warc", raw)
    assert "«Мост закрыт»" in article.text
    assert whys(article) == ["declared by the server"]


def test_what_warcio_writes_is_read(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    payload = io.BytesIO(page(1))
    writer.write_record(
        writer.create_warc_record(f"{SITE}1", "response", payload=payload, http_headers=head)
    )
    (article,), failures = read(tmp_path, "a.warc.gz", out.getvalue())
    assert (article.url, failures, whys(article)) == (f"{SITE}1", [], [])


def pdf(words: str) -> bytes:
    """One page, set in Helvetica."""
    lines = [words[at : at + 60] for at in range(0, len(words), 60)]
    drawn = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    content = f"BT /F 12 Tf 60 700 Td {drawn}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = "%PDF-1.4\n", ""
    for number, one in enumerate(objects, 1):
        places += f"{len(made):010} 00000 n \n"
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = f"xref\n0 6\n0000000000 65535 f \n{places}trailer << /Root 1 0 R /Size 6 >>\n"
    return f"{made}{table}startxref\n{len(made)}\n%%EOF\n".encode()


def test_press_releases_and_texts_are_read_robots_are_not(tmp_path: Path) -> None:
    said = "Engineers found 14 cracks in the bridge, the roads office said. " * 8
    records = [
        record(1, response(pdf(said), type="application/pdf")),
        record(2, response(pdf(said), type="application/octet-stream")),
        record(3, response(gzip.compress(said.encode()), "Content-Encoding: gzip",
                           type="text/plain")),
        record(4, response(said.encode(), type="text/plain"), path="robots.txt"),
        record(5, response(b"ok", type="text/plain")),
        record(6, response(b"%PDF-1.4 and no more", type="application/pdf")),
    ]  # fmt: skip
    articles, (broken, left) = read(tmp_path, "a.warc", b"".join(records))
    assert rows(articles) == [1, 2, 3]
    assert (articles[0].url, articles[0].pages) == (f"{SITE}1", (0,))
    assert articles[0].fetched == "2026-05-03T08:01:00Z"
    assert "14 cracks in the bridge" in articles[0].text
    assert "PDF" in broken.reason
    assert f": {SITE}6" in broken.reason
    assert left.reason == "2 records are no articles: text/plain (2)"


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damage_to_one_record_never_costs_another(data: st.DataObject) -> None:
    packed = [gzip.compress(one, mtime=0) for one in GOOD]
    hit = data.draw(st.integers(0, len(packed) - 1))
    member = bytearray(packed[hit])
    at = data.draw(st.integers(0, len(member) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=60))
    if data.draw(st.booleans()):
        member[at : at + len(damage)] = damage[: len(member) - at]
    else:
        del member[at : at + len(damage)]
    packed[hit] = bytes(member)
    stream = io.BytesIO(b"".join(packed))
    found = WARC.read(Input(stream=stream, source="a.warc.gz", mapping={}, packed=True))
    urls = {read.url for _, read in found if isinstance(read, Article)}
    assert urls >= {f"{SITE}{n}" for n in range(1, 5) if n != hit + 1}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 3000), st.booleans())
def test_no_bytes_break_the_reader(noise: bytes, at: int, packed: bool) -> None:
    raw = b"".join(GOOD)
    raw = raw[:at] + noise + raw[at:]
    raw = gzip.compress(raw) if packed else raw
    rows = WARC.again(
        Input(stream=io.BytesIO(raw), source="a", mapping={}, packed=packed), range(1, 9)
    )
    assert all(isinstance(text, str) for _, text in rows)
