"""A collection of archived pages, WACZ 1.1.1: a zip with "archive/data.warc.gz" in it."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from reportedly.model.digests import digest_of
from reportedly.model.failure import Failure
from reportedly.read.readers import Input, Read, Reader
from reportedly.read.warc import WARC, warc_articles
from reportedly.read.zips import SPAN, entries, entry_texts, guarded, inside, opened

__all__ = ["WACZ"]

LARGEST_LIST = 64 * 1024 * 1024
"""Bytes of the list of pages, or of what is in the package, that are read."""

ROOM = (
    "an evidence room: what was claimed and judged is in its ledger, which"
    " “reportedly check-room FILE --unpack FOLDER” takes out"
)

_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")


def _archives(archive: ZipFile) -> Iterator[tuple[int, ZipInfo, str]]:
    for number, info, name in entries(archive):
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            yield number, info, name


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        archive = opened(file.stream)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        yield 0, Failure(source=file.source, reason=f"a broken zip: {error}")
        return
    if "room.json" in archive.namelist():
        yield 0, Failure(source=file.source, reason=ROOM, left_out=True)
    hashes, listed = _hashes(archive), frozenset(_listed(archive))
    number = 0
    for number, info, name in _archives(archive):
        place = f"{file.source}/{name}"

        def rows(info: ZipInfo = info, place: str = place) -> Iterator[tuple[int, Read]]:
            _, entry = inside(archive, info, place, file.mapping, lambda head: WARC)
            wanted = hashes.get(info.filename, "")
            if wanted and _hash(archive, info) != wanted:
                reason = "its bytes are not those that datapackage.json names by their SHA-256"
                yield 0, Failure(source=place, reason=reason)
            yield from warc_articles(entry, listed)

        for row, read in guarded(rows, place):
            yield number * SPAN + row, read
    if not number:
        yield 0, Failure(source=file.source, reason="no WARC file in its folder “archive”")


def _hashes(archive: ZipFile) -> Mapping[str, str]:
    """The SHA-256 of each file, as the package names them."""
    try:
        package = json.loads(_small(archive, "datapackage.json"))
        resources: list[Any] = package["resources"]
        return {
            str(one["path"]): str(one["hash"]).removeprefix("sha256:")
            for one in resources
            if str(one.get("hash", "")).startswith("sha256:")
        }
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, OSError, BadZipFile):
        return {}


def _listed(archive: ZipFile) -> Iterator[str]:
    """The addresses of the pages of the collection; what else it holds are parts of pages."""
    for name in _PAGES:
        try:
            held = _small(archive, name)
        except (KeyError, ValueError, OSError, BadZipFile):
            continue
        for line in held.splitlines():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict) and isinstance(row.get("url"), str):
                yield row["url"]


def _small(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        held = file.read(LARGEST_LIST + 1)
    if len(held) > LARGEST_LIST:
        raise ValueError(f"{name} is larger than {LARGEST_LIST // 2**20} MB")
    return held


def _hash(archive: ZipFile, info: ZipInfo) -> str:
    with archive.open(info) as file:
        return digest_of(file)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    archive = opened(file.stream)
    for number, info, _ in _archives(archive):
        yield from entry_texts(archive, number, info, file, rows, lambda head: WARC)


WACZ = Reader(form="wacz", suffixes=(".wacz",), read=_read, again=_again, streams=True)
