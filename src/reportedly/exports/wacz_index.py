"""Where to find a page in an archive: "org,example)/quake 20260310120000 {…}".

The forms of the WACZ 1.1.1 specification (https://specs.webrecorder.net/wacz/1.1.1/): CDXJ lines
sorted by a turned-round address, in gzip members of a few hundred lines with an index of these,
and a list of pages.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from reportedly.exports.wacz_records import Indexed, Kept, address
from reportedly.report.safe import one_line

__all__ = ["indexes", "pages", "surt"]

_LINES = 300
"""Lines in one gzip member, as other writers have it."""


def surt(url: str) -> str:
    """An address turned round, so that pages of one site stand together ("org,example)/a?b=1"):
    in small letters, without "www.", parameters in order."""
    split = urlsplit(url)
    if split.scheme not in ("http", "https") or not split.hostname:
        return url.lower()
    host = re.sub(r"^www\d*\.", "", split.hostname)
    turned = ",".join(reversed(host.split(".")))
    usual = {"http": 80, "https": 443}[split.scheme]
    port = f":{split.port}" if split.port not in (None, usual) else ""
    query = f"?{'&'.join(sorted(split.query.split('&')))}" if split.query else ""
    path = split.path.rstrip("/") if len(split.path) > 1 else split.path
    return f"{turned}{port}){path or '/'}{query}".lower()


def indexes(found: Iterable[Indexed]) -> tuple[bytes, bytes]:
    """The CDXJ lines, packed, and the index of their packs."""
    lines = sorted(_line(one) for one in found)
    packed, tops = bytearray(), list[str]()
    for start in range(0, len(lines), _LINES):
        some = lines[start : start + _LINES]
        member = gzip.compress("".join(some).encode(), mtime=0)
        top = {
            "offset": len(packed),
            "length": len(member),
            "digest": f"sha256:{hashlib.sha256(member).hexdigest()}",
            "filename": "index.cdx.gz",
        }
        tops.append(f"{some[0].partition(' {')[0]} {json.dumps(top)}\n")
        packed += member
    head = json.dumps({"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"})
    return bytes(packed) or gzip.compress(b"", mtime=0), (
        f"!meta 0 {head}\n" + "".join(tops)
    ).encode()


def _line(one: Indexed) -> str:
    told = {
        "url": one.url,
        "mime": one.mime,
        "status": one.status,
        "digest": one.digest,
        "length": str(one.length),
        "offset": str(one.offset),
        "filename": one.file,
    }
    when = re.sub(r"\D", "", one.moment)
    return f"{surt(one.url)} {when} {json.dumps({k: v for k, v in told.items() if v})}\n"


def pages(kept: Iterable[Kept], found: Iterable[Indexed]) -> bytes:
    """The articles as pages, those that have a record of their own address. Their texts are in
    the ledger."""
    there = dict[str, str]()
    for one in found:
        there.setdefault(one.url, one.moment)
    head = {"format": "json-pages-1.0", "id": "pages", "title": "Articles", "hasText": False}
    lines = [json.dumps(head)]
    for file in kept:
        for article in file.articles:
            url = address(article)
            if url in there:
                title = one_line(article.title or article.source or article.id)
                page = {"id": article.id, "url": url, "ts": there[url], "title": title}
                lines.append(json.dumps(page, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
