"""A page that Safari saved, a web archive of Apple's: "bplist00 … WebMainResource"."""

import plistlib
from collections.abc import Collection, Iterator
from typing import Any

from reportedly.model.failure import Failure
from reportedly.read.charsets import decoded_as
from reportedly.read.encodings import Decoded
from reportedly.read.html import html_article, page_text
from reportedly.read.readers import Head, Input, Read, Reader
from reportedly.read.saved import Origin, with_origin

__all__ = ["WEBARCHIVE"]

LARGEST = 64 * 1024 * 1024
"""Bytes of one file; a page with all its pictures has about 5 million."""


def _page(file: Input) -> tuple[Decoded, Origin] | str:
    """The page itself, without its pictures and frames, or why there is none."""
    if len(file.raw) > LARGEST:
        return f"larger than {LARGEST // 2**20} MB"
    try:
        held: Any = plistlib.loads(file.raw)
        page = held["WebMainResource"]
        raw, url = page["WebResourceData"], str(page.get("WebResourceURL", ""))
        charset = str(page.get("WebResourceTextEncodingName", ""))
    except Exception as error:  # plistlib raises whatever broken bytes lead it to
        return f"a broken web archive of Safari's: {type(error).__name__}"
    if not isinstance(raw, bytes) or "html" not in str(page.get("WebResourceMIMEType", "html")):
        return "a web archive of Safari's without a page in it"
    found = Origin(
        url=url if url.startswith(("http://", "https://")) else "",
        fetched="",
        by="written into the saved page by Safari",
    )
    return decoded_as(raw, charset, "the saved page"), found


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    page = _page(file)
    if isinstance(page, str):
        yield 0, Failure(source=file.source, reason=page)
        return
    decoded, found = page
    made = html_article(decoded, source=file.source, raw=file.raw, given=found.given)
    yield 0, with_origin(made, found)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    page = _page(file)
    if not isinstance(page, str):
        decoded, found = page
        yield 0, page_text(decoded.text, found.given).text


def _knows(head: Head) -> bool:
    return head.raw.startswith(b"bplist00") and b"WebMainResource" in head.raw


WEBARCHIVE = Reader(
    form="webarchive", suffixes=(".webarchive",), knows=_knows, read=_read, again=_again
)
