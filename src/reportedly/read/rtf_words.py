"""The words of rich text without what shapes them: "{\\b 412} people" is "412 people"."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

__all__ = ["words_of_rtf"]

DEEPEST = 500
"""Groups within one another beyond which nothing is read."""

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n\x00]+"
    rb"|([^\\{}\r\n\x00]+)"
)
_SIGNS = {
    "par": "\n", "sect": "\n", "page": "\n", "line": "\n", "row": "\n", "cell": " | ", "tab": " ",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_UNREAD = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr",
    "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation", "fldinst",
    "themedata", "datastore", "listtable", "listoverridetable", "rsidtbl", "latentstyles",
    "xmlnstbl", "bkmkstart", "bkmkend", "nonshppict",
})  # fmt: skip
"""Groups (Rich Text Format 1.9.1) that print nothing, or what stands on every page."""


@dataclass(frozen=True)
class _Group:
    """``after`` is how many letters stand for a code point after it, for readers that know none;
    ``gone`` is what was deleted with changes tracked, or is hidden."""

    unread: bool = False
    gone: bool = False
    after: int = 1


def words_of_rtf(raw: bytes) -> str:
    """All that is printed, paragraphs parted by line breaks, cells of a table by "|"."""
    told = "".join(_pieces(raw))
    # Code points beyond the first plane are written as two halves.
    return told.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _pieces(raw: bytes) -> Iterator[str]:
    codec, groups, held, skip = "cp1252", [_Group()], b"", 0
    for token in _TOKEN.finditer(raw):
        word, number, byte, sign, brace, text = token.groups()
        if byte is not None:
            skip, use = max(0, skip - 1), not skip
            held += bytes([int(byte, 16)]) if use and not _silent(groups) else b""
            continue
        if held:  # bytes of one letter may lie in a row
            yield held.decode(codec, "replace")
            held = b""
        if brace == b"{":
            groups.append(
                groups[-1] if len(groups) < DEEPEST else replace(groups[-1], unread=True)
            )
        elif brace == b"}":
            skip = 0
            if len(groups) > 1:
                groups.pop()
        elif word:
            name, value = word.decode(), int(number) if number is not None else None
            if name == "ansicpg" and value:
                codec = _codec(value)
            elif name == "u" and value is not None:
                skip = groups[-1].after
                yield "" if _silent(groups) else chr(value % 65536)
            else:
                groups[-1] = _shaped(groups[-1], name, value)
                yield "" if _silent(groups) else _SIGNS.get(name, "")
        elif sign:
            if sign == b"*":
                groups[-1] = replace(groups[-1], unread=True)
            yield "" if _silent(groups) else _escaped(sign)
        elif text and not _silent(groups):
            yield text[skip:].decode(codec, "replace")
            skip = max(0, skip - len(text))
    yield held.decode(codec, "replace")


def _silent(groups: list[_Group]) -> bool:
    return groups[-1].unread or groups[-1].gone


def _shaped(group: _Group, name: str, value: int | None) -> _Group:
    if name in _UNREAD:
        return replace(group, unread=True)
    if name in ("deleted", "v"):
        return replace(group, gone=value != 0)
    if name == "plain":
        return replace(group, gone=False)
    return replace(group, after=min(value or 0, 10)) if name == "uc" else group


def _escaped(sign: bytes) -> str:
    return {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}.get(
        sign, ""
    )


def _codec(page: int) -> str:
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"
