"""A page that Safari saved, a web archive of Apple's: "bplist00 … WebMainResource"."""

import plistlib
from typing import Any

from reportedly.read.charsets import decoded_as
from reportedly.read.encodings import Decoded
from reportedly.read.readers import Head, Input
from reportedly.read.saved import Origin, page_reader

__all__ = ["WEBARCHIVE"]


def _page(file: Input) -> tuple[Decoded, Origin] | str:
    """The page itself, without its pictures and frames, or why there is none."""
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


def _knows(head: Head) -> bool:
    return head.raw.startswith(b"bplist00") and b"WebMainResource" in head.raw


WEBARCHIVE = page_reader("webarchive", (".webarchive",), knows=_knows, page=_page)
