"""What a kind of file must offer to be read: a name, how it is known, its articles: "%PDF-"."""

import gzip
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import IO, cast

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.encodings import Decoded, decode

__all__ = ["HEAD", "LARGEST", "Head", "Input", "Read", "Reader", "unpacked"]

HEAD = 8192
"""Bytes of a file that are enough to know what it is."""

LARGEST = 256 * 1024 * 1024
"""Bytes of one file held in memory; readers that stream may read larger ones."""

Read = Article | Failure


@dataclass(frozen=True, kw_only=True)
class Input:
    """One file that lies open at its beginning; gzip is off, unless its reader takes that off
    itself. ``mapping`` names the columns of exports by field."""

    stream: IO[bytes]
    source: str
    mapping: Mapping[str, str]
    packed: bool = False

    @cached_property
    def raw(self) -> bytes:
        """All of its bytes."""
        return self.stream.read()

    @cached_property
    def decoded(self) -> Decoded:
        """The same as text. Raises ``NotText`` where they are none."""
        return decode(self.raw)


@dataclass(frozen=True, kw_only=True)
class Head:
    """The beginning of a file: ``suffix`` is that of its name, in small letters and without that
    of gzip; ``text`` the same `HEAD` bytes as text, blanks and marks before it left out."""

    suffix: str
    raw: bytes

    @cached_property
    def text(self) -> str:
        return self.raw.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How one kind of file becomes articles, and becomes the same texts again.

    ``read`` gives each row (from 1; 0 is the whole file) with the article that is there, or with
    the reason why there is none; its ``source`` is the file's, with the row ("x.csv#12").
    ``again`` gives the texts of these rows, made from the same bytes; a row that cannot be read
    any more is left out. ``knows`` tells a file by its beginning, which goes before its suffix.
    A reader that ``streams`` reads piece by piece what may be larger than memory; others get no
    more than `LARGEST` bytes. One that is ``packed`` takes gzip off itself.
    """

    form: str
    suffixes: tuple[str, ...] = ()
    read: Callable[[Input], Iterator[tuple[int, Read]]]
    again: Callable[[Input, Collection[int]], Iterator[tuple[int, str]]]
    knows: Callable[[Head], bool] = lambda head: False
    streams: bool = False
    packed: bool = False


def unpacked(stream: IO[bytes], packed: bool) -> IO[bytes]:
    """The stream with gzip taken off, where it is ``packed``."""
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if packed else stream
