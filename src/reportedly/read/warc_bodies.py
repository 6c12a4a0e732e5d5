"""A page out of the response that carried it, chunks and packing taken off: "HTTP/1.1 200 OK"."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO

from reportedly.read.warc_records import LONGEST_HEAD, Fields, head_of

__all__ = ["BadBody", "Response", "response_of"]

LARGEST_BODY = 20_000_000
"""Bytes beyond which a body is refused, however it is packed."""

PACKED_PIECE = 65_536
"""Bytes unpacked at a time."""

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_END = re.compile(rb"\r?\n\r?\n")
_UNKNOWN_HERE = ("br", "zstd", "compress", "dcb", "dcz")


class BadBody(ValueError):
    """A body that cannot be read; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Response:
    """An HTTP response. ``carried`` is its body as it came over the wire."""

    status: int
    fields: Fields
    carried: bytes

    @property
    def type(self) -> str:
        """The media type in small letters, "" where none is stated."""
        return self.fields.get("content-type", "").partition(";")[0].strip().casefold()

    def body(self) -> bytes:
        """What was sent, chunks (RFC 9112, section 7.1) and packing (RFC 9110, section 8.4) taken
        off. Tools that write a web archive often take them off and leave the fields as they were:
        what is not packed is taken as it is. Raises `BadBody`."""
        raw = self.carried
        if "chunked" in self.fields.get("transfer-encoding", "").casefold():
            raw = _joined(raw)
        codings = self.fields.get("content-encoding", "").casefold().split(",")
        for coding in reversed([coding.strip() for coding in codings]):
            if coding in ("gzip", "x-gzip", "deflate"):
                raw = _unpacked(raw, coding)
            elif coding in _UNKNOWN_HERE and raw.lstrip()[:1] != b"<":
                raise BadBody(f"its body is packed as {coding!r}, which cannot be read here")
        if len(raw) > LARGEST_BODY:
            raise BadBody(f"a page of {len(raw):,} bytes")
        return raw


def response_of(block: bytes) -> Response | None:
    """The response that a block holds; None where none begins there. ``block`` may be cut."""
    status = _STATUS.match(block)
    end = _END.search(block, 0, LONGEST_HEAD)
    if status is None:
        return None
    if end is None:
        return Response(status=int(status[1]), fields=head_of(block[:LONGEST_HEAD]), carried=b"")
    fields = head_of(block[: end.end()])
    return Response(status=int(status[1]), fields=fields, carried=block[end.end() :])


def _joined(raw: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    return bytes(ChunkedDataReader(BytesIO(raw)).read())


def _unpacked(raw: bytes, coding: str) -> bytes:
    """``raw`` without gzip or deflate, as it is where it is not packed so; what breaks off is cut
    there."""
    if coding == "deflate":
        # Servers send it with the frame of zlib, and without.
        whole = (raw[0] & 15) == 8 and int.from_bytes(raw[:2], "big") % 31 == 0 if raw else False
        wbits = 15 if whole else -15
    elif raw.startswith(b"\x1f\x8b"):
        wbits = 31
    else:
        return raw
    unzip, made = zlib.decompressobj(wbits=wbits), bytearray()
    try:
        for start in range(0, len(raw), PACKED_PIECE):
            packed = raw[start : start + PACKED_PIECE]
            while packed and not unzip.eof:
                made += unzip.decompress(packed, PACKED_PIECE)
                packed = unzip.unconsumed_tail
                if len(made) > LARGEST_BODY:
                    raise BadBody(f"its body unpacks to more than {LARGEST_BODY:,} bytes")
    except zlib.error as error:
        if coding == "deflate" and not made:
            return raw
        raise BadBody(f"its body is broken {coding} ({error})") from error
    return bytes(made + unzip.flush())
