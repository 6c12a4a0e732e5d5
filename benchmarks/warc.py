"""A web archive of 2,000 pages, hostile records among them, against the bare HTML library.

``warc.py --data DOCS/a_html_extraction [--pages 2000] [--json]`` makes a WARC of the pages there
in a temporary folder (plain, packed and chunked bodies; pictures; records that break off, wrong
lengths, gzip bombs, pages of 50 MB), reads it, takes the text and metadata out of the same pages
with trafilatura alone, and reads them as files of their own, in one run. Ratios, pages a second of
the processor's time, peak memory in MiB a quarter of the way and at the end, and what was lost.
"""

import argparse
import base64
import gzip
import hashlib
import json
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import trafilatura

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.encodings import decode
from reportedly.read.html import html_article
from reportedly.read.inputs import read_inputs
from reportedly.store.archive import FolderArchive

__all__ = ["write"]

EVERY = 97
"""One of the hostile records after so many pages."""


def pages(data: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of so many pages, again from the first where there are fewer."""
    files = cycle(sorted((data / "html").rglob("*.html.gz")))
    for number, file in enumerate(islice(files, count)):
        yield f"https://news{number % 50}.example/{number}", gzip.decompress(file.read_bytes())


def write(place: Path, data: Path, count: int) -> int:
    """Write the archive; return how many hostile records are in it."""
    hostile = 0
    with place.open("wb") as out:
        for number, (url, raw) in enumerate(pages(data, count)):
            fields, body = _wrapped(raw, number)
            out.write(gzip.compress(_record(number, url, _response(body, *fields)), 6))
            picture = _response(b"\x89PNG", media="image/png")
            out.write(gzip.compress(_record(number, f"{url}.png", picture)))
            if number % EVERY == EVERY - 1:
                out.write(_hostile(hostile, raw))
                hostile += 1
    return hostile


def _wrapped(raw: bytes, number: int) -> tuple[list[str], bytes]:
    if number % 3 == 0:
        return [], raw
    packed = gzip.compress(raw, 6)
    if number % 3 == 1:
        return ["Content-Encoding: gzip"], packed
    pieces = [packed[at : at + 4096] for at in range(0, len(packed), 4096)]
    joined = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (*pieces, b""))
    return ["Content-Encoding: gzip", "Transfer-Encoding: chunked"], joined


def _response(body: bytes, *fields: str, media: str = "text/html") -> bytes:
    head = "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {media}", *fields])
    return head.encode() + b"\r\n\r\n" + body


def _record(number: int, url: str, block: bytes, length: int = 0) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}-{len(block)}>\r\n"
        f"WARC-Date: 2026-05-03T08:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {length or len(block)}\r\n"
    )
    if not length:
        head += f"WARC-Block-Digest: sha1:{digest}\r\n"
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def _hostile(number: int, raw: bytes) -> bytes:
    url = f"https://hostile.example/{number}"
    whole = _record(number, url, _response(raw))
    packed = gzip.compress(whole, 6)
    kinds = (
        lambda: packed[: len(packed) // 2],
        lambda: gzip.compress(_record(number, url, _response(raw), length=len(raw) // 2), 6),
        lambda: gzip.compress(_record(number, url, _response(raw), length=10**12), 6),
        lambda: packed[:200] + bytes(200) + packed[400:],
        lambda: gzip.compress(_record(number, url, _response(
            gzip.compress(b"<p>a</p>" * 20_000_000, 6), "Content-Encoding: gzip")), 6),
        lambda: gzip.compress(b"\0" * 400_000_000, 1),
        lambda: gzip.compress(_record(number, url, _response(b"<p>mob</p>" * 5_242_880)), 1),
    )  # fmt: skip
    return kinds[number % len(kinds)]()


def bare(data: Path, count: int) -> float:
    """Seconds that trafilatura alone takes for the text and metadata of the same pages."""
    took = 0.0
    for _, raw in pages(data, count):
        began = time.process_time()
        trafilatura.bare_extraction(decode(raw).text, with_metadata=True)
        took += time.process_time() - began
    return took


def one_by_one(data: Path, count: int) -> float:
    """Seconds that the same pages take as files of their own."""
    took = 0.0
    for url, raw in pages(data, count):
        began = time.process_time()
        html_article(decode(raw), source=url, raw=raw, given={"url": url})
        took += time.process_time() - began
    return took


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    bare(args.data, 3)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "crawl.warc.gz"
        with get_context("spawn").Pool(1) as apart:  # its memory is not ours
            hostile = apart.apply(write, (place, args.data, args.pages))
        size, begun = place.stat().st_size, peak()
        articles, quarter, failures = 0, 0, list[Failure]()
        began = time.process_time()
        for item in read_inputs([place], keeper=FolderArchive(Path(folder) / "raw")):
            if isinstance(item, Article):
                articles += 1
                quarter = quarter or (peak() if articles > args.pages // 4 else 0)
            elif not item.left_out:
                failures.append(item)
        took = time.process_time() - began
        most = peak()
    alone, files = bare(args.data, args.pages), one_by_one(args.data, args.pages)
    found = {
        "pages": args.pages,
        "mib": size >> 20,
        "articles": articles,
        "pages_without_story": len(failures) - hostile,
        "hostile": hostile,
        "failures": len(failures),
        "over_trafilatura": round(took / alone, 2),
        "over_files": round(took / files, 2),
        "pages_per_second": round(args.pages / took, 1),
        "trafilatura_per_second": round(args.pages / alone, 1),
        "peak_mib_before": begun,
        "peak_mib_quarter": quarter,
        "peak_mib": most,
    }
    if args.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:24} {value}")
        for failure in failures:
            print(failure.source.rpartition("/")[2], failure.reason[:150])
    return 0


if __name__ == "__main__":
    sys.exit(main())
