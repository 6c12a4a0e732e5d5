"""Articles in Parquet files, one a row, columns mapped as in other exports: "x.parquet#7"."""

from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from typing import Any

from reportedly.model.failure import Failure
from reportedly.read.encodings import Decoded, decode
from reportedly.read.readers import Input, Read, Reader
from reportedly.read.tables import row_article, row_text

__all__ = ["PARQUET"]

_BATCH = 64
"""Rows in memory at a time."""


class _Lacking(Exception):
    """The library that reads these files is not installed."""


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        number = 0
        for number, row in _rows(file):
            place = f"{file.source}#{number}"
            raw = str(sorted(row.items())).encode("utf-8", "replace")
            yield number, row_article(row, place, raw, file.mapping, Decoded(text=""))
        if not number:
            yield 0, Failure(source=file.source, reason="a table without rows")
    except (_Lacking, OSError, ValueError) as error:
        yield 0, Failure(source=file.source, reason=str(error).split("\n")[0])


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for number, row in _rows(file):
        if number in rows:
            yield number, row_text(row, file.mapping)


def _rows(file: Input) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Number (from 1) and values of each row. Raises ``ValueError`` where the file is broken."""
    try:
        library = import_module("pyarrow.parquet")
    except ImportError as error:
        why = "Parquet files need pyarrow: pip install 'reportedly[tables]'"
        raise _Lacking(why) from error
    number = 0
    for batch in library.ParquetFile(file.stream).iter_batches(batch_size=_BATCH):
        for row in batch.to_pylist():
            number += 1
            yield number, {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """Bytes as the text that they are, days and moments as ISO 8601."""
    if isinstance(value, bytes):
        return decode(value).text
    return value.isoformat() if hasattr(value, "isoformat") else value


PARQUET = Reader(
    form="parquet",
    suffixes=(".parquet", ".pq"),
    knows=lambda head: head.raw.startswith(b"PAR1"),
    read=_read,
    again=_again,
    streams=True,
)
