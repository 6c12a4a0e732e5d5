"""The records of a web archive one by one, broken ones named: "WARC/1.1 WARC-Type: response"."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from reportedly.read.warc_tape import PIECE, Place, Tape

__all__ = ["LARGEST_BLOCK", "Capture", "Fields", "agrees", "captures", "head_of", "one_capture"]

LARGEST_BLOCK = 21 * 1024 * 1024
"""Bytes of one record's block held in memory: the largest page that is read, and its head."""

LONGEST_HEAD = 256 * 1024
"""Bytes of the named fields of a record, or of an HTTP head."""

LOOKED_AT = 16_384
"""Bytes of a block that are enough to see whether it is wanted."""

_VERSION = re.compile(rb"WARC/(?:0\.1[78]|1\.\d)\r?\n")
_BEGINNING = re.compile(rb"WARC/(?:0\.1[78]|1\.\d)\r?\n(?:WARC-|Content-)[A-Za-z-]{4,30}:")
_OVERLAP = 64
_END = re.compile(rb"\r?\n\r?\n")

Fields = Mapping[str, str]
"""Named fields, by their names in small letters; the first of a name counts."""

Wanted = Callable[[Fields, bytes], bool]
"""Whether the block of a record is to be read: by its named fields and how it begins."""


@dataclass(frozen=True, kw_only=True)
class Capture:
    """A record as it stands in the file. ``number`` counts from 1. ``wrong`` says why it cannot be
    used, ``doubt`` what is odd about one that can; ``seen`` is how its block begins, ``block``
    all of it: None where it was not wanted or is larger than `LARGEST_BLOCK`."""

    number: int
    place: Place
    fields: Fields
    length: int = 0
    seen: bytes = b""
    block: bytes | None = None
    wrong: str = ""
    doubt: str = ""


def captures(tape: Tape, wanted: Wanted) -> Iterator[Capture]:
    """All records. Where one is broken, the next is looked for, and where it then begins is not
    certain: a page may hold what looks like a record. So it says so.

    A record is its version line, named fields, an empty line, a block of ``Content-Length`` bytes
    and two empty lines (WARC 1.1, section 4). warcio reads the fields; it neither goes on behind
    what is broken nor tells a record that breaks off (webrecorder/warcio pull 99, issue 138).
    """
    number, doubt, more = 0, "", True
    while more:
        _blank(tape)
        if not tape.peek(1) and not tape.broken:
            return
        number += 1
        made = one_capture(tape, wanted, number)
        if not made.wrong:
            yield replace(made, doubt=made.doubt or doubt)
            doubt = ""
            continue
        lost, more = tape.lost, _on(tape)
        rest = f"; {tape.lost - lost:,} bytes are passed over" if tape.lost > lost else ""
        rest = "; nothing behind it can be read" if tape.broken and not more else rest
        yield replace(made, wrong=made.wrong + rest)
        doubt = f"it was looked for behind record {number}, which is broken"


def one_capture(tape: Tape, wanted: Wanted, number: int) -> Capture:
    """The record that begins here. Where it is broken, the tape stands where to look on."""
    made = Capture(number=number, place=tape.place, fields={})
    head = _head(tape)
    if head is None:
        why = tape.broken or "no record begins here"
        tape.skip(1)
        return replace(made, wrong=why)
    made = replace(made, fields=head_of(head))
    stated = made.fields.get("content-length", "").strip()
    if not (stated.isascii() and stated.isdecimal() and len(stated) < 16):
        return replace(made, wrong=f"its length is not a number: {stated[:40]!r}")
    made = replace(made, length=int(stated))
    beginning = tape.place
    made = replace(made, seen=tape.peek(min(made.length, LOOKED_AT)))
    if made.length <= LARGEST_BLOCK and wanted(made.fields, made.seen):
        made = replace(made, block=tape.read(made.length))
        passed = len(made.block or b"")
    else:
        passed = tape.skip(made.length)
    wrong = _wrong(tape, made, passed)
    if not wrong:
        return made
    broken = tape.broken
    if not tape.wind(beginning):
        return replace(made, block=None, wrong=f"{wrong}; too much is broken to look further")
    if not broken and (block := _cut(tape, made, beginning)) is not None:
        size = f"{made.length:,} bytes long, and is {len(block):,} by its digest"
        return replace(made, block=block, length=len(block), doubt=f"it is said to be {size}")
    return replace(made, block=None, wrong=wrong)


