"""What a mail holds that can be read: its own words, and articles attached to it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from reportedly.model.record import record
from reportedly.read.encodings import NotText, decode

__all__ = ["Held", "Kind", "Letter", "bodies_of", "bytes_of", "letter_of", "parts_of", "words_of"]

DEEPEST = 8
"""Mails within mails, and parts within parts, that are opened."""

LONGEST = 2000
"""Characters of a line of the head that are looked at."""

MOST = 200
"""Parts of one mail that are looked at."""

_DOCUMENTS = re.compile(
    r"\.(?:doc|odt|pages|xlsx?|pptx?|zip|7z|rar|epub)$|^winmail\.dat$",  # what Outlook packs in
    re.I,
)
_READ = {
    "text/plain": "text", "text/html": "html", "application/xhtml+xml": "html",
    "application/pdf": "pdf", "application/x-pdf": "pdf",
    "application/rtf": "rtf", "text/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
_SUFFIXES = {".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "text", ".eml": "mail",
             ".docx": "docx", ".rtf": "rtf"}  # fmt: skip

Kind = str
"""How a part is read: "letter" (the words of a mail), "text", "html", "pdf"; "" where nobody
reads it."""


@record
class Letter:
    """Who wrote a mail, when (ISO 8601, as its Date says) and about what."""

    subject: str = ""
    sender: str = ""
    address: str = ""
    date: str = ""


@dataclass(frozen=True)
class Held:
    """One part: ``part`` is a message of the email package, ``name`` that of an attached file,
    ``letter`` the mail that it came with."""

    kind: Kind
    part: Message
    name: str
    letter: Letter


def letter_of(message: Message) -> Letter:
    """What the head of a mail says; what is broken in it is left out."""
    try:
        sender, address = parseaddr(_header(message, "From"))
    except RecursionError:  # comments within comments
        sender, address = "", ""
    try:
        date = parsedate_to_datetime(_header(message, "Date")).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        date = ""
    subject = _header(message, "Subject")
    return Letter(subject=subject, sender=sender.strip(), address=address, date=date)


def _header(message: Message, name: str) -> str:
    """A line of the head as text, encoded words (RFC 2047) as they are meant."""
    from email.header import decode_header, make_header

    value = str(message.get(name, "") or "")[:LONGEST]
    with suppress(LookupError, ValueError, UnicodeError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def parts_of(message: Message) -> Iterator[Held]:
    """The words of the mail first, then what is attached to it, mails in it opened likewise."""
    yield from _mail(message, DEEPEST)


def _mail(message: Message, depth: int) -> Iterator[Held]:
    letter = letter_of(message)
    yield Held("letter", message, "", letter)
    for part in list(_attached(message, depth))[:MOST]:
        name = _filename(part)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message) and depth:
                yield from _mail(inner[0], depth - 1)
            continue
        kind = _SUFFIXES.get(name[-5:].casefold()) or _SUFFIXES.get(name[-4:].casefold())
        kind = kind or _READ.get(part.get_content_type(), "")
        if kind == "mail" and depth:
            from email import message_from_bytes

            yield from _mail(message_from_bytes(bytes_of(part)), depth - 1)
        elif kind or _DOCUMENTS.search(name):
            yield Held(kind, part, name, letter)


def bodies_of(message: Message) -> tuple[list[Message], list[Message]]:
    """The plain and the marked-up parts that are a mail's own words."""
    own = [p for p in _leaves(message, DEEPEST) if not _filename(p)]
    shown = [p for p in own if p.get_content_disposition() != "attachment"][:MOST]
    plain = [p for p in shown if p.get_content_type() == "text/plain"]
    return plain, [p for p in shown if p.get_content_type() == "text/html"]


def _attached(message: Message, depth: int) -> Iterator[Message]:
    for part in _leaves(message, depth):
        named = _filename(part) or part.get_content_disposition() == "attachment"
        if named or part.get_content_type() == "message/rfc822":
            yield part


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """The parts that hold no others; a mail within is one of them."""
    if message.get_content_maintype() == "multipart" and depth:
        payload = message.get_payload()
        for part in payload if isinstance(payload, list) else ():
            if isinstance(part, Message):
                yield from _leaves(part, depth - 1)
    else:
        yield message


def _filename(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, UnicodeError):
        return ""
    bare = re.split(r"[/\\]", str(name))[-1]
    return " ".join(bare.encode("utf-8", "replace").decode("utf-8").split())[:120]


def bytes_of(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding taken off."""
    try:
        held: Any = part.get_payload(decode=True)
    except (ValueError, LookupError):
        held = None
    return held if isinstance(held, bytes) else b""


def words_of(part: Message) -> str:
    """A part as text, by the charset that it declares, else by what its bytes look like. Raises
    ``NotText`` where they are none."""
    raw = bytes_of(part)
    charset = str(part.get_content_charset() or "")
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError):
            pass
    try:
        return decode(raw).text
    except NotText:
        if raw.strip(b"\0"):
            raise
        return ""
