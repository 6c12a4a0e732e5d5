"""What agencies send: NewsML-G2, NewsML 1 and NITF of the IPTC, "<newsItem>", "<nitf>"."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from reportedly.model.article import Known, Note
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.newsml_items import Item, items_of
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader
from reportedly.read.xml_trees import tree_of

__all__ = ["NEWSML"]

_ROOT = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|NewsML|nitf)[\s>]")


class _Broken(ValueError):
    """Bytes that are no XML; the message says where they stop to be."""


def _tree(raw: bytes) -> tuple[Any, str]:
    """The root of a document, and what is wrong with it where it could still be read. Nothing
    outside it is loaded, and no entity but those of XML is put in."""
    from lxml import etree

    try:
        return tree_of(raw), ""
    except etree.XMLSyntaxError as error:
        told = str(error).split("\n", 1)[0][:120]
    root = tree_of(raw, mend=True)
    if root is None:
        raise _Broken(f"broken XML: {told}")
    return root, f"broken XML, read as far as it goes: {told}"


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        root, wrong = _tree(file.raw)
    except ValueError as error:
        yield 0, Failure(source=file.source, reason=str(error))
        return
    items = list(items_of(root))
    for row, item in enumerate(items, 1):
        number = row if len(items) > 1 else 0
        yield number, _article(item, f"{file.source}#{row}" if number else file.source, wrong)
    if not items:
        yield 0, Failure(source=file.source, reason="no news item in it")


def _article(item: Item, source: str, wrong: str) -> Read:
    if reason := item.reason or unfit(item.text):
        return Failure(source=source, reason=reason, left_out=item.left_out)
    notes = [
        Note(field="source", value=value, how=Known.METADATA, why=why) for value, why in item.notes
    ]
    if wrong:
        notes.append(Note(field="text", value="xml", how=Known.INFERRED, why=wrong))
    given = dict(item.given)
    return article_of(
        item.text,
        source=source,
        raw=item.text.encode("utf-8", "replace"),
        given=given,
        reasons=dict.fromkeys(given, f"{item.form} of the agency"),
        notes=tuple(notes),
    )


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    items = list(items_of(_tree(file.raw)[0]))
    for row, item in enumerate(items, 1):
        number = row if len(items) > 1 else 0
        if number in rows:
            yield number, item.text


def _knows(head: Head) -> bool:
    root, page = _ROOT.search(head.raw), head.raw.lower().find(b"<html")
    return head.text.startswith("<") and root is not None and not 0 <= page < root.start()


NEWSML = Reader(
    form="newsml", suffixes=(".nitf", ".newsml"), read=_read, again=_again, knows=_knows
)