def head_of(head: bytes) -> dict[str, str]:
    """The named fields below the first line of a head."""
    from warcio.statusandheaders import StatusAndHeadersParser

    found = dict[str, str]()
    for name, value in StatusAndHeadersParser([], verify=False).parse(BytesIO(head)).headers:
        found.setdefault(name.casefold(), value)
    return found


def _blank(tape: Tape) -> None:
    while (seen := tape.peek(64)) and (blank := len(seen) - len(seen.lstrip(b"\r\n"))):
        tape.skip(blank)


def _head(tape: Tape) -> bytes | None:
    """The version line and named fields of the record that begins here."""
    if not _VERSION.match(tape.peek(16)):
        return None
    size = 2048
    while size <= LONGEST_HEAD:
        seen = tape.peek(size)
        if end := _END.search(seen):
            return tape.read(end.end())
        if len(seen) < size:
            return None
        size *= 4
    return None


def _wrong(tape: Tape, made: Capture, passed: int) -> str:
    """Why a record does not end where it says; "" where it does."""
    if passed < made.length:
        why = f" ({tape.broken})" if tape.broken else ""
        return f"it breaks off after {passed:,} of {made.length:,} bytes{why}"
    member = tape.place.member
    seen = tape.peek(16)
    if len(seen) < 16 and tape.broken and tape.reading == member:
        return tape.broken
    behind = seen.lstrip(b"\r\n")
    if tape.member_at(len(seen) - len(behind)) != member:
        return ""  # the record fills its member of a gzip file, whatever is in the next
    if behind and not behind.startswith(b"WARC/") and not agrees(made.fields, made.block or b""):
        return f"its length is wrong: {made.length:,} bytes, and no record begins behind them"
    held = made.block is not None and _BEGINNING.search(made.block)
    if held and agrees(made.fields, made.block or b"") is False:
        return f"its length is wrong: another record lies within its {made.length:,} bytes"
    return ""


def _cut(tape: Tape, made: Capture, beginning: Place) -> bytes | None:
    """The block up to the next record, where the digest says that it is the whole block; else the
    tape stays where the block begins."""
    if "warc-block-digest" in made.fields:
        block = _up_to_next(tape)
        for end in (b"\r\n\r\n", b"\n\n", b""):
            cut = block.removesuffix(end) if block is not None else b""
            if block is not None and block.endswith(end) and agrees(made.fields, cut):
                return cut
        tape.wind(beginning)
    return None


def _up_to_next(tape: Tape) -> bytes | None:
    parts = bytearray()
    while len(parts) <= LARGEST_BLOCK and (seen := tape.peek(PIECE)):
        found = _BEGINNING.search(seen)
        ahead = found.start() if found else max(1, len(seen) - _OVERLAP)
        parts += tape.read(ahead)
        if found:
            return bytes(parts)
        if len(seen) < PIECE and not tape.broken and len(seen) <= _OVERLAP:
            return bytes(parts + tape.read(_OVERLAP))
    return None


def _on(tape: Tape) -> bool:
    """Wind on to where the next record seems to begin; False where there is none."""
    while True:
        seen = tape.peek(PIECE)
        if found := _BEGINNING.search(seen):
            tape.skip(found.start())
            return True
        if len(seen) == PIECE:
            tape.skip(len(seen) - _OVERLAP)
        elif not tape.broken or not tape.mend():
            return False


def agrees(fields: Fields, block: bytes) -> bool | None:
    """Whether a block has the digest that its record states; None where it states none that is
    known here. Digests are in base 32 or in hex ("sha1:…", WARC 1.1, section 5.8)."""
    name, _, stated = fields.get("warc-block-digest", "").strip().partition(":")
    if name.casefold() not in ("sha1", "sha256", "sha512", "md5"):
        return None
    total = hashlib.new(name.casefold(), block, usedforsecurity=False)
    in_base_32 = base64.b32encode(total.digest()).decode("ascii")
    return stated.casefold().rstrip("=") in (
        total.hexdigest(), in_base_32.casefold().rstrip("=")
    )  # fmt: skip
