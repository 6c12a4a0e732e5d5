"""One question to a server and its answer: "GET /news HTTP/1.1" and what came back."""

import http.client
import re
import socket
import ssl
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from functools import cache

from reportedly.fetch.addresses import Place
from reportedly.fetch.wires import Budget, Tape, TooLarge
from reportedly.model.moments import in_utc

__all__ = ["Exchange", "exchange", "unpacked"]

CONNECT = 10.0
"""Seconds within which a server must take a connection."""
LARGEST_UNPACKED = 64 * 2**20
"""Bytes of an answer when its compression is taken off."""

MEMBERS = 64
"""Gzip members of one answer: of more, each costs a copy of all that is left."""


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """What was asked and answered. ``request`` and ``response`` are the very bytes (the answer
    with its status line, headers, and chunks where it came in chunks), ``packed`` is the answer's
    body without chunks, ``address`` the IP address that was asked, ``moment`` when (UTC,
    "2026-03-10T08:00:00Z")."""

    url: str
    address: str
    moment: str
    request: bytes
    response: bytes
    status: int
    headers: Message
    packed: bytes

    @property
    def kind(self) -> str:
        """The media type that the server names, in small letters, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def head(self) -> int:
        """Bytes of the response before its body."""
        return _head(self.response)

    def header(self, name: str) -> str:
        """The first header of that name on one line, "" where there is none."""
        return " ".join(str(self.headers.get(name, "")).split())

    def body(self, largest: int = LARGEST_UNPACKED) -> bytes:
        """The body without compression. Raises `TooLarge` beyond ``largest`` bytes, ``OSError``
        where it is broken or packed in a way that was not asked for."""
        coding = self.header("content-encoding").lower()
        if coding in ("", "identity"):
            return self.packed
        if coding not in ("gzip", "x-gzip", "deflate"):
            raise OSError(f"packed as {coding[:20]}, which was not asked for")
        return unpacked(self.packed, largest, raw=coding == "deflate")


def unpacked(packed: bytes, largest: int = LARGEST_UNPACKED, *, raw: bool = False) -> bytes:
    """Bytes without gzip (or zlib). ``raw`` takes deflate without its frame too, as some servers
    send it. Raises `TooLarge` beyond ``largest`` bytes, ``OSError`` where they are broken."""
    bits = zlib.MAX_WBITS | 32
    if raw and packed[:1] and packed[0] & 0x0F != 8:
        bits = -zlib.MAX_WBITS
    made = bytearray()
    try:
        for _ in range(MEMBERS):
            if not packed:
                break
            opened = zlib.decompressobj(bits)
            made += opened.decompress(packed, largest + 1 - len(made))
            if len(made) > largest:
                raise TooLarge(f"larger than {largest / 2**20:.3g} MB when unpacked")
            if not opened.eof:
                raise OSError("its compression breaks off")
            packed = opened.unused_data if opened.unused_data[:2] == b"\x1f\x8b" else b""
    except zlib.error as error:
        raise OSError(f"its compression is broken: {error}") from None
    if packed:
        raise OSError(f"packed in more than {MEMBERS} parts")
    return bytes(made)


@cache
def _trusted() -> ssl.SSLContext:
    """Certificates are checked against those that this system trusts."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def exchange(
    place: Place,
    addresses: Sequence[str],
    headers: Mapping[str, str],
    *,
    budget: Budget | None = None,
    trust: ssl.SSLContext | None = None,
) -> Exchange:
    """Ask for a place at the first of these IP addresses that takes a connection. The name is only
    told to the server (Host, SNI) and held against its certificate.

    Raises ``OSError`` (`Late` and `TooLarge` are ones) or ``http.client.HTTPException`` where no
    whole answer comes.
    """
    budget = budget or Budget()
    request = _request(place, headers)
    moment = in_utc(datetime.now(UTC))
    line, address = _connected(addresses, place.port, budget)
    with line:
        if place.scheme == "https":
            line.settimeout(budget.left())
            line = (trust or _trusted()).wrap_socket(line, server_hostname=place.host)
        with line:
            line.settimeout(budget.left())
            line.sendall(request)
            tape = Tape(line, budget)
            answer = http.client.HTTPResponse(tape, method="GET")  # type: ignore[arg-type]
            answer.begin()
            packed = _body(answer, budget)
    response = _own(bytes(tape.taken))
    if not answer.chunked:  # what a server sends beyond the length that it told is no part of it
        response = response[: _head(response) + len(packed)]
    return Exchange(
        url=place.url,
        address=address,
        moment=moment,
        request=request,
        response=response,
        status=answer.status,
        headers=answer.headers,
        packed=packed,
    )


def _connected(addresses: Sequence[str], port: int, budget: Budget) -> tuple[socket.socket, str]:
    failed: OSError = OSError("no address to ask")
    for address in addresses[:4]:
        try:
            wait = min(CONNECT, budget.left())
            return socket.create_connection((address, port), timeout=wait), address
        except OSError as error:
            failed = error
    raise failed


def _body(answer: http.client.HTTPResponse, budget: Budget) -> bytes:
    """Piece by piece: lengths that a server tells are not room to be made at once."""
    if (answer.length or 0) > budget.largest:
        raise TooLarge(f"larger than {budget.largest / 2**20:.3g} MB")
    made = bytearray()
    while piece := answer.read(65536):
        made += piece
    if answer.length and not answer.chunked:
        raise OSError(f"breaks off: {answer.length:,} bytes are missing")
    return bytes(made)


def _request(place: Place, headers: Mapping[str, str]) -> bytes:
    host = place.site.partition("://")[2]
    told = {"Host": host, **headers, "Connection": "close"}
    lines = [f"GET {place.path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    if any("\r" in line or "\n" in line for line in lines):
        raise OSError("a header with a line break in it")
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")


def _own(taken: bytes) -> bytes:
    """The answer itself, without those that only said "100 Continue" before it."""
    while (status := taken[9:12]).startswith(b"1") and status != b"101":
        taken = taken[_head(taken) :]
    return taken


def _head(answer: bytes) -> int:
    """Where the headers end. Some servers end lines with a line feed alone."""
    found = re.search(rb"\r?\n\r?\n", answer)
    return found.end() if found else len(answer)
