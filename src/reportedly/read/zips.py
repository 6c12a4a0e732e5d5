"""A zip of articles, read where it lies, nothing of it written to disk: "pile.zip/may/a.html"."""

import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.encodings import NotText
from reportedly.read.readers import HEAD, LARGEST, Head, Input, Read, Reader, unpacked
from reportedly.read.saved import companions
from reportedly.read.warc import told

__all__ = ["SPAN", "Choose", "entries", "entry_texts", "guarded", "inside", "opened", "zip_reader"]

SPAN = 1_000_000
"""Row 12 of the third file of a zip is row 3,000,012 of the zip."""

LARGEST_DIRECTORY = 32 * 1024 * 1024
"""Bytes of the list of files at the end of a zip, about 300,000 files."""

BOMB, RATIO = 1 << 30, 100
"""A zip that unpacks to more bytes than this, and to so many times its size, is refused."""

OTHERS = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".css",
    ".js", ".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4", ".webm", ".m4a", ".wav", ".mov",
)  # fmt: skip
"""What lies beside articles and is none."""

Choose = Callable[[Head], Reader]
Rows = Iterator[tuple[int, Read]]


def zip_reader(choose: Choose) -> Reader:
    """The reader of zips; ``choose`` finds who reads what is inside."""
    return Reader(
        form="zip",
        suffixes=(".zip",),
        knows=lambda head: not head.suffix and head.raw.startswith(b"PK\x03\x04"),
        read=partial(_read, choose),
        again=partial(_again, choose),
        streams=True,
    )


def opened(stream: IO[bytes]) -> ZipFile:
    """A zip whose list of files is of a size that can be held. Raises ``BadZipFile``."""
    if (size := _directory(stream)) > LARGEST_DIRECTORY:
        raise BadZipFile(f"a zip with a list of files of {size:,} bytes")
    archive = ZipFile(stream)
    total, packed = sum(info.file_size for info in archive.infolist()), stream.seek(0, 2)
    if total > BOMB and total > RATIO * packed:
        raise BadZipFile(f"a zip bomb: {packed:,} bytes unpack to {total:,}")
    return archive


def _directory(stream: IO[bytes]) -> int:
    """Bytes of the central directory, as the end of the file states (APPNOTE 6.3, 4.3.14-16)."""
    start = max(0, stream.seek(0, 2) - 65_557)
    stream.seek(start)
    tail = stream.read(65_557)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0  # zipfile says what is wrong
    found = int.from_bytes(tail[at + 12 : at + 16], "little")
    if at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":
        stream.seek(min(int.from_bytes(tail[at - 12 : at - 4], "little"), start + at))
        record = stream.read(56)
        if record.startswith(b"PK\x06\x06") and len(record) == 56:
            found = int.from_bytes(record[40:48], "little")
    return found


def entries(archive: ZipFile) -> Iterator[tuple[int, ZipInfo, str]]:
    """The files of a zip: number (from 1, as listed), entry, and its name made harmless: a name
    cannot lead out of the folder that somebody may unpack or copy it to."""
    for number, info in enumerate(archive.infolist(), 1):
        if not info.is_dir():
            yield number, info, _harmless(info.filename)


def _harmless(name: str) -> str:
    shown = "".join("_" if unicodedata.category(c)[0] == "C" else c for c in name)
    parts = (part.strip() for part in shown.replace("\\", "/").replace(":", "_").split("/"))
    return "/".join(part for part in parts if part.strip("."))[-300:] or "_"


def inside(
    archive: ZipFile, info: ZipInfo, place: str, mapping: Mapping[str, str], choose: Choose
) -> tuple[Reader, Input]:
    """Who reads an entry, and the entry lying open. Raises ``BadZipFile`` for what is not read."""
    if info.flag_bits & 1:
        raise BadZipFile("locked with a password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("packed in a way that is not read here")
    name = info.filename.casefold()
    packed = name.endswith(".gz")
    suffix = PurePosixPath(name.removesuffix(".gz")).suffix
    with archive.open(info) as file:
        reader = choose(Head(suffix=suffix, raw=_beginning(file, packed)))
    file = archive.open(info)
    stream = unpacked(file, packed and not reader.packed)
    if not reader.streams:
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST or not raw:
            size = f"larger than {LARGEST // 2**20} MB"
            raise BadZipFile(size if raw else "empty")
        stream = BytesIO(raw)
    return reader, Input(stream=stream, source=place, mapping=mapping, packed=packed)


def _beginning(file: IO[bytes], packed: bool) -> bytes:
    try:
        return unpacked(file, packed).read(HEAD)
    except (OSError, EOFError, zlib.error):
        return b""  # its reader says what is wrong with it


def guarded(
    found: Callable[[], Iterator[tuple[int, Read]]], place: str
) -> Iterator[tuple[int, Read]]:
    """Whatever breaks while one entry is read is told of that entry."""
    try:
        yield from found()
    except (NotText, BadZipFile) as error:
        yield 0, Failure(source=place, reason=str(error))
    except Exception as error:
        yield 0, Failure(source=place, reason=f"{type(error).__name__}: {error}")


def _read(choose: Choose, file: Input) -> Rows:
    try:
        archive = opened(file.stream)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        yield 0, Failure(source=file.source, reason=f"a broken zip: {error}")
        return
    left, known = Counter[str](), companions(name for _, _, name in entries(archive))
    for number, info, name in entries(archive):
        if why := _no_article(info, name, known):
            left[why] += 1
            continue
        place = f"{file.source}/{name}"

        def rows(info: ZipInfo = info, place: str = place) -> Rows:
            reader, entry = inside(archive, info, place, file.mapping, choose)
            if reader.form in ("zip", "wacz"):
                raise BadZipFile("an archive inside an archive: unpack it first")
            yield from reader.read(entry)

        for row, read in guarded(rows, place):
            if isinstance(read, Article) and row >= SPAN:
                read = Failure(source=read.source, reason=f"behind row {SPAN - 1:,}")
            yield number * SPAN + row, read
    if left:
        yield 0, Failure(source=file.source, reason=told(left, "file"), left_out=True)


def _no_article(info: ZipInfo, name: str, known: Collection[str]) -> str:
    """Why a file of a zip cannot be an article; "" where it can."""
    parts = name.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return "hidden file"
    if info.external_attr >> 28 == 0xA:
        return "link"
    if any("/".join(parts[:end]) in known for end in range(1, len(parts))):
        return "part of a saved page"
    suffix = PurePosixPath(name).suffix.casefold()
    return suffix if suffix in OTHERS else ""


def _again(choose: Choose, file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    archive = opened(file.stream)
    for number, info, _ in entries(archive):
        yield from entry_texts(archive, number, info, file, rows, choose)


def entry_texts(
    archive: ZipFile,
    number: int,
    info: ZipInfo,
    file: Input,
    rows: Collection[int],
    choose: Choose,
) -> Iterator[tuple[int, str]]:
    """The texts of those of ``rows`` that lie in one entry."""
    wanted = {row - number * SPAN for row in rows if row // SPAN == number}
    if not wanted:
        return
    try:
        reader, entry = inside(archive, info, file.source, file.mapping, choose)
        for row, text in reader.again(entry, wanted):
            yield number * SPAN + row, text
    except (BadZipFile, ValueError, OSError, EOFError, zlib.error):
        return  # as it would not have been read
