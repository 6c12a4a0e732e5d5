"""Mail as it was saved or exported: newsletters, alerts and statements, "Subject: Toll rises"."""

import re
from collections.abc import Collection, Iterator
from email import message_from_bytes
from typing import IO

from reportedly.model.failure import Failure
from reportedly.read.mail_articles import mail_article, mail_text
from reportedly.read.mail_parts import parts_of
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
    told = False
    for row, held in enumerate(parts_of(message_from_bytes(file.raw))):
        place = f"{file.source}#{row}" if row else file.source
        if (found := mail_article(held, place)) is not None:
            told = True
            yield row, found
    if not told:
        yield 0, Failure(source=file.source, reason=_NONE)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for row, held in enumerate(parts_of(message_from_bytes(file.raw))):
        if row in rows:
            yield row, mail_text(held)


def _read_box(file: Input) -> Iterator[tuple[int, Read]]:
    """Mails and what is attached to them, counted together from 1."""
    row = 0
    for raw in _mails(file.stream):
        row += 1
        first = row
        told = False
        if raw is None:
            reason = f"a mail larger than {LARGEST // 2**20} MB"
            yield row, Failure(source=f"{file.source}#{row}", reason=reason)
            continue
        for row, held in enumerate(parts_of(message_from_bytes(raw)), first):
            if (found := mail_article(held, f"{file.source}#{row}")) is not None:
                told = True
                yield row, found
        if not told:
            yield first, Failure(source=f"{file.source}#{first}", reason=_NONE)


def _box_again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    row, last = 0, max(rows, default=0)
    for raw in _mails(file.stream):
        if row >= last:
            return
        first = row + 1
        row = first
        for row, held in enumerate(parts_of(message_from_bytes(raw)) if raw else (), first):
            if row in rows:
                yield row, mail_text(held)


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
