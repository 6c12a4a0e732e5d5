"""Bytes kept while they are read, and read again: "row 12 of this export still says so"."""

import csv
import gzip
import hashlib
import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any, Protocol, cast

from reportedly.model.article import Article, Raw
from reportedly.read.encodings import decode
from reportedly.read.html import page_text
from reportedly.read.tables import csv_rows, json_rows, row_text

__all__ = ["Held", "Keeper", "Unkept", "lines", "placed", "reread", "texts", "unpacked"]

LONGEST_ROW = 16 * 1024 * 1024
"""Bytes of one line of JSON lines beyond which it is refused."""


class Held(Protocol):
    """Where bytes can be found again."""

    def open(self, sha256: str) -> IO[bytes] | None: ...


class Keeper(Held, Protocol):
    """Where bytes are kept while they are read: a ledger's archive."""

    def keep(self, stream: IO[bytes]) -> str: ...


class Unkept:
    """Nowhere: bytes get their hash and are forgotten."""

    def keep(self, stream: IO[bytes]) -> str:
        total = hashlib.sha256()
        while piece := stream.read(1 << 20):
            total.update(piece)
        return total.hexdigest()

    def open(self, sha256: str) -> IO[bytes] | None:
        return None


def unpacked(stream: IO[bytes], packed: bool) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if packed else stream


def lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of JSON lines, with their ends; a longer one comes in parts."""
    while line := stream.readline(LONGEST_ROW):
        yield line


def placed(
    article: Article, source: str, form: str, packed: bool, mapping: Mapping[str, str]
) -> Raw:
    """Where the article of an input lies in its bytes. ``source`` is the input's, without row."""
    row = article.source[len(source) + 1 :]
    return Raw(
        form=form,
        row=int(row) if row.isdecimal() else 0,
        packed=packed,
        columns=tuple(sorted(mapping.items())),
    )


def reread(article: Article, held: Held) -> str:
    """The text that this software makes of the very bytes that the article was read from.

    Raises ``LookupError`` where the bytes are not kept or hold no such article, ``ValueError``
    where they cannot be read.
    """
    if article.raw is None:
        raise LookupError(f"{article.id} was read before raw bytes were kept")
    stream = held.open(article.sha256)
    if stream is None:
        raise LookupError(f"the raw bytes of {article.id} are not kept ({article.sha256[:12]}…)")
    with stream:
        for _, text in texts(stream, article.raw, {article.raw.row}):
            return text
    raise LookupError(f"there is no row {article.raw.row} in {article.sha256[:12]}…")


def texts(stream: IO[bytes], raw: Raw, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    """Row and text of the articles in these rows of bytes that were read as ``raw`` says; a row
    that cannot be read any more is left out. Raises ``ValueError`` where nothing can be."""
    opened = unpacked(stream, raw.packed)
    mapping = dict(raw.columns)
    try:
        if raw.form == "jsonl":
            yield from _of_lines(opened, mapping, rows)
        else:
            yield from _of_bytes(opened.read(), raw, mapping, rows)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from error


def _of_bytes(
    held: bytes, raw: Raw, mapping: Mapping[str, str], rows: Collection[int]
) -> Iterator[tuple[int, str]]:
    decoded = decode(held)
    if raw.form == "html":
        yield 0, page_text(decoded.text, {}).text
    elif raw.form == "json":
        for number, row in json_rows(decoded.text):
            if number in rows and isinstance(row, dict):
                yield number, row_text(row, mapping)
    elif raw.form == "csv":
        yield from _of_table(decoded.text, mapping, rows)
    else:
        yield 0, decoded.text


def _of_lines(
    stream: IO[bytes], mapping: Mapping[str, str], rows: Collection[int]
) -> Iterator[tuple[int, str]]:
    last = max(rows, default=0)
    for number, line in enumerate(lines(stream), 1):
        if number > last:
            return
        if number in rows:
            try:
                row: Any = json.loads(decode(line.rstrip(b"\r\n")).text)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                yield number, row_text(row, mapping)


def _of_table(
    text: str, mapping: Mapping[str, str], rows: Collection[int]
) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(csv_rows(text), 1):
        if isinstance(row, csv.Error):
            return
        if number in rows:
            yield number, row_text(row, mapping)
