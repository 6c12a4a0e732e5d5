"""A text file as it is: "Toll rises to 40" on the first line, the story below."""

from collections.abc import Collection, Iterator, Mapping

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.encodings import Decoded
from reportedly.read.readers import Input, Read, Reader

__all__ = ["LONGEST_LINE", "LONGEST_TEXT", "TEXT", "plain_article", "unfit"]

LONGEST_LINE = 100_000
"""Characters in one line beyond which a file is data and not prose."""

LONGEST_TEXT = 2_000_000
"""Characters beyond which a file is not one article."""


def unfit(text: str) -> str:
    """Why a text cannot be one article, "" where it can."""
    if not text.strip():
        return "empty: nothing but white space" if text else "empty"
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        return f"not an article: one line of {longest:,} characters"
    if len(text) > LONGEST_TEXT:
        return f"not an article: {len(text):,} characters"
    return ""


def plain_article(
    decoded: Decoded, *, source: str, raw: bytes, given: Mapping[str, str]
) -> Article | Failure:
    """The article of a text file; the text is kept to the last character."""
    if reason := unfit(decoded.text):
        return Failure(source=source, reason=reason)
    return article_of(decoded.text, source=source, raw=raw, given=given, notes=decoded.notes)


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    yield 0, plain_article(file.decoded, source=file.source, raw=file.raw, given={})


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    yield 0, file.decoded.text


TEXT = Reader(
    form="text", suffixes=(".txt", ".text", ".md", ".markdown"), read=_read, again=_again
)
