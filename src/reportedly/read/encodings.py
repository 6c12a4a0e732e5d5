"""Bytes to text: what was typed in 1998 on Windows is read, and what broke is named."""

import codecs
import logging
import re

from reportedly.model.article import Known, Note
from reportedly.model.record import record

__all__ = ["Decoded", "NotText", "decode"]

PROBE = 65_536
"""Bytes looked at to tell text from anything else."""

FEW = 0.05
"""A text with fewer bytes above 127 than this share is plain English with odd punctuation."""

LEGACY = (
    "cp1252", "cp1251", "koi8_r", "koi8_u", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5", "cp866",
)  # fmt: skip
"""Encodings that news was really published in, of those charset-normalizer would try."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF document", b"PK\x03\x04": "a zip archive or office document",
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"\x7fELF": "a program", b"MZ": "a program", b"RIFF": "a sound or film",
    b"\xd0\xcf\x11\xe0": "an old office document", b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a rar archive", b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an xz archive",
    b"SQLite format 3": "a database", b"OggS": "a sound or film", b"ID3": "a sound",
    b"\x1f\x8b": "a gzip archive",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotText(ValueError):
    """Bytes that hold no text; the message says what they are instead."""


@record
class Decoded:
    """``notes`` says what was wrong with the bytes, empty where they were plain UTF-8."""

    text: str
    notes: tuple[Note, ...] = ()


def decode(raw: bytes) -> Decoded:
    """Read bytes as text. Line breaks stay as they are; no lone surrogate ever comes out.

    A byte order mark decides; else strict UTF-8; else the charset a page declares; else
    Windows-1252 for English with a few odd bytes; else what charset-normalizer finds. Single
    broken bytes in a UTF-8 text are read as Windows-1252, or as U+FFFD where that has nothing.
    Raises `NotText` for what is no text.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _lossy(raw, codec)
    _refuse(raw)
    if wide := _unmarked_wide(raw):
        return _lossy(raw, wide, "UTF-16 without a byte order mark")
    try:
        return Decoded(text=raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _mended(raw) or _legacy(raw)


def _refuse(raw: bytes) -> None:
    for magic, what in _MAGIC.items():
        if raw.startswith(magic) and (len(magic) > 2 or _CONTROLS.search(raw[:PROBE])):
            raise NotText(f"not text but {what}")
    head = raw[:PROBE]
    odd = len(_CONTROLS.findall(head))
    if odd and not _unmarked_wide(raw) and (b"\0" in head or odd > 0.01 * len(head)):
        raise NotText(f"not text: {odd} control bytes in the first {len(head)}")


def _unmarked_wide(raw: bytes) -> str:
    """The UTF-16 codec, where nearly every other byte is zero."""
    head = raw[: PROBE // 16 * 2]
    half = len(head) // 2
    if half < 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""


def _lossy(raw: bytes, codec: str, why: str = "") -> Decoded:
    text = raw.decode(codec, errors="replace")
    if codec == "utf-8-sig" and "\ufffd" in text and (mended := _mended(raw[3:])):
        return mended
    bad = text.count("\ufffd")
    notes: tuple[Note, ...] = (_note(codec, f"read as {why}"),) if why else ()
    if bad:
        notes += (_note(codec, f"{bad} places that are not {codec} were read as U+FFFD"),)
    return Decoded(text=text, notes=notes)


def _mended(raw: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes; None where the text is hardly UTF-8 at all."""
    text = raw.decode("utf-8", errors="surrogateescape")
    bad = [char for char in text if "\udc80" <= char <= "\udcff"]
    whole = sum(char > "\x7f" for char in text) - len(bad)
    if len(bad) > max(whole, 3) or (whole == 0 and len(bad) > 3):
        return None
    shown = {char: _as_windows(ord(char) - 0xDC00) for char in set(bad)}
    plural = "byte that is" if len(bad) == 1 else "bytes that are"
    read = "".join(sorted(set(shown.values())))
    why = f"{len(bad)} {plural} not UTF-8 read as {read}"
    table = {ord(char): read for char, read in shown.items()}
    return Decoded(text=text.translate(table), notes=(_note("utf-8", why),))


def _as_windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace")


def _legacy(raw: bytes) -> Decoded:
    declared = found.group(1).decode("ascii") if (found := _CHARSET.search(raw[:4096])) else ""
    if declared.casefold() not in ("", "utf-8", "utf8"):
        try:
            return Decoded(
                text=raw.decode(declared), notes=(_note(declared, "declared by the page"),)
            )
        except (LookupError, UnicodeDecodeError):
            pass
    high = sum(byte > 127 for byte in raw[:PROBE])
    codec = "cp1252" if high < FEW * len(raw[:PROBE]) else _guessed(raw)
    text = raw.decode(codec, errors="replace")
    bad = text.count("\ufffd")
    why = f"not UTF-8; read as {codec}" + (f", {bad} bytes as U+FFFD" if bad else "")
    return Decoded(text=text, notes=(_note(codec, why),))


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)
    best = from_bytes(raw[:PROBE], cp_isolation=list(LEGACY)).best()
    return best.encoding if best is not None else "cp1252"


def _note(codec: str, why: str) -> Note:
    return Note(field="text", value=codec, how=Known.INFERRED, why=why)
