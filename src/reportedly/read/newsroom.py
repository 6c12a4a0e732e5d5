"""Text exports of news databases, many articles in one file: Factiva, LexisNexis, Nexis Uni."""

from collections.abc import Callable, Collection, Iterator
from io import BytesIO

from reportedly.model.article import Known, Note
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.newsroom_factiva import factiva_articles, is_factiva
from reportedly.read.newsroom_fields import Exported
from reportedly.read.newsroom_nexis import is_nexis, nexis_articles
from reportedly.read.plain import unfit
from reportedly.read.readers import HEAD, Head, Input, Read, Reader

__all__ = ["FACTIVA", "NEXIS", "as_text", "export_in", "texts_in"]

_Cut = Callable[[str], Iterator[Exported | str]]


def _articles(cut: _Cut, export: str) -> Callable[[Input], Iterator[tuple[int, Read]]]:
    def read(file: Input) -> Iterator[tuple[int, Read]]:
        row = 0
        for row, one in enumerate(cut(file.decoded.text), 1):
            yield row, _article(one, f"{file.source}#{row}", file, export)
        if not row:
            yield 0, Failure(source=file.source, reason=f"an export of {export} without articles")

    return read


def _article(one: Exported | str, source: str, file: Input, export: str) -> Read:
    if isinstance(one, str):
        return Failure(source=source, reason=one)
    if reason := unfit(one.text):
        return Failure(source=source, reason=reason)
    notes = tuple(
        Note(field="source", value=note, how=Known.METADATA, why=f"the export of {export}")
        for note in one.notes
    )
    given = dict(one.given)
    reasons = dict.fromkeys(given, f"the export of {export}")
    return article_of(
        one.text,
        source=source,
        raw=one.text.encode("utf-8", "replace"),
        given=given,
        reasons=reasons,
        notes=(*file.decoded.notes, *notes),
    )


def _again(cut: _Cut) -> Callable[[Input, Collection[int]], Iterator[tuple[int, str]]]:
    def again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
        for row, one in enumerate(cut(file.decoded.text), 1):
            if row in rows and isinstance(one, Exported):
                yield row, one.text

    return again


NEXIS = Reader(
    form="nexis",
    read=_articles(nexis_articles, "LexisNexis"),
    again=_again(nexis_articles),
    knows=is_nexis,
)
FACTIVA = Reader(
    form="factiva",
    read=_articles(factiva_articles, "Factiva"),
    again=_again(factiva_articles),
    knows=is_factiva,
)


def export_in(text: str) -> Reader | None:
    """Who reads a text that a database wrote into a document of another kind; None where none
    did."""
    head = Head(suffix=".txt", raw=text[:HEAD].encode("utf-8", "replace"))
    return next((reader for reader in (FACTIVA, NEXIS) if reader.knows(head)), None)


def texts_in(file: Input, text: str, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    """The texts of these rows of a document that reads so: those of the export that is in it, else
    the one that it is."""
    if export := export_in(text):
        yield from export.again(as_text(file, text), rows)
    else:
        yield 0, text


def as_text(file: Input, text: str) -> Input:
    """A document as the text that is in it."""
    stream = BytesIO(text.encode("utf-8", "replace"))
    return Input(stream=stream, source=file.source, mapping=file.mapping)
