"""What was written down, line by line, each sealed with the one before: "12 claims put".

A line's hash covers all that the line says and the hash of the line before (Schneier and Kelsey
1999, "Secure audit logs to support computer forensics"), so that whoever has noted down the last
hash knows later that nothing before it was altered, left out or put in.
"""

import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from reportedly.model.signed import HUMAN

__all__ = [
    "FIRST",
    "Line",
    "Mark",
    "What",
    "after",
    "began",
    "later",
    "listed",
    "listing",
    "mark",
    "pressed",
    "sealed",
    "spread",
    "what",
]

FIRST = hashlib.sha256(b"reportedly ledger log 1").hexdigest()
"""What stands for the hash of the line before the first."""

_LENGTH = 16


class What(StrEnum):
    """``BEGAN`` is the first line: what the ledger held before there was a log."""

    BEGAN = "began"
    ADDED = "added"
    STRUCK = "struck"
    ARCHIVED = "archived"
    DECIDED = "decided"
    FAILED = "failed"


class Line(NamedTuple):
    """``put`` and ``struck`` count records, ``digest`` is of their listing (of the bytes, where
    some were archived under ``about``, their SHA-256). ``edition`` names the code that did it."""

    n: int
    moment: str
    what: str
    by: str
    about: str
    edition: str
    put: int
    struck: int
    digest: str
    before: str
    hash: str


class Mark(NamedTuple):
    """One record in a listing: ``sign`` is "+" for put, "-" for struck; ``data`` a hash of its
    kind, id and data."""

    sign: str
    kind: str
    id: str
    data: bytes


def mark(sign: str, kind: str, id: str, data: str) -> Mark:
    told = f"{kind}\x1f{id}\x1f{data}".encode("utf-8", "surrogatepass")
    return Mark(sign, kind, id, hashlib.sha256(told).digest()[:_LENGTH])


def listing(marks: Iterable[Mark]) -> bytes:
    """The marks in their order, each once, as bytes."""
    return b"".join(
        f"{one.sign}{one.kind}:{one.id}\0".encode("utf-8", "surrogatepass") + one.data
        for one in sorted(set(marks))
    )


def listed(listing: bytes) -> Iterator[Mark]:
    """The marks of a listing. Raises ``ValueError`` for bytes that are none."""
    start = 0
    while start < len(listing):
        end = listing.index(b"\0", start)
        kind, _, id = listing[start + 1 : end].decode("utf-8", "surrogatepass").partition(":")
        sign = chr(listing[start])
        start = end + 1 + _LENGTH
        yield Mark(sign, kind, id, listing[end + 1 : start])


def pressed(listing: bytes) -> bytes:
    """A listing as a file keeps it. Hashes, mostly: more work gains nothing, and most are so short
    that a large window takes four times as long to be laid out as to be used."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 12, 4)
    return packer.compress(listing) + packer.flush()


def spread(kept: bytes) -> bytes:
    """The listing again; older ledgers keep it as it is."""
    return bytes(kept) if kept[:1] in (b"", b"+", b"-") else zlib.decompress(kept)


def what(by: str, kinds: Iterable[str], put: int) -> What:
    """What a line is about: records of these kinds were put, or only struck."""
    if by.startswith(HUMAN):
        return What.DECIDED
    if not put:
        return What.STRUCK
    return What.FAILED if set(kinds) == {"failure"} else What.ADDED


def after(
    last: Line | None,
    moment: str,
    what: What,
    by: str,
    about: str,
    edition: str,
    marks: Collection[Mark],
    digest: str = "",
) -> tuple[Line, bytes]:
    """The line that follows ``last``, sealed, and the listing of the records it is about.
    ``digest`` is of what is not listed, the listing's own where it is ""."""
    rows = listing(marks)
    n, before = (last.n + 1, last.hash) if last else (1, FIRST)
    put = sum(one.sign == "+" for one in marks)
    digest = digest or hashlib.sha256(rows).hexdigest()
    draft = Line(n, moment, what, by, about, edition, put, len(marks) - put, digest, before, "")
    return draft._replace(hash=sealed(draft)), rows


def began(moment: str, edition: str, count: int, digest: str) -> Line:
    """The first line: so many rows were there before (`fingerprint`)."""
    draft = Line(1, moment, What.BEGAN, "", "", edition, count, 0, digest, FIRST, "")
    return draft._replace(hash=sealed(draft))


def sealed(line: Line) -> str:
    """The hash that a line must have: SHA-256 of its other fields as a JSON list."""
    told = json.dumps([*line[:-1]], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def later(moment: str, last: Line | None) -> str:
    """This moment, or one just after the last line where a clock has been put back: what came
    later is written down under a later moment."""
    if last is None or moment > last.moment:
        return moment
    after = datetime.fromisoformat(last.moment) + timedelta(microseconds=1)
    return after.isoformat(timespec="microseconds")
