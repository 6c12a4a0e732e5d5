"""Mail as it was saved or exported: newsletters, alerts and statements, "Subject: Toll rises"."""

import re
from collections.abc import Collection, Iterator, Sequence
from email import message_from_bytes
from typing import IO

from reportedly.model.failure import Failure
from reportedly.read.mail_articles import mail_article, mail_text
from reportedly.read.mail_parts import Held, parts_of
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["MAIL", "MBOX"]

LARGEST = 64 * 1024 * 1024
"""Bytes of one mail beyond which it is refused."""

_FIELD = re.compile(rb"^[\x21-\x39\x3b-\x7e]{1,60}:[ \t]")
_SENT = re.compile(rb"^(?:received|return-path|message-id|mime-version):", re.I | re.M)
_WRITTEN = re.compile(rb"^(?:from|date|subject):", re.I | re.M)
_BOX = re.compile(rb"From \S+.{0,60}\d\d:\d\d")
_NONE = "no words in it, and nothing attached that is read"


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    """The mail is row 0; what is attached to it follows from 1."""
    parts, wrong = _parts(file.raw)
    yield from _rows(parts, wrong, file.source, 0)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for row, held in enumerate(_parts(file.raw)[0]):
        if row in rows:
            yield row, mail_text(held)


def _read_box(file: Input) -> Iterator[tuple[int, Read]]:
    """Mails and what is attached to them, counted together from 1."""
    first = 1
    for raw in _mails(file.stream):
        if raw is None:
            reason = f"a mail larger than {LARGEST // 2**20} MB"
            yield first, Failure(source=f"{file.source}#{first}", reason=reason)
            first += 1
        else:
            parts, wrong = _parts(raw)
            yield from _rows(parts, wrong, file.source, first)
            first += max(1, len(parts))


def _box_again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    first, last = 1, max(rows, default=0)
    for raw in _mails(file.stream):
        if first > last:
            return
        parts = _parts(raw)[0] if raw else []
        for row, held in enumerate(parts, first):
            if row in rows:
                yield row, mail_text(held)
        first += max(1, len(parts))


def _rows(
    parts: Sequence[Held], wrong: str, source: str, first: int
) -> Iterator[tuple[int, Read]]:
    """A mail and what is attached to it, from this row on; 0 is a file that is one mail."""
    told = False
    for row, held in enumerate(parts, first):
        if (found := mail_article(held, f"{source}#{row}" if row else source)) is not None:
            told = True
            yield row, found
    if not told:
        yield (
            first,
            Failure(source=f"{source}#{first}" if first else source, reason=wrong or _NONE),
        )


def _parts(raw: bytes) -> tuple[list[Held], str]:
    """The parts of a mail that are read, and what is wrong with it where there are none."""
    try:
        return list(parts_of(message_from_bytes(raw))), ""
    except Exception as error:  # a mail can be broken in any way, and costs no other
        deep = isinstance(error, RecursionError)
        return [], "a mail nested too deep" if deep else f"a broken mail: {error}"


def _mails(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The mails of an mbox (RFC 4155): each begins with a line "From …" after an empty line. None
    for one that is too large."""
    held, size, blank = list[bytes](), 0, True
    while line := stream.readline(1 << 20):
        if blank and _BOX.match(line):
            if size:
                yield b"".join(held) if size <= LARGEST else None
            held, size, blank = [], 0, False
            continue
        size += len(line)
        if size <= LARGEST:
            held.append(line)
        else:
            held.clear()
        blank = not line.strip()
    if size:
        yield b"".join(held) if size <= LARGEST else None


def _knows(head: Head) -> bool:
    """A mail begins with fields, and two of them no other file has together."""
    if not _FIELD.match(head.raw):
        return False
    fields = re.split(rb"\r?\n\r?\n", head.raw, maxsplit=1)[0]
    return _SENT.search(fields) is not None and _WRITTEN.search(fields) is not None


def _knows_box(head: Head) -> bool:
    first, _, rest = head.raw.partition(b"\n")
    return _BOX.match(first) is not None and _FIELD.match(rest) is not None


MAIL = Reader(form="mail", suffixes=(".eml",), read=_read, again=_again, knows=_knows)
MBOX = Reader(
    form="mbox",
    suffixes=(".mbox", ".mbx"),
    read=_read_box,
    again=_box_again,
    knows=_knows_box,
    streams=True,
)
