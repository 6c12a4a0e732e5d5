"""What things are called in linked data: "urn:reportedly:clm-06bad…", "ni:///sha-256;…"."""

import base64
import re
from urllib.parse import quote, urlsplit

__all__ = ["TERMS", "URN", "iri", "of_bytes", "web"]

URN = "urn:reportedly:"
"""Where the ids of records live: they are hashes, the same in every ledger."""

TERMS = "urn:reportedly:terms:"
"""Where our own words live, where no public vocabulary has one."""

_ID = re.compile(r"[A-Za-z0-9-]+")


def iri(id: str) -> str:
    """The name of a record, or of whoever else has an id or a name."""
    return URN + (id if _ID.fullmatch(id) else quote(id, safe=""))


def of_bytes(sha256: str) -> str:
    """The name of bytes by their hash (RFC 6920). ``sha256`` is in hex."""
    told = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{told}"


def web(url: str) -> str:
    """An address as it may stand in linked data, "" for one that is none of the web."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.casefold() not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]")
