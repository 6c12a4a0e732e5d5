"""A rich text file as an article, or as those that a database exported: "{\\rtf1\\ansi …}"."""

from collections.abc import Collection, Iterator

from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.newsroom import as_text, export_in, texts_in
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader
from reportedly.read.rtf_words import words_of_rtf

__all__ = ["RTF", "rtf_text"]


def rtf_text(raw: bytes) -> str:
    """The paragraphs of a rich text file, an empty line between them."""
    lines = (" ".join(line.split()) for line in words_of_rtf(raw).split("\n"))
    return "\n\n".join(line for line in lines if line.strip(" |"))


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    text = rtf_text(file.raw)
    if export := export_in(text):
        yield from export.read(as_text(file, text))
    elif reason := unfit(text):
        yield 0, Failure(source=file.source, reason=reason)
    else:
        yield 0, article_of(text, source=file.source, raw=file.raw)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    yield from texts_in(file, rtf_text(file.raw), rows)


def _knows(head: Head) -> bool:
    return head.raw.lstrip().startswith(b"{\\rtf")


RTF = Reader(form="rtf", suffixes=(".rtf",), read=_read, again=_again, knows=_knows)
