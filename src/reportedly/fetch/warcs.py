"""Every answer goes into a web archive as it came: "news.fetched/20260310T080000Z.warc.gz"."""

import threading
import zlib
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha1
from pathlib import Path
from typing import IO
from uuid import uuid4

from reportedly.fetch.exchanges import Exchange
from reportedly.model.moments import in_utc

__all__ = ["OPEN", "Before", "Warc", "digest", "settled"]

OPEN = ".open"
"""What the name of an archive ends in while it is written."""
_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_HTTP = "application/http; msgtype="
_FIELDS = "application/warc-fields"


@dataclass(frozen=True, kw_only=True)
class Before:
    """An earlier answer that stands in some archive: of which address, when, its `digest`, and
    what the server gave along to ask whether it has changed (ETag, Last-Modified)."""

    url: str
    moment: str
    digest: str
    etag: str = ""
    modified: str = ""


def digest(exchange: Exchange) -> str:
    """The digest of the body as it came, the way web archives write it ("sha1:…")."""
    return _sha1(exchange.response[exchange.head :])


def _sha1(block: bytes) -> str:
    return f"sha1:{b32encode(sha1(block, usedforsecurity=False).digest()).decode()}"


def settled(path: Path) -> Path:
    """An archive whose writing was broken off, under the name that it was to have: all records
    but perhaps the last one are whole."""
    target = path.with_name(path.name.removesuffix(OPEN))
    path.rename(target)
    return target


class Warc:
    """One archive (WARC 1.1, ISO 28500:2017), each record packed by itself and on disk at once.

    Two threads may write. The file is made with the first answer and has its name once `close` is
    called; ``path`` is None while there is none.
    """

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        self._target = path
        self._about = dict(about)
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None
        self.records = 0
        self.bytes = 0

    @property
    def path(self) -> Path | None:
        return self._target if self.records else None

    def put(
        self, told: Exchange, before: Before | None = None, via: Mapping[str, str] | None = None
    ) -> None:
        """Write down an answer and what was asked. Where the server says that nothing changed, or
        sends the same body again as ``before``, only the headers are (a revisit record). ``via``
        are lines of a metadata record: where the address was found, and what was said of it."""
        with self._lock:
            file = self._begin()
            kind, more = self._kind(told, before)
            head = {
                "WARC-Target-URI": told.url,
                "WARC-Date": told.moment,
                "WARC-IP-Address": told.address,
                "WARC-Payload-Digest": digest(told) if told.status != 304 else "",
                **more,
            }
            block = told.response[: told.head] if kind == "revisit" else told.response
            made = _record(file, kind, _HTTP + "response", block, head)
            along = {
                "WARC-Date": told.moment,
                "WARC-Concurrent-To": made,
                "WARC-Target-URI": told.url,
            }
            _record(file, "request", _HTTP + "request", told.request, along)
            if via:
                _record(file, "metadata", _FIELDS, _lines(via), along)
            self.records += 1
            self.bytes = file.tell()

    def close(self) -> Path | None:
        """The archive under its name; None where nothing was written."""
        with self._lock:
            if self._file is None:
                return None
            self._file.close()
            self._file = None
            return settled(self._open)

    @property
    def _open(self) -> Path:
        return self._target.with_name(self._target.name + OPEN)

    def _begin(self) -> IO[bytes]:
        if self._file is None:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._open.open("xb")
            info = {"format": "WARC File Format 1.1", **self._about}
            named = {"WARC-Filename": self._target.name}
            _record(self._file, "warcinfo", _FIELDS, _lines(info), named)
        return self._file

    def _kind(self, told: Exchange, before: Before | None) -> tuple[str, dict[str, str]]:
        if before is None:
            return "response", {}
        same = told.status == 200 and digest(told) == before.digest
        if not same and told.status != 304:
            return "response", {}
        return "revisit", {
            "WARC-Profile": _SAME if same else _UNCHANGED,
            "WARC-Refers-To-Target-URI": before.url,
            "WARC-Refers-To-Date": before.moment,
        }


def _record(file: IO[bytes], kind: str, media: str, block: bytes, head: Mapping[str, str]) -> str:
    """Write a record whose block is these very bytes, to the last blank of an HTTP header, and
    return its id."""
    name = f"<{uuid4().urn}>"
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": name,
        "WARC-Date": in_utc(datetime.now(UTC)),
        **head,
        "WARC-Block-Digest": _sha1(block),
        "Content-Type": media,
        "Content-Length": str(len(block)),
    }
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    parts = (b"WARC/1.1\r\n", _lines(lines), b"\r\n", block, b"\r\n\r\n")
    file.write(b"".join(map(packer.compress, parts)) + packer.flush())
    file.flush()
    return name


def _lines(fields: Mapping[str, str]) -> bytes:
    told = (f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items() if value)
    return "".join(told).encode("utf-8", "replace")
