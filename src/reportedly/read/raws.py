"""Bytes kept while they are read, and read again: "row 12 of this export still says so"."""

import zlib
from collections.abc import Collection, Iterator
from typing import IO, Protocol
from zipfile import BadZipFile

from reportedly.model.article import Article, Raw
from reportedly.model.digests import digest_of
from reportedly.read.forms import reader_of
from reportedly.read.readers import Input, unpacked

__all__ = ["Held", "Keeper", "Unkept", "reread", "texts"]


class Held(Protocol):
    """Where bytes can be found again."""

    def open(self, sha256: str) -> IO[bytes] | None: ...


class Keeper(Held, Protocol):
    """Where bytes are kept while they are read: a ledger's archive."""

    def keep(self, stream: IO[bytes]) -> str: ...


class Unkept:
    """Nowhere: bytes get their hash and are forgotten."""

    def keep(self, stream: IO[bytes]) -> str:
        return digest_of(stream)

    def open(self, sha256: str) -> IO[bytes] | None:
        return None


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
    that cannot be read any more is left out. Raises ``ValueError`` where nothing can be,
    ``LookupError`` where nobody here reads this form."""
    reader = reader_of(raw.form)
    file = Input(
        stream=unpacked(stream, raw.packed and not reader.packed),
        source="",
        mapping=dict(raw.columns),
        packed=raw.packed,
    )
    try:
        yield from reader.again(file, rows)
    except (OSError, EOFError, ValueError, zlib.error, BadZipFile) as error:
        raise ValueError(str(error)) from error
    except Exception as error:  # whatever bytes that were altered break in a reader
        raise ValueError(f"{type(error).__name__}: {error}") from error
