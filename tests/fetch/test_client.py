"""Asking as a guest would: what is asked, what is refused, what is kept."""

import gzip
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.fetch.site import Reply, Site, page, serving
from warcio.archiveiterator import ArchiveIterator

from reportedly.fetch.addresses import Place, Refused
from reportedly.fetch.client import Client, Failed
from reportedly.fetch.guard import Guard
from reportedly.fetch.hosts import Hosts, Later
from reportedly.fetch.warcs import Before, Warc, digest


def records(client: Client) -> list[Any]:
    """Type, address, status and body of each record; warcio holds all digests against them."""
    path = client.warc.close()
    assert path is not None
    found = []
    with path.open("rb") as file:
        for one in ArchiveIterator(file, check_digests="raise"):
            status = one.http_headers.get_statuscode() if one.http_headers else ""
            url = one.rec_headers.get_header("WARC-Target-URI") or ""
            found.append((one.rec_type, url, status, one.content_stream().read(), one.rec_headers))
    return found


def test_an_answer_is_archived_as_it_came(client: Client, site: Site) -> None:
    body = gzip.compress(page("Depot burns").encode())
    raw = (
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 Fine\r\nx-odd:  two  blanks\r\n"
        b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"".join(
            b"%x\r\n%s\r\n" % (len(body[i : i + 99]), body[i : i + 99])
            for i in range(0, len(body), 99)
        )
        + b"0\r\n\r\n"
    )
    site.replies["/a"] = Reply(raw=raw)
    got = client.get(f"{site.url}/a", via={"via": "http://x.example/feed", "title": "a\r\nb: c"})
    assert got.told.response == raw.partition(b"\r\n\r\n")[2]
    assert b"Depot burns" in got.told.body()
    found = records(client)
    assert [kind for kind, *_ in found] == [
        "warcinfo", "response", "request", "response", "request", "metadata",
    ]  # fmt: skip
    _, url, status, told, head = found[3]
    assert (url, status) == (f"{site.url}/a", "200")
    assert b"Depot burns" in told
    assert head.get_header("WARC-IP-Address") == "127.0.0.1"
    assert found[5][3] == b"via: http://x.example/feed\r\ntitle: a b: c\r\n"


def test_what_has_not_changed_is_not_sent_again_and_the_archive_says_so(
    client: Client, site: Site
) -> None:
    site.replies["/a"] = Reply(page("Depot burns"))
    site.replies["/b"] = Reply(page("Bridge shut"), headers={"ETag": "", "Last-Modified": "x"})
    for path, status in (("/a", 304), ("/b", 200)):
        told = client.get(f"{site.url}{path}").told
        before = Before(
            url=told.url,
            moment=told.moment,
            digest=digest(told),
            etag=told.header("etag"),
            modified=told.header("last-modified"),
        )
        assert client.get(f"{site.url}{path}", before=before).status == status
    assert site.asked[-1][1]["If-Modified-Since"] == "x"
    again = [head for kind, *_, head in records(client) if kind == "revisit"]
    profiles = [head.get_header("WARC-Profile").rpartition("/")[2] for head in again]
    assert profiles == ["server-not-modified", "identical-payload-digest"]
    assert all(head.get_header("WARC-Refers-To-Date") for head in again)


def test_robots_are_asked_once_and_heeded(client: Client, site: Site) -> None:
    rules = (
        "User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nDisallow: /private\nCrawl-delay: 90"
    )
    site.replies |= {
        "/robots.txt": Reply(rules, kind="text/plain"),
        "/to": Reply(status=302, headers={"Location": "/private/a"}),
        "/a": Reply(page("Depot burns")),
    }
    for path in ("/private/a", "/private/b"):
        with pytest.raises(Refused, match=r"robots\.txt"):
            client.get(f"{site.url}{path}")
    assert client.get(f"{site.url}/a").status == 200
    with pytest.raises(Later):  # not before 90 seconds
        client.get(f"{site.url}/a")
    assert site.paths() == ["/robots.txt", "/a"]


