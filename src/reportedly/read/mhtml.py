"""A page saved as one file, MHTML (RFC 2557): "Snapshot-Content-Location: https://…"."""

import re
from email import message_from_bytes
from email.message import Message

from reportedly.read.charsets import decoded_as
from reportedly.read.encodings import Decoded
from reportedly.read.readers import Head, Input
from reportedly.read.saved import Origin, moment, page_reader

__all__ = ["MHTML"]

_PAGES = ("text/html", "application/xhtml+xml")
_SAVED = re.compile(
    r"^(?:Snapshot-Content-Location:|From: <Saved by |Content-Type: application/x-mimearchive)",
    re.I | re.M,
)


def _page(file: Input) -> tuple[Decoded, Origin] | str:
    """The page itself, without its pictures and frames, or why there is none."""
    message = message_from_bytes(file.raw)
    root = _root(message)
    if root is None:
        return "a saved page without a page in it"
    raw = root.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return "a saved page that cannot be unpacked"
    named = (message["Snapshot-Content-Location"], root["Content-Location"])
    url = next((str(one).strip() for one in named if str(one).strip().startswith("http")), "")
    found = Origin(
        url="".join(url.split()),
        fetched=moment(str(message["Date"] or "")),
        by="written into the saved page by the browser",
    )
    return decoded_as(raw, str(root.get_param("charset", "") or ""), "the saved page"), found


def _root(message: Message) -> Message | None:
    """The part that is the page: the one that ``start`` names, else the first page."""
    parts = [message] if not message.is_multipart() else list(message.walk())[:5000]
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    start = str(message.get_param("start", "") or "").strip()
    named = (part for part in pages if start and str(part["Content-ID"] or "").strip() == start)
    return next(named, None) or next(iter(pages), None)


def _knows(head: Head) -> bool:
    top = head.text.replace("\r\n", "\n").partition("\n\n")[0]
    return "multipart/related" in top.casefold() and _SAVED.search(top) is not None


MHTML = page_reader("mhtml", (".mht", ".mhtml"), knows=_knows, page=_page)
