"""Text whose charset came with it: "Content-Type: text/html; charset=windows-1251"."""

import codecs
import re

from reportedly.model.article import Known, Note
from reportedly.read.encodings import LEGACY, Decoded, decode

__all__ = ["charset_of", "decoded_as"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_AS_BROWSERS = {"iso8859_1": "cp1252", "ascii": "cp1252", "iso8859_9": "cp1254"}
"""What browsers read for these names (WHATWG Encoding, section 4.2)."""


def charset_of(content_type: str) -> str:
    """The charset that a Content-Type field names, "" where it names none."""
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def decoded_as(raw: bytes, charset: str, by: str) -> Decoded:
    """Read bytes by the ``charset`` that ``by`` ("the server") declared for them.

    Marks of Unicode and sound UTF-8 go before it, as in `decode`, which has the last word also
    where the charset is unknown or does not fit. Raises `NotText` for what is no text.
    """
    made = decode(raw)
    if not charset or not made.notes or made.notes[0].value.startswith("utf"):
        return made
    try:
        codec = codecs.lookup(charset).name.replace("-", "_")
        codec = _AS_BROWSERS.get(codec, codec)
        if codec not in LEGACY:
            return made
        text = raw.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return made
    note = Note(field="text", value=codec, how=Known.METADATA, why=f"declared by {by}")
    return Decoded(text=text, notes=(note,))