def test_a_redirect_to_what_robots_may_not_see_is_not_followed(client: Client, site: Site) -> None:
    site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /private")
    site.replies["/to"] = Reply(status=302, headers={"Location": "/private/a"})
    with pytest.raises(Refused):
        client.get(f"{site.url}/to")
    assert "/private/a" not in site.paths()


@pytest.mark.parametrize(("status", "asked"), [(404, True), (403, True), (500, False)])
def test_no_robots_allow_all_and_broken_ones_nothing(
    client: Client, site: Site, status: int, asked: bool
) -> None:
    site.replies |= {"/robots.txt": Reply(status=status), "/a": Reply(page("Depot burns"))}
    if asked:
        assert client.get(f"{site.url}/a").status == 200
    else:
        with pytest.raises(Later, match="for now"):
            client.get(f"{site.url}/a")


def test_a_site_that_asks_to_come_later_is_left_alone(client: Client, site: Site) -> None:
    site.replies["/a"] = Reply(status=503, headers={"Retry-After": "120"})
    for _ in range(2):
        with pytest.raises(Later) as told:
            client.get(f"{site.url}/a")
        assert told.value.seconds > 100
    assert site.paths().count("/a") == 1


def test_redirects_are_followed_and_only_lasting_ones_move_an_address(
    client: Client, site: Site
) -> None:
    site.replies |= {
        "/old": Reply(status=301, headers={"Location": "/a#top"}),
        "/named": Reply(status=302, headers={"Location": "/brücke".encode().decode("latin-1")}),
        "/br%C3%BCcke": Reply(page("Bridge shut")),
        "/now": Reply(status=302, headers={"Location": "/old"}),
        "/a": Reply(page("Depot burns")),
        "/loop": Reply(status=308, headers={"Location": "/loop"}),
    }
    assert client.get(f"{site.url}/old").moved == f"{site.url}/a"
    assert client.get(f"{site.url}/now").moved == ""
    assert client.get(f"{site.url}/named").url == f"{site.url}/br%C3%BCcke"
    with pytest.raises(Failed, match="redirected"):
        client.get(f"{site.url}/loop")


class Doorstep(Guard):
    """Lets through to the site of the test, which stands for a public one, and is strict else."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._port = site.port

    def addresses(self, at: Place) -> list[str]:
        ours = at.port == self._port and at.host == "127.0.0.1"
        return ["127.0.0.1"] if ours else super().addresses(at)


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd", "http://10.0.0.1/", "http://localhost/", "http://[::1]:8080/",
        "http://169.254.169.254/latest/meta-data/", "http://a:b@x.example/", "http://0x7f.1/",
    ],
)  # fmt: skip
def test_the_guard_stands_at_every_redirect(tmp_path: Path, site: Site, target: str) -> None:
    site.replies["/to"] = Reply(status=302, headers={"Location": target})
    client = Client(Warc(tmp_path / "x.warc.gz", {}), guard=Doorstep(site), hosts=Hosts(pause=0))
    with pytest.raises(Refused):
        client.get(f"{site.url}/to")
    assert site.paths() == ["/robots.txt", "/to"]


def test_a_name_is_looked_up_once_and_that_very_address_is_asked(
    tmp_path: Path, site: Site
) -> None:
    """Who answers otherwise the second time (DNS rebinding) gains nothing by it."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    looked = list[str]()

    def look_up(host: str, port: int) -> list[str]:
        looked.append(host)
        return next(answers)

    site.replies["/a"] = Reply(page("Depot burns"))
    guard = Guard(private=True, look_up=look_up)
    client = Client(Warc(tmp_path / "x.warc.gz", {}), guard=guard, hosts=Hosts(pause=0))
    told = client.get(f"http://news.example:{site.port}/a").told
    assert looked == ["news.example", "news.example"]  # the page, and robots.txt before it
    assert told.address == "127.0.0.1"
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"


