"""Web archives for tests, written byte by byte so that they can be wrong: pages, records."""

import base64
import gzip
import hashlib
from collections.abc import Iterable

SITE = "https://news.example/"


def page(number: int, more: str = "") -> bytes:
    """A page of the Orrevik Post, the more sentences the higher its number."""
    said = "".join(
        f"<p>Engineers found {number} cracks in bridge {number} at Orrevik on Monday, the roads"
        f" office said in statement {i}. The repair would take {i + 2} weeks.</p>"
        for i in range(4)
    )
    return (
        f"<!doctype html><html><head><title>Bridge {number}</title></head><body><h1>Bridge"
        f" {number} closed at Orrevik</h1><article>{said}{more}</article></body></html>"
    ).encode()


def response(body: bytes, *fields: str, status: str = "200 OK", type: str = "text/html") -> bytes:
    head = [f"HTTP/1.1 {status}", *([f"Content-Type: {type}"] if type else []), *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def chunked(body: bytes, size: int = 300) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (*pieces, b""))


def record(
    number: int,
    block: bytes,
    *fields: str,
    kind: str = "response",
    path: str = "",
    type: str = "application/http; msgtype=response",
    length: int | None = None,
    digest: bool = True,
) -> bytes:
    """A WARC record of ``SITE`` and a path, by default its number, fetched on 3 May 2026."""
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <{record_id(number)}>",
        f"WARC-Date: 2026-05-03T08:{number:02}:00Z",
        f"WARC-Target-URI: {SITE}{path or number}",
        f"Content-Type: {type}",
        f"Content-Length: {len(block) if length is None else length}",
        *fields,
    ]
    if digest:
        total = base64.b32encode(hashlib.sha1(block).digest()).decode()
        head.append(f"WARC-Block-Digest: sha1:{total}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def record_id(number: int) -> str:
    return f"urn:uuid:00000000-0000-0000-0000-{number:012}"


def members(records: Iterable[bytes]) -> bytes:
    """Each packed for itself, as crawlers do it."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
