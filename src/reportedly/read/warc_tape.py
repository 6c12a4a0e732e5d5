"""The bytes of a web archive, gzip taken off, wound on over what is broken: "1f 8b 08 …"."""

import zlib
from collections import deque
from collections.abc import Iterator
from typing import IO, NamedTuple

__all__ = ["PIECE", "Place", "Tape"]

PIECE = 65_536
"""Bytes read and unpacked at a time."""

BOMB = 256 * 1024 * 1024
"""Bytes that one gzip member may unpack to whatever its size."""

RATIO = 200
"""Times its packed size that a longer member may unpack to: deflate ends at 1,032, pages at 50."""

WHOLE_BOMB, WHOLE_RATIO = 1 << 30, 100
"""The same for all that was read so far: web archives pack about 1 to 6."""

REWOUND = 4 << 30
"""Bytes that may be unpacked again on the way back to earlier places, all together."""

TRIALS = 1_000_000
"""Places at which a gzip member may be looked for behind a broken one."""

LOOK = 4096
"""Packed bytes that are enough to see whether a member begins with a record."""

_MEMBER = b"\x1f\x8b\x08"


class Place(NamedTuple):
    """``member`` is the offset of a gzip member in the file (0 where it is not packed), ``within``
    an offset into what it unpacks to."""

    member: int
    within: int


class Tape:
    """Goes forwards through a file that can be sought in, packed or not, and back to any place.

    A gzip file is a row of members (RFC 1952), in a web archive one for each record (WARC 1.1,
    annex D), in a file that was packed by hand one for all. Where a member is broken, reading
    stops short and ``broken`` says why, `reading` in which; `mend` winds on to the next one that
    holds a record.
    """

    def __init__(self, stream: IO[bytes], packed: bool) -> None:
        """``packed`` is what the name says; how the file begins goes before that."""
        self._stream = stream
        stream.seek(0)
        begins = stream.read(5)
        self._packed = begins[:2] == _MEMBER[:2] or (packed and begins != b"WARC/")
        self._ahead = deque[tuple[Place, bytes]]()
        self._rewound = self._trials = self._unpacked = 0
        self._reached = Place(0, 0)
        self.lost = 0
        self._start(0)

    def _start(self, offset: int) -> None:
        """Read on from an offset of the file."""
        self.broken = ""
        self._ahead.clear()
        self._stream.seek(offset)
        self._fed = offset
        self._raw = b""
        self._next = Place(offset if self._packed else 0, 0 if self._packed else offset)
        self._unzip: zlib._Decompress | None = None

    @property
    def place(self) -> Place:
        return self._ahead[0][0] if self._ahead else self._next

    @property
    def reading(self) -> int:
        """The member that is being unpacked, which may be ahead of `place`."""
        return self._next.member

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer where there are no more or what comes is broken."""
        parts = list[bytes]()
        while size > 0 and (self._ahead or self._fill()):
            (member, within), piece = self._ahead.popleft()
            if len(piece) > size:
                self._ahead.appendleft((Place(member, within + size), piece[size:]))
                piece = piece[:size]
            parts.append(piece)
            size -= len(piece)
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Wind on by so many bytes; return how many there were."""
        left = size
        while left > 0 and (passed := len(self.read(min(left, PIECE)))):
            left -= passed
        return size - left

    def peek(self, size: int) -> bytes:
        """The bytes that `read` would return, which stay where they are."""
        while sum(len(piece) for _, piece in self._ahead) < size and self._fill():
            pass
        return b"".join(piece for _, piece in self._ahead)[:size]

    def member_at(self, ahead: int) -> int:
        """The member in which the byte lies that is so far ahead, of those that were peeked at."""
        for place, piece in self._ahead:
            if ahead < len(piece):
                return place.member
            ahead -= len(piece)
        return self.reading

    def wind(self, place: Place) -> bool:
        """Go to a place where this has been; False where that would cost too much."""
        if not self._packed:
            self._start(place.within)
            return True
        self._rewound += place.within
        if self._rewound > REWOUND:
            return False
        self._start(place.member)
        return self.skip(place.within) == place.within

    def mend(self) -> bool:
        """Behind what is broken, go to the next member that begins as a record does."""
        for offset, packed in _members(self._stream, self._next.member + 1):
            self._trials += 1
            if self._trials > TRIALS:
                return False
            if _begins(packed):
                self.lost += offset - self._next.member
                self._start(offset)
                return True
        return False

    def _fill(self) -> bool:
        if self.broken:
            return False
        if self._packed:
            return self._unpack()
        if piece := self._stream.read(PIECE):
            self._hold(piece)
        return bool(piece)

    def _hold(self, piece: bytes) -> None:
        self._ahead.append((self._next, piece))
        self._next = Place(self._next.member, self._next.within + len(piece))

    def _unpack(self) -> bool:
        while self._unzip is not None or self._member():
            ended = not self._feed()
            try:
                piece = self._unzip.decompress(self._raw, PIECE)  # type: ignore[union-attr]
            except zlib.error as error:
                return self._break(f"broken gzip, {str(error).rpartition(': ')[2]}")
            self._settle()
            if self._is_bomb(len(piece)):
                return self._break("a gzip bomb: it unpacks to far more than pages do")
            if piece:
                self._hold(piece)
                return True
            if ended and self._unzip is not None:
                return self._break("the gzip ends too soon")
        return False

    def _member(self) -> bool:
        """Begin with the next member; False at the end of the file and before anything else."""
        while self._feed() and not (raw := self._raw.lstrip(b"\0")):
            self._raw = raw
        self._raw = self._raw.lstrip(b"\0")
        if not self._raw:
            return False
        self._next = Place(self._fed - len(self._raw), 0)
        if len(self._raw) == 1:
            self._more()
        if not self._raw.startswith(_MEMBER[:2]):
            return self._break("bytes that are no gzip")
        self._unzip = zlib.decompressobj(wbits=31)
        return True

    def _feed(self) -> bool:
        return bool(self._raw) or self._more()

    def _more(self) -> bool:
        piece = self._stream.read(PIECE)
        self._fed += len(piece)
        self._raw += piece
        return bool(piece)

    def _settle(self) -> None:
        """Keep what of the packed bytes has not been taken."""
        assert self._unzip is not None
        self._raw = self._unzip.unused_data if self._unzip.eof else self._unzip.unconsumed_tail
        if self._unzip.eof:
            self._unzip = None

    def _is_bomb(self, more: int) -> bool:
        packed = self._fed - len(self._raw)
        unpacked = self._next.within + more
        if self._next >= self._reached:
            self._reached = Place(self._next.member, unpacked)
            self._unpacked += more
        if unpacked > BOMB and unpacked > RATIO * (packed - self._next.member):
            return True
        return self._unpacked > WHOLE_BOMB and self._unpacked > WHOLE_RATIO * packed

    def _break(self, why: str) -> bool:
        self.broken = why
        return False


def _members(stream: IO[bytes], offset: int) -> Iterator[tuple[int, bytes]]:
    """Where from ``offset`` on gzip members may begin, each with its first bytes."""
    stream.seek(offset)
    held, piece = b"", b"-"
    while piece:
        piece = stream.read(PIECE)
        held += piece
        found = held.find(_MEMBER)
        while found >= 0 and (not piece or found + LOOK <= len(held)):
            yield offset + found, held[found : found + LOOK]
            found = held.find(_MEMBER, found + 1)
        done = found if found >= 0 else max(0, len(held) - len(_MEMBER) + 1)
        offset, held = offset + done, held[done:]


def _begins(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, 16).startswith(b"WARC/")
    except zlib.error:
        return False