def test_nothing_is_sent_where_a_proxy_is_set(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    with pytest.raises(Refused, match="proxy"):
        client.get(f"{site.url}/a")
    assert not site.asked


def test_no_cookies_go_back(client: Client, site: Site) -> None:
    site.replies["/a"] = Reply(page("Depot burns"), headers={"Set-Cookie": "id=1; Path=/"})
    for _ in range(2):
        client.get(f"{site.url}/a")
    sent = [name.lower() for _, headers in site.asked for name in headers]
    assert not {"cookie", "referer", "authorization"} & set(sent)


def _dribble() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    while True:
        time.sleep(0.1)
        yield b"x"


def _endless() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b"x" * 65536


HOSTILE = {
    "slow": (lambda: _dribble(), "too long"),
    "endless": (lambda: _endless(), "larger than"),
    "endless head": (lambda: iter([b"HTTP/1.1 200 OK\r\n"] + [b"x: y\r\n"] * 500), "knows"),
    "length": (lambda: b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx", "larger than"),
    "chunk": (
        lambda: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\nx",
        "breaks off",
    ),
    "short": (lambda: b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx", "breaks off"),
    "no http": (lambda: b"\x00\x01\x02 hello\r\n\r\n", "no answer that the web knows"),
    "nothing": (lambda: b"", "no answer that the web knows"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_answer_is_left_and_not_kept(client: Client, site: Site, kind: str) -> None:
    raw, why = HOSTILE[kind]
    site.replies["/a"] = lambda: Reply(raw=raw())
    began = time.monotonic()
    with pytest.raises(Failed, match=why):
        client.get(f"{site.url}/a")
    assert time.monotonic() - began < 5
    assert f"{site.url}/a" not in [url for _, url, *_ in records(client)]


@pytest.mark.parametrize(
    ("coding", "body", "why"),
    [
        ("gzip", gzip.compress(bytes(80 * 2**20)), "larger than"),
        ("gzip", b"".join(gzip.compress(b"") for _ in range(100)), "parts"),
        ("gzip", gzip.compress(b"abc" * 99, mtime=0)[:-20], "breaks off"),
        ("gzip", b"no gzip", "broken"),
        ("br", b"x", "not asked for"),
    ],
)
def test_compression_is_taken_off_within_bounds(
    client: Client, site: Site, coding: str, body: bytes, why: str
) -> None:
    site.replies["/a"] = Reply(body, headers={"Content-Encoding": coding})
    told = client.get(f"{site.url}/a").told
    with pytest.raises(OSError, match=why):
        told.body()


def test_both_kinds_of_deflate_are_understood(client: Client, site: Site) -> None:
    for body in (zlib.compress(b"told"), zlib.compress(b"told")[2:-4]):
        site.replies["/a"] = Reply(body, headers={"Content-Encoding": "deflate"})
        assert client.get(f"{site.url}/a").told.body() == b"told"


def test_a_certificate_is_held_against_the_name_not_the_address(tmp_path: Path) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
         "-keyout", str(key), "-out", str(cert)],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("no openssl to make a certificate with")
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(cert, key)
    guard = Guard(private=True, look_up=lambda host, port: ["127.0.0.1"])
    with serving(server) as site:
        site.replies["/a"] = Reply(page("Depot burns"))
        trust = ssl.create_default_context(cafile=str(cert))
        warc = Warc(tmp_path / "x.warc.gz", {})
        client = Client(warc, guard=guard, hosts=Hosts(pause=0), trust=trust, obey=False)
        assert client.get(f"https://news.example:{site.port}/a").status == 200
        with pytest.raises(Failed, match="certificate"):
            client.get(f"https://other.example:{site.port}/a")
        client = Client(warc, guard=guard, hosts=Hosts(pause=0), obey=False)
        with pytest.raises(Failed, match="certificate"):
            client.get(f"https://news.example:{site.port}/a")
