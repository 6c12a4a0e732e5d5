"""A Word document as an article: a statement saved as "release.docx", without what was deleted."""

import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from reportedly.model.article import Known, Note
from reportedly.model.failure import Failure
from reportedly.model.record import record
from reportedly.read.articles import article_of
from reportedly.read.docx_paragraphs import headline, paragraphs
from reportedly.read.newsroom import as_text, export_in, texts_in
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader
from reportedly.read.xml_trees import local_name, tree_of
from reportedly.read.zips import opened

__all__ = ["DOCX", "Unopened", "docx_article", "docx_text"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the document in its package, unpacked."""

STORY, PROPERTIES = "word/document.xml", "docProps/core.xml"
"""Parts of a package (ECMA-376) that are read; headers, notes and comments are not."""


class Unopened(ValueError):
    """Bytes that are no Word document; the message says why."""


@record
class _Written:
    """``made`` is the day (ISO 8601) that the file says it was made on, ``deleted`` how many
    passages were deleted with changes tracked."""

    text: str
    title: str
    made: str
    deleted: int


def docx_text(raw: bytes) -> str:
    """The paragraphs of a Word document, an empty line between them. Raises `Unopened`."""
    return _written(raw).text


def _written(raw: bytes) -> _Written:
    try:
        with opened(BytesIO(raw)) as package:
            story, properties = _part(package, STORY), _part(package, PROPERTIES)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unopened(f"a broken Word document: {error}") from error
    if not story:
        raise Unopened("an office document, but none of Word")
    tree = _tree(story)
    told = paragraphs(tree)
    made = next((_words(e)[:10] for e in _under(properties) if local_name(e) == "created"), "")
    deleted = sum(1 for element in tree.iter() if local_name(element) == "del")
    return _Written(text="\n\n".join(told), title=headline(tree), made=made, deleted=deleted)


def _part(package: ZipFile, name: str) -> bytes:
    """The bytes of a part of the package, none where there is no such part."""
    if name not in package.namelist():
        return b""
    with package.open(name) as part:
        held = part.read(LARGEST + 1)
    if len(held) > LARGEST:
        raise Unopened(f"a Word document larger than {LARGEST // 2**20} MB")
    return held


def _tree(part: bytes) -> Any:
    from lxml import etree

    try:
        return tree_of(part)
    except etree.XMLSyntaxError as error:
        told = str(error).split("\n", 1)[0][:120]
        raise Unopened(f"a broken Word document: {told}") from error


def _under(part: bytes) -> Iterator[Any]:
    try:
        yield from _tree(part).iter() if part else ()
    except Unopened:  # properties are not needed
        return


def _words(element: Any) -> str:
    return "".join(element.itertext()).strip()


def docx_article(raw: bytes, *, source: str) -> Read:
    """The article of a Word document, or why there is none."""
    try:
        found = _written(raw)
    except Unopened as error:
        return Failure(source=source, reason=str(error))
    return _article(found, raw, source)


def _article(found: _Written, raw: bytes, source: str) -> Read:
    if reason := unfit(found.text):
        return Failure(source=source, reason=reason)
    given = {"title": found.title} if found.title else {}
    reasons = {"title": "the paragraph that the document calls its title"}
    made = article_of(found.text, source=source, raw=raw, given=given, reasons=reasons)
    return replace(made, notes=(*made.notes, *_notes(found)))


def _notes(found: _Written) -> Iterator[Note]:
    if found.made:
        why = "the day on which the document says that it was made; the text may be older"
        yield Note(field="raw", value=found.made, how=Known.INFERRED, why=why)
    if found.deleted:
        one = found.deleted == 1
        many = "1 passage was" if one else f"{found.deleted} passages were"
        why = f"{many} left out: deleted, with changes tracked"
        yield Note(field="text", value="docx", how=Known.INFERRED, why=why)


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    """One article, or those that a database put into one document."""
    try:
        found = _written(file.raw)
    except Unopened as error:
        yield 0, Failure(source=file.source, reason=str(error))
        return
    if export := export_in(found.text):
        yield from export.read(as_text(file, found.text))
    else:
        yield 0, _article(found, file.raw, file.source)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    yield from texts_in(file, docx_text(file.raw), rows)


def _knows(head: Head) -> bool:
    if not head.raw.startswith(b"PK\x03\x04"):
        return False
    named = head.suffix in (".docx", ".docm")
    return named or (head.suffix != ".zip" and b"word/document.xml" in head.raw)


DOCX = Reader(form="docx", suffixes=(".docx", ".docm"), read=_read, again=_again, knows=_knows)
